"""What `kloeppel demo` prints: the address, and a link for each role that signs in with one click."""

from dataclasses import dataclass

from django.core import signing
from django.urls import reverse

from kloeppel.accounts.models import User
from kloeppel.cli.demo.story import SLUG
from kloeppel.cli.language import said
from kloeppel.core.values import Sentence, sentence
from kloeppel.events.models import Guest
from kloeppel.matches.choices import ProposalState
from kloeppel.matches.models import Match, Proposal
from kloeppel.profiles.choices import CardSide
from kloeppel.profiles.models import Person
from kloeppel.programmes.choices import Role
from kloeppel.programmes.models import Programme, TeamMember

SALT = "demo sign-in"
"""The salt of the page that takes these links (`web/demo_links.py`)."""


@dataclass(frozen=True, slots=True)
class Link:
    """One role: who it is, what there is to see, and the person to sign in as."""

    role: Sentence
    user: User


def page(bind: str) -> str:
    """Address and links, one to a line, for a terminal."""
    found = _links()
    width = max(len(said(link.role)) + len(str(link.user)) for link in found) + 3
    lines = [said(sentence("The example programme is at http://%(address)s/", address=bind)), ""]
    lines.append(said(sentence("One click signs you in as:")))
    for link in found:
        who = f"{said(link.role)} ({link.user})"
        path = reverse("demo_sign_in", args=[signing.dumps(link.user.pk, salt=SALT)])
        lines.append(f"  {who:<{width}}  http://{bind}{path}")
    return "\n".join(lines)


def said_before() -> str:
    """What is said before the story is written."""
    return said(sentence("Writing the example programme …"))


def said_ready() -> str:
    """What is said when nothing more is to come."""
    return said(sentence("Everything is there. `./kloeppel demo` opens the pages."))


def _links() -> list[Link]:
    programme = Programme.objects.get(slug=SLUG)
    team = list(TeamMember.objects.filter(programme=programme).select_related("user", "region").order_by("pk"))
    links = [Link(sentence("project lead"), member.user) for member in team if member.role == Role.LEAD]
    takes_part = set(Person.objects.filter(programme=programme).values_list("user_id", flat=True))
    links += [
        Link(_coordinator(member.region.name, takes_part=member.user_id in takes_part), member.user)
        for member in team
        if member.region is not None
    ]
    links += [Link(sentence("funder"), member.user) for member in team if member.role == Role.FUNDER]
    today = Guest.objects.filter(event__region__slug="meissen").select_related("person__user").order_by("pk")
    for side, role in (
        (CardSide.NEED, sentence("business on its day")),
        (CardSide.OFFER, sentence("creative on their day")),
    ):
        guest = today.filter(card__side=side).first()
        if guest is not None:
            links.append(Link(role, guest.person.user))
    asked = Proposal.objects.filter(state=ProposalState.OPEN, business_answer="")
    proposal = asked.select_related("business__person__user").order_by("-pk").first()
    if proposal is not None:
        links.append(Link(sentence("business with a proposal"), proposal.business.person.user))
    match = Match.objects.select_related("creative__person__user").order_by("pk").first()
    if match is not None:
        links.append(Link(sentence("creative with a match"), match.creative.person.user))
    return links


def _coordinator(region: str, *, takes_part: bool) -> Sentence:
    if takes_part:
        return sentence("coordinator %(region)s who also takes part", region=region)
    return sentence("coordinator %(region)s", region=region)
