from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from kloeppel.flow.programme_to_report import counts_of, figures_of
from kloeppel.web.access import onlooker_or_404
from kloeppel.web.funder import figure_rows


@login_required
@require_GET
def figures(request: HttpRequest, slug: str) -> HttpResponse:
    """How far the programme is, in figures; the team opens the rows behind them, the funder sees numbers only."""
    standing = onlooker_or_404(request, slug)
    counts = counts_of(standing.programme)
    found = figures_of(counts, outside=not standing.is_team)
    totals = figure_rows.totals(found, standing)
    context = {
        "programme": standing.programme,
        "standing": standing,
        "at": timezone.now(),
        "people": totals[: figure_rows.OF_PEOPLE],
        "work": totals[figure_rows.OF_PEOPLE :],
        "labels": figure_rows.LABELS.values(),
        "rows": figure_rows.by_region(counts, found, standing),
        "kinds": figure_rows.kinds(found, standing),
        "submarkets": figure_rows.submarkets(found, standing),
        "waiting": counts.waiting if standing.is_lead else 0,
    }
    return render(request, "web/funder/figures.html", context)
