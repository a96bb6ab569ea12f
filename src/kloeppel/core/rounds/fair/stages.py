"""One program, several objectives one after the other, each among the best answers of those before it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kloeppel.core.rounds.instance import Bools, Floats, Ints

if TYPE_CHECKING:
    from highspy import Highs

_MAXIMIZE = -1
_BY_COLUMN = 1
_ZERO = 1e-7
KEPT = 1e-7
"""By how much a whole-number program may fall below what an earlier objective reached, in weights (below 1)."""


@dataclass(frozen=True, slots=True)
class Program:
    """Columns and rows with their bounds; `start`, `index`, `value`: the matrix by columns; `whole`: whole columns."""

    column_low: Floats
    column_high: Floats
    row_low: Floats
    row_high: Floats
    start: Ints
    index: Ints
    value: Floats
    whole: Bools


class Stages:
    """A program in HiGHS that keeps its basis from one objective to the next."""

    def __init__(self, program: Program, *, seed: int) -> None:
        import highspy  # noqa: PLC0415 - a day that needs no solver must not wait for it

        self._highs: Highs = highspy._Highs()  # type: ignore[attr-defined] # noqa: SLF001
        for name, value in {
            "output_flag": False,
            "parallel": "off",
            "random_seed": seed % 2**31,
            "presolve": "on" if program.whole.any() else "off",
            "mip_rel_gap": 0.0,
            "mip_abs_gap": 1e-9,
            "primal_feasibility_tolerance": 1e-9,
            "dual_feasibility_tolerance": 1e-9,
        }.items():
            self._highs.setOptionValue(name, value)
        columns = len(program.column_low)
        self._columns = np.arange(columns, dtype=np.int32)
        self._whole = bool(program.whole.any())
        self._row_low, self._row_high = program.row_low.copy(), program.row_high.copy()
        self._highs.passModel(
            columns,
            len(program.row_low),
            len(program.index),
            _BY_COLUMN,
            _MAXIMIZE,
            0.0,
            np.zeros(columns),
            program.column_low,
            program.column_high,
            program.row_low,
            program.row_high,
            program.start[:-1].astype(np.int32),
            program.index.astype(np.int32),
            program.value,
            program.whole.astype(np.int32),
        )

    def maximise(self, weight: Floats, *, time_limit: float) -> bool:
        """Maximise `weight` [columns] and keep to the best answers from now on; False if there is none in the time."""
        if not self.maximise_once(weight, time_limit=time_limit):
            return False
        if self._whole:
            self.keep(weight, self.reached() - KEPT)
        else:
            self._keep_best()
        return True

    def maximise_once(self, weight: Floats, *, time_limit: float) -> bool:
        """Maximise `weight` [columns]; False if there is no best answer in the time."""
        from highspy import HighsModelStatus  # noqa: PLC0415 - see above

        self._highs.setOptionValue("time_limit", max(time_limit, 0.01) + self._highs.getRunTime())
        self._highs.changeColsCost(len(self._columns), self._columns, weight)
        self._highs.run()
        return bool(self._highs.getModelStatus() == HighsModelStatus.kOptimal)

    def reached(self) -> float:
        """What the last objective came to."""
        return float(self._highs.getInfo().objective_function_value)

    def _keep_best(self) -> None:
        """Allow only the best answers of the linear program solved last.

        An answer is one of them if and only if every column with a reduced cost is at its bound and every row with a
        price at its (complementary slackness; any optimal prices describe all best answers).
        """
        solution = self._highs.getSolution()
        value = np.round(np.array(solution.col_value))
        stays = np.flatnonzero(np.abs(np.array(solution.col_dual)) > _ZERO).astype(np.int32)
        self._highs.changeColsBounds(len(stays), stays, value[stays], value[stays])
        activity = np.round(np.array(solution.row_value))
        for row in np.flatnonzero(np.abs(np.array(solution.row_dual)) > _ZERO).tolist():
            if self._row_low[row] != self._row_high[row]:
                self._row_low[row] = self._row_high[row] = activity[row]
                self._highs.changeRowBounds(row, activity[row], activity[row])

    def keep(self, weight: Floats, least: float) -> None:
        """Allow only answers in which `weight` [columns] comes to `least` or more."""
        columns = np.flatnonzero(weight).astype(np.int32)
        self._highs.addRow(least, np.inf, len(columns), columns, weight[columns])

    def value(self) -> Floats:
        """The value of each column in the last answer."""
        return np.array(self._highs.getSolution().col_value)
