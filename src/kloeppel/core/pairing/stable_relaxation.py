"""The linear relaxation of the stable choices: rows against blocking pairs come in only when one is violated."""

from dataclasses import dataclass, replace

import highspy
import numpy as np
from highspy import cb

from kloeppel.core.pairing.market import Choice, Integers
from kloeppel.core.pairing.stable_lists import Floats, Graph, Lists
from kloeppel.core.watch import Watch

TOLERANCE = 1e-6
"""What HiGHS leaves a row short of or a column away from a whole number."""

BELOW_ONE = 0.99
"""All weights are whole numbers: a gap below one is a proof. What is missing to one is more than sums of floats err."""

LARGEST_ERROR = 1e-4
"""A reduced weight or a dual value nearer to 0 than this counts as 0."""


MEANINGS = {
    highspy.HighsModelStatus.kOptimal: "optimal",
    highspy.HighsModelStatus.kInfeasible: "infeasible",
    highspy.HighsModelStatus.kUnboundedOrInfeasible: "infeasible",
    highspy.HighsModelStatus.kInterrupt: "stopped",
    highspy.HighsModelStatus.kTimeLimit: "stopped",
}


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Rows `low <= sum of value x column <= high`; entry `i` belongs to row `row[i]`, rows in ascending order."""

    row: Integers
    column: Integers
    value: Floats
    low: Floats
    high: Floats

    def then(self, other: "Rows") -> "Rows":
        """These rows and `other` after them."""
        return Rows(
            np.concatenate((self.row, other.row + len(self.low))),
            np.concatenate((self.column, other.column)),
            np.concatenate((self.value, other.value)),
            np.concatenate((self.low, other.low)),
            np.concatenate((self.high, other.high)),
        )

    @property
    def starts(self) -> Integers:
        """Where the entries of each row begin."""
        return np.searchsorted(self.row, np.arange(len(self.low)))


def rows_of(row: Integers, column: Integers, value: Floats, low: Floats, columns: int) -> Rows:
    """Rows with a lower bound from entries in any order; entries in the same place are added up."""
    places, where = np.unique(row * columns + column, return_inverse=True)
    summed: Floats = np.bincount(where, weights=value, minlength=len(places)).astype(np.float64)
    return Rows(places // columns, places % columns, summed, low, np.full(len(low), highspy.kHighsInf))


def capacity_rows(graph: Graph) -> Rows:
    """One row per person of both sides: no more partners than places."""
    person = np.concatenate((graph.a.person, graph.b.person + len(graph.a.seats)))
    order = np.argsort(person, kind="stable")
    seats = np.concatenate((graph.a.seats, graph.b.seats)).astype(np.float64)
    column = np.tile(np.arange(graph.edges), 2)[order]
    return Rows(person[order], column, np.ones(len(order)), np.full(len(seats), -highspy.kHighsInf), seats)


def stability_rows(graph: Graph, edges: Integers) -> Rows:
    """One row per edge of `edges`, which every stable choice keeps.

    With p and q places of the two people, s and t partners at least as good as each other, and x for the edge:
    q·s + p·t + (pq − p − q)·x >= pq. Either s = p or t = q, or the edge is taken and counts in both s and t. Where p
    or q is 1, a choice that keeps the row does not let the edge block.
    """
    room_a, room_b = graph.a.places[edges], graph.b.places[edges]
    row_a, partner_a = graph.a.at_least_as_good(edges)
    row_b, partner_b = graph.b.at_least_as_good(edges)
    return rows_of(
        np.concatenate((row_a, row_b, np.arange(len(edges)))),
        np.concatenate((partner_a, partner_b, edges)),
        np.concatenate((room_b[row_a], room_a[row_b], room_a * room_b - room_a - room_b)).astype(np.float64),
        (room_a * room_b).astype(np.float64),
        graph.edges,
    )


def shortfall(graph: Graph, taken: Floats) -> Floats:
    """Per edge by how much its stability row is missed, as a share of what it asks for; at most 0 where it is kept."""
    room_a, room_b = graph.a.places, graph.b.places
    both = room_a * room_b
    reached = room_b * graph.a.served(taken) + room_a * graph.b.served(taken) + (both - room_a - room_b) * taken
    return 1.0 - reached / both


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """A program to maximise the sum of `weights` over columns between `low` and `high` under `rows`."""

    weights: Floats
    low: Floats
    high: Floats
    rows: Rows

    def bound(self, row_dual: Floats) -> tuple[float, Floats]:
        """An upper bound that holds whatever `row_dual` is (weak duality), and the reduced weight of each column.

        `row_dual` may be shorter than the rows; those without a value count 0.

        A choice that takes a column with a negative reduced weight d, or leaves out one with a positive d, is worth at
        most the bound minus |d|.
        """
        dual = np.zeros(len(self.rows.low))
        dual[: len(row_dual)] = row_dual
        dual = np.where(np.isfinite(self.rows.low), dual, np.minimum(dual, 0.0))
        dual = np.where(np.isfinite(self.rows.high), dual, np.maximum(dual, 0.0))
        low, high = np.nan_to_num(self.rows.low, posinf=0, neginf=0), np.nan_to_num(self.rows.high, posinf=0, neginf=0)
        paid = np.bincount(self.rows.column, weights=self.rows.value * dual[self.rows.row], minlength=len(self.weights))
        reduced = self.weights + paid
        rows = np.where(dual > 0, dual * low, dual * high).sum()
        return float(np.maximum(reduced * self.low, reduced * self.high).sum() - rows), reduced


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What HiGHS ended with: "optimal", "infeasible" or "stopped"; `taken` is None without a solution."""

    status: str
    taken: Floats | None
    row_dual: Floats
    bound: float


