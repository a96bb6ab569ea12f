"""The objective "fair": promises, then even talks (leximin), then even affinity, then the sum, for a stated price."""

from dataclasses import dataclass, replace

import numpy as np

from kloeppel.core.rounds.choice import Choice, as_one_class, choose
from kloeppel.core.rounds.fair.evening import evened
from kloeppel.core.rounds.fair.exact import exact_choice
from kloeppel.core.rounds.fair.level import at_level, level_of, levels_reached
from kloeppel.core.rounds.fair.lexicographic import even_choice
from kloeppel.core.rounds.fair.price import Price
from kloeppel.core.rounds.instance import Floats, Instance, Ints
from kloeppel.core.rounds.relaxation import relax
from kloeppel.core.rounds.search import NOWHERE
from kloeppel.core.watch import Watch


@dataclass(frozen=True, slots=True)
class FairChoice:
    """A choice, and how much of the order of "fair" is proven.

    `bound` (in weights): no choice whatsoever has more weight. `talks_proven`: no choice gives talks out more evenly.
    `least_bound` (in weights): nobody who gets least can get more. `proven`: nothing is better in the whole order.
    """

    pair: Ints
    group: Ints
    bound: float
    talks_proven: bool
    least_bound: float
    proven: bool = False


def choose_fairly(instance: Instance, *, most_lost: float, seed: int, watch: Watch) -> FairChoice | None:
    """The best choice in the order of "fair" that could be found, None as in `choose`; `most_lost` as in `Price`."""
    if (instance.high < instance.low).any():
        return None
    if not instance.usable.any():
        return _proven(instance, np.full(len(instance.weight), NOWHERE), 0.0)
    flow = relax(as_one_class(instance), seed=seed)
    if flow is None:
        return None
    price = Price(most_lost)
    exact = exact_choice(instance, price, seed=seed, watch=watch.part(0.3))
    if exact is not None:
        return _proven(instance, exact.group, exact.most)
    even = _evenly(instance, seed=seed, watch=watch)
    if even is None:
        return None
    choice, most = even
    group = np.full(len(instance.weight), NOWHERE)
    group[choice.pair] = choice.group
    weight = float(instance.weight[choice.pair].sum())
    group = evened(instance, group, spare=price.spare(weight, flow.bound), watch=watch)
    pair = np.flatnonzero(group != NOWHERE)
    least_bound = _least_bound(instance, instance.high if most is None else most)
    return FairChoice(pair, group[pair], flow.bound, talks_proven=most is not None, least_bound=least_bound)


def _proven(instance: Instance, group: Ints, bound: float) -> FairChoice:
    pair = np.flatnonzero(group != NOWHERE)
    gets = amounts(instance, pair)
    least = float(gets[instance.high > 0].min(initial=np.inf)) if (instance.high > 0).any() else 0.0
    return FairChoice(pair, group[pair], bound, talks_proven=True, least_bound=least, proven=True)


def amounts(instance: Instance, pair: Ints) -> Floats:
    """What each person [V] gets in weight when `pair` meet."""
    ends = np.concatenate([instance.a[pair], instance.b[pair]])
    return np.bincount(ends, np.tile(instance.weight[pair], 2), instance.people).astype(np.float64)


def _evenly(instance: Instance, *, seed: int, watch: Watch) -> tuple[Choice, Ints | None] | None:
    """A choice with the most even talks that could be found, of much weight.

    With it, if none is more even, the most talks [V] that anybody has in any choice as even as this one; else None.
    """
    level = level_of(instance)
    at_once = choose(at_level(instance, level), seed=seed, watch=watch.part(0.4))
    if at_once is not None and not at_once.missed:
        return at_once, level.high
    one_class = as_one_class(instance)
    even = even_choice(one_class, seed=seed, watch=watch.part(0.5))
    if even is None:
        found = at_once or choose(instance, seed=seed, watch=watch.part(0.5))
        return None if found is None else (found, None)
    if len(instance.classes) == 1 and instance.kinds.nested:
        return Choice(even.pair, np.zeros(len(even.pair), np.int64), np.inf), instance.high
    talks = instance.talks(even.pair)
    aimed = choose(replace(instance, low=talks), seed=seed, watch=watch.part(0.6))
    choices = [choice for choice in (at_once, aimed) if choice is not None]
    if not choices:
        return None
    rounds = int(instance.high.max())
    best = max(choices, key=lambda choice: levels_reached(instance.talks(choice.pair), rounds))
    proven = levels_reached(instance.talks(best.pair), rounds) == levels_reached(talks, rounds)
    return best, instance.high if proven else None


def _least_bound(instance: Instance, most: Ints) -> float:
    """What the person who gets least could get at most: each one's strongest pairs, `most` [V] of them."""
    pairs = np.flatnonzero(instance.usable.any(axis=1))
    end = np.concatenate([instance.a[pairs], instance.b[pairs]])
    weight = np.tile(instance.weight[pairs], 2)
    order = np.lexsort((-weight, end))
    end, weight = end[order], weight[order]
    rank = np.arange(len(end)) - np.searchsorted(end, end)
    counted = rank < most[end]
    strongest = np.bincount(end[counted], weight[counted], instance.people)
    able = most > 0
    return float(strongest[able].min()) if able.any() else 0.0
