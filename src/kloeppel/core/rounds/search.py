"""Improving a plan by deciding a few classes of rounds anew while all others stay (large neighbourhood search).

Two classes at once are a linear program that is whole almost always and takes milliseconds; three are harder and reach
further. Promises (talks per person, pairs that must meet) count as a reward far above any affinity, so that a plan
that misses some is repaired by the same steps that improve it.
"""

import itertools
from dataclasses import dataclass, replace

import numpy as np

from kloeppel.core.rounds.instance import Bools, Floats, Instance, Ints
from kloeppel.core.rounds.model import Model, model_of
from kloeppel.core.rounds.solver import solve
from kloeppel.core.watch import Watch

PROMISE = 1_000.0
"""Worth of one promise kept, in weights, which are below 1."""
NOWHERE = -1
_STEP = 3
_MOST_STEPS = 6
"""A talk missing at one level counts as much as three missing at the next level above, for the six highest levels."""

_SHARE = 0.2
_JITTER = 1e-7
"""Enough for the solver to tell equally good answers apart, and too little to matter."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan in the making: the class of each pair [E] (or NOWHERE), its sum of weights, and what is not kept.

    `broken`: promised talks and must pairs that are missing; `missed`: all that is missing of what is sought, talks at
    low levels counting more.
    """

    group: Ints
    weight: float
    missed: int
    broken: int

    def better_than(self, other: "Draft") -> bool:
        """Less broken, or as much and less missed, or as much of both and more weight (by more than rounding)."""
        mine, theirs = (self.broken, self.missed), (other.broken, other.missed)
        return (*mine, other.weight + 1e-10) < (*theirs, self.weight)


def draft_of(instance: Instance, group: Ints) -> Draft:
    """`group` [E] with what it is worth."""
    meets = group != NOWHERE
    talks = instance.talks(meets)
    must = int((instance.must & ~meets).sum())
    broken = must + int(np.maximum(instance.promise - talks, 0).sum())
    missed = must + sum(worth * int(short.sum()) for worth, short in _shortages(instance.low, talks))
    if instance.full:
        missed += int(instance.capacity.sum() - meets.sum())
    return Draft(group, float(instance.weight[meets].sum()), missed, broken)


def _shortages(low: Ints, talks: Ints) -> list[tuple[int, Ints]]:
    """Talks missing up to `low`, sorted into levels: what one of a level counts, and how many each person [V] lacks."""
    top = int(low.max(initial=0))
    bottom = max(0, top - _MOST_STEPS)
    levels = [(0, bottom), *((level, level + 1) for level in range(bottom, top))]
    counted = []
    for first, last in levels:
        lacking = np.maximum(np.minimum(low, last) - np.maximum(talks, first), 0)
        counted.append((_STEP ** (top - last), lacking))
    return counted


@dataclass(frozen=True, slots=True)
class Limit:
    """What is known about the best possible plan: a proven `bound` on its weight, and what pairs cost.

    `spare` [E]: by how much the bound falls for plans in which the pair meets. `focus` below 1 looks only at pairs
    that cost less than that share of the gap: faster, and the good plans are mostly there.
    """

    bound: float
    spare: Floats
    focus: float = 1.0

    def gap(self, draft: Draft) -> float:
        """How much better than `draft` a plan could be at most; a little more than the exact difference."""
        return np.inf if draft.missed else max(0.0, self.bound - draft.weight) + 1e-9

    def reached(self, draft: Draft) -> bool:
        """Whether `draft` is as good as the bound, up to the rounding in the bound."""
        return not draft.missed and self.bound - draft.weight <= 1e-10 * max(1.0, self.bound)


def first_draft(instance: Instance, limit: Limit, *, seed: int, watch: Watch) -> Draft:
    """One class after the other, the one with the fewest places first, each as good as it can be by itself."""
    draft = draft_of(instance, np.full(len(instance.weight), NOWHERE))
    order = np.argsort(instance.capacity, kind="stable").tolist()
    for position, index in enumerate(order):
        later = order[position + 1 :]
        # A promise that later classes can still keep is left to them.
        urgent = replace(
            instance,
            low=np.maximum(instance.low - instance.places[:, later].sum(axis=1), 0),
            must=instance.must & ~instance.usable[:, later].any(axis=1),
        )
        started = draft_of(urgent, draft.group)
        draft = decided_anew(urgent, started, (index,), limit, seed=seed, watch=watch)
    return draft_of(instance, draft.group)


