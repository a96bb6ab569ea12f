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

_COOLINGS = 6
"""The temperature falls by half so many times below what matters."""
_SWEEPS = 3
_FIRST_SWEEPS = 16
"""The price of a table and the prices of all people together move slowly."""
_LARGEST_STEP = 5.0


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


def near_prices(flow: Flow, finest: float = np.inf) -> tuple[Floats, float]:
    """Prices of a talk [V] and of a table that are near the best ones: most pairs earn or lose clearly.

    `finest`: differences between weights of this size still matter.
    """
    talk, strong = _first_prices(flow)
    if not strong.size:
        return talk, 0.0
    smooth = _Smooth(flow, strong)
    table, bind = 0.0, flow.tables_bind
    if bind:
        # As if nobody had a limit of their own; who has more talks than possible then gets a price, and tables a lower.
        talk[:] = 0.0
        table = float(np.sort(smooth.weight)[-min(flow.most, strong.size)])
    hottest = 0.5 * float(smooth.weight.std())
    temperature = hottest
    coldest = min(hottest, finest) / 2**_COOLINGS
    while temperature > coldest:
        for _ in range(_FIRST_SWEEPS if bind and temperature == hottest else _SWEEPS):
            smooth.price_side(talk, table, smooth.a, temperature)
            smooth.price_side(talk, table, smooth.b, temperature)
            if bind:
                table = smooth.table_price(talk, table, temperature)
        temperature /= 2
    return talk, table


def _first_prices(flow: Flow) -> tuple[Floats, Ints]:
    """Half of what each person's strongest pair too many weighs; and the pairs strong enough to matter at all."""
    talk = np.zeros(flow.people)
    strong = np.zeros(len(flow.weight), dtype=np.bool_)
    top = float(flow.weight.max(initial=0.0)) or 1.0
    for end in (flow.a, flow.b):
        count = np.bincount(end, minlength=flow.people)
        last = np.cumsum(count)
        # One sort for everybody: by person, then by weight. The half keeps neighbours apart.
        ranked = np.sort(end + flow.weight / (2 * top))
        talk = np.maximum(talk, 0.5 * _ranked(ranked, last, count, flow.high + 1) * 2 * top)
        weakest = _ranked(ranked, last, count, 2 * flow.high + 4) * 2 * top
        strong |= flow.weight >= weakest[end] - 1e-9
    return talk, np.flatnonzero(strong)


def _ranked(ranked: Floats, last: Ints, count: Ints, rank: Ints) -> Floats:
    """The weight (as a part of a half) with `rank` (from 1) among each person's, 0 for who has fewer pairs."""
    enough = count >= rank
    value = np.zeros(len(count))
    value[enough] = ranked[(last - rank)[enough]] - np.flatnonzero(enough)
    return np.maximum(value, 0.0)


class _Smooth:
    """The smoothed dual over some of the pairs."""

    def __init__(self, flow: Flow, pairs: Ints) -> None:
        self.a, self.b, self.weight = flow.a[pairs], flow.b[pairs], flow.weight[pairs]
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

    def _meets(self, talk: Floats, table: float, temperature: float) -> Floats:
        """With which probability each pair meets."""
        earnings = self.weight - talk[self.a] - talk[self.b] - table
        meets: Floats = 0.5 + 0.5 * np.tanh(earnings / (2 * temperature))
        return meets


def _moved(price: Floats, expected: Floats, slope: Floats, low: Ints, high: Ints, temperature: float) -> Floats:
    """A step of Newton's method for each price: up if more than `high` are expected, down if fewer than `low`.

    Between the two the price tends to 0, and never beyond.
    """
    aim = np.where(price > 0, high, np.where(price < 0, low, np.clip(expected, low, high)))
    step = (expected - aim) / np.maximum(slope, 0.05 * aim + 1e-9)
    moved: Floats = price + temperature * np.clip(step, -_LARGEST_STEP, _LARGEST_STEP)
    return np.where(price * moved < 0, 0.0, moved)
