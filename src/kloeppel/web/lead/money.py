from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from kloeppel.web.access import team_or_404


@login_required
@require_GET
def money(request: HttpRequest, slug: str) -> HttpResponse:
    """Money of the programme."""
    standing = team_or_404(request, slug)
    return render(request, "web/lead/money.html", {"programme": standing.programme, "standing": standing})
