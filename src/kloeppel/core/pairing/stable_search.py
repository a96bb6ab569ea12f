"""One aim after another over the stable choices: relaxation with rows as needed, rounding, and an integer program."""

import math
from dataclasses import dataclass, replace

import numpy as np

from kloeppel.core.pairing.market import Choice, Integers
from kloeppel.core.pairing.stable_branching import Branching
from kloeppel.core.pairing.stable_lists import Floats, Graph
from kloeppel.core.pairing.stable_relaxation import (
    BELOW_ONE,
    TOLERANCE,
    Answer,
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
from kloeppel.core.values import sentence
from kloeppel.core.watch import Progress, Watch

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


@dataclass(frozen=True, slots=True, eq=False)
class Aim:
    """What to maximise: the sum of `weights`, whole numbers, one per edge.

    If `step` is above 0, every edge is worth `step` less something, and no choice loses more than `losses` in sum. Then
    a bound on the sum bounds the size too.
    """

    weights: Integers
    step: int = 0
    losses: int = 0

    def most_matches(self, bound: float) -> int:
        """The largest size of a choice that is worth at most `bound`."""
        return math.floor((bound + self.losses + TOLERANCE) / self.step)


class Search:
    """Maximises aims in turn; what was proven for one aim is kept for the next.

    `best` is the best choice so far, `size_bound` an upper bound on the size of any stable choice.
    """

    def __init__(self, graph: Graph, first: Choice, *, seed: int, watch: Watch) -> None:
        """`first` is a stable choice to begin with."""
        self.best = first
        self.size_bound = graph.room
        self._graph = graph
        self._seed = seed
        self._watch = watch
        self._heard = 0
        self._held: list[tuple[Integers, int]] = []
        edges = graph.edges
        self._all = Program(np.zeros(edges), np.zeros(edges), np.ones(edges), capacity_rows(graph))
        self._face = self._all
        self._warm: tuple[Solver, Program] | None = None

    def prepare(self, gentle: Aim, aim: Aim) -> None:
        """Begin with an aim that is easier for the solver than the first `aim`, and leads to nearly the same answer."""
        relaxed = self._relax(self._all, gentle)
        self._face = self._all
        if relaxed.taken is not None:
            self._round(relaxed.taken, aim.weights)

    def reach(self, aim: Aim) -> bool:
        """Bring `best` as far in `aim` as time allows; whether nothing better exists. If so, later aims keep it."""
        weights = aim.weights
        relaxed = self._relax(self._face, aim)
        if self._held and not self._kept(relaxed) and not self._watch.over():
            # The face was not exact, because the solver's numbers are not: hold the sums themselves.
            self._face = self._all
            for held, value in self._held:
                self._face = with_rows(self._face, at_least(held, value))
            relaxed = self._relax(self._face, aim)
        if relaxed.taken is not None:
            self._round(relaxed.taken, weights)
        if aim.step and not self._met(relaxed, weights) and not self._watch.over():
            relaxed = self._cut_size(relaxed, aim)
        if not self._met(relaxed, weights) and not self._watch.over():
            self._branch(relaxed, weights)
        if aim.step:
            self.size_bound = min(self.size_bound, aim.most_matches(relaxed.ceiling))
        if not self._met(relaxed, weights):
            return False
        value = self._value(weights)
        self._held.append((weights, value))
        self._face = optimal_face(relaxed.program, relaxed.row_dual, value)
        return True

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
            self._tell()

    def _kept(self, relaxed: _Relaxed) -> bool:
        """Whether the relaxed answer keeps every sum that was reached."""
        taken = relaxed.taken
        return taken is not None and all(float(held @ taken) > value - 0.5 for held, value in self._held)

    def _relax(self, program: Program, aim: Aim) -> _Relaxed:
        """Solve the linear program, with a stability row for every edge that the answer would let block."""
        program = replace(program, weights=aim.weights.astype(np.float64))
        solver = self._solver(program)
        relaxed = _Relaxed(program, np.zeros(len(program.rows.low)))
        while True:
            answer = solver.run()
            self._bound(relaxed, answer, aim)
            if answer.status != "optimal" or answer.taken is None:
                return relaxed
            relaxed.taken = answer.taken
            missed = shortfall(self._graph, answer.taken)
            violated = np.flatnonzero(missed > TOLERANCE)
            if not len(violated):
                self._warm = solver, relaxed.program
                return relaxed
            if len(violated) > ROWS_AT_ONCE:
                violated = violated[np.argsort(-missed[violated], kind="stable")[:ROWS_AT_ONCE]]
            rows = stability_rows(self._graph, violated)
            solver.add(rows)
            plain = relaxed.program.rows is self._all.rows
            relaxed.program = with_rows(relaxed.program, rows)
            self._all = relaxed.program if plain else with_rows(self._all, rows)

    def _solver(self, program: Program) -> Solver:
        """A solver for `program`: the last one with other weights, where that is all that differs."""
        if self._warm is not None and self._warm[1].rows is program.rows:
            solver = self._warm[0]
            solver.aim(program.weights)
            return solver
        return Solver(program, seed=self._seed, watch=self._watch)

    def _bound(self, relaxed: _Relaxed, answer: Answer, aim: Aim) -> None:
        bound = relaxed.program.bound(answer.row_dual)[0]
        if bound <= relaxed.bound:
            relaxed.bound = relaxed.ceiling = bound
            relaxed.row_dual = answer.row_dual
        if aim.step:
            self.size_bound = min(self.size_bound, aim.most_matches(bound))
            self._tell()

    def _tell(self) -> None:
        step = sentence("Looking for the largest stable matching")
        self._watch.report(Progress(step, best=int(self.best.sum()), bound=self.size_bound))

    def _cut_size(self, relaxed: _Relaxed, aim: Aim) -> _Relaxed:
        """Solve again with a row for the largest whole size: a part of a match more would be worth many ranks."""
        size = aim.most_matches(relaxed.ceiling)
        if self._warm is None or relaxed.taken is None or relaxed.taken.sum() <= size + TOLERANCE:
            return relaxed
        row = at_most(np.ones(self._graph.edges, dtype=np.int64), size)
        program = with_rows(relaxed.program, row)
        solver = self._warm[0]
        solver.add(row)
        self._warm = solver, program
        again = self._relax(program, aim)
        if again.taken is None:
            return relaxed
        again.ceiling = min(again.ceiling, relaxed.ceiling)
        self._round(again.taken, aim.weights)
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
        solver, self._warm = self._solver(relaxed.program), None
        rows = len(relaxed.program.rows.low)
        branching = Branching(
            solver, rows, self._graph, watch=self._watch, offer=lambda taken: self._hear(taken, weights)
        )
        for most in (DIVE, BRANCHES):
            if self._met(relaxed, weights) or self._watch.over():
                return
            program = only_better(relaxed.program, relaxed.row_dual, self._value(weights))
            open_edges = int(np.count_nonzero(program.low < program.high))
            parts = max(DIVE, min(most, OPEN_EDGES // (open_edges + 1)))
            reached = branching.explore(program, relaxed.ceiling, self._value(weights), parts)
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
