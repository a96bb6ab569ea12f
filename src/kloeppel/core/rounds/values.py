"""What a round plan is made of and what comes out: people, pairs, the problem, meetings, the plan."""

from dataclasses import dataclass

from kloeppel.core.rounds.checks import check_problem
from kloeppel.core.values import Side

ENGINE_VERSION = "rounds 2.0"
"""Stored beside every plan; changes whenever the same problem and seed may give another plan."""

MOST_LOST = 0.01
"""The share of affinity that evenness may cost unless somebody says otherwise."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part; without a `side` on a day on which everybody may meet everybody.

    `absent` holds the rounds (from 0) in which the person is not there. `min` and `max` bound the number of talks;
    `max` None means as many as there are rounds. `table_needs`: properties every table needs at which the person has a
    talk. `rest`: at least so many rounds in which the person is there and has no talk. `in_a_row`: talks in at most so
    many rounds one after the other; None means what the problem says.
    """

    id: str
    side: Side | None = None
    absent: frozenset[int] = frozenset()
    min: int = 0
    max: int | None = None
    table_needs: frozenset[str] = frozenset()
    rest: int = 0
    in_a_row: int | None = None


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
    """A day to be planned. Two people who are not listed as a pair may not meet, and those in `never` neither.

    `sides` is "two", or "one" if any two people may be a pair. `threes`: two people of that side may sit with one of
    the other, in as many threes in a round as it takes to seat everybody who is there, and no more. `table_properties`:
    what each table has (empty: nothing). `keeps_table`: everybody of that side stays at one table all day. `breaks`:
    rounds without talks. `in_a_row`: nobody has talks in more than so many rounds one after the other.

    `objective` is "fair" or "total". `most_lost`: the share of affinity that evenness may cost under "fair".

    Whoever holds a `Problem` holds a checked one: building it raises InputError naming the place, such as
    `pairs[3].b`, for anything that contradicts itself. Whether the talks promised can all be given is only known
    after planning.
    """

    rounds: int
    tables: int
    people: tuple[Person, ...]
    pairs: tuple[Pair, ...]
    objective: str = "fair"
    sides: str = "two"
    threes: Side | None = None
    table_properties: tuple[frozenset[str], ...] = ()
    keeps_table: Side | None = None
    breaks: frozenset[int] = frozenset()
    in_a_row: int | None = None
    never: tuple[tuple[str, str], ...] = ()
    most_lost: float = MOST_LOST

    def __post_init__(self) -> None:
        check_problem(self)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One talk: who, in which round, at which table (both from 0).

    A three is two talks of the same person at the same table in the same round.
    """

    a: str
    b: str
    round: int
    table: int


@dataclass(frozen=True, slots=True)
class Evenness:
    """What a fair plan keeps, beside the promises, and what that costs.

    `talks_proven`: no plan gives the talks out more evenly (leximin: fewest people without a talk, then fewest with one
    only, and so on). `least_affinity` is what the person gets who gets least of it, summed over their talks; no plan
    that gives the talks out as evenly and keeps to the limit of losses can give that person more than
    `least_affinity_bound`. `lost` is the share of affinity that this costs, at most: measured against a bound on every
    plan.
    """

    talks_proven: bool
    least_affinity: float
    least_affinity_bound: float
    lost: float


@dataclass(frozen=True, slots=True)
class Plan:
    """Who meets whom, and how good that is.

    `meetings` are sorted by round and table. `total` is the sum of their affinities; no plan whatsoever has more than
    `bound`; `optimal` says that the two are equal, up to 1e-9 of the bound (or of the largest affinity, if that is
    more); under the objective "fair" that nothing is better in the order of that objective. `fewest_talks` is what the
    person with the fewest talks gets. `evenness` comes with the objective "fair" only.
    """

    meetings: tuple[Meeting, ...]
    total: float
    bound: float
    optimal: bool
    fewest_talks: int
    evenness: Evenness | None = None
