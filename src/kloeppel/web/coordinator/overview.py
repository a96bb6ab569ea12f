from collections.abc import Sequence
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from kloeppel.core.values import Side
from kloeppel.events.models import Event
from kloeppel.events.queries import events_of, guests_of
from kloeppel.flow.feedback_to_matches import turnout_of
from kloeppel.matches.choices import ProposalState
from kloeppel.matches.queries import newest_run_of, proposals_of
from kloeppel.speeddating.queries import plans_of, released_plan_of, speed_dating_of
from kloeppel.web.access import event_or_404, team_or_404
from kloeppel.web.coordinator.work import regions_of


@login_required
@require_GET
def event(request: HttpRequest, event_id: int) -> HttpResponse:
    """One event from guest list to matches: what is done, what comes next."""
    found, _standing = event_or_404(request, event_id)
    return _event_page(request, found)


@login_required
@require_GET
def the_day(request: HttpRequest, slug: str) -> HttpResponse:
    """The event that is on, else the next, else the last; for whoever looks after several regions a choice."""
    standing = team_or_404(request, slug)
    regions = regions_of(standing)
    events = list(events_of(standing.programme).filter(region__in=[region.pk for region in regions]))
    chosen = [
        event_to_show([event for event in events if event.region_id == region.pk], timezone.localdate())
        for region in regions
    ]
    shown = [event for event in chosen if event is not None]
    if len(shown) == 1:
        return _event_page(request, shown[0])
    context = {"programme": standing.programme, "events": shown, "today": timezone.localdate()}
    return render(request, "web/coordinator/the_day.html", context)


def event_to_show(events: Sequence[Event], today: date) -> Event | None:
    """Of `events` in order of time the one of today, else the next, else the last; None if there is none."""
    ahead = [event for event in events if timezone.localdate(event.starts_at) >= today]
    return next(iter(ahead), events[-1] if events else None)


def _event_page(request: HttpRequest, found: Event) -> HttpResponse:
    sides = [guest.card.side for guest in guests_of(found)]
    speed_dating = speed_dating_of(found)
    states = [proposal.state for proposal in proposals_of(found)]
    context = {
        "event": found,
        "programme": found.programme,
        "creatives": sides.count(Side.CREATIVE),
        "businesses": sides.count(Side.BUSINESS),
        "speed_dating": speed_dating,
        "versions": len(plans_of(speed_dating)) if speed_dating else 0,
        "released": released_plan_of(speed_dating) if speed_dating else None,
        "turnout": turnout_of(found),
        "run": newest_run_of(found),
        "open": states.count(ProposalState.OPEN),
        "confirmed": states.count(ProposalState.CONFIRMED),
    }
    return render(request, "web/coordinator/event.html", context)
