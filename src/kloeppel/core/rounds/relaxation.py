"""Choosing who meets by linear programming with pricing: most pairs of a large day never enter the program."""

from dataclasses import dataclass

import numpy as np

from kloeppel.core.rounds.bound import Prices, gains, proven_bound
from kloeppel.core.rounds.flow import best_flow
from kloeppel.core.rounds.instance import Bools, Floats, Instance
from kloeppel.core.rounds.model import Model, model_of
from kloeppel.core.rounds.prices import Flow
from kloeppel.core.rounds.solver import OutOfTime, solve
from kloeppel.core.watch import Watch

__all__ = ["OutOfTime", "Relaxation", "relax"]

_FEW_COLUMNS = 3_000
"""Up to this size the whole program is solved faster than a part of it and the pricing."""
_EARNS = 1e-9


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


def relax(
    instance: Instance, *, seed: int, time_limit: float = np.inf, watch: Watch | None = None
) -> Relaxation | None:
    """The best fractional plan, None if there is none.

    Raises OutOfTime when `time_limit` (seconds) comes first, or when somebody cancels `watch`; whether the time of
    `watch` is over does not matter here.
    """
    clock = Watch(time_limit)
    if instance.usable.size > _FEW_COLUMNS and _is_flow(instance):
        return _by_prices(instance, clock, seed=seed, watch=watch)
    return _by_columns(instance, clock, seed=seed, watch=watch)


def _is_flow(instance: Instance) -> bool:
    """Whether there is one class of rounds, the two ends of pairs are two sides, and no kind of day adds anything."""
    if len(instance.classes) > 1 or not instance.kinds.plain:
        return False
    first = np.bincount(instance.a, minlength=instance.people)
    second = np.bincount(instance.b, minlength=instance.people)
    return not np.any(first.astype(np.bool_) & second.astype(np.bool_))


def _by_prices(instance: Instance, clock: Watch, *, seed: int, watch: Watch | None) -> Relaxation | None:
    """The best plan of a large day with one class of rounds, which is a flow."""
    must = np.flatnonzero(instance.must)
    if not instance.usable[must].all():
        return None
    free = np.flatnonzero(instance.usable[:, 0] & ~instance.must)
    given = instance.talks(must)
    capacity = int(instance.capacity[0]) - len(must)
    if capacity < 0 or (given > instance.high).any():
        return None
    flow = Flow(
        a=instance.a[free],
        b=instance.b[free],
        weight=instance.weight[free],
        low=np.maximum(instance.low - given, 0),
        high=instance.high - given,
        least=capacity if instance.full else 0,
        most=capacity,
    )
    answer = best_flow(flow, seed=seed, time_limit=clock.left(), watch=watch)
    if answer is None:
        return None
    prices = Prices(
        place=np.zeros((instance.people, 1)),
        table=np.array([answer.table if instance.full else max(answer.table, 0.0)]),
        talk=answer.talk,
    )
    model = model_of(instance, np.sort(np.concatenate([must, free[answer.taken]])))
    return Relaxation(model, np.ones(len(model.pair)), prices, proven_bound(instance, prices))


def _by_columns(instance: Instance, clock: Watch, *, seed: int, watch: Watch | None) -> Relaxation | None:
    """Start with each person's strongest pairs, price all pairs with the duals and add those that earn something.

    When none does, that is it (column generation).
    """
    inside = _first_pairs(instance)
    while True:
        model = model_of(instance, np.flatnonzero(inside))
        answer = solve(model, seed=seed, time_limit=clock.left(), watch=watch)
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
