"""Good prices for talks before any program is solved: the smoothed dual of the flow, in NumPy alone.

At prices p a pair earns its weight less the prices of its two people and of a table. Instead of meeting if and only if
it earns something, each pair meets with the probability 1 / (1 + exp(-earnings / t)); a person's price is right when
the talks expected for them lie within their bounds. Right prices are found for all of one side at a time, then for the
other, which never makes the dual worse (coordinate descent; Sinkhorn 1967 for the case of a matrix). With a falling
temperature t the smoothed dual tends to the dual itself (annealing). What comes out is near the best prices; it needs
no proof, because whoever uses it proves what follows.
"""

from dataclasses import dataclass

import numpy as np

from kloeppel.core.rounds.instance import Floats, Ints

_SWEEPS = 3
_FIRST_SWEEPS = 6
_FIRST_SWEEPS_WITH_TABLES = 16
"""The price of a table and the prices of all people together move slowly."""
_TINY = 1e-3
_COOLEST = 1e-12
"""Weights are below 1, and differences below 1e-9 do not count."""
_LARGEST_STEP = 5.0
_HOPELESS = 1e-5
"""Pairs that meet with so small a probability will hardly meet when it is cooler."""
_CHANCE = 0.1
"""So few talks for each person may be a matter of chance when the cooling ends."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Choosing pairs on a day with one class of rounds: E pairs, V people, nobody a first end and a second end.

    `a`, `b`, `weight` [E]; `low`, `high` [V]: talks per person; `least`, `most`: talks in all.
    """

    a: Ints
    b: Ints
    weight: Floats
    low: Ints
    high: Ints
    least: int
    most: int

    @property
    def people(self) -> int:
        """V, the number of people."""
        return len(self.low)

    @property
    def tables_bind(self) -> bool:
        """Whether the number of talks in all says more than the numbers of each side's people."""
        first = np.bincount(self.a, minlength=self.people) > 0
        second = np.bincount(self.b, minlength=self.people) > 0
        return self.least > 0 or self.most < min(int(self.high[first].sum()), int(self.high[second].sum()))

    def earnings(self, talk: Floats, table: float) -> Floats:
        """What each pair [E] earns above the prices of a talk [V] and of a table."""
        return self.weight - talk[self.a] - talk[self.b] - table


def near_prices(flow: Flow) -> tuple[Floats, float]:
    """Prices of a talk [V] and of a table that are near the best ones: most pairs earn or lose clearly."""
    talk, table = np.zeros(flow.people), 0.0
    if not len(flow.weight):
        return talk, table
    bind = flow.tables_bind
    if bind:
        # As if nobody had a limit of their own; who has more talks than possible then gets a price, and tables a lower.
        strongest = len(flow.weight) - min(max(flow.most, 1), len(flow.weight))
        table = float(np.partition(flow.weight, strongest)[strongest])
    smooth = _Smooth(flow)
    sweeps = _FIRST_SWEEPS_WITH_TABLES if bind else _FIRST_SWEEPS
    temperature = 0.25 * float(flow.weight.std())
    while temperature > _COOLEST:
        for _ in range(sweeps):
            smooth.price_side(talk, table, smooth.a, temperature)
            smooth.price_side(talk, table, smooth.b, temperature)
            if bind:
                table = smooth.table_price(talk, table, temperature)
        if smooth.cool(talk, table, temperature) <= _CHANCE * flow.people:
            break
        sweeps = _SWEEPS
        temperature /= 2
    return talk, table


class _Smooth:
    """The smoothed dual over the pairs that have any prospect."""

    def __init__(self, flow: Flow) -> None:
        self.a, self.b, self.weight = flow.a, flow.b, flow.weight
        self.low, self.high = flow.low, flow.high
        self.least, self.most = flow.least, flow.most

    def price_side(self, talk: Floats, table: float, end: Ints, temperature: float) -> None:
        """Move the prices in `talk` of the people at `end` [E] so that they can expect as many talks as they may."""
        meets = self._meets(talk, table, temperature)
        expected: Floats = np.bincount(end, meets, len(talk)).astype(np.float64)
        slope: Floats = np.bincount(end, meets * (1 - meets), len(talk)).astype(np.float64)
        someone = np.flatnonzero(np.bincount(end, minlength=len(talk)))
        price = talk[someone]
        moved = _moved(price, expected[someone], slope[someone], self.low[someone], self.high[someone], temperature)
        talk[someone] = moved

    def table_price(self, talk: Floats, table: float, temperature: float) -> float:
        """The price of a table at which as many talks can be expected as there are places."""
        meets = self._meets(talk, table, temperature)
        slope = meets * (1 - meets)
        # Whoever has a price answers another price of tables by changing their own; only the others make a difference.
        loose = (talk[self.a] == 0) & (talk[self.b] == 0)
        expected = np.array([meets.sum()])
        slope = np.array([max(slope[loose].sum(), 0.1 * slope.sum())])
        least, most = np.array([self.least]), np.array([self.most])
        return float(_moved(np.array([table]), expected, slope, least, most, temperature)[0])

    def cool(self, talk: Floats, table: float, temperature: float) -> float:
        """Leave out pairs without prospect; how many talks of the others are a matter of chance at `temperature`."""
        meets = self._meets(talk, table, temperature)
        hopeful = meets > _HOPELESS
        if hopeful.sum() < 0.8 * len(hopeful):
            self.a, self.b, self.weight = self.a[hopeful], self.b[hopeful], self.weight[hopeful]
        return float(np.minimum(meets, 1 - meets).sum())

    def _meets(self, talk: Floats, table: float, temperature: float) -> Floats:
        """With which probability each pair meets."""
        earnings = self.weight - talk[self.a] - talk[self.b] - table
        meets: Floats = 0.5 + 0.5 * np.tanh(earnings / (2 * temperature))
        return meets


def _moved(price: Floats, expected: Floats, slope: Floats, low: Ints, high: Ints, temperature: float) -> Floats:
    """A step of Newton's method for each price: up if more than `high` are expected, down if fewer than `low`.

    It is taken on logarithms, because expectations fall exponentially with the price. Between the two bounds the price
    tends to 0, and never beyond.
    """
    aim = np.where(price > 0, high, np.where(price < 0, low, np.clip(expected, low, high)))
    expected, aim = np.maximum(expected, _TINY), np.maximum(aim, _TINY)
    step = expected * np.log(expected / aim) / np.maximum(slope, _TINY)
    moved: Floats = price + temperature * np.clip(step, -_LARGEST_STEP, _LARGEST_STEP)
    return np.where(price * moved < 0, 0.0, moved)
