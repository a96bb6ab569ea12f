"""One aim after another over the stable choices: relaxation with rows as needed, rounding, and an integer program."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from kloeppel.core.pairing.market import Choice, Integers
from kloeppel.core.pairing.stable_branching import Branching
from kloeppel.core.pairing.stable_lists import Floats, Graph
from kloeppel.core.pairing.stable_relaxation import (
    BELOW_ONE,
    TOLERANCE,
    Program,
    Solver,
    at_least,
    at_most,
    capacity_rows,
    only_better,
    optimal_face,
    shortfall,
    stability_rows,
    with_fullness,
    with_rows,
)
from kloeppel.core.pairing.stable_rounding import settle
from kloeppel.core.watch import Watch

ROWS_AT_ONCE = 2_000
"""How many violated rows come in at a time, the most violated first: more would make the program large for nothing."""

DIVE = 40
BRANCHES = 400
OPEN_EDGES = 200_000
"""How many parts a dive and a branch and bound look at; the latter fewer where many edges are open and each is slow."""

TRIES = 6
NOISE = 0.2
"""How often a relaxed answer that is not whole is rounded, and how much chance comes in each time."""

ROUNDED = 20
"""One in so many relaxed answers of a branch and bound is rounded: it takes as long as finding the answer."""


@dataclass(slots=True)
class _Relaxed:
    """The last program solved, its `bound` with the dual values behind it, and its answer (None when stopped before).

    `ceiling` is the best bound known: that of the linear program or of an integer program after it.
    """

    program: Program
    row_dual: Floats
    bound: float = np.inf
    ceiling: float = np.inf
    taken: Floats | None = None


def most_matches(objective_bound: float, step: int) -> int:
    """The largest size with step * size - losses <= objective_bound, where losses are from 0 to below `step`."""
    return math.floor((objective_bound + step - 1 + TOLERANCE) / step)


class Search:
    """Maximises aims in turn; what was proven for one aim is kept for the next."""

    def __init__(
        self, graph: Graph, first: Choice, *, seed: int, watch: Watch, tell: Callable[[Choice, float | None], None]
    ) -> None:
        """`first` is a stable choice to begin with; `tell` hears every better choice and every bound on the aim."""
        self.best = first
        self._graph = graph
        self._seed = seed
        self._watch = watch
        self._tell = tell
        self._heard = 0
        self._held: list[tuple[Integers, int]] = []
        edges = graph.edges
        self._all = Program(np.zeros(edges), np.zeros(edges), np.ones(edges), capacity_rows(graph))
        self._face = self._all

    def reach(self, weights: Integers, *, step: int = 0) -> tuple[float, bool]:
        """Bring `best` as far in the sum of `weights` as time allows; a bound on the sum of any, and whether it is met.

        Weights are whole numbers. If the bound is met, later aims keep the sum. Every edge may be worth `step` less a
        loss, where the losses of a choice are below `step` in sum: then a bound on the sum bounds the size.
        """
        aimed = weights.astype(np.float64)
        relaxed = self._relax(replace(self._face, weights=aimed))
        if self._held and not self._kept(relaxed) and not self._watch.over():
            # The face was not exact, because the solver's numbers are not: hold the sums themselves.
            self._face = self._all
            for held, value in self._held:
                self._face = with_rows(self._face, at_least(held, value))
            relaxed = self._relax(replace(self._face, weights=aimed))
        if relaxed.taken is not None:
            self._round(relaxed.taken, weights)
        if step and not self._met(relaxed, weights) and not self._watch.over():
            relaxed = self._cut_size(relaxed, most_matches(relaxed.ceiling, step), weights)
        if not self._met(relaxed, weights) and not self._watch.over():
            self._branch(relaxed, weights)
        if not self._met(relaxed, weights):
            return relaxed.ceiling, False
        value = self._value(weights)
        self._held.append((weights, value))
        self._face = replace(optimal_face(relaxed.program, relaxed.row_dual, value), weights=self._all.weights)
        return float(value), True

    def _value(self, weights: Integers) -> int:
        return int(weights[self.best].sum())

    def _met(self, relaxed: _Relaxed, weights: Integers) -> bool:
        return relaxed.ceiling < self._value(weights) + BELOW_ONE

    def _offer(self, choice: Choice, weights: Integers) -> None:
        """Take `choice` for the best if it is better in `weights`, keeps what was reached and is stable."""
        if int(weights[choice].sum()) <= self._value(weights):
            return
        held = all(int(earlier[choice].sum()) >= value for earlier, value in self._held)
        if held and self._graph.fits(choice) and not len(self._graph.blocking(choice)):
            self.best = choice
            self._tell(choice, None)

    def _kept(self, relaxed: _Relaxed) -> bool:
        """Whether the relaxed answer keeps every sum that was reached."""
        taken = relaxed.taken
        return taken is not None and all(float(held @ taken) > value - 0.5 for held, value in self._held)

    def _relax(self, program: Program) -> _Relaxed:
        """Solve the linear program, with a stability row for every edge that the answer would let block."""
        solver = Solver(program, seed=self._seed, watch=self._watch)
        relaxed = _Relaxed(program, np.zeros(len(program.rows.low)))
        while True:
            answer = solver.run()
            bound = relaxed.program.bound(answer.row_dual)[0]
            if bound <= relaxed.bound:
                relaxed.bound = relaxed.ceiling = bound
                relaxed.row_dual = answer.row_dual
                self._tell(self.best, bound)
            if answer.status != "optimal" or answer.taken is None:
                return relaxed
            relaxed.taken = answer.taken
            missed = shortfall(self._graph, answer.taken)
            violated = np.flatnonzero(missed > TOLERANCE)
            if not len(violated):
                return relaxed
            if len(violated) > ROWS_AT_ONCE:
                violated = violated[np.argsort(-missed[violated], kind="stable")[:ROWS_AT_ONCE]]
            rows = stability_rows(self._graph, violated)
            solver.add(rows)
            self._all = with_rows(self._all, rows)
            relaxed.program = with_rows(relaxed.program, rows)

    def _cut_size(self, relaxed: _Relaxed, size: int, weights: Integers) -> _Relaxed:
        """Solve again with a row for the largest whole size: a part of a match more would be worth many ranks."""
        if relaxed.taken is None or relaxed.taken.sum() <= size + TOLERANCE:
            return relaxed
        again = self._relax(with_rows(relaxed.program, at_most(np.ones(self._graph.edges, dtype=np.int64), size)))
        if again.taken is None:
            return relaxed
        again.ceiling = min(again.ceiling, relaxed.ceiling)
        self._round(again.taken, weights)
        return again

    def _round(self, taken: Floats, weights: Integers) -> None:
        """Offer stable choices near `taken`, which may be whole already."""
        if self._offer_whole(taken, weights):
            return
        random = np.random.default_rng(self._seed)
        for attempt in range(TRIES):
            noise = random.random(self._graph.edges) * NOISE * attempt
            self._offer(settle(self._graph, np.round(taken, 6) + noise), weights)

    def _offer_whole(self, taken: Floats, weights: Integers) -> bool:
        """Offer `taken` as it is; whether it is a stable choice."""
        choice = taken > 0.5
        if np.minimum(taken, 1 - taken).max(initial=0.0) > TOLERANCE or len(self._graph.blocking(choice)):
            return False
        self._offer(choice, weights)
        return True

    def _branch(self, relaxed: _Relaxed, weights: Integers) -> None:
        """Look for something better than the best until there is nothing or time is over.

        First a dive, which mostly finds a better choice; then, without what that rules out, a branch and bound, which
        is quick where little is open; then an integer program.
        """
        for most in (DIVE, BRANCHES):
            if self._met(relaxed, weights) or self._watch.over():
                return
            program = only_better(relaxed.program, relaxed.row_dual, self._value(weights))
            open_edges = int(np.count_nonzero(program.low < program.high))
            branching = Branching(
                program,
                self._graph,
                seed=self._seed,
                watch=self._watch,
                offer=lambda taken: self._hear(taken, weights),
            )
            parts = max(DIVE, min(most, OPEN_EDGES // (open_edges + 1)))
            reached = branching.explore(relaxed.ceiling, self._value(weights), parts)
            relaxed.ceiling = min(relaxed.ceiling, reached)
        if not self._met(relaxed, weights) and not self._watch.over():
            self._integer(relaxed, weights)

    def _hear(self, taken: Floats, weights: Integers) -> int:
        """Offer what one part of a branch and bound ended with; what the best is worth now."""
        self._heard += 1
        if not self._offer_whole(taken, weights) and self._heard % ROUNDED == 0:
            self._offer(settle(self._graph, np.round(taken, 6)), weights)
        return self._value(weights)

    def _integer(self, relaxed: _Relaxed, weights: Integers) -> None:
        program = only_better(relaxed.program, relaxed.row_dual, self._value(weights))
        while True:
            wide, whole = with_fullness(program, self._graph)
            answer = Solver(wide, seed=self._seed, watch=self._watch, whole=whole).run()
            if answer.status == "infeasible":
                relaxed.ceiling = float(self._value(weights))
                return
            relaxed.ceiling = min(relaxed.ceiling, max(answer.bound, float(self._value(weights))))
            if answer.taken is None:
                return
            choice = answer.taken[: self._graph.edges] > 0.5
            self._round(choice.astype(np.float64), weights)
            if answer.status == "stopped" or self._met(relaxed, weights):
                return
            blocking = self._graph.blocking(choice)
            if not len(blocking):
                return
            program = with_rows(program, stability_rows(self._graph, blocking))
