"""The main navigation: where the person who is looking can go."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from kloeppel.accounts.models import User
from kloeppel.programmes.choices import Role
from kloeppel.programmes.queries import roles_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One place in the navigation. `current`: the page that is being looked at lies there."""

    url: str
    label: str
    current: bool = False


def navigation_for(request: HttpRequest) -> list[Entry]:
    """The entries for whoever is looking, in the order in which they are shown (one statement)."""
    entries = [(reverse("home"), _("Home")), *_team_entries(request)]
    here = max((url for url, _label in entries if request.path.startswith(url)), key=len, default="")
    return [Entry(url, label, current=url == here and (url != "/" or request.path == "/")) for url, label in entries]


def _team_entries(request: HttpRequest) -> Iterator[tuple[str, str]]:
    user = getattr(request, "user", None)
    roles = list(roles_of(user)) if isinstance(user, User) else []
    programmes = {member.programme_id: member.programme for member in roles}
    for number, programme in programmes.items():
        single = len(programmes) == 1
        yield reverse("programme", args=[programme.slug]), _("Overview") if single else programme.name
        if not single:
            continue
        yield reverse("people", args=[programme.slug]), _("People")
        yield reverse("matches", args=[programme.slug]), _("Matches")
        if any(member.role == Role.LEAD for member in roles if member.programme_id == number):
            yield reverse("lists", args=[programme.slug]), _("People lists")
            yield reverse("letters", args=[programme.slug]), _("Letters")
            yield reverse("trail", args=[programme.slug]), _("Audit trail")
