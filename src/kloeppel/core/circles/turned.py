"""Rounds from a stored start: a few groups, and the motions of the people that make all rounds of them.

People stand on `columns` of `order` places each and on `fixed` places. Adding one to everybody's place, all round the
columns, turns a round into the next one; people on fixed places stay. A starter may besides have a motion that carries
a round to itself: of its groups only one of each family is stored.
"""

from dataclasses import dataclass
from functools import cache

from kloeppel.core.circles.rings import Ring, cyclic, ring
from kloeppel.core.circles.values import Rounds

Permutation = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Motion:
    """Person on place x of column c goes to place x · `factor` + `shift[c]` of column `columns[c]`.

    Fixed places go where `fixed` says. An empty `shift` is no shift.
    """

    factor: int
    columns: tuple[int, ...]
    fixed: tuple[int, ...] = ()
    shift: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Starter:
    """What a search found (`benchmarks/circles_starters.py`), as little of it as makes all rounds.

    `starts` holds one round or several, separated by `/`: their groups separated by `|`, people numbered column by
    column, fixed places last. Each gives as many rounds as its turns differ, mostly `order`. `lines` are groups with
    one person of each column; each gives one round, its `order` turns. With `fields` the places are added like elements
    of finite fields instead of plain numbers. The first `hole` people of the last column never meet.
    """

    order: int
    columns: int
    fixed: int
    starts: str
    lines: str = ""
    motion: Motion | None = None
    fields: bool = False
    hole: int = 0

    @property
    def people(self) -> int:
        """How many people there are."""
        return self.order * self.columns + self.fixed

    @property
    def is_transversal(self) -> bool:
        """Whether every group of every round has one person of each column: a resolvable transversal design."""
        return not self.starts and not self.fixed

    @property
    def loose(self) -> tuple[int, ...]:
        """People who never meet: those on fixed places, or else those in the hole."""
        first = self.order * (self.columns - 1) if self.hole else self.order * self.columns
        return tuple(range(first, first + (self.hole or self.fixed)))


@cache
def turned_rounds(starter: Starter) -> Rounds:
    """All rounds of `starter`; nobody meets twice in them."""
    turns, motions = turns_of(starter), motions_of(starter)
    rounds = dict[frozenset[frozenset[int]], list[list[int]]]()
    for start in starter.starts.split("/") if starter.starts else ():
        groups = sorted(
            {frozenset(motion[p] for p in group) for group in read_groups(start) for motion in motions}, key=min
        )
        for turn in turns:
            image = [sorted(turn[p] for p in group) for group in groups]
            rounds.setdefault(frozenset(map(frozenset, image)), image)
    for line in read_groups(starter.lines):
        for motion in motions:
            image = [sorted(turn[motion[p]] for p in line) for turn in turns]
            rounds.setdefault(frozenset(map(frozenset, image)), image)
    return list(rounds.values())


def read_groups(text: str) -> list[list[int]]:
    """Groups written as numbers, separated by `|`."""
    return [[int(number) for number in group.split()] for group in text.split("|")] if text else []


def turns_of(starter: Starter) -> list[Permutation]:
    """Where everybody goes in each turn; the first turn moves nobody."""
    places = _places(starter)
    whole = range(starter.columns)
    fixed = tuple(range(starter.order * starter.columns, starter.people))
    return [
        tuple(column * starter.order + places.add[at][shift] for column in whole for at in range(starter.order)) + fixed
        for shift in range(starter.order)
    ]


def motions_of(starter: Starter) -> list[Permutation]:
    """All repetitions of the starter's motion; the first moves nobody."""
    still = tuple(range(starter.people))
    if starter.motion is None:
        return [still]
    once = _permutation(starter, starter.motion)
    found = [still]
    while (following := tuple(once[p] for p in found[-1])) != still:
        found.append(following)
    return found


def _permutation(starter: Starter, motion: Motion) -> Permutation:
    places, order = _places(starter), starter.order
    shift = motion.shift or (0,) * starter.columns
    moved = [
        motion.columns[column] * order + places.add[places.times[at][motion.factor]][shift[column]]
        for column in range(starter.columns)
        for at in range(order)
    ]
    return (*moved, *(starter.columns * order + place for place in motion.fixed))


def _places(starter: Starter) -> Ring:
    return ring(starter.order) if starter.fields else cyclic(starter.order)
