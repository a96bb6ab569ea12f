from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from kloeppel.web.access import lead_or_refuse


@login_required
@require_GET
def settings(request: HttpRequest, slug: str) -> HttpResponse:
    """Settings of the programme."""
    standing = lead_or_refuse(request, slug)
    return render(request, "web/lead/settings.html", {"programme": standing.programme, "standing": standing})
