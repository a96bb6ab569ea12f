"""The largest stable matching, then the best ranks, then affinity: an integer program."""

import math
from dataclasses import dataclass

import numpy as np

from kloeppel.core.pairing.market import Integers, Market, Outcome
from kloeppel.core.pairing.program import Program, Solver
from kloeppel.core.pairing.proposals import first_choice

LARGEST_STEP = 100_000
"""Up to here one match more may be weighed against ranks in one objective, which is faster than two in turn: HiGHS
leaves an edge at most a millionth from 0 or 1, so that even the weight of a match stays exact to a tenth of a rank."""

Level = tuple[int, int]
"""A person's number and a rank on their list."""


@dataclass(frozen=True, slots=True, eq=False)
class _Objective:
    """What to maximise (`weights` per edge) and which sums to keep afterwards (`holds`).

    `step` is what one match more is worth, 0 where the size is settled already.
    """

    weights: Integers
    holds: tuple[Integers, ...]
    step: int


def largest_stable(market: Market, *, seed: int, time_limit: float) -> Outcome:
    """The largest weakly stable choice, among these the smallest sum of ranks, then the largest affinity.

    Finding it is NP-hard; at the time limit the best choice found so far comes back with an upper bound on its size.
    The program follows Delorme et al., "Mathematical models for stable matching problems with ties and incomplete
    lists", European Journal of Operational Research 277 (2019), extended to capacities on both sides.
    """
    best = first_choice(market, seed)
    size_bound = market.room
    if market.edges == 0:
        return Outcome(best, size_bound=0, optimal=True)
    solver = Solver(_StabilityModel(market).program, seed=seed, time_limit=time_limit)
    for objective in _objectives(market):
        stage = solver.maximise(objective.weights)
        if stage.choice is not None:
            best = max(best, stage.choice, key=market.worth)
        if not stage.proven:
            if objective.step and math.isfinite(stage.bound):
                size_bound = min(size_bound, _size_bound(stage.bound, objective.step))
            return Outcome(best, size_bound=size_bound, optimal=False)
        size_bound = int(best.sum())
        for held in objective.holds:
            solver.hold(held, int(held[best].sum()))
    return Outcome(best, size_bound=size_bound, optimal=True)


def _objectives(market: Market) -> list[_Objective]:
    ones = np.ones(market.edges, dtype=np.int64)
    # More than any choice can lose in ranks, so that one match more always outweighs them.
    step = int(market.rank_first.max() + market.rank_second.max()) * market.room + 1
    if step <= LARGEST_STEP:
        objectives = [_Objective(step * ones - market.ranks, holds=(ones, market.ranks), step=step)]
    else:
        objectives = [_Objective(ones, holds=(ones,), step=1), _Objective(-market.ranks, holds=(market.ranks,), step=0)]
    if market.affinity.any():
        objectives.append(_Objective(market.affinity, holds=(), step=0))
    return objectives


def _size_bound(objective_bound: float, step: int) -> int:
    """The largest size with step * size - ranks <= objective_bound, where ranks are below `step`."""
    return math.floor((objective_bound + step - 1 + 1e-6) / step)


class _StabilityModel:
    """The program whose solutions are the stable choices.

    For each person and each rank on their list one column counts their partners at this rank or better ("served").
    A pair (a, b) does not block when it is matched, or a is full with partners at least as good as b, or b is full with
    partners at least as good as a: one row per edge.
    """

    def __init__(self, market: Market) -> None:
        self.program = Program(edges=market.edges)
        for _ in range(market.edges):
            self.program.add_column(1.0, whole=True)
        self._full: dict[int, int] = {}
        served_a = self._count_served(market.first, market.rank_first, market.seats_a)
        served_b = self._count_served(market.second, market.rank_second, market.seats_b)
        for edge in range(market.edges):
            a, b = int(market.first[edge]), int(market.second[edge])
            column_a = served_a[a, int(market.rank_first[edge])]
            column_b = served_b[b, int(market.rank_second[edge])]
            self._forbid_blocking(edge, (column_a, int(market.seats_a[a])), (column_b, int(market.seats_b[b])))

    def _count_served(self, person: Integers, rank: Integers, seats: Integers) -> dict[Level, int]:
        served: dict[Level, int] = {}
        by_level: dict[Level, list[int]] = {}
        for edge, level in enumerate(zip(person.tolist(), rank.tolist(), strict=True)):
            by_level.setdefault(level, []).append(edge)
        before: tuple[int, int] | None = None
        for level in sorted(by_level):
            terms = dict.fromkeys(by_level[level], 1.0)
            column = self.program.add_column(float(seats[level[0]]), whole=False)
            if before is not None and before[0] == level[0]:
                # Built on the level above, so that a row stays as short as its tie.
                terms[before[1]] = 1.0
            terms[column] = -1.0
            self.program.add_row(terms, 0.0, 0.0)
            served[level] = column
            before = (level[0], column)
        return served

    def _forbid_blocking(self, edge: int, side_a: tuple[int, int], side_b: tuple[int, int]) -> None:
        (served, seats), (other_served, other_seats) = sorted((side_a, side_b), key=lambda side: side[1])
        if seats == 1:
            # `served` is 0 or 1 here. A matched edge is counted on both sides, so that it may be taken off once.
            terms = {served: float(other_seats), other_served: 1.0, edge: -1.0}
        else:
            terms = {self._full_column(served, seats): float(other_seats), other_served: 1.0}
            terms[edge] = float(other_seats - 1)
        self.program.add_row(terms, float(other_seats))

    def _full_column(self, served: int, seats: int) -> int:
        """A column that may be 1 only if the person is full with partners counted in `served`."""
        if served not in self._full:
            self._full[served] = self.program.add_column(1.0, whole=True)
            self.program.add_row({served: 1.0, self._full[served]: -float(seats)}, 0.0)
        return self._full[served]
