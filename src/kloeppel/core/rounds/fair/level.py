"""How evenly talks could be given out, by counting alone: the levels that no plan whatsoever can better.

A plan with m talks gives each side m of them. Whatever the plan, nobody has more than `high` talks; so the most even
way to give out m talks is to fill everybody up to one level, like water. More talks are never less even. That is a
bound on every plan, and most days reach it.
"""

from dataclasses import dataclass, replace

import numpy as np

from kloeppel.core.rounds.instance import Bools, Instance, Ints


@dataclass(frozen=True, slots=True)
class Level:
    """The most even way to give out `total` talks: `low` and `high` [V], which differ by one at most.

    Every way to choose numbers between the two that sum up to `total` on each side is as even as any other.
    """

    low: Ints
    high: Ints
    total: int


def level_of(instance: Instance) -> Level:
    """The level of `instance`. No plan is more even, whether or not a plan reaches it."""
    sides = _sides(instance)
    people_at_once = min(int(instance.high[side].sum()) for side in sides)
    each_talk_counts = 2 if len(sides) == 1 else 1
    total = min(people_at_once // each_talk_counts, int(instance.capacity.sum()))
    low, high = instance.low.copy(), instance.high.copy()
    for side in sides:
        low[side], high[side] = _filled(instance.low[side], instance.high[side], total * each_talk_counts)
    return Level(low, high, total)


def at_level(instance: Instance, level: Level) -> Instance:
    """`instance` with nothing left but plans that reach `level`."""
    return replace(instance, low=level.low, high=level.high, full=level.total == int(instance.capacity.sum()))


def levels_reached(talks: Ints, rounds: int) -> tuple[int, ...]:
    """How many people have at least 1, 2, … `rounds` talks. The more even plan has the larger tuple (leximin)."""
    return tuple(int((talks >= number).sum()) for number in range(1, rounds + 1))


def _sides(instance: Instance) -> tuple[Bools, ...]:
    """Who [V] can be a first and who a second end of a pair; one set if somebody can be both."""
    first = np.zeros(instance.people, dtype=np.bool_)
    second = first.copy()
    first[instance.a] = True
    second[instance.b] = True
    return (first | second,) if (first & second).any() else (first, second)


def _filled(low: Ints, high: Ints, total: int) -> tuple[Ints, Ints]:
    """Bounds of the most even numbers between `low` and `high` that sum up to `total` (or to as near as they can)."""
    level = 0
    while level < int(high.max(initial=0)) and int(np.clip(level + 1, low, high).sum()) <= total:
        level += 1
    least = np.clip(level, low, high)
    most = least if int(least.sum()) >= total else np.clip(level + 1, low, high)
    return least, most
