"""A small picture of each kind, for the page that shows the components."""

import datetime as dt

from kloeppel.core.rounds import Meeting
from kloeppel.web.components.dots import dots_of
from kloeppel.web.components.lace import lace_of
from kloeppel.web.components.meetings import meetings_of
from kloeppel.web.components.threads import threads_of
from kloeppel.web.components.tile_map import Counts, tile_map_of

_CREATIVES = {"a1": "Anna Kranz", "a2": "Nele Vorlauf", "a3": "Till Amsel", "a4": "Ada Wendelstab"}
_BUSINESSES = {"b1": "Spielzeugmuseum", "b2": "Blaudruckstube", "b3": "Rathaus", "b4": "Mühle"}
_NAMES = _CREATIVES | _BUSINESSES
_MEETINGS = [
    Meeting(f"a{number + 1}", f"b{(number + turn) % 4 + 1}", turn, (number + turn) % 4)
    for turn in range(3)
    for number in range(4)
    if (turn, number) != (2, 3)
]
_TALKS = {person: sum(person in {meeting.a, meeting.b} for meeting in _MEETINGS) for person in _NAMES}
_COUNTS = {"14521": Counts(18, 16, 7), "14627": Counts(9, 12, 4), "14626": Counts(3, 5), "14612": Counts(6, 1, 1)}


def sample_pictures() -> dict[str, object]:
    """The pictures by name."""
    matches = [
        {
            "creative": {"person": {"name": creative}, "organisation": {"name": "Atelier"}},
            "business": {"person": {"name": "Bernd Vogel"}, "organisation": {"name": business}},
            "state": "active",
            "get_state_display": "aktiv",
            "region": "Erzgebirge",
            "confirmed_at": dt.date(2026, 3, 15),
            "coordinator": {"user": "Ines Hüttenrauch"},
        }
        for creative, business in zip(_CREATIVES.values(), _BUSINESSES.values(), strict=True)
    ]
    return {
        "threads": threads_of(_MEETINGS, 3, _NAMES),
        "dots": dots_of([(person, person[0]) for person in _NAMES], _TALKS, _NAMES),
        "meetings": meetings_of([*_CREATIVES], [*_BUSINESSES], _MEETINGS, _NAMES, over={0}),
        "tile_map": tile_map_of(_COUNTS),
        "lace": lace_of(0),
        "tiles": [(match, lace_of(number)) for number, match in enumerate(matches, start=1)],
        "meeting_rows": [(one.round + 1, _NAMES[one.a], _NAMES[one.b]) for one in _MEETINGS],
    }
