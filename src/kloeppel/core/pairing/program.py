"""A linear or integer program over the edges of a market, and HiGHS to solve it in stages."""

import math
from dataclasses import dataclass, field

import highspy
import numpy as np

from kloeppel.core.pairing.market import Choice, Integers
from kloeppel.core.watch import Watch

JUST_BELOW_ONE = 1 - 1e-6
"""All weights are whole numbers: a gap below one is a proof."""

ROUNDING = 1e-6
"""How far HiGHS may leave an edge from 0 or 1."""

HALF = 0.5
"""Edges are 0 or 1, and in a network program with whole weights the dual values are whole numbers too."""


@dataclass(slots=True)
class Program:
    """Columns (the first ones are the edges, each 0 or 1) and rows `low <= coefficients · columns <= high`."""

    edges: int
    column_low: list[float] = field(default_factory=list)
    column_high: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    row_low: list[float] = field(default_factory=list)
    row_high: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    columns: list[int] = field(default_factory=list)
    coefficients: list[float] = field(default_factory=list)

    def add_column(self, high: float, *, whole: bool, low: float = 0.0) -> int:
        """A further column between `low` and `high`; its number."""
        self.column_low.append(low)
        self.column_high.append(high)
        self.whole.append(whole)
        return len(self.column_high) - 1

    def add_row(self, terms: dict[int, float], low: float, high: float = highspy.kHighsInf) -> None:
        """A further row with the coefficients `terms` by column."""
        self.row_low.append(low)
        self.row_high.append(high)
        self.columns.extend(terms.keys())
        self.coefficients.extend(terms.values())
        self.starts.append(len(self.columns))


@dataclass(frozen=True, slots=True)
class Stage:
    """What one run of the solver found: the best choice (None without one), an upper bound, whether it is proven.

    `impossible`: no choice keeps all rows, proven.
    """

    choice: Choice | None
    bound: float
    proven: bool
    impossible: bool = False


class _QuietHighs(highspy.Highs):
    """HiGHS that prints nothing: the constructor of highspy.Highs prints a banner before it could be told not to."""

    def __init__(self) -> None:
        super(highspy.Highs, self).__init__()
        self.setOptionValue("output_flag", False)  # noqa: FBT003 # the solver's own signature

    def ask(self, watch: Watch) -> None:
        """Let `watch` end a run: HiGHS asks it again and again."""

        def answer(
            _kind: object, _text: str, _now: object, reply: highspy.cb.HighsCallbackInput, _data: object
        ) -> None:
            if watch.cancelled():
                reply.user_interrupt = True

        super(highspy.Highs, self).setCallback(answer, None)
        kinds = highspy.cb.HighsCallbackType
        for kind in (kinds.kCallbackMipInterrupt, kinds.kCallbackSimplexInterrupt):
            self.startCallback(kind)


STOPPED = (highspy.HighsModelStatus.kTimeLimit, highspy.HighsModelStatus.kInterrupt)


IMPOSSIBLE = (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible)
"""Nothing is unbounded here: every column has both bounds."""


