"""Load it, or answer 404; refuse it with the reason. Every view begins with one of these.

Whoever has nothing to do with a programme gets 404 and does not learn that it exists. Somebody of its team who may not
do this one thing gets 403 with the reason. From then on the answer speaks as the programme does: „Sie“ or „du“.
"""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from kloeppel.accounts.models import User
from kloeppel.core.values import Verdict
from kloeppel.events.models import Event, Guest
from kloeppel.events.queries import invitations_of
from kloeppel.matches.models import Match, Proposal
from kloeppel.matches.queries import matches_of, proposals_for
from kloeppel.programmes.choices import Role
from kloeppel.programmes.models import Programme
from kloeppel.programmes.permissions import Standing, may_lead, may_see_figures, may_work_in
from kloeppel.programmes.queries import roles_of, standing_in
from kloeppel.web.speech import speak_as


def user_of(request: HttpRequest) -> User:
    """The signed-in user; 404 for a visitor (views behind `login_required` never get there)."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def require(verdict: Verdict) -> None:
    """Answer 403 with the reason, in the reader's language, unless `verdict` allows it."""
    if not verdict:
        raise PermissionDenied(verdict.reason.render(gettext) if verdict.reason else "")


def team_or_404(request: HttpRequest, slug: str) -> Standing:
    """What the signed-in user is in the team of the programme; 404 for everybody outside it."""
    programme = get_object_or_404(Programme, slug=slug)
    standing = standing_in(programme, user_of(request))
    if not standing.is_team:
        raise Http404
    speak_as(programme)
    return standing


def onlooker_or_404(request: HttpRequest, slug: str) -> Standing:
    """What the signed-in user is to the programme, for the pages with its figures; 404 for all but team and funder."""
    programme = get_object_or_404(Programme, slug=slug)
    standing = standing_in(programme, user_of(request))
    if not may_see_figures(standing):
        raise Http404
    speak_as(programme)
    return standing


def lead_or_refuse(request: HttpRequest, slug: str) -> Standing:
    """The same for a page of the project lead: 403 with the reason for a coordinator."""
    standing = team_or_404(request, slug)
    require(may_lead(standing))
    return standing


def event_or_404(request: HttpRequest, event_id: int) -> tuple[Event, Standing]:
    """The event, with programme and region, and what the user is in its team.

    404 for everybody outside the team, 403 with the reason for the coordinator of another region.
    """
    event = get_object_or_404(Event.objects.select_related("programme", "region"), pk=event_id)
    standing = standing_in(event.programme, user_of(request))
    if not standing.is_team:
        raise Http404
    speak_as(event.programme)
    require(may_work_in(standing, event.region_id))
    return event, standing


def guest_or_404(request: HttpRequest, guest_id: int) -> Guest:
    """The signed-in user's own invitation, with event, person and card; 404 for anybody else's."""
    guest = get_object_or_404(invitations_of(user_of(request)), pk=guest_id)
    speak_as(guest.event.programme)
    return guest


def proposal_or_404(request: HttpRequest, proposal_id: int) -> Proposal:
    """A proposal made to the signed-in user, with both partners and the event; 404 for anybody else's."""
    proposal = get_object_or_404(proposals_for(user_of(request)), pk=proposal_id)
    speak_as(proposal.run.event.programme)
    return proposal


def match_or_404(request: HttpRequest, match_id: int) -> Match:
    """A match of the signed-in user, with both partners, coordinator and programme; 404 for anybody else's."""
    match = get_object_or_404(matches_of(user_of(request)), pk=match_id)
    speak_as(match.programme)
    return match


def leads_somewhere(request: HttpRequest) -> bool:
    """Whether the user, if there is one, is a lead of any programme (one statement; none for a visitor)."""
    user = request.user
    return isinstance(user, User) and any(member.role == Role.LEAD for member in roles_of(user))


def lead_somewhere_or_404(request: HttpRequest) -> None:
    """404 for all but project leads: for pages that belong to no programme."""
    if not leads_somewhere(request):
        raise Http404
