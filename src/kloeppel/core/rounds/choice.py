"""Which pair meets in which class of rounds: the flow where that is the whole truth, search and proof elsewhere."""

from dataclasses import dataclass, replace

import numpy as np

from kloeppel.core.rounds.bound import Prices, gains, losses, proven_bound
from kloeppel.core.rounds.head_start import head_start
from kloeppel.core.rounds.instance import Floats, Instance, Ints
from kloeppel.core.rounds.model import Model, model_of
from kloeppel.core.rounds.relaxation import OutOfTime, relax
from kloeppel.core.rounds.search import NOWHERE, Draft, Limit, draft_of, first_draft, improved
from kloeppel.core.rounds.solver import solve
from kloeppel.core.watch import Watch

_LARGEST_PROOF = 20_000
"""Columns up to which a linear program over all classes is worth trying."""

_NARROW = 0.25
"""First only pairs that cost less than this share of the gap are looked at: steps are faster and mostly as good."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Pairs (positions in the instance), the class of each, and a bound (in weights) on every possible plan.

    `missed` is 0 if everybody has the talks that were sought (`Instance.low`); promised ones are never missing.
    """

    pair: Ints
    group: Ints
    bound: float
    missed: int = 0


def choose(instance: Instance, *, seed: int, watch: Watch) -> Choice | None:
    """The best choice that could be found, None if there is none at all or none was found in time."""
    if (instance.high < instance.low).any():
        return None
    if not instance.usable.any():
        return Choice(np.zeros(0, np.int64), np.zeros(0, np.int64), 0.0)
    # The flow is never cut short: it is fast, and without it there is nothing to answer.
    flow = relax(as_one_class(instance), seed=seed)
    if flow is None:
        return None
    if len(instance.classes) == 1 and instance.kinds.flow:
        taken = flow.value[: len(flow.model.pair)] > 0.5
        return Choice(flow.model.pair[taken], flow.model.group[taken], flow.bound)
    prices = _everywhere(instance, flow.prices)
    start = head_start(instance, choose, flow, seed=seed, watch=watch)
    limit = _limit(instance, prices)
    if start is None:
        return _searched(instance, prices, limit, None, seed=seed, watch=watch)
    limit = replace(limit, bound=min(limit.bound, start.bound))
    return _searched(instance, prices, limit, start.group, seed=seed, watch=watch)


def _everywhere(instance: Instance, prices: Prices) -> Prices:
    """The prices of the one class as prices of every class."""
    classes = len(instance.classes)
    return Prices(
        place=np.repeat(prices.place, classes, axis=1),
        table=np.repeat(prices.table, classes),
        talk=prices.talk,
        sets=np.repeat(prices.sets, classes, axis=1),
        window=np.zeros(len(instance.kinds.person)),
    )


def as_one_class(instance: Instance) -> Instance:
    """The flow problem that forgets who is absent when: everything possible in `instance` is possible in it."""
    return replace(
        instance,
        usable=np.asarray(instance.usable.any(axis=1))[:, np.newaxis],
        classes=(tuple(number for rounds in instance.classes for number in rounds),),
        size=instance.size.sum(keepdims=True),
        capacity=instance.capacity.sum(keepdims=True),
        there=np.ones((instance.people, 1), dtype=np.bool_),
        kinds=instance.kinds.as_one_class(),
    )


def _searched(
    instance: Instance, prices: Prices, limit: Limit, start: Ints | None, *, seed: int, watch: Watch
) -> Choice | None:
    """Search and proof in turns, from the cheap to the expensive, until the best plan found is proven best.

    `start` [E]: the classes of a plan to begin with.
    """
    draft = None if start is None else draft_of(instance, start)
    if draft is None or not limit.reached(draft):
        first = first_draft(instance, limit, seed=seed, watch=watch)
        draft = first if draft is None or first.better_than(draft) else draft
    draft = improved(instance, draft, 2, replace(limit, focus=_NARROW), patience=1, seed=seed, watch=watch)
    draft = improved(instance, draft, 2, limit, patience=3, seed=seed, watch=watch)
    if not limit.reached(draft):
        prices, limit, draft = _priced_anew(instance, prices, limit, draft, seed=seed, watch=watch)
    if not limit.reached(draft):
        limit, draft = _proven(instance, prices, limit, draft, seed=seed, watch=watch)
    if draft.broken:
        return None
    return _choice(draft, limit.bound)


def _remaining(instance: Instance, prices: Prices, gap: float) -> Instance:
    """`instance` without what no plan above the best one found can contain, and with what it must contain.

    Reduced-cost fixing: a pair whose meeting (or not meeting) lowers the proven bound by more than `gap` is decided.
    """
    return replace(
        instance,
        usable=instance.usable & (losses(instance, prices) <= gap),
        must=instance.must | (gains(instance, prices) > gap),
    )


def _priced_anew(
    instance: Instance, prices: Prices, limit: Limit, draft: Draft, *, seed: int, watch: Watch
) -> tuple[Prices, Limit, Draft]:
    """Sharper prices from the linear program over all classes; with luck it is whole, and so the best plan."""
    remaining = _remaining(instance, prices, limit.gap(draft))
    if remaining.usable.sum() > _LARGEST_PROOF:
        return prices, limit, draft
    try:
        relaxation = relax(remaining, seed=seed, time_limit=watch.left(0.3), watch=watch)
    except OutOfTime:
        return prices, limit, draft
    if relaxation is None:
        return prices, limit, draft
    if relaxation.whole:
        draft = _draft(instance, relaxation.model, relaxation.value)
    sharper = _limit(instance, relaxation.prices)
    if sharper.bound < limit.bound:
        prices, limit = relaxation.prices, sharper
    return prices, limit, draft


def _proven(
    instance: Instance, prices: Prices, limit: Limit, draft: Draft, *, seed: int, watch: Watch
) -> tuple[Limit, Draft]:
    """Branch and bound over what the prices leave open; HiGHS's bound is believed here (up to its tolerances)."""
    remaining = _remaining(instance, prices, limit.gap(draft))
    if remaining.usable.sum() > _LARGEST_PROOF:
        return limit, draft
    model = model_of(remaining, np.flatnonzero(remaining.usable.any(axis=1)))
    start = None if draft.missed else (draft.group[model.pair] == model.group).astype(np.float64)
    answer = solve(model, seed=seed, time_limit=watch.left(), whole=True, start=start, watch=watch)
    if answer.value is not None:
        found = _draft(instance, model, answer.value)
        draft = found if found.better_than(draft) else draft
        limit = replace(limit, bound=min(limit.bound, max(answer.bound, draft.weight)))
    return limit, draft


def _draft(instance: Instance, model: Model, value: Floats) -> Draft:
    group = np.full(len(instance.weight), NOWHERE)
    taken = value[: len(model.pair)] > 0.5
    group[model.pair[taken]] = model.group[taken]
    return draft_of(instance, group)


def _limit(instance: Instance, prices: Prices) -> Limit:
    return Limit(proven_bound(instance, prices), np.maximum(-gains(instance, prices), 0.0))


def _choice(draft: Draft, bound: float) -> Choice:
    pair = np.flatnonzero(draft.group != NOWHERE)
    return Choice(pair, draft.group[pair], max(bound, draft.weight), draft.missed)
