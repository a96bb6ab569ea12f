"""The proof: an upper bound that follows from prices alone, whoever found them (weak duality).

Give every place of a person in a class of rounds, every table place and every talk of a person a price. A plan is worth
what its pairs earn above the prices of what they use, plus the prices of everything there is to use. Counting only
pairs that earn something gives a bound for every plan, for any prices (Lagrange; Everett 1963). A solver that erred
makes the bound weaker, never wrong.
"""

import math
from dataclasses import dataclass

import numpy as np

from kloeppel.core.rounds.instance import Floats, Instance

_ROUNDING = 2.0**-52


@dataclass(frozen=True, slots=True)
class Prices:
    """`place` [V, K] at least 0: a person's time in a class; `table` [K] at least 0; `talk` [V]: a talk of a person.

    A negative `talk` price is what a promised talk (`min`) is worth.
    """

    place: Floats
    table: Floats
    talk: Floats


def gains(instance: Instance, prices: Prices) -> Floats:
    """What each pair [E] earns above the prices in its best class of rounds; -inf where it can meet in none."""
    best = np.full(len(instance.weight), -np.inf)
    a, b = instance.a, instance.b
    for index in range(len(instance.classes)):
        cost = prices.place[a, index] + prices.place[b, index] + prices.table[index]
        gain = instance.weight - (cost + prices.talk[a] + prices.talk[b])
        np.maximum(best, np.where(instance.usable[:, index], gain, -np.inf), out=best)
    return best


def losses(instance: Instance, prices: Prices) -> Floats:
    """By how much the bound falls [E, K] if a pair is made to meet in a class of rounds; infinite where it cannot."""
    a, b = instance.a, instance.b
    cost = prices.place[a] + prices.place[b] + prices.table + (prices.talk[a] + prices.talk[b])[:, None]
    best = np.maximum(gains(instance, prices), 0.0)
    return np.where(instance.usable, best[:, None] - (instance.weight[:, None] - cost), np.inf)


def proven_bound(instance: Instance, prices: Prices) -> float:
    """No plan has a larger sum of weights than this, in exact arithmetic, for whatever `prices`.

    The sums are taken with `math.fsum` (correctly rounded), and the errors of the few remaining float64 operations are
    bounded by the sizes of their terms and added.
    """
    offered = np.concatenate(
        [
            (np.maximum(prices.place, 0.0) * instance.size * instance.there).ravel(),
            np.maximum(prices.table, 0.0) * instance.capacity,
            np.where(prices.talk > 0, prices.talk * instance.high, prices.talk * instance.low),
        ]
    )
    gain = gains(instance, prices)
    # Each gain is made by six operations on terms no larger than these.
    largest = 1.0 + 2 * _largest(prices.place) + _largest(prices.table) + 2 * _largest(prices.talk)
    slip = 6 * _ROUNDING * largest
    counted = gain[(gain > -slip) | (instance.must & np.isfinite(gain))]
    errors = slip * len(counted) + _ROUNDING * math.fsum(np.abs(offered))
    proven = math.fsum(offered) + math.fsum(counted) + 2 * errors
    everything = math.fsum(instance.weight[np.isfinite(gain)])
    # If all affinities are 0, so is every plan, without any error.
    return min(proven, math.nextafter(everything, math.inf)) if everything else 0.0


def _largest(prices: Floats) -> float:
    return float(np.abs(prices).max(initial=0.0))
