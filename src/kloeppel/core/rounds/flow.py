"""The flow of a large day, exactly, from good prices: only what they leave open is a question for the solver.

At good prices a pair that clearly earns something meets and one that clearly loses does not; the rest enters a linear
program, written in earnings instead of weights. Its first basis, in which nothing is exchanged, is then close to the
best one, and its duals say by how much the prices were wrong. With prices put right, all pairs are looked at again:
whichever was decided wrongly enters the program. If there is none, the duals prove that no choice of pairs is better
(linear programming duality), however the first prices were found.

So that the program has an answer at every step, anybody may have a talk more or less than allowed, for a charge that
is small at first; it keeps prices from running away (Marsten, Hogan and Blankenship 1975: the boxstep method) and is
raised until nobody uses it.
"""

from dataclasses import dataclass, replace

import numpy as np

from kloeppel.core.rounds.instance import Bools, Floats, Ints
from kloeppel.core.rounds.prices import Flow, near_prices
from kloeppel.core.rounds.solver import Program
from kloeppel.core.watch import Watch

EARNS = 1e-9
_WHOLE = 1e-6
_OPEN = 3
"""Pairs left open at first, for each person on average."""
_SHARE_OF_GAP = 5e-3
_SMALLEST_DIFFERENCE = 1e-6
_FEWEST_ADDED = 2_000
_CHEAPEST = 1e-3
_DEARER = 4.0
_DEAREST = 16.0
"""Above this charge (weights are below 1) it is asked whether any choice keeps all bounds."""


@dataclass(frozen=True, slots=True)
class FlowAnswer:
    """A best choice: `taken` [E], and the prices of talks [V] and of a table that prove it."""

    taken: Bools
    talk: Floats
    table: float


def best_flow(flow: Flow, *, seed: int, time_limit: float = np.inf, watch: Watch | None = None) -> FlowAnswer | None:
    """A choice of pairs with the largest sum of weights; None if no choice keeps all bounds.

    Raises OutOfTime when `time_limit` (seconds) comes first, or when somebody cancels `watch`.
    """
    told_apart = _told_apart(flow, seed)
    exchange = _Exchange(told_apart, Watch(time_limit), seed=seed, watch=watch)
    if not exchange.settle():
        return None
    if told_apart is not flow:
        exchange.weigh_anew(flow)
        exchange.settle()
    return exchange.answer()


def _told_apart(flow: Flow, seed: int) -> Flow:
    """`flow` with weights of which no two are equal, if many are.

    Among equal weights there are too many best choices, and prices lead to none of them. The differences are far
    smaller than those between other weights, so a best choice mostly stays one without them.
    """
    values = np.unique(flow.weight)
    if len(values) > len(flow.weight) // 2:
        return flow
    gap = float(np.diff(values).min()) if len(values) > 1 else 1.0
    size = max(_SHARE_OF_GAP * gap, _SMALLEST_DIFFERENCE)
    noise = np.random.default_rng(seed).random(len(flow.weight))
    return replace(flow, weight=flow.weight + size * noise)