class Solver:
    """Solves one program for several aims in turn; what was reached is kept for the next aim."""

    def __init__(self, program: Program, *, seed: int, time_limit: float, watch: Watch | None = None) -> None:
        """`time_limit` is the solver's own time in seconds for all aims together; `watch` may end it sooner."""
        self._program = program
        self._seed = seed
        self._left = time_limit
        self._watch = watch
        self._highs = _QuietHighs()

    def maximise(self, weights: Integers) -> Stage:
        """Maximise the sum of `weights`, one per edge or one per column.

        Raises RuntimeError if HiGHS ends otherwise than with an optimum, the proof that there is none, or in time.
        """
        if not self._program.edges:
            # HiGHS would call a model without columns empty, whatever its rows want.
            wanting = any(low > 0 for low in self._program.row_low)
            return Stage(None if wanting else np.zeros(0, dtype=np.bool_), 0.0, proven=not wanting, impossible=wanting)
        # A new instance for every aim and no solution to begin from: HiGHS 1.16 may report the optimum it found
        # together with the solution it was given or found before (seen on small programs that presolve solves).
        self._highs = _QuietHighs()
        # One thread: the same answer on every machine, and no quarrel over HiGHS' process-wide thread pool.
        self._highs.setOptionValue("parallel", "off")
        self._highs.setOptionValue("random_seed", self._seed % 2**31)
        self._highs.setOptionValue("mip_rel_gap", 0.0)
        self._highs.setOptionValue("mip_abs_gap", JUST_BELOW_ONE)
        self._highs.setOptionValue("time_limit", max(self._left, 0.0))
        if self._watch is not None:
            self._highs.setOptionValue("time_limit", min(max(self._left, 0.0), self._watch.left()))
            self._highs.ask(self._watch)
        self._highs.passModel(_model(self._program, weights))
        self._highs.run()
        self._left -= self._highs.getRunTime()
        if self._is_doubtful():
            # HiGHS 1.16 may undo its presolve wrongly (seen on programs that presolve solves, with sums held).
            self._highs.clearSolver()
            self._highs.setOptionValue("presolve", "off")
            self._highs.run()
        return self._reached(weights)

    def _is_doubtful(self) -> bool:
        """Whether the last run ended in an error, with the claim that nothing is possible, or with rows broken."""
        if self._highs.getModelStatus() in (*IMPOSSIBLE, highspy.HighsModelStatus.kSolveError):
            return True
        program = self._program
        values = np.array(self._highs.getSolution().col_value)
        if len(values) != len(program.column_high):
            return False
        row = np.repeat(np.arange(len(program.row_low)), np.diff(program.starts))
        sums = np.bincount(row, np.array(program.coefficients) * values[program.columns], len(program.row_low))
        low, high = np.array(program.row_low), np.array(program.row_high)
        return bool((sums < low - HALF).any() or (sums > high + HALF).any())

    def _reached(self, weights: Integers) -> Stage:
        status, info = self._highs.getModelStatus(), self._highs.getInfo()
        if status in IMPOSSIBLE:
            return Stage(None, bound=-math.inf, proven=False, impossible=True)
        proven = status == highspy.HighsModelStatus.kOptimal
        if not proven and status not in STOPPED:
            raise RuntimeError(f"HiGHS ended with: {self._highs.modelStatusToString(status)}")
        values = np.array(self._highs.getSolution().col_value)
        feasible = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        complete = len(values) == len(self._program.column_high)
        choice = values[: self._program.edges] > HALF if feasible and complete else None
        if not proven:
            return Stage(choice, bound=-info.mip_dual_bound, proven=False)
        reached = int(weights @ values[: len(weights)].round().astype(np.int64))
        tolerance = HALF + ROUNDING * float(np.abs(weights[values[: len(weights)] > HALF]).sum())
        if abs(reached + info.objective_function_value) > tolerance:
            raise RuntimeError(f"HiGHS reports {-info.objective_function_value} for a choice worth {reached}.")
        return Stage(choice, bound=float(reached), proven=True)

    def hold(self, weights: Integers, value: int) -> None:
        """Let every later choice reach exactly `value` in the sum of `weights`."""
        terms = {column: float(weights[column]) for column in np.flatnonzero(weights).tolist()}
        self._program.add_row(terms, float(value), float(value))

    def hold_face(self) -> None:
        """Let every later choice be as good as the last one, after a linear program.

        The optimal solutions of a linear program are those that keep every column with a reduced cost at its bound
        and every row with a dual value tight (complementary slackness). Rows and columns stay those of a network, so
        the next stage has a solution in whole numbers again; a further row holding the sum could spoil the numerics.
        """
        solution, program = self._highs.getSolution(), self._program
        values = np.rint(solution.col_value).tolist()
        for column in np.flatnonzero(np.abs(solution.col_dual) > HALF).tolist():
            program.column_low[column] = program.column_high[column] = values[column]
        values = np.rint(solution.row_value).tolist()
        for row in np.flatnonzero(np.abs(solution.row_dual) > HALF).tolist():
            program.row_low[row] = program.row_high[row] = values[row]


def _model(program: Program, weights: Integers) -> highspy.HighsLp:
    model = highspy.HighsLp()
    model.num_col_ = len(program.column_high)
    model.num_row_ = len(program.row_low)
    model.col_cost_ = np.concatenate([-weights, np.zeros(model.num_col_ - len(weights))])
    model.col_lower_ = np.array(program.column_low, dtype=np.float64)
    model.col_upper_ = np.array(program.column_high, dtype=np.float64)
    model.row_lower_ = np.array(program.row_low, dtype=np.float64)
    model.row_upper_ = np.array(program.row_high, dtype=np.float64)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.array(program.starts, dtype=np.int32)
    model.a_matrix_.index_ = np.array(program.columns, dtype=np.int32)
    model.a_matrix_.value_ = np.array(program.coefficients, dtype=np.float64)
    if any(program.whole):
        kinds = highspy.HighsVarType
        model.integrality_ = [kinds.kInteger if whole else kinds.kContinuous for whole in program.whole]
    return model