def improved(
    instance: Instance, draft: Draft, width: int, limit: Limit, *, patience: int, seed: int, watch: Watch
) -> Draft:
    """`draft`, improved by deciding `width` classes anew, until `patience` sweeps in a row did not help.

    Among equally good answers of a step one is drawn, so that the same step leads somewhere else the next time.
    """
    combinations = list(itertools.combinations(range(len(instance.classes)), width))
    rng = np.random.default_rng(seed)
    idle = 0
    while idle < patience:
        idle += 1
        for position in rng.permutation(len(combinations)).tolist():
            if limit.reached(draft) or not watch.left():
                return draft
            jittered = replace(instance, weight=instance.weight + _JITTER * rng.random(len(instance.weight)))
            moved = decided_anew(jittered, draft, combinations[position], limit, seed=seed, watch=watch)
            moved = draft_of(instance, moved.group)
            if moved.better_than(draft):
                idle = 0
            if not draft.better_than(moved):
                draft = moved
    return draft


def decided_anew(
    instance: Instance, draft: Draft, classes: tuple[int, ...], limit: Limit, *, seed: int, watch: Watch
) -> Draft:
    """The best plan that differs from `draft` in `classes` only; `draft` itself if there is no better one."""
    part = _part(instance, draft, classes, limit)
    if not part.usable.any():
        return draft
    model = _rewarding_promises(part)
    answer = solve(model, seed=seed, time_limit=watch.left(), watch=watch)
    if answer.value is not None and np.any(np.abs(answer.value - np.round(answer.value)) > 1e-6):
        answer = solve(model, seed=seed, time_limit=watch.left(_SHARE), whole=True, watch=watch)
    if answer.value is None:
        return draft
    taken = answer.value[: len(model.pair)] > 0.5
    group = draft.group.copy()
    group[np.isin(group, classes)] = NOWHERE
    group[model.pair[taken]] = np.array(classes)[model.group[taken]]
    found = draft_of(instance, group)
    return draft if draft.better_than(found) else found


def _part(instance: Instance, draft: Draft, classes: tuple[int, ...], limit: Limit) -> Instance:
    """What is left to decide in `classes` when everything else stays as it is in `draft`."""
    chosen = list(classes)
    stays = (draft.group != NOWHERE) & ~np.isin(draft.group, chosen)
    talks = instance.talks(stays)
    there = instance.there[:, chosen]
    worth_it = (limit.spare <= limit.focus * limit.gap(draft)) | (draft.group != NOWHERE) | instance.must
    high = np.minimum(instance.high - talks, instance.places[:, chosen].sum(axis=1))
    return replace(
        instance,
        usable=instance.usable[:, chosen] & (worth_it & ~stays)[:, None],
        classes=tuple(instance.classes[index] for index in chosen),
        size=instance.size[chosen],
        capacity=instance.capacity[chosen],
        there=there,
        low=np.minimum(np.maximum(instance.low - talks, 0), high),
        high=high,
        kinds=instance.kinds.only(chosen, _busy(instance, draft.group, stays)),
    )


def _busy(instance: Instance, group: Ints, meets: Bools) -> Bools:
    """In which classes [V, K] people have a talk."""
    busy = np.zeros(instance.there.shape, dtype=np.bool_)
    busy[instance.a[meets], group[meets]] = True
    busy[instance.b[meets], group[meets]] = True
    return busy


def _rewarding_promises(part: Instance) -> Model:
    """The program of `part` in which promises are rewarded instead of required."""
    reward = PROMISE * (part.must + float(part.full))
    eager = replace(part, weight=part.weight + reward, must=np.zeros_like(part.must), full=False)
    model = model_of(eager, np.flatnonzero(part.usable.any(axis=1)))
    lacking = [(worth, short) for worth, short in _shortages(part.low, np.zeros_like(part.low)) if short.any()]
    person = np.concatenate([np.flatnonzero(short) for _, short in lacking] or [np.zeros(0, np.int64)])
    most = np.concatenate([short[short > 0] for _, short in lacking] or [np.zeros(0, np.int64)])
    cost = np.concatenate(
        [np.full(int((short > 0).sum()), -PROMISE * worth) for worth, short in lacking] or [np.zeros(0)]
    )
    return replace(
        model,
        weight=np.concatenate([model.weight, cost]),
        column_low=np.concatenate([model.column_low, np.zeros(len(person))]),
        column_high=np.concatenate([model.column_high, most.astype(np.float64)]),
        start=np.concatenate([model.start, model.start[-1] + 1 + np.arange(len(person))]),
        index=np.concatenate([model.index, model.talk_row[person]]),
    )
