"""Improving a plan by deciding a few classes of rounds anew while all others stay (large neighbourhood search).

Two classes at once are a linear program that is whole almost always and takes milliseconds; three are harder and reach
further. Promises (talks per person, pairs that must meet) count as a reward far above any affinity, so that a plan
that misses some is repaired by the same steps that improve it.
"""

import itertools
from dataclasses import dataclass, replace

import numpy as np

from kloeppel.core.rounds.deadline import Deadline
from kloeppel.core.rounds.instance import Bools, Floats, Instance, Ints
from kloeppel.core.rounds.model import Model, model_of
from kloeppel.core.rounds.solver import solve

PROMISE = 1_000.0
"""Worth of one promise kept, in weights, which are below 1."""
NOWHERE = -1


_SHARE = 0.2
_JITTER = 1e-7
"""Enough for the solver to tell equally good answers apart, and too little to matter."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan in the making: the class of each pair [E] (or NOWHERE), its sum of weights, and promises not kept."""

    group: Ints
    weight: float
    missed: int

    def better_than(self, other: "Draft") -> bool:
        """Fewer promises missed, or as many and more weight (by more than rounding)."""
        return (self.missed, other.weight + 1e-10) < (other.missed, self.weight)


def draft_of(instance: Instance, group: Ints) -> Draft:
    """`group` [E] with what it is worth."""
    meets = group != NOWHERE
    talks = _talks(instance, meets)
    short = int(np.maximum(instance.low - talks, 0).sum()) + int((instance.must & ~meets).sum())
    return Draft(group, float(instance.weight[meets].sum()), short)


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


def first_draft(instance: Instance, limit: Limit, *, seed: int, deadline: Deadline) -> Draft:
    """One class after the other, the one with the fewest places first, each as good as it can be by itself."""
    draft = draft_of(instance, np.full(len(instance.weight), NOWHERE))
    order = np.argsort(instance.capacity, kind="stable").tolist()
    for position, index in enumerate(order):
        later = order[position + 1 :]
        # A promise that later classes can still keep is left to them.
        urgent = replace(
            instance,
            low=np.maximum(instance.low - instance.there[:, later] @ instance.size[later], 0),
            must=instance.must & ~instance.usable[:, later].any(axis=1),
        )
        started = draft_of(urgent, draft.group)
        draft = decided_anew(urgent, started, (index,), limit, seed=seed, deadline=deadline)
    return draft_of(instance, draft.group)


def improved(
    instance: Instance, draft: Draft, width: int, limit: Limit, *, patience: int, seed: int, deadline: Deadline
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
            if limit.reached(draft) or not deadline.left():
                return draft
            jittered = replace(instance, weight=instance.weight + _JITTER * rng.random(len(instance.weight)))
            moved = decided_anew(jittered, draft, combinations[position], limit, seed=seed, deadline=deadline)
            moved = draft_of(instance, moved.group)
            if moved.better_than(draft):
                idle = 0
            if not draft.better_than(moved):
                draft = moved
    return draft


def decided_anew(
    instance: Instance, draft: Draft, classes: tuple[int, ...], limit: Limit, *, seed: int, deadline: Deadline
) -> Draft:
    """The best plan that differs from `draft` in `classes` only; `draft` itself if there is no better one."""
    part = _part(instance, draft, classes, limit)
    if not part.usable.any():
        return draft
    model = _rewarding_promises(part)
    answer = solve(model, seed=seed, time_limit=deadline.left())
    if answer.value is not None and np.any(np.abs(answer.value - np.round(answer.value)) > 1e-6):
        answer = solve(model, seed=seed, time_limit=deadline.left(_SHARE), whole=True)
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
    talks = _talks(instance, stays)
    there = instance.there[:, chosen]
    worth_it = (limit.spare <= limit.focus * limit.gap(draft)) | (draft.group != NOWHERE) | instance.must
    high = np.minimum(instance.high - talks, there @ instance.size[chosen])
    return replace(
        instance,
        usable=instance.usable[:, chosen] & (worth_it & ~stays)[:, None],
        classes=tuple(instance.classes[index] for index in chosen),
        size=instance.size[chosen],
        capacity=instance.capacity[chosen],
        there=there,
        low=np.minimum(np.maximum(instance.low - talks, 0), high),
        high=high,
    )


def _rewarding_promises(part: Instance) -> Model:
    """The program of `part` in which promises are rewarded instead of required."""
    eager = replace(part, weight=part.weight + PROMISE * part.must, must=np.zeros_like(part.must))
    model = model_of(eager, np.flatnonzero(part.usable.any(axis=1)))
    promised = np.flatnonzero(part.low > 0)
    missed = len(promised)
    return replace(
        model,
        weight=np.concatenate([model.weight, np.full(missed, -PROMISE)]),
        column_low=np.concatenate([model.column_low, np.zeros(missed)]),
        column_high=np.concatenate([model.column_high, part.low[promised].astype(np.float64)]),
        start=np.concatenate([model.start, model.start[-1] + 1 + np.arange(missed)]),
        index=np.concatenate([model.index, model.talk_row[promised]]),
    )


def _talks(instance: Instance, meets: Bools) -> Ints:
    return np.bincount(np.concatenate([instance.a[meets], instance.b[meets]]), minlength=instance.people)
