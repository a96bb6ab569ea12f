"""What a round plan is made of and what comes out: people, pairs, the problem, meetings, the plan."""

from dataclasses import dataclass

from kloeppel.core.rounds.checks import check_problem
from kloeppel.core.values import Side

ENGINE_VERSION = "rounds 1.0"
"""Stored beside every plan; changes whenever the same problem and seed may give another plan."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part.

    `absent` holds the rounds (from 0) in which the person is not there. `min` and `max` bound the number of talks;
    `max` None means as many as there are rounds.
    """

    id: str
    side: Side
    absent: frozenset[int] = frozenset()
    min: int = 0
    max: int | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who may meet once: `a` of side a, `b` of side b, `affinity` finite and at least 0.

    `must` pairs meet whatever their affinity; `round` (only with `must`) says in which round, from 0.
    """

    a: str
    b: str
    affinity: float
    must: bool = False
    round: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A day to be planned. Two people who are not listed as a pair may not meet.

    Whoever holds a `Problem` holds a checked one: building it raises InputError naming the place, such as
    `pairs[3].b`, for anything that contradicts itself. Whether the talks promised can all be given is only known
    after planning.
    """

    rounds: int
    tables: int
    people: tuple[Person, ...]
    pairs: tuple[Pair, ...]
    objective: str = "total"

    def __post_init__(self) -> None:
        check_problem(self)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One talk: who, in which round, at which table (both from 0)."""

    a: str
    b: str
    round: int
    table: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Who meets whom, and how good that is.

    `meetings` are sorted by round and table. `total` is the sum of their affinities; no plan whatsoever has more than
    `bound`; `optimal` says that the two are equal, up to 1e-9 of the bound (or of the largest affinity, if that is
    more). `fewest_talks` is what the person with the fewest talks gets.
    """

    meetings: tuple[Meeting, ...]
    total: float
    bound: float
    optimal: bool
    fewest_talks: int
