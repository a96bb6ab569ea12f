"""A day as threads: tables are lanes, whoever walks from table to table is a thread, and every talk is a knot."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kloeppel.core.rounds import Meeting
from kloeppel.core.values import Side
from kloeppel.web.components.curves import path

LANE = 26
ROUND = 92
LEFT = 176
TOP = 34
_TINTS = 5


@dataclass(frozen=True, slots=True)
class Thread:
    """The way of one person: `path` as SVG draws it, `tint` from 0 to 4 so that neighbours can be told apart."""

    name: str
    path: str
    tint: int


@dataclass(frozen=True, slots=True)
class Knot:
    """A talk: where it is drawn, and in words who talks in which round at which table.

    The words are made here: a template would look them up again for each of thousands.
    """

    x: int
    y: int
    said: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A table (from 1): where it is drawn, and who sits there all day, if somebody does."""

    y: int
    table: int
    name: str


@dataclass(frozen=True, slots=True)
class Threads:
    """The picture: size, lanes, x and number of each round, threads, knots; `rest_y`: where people wait, or 0."""

    width: int
    height: int
    lanes: Sequence[Lane]
    rounds: Sequence[tuple[int, int]]
    threads: Sequence[Thread]
    knots: Sequence[Knot]
    rest_y: int


def threads_of(meetings: Sequence[Meeting], rounds: int, names: Mapping[str, str]) -> Threads:
    """The picture of `meetings` in `rounds` rounds; `names` by id."""
    walks = _walking_side(meetings)
    tables = sorted({meeting.table for meeting in meetings})
    y_of = {table: TOP + LANE * index + LANE // 2 for index, table in enumerate(tables)}
    places: dict[str, dict[int, int]] = defaultdict(dict)
    sitters: dict[int, set[str]] = defaultdict(set)
    for meeting in meetings:
        walker, sitter = (meeting.a, meeting.b) if walks is Side.CREATIVE else (meeting.b, meeting.a)
        places[walker][meeting.round] = y_of[meeting.table]
        sitters[meeting.table].add(sitter)
    rest = TOP + LANE * len(tables) + LANE
    said = _("Round %(round)s, table %(table)s: %(names)s")
    waits = any(len(way) < rounds for way in places.values())
    return Threads(
        width=LEFT + ROUND * rounds,
        height=rest + LANE if waits else rest,
        lanes=[Lane(y_of[table], table + 1, _only(sitters[table], names)) for table in tables],
        rounds=[(_x(number), number + 1) for number in range(rounds)],
        threads=[
            Thread(
                names[person], path([(_x(number), way.get(number, rest)) for number in range(rounds)]), index % _TINTS
            )
            for index, (person, way) in enumerate(sorted(places.items()))
        ],
        knots=[
            Knot(
                _x(meeting.round),
                y_of[meeting.table],
                said
                % {
                    "round": meeting.round + 1,
                    "table": meeting.table + 1,
                    "names": f"{names[meeting.a]} – {names[meeting.b]}",
                },
            )
            for meeting in meetings
        ],
        rest_y=rest if waits else 0,
    )


def _walking_side(meetings: Sequence[Meeting]) -> Side:
    """The side whose people change tables more often."""
    seen: dict[str, set[int]] = defaultdict(set)
    for meeting in meetings:
        seen[meeting.a].add(meeting.table)
        seen[meeting.b].add(meeting.table)
    creatives = sum(len(seen[person]) for person in {meeting.a for meeting in meetings})
    businesses = sum(len(seen[person]) for person in {meeting.b for meeting in meetings})
    return Side.CREATIVE if creatives >= businesses else Side.BUSINESS


def _only(sitters: set[str], names: Mapping[str, str]) -> str:
    return names[next(iter(sitters))] if len(sitters) == 1 else ""


def _x(number: int) -> int:
    return LEFT + ROUND * number + ROUND // 2
