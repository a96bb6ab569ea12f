"""Where the team arrives: what is to be done now in its regions, and what happens next."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from kloeppel.web.access import team_or_404
from kloeppel.web.coordinator.dates import dates_of
from kloeppel.web.coordinator.tasks import tasks_of
from kloeppel.web.coordinator.work import work_of

MOST_NEXT = 4


@login_required
@never_cache
@require_GET
def team_today(request: HttpRequest, slug: str) -> HttpResponse:
    """The tasks of the regions in order of urgency; below them the next days of the calendar."""
    standing = team_or_404(request, slug)
    today = timezone.localdate()
    work = work_of(standing)
    context = {
        "programme": standing.programme,
        "regions": work.regions,
        "today": today,
        "tasks": tasks_of(work, today),
        "dates": [date for date in dates_of(work, today) if date.day >= today][:MOST_NEXT],
    }
    return render(request, "web/coordinator/today.html", context)
