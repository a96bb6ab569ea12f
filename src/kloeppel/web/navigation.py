"""The main navigation: where the person who is looking can go, and as what."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kloeppel.accounts.models import User
from kloeppel.web.hats import Hat, Kind, hats_for, hats_of, remember, remembered

Entries = tuple[tuple[str, object], ...]
"""Names of addresses with what they are called."""

MAIN: dict[Kind, Entries] = {
    Kind.PARTICIPANT: (
        ("my_today", gettext_lazy("Today")),
        ("my_plan", gettext_lazy("My plan")),
        ("my_matches", gettext_lazy("My match")),
        ("messages", gettext_lazy("Messages")),
        ("profile", gettext_lazy("Profile")),
    ),
    Kind.COORDINATOR: (
        ("team_today", gettext_lazy("Today")),
        ("people", gettext_lazy("People")),
        ("the_day", gettext_lazy("The day")),
        ("matches", gettext_lazy("Matches")),
        ("calendar", gettext_lazy("Calendar")),
    ),
    Kind.LEAD: (
        ("programmes", gettext_lazy("Programmes")),
        ("figures", gettext_lazy("Figures")),
        ("money", gettext_lazy("Money")),
        ("team", gettext_lazy("Team")),
        ("settings", gettext_lazy("Settings")),
    ),
    Kind.FUNDER: (
        ("figures", gettext_lazy("Figures")),
        ("report", gettext_lazy("Report")),
    ),
}
MORE: dict[Kind, Entries] = {
    Kind.LEAD: (
        ("programme", gettext_lazy("Overview")),
        ("team_today", gettext_lazy("Today")),
        ("people", gettext_lazy("People")),
        ("the_day", gettext_lazy("The day")),
        ("matches", gettext_lazy("Matches")),
        ("calendar", gettext_lazy("Calendar")),
        ("lists", gettext_lazy("People lists")),
        ("letters", gettext_lazy("Letters")),
        ("trail", gettext_lazy("Audit trail")),
        ("report", gettext_lazy("Report")),
    ),
}
START = {
    Kind.PARTICIPANT: "my_today",
    Kind.COORDINATOR: "team_today",
    Kind.LEAD: "programme",
    Kind.FUNDER: "figures",
}
"""Where each hat begins. The address names the programme, so that it says which of several is meant."""
OF_NO_PROGRAMME = frozenset({"programmes"})
"""Entries of a hat whose address names no programme."""
AS_WHAT = {
    Kind.PARTICIPANT: gettext_lazy("As participant"),
    Kind.COORDINATOR: gettext_lazy("As coordinator"),
    Kind.LEAD: gettext_lazy("As project lead"),
    Kind.FUNDER: gettext_lazy("As funder"),
}

LIES_IN = {
    **dict.fromkeys(("my_day", "feedback"), "my_plan"),
    **dict.fromkeys(("my_proposal", "decline_proposal", "my_match"), "my_matches"),
    "message": "messages",
    "person": "people",
    **dict.fromkeys(("event", "guests", "invite_people", "guest_absences", "pair_rules"), "the_day"),
    **dict.fromkeys(("speed_dating_settings", "plan", "plan_version", "release_plan"), "the_day"),
    **dict.fromkeys(("matching", "decide_pair", "send_proposals", "close_proposal"), "matches"),
    **dict.fromkeys(("list_new", "list_preview"), "lists"),
    "my_phone": "profile",
}
"""Pages whose address does not begin like that of the entry in which they lie."""

FEW = 3
"""So many hats stand beside each other; more of them in a list to open."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place in the navigation. `name`: its address's name. `current`: the page looked at lies there."""

    name: str
    url: str
    label: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Navigation:
    """All that the header shows. `more`: what is needed less often. `hats`: empty for whoever has but one."""

    entries: list[Entry] = field(default_factory=list)
    more: list[Entry] = field(default_factory=list)
    hats: list[Entry] = field(default_factory=list)

    @property
    def few_hats(self) -> bool:
        """Whether the hats find room beside each other."""
        return len(self.hats) <= FEW

    @property
    def worn(self) -> str:
        """What the hat that is worn is called; empty for whoever has but one."""
        return next((hat.label for hat in self.hats if hat.current), "")


def navigation_for(request: HttpRequest) -> Navigation:
    """What whoever is looking finds in the header (at most three statements); nothing for visitors."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return Navigation()
    hats = hats_of(user)
    hat = worn(request, hats)
    names = _names(hat)
    entries = _entries(MAIN[hat.kind], hat)
    more = _entries(MORE.get(hat.kind, ()), hat)
    here = _place(request) if _place(request) in names else _nearest(request, [*entries, *more])
    return Navigation(
        entries=[_marked(entry, here) for entry in entries],
        more=[_marked(entry, here) for entry in more],
        hats=_switch(hats, hat),
    )


def worn(request: HttpRequest, hats: Sequence[Hat]) -> Hat:
    """The hat that the page asks for, and of several that fit the one worn last; it is kept for the next page.

    A page that is the beginning, or an entry, of one hat's navigation asks for that hat before others.
    """
    name = _place(request)
    fitting = [hat for hat in hats if name in _names(hat)] if name in OF_NO_PROGRAMME else hats_for(request, hats)
    for wish in (
        [hat for hat in fitting if start_of(hat) == name],
        [hat for hat in fitting if name in _names(hat)],
        fitting,
    ):
        if wish:
            hat = next((one for one in wish if one.key == remembered(request)), wish[0])
            if len(hats) > 1:
                remember(request, hat)
            return hat
    return next((one for one in hats if one.key == remembered(request)), hats[0])


def start_of(hat: Hat) -> str:
    """The name of the address at which this hat begins."""
    return START[hat.kind]


def url_of(name: str, hat: Hat) -> str:
    """The address of an entry for this hat."""
    return reverse(name, args=[hat.slug] if hat.slug and name not in OF_NO_PROGRAMME else [])


def _names(hat: Hat) -> set[str]:
    """The names of all entries of this hat."""
    return {name for name, _label in (*MAIN[hat.kind], *MORE.get(hat.kind, ()))}


def _place(request: HttpRequest) -> str:
    """The name of the entry in which the page lies, or of the page itself."""
    name = str(request.resolver_match.url_name) if request.resolver_match else ""
    return LIES_IN.get(name, name)


def _nearest(request: HttpRequest, entries: Sequence[Entry]) -> str:
    """The entry whose address the page's address continues."""
    above = [entry for entry in entries if request.path.startswith(entry.url)]
    return max(above, key=lambda entry: len(entry.url)).name if above else ""


def _entries(places: Entries, hat: Hat) -> list[Entry]:
    return [Entry(name, url_of(name, hat), str(label)) for name, label in places]


def _marked(entry: Entry, here: str) -> Entry:
    return Entry(entry.name, entry.url, entry.label, current=entry.name == here)


def _switch(hats: Sequence[Hat], now: Hat) -> list[Entry]:
    """One entry for each hat if there are several; with the programme's name where they are of several programmes."""
    if len(hats) < 2:
        return []
    many = len({hat.slug for hat in hats if hat.slug}) > 1
    return [
        Entry(
            start_of(hat),
            url_of(start_of(hat), hat),
            _("%(hat)s: %(programme)s") % {"hat": AS_WHAT[hat.kind], "programme": hat.programme}
            if many and hat.programme
            else str(AS_WHAT[hat.kind]),
            current=hat == now,
        )
        for hat in hats
    ]
