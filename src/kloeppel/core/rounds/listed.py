"""The pairs of a problem as arrays, and whether they are all in order: a day can have a million of them."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from kloeppel.core.values import Side

if TYPE_CHECKING:
    # At run time values.py imports the checks, and they this module.
    from kloeppel.core.rounds.values import Pair, Problem


def ends_of(problem: Problem) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Where the two of each pair [E] stand in `problem.people`."""
    position = {person.id: index for index, person in enumerate(problem.people)}
    ends = [
        np.fromiter(map(position.__getitem__, map(attrgetter(end), problem.pairs)), np.int64, len(problem.pairs))
        for end in ("a", "b")
    ]
    return ends[0], ends[1]


def affinity_of(problem: Problem) -> npt.NDArray[np.float64]:
    """The affinity of each pair [E]."""
    return np.fromiter(map(attrgetter("affinity"), problem.pairs), np.float64, len(problem.pairs))


def well_listed(problem: Problem, largest: float) -> bool:
    """Whether all pairs are of people on their sides, none is there twice, and affinities are from 0 to `largest`."""
    try:
        a, b = ends_of(problem)
        affinity = affinity_of(problem)
    except (KeyError, OverflowError):
        return False
    if not bool(np.all((affinity >= 0) & (affinity <= largest))):
        return False
    sides = (None, None) if problem.sides == "one" else (Side.CREATIVE, Side.BUSINESS)
    for end, side in zip((a, b), sides, strict=True):
        fits = np.fromiter((person.side is side for person in problem.people), np.bool_, len(problem.people))
        if not fits[end].all():
            return False
    if bool(np.any(a == b)):
        return False
    # On a day without sides the two of a pair can be named in either order.
    key = np.sort(np.minimum(a, b) * len(problem.people) + np.maximum(a, b))
    return not bool(np.any(key[1:] == key[:-1]))


def special_pairs(problem: Problem) -> list[tuple[int, Pair]]:
    """The pairs that must meet or are fixed to a round, with their places in `problem.pairs`."""
    if not any(map(attrgetter("must"), problem.pairs)) and set(map(attrgetter("round"), problem.pairs)) <= {None}:
        return []
    return [(index, pair) for index, pair in enumerate(problem.pairs) if pair.must or pair.round is not None]
