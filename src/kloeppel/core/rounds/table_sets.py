"""Tables with properties: which talks have a table at all, and which of them compete for the same few.

By Hall's theorem (1935) the talks of a round all get a table that has what they need exactly if, for every set of
tables, no more talks can be at those only than there are. Sets that follow from others are left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from kloeppel.core.values import InputError, sentence

if TYPE_CHECKING:
    from kloeppel.core.rounds.values import Problem

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Kinds = frozenset[int]
"""Kinds of tables; tables with the same properties are of one kind."""

_MOST_SETS = 200


@dataclass(frozen=True, slots=True)
class TableSets:
    """`fits` [E]: some table has what the pair needs. Of the pairs `sets` [H, E] at most `capacity` [H] fit in a round.

    `nested`: two of the sets are nested or disjoint, and each says everything or nothing about a person of one side.
    """

    fits: Bools
    sets: Bools
    capacity: Ints
    nested: bool = True


def table_sets(problem: "Problem", a: Ints, b: Ints) -> TableSets:
    """The sets of pairs of `problem`, whose ends [E] are `a` and `b`, that compete for tables.

    Raises InputError if there are more sets than can be reckoned with.
    """
    if not any(person.table_needs for person in problem.people):
        return TableSets(np.ones(len(a), np.bool_), np.zeros((0, len(a)), np.bool_), np.zeros(0, np.int64))
    properties = sorted(set(problem.table_properties), key=sorted)
    count = np.array([problem.table_properties.count(known) for known in properties])
    needs = [person.table_needs for person in problem.people]
    table_kinds: dict[frozenset[str], Kinds] = {}
    at: dict[Kinds, list[int]] = {}
    for index, (first, second) in enumerate(zip(a.tolist(), b.tolist(), strict=True)):
        both = needs[first] | needs[second]
        if both not in table_kinds:
            table_kinds[both] = frozenset(kind for kind, has in enumerate(properties) if both <= has)
        at.setdefault(table_kinds[both], []).append(index)
    fits = np.ones(len(a), np.bool_)
    fits[at.pop(frozenset(), [])] = False
    if problem.keeps_table is not None:
        # Everybody of that side has a table of their own; who can meet there is decided with the homes.
        at.clear()
    sets, capacity = [], []
    for union in sorted(_unions(at), key=sorted):
        inside = [kinds for kinds in at if kinds <= union]
        pairs = np.zeros(len(a), np.bool_)
        pairs[[index for kinds in inside for index in at[kinds]]] = True
        places = int(count[list(union)].sum())
        if len(union) < len(properties) and _connected(inside) and _at_once(problem, a[pairs], b[pairs]) > places:
            sets.append(pairs)
            capacity.append(places)
    rows = np.array(sets, np.bool_).reshape(len(sets), len(a))
    return TableSets(fits, rows, np.array(capacity, np.int64), _nested(rows, fits, a, b))


def _unions(kinds: Iterable[Kinds]) -> set[Kinds]:
    unions: set[Kinds] = set()
    for one in kinds:
        unions |= {one} | {one | other for other in unions}
        if len(unions) > _MOST_SETS:
            raise InputError(
                sentence(
                    "tables: people need more combinations of properties than can be planned with: over %(most)s.",
                    most=_MOST_SETS,
                )
            )
    return unions


def _connected(kinds: list[Kinds]) -> bool:
    """Whether the sets hang together; if they do not, the limits on their parts say the same."""
    reached, rest = kinds[0], kinds[1:]
    while True:
        touching = [one for one in rest if one & reached]
        if not touching:
            return not rest
        rest = [one for one in rest if not one & reached]
        reached = reached.union(*touching)


def _at_once(problem: "Problem", a: Ints, b: Ints) -> int:
    """How many of the pairs can meet at once, by counting their people."""
    if problem.sides == "one":
        return len(np.union1d(a, b)) // 2
    return min(len(np.unique(a)), len(np.unique(b)))


def _nested(sets: Bools, fits: Bools, a: Ints, b: Ints) -> bool:
    for index, one in enumerate(sets):
        for other in sets[:index]:
            both = one & other
            if both.any() and (both != one).any() and (both != other).any():
                return False
    people = int(max(a.max(initial=-1), b.max(initial=-1))) + 1
    for end in (a, b):
        talks = np.bincount(end[fits], minlength=people)
        inside = [np.bincount(end[pairs], minlength=people) for pairs in sets]
        if all(((number == 0) | (number == talks)).all() for number in inside):
            return True
    return False
