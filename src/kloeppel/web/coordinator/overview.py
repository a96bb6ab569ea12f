from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from kloeppel.core.values import Side
from kloeppel.events.queries import guests_of
from kloeppel.flow.feedback_to_matches import turnout_of
from kloeppel.matches.choices import ProposalState
from kloeppel.matches.queries import newest_run_of, proposals_of
from kloeppel.speeddating.queries import plans_of, released_plan_of, speed_dating_of
from kloeppel.web.access import event_or_404


@login_required
@require_GET
def event(request: HttpRequest, event_id: int) -> HttpResponse:
    """One event from guest list to matches: what is done, what comes next."""
    found, _standing = event_or_404(request, event_id)
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