class Solver:
    """HiGHS with one program, which may grow by rows and goes on from where it was."""

    def __init__(self, program: Program, *, seed: int, watch: Watch, whole: Choice | None = None) -> None:
        """`whole` says which columns must be whole numbers; None makes it a linear program."""
        # The class without the Python layer on top, whose constructor prints a banner before it can be told not to.
        self._highs = highspy._Highs()  # type: ignore[attr-defined] # noqa: SLF001
        self._watch = watch
        self._whole = whole is not None
        options: dict[str, bool | int | float | str] = {
            "output_flag": False,
            "parallel": "off",  # the same answer on every machine, and no quarrel over HiGHS' process-wide threads
            "random_seed": seed % 2**31,
            "simplex_dual_edge_weight_strategy": 1,  # Devex: a sixth faster here than steepest edge
            "presolve": "on" if self._whole else "off",  # a presolved program could not go on after new rows
            "mip_rel_gap": 0.0,
            "mip_abs_gap": BELOW_ONE / 2,
        }
        for name, value in options.items():
            self._highs.setOptionValue(name, value)
        self._highs.setCallback(self._ask, None)
        for asked in (cb.HighsCallbackType.kCallbackSimplexInterrupt, cb.HighsCallbackType.kCallbackMipInterrupt):
            self._highs.startCallbackInt(int(asked))
        self._pass(program, whole)

    def _pass(self, program: Program, whole: Choice | None) -> None:
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(program.weights), len(program.rows.low)
        model.col_cost_, model.col_lower_, model.col_upper_ = -program.weights, program.low, program.high
        model.row_lower_, model.row_upper_ = program.rows.low, program.rows.high
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.append(program.rows.starts, len(program.rows.row)).astype(np.int32)
        model.a_matrix_.index_ = program.rows.column.astype(np.int32)
        model.a_matrix_.value_ = program.rows.value
        if whole is not None:
            kinds = highspy.HighsVarType
            model.integrality_ = [kinds.kInteger if one else kinds.kContinuous for one in whole.tolist()]
        self._highs.passModel(model)

    def _ask(self, _kind: object, _message: str, _out: object, into: cb.HighsCallbackInput, _data: object) -> None:
        if into is not None and self._watch.over():
            into.user_interrupt = True

    def add(self, rows: Rows) -> None:
        """Further rows, after those there are."""
        self._highs.addRows(
            len(rows.low),
            rows.low,
            rows.high,
            len(rows.row),
            rows.starts.astype(np.int32),
            rows.column.astype(np.int32),
            rows.value,
        )

    def aim(self, weights: Floats) -> None:
        """Other weights for all columns."""
        self._highs.changeColsCost(len(weights), np.arange(len(weights), dtype=np.int32), -weights)

    def limit(self, low: Floats, high: Floats) -> None:
        """New bounds for all columns."""
        self._highs.changeColsBounds(len(low), np.arange(len(low), dtype=np.int32), low, high)

    def ask(self, row: int, low: float) -> None:
        """A new lower bound for one row that has no upper one."""
        self._highs.changeRowBounds(row, low, highspy.kHighsInf)

    def run(self) -> Answer:
        """Solve what there is. Raises RuntimeError if HiGHS ends in a way that has no meaning here."""
        self._highs.run()
        if self._highs.getModelStatus() not in MEANINGS:
            # Seen once in a thousand runs that went on from a large change of bounds: from the beginning it succeeds.
            self._highs.clearSolver()
            self._highs.run()
        status, solution, info = self._highs.getModelStatus(), self._highs.getSolution(), self._highs.getInfo()
        if status not in MEANINGS:
            raise RuntimeError(f"HiGHS ended with: {self._highs.modelStatusToString(status)}")
        feasible = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        return Answer(
            MEANINGS[status],
            np.array(solution.col_value) if feasible else None,
            np.array(solution.row_dual),
            -info.mip_dual_bound if self._whole else -info.objective_function_value,
        )


def with_rows(program: Program, rows: Rows) -> Program:
    """`program` with `rows` after those it has."""
    return replace(program, rows=program.rows.then(rows))


