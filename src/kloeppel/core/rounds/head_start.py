"""A good first plan, often the best one, for days on which every round is a class of its own.

Who meets is chosen as if rounds were interchangeable. With luck the choice can be spread over the rounds all the same:
by colouring a general graph, or by giving everybody the same rounds to rest in.
"""

from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from kloeppel.core.rounds.bound import losses
from kloeppel.core.rounds.general_colouring import coloured
from kloeppel.core.rounds.instance import Bools, Instance, Ints
from kloeppel.core.rounds.model import model_of
from kloeppel.core.rounds.relaxation import Relaxation
from kloeppel.core.rounds.search import NOWHERE
from kloeppel.core.rounds.solver import solve
from kloeppel.core.rounds.spreading import spread
from kloeppel.core.watch import Watch

_WITHIN = 1.0
"""First only pairs are looked at without which the bound would be less than the weight of one talk lower."""
_LARGEST = 20_000


@dataclass(frozen=True, slots=True)
class HeadStart:
    """The class [E] of each pair of a plan that keeps the limits, or NOWHERE; no plan has more weight than `bound`."""

    group: Ints
    bound: float


class _Chosen(Protocol):
    @property
    def pair(self) -> Ints: ...

    @property
    def group(self) -> Ints: ...


class _Choose(Protocol):
    def __call__(self, instance: Instance, /, *, seed: int, watch: Watch) -> _Chosen | None: ...


def head_start(instance: Instance, choose: _Choose, flow: Relaxation, *, seed: int, watch: Watch) -> HeadStart | None:
    """A plan to begin with, or None; `flow` is the relaxation of `instance` as one class."""
    kinds = instance.kinds
    if len(kinds.person):
        return _common_rest(instance, choose, seed=seed, watch=watch)
    same = instance.usable.any(axis=1) == instance.usable.all(axis=1)
    if kinds.flow or kinds.nested or kinds.threes.any() or len(kinds.sets) or not (same.all() and instance.there.all()):
        return None
    return _by_colouring(instance, flow, seed=seed, watch=watch)


def _by_colouring(instance: Instance, flow: Relaxation, *, seed: int, watch: Watch) -> HeadStart | None:
    """Choose the pairs of a general graph at once and colour them; a new colour for each round."""
    one = _one_class(instance)
    near = replace(one, usable=one.usable & (losses(one, flow.prices) <= _WITHIN))
    if near.usable.sum() > _LARGEST:
        return None
    model = model_of(near, np.flatnonzero(near.usable[:, 0] | near.must))
    answer = solve(model, seed=seed, time_limit=watch.left(0.4), whole=True, watch=watch)
    if answer.value is None:
        return None
    pair = model.pair[answer.value[: len(model.pair)] > 0.5]
    weight = float(instance.weight[pair].sum())
    # What was not looked at is more than `_WITHIN` below the bound of the flow.
    bound = min(flow.bound, max(answer.bound, weight, flow.bound - _WITHIN))
    edges = list(zip(instance.a[pair].tolist(), instance.b[pair].tolist(), strict=True))
    colours = coloured(edges, len(instance.classes), instance.people, seed=seed, watch=watch.part(0.5))
    group = np.full(len(instance.weight), NOWHERE)
    group[pair] = colours
    return HeadStart(group, bound)


def _one_class(instance: Instance) -> Instance:
    return replace(
        instance,
        usable=instance.usable[:, :1],
        classes=(tuple(number for rounds in instance.classes for number in rounds),),
        size=instance.size.sum(keepdims=True),
        capacity=instance.capacity.sum(keepdims=True),
        there=instance.there[:, :1],
        kinds=instance.kinds.as_one_class(),
    )


def _common_rest(instance: Instance, choose: _Choose, *, seed: int, watch: Watch) -> HeadStart | None:
    """Everybody rests in the same rounds; what is left has classes of several rounds again."""
    kinds = instance.kinds
    rests = _rests(instance)
    if (kinds.window[:, ~rests].sum(axis=1) > kinds.most).any() or rests.all():
        return None
    merged = _merged(instance, np.flatnonzero(~rests))
    choice = choose(merged, seed=seed, watch=watch.part(0.3))
    if choice is None:
        return None
    class_of = {rounds[0]: index for index, rounds in enumerate(instance.classes)}
    group = np.full(len(instance.weight), NOWHERE)
    for index, rounds in enumerate(merged.classes):
        mine = choice.pair[choice.group == index].tolist()
        group[mine] = [class_of[rounds[number]] for number in spread(merged, mine, index)]
    return HeadStart(group, np.inf)


def _rests(instance: Instance) -> Bools:
    """Which classes are to be free for everybody: one after each row as long as the shortest allowed."""
    kinds = instance.kinds
    longest = int(kinds.most.min())
    order = sorted(range(len(instance.classes)), key=lambda index: instance.classes[index])
    rests = np.zeros(len(order), dtype=np.bool_)
    row, last = 0, -2
    for index in order:
        number = instance.classes[index][0]
        row = row + 1 if number == last + 1 else 1
        if row > longest:
            rests[index] = True
            row = 0
        last = number
    return rests


def _merged(instance: Instance, open_classes: Ints) -> Instance:
    """`instance` with `open_classes` only, without rounds to rest in; equal rounds are one class where they can be."""
    kinds = instance.kinds.without_rest()
    together: dict[bytes, list[int]] = {}
    for index in open_classes.tolist():
        key = instance.there[:, index].tobytes() + instance.usable[:, index].tobytes()
        together.setdefault(key if kinds.flow else str(index).encode(), []).append(index)
    parts = list(together.values())
    first = [part[0] for part in parts]
    there, size = instance.there[:, first], np.array([len(part) for part in parts])
    kinds = replace(
        kinds,
        groups=np.array([kinds.groups[part].sum() for part in parts]),
        threes=np.array([kinds.threes[part].sum() for part in parts]),
        set_capacity=np.stack([kinds.set_capacity[:, part].sum(axis=1) for part in parts], axis=1),
        window=kinds.window[:, first],
    )
    return replace(
        instance,
        usable=instance.usable[:, first],
        classes=tuple(tuple(instance.classes[index][0] for index in part) for part in parts),
        size=size,
        capacity=np.array([instance.capacity[part].sum() for part in parts]),
        there=there,
        high=np.minimum(instance.high, kinds.places(there, size).sum(axis=1)),
        kinds=kinds,
    )