class _Exchange:
    """A choice made by prices, and the program of what to change about it.

    The program's rows: people, and the tables if they bind. Its columns: for each row one for fewer talks where that is
    allowed, one for fewer and one for more for a charge; then the pairs left open, as 1 for a pair that is added to the
    choice and -1 for one that is taken from it.
    """

    def __init__(self, flow: Flow, clock: Watch, *, seed: int, watch: Watch | None) -> None:
        self._flow = flow
        self._clock = clock
        talk, table = near_prices(flow)
        self._price = np.append(talk, table)
        self._earnings = flow.earnings(talk, table)
        self._taken = self._earnings > 0
        self._rows = flow.people + flow.tables_bind
        self._open = np.zeros(0, np.int64)
        self._closed = np.ones(len(flow.weight), dtype=np.bool_)
        self._value, self._dual = np.zeros(0), np.zeros(0)
        self._program = Program(self._left_to_fill(), seed=seed, watch=watch)
        self._add_slack()
        nearest = _smallest(np.abs(self._earnings), _OPEN * self._rows)
        width = float(np.abs(self._earnings[nearest]).max(initial=0.0))
        self._charge = max(_CHEAPEST, width)
        # The solver's tolerances are made for numbers around 1.
        self._unit = width or 1.0
        self._open_up(nearest)

    def settle(self) -> bool:
        """Find the best changes that nobody is charged for; False if there are none."""
        possible = False
        self._solve(self._charge, 1.0)
        while self._charged():
            if self._charge > _DEAREST and not possible:
                # The fewest charges when nothing else counts.
                self._solve(1.0, 0.0)
                if self._charged():
                    return False
                possible = True
            self._charge *= _DEARER
            self._solve(self._charge, 1.0)
        return True

    def weigh_anew(self, flow: Flow) -> None:
        """Go on with other weights, nearly the same ones."""
        self._earnings = flow.earnings(self._price[:-1], float(self._price[-1]))
        # What was best is still allowed, and nearly best: the primal simplex method is the one to go on from there.
        self._program.go_on_from_a_plan()

    def answer(self) -> FlowAnswer:
        """The choice with its changes, and the prices put right."""
        taken = self._taken.copy()
        changed = np.abs(self._value[3 * self._rows :]) > 1 / 2
        taken[self._open[changed]] ^= True
        price = self._price.copy()
        price[: self._rows] += self._dual
        return FlowAnswer(taken, price[:-1], float(price[-1]))

    def _left_to_fill(self) -> Floats:
        """How many talks each row still has to get: up to `high` where talks have a price, to `low` where they earn."""
        flow = self._flow
        counts = np.bincount(np.concatenate([flow.a[self._taken], flow.b[self._taken]]), minlength=flow.people)
        low, high = np.append(flow.low, flow.least), np.append(flow.high, flow.most)
        aim = np.where(self._price < 0, low, high)
        left: Floats = (aim - np.append(counts, self._taken.sum()))[: self._rows].astype(np.float64)
        return left

    def _add_slack(self) -> None:
        flow, rows = self._flow, self._rows
        width = np.append(flow.high - flow.low, flow.most - flow.least)[:rows].astype(np.float64)
        earns = self._price[:rows] < 0
        least = (-width * earns).astype(np.float64)
        each = np.arange(rows)[:, np.newaxis]
        nothing, unlimited = np.zeros(rows), np.full(rows, np.inf)
        self._program.add(nothing, least, least + width, each)
        self._program.add(nothing, nothing, unlimited, each)
        self._program.add(nothing, nothing, unlimited, each, sign=-1.0)

    def _open_up(self, pairs: Ints) -> None:
        flow = self._flow
        ends = [flow.a[pairs], flow.b[pairs]]
        if self._rows > flow.people:
            ends.append(np.full(len(pairs), flow.people))
        least = -self._taken[pairs].astype(np.float64)
        self._program.add(self._earnings[pairs] / self._unit, least, least + 1.0, np.stack(ends, axis=1))
        self._open = np.concatenate([self._open, pairs])
        self._closed[pairs] = False

    def _solve(self, charge: float, share: float) -> None:
        """Solve for `share` of all earnings, opening up pairs until none that is closed is decided wrongly."""
        rows, flow = self._rows, self._flow
        charges = np.full(2 * rows, -charge)
        costs = np.concatenate([-share * self._price[:rows], charges, share * self._earnings[self._open]])
        self._program.change_costs(np.arange(len(costs)), costs / self._unit)
        while True:
            self._value, self._dual = self._program.solve(self._clock.left())
            self._dual *= self._unit
            dual = np.append(self._dual, 0.0)
            table = dual[flow.people]
            gain = share * self._earnings - dual[flow.a] - dual[flow.b] - table
            wrong = np.where(self._closed, np.where(self._taken, -gain, gain), 0.0)
            missing = np.flatnonzero(wrong > EARNS)
            if not missing.size:
                return
            most = max(_FEWEST_ADDED, len(self._open) // 2)
            self._open_up(missing[_smallest(-wrong[missing], most)])

    def _charged(self) -> bool:
        return float(self._value[self._rows : 3 * self._rows].sum()) > _WHOLE


def _smallest(value: Floats, count: int) -> Ints:
    """Where the `count` smallest of `value` are, in ascending order of place."""
    if len(value) <= count:
        return np.arange(len(value))
    return np.sort(np.argpartition(value, count)[:count])
