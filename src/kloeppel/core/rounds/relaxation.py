"""Choosing who meets by linear programming with pricing: most pairs of a large day never enter the program."""

from dataclasses import dataclass

import numpy as np

from kloeppel.core.rounds.bound import Prices, gains, proven_bound
from kloeppel.core.rounds.instance import Bools, Floats, Instance
from kloeppel.core.rounds.model import Model, model_of
from kloeppel.core.rounds.solver import solve

_FEW_COLUMNS = 3_000
"""Up to this size the whole program is solved faster than a part of it and the pricing."""
_EARNS = 1e-9


class OutOfTime(Exception):  # noqa: N818 - not an error: the search goes on without the answer
    """The solver was stopped by its time limit."""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """The best fractional plan: `value` per column of `model`, `prices` and the bound (in weights) they prove."""

    model: Model
    value: Floats
    prices: Prices
    bound: float

    @property
    def whole(self) -> bool:
        """Whether nothing is fractional, so that it is a plan already."""
        return bool(np.all(np.abs(self.value - np.round(self.value)) < 1e-6))


def relax(instance: Instance, *, seed: int, time_limit: float = np.inf) -> Relaxation | None:
    """The best fractional plan, None if there is none. Raises OutOfTime when `time_limit` (seconds) comes first.

    Starts with each person's strongest pairs, prices all pairs with the duals and adds those that earn something,
    until none does (column generation).
    """
    inside = _first_pairs(instance)
    while True:
        model = model_of(instance, np.flatnonzero(inside))
        answer = solve(model, seed=seed, time_limit=time_limit)
        if answer.status == "stopped":
            raise OutOfTime
        if answer.value is None or answer.row_dual is None:
            if inside.all():
                return None
            # Too few pairs to keep every promise, perhaps.
            inside[:] = True
            continue
        prices = model.prices(answer.row_dual)
        gain = np.where(inside, -np.inf, gains(instance, prices))
        missing = np.flatnonzero(gain > _EARNS)
        if not missing.size:
            return Relaxation(model, answer.value, prices, proven_bound(instance, prices))
        strongest_first = missing[np.argsort(-gain[missing], kind="stable")]
        inside[strongest_first[: max(2_000, int(inside.sum()) // 2)]] = True


def _first_pairs(instance: Instance) -> Bools:
    """Which pairs [E] the program starts with: the strongest of each person, about twice as many as can be had."""
    pairs, classes = instance.usable.shape
    if pairs * classes <= _FEW_COLUMNS:
        return np.ones(pairs, dtype=np.bool_)
    inside = instance.must.copy()
    for end in (instance.a, instance.b):
        order = np.lexsort((-instance.weight, end))
        first = np.searchsorted(end[order], np.arange(instance.people))
        rank = np.arange(pairs) - first[end[order]]
        inside[order[rank < 2 * instance.high[end[order]] + 4]] = True
    return inside
