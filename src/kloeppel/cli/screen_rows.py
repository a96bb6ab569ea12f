"""Which rows of the example programme the pictures of `kloeppel screens` show, and who looks at them."""

from django.db.models import QuerySet

from kloeppel.accounts.models import User
from kloeppel.cli.demo.story import SLUG
from kloeppel.events.models import Event, Guest
from kloeppel.matches.choices import ProposalState
from kloeppel.matches.models import Match, Proposal
from kloeppel.profiles.choices import CardSide
from kloeppel.programmes.choices import Role
from kloeppel.programmes.models import TeamMember
from kloeppel.speeddating.models import PlanVersion, Talk


def of(page: str, region: str, who: str) -> tuple[list[object], User | None]:
    """The arguments of the address `page` in `region`, and the user who looks (None: a visitor)."""
    if who == "visitor":
        return [], None
    if who == "lead":
        return [SLUG], TeamMember.objects.select_related("user").get(role=Role.LEAD).user
    if who == "coordinator":
        return _of_coordinator(page, region)
    if page == "my_proposal":
        return _of_proposal(region)
    if page == "my_match":
        match = _matches(region)[0]
        return [match.pk], match.creative.person.user
    return _of_guest(page, region)


def _of_coordinator(page: str, region: str) -> tuple[list[object], User]:
    user = TeamMember.objects.select_related("user").get(role=Role.COORDINATOR, region__slug=region).user
    event = Event.objects.get(region__slug=region)
    if page == "plan_version":
        return [event.pk, PlanVersion.objects.get(speed_dating__event=event).number], user
    return [event.pk], user


def _of_guest(page: str, region: str) -> tuple[list[object], User]:
    guests = Guest.objects.filter(event__region__slug=region, card__side=CardSide.OFFER)
    guest = guests.select_related("person__user").order_by("pk")[0]
    if page == "my_today":
        return [], guest.person.user
    if page == "feedback":
        # A talk that has just been held and is not answered yet.
        talk = Talk.objects.filter(creative=guest, round__gte=2).order_by("round")[0]
        return [guest.pk, talk.pk], guest.person.user
    return [guest.pk], guest.person.user


def _of_proposal(region: str) -> tuple[list[object], User]:
    asked = Proposal.objects.filter(state=ProposalState.OPEN, business_answer="", run__event__region__slug=region)
    proposal = asked.select_related("business__person__user").order_by("-pk")[0]
    return [proposal.pk], proposal.business.person.user


def _matches(region: str) -> QuerySet[Match]:
    of_region = Match.objects.filter(creative__region__slug=region)
    return of_region.select_related("creative__person__user").order_by("pk")
