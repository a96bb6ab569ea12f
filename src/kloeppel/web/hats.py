"""The hats that somebody has: what a person is to which programme, and which of it a page shows.

A page says by its address whose it is: what lies below `/mein/` is for those who take part, what names a programme or
an event is for its team. Pages that belong to nobody show the hat that was worn last.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.http import HttpRequest

from kloeppel.accounts.models import User
from kloeppel.events.models import Event
from kloeppel.profiles.models import Person
from kloeppel.programmes.choices import Role
from kloeppel.programmes.queries import roles_of

SESSION_KEY = "hat"


class Kind(StrEnum):
    """As what somebody looks at the pages; those of the team are the values of `Role`."""

    PARTICIPANT = "participant"
    COORDINATOR = Role.COORDINATOR.value
    LEAD = Role.LEAD.value
    FUNDER = Role.FUNDER.value


TEAM = (Kind.LEAD, Kind.COORDINATOR, Kind.FUNDER)
"""The hats of one programme in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Hat:
    """One thing that somebody is: for a participant everywhere, for all others in one programme."""

    kind: Kind
    slug: str = ""
    programme: str = ""

    @property
    def key(self) -> str:
        """How the session names it."""
        return f"{self.kind}:{self.slug}"


def hats_of(user: User) -> list[Hat]:
    """Every hat of `user`, those of the team first, newest programme first (two statements).

    Whoever is nothing yet looks as somebody who takes part: that is what people are invited to.
    """
    found = {Hat(Kind(one.role), one.programme.slug, one.programme.name): one.programme_id for one in roles_of(user)}
    hats = sorted(found, key=lambda hat: (-found[hat], TEAM.index(hat.kind)))
    if not hats or Person.objects.filter(user=user).exists():
        hats.append(Hat(Kind.PARTICIPANT))
    return hats


def hats_for(request: HttpRequest, hats: Sequence[Hat]) -> list[Hat]:
    """Those of `hats` to which the page belongs; empty for a page that belongs to nobody (at most one statement)."""
    if request.path.startswith("/mein/"):
        return [hat for hat in hats if hat.kind is Kind.PARTICIPANT]
    slug = _programme_of(request, hats)
    return [hat for hat in hats if hat.slug == slug] if slug else []


def remembered(request: HttpRequest) -> str:
    """The key of the hat that was worn last."""
    session = getattr(request, "session", None)
    return str(session.get(SESSION_KEY, "")) if session is not None else ""


def remember(request: HttpRequest, hat: Hat) -> None:
    """Keep the hat for pages that belong to nobody; writes only when another was worn before."""
    if remembered(request) != hat.key:
        request.session[SESSION_KEY] = hat.key


def _programme_of(request: HttpRequest, hats: Sequence[Hat]) -> str:
    """The slug of the programme that the address names, itself or by an event."""
    asked = request.resolver_match.kwargs if request.resolver_match else {}
    if "event_id" not in asked:
        return str(asked.get("slug", ""))
    slugs = {hat.slug for hat in hats if hat.slug}
    if len(slugs) == 1:
        # Nearly everybody works for one programme only: nothing to look up.
        return slugs.pop()
    event = Event.objects.filter(pk=asked["event_id"]).select_related("programme").first()
    return event.programme.slug if event else ""