def either_rows(graph: Graph, edge: int) -> Rows:
    """Two rows for an edge of two people with several places: one of them holds in every stable choice.

    With the words of `stability_rows`: s + (p − 1)·x >= p says that the first person is full or the edge is taken, and
    t + (q − 1)·x >= q the same of the second.
    """
    return _full_or_taken(graph.a, edge).then(_full_or_taken(graph.b, edge))


def _full_or_taken(own: Lists, edge: int) -> Rows:
    one = np.array([edge])
    at, partner = own.at_least_as_good(one)
    room = own.places[one].astype(np.float64)
    value = np.concatenate((np.ones(len(at)), room - 1))
    return rows_of(np.append(at, 0), np.append(partner, edge), value, room, len(own.person))


def at_least(weights: Integers, value: int) -> Rows:
    """One row that holds the sum of `weights` (one per column) at `value` or more."""
    column = np.flatnonzero(weights)
    return Rows(
        np.zeros(len(column), dtype=np.int64),
        column,
        weights[column].astype(np.float64),
        np.array([float(value)]),
        np.array([highspy.kHighsInf]),
    )


def at_most(weights: Integers, value: int) -> Rows:
    """One row that holds the sum of `weights` (one per column) at `value` or less."""
    row = at_least(weights, value)
    return replace(row, low=-row.high, high=row.low)


def only_better(program: Program, row_dual: Floats, value: int) -> Program:
    """`program` without what cannot lead to more than `value`, by the bound that `row_dual` proves."""
    bound, reduced = program.bound(row_dual)
    return _fixed(program, reduced, bound - (value + 1))


def optimal_face(program: Program, row_dual: Floats, value: int) -> Program:
    """`program` without what cannot lead to `value`, which is known to be the optimum in whole numbers.

    Where the relaxation has the same optimum, its optimal solutions are exactly those with tight rows where there is a
    dual value (complementary slackness); otherwise a row holds the sum.
    """
    bound, reduced = program.bound(row_dual)
    fixed = _fixed(program, reduced, bound - value)
    if bound - value > LARGEST_ERROR:
        return with_rows(fixed, at_least(program.weights.astype(np.int64), value))
    dual = np.zeros(len(program.rows.low))
    dual[: len(row_dual)] = row_dual
    rows = replace(
        program.rows,
        low=np.where(dual < -LARGEST_ERROR, program.rows.high, program.rows.low),
        high=np.where(dual > LARGEST_ERROR, program.rows.low, program.rows.high),
    )
    return replace(fixed, rows=rows)


def _fixed(program: Program, reduced: Floats, gap: float) -> Program:
    most = max(gap, 0.0) + LARGEST_ERROR
    return replace(
        program,
        low=np.where(reduced > most, program.high, program.low),
        high=np.where(reduced < -most, program.low, program.high),
    )


def with_fullness(program: Program, graph: Graph) -> tuple[Program, Choice]:
    """`program` made exact for pairs of two people with several places each, and which columns must be whole.

    Where both have several places, p <= q, the row of `stability_rows` allows for both being filled in part. A further
    0/1 column f with p·f <= s says that the one with p is full, and q·f + (q − 1)·x + t >= q.
    """
    several = np.flatnonzero((graph.a.places > 1) & (graph.b.places > 1))
    for own, other, edges in (
        (graph.a, graph.b, several[graph.a.places[several] <= graph.b.places[several]]),
        (graph.b, graph.a, several[graph.a.places[several] > graph.b.places[several]]),
    ):
        if len(edges):
            program = _with_fullness_of(program, own, other, edges)
    return program, np.ones(len(program.weights), dtype=np.bool_)


def _with_fullness_of(program: Program, own: Lists, other: Lists, edges: Integers) -> Program:
    columns = len(program.weights)
    levels, one_each, level = np.unique(own.end[edges], return_index=True, return_inverse=True)
    count = len(levels)
    wide = Program(
        np.concatenate((program.weights, np.zeros(count))),
        np.concatenate((program.low, np.zeros(count))),
        np.concatenate((program.high, np.ones(count))),
        program.rows,
    )
    at, partner = own.at_least_as_good(edges[one_each])
    seats = own.places[edges[one_each]].astype(np.float64)
    counts = rows_of(
        np.concatenate((at, np.arange(count))),
        np.concatenate((partner, columns + np.arange(count))),
        np.concatenate((np.ones(len(at)), -seats)),
        np.zeros(count),
        columns + count,
    )
    at, partner = other.at_least_as_good(edges)
    room = other.places[edges].astype(np.float64)
    here = np.arange(len(edges))
    stable = rows_of(
        np.concatenate((at, here, here)),
        np.concatenate((partner, columns + level, edges)),
        np.concatenate((np.ones(len(at)), room, room - 1)),
        room,
        columns + count,
    )
    return with_rows(wide, counts.then(stable))
