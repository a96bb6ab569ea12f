"""The only place that talks to HiGHS."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from kloeppel.core.rounds.instance import Floats, Ints
from kloeppel.core.watch import Watch

if TYPE_CHECKING:
    from highspy import Highs
    from highspy.cb import HighsCallbackInput, HighsCallbackOutput, HighsCallbackType

_MAXIMIZE = -1
_BY_COLUMN = 1
_FEASIBLE = 2
_PRIMAL = 4
_ASK_EVERY = 64
"""Steps of the solver between two looks at whether somebody has cancelled."""


class OutOfTime(Exception):  # noqa: N818 - not an error: the search goes on without the answer
    """The solver was stopped by its time limit, or by somebody."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What HiGHS found: `status` optimal, infeasible or stopped; `value` per column, None if nothing was found.

    `row_dual` is None for integer programs; `bound` is HiGHS's own upper bound for integer programs.
    """

    status: str
    value: Floats | None
    row_dual: Floats | None
    bound: float


class Matrix(Protocol):
    """What of a program HiGHS needs: bounds of columns and rows, and a matrix of ones by columns, as in `Model`."""

    @property
    def weight(self) -> Floats:
        """What each column is worth."""

    @property
    def column_low(self) -> Floats:
        """The least value of each column."""

    @property
    def column_high(self) -> Floats:
        """The largest value of each column."""

    @property
    def row_low(self) -> Floats:
        """The least value of each row."""

    @property
    def row_high(self) -> Floats:
        """The largest value of each row."""

    @property
    def start(self) -> Ints:
        """Where in `index` each column begins; one entry more than columns."""

    @property
    def index(self) -> Ints:
        """The rows of each column, one column after the other."""


def solve(
    model: Matrix,
    *,
    seed: int,
    time_limit: float,
    whole: bool = False,
    start: Floats | None = None,
    watch: Watch | None = None,
) -> Answer:
    """Maximise the weight of `model`; `whole` asks for whole numbers, `start` gives a known plan to begin with.

    Stops after `time_limit` seconds, or soon after somebody has cancelled `watch`.
    """
    if watch is not None and watch.cancelled():
        return Answer("stopped", None, None, np.inf)
    highs = _highs(seed, whole=whole)
    highs.setOptionValue("time_limit", max(time_limit, 0.01))
    _pass(highs, model, whole=whole)
    if start is not None:
        # The columns that the kind of day adds follow from those of the pairs.
        highs.setSolution(len(start), np.arange(len(start), dtype=np.int32), start)
    _listen(highs, watch)
    highs.run()
    return _answer(highs, whole=whole)


class Program:
    """A linear program that grows. Its rows are equations; each solve goes on from where the last one ended."""

    def __init__(self, row_value: Floats, *, seed: int, watch: Watch | None = None) -> None:
        """Begin with rows that must come to `row_value`, and no columns."""
        import highspy  # noqa: PLC0415 - see `_highs`

        self._highs = _highs(seed, whole=False)
        self._highs.setOptionValue("dual_simplex_cost_perturbation_multiplier", 0.0)
        rows = len(row_value)
        none = np.zeros(0)
        nothing = np.zeros(0, np.int32)
        self._highs.addRows(rows, row_value, row_value, 0, np.zeros(rows, np.int32), nothing, none)
        self._highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        _listen(self._highs, watch)
        self._watch = watch

    def add(self, cost: Floats, low: Floats, high: Floats, rows: Ints, sign: float = 1.0) -> None:
        """Add columns with these costs (to be maximised) and bounds; `rows` [., m] says in which rows they count."""
        count, entries = rows.shape
        self._highs.addCols(
            count,
            cost,
            low,
            high,
            count * entries,
            np.arange(0, count * entries, entries, dtype=np.int32),
            rows.ravel().astype(np.int32),
            np.full(count * entries, sign),
        )

    def change_costs(self, columns: Ints, cost: Floats) -> None:
        """Give `columns` (numbered in the order in which they were added) other costs."""
        self._highs.changeColsCost(len(columns), columns.astype(np.int32), cost)

    def go_on_from_a_plan(self) -> None:
        """From now on every solve begins with values that are allowed: it takes the primal simplex method."""
        self._highs.setOptionValue("simplex_strategy", _PRIMAL)

    def solve(self, time_limit: float) -> tuple[Floats, Floats]:
        """The best values of the columns and the duals of the rows. Raises OutOfTime after `time_limit` seconds.

        The columns must be such that every program has an answer.
        """
        if self._watch is not None and self._watch.cancelled():
            raise OutOfTime
        # HiGHS counts the time of all solves together.
        self._highs.setOptionValue("time_limit", self._highs.getRunTime() + max(time_limit, 0.01))
        self._highs.run()
        answer = _answer(self._highs, whole=False)
        if answer.value is None or answer.row_dual is None:
            raise OutOfTime
        return answer.value, answer.row_dual


def _highs(seed: int, *, whole: bool) -> "Highs":
    # Imported here, not above: reading a file and refusing it must not wait for a solver.
    import highspy  # noqa: PLC0415

    # The class without the Python layer on top: that layer's constructor prints a banner to standard output, before
    # any option could silence it, into the middle of an answer.
    highs: Highs = highspy._Highs()  # type: ignore[attr-defined] # noqa: SLF001
    options: dict[str, bool | int | float | str] = {
        "output_flag": False,
        "parallel": "off",
        "random_seed": seed % 2**31,
        "presolve": "on" if whole else "off",
        "mip_rel_gap": 1e-10,
        "mip_abs_gap": 1e-10,
        "primal_feasibility_tolerance": 1e-9,
        "dual_feasibility_tolerance": 1e-9,
    }
    for name, value in options.items():
        highs.setOptionValue(name, value)
    return highs


def _pass(highs: "Highs", model: Matrix, *, whole: bool) -> None:
    columns = len(model.weight)
    highs.passModel(
        columns,
        len(model.row_low),
        len(model.index),
        _BY_COLUMN,
        _MAXIMIZE,
        0.0,
        model.weight,
        model.column_low,
        model.column_high,
        model.row_low,
        model.row_high,
        model.start[:-1].astype(np.int32),
        model.index.astype(np.int32),
        np.ones(len(model.index)),
        np.full(columns, int(whole), dtype=np.int32),
    )


def _listen(highs: "Highs", watch: Watch | None) -> None:
    """Let HiGHS stop soon after somebody has cancelled `watch`."""
    if watch is None:
        return
    from highspy import cb  # noqa: PLC0415 - see above

    asked = 0

    def interrupt(
        kind: "HighsCallbackType",
        _message: str,
        _out: "HighsCallbackOutput",
        told: "HighsCallbackInput | None",
        _data: object,
    ) -> None:
        nonlocal asked
        asked += 1
        if told is not None and (kind == cb.HighsCallbackType.kCallbackMipInterrupt or asked % _ASK_EVERY == 0):
            told.user_interrupt = watch.cancelled()

    highs.setCallback(interrupt, None)
    highs.startCallback(cb.HighsCallbackType.kCallbackSimplexInterrupt)
    highs.startCallback(cb.HighsCallbackType.kCallbackMipInterrupt)


def _answer(highs: "Highs", *, whole: bool) -> Answer:
    from highspy import HighsModelStatus  # noqa: PLC0415 - see above

    status = highs.getModelStatus()
    if status in (HighsModelStatus.kInfeasible, HighsModelStatus.kUnboundedOrInfeasible):
        return Answer("infeasible", None, None, -np.inf)
    info = highs.getInfo()
    solution = highs.getSolution()
    done = status == HighsModelStatus.kOptimal
    found = bool(solution.value_valid) and (done or (whole and info.primal_solution_status == _FEASIBLE))
    return Answer(
        status="optimal" if done else "stopped",
        value=np.array(solution.col_value) if found else None,
        row_dual=np.array(solution.row_dual) if done and not whole else None,
        bound=float(info.mip_dual_bound) if whole else np.inf,
    )
