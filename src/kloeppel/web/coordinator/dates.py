"""Days and deadlines of the regions of one member of the team."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from kloeppel.web.access import team_or_404
from kloeppel.web.coordinator.tasks import preparations
from kloeppel.web.coordinator.work import Work, work_of


@dataclass(frozen=True, slots=True)
class Date:
    """One line of the calendar; `at` is empty for what lasts until the end of its day."""

    day: dt.date
    what: str
    url: str
    region: str = ""
    where: str = ""
    at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """The lines of one month; `first` is its first day."""

    first: dt.date
    dates: list[Date]


@login_required
@require_GET
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """What is when, month by month; what is past stands at the end."""
    standing = team_or_404(request, slug)
    today = timezone.localdate()
    dates = dates_of(work_of(standing), today)
    context = {
        "programme": standing.programme,
        "ahead": _months(date for date in dates if date.day >= today),
        "past": _months(date for date in dates if date.day < today),
    }
    return render(request, "web/coordinator/calendar.html", context)


def dates_of(work: Work, today: dt.date) -> list[Date]:
    """Events, days until which people answer, and days by which something should be prepared; in order of time."""
    found = [
        Date(
            state.day,
            state.event.title,
            reverse("event", args=[state.event.pk]),
            state.event.region.name,
            state.event.venue,
            state.event.starts_at,
        )
        for state in work.events
    ]
    by_day = sorted(work.proposals, key=lambda one: (one.answer_by, one.run.event_id))
    for (day, event_id), group in groupby(by_day, key=lambda one: (one.answer_by, one.run.event_id)):
        same = list(group)
        what = ngettext("Last day to answer %(n)s proposal", "Last day to answer %(n)s proposals", len(same))
        region = same[0].run.event.region.name
        found.append(Date(day, what % {"n": len(same)}, reverse("matching", args=[event_id]), region))
    found += [
        Date(task.due, _("By this day: %(task)s") % {"task": task.title}, task.url, task.region)
        for task in preparations(work, today)
    ]
    return sorted(found, key=lambda date: (date.day, date.at is not None, date.what))


def _months(dates: Iterable[Date]) -> list[Month]:
    return [Month(first, list(group)) for first, group in groupby(dates, key=lambda date: date.day.replace(day=1))]
