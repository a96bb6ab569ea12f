from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from kloeppel.web.access import onlooker_or_404


@login_required
@require_GET
def figures(request: HttpRequest, slug: str) -> HttpResponse:
    """How far the programme is, in figures."""
    standing = onlooker_or_404(request, slug)
    return render(request, "web/funder/figures.html", {"programme": standing.programme, "standing": standing})
