"""A problem as arrays, with the rounds sorted into classes.

Rounds in which exactly the same people are there, and in which no pair is fixed, are interchangeable: a graph whose
degrees are at most the number of such rounds can always be spread over them (König 1916). So it is enough to decide in
which *class* of rounds a pair meets. A day without absences has one class, and the choice is a flow problem.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kloeppel.core.rounds.values import Problem
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
    `low`, `high` [V]: talks per person.
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

    @property
    def people(self) -> int:
        """V, the number of people."""
        return len(self.low)


def instance_of(problem: Problem) -> Instance:
    """`problem` as arrays."""
    position = {person.id: index for index, person in enumerate(problem.people)}
    a = np.fromiter((position[pair.a] for pair in problem.pairs), np.int64, len(problem.pairs))
    b = np.fromiter((position[pair.b] for pair in problem.pairs), np.int64, len(problem.pairs))
    affinity = np.fromiter((pair.affinity for pair in problem.pairs), np.float64, len(problem.pairs))
    classes = _classes(problem)
    there = np.ones((len(problem.people), len(classes)), dtype=np.bool_)
    for index, person in enumerate(problem.people):
        if person.absent:
            there[index] = [rounds[0] not in person.absent for rounds in classes]
    size = np.array([len(rounds) for rounds in classes], dtype=np.int64)
    creative = np.array([person.side is Side.CREATIVE for person in problem.people], dtype=np.bool_)
    pairs_at_once = np.minimum(there[creative].sum(axis=0), there[~creative].sum(axis=0))
    usable = there[a] & there[b]
    _keep_fixed(problem, classes, usable)
    possible = usable.any(axis=1)
    # What can never be met must not blur the numbers of what can.
    scale = math.ldexp(1.0, math.frexp(float(affinity.max(initial=0.0, where=possible)))[1])
    partners = np.bincount(np.concatenate([a, b])[np.tile(possible, 2)], minlength=len(problem.people))
    most = np.array(
        [problem.rounds if person.max is None else min(person.max, problem.rounds) for person in problem.people],
        dtype=np.int64,
    )
    return Instance(
        a=a,
        b=b,
        weight=np.where(possible, affinity, 0.0) / scale,
        scale=scale,
        must=np.fromiter((pair.must for pair in problem.pairs), np.bool_, len(problem.pairs)),
        usable=usable,
        classes=classes,
        size=size,
        capacity=size * np.minimum(pairs_at_once, problem.tables),
        there=there,
        low=np.array([person.min for person in problem.people], dtype=np.int64),
        high=np.minimum(np.minimum(most, there @ size), partners),
    )


def _classes(problem: Problem) -> tuple[tuple[int, ...], ...]:
    missing: dict[int, list[int]] = {}
    for index, person in enumerate(problem.people):
        for number in person.absent:
            missing.setdefault(number, []).append(index)
    fixed = {pair.round for pair in problem.pairs if pair.round is not None}
    together: dict[tuple[int, tuple[int, ...]], list[int]] = {}
    for number in range(problem.rounds):
        # A round with a fixed pair is not interchangeable with any other: it gets a key, and so a class, of its own.
        key = (number if number in fixed else -1, tuple(missing.get(number, ())))
        together.setdefault(key, []).append(number)
    return tuple(tuple(rounds) for rounds in together.values())


def _keep_fixed(problem: Problem, classes: tuple[tuple[int, ...], ...], usable: Bools) -> None:
    class_of = {number: index for index, rounds in enumerate(classes) for number in rounds}
    for index, pair in enumerate(problem.pairs):
        if pair.round is not None:
            only = class_of[pair.round]
            usable[index] = False
            usable[index, only] = True
