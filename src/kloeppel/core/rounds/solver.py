"""The only place that talks to HiGHS."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kloeppel.core.rounds.instance import Floats
from kloeppel.core.rounds.model import Model

if TYPE_CHECKING:
    from highspy import Highs

_MAXIMIZE = -1
_BY_COLUMN = 1
_FEASIBLE = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """What HiGHS found: `status` optimal, infeasible or stopped; `value` per column, None if nothing was found.

    `row_dual` is None for integer programs; `bound` is HiGHS's own upper bound for integer programs.
    """

    status: str
    value: Floats | None
    row_dual: Floats | None
    bound: float


def solve(
    model: Model,
    *,
    seed: int,
    time_limit: float,
    whole: bool = False,
    start: Floats | None = None,
) -> Answer:
    """Maximise the weight of `model`; `whole` asks for whole numbers, `start` gives a known plan to begin with."""
    # Imported here, not above: reading a file and refusing it must not wait for a solver.
    import highspy  # noqa: PLC0415

    # The class without the Python layer on top: that layer's constructor prints a banner to standard output, before
    # any option could silence it, into the middle of an answer.
    highs = highspy._Highs()  # type: ignore[attr-defined] # noqa: SLF001
    options: dict[str, bool | int | float | str] = {
        "output_flag": False,
        "parallel": "off",
        "random_seed": seed % 2**31,
        "time_limit": max(time_limit, 0.01),
        "presolve": "on" if whole else "off",
        "mip_rel_gap": 1e-10,
        "mip_abs_gap": 1e-10,
        "primal_feasibility_tolerance": 1e-9,
        "dual_feasibility_tolerance": 1e-9,
    }
    for name, value in options.items():
        highs.setOptionValue(name, value)
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
    if start is not None:
        highs.setSolution(columns, np.arange(columns, dtype=np.int32), start)
    highs.run()
    return _answer(highs, whole=whole)


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
