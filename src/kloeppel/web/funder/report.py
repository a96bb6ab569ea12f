from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from kloeppel.flow.programme_to_report import counts_of, figures_of
from kloeppel.web.access import onlooker_or_404
from kloeppel.web.funder import figure_rows
from kloeppel.web.funder.report_sentences import sentences


@login_required
@require_GET
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """How far the programme is, in sentences made of its figures, to be read and printed."""
    standing = onlooker_or_404(request, slug)
    counts = counts_of(standing.programme)
    # The report goes from hand to hand, so it hides small counts whoever opens it.
    found = figures_of(counts, outside=True)
    now = timezone.now()
    context = {
        "programme": standing.programme,
        "standing": standing,
        "at": now,
        "days": [(event, event.starts_at <= now) for event in counts.events],
        "regions": [region.name for region in counts.regions],
        "sentences": sentences(found),
        "labels": figure_rows.LABELS.values(),
        "rows": figure_rows.by_region(counts, found, standing),
        "several": len(counts.regions) > 1,
    }
    return render(request, "web/funder/report.html", context)
