"""Who meets whom: creatives as threads across, businesses as threads down, and a numbered knot for each talk."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kloeppel.core.rounds import Meeting

STEP = 34
LEFT = 176
TOP = 172
MOST = 100
"""Of more people on a side the picture would be larger than any screen, and nobody would find anything in it."""
RIGHT = 104
"""Names of businesses lean to the right above their threads; the last one needs this much room."""
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class End:
    """Where a thread is named: its place across or down, the name as it fits, and the whole name."""

    at: int
    short: str
    name: str


@dataclass(frozen=True, slots=True)
class Knot:
    """A talk: where, in which round (from 1), who with whom in words, and whether its round is over.

    Nothing about what anybody said. The words are made here: a template would look them up again for each of thousands.
    """

    x: int
    y: int
    round: int
    said: str
    over: bool


@dataclass(frozen=True, slots=True)
class Meetings:
    """The picture: its size, the threads down (`businesses`) and across (`creatives`), and the knots."""

    width: int
    height: int
    right: int
    bottom: int
    creatives: Sequence[End]
    businesses: Sequence[End]
    knots: Sequence[Knot]


def meetings_of(
    creatives: Sequence[str],
    businesses: Sequence[str],
    meetings: Sequence[Meeting],
    names: Mapping[str, str],
    *,
    over: Container[int] = (),
) -> Meetings:
    """The picture of `meetings` between people (ids, in the order in which they are drawn); `over`: rounds from 0."""
    x_of = {person: LEFT + STEP * place + STEP // 2 for place, person in enumerate(businesses)}
    y_of = {person: TOP + STEP * place + STEP // 2 for place, person in enumerate(creatives)}
    said = _("Round %(round)s: %(creative)s – %(business)s")
    right, bottom = LEFT + STEP * len(businesses), TOP + STEP * len(creatives)
    return Meetings(
        width=right + RIGHT,
        height=bottom + STEP // 2,
        right=right,
        bottom=bottom,
        creatives=[End(y_of[person], _short(names[person]), names[person]) for person in creatives],
        businesses=[End(x_of[person], _short(names[person]), names[person]) for person in businesses],
        knots=[
            Knot(
                x_of[meeting.b],
                y_of[meeting.a],
                meeting.round + 1,
                said % {"round": meeting.round + 1, "creative": names[meeting.a], "business": names[meeting.b]},
                meeting.round in over,
            )
            for meeting in meetings
        ],
    )


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
