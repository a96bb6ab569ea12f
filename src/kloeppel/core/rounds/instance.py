"""A problem as arrays, with the rounds sorted into classes.

Rounds in which exactly the same people are there, and in which no pair is fixed, are interchangeable: a graph whose
degrees are at most the number of such rounds can always be spread over them (König 1916). So it is enough to decide in
which *class* of rounds a pair meets. A day without absences has one class, and the choice is a flow problem.
"""

import math
from dataclasses import dataclass
from operator import attrgetter

import numpy as np
import numpy.typing as npt

from kloeppel.core.rounds.kinds import Kinds, kinds_of, most_talks, one_by_one
from kloeppel.core.rounds.listed import affinity_of, ends_of, special_pairs
from kloeppel.core.rounds.table_sets import table_sets
from kloeppel.core.rounds.values import Pair, Problem
from kloeppel.core.values import Side

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Instance:
    """`problem` as arrays over E pairs, V people and K classes of rounds.

    `a`, `b` [E]: positions of the two in `problem.people`; `weight` [E]: affinity divided by the power of two `scale`
    (so without rounding), below 1; `must` [E]; `usable` [E, K]: may the pair meet in that class; `classes`: the
    rounds of each; `size` [K]: how many; `capacity` [K]: talks that fit into the class; `there` [V, K];
    `low`, `high` [V]: talks per person that are sought; `promise` [V]: talks that must be, at most `low`; `full`: every
    table is to be used in every round; `kinds`: what the kind of day adds to that.
    """

    a: Ints
    b: Ints
    weight: Floats
    scale: float
    must: Bools
    usable: Bools
    classes: tuple[tuple[int, ...], ...]
    size: Ints
    capacity: Ints
    there: Bools
    low: Ints
    high: Ints
    promise: Ints
    kinds: Kinds
    full: bool = False

    @property
    def people(self) -> int:
        """V, the number of people."""
        return len(self.low)

    def talks(self, met: Ints | Bools) -> Ints:
        """How many talks each person [V] has when the pairs `met` meet: their positions, or yes or no for each [E]."""
        return np.bincount(np.concatenate([self.a[met], self.b[met]]), minlength=self.people)

    @property
    def places(self) -> Ints:
        """How many talks each person can have in each class [V, K] at most, two a round for the host of a three."""
        return self.kinds.places(self.there, self.size)


def instance_of(problem: Problem) -> Instance:
    """`problem` as arrays."""
    a, b = ends_of(problem)
    affinity = affinity_of(problem)
    special = special_pairs(problem)
    tables = table_sets(problem, a, b)
    classes = _classes(problem, apart=one_by_one(problem, tables))
    there = np.ones((len(problem.people), len(classes)), dtype=np.bool_)
    for index, person in enumerate(problem.people):
        if person.absent:
            there[index] = [rounds[0] not in person.absent for rounds in classes]
    size = np.array([len(rounds) for rounds in classes], dtype=np.int64)
    kinds = kinds_of(problem, classes, tables)
    must = np.zeros(len(a), dtype=np.bool_)
    must[[index for index, pair in special if pair.must]] = True
    usable = there[a] & there[b] & tables.fits[:, np.newaxis]
    _keep_apart(problem, a, b, usable)
    _keep_fixed(special, classes, usable)
    possible = usable.any(axis=1)
    # What can never be met must not blur the numbers of what can.
    scale = math.ldexp(1.0, math.frexp(float(affinity.max(initial=0.0, where=possible)))[1])
    partners = np.bincount(np.concatenate([a, b])[np.tile(possible, 2)], minlength=len(problem.people))
    promise = np.array([person.min for person in problem.people], dtype=np.int64)
    return Instance(
        a=a,
        b=b,
        weight=np.where(possible, affinity, 0.0) / scale,
        scale=scale,
        must=must,
        usable=usable,
        classes=classes,
        size=size,
        capacity=_talks_at_once(problem, there, size) + kinds.threes,
        there=there,
        low=promise,
        high=np.minimum(np.minimum(most_talks(problem), kinds.places(there, size).sum(axis=1)), partners),
        promise=promise,
        kinds=kinds,
    )


def _talks_at_once(problem: Problem, there: Bools, size: Ints) -> Ints:
    """How many talks of two fit into each class [K]."""
    creative = np.array([person.side is Side.CREATIVE for person in problem.people], dtype=np.bool_)
    pairs_at_once = np.minimum(there[creative].sum(axis=0), there[~creative].sum(axis=0))
    if problem.sides == "one":
        pairs_at_once = there.sum(axis=0) // 2
    talks: Ints = size * np.minimum(pairs_at_once, problem.tables)
    return talks


def _classes(problem: Problem, *, apart: bool) -> tuple[tuple[int, ...], ...]:
    missing: dict[int, list[int]] = {}
    for index, person in enumerate(problem.people):
        for number in person.absent:
            missing.setdefault(number, []).append(index)
    fixed = set(map(attrgetter("round"), problem.pairs)) - {None}
    together: dict[tuple[int, tuple[int, ...]], list[int]] = {}
    for number in range(problem.rounds):
        if number in problem.breaks:
            continue
        # A round with a fixed pair is not interchangeable with any other: it gets a key, and so a class, of its own.
        key = (number if apart or number in fixed else -1, tuple(missing.get(number, ())))
        together.setdefault(key, []).append(number)
    return tuple(tuple(rounds) for rounds in together.values())


def _keep_apart(problem: Problem, a: Ints, b: Ints, usable: Bools) -> None:
    if problem.never:
        position = {person.id: index for index, person in enumerate(problem.people)}
        never = {frozenset((position[first], position[second])) for first, second in problem.never}
        ends = zip(a.tolist(), b.tolist(), strict=True)
        usable[[frozenset(two) in never for two in ends]] = False


def _keep_fixed(special: list[tuple[int, Pair]], classes: tuple[tuple[int, ...], ...], usable: Bools) -> None:
    class_of = {number: index for index, rounds in enumerate(classes) for number in rounds}
    for index, pair in special:
        if pair.round is not None:
            only = class_of[pair.round]
            usable[index] = False
            usable[index, only] = True
