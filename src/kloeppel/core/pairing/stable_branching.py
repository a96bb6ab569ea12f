"""Branch and bound on the relaxation, each step going on from the one before: quick where little is left to decide."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from kloeppel.core.pairing.stable_lists import Floats, Graph
from kloeppel.core.pairing.stable_relaxation import (
    BELOW_ONE,
    TOLERANCE,
    Answer,
    Program,
    Rows,
    Solver,
    either_rows,
    shortfall,
    stability_rows,
)
from kloeppel.core.watch import Watch


@dataclass(frozen=True, slots=True)
class _Node:
    """A part of the choices: edges taken or left out, which of the alternative rows hold, and the most any is worth."""

    bound: float
    low: Floats
    high: Floats
    rows: tuple[int, ...] = ()


class Branching:
    """Depth first over parts of the choices; a part that cannot hold anything better is dropped."""

    def __init__(
        self, solver: Solver, rows: int, graph: Graph, *, watch: Watch, offer: Callable[[Floats], int]
    ) -> None:
        """`solver` has a program of `rows` rows, and is used up by this.

        `offer` hears every relaxed answer and says what the best stable choice so far is worth.
        """
        self._graph = graph
        self._offer = offer
        self._watch = watch
        self._solver = solver
        self._rows = rows
        self._needed: dict[int, float] = {}
        self._either: dict[int, int] = {}
        self._active: tuple[int, ...] = ()
        self._stuck = -np.inf

    def explore(self, program: Program, bound: float, value: int, most: int) -> float:
        """Look at up to `most` parts between the limits of `program`; an upper bound on every stable choice.

        `bound` is such a bound already; the best choice so far is worth `value`.
        """
        waiting = [_Node(bound, program.low, program.high)]
        for _ in range(most):
            if not waiting or self._watch.over():
                break
            node = waiting.pop()
            if node.bound < value + BELOW_ONE:
                continue
            answer = self._solve(node)
            if answer.status == "stopped":
                waiting.append(node)
                break
            if answer.taken is None:
                continue
            value = self._offer(answer.taken)
            if answer.bound >= value + BELOW_ONE:
                waiting += self._parts(replace(node, bound=min(node.bound, answer.bound)), answer.taken)
        return max([float(value), self._stuck, *(node.bound for node in waiting)])

    def _solve(self, node: _Node) -> Answer:
        self._solver.limit(node.low, node.high)
        for row in set(self._active) - set(node.rows):
            self._solver.ask(row, -np.inf)
        for row in node.rows:
            self._solver.ask(row, self._needed[row])
        self._active = node.rows
        while True:
            answer = self._solver.run()
            if answer.status != "optimal" or answer.taken is None:
                return answer
            violated = np.flatnonzero(shortfall(self._graph, answer.taken) > TOLERANCE)
            if not len(violated):
                return answer
            self._add(stability_rows(self._graph, violated))

    def _add(self, rows: Rows) -> int:
        """Add `rows`; the number of the first."""
        first = self._rows
        self._solver.add(rows)
        self._rows += len(rows.low)
        return first

    def _parts(self, node: _Node, taken: Floats) -> list[_Node]:
        """The two parts of `node`, the more promising one last; none where it cannot be parted, which is remembered."""
        doubt = np.minimum(taken, 1 - taken)
        edge = int(doubt.argmax())
        if doubt[edge] <= TOLERANCE:
            blocking = self._graph.blocking(taken > 0.5)
            if len(blocking):
                row = self._either_rows(int(blocking[0]))
                return [replace(node, rows=(*node.rows, row + side)) for side in (0, 1)]
        # A whole answer that is stable and still not taken for the best breaks an earlier aim by the tolerance of the
        # solver: its last doubt decides, and where there is none the bound has to stay.
        if doubt[edge] == 0.0:
            self._stuck = max(self._stuck, node.bound)
            return []
        out, into = node.high.copy(), node.low.copy()
        out[edge], into[edge] = 0.0, 1.0
        return [replace(node, high=out), replace(node, low=into)]

    def _either_rows(self, edge: int) -> int:
        """The number of the first of the two alternative rows of `edge`, which hold nothing until they are asked to."""
        if edge not in self._either:
            rows = either_rows(self._graph, edge)
            self._either[edge] = self._add(rows)
            for row, low in enumerate(rows.low.tolist(), start=self._either[edge]):
                self._needed[row] = low
                self._solver.ask(row, -np.inf)
        return self._either[edge]
