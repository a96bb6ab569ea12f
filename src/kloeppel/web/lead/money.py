from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from kloeppel.flow.programme_to_report import money_of
from kloeppel.web.access import team_or_404


@login_required
@require_GET
def money(request: HttpRequest, slug: str) -> HttpResponse:
    """What is promised to matches and what is left of the pot; nothing about payouts."""
    standing = team_or_404(request, slug)
    budget, rows = money_of(standing.programme)
    context = {
        "programme": standing.programme,
        "standing": standing,
        "budget": budget,
        "missing": -budget.left,
        "rows": rows,
        "matches": sum(row.matches for row in rows),
    }
    return render(request, "web/lead/money.html", context)
