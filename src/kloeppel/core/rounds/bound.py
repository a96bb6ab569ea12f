"""The proof: an upper bound that follows from prices alone, whoever found them (weak duality).

Give every place of a person in a class of rounds, every table place and every talk of a person a price. A plan is worth
what its pairs earn above the prices of what they use, plus the prices of everything there is to use. Counting only
pairs that earn something gives a bound for every plan, for any prices (Lagrange; Everett 1963). A solver that erred
makes the bound weaker, never wrong.
"""

import math
from dataclasses import dataclass, field

import numpy as np

from kloeppel.core.rounds.instance import Bools, Floats, Instance

_ROUNDING = 2.0**-52


@dataclass(frozen=True, slots=True)
class Prices:
    """`place` [V, K] at least 0: a person's time in a class; `table` [K]: a table's; `talk` [V]: a talk of a person.

    A negative `talk` price is what a talk that must be (`low`) is worth; only where all tables are to be used (`full`)
    a `table` price may be negative too. `sets` [H, K], `window` [W] at least 0: what the kind of day limits.
    """

    place: Floats
    table: Floats
    talk: Floats
    sets: Floats = field(default_factory=lambda: np.zeros((0, 0)))
    window: Floats = field(default_factory=lambda: np.zeros(0))


def paid_places(instance: Instance, prices: Prices) -> Floats:
    """What a talk pays [V, K] for a person's place, and for that person's rounds to rest in."""
    if not prices.window.size:
        return prices.place
    place = prices.place.copy()
    kinds = instance.kinds
    # Who has two talks at once pays for the round, not for the talk: see `offered_places`.
    talks = ~kinds.hosts[kinds.person]
    np.add.at(place, kinds.person[talks], (prices.window[:, np.newaxis] * kinds.window)[talks])
    return place


def paid_sets(instance: Instance, prices: Prices, index: int) -> Floats | float:
    """What each pair [E] pays in class `index` for the limits on sets of pairs."""
    return prices.sets[:, index] @ instance.kinds.sets if prices.sets.size else 0.0


def offered_places(instance: Instance, prices: Prices) -> Floats:
    """What all there is of places, sets and rounds costs at these prices, as terms of a sum."""
    kinds = instance.kinds
    place = np.maximum(prices.place, 0.0) * instance.there
    two = kinds.hosts if kinds.chairs or kinds.threes.any() else np.zeros_like(kinds.hosts)
    terms = [(place[~two] * instance.size).ravel(), *_offered_by_hosts(instance, prices, place, two)]
    if prices.sets.size:
        terms.append((prices.sets * kinds.set_capacity).ravel())
    if prices.window.size:
        terms.append(prices.window * kinds.most)
    return np.concatenate(terms)


def _offered_by_hosts(instance: Instance, prices: Prices, place: Floats, two: Bools) -> list[Floats]:
    """The dearest first chairs, as many as tables, and the dearest second chairs, as many as threes."""
    if not two.any():
        return []
    kinds = instance.kinds
    first = place.copy()
    if prices.window.size:
        np.subtract.at(first, kinds.person, prices.window[:, np.newaxis] * kinds.window)
    terms = []
    for index, size in enumerate(instance.size.tolist()):
        for price, number in ((first, kinds.groups), (place, kinds.threes)):
            dearest = np.sort(np.maximum(price[two, index], 0.0))[::-1]
            left = np.clip(int(number[index]) - size * np.arange(len(dearest)), 0, size)
            terms.append(dearest * left)
    return terms


def gains(instance: Instance, prices: Prices) -> Floats:
    """What each pair [E] earns above the prices in its best class of rounds; -inf where it can meet in none."""
    best = np.full(len(instance.weight), -np.inf)
    a, b = instance.a, instance.b
    place = paid_places(instance, prices)
    for index in range(len(instance.classes)):
        cost = place[a, index] + place[b, index] + prices.table[index] + paid_sets(instance, prices, index)
        gain = instance.weight - (cost + prices.talk[a] + prices.talk[b])
        np.maximum(best, np.where(instance.usable[:, index], gain, -np.inf), out=best)
    return best


def losses(instance: Instance, prices: Prices) -> Floats:
    """By how much the bound falls [E, K] if a pair is made to meet in a class of rounds; infinite where it cannot."""
    a, b = instance.a, instance.b
    place = paid_places(instance, prices)
    cost = place[a] + place[b] + prices.table + (prices.talk[a] + prices.talk[b])[:, None]
    if prices.sets.size:
        cost += np.stack([paid_sets(instance, prices, index) for index in range(cost.shape[1])], axis=1)
    gain = gains(instance, prices)
    # A pair that must meet counts in the bound even if it earns less than nothing.
    best = np.where(instance.must, gain, np.maximum(gain, 0.0))
    return np.where(instance.usable, best[:, None] - (instance.weight[:, None] - cost), np.inf)


def proven_bound(instance: Instance, prices: Prices) -> float:
    """No plan has a larger sum of weights than this, in exact arithmetic, for whatever `prices`.

    The sums are taken with `math.fsum` (correctly rounded), and the errors of the few remaining float64 operations are
    bounded by the sizes of their terms and added.
    """
    offered = np.concatenate(
        [
            offered_places(instance, prices),
            (prices.table if instance.full else np.maximum(prices.table, 0.0)) * instance.capacity,
            np.where(prices.talk > 0, prices.talk * instance.high, prices.talk * instance.low),
        ]
    )
    gain = gains(instance, prices)
    # Each gain is made by six operations on terms no larger than these, and by those of the kind of day.
    largest = 1.0 + 2 * _largest(prices.place) + _largest(prices.table) + 2 * _largest(prices.talk)
    largest += float(prices.sets.sum() + 2 * prices.window.sum())
    slip = (6 + prices.sets.size + 2 * prices.window.size) * _ROUNDING * largest
    counted = gain[(gain > -slip) | (instance.must & np.isfinite(gain))]
    errors = slip * len(counted) + _ROUNDING * math.fsum(np.abs(offered))
    proven = math.fsum(offered) + math.fsum(counted) + 2 * errors
    everything = math.fsum(instance.weight[np.isfinite(gain)])
    # If all affinities are 0, so is every plan, without any error.
    return min(proven, math.nextafter(everything, math.inf)) if everything else 0.0


def _largest(prices: Floats) -> float:
    return float(np.abs(prices).max(initial=0.0))
