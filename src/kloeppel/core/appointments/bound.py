"""A bound on the gaps from who is busy when, whoever talks to whom: a linear program over days."""

from collections import Counter
from collections.abc import Iterator

import highspy
import numpy as np

from kloeppel.core.appointments.agenda import Agenda, whole_days

LARGEST = 60_000
"""Variables; a larger program is left out, and the bound is 0."""
HAIR = 1e-6

Node = tuple[int, str, int]
"""Before which slot, in which state (B: no talk yet, T: a talk just now, G: in a gap), how many talks so far."""


def fewest_gaps_by_days(agenda: Agenda, seconds: float) -> int:
    """No plan has fewer gaps than this.

    People with the same number of talks and the same free slots are alike. Each kind of people sends one unit of flow
    for each of them through a network whose paths are the possible days; no slot holds more than two people for each
    table. Who has no whole day has a gap. The
    linear program over these flows is a relaxation of the problem.
    """
    kinds = Counter(
        (len(talks), agenda.free(person), not whole_days(agenda, person))
        for person, talks in enumerate(agenda.mine)
        if talks
    )
    rows = _Rows()
    costs: list[float] = []
    for kind, ((talks, free, torn), number) in enumerate(
        sorted(kinds.items(), key=lambda item: (item[0][0], *sorted(item[0][1])))
    ):
        rows.limit(("from", kind, (0, "B", 0)), -number, -number)
        rows.limit(("to", kind), number, number)
        rows.limit(("gaps", kind), number if torn else 0, highspy.kHighsInf)
        for node, then, slot, gap in _steps(agenda.slots, talks, free):
            if len(costs) == LARGEST:
                return 0
            rows.put(("from", kind, node), len(costs), -1.0)
            rows.put(("to", kind) if then[2] == talks else ("from", kind, then), len(costs), 1.0)
            if slot is not None:
                rows.put(("slot", slot), len(costs), 1.0)
                rows.limit(("slot", slot), -highspy.kHighsInf, 2.0 * agenda.tables)
            if gap:
                rows.put(("gaps", kind), len(costs), 1.0)
            costs.append(float(gap))
    return rows.least(costs, seconds) if costs else 0


def _steps(slots: int, talks: int, free: frozenset[int]) -> Iterator[tuple[Node, Node, int | None, bool]]:
    """The steps of all days with so many `talks` in `free` slots: from where, to where, the slot taken, a new gap."""
    seen: set[Node] = {(0, "B", 0)}
    waiting: list[Node] = [(0, "B", 0)]
    while waiting:
        time, state, count = waiting.pop()
        idle: Node = (time + 1, "B" if state == "B" else "G", count)
        ways: list[tuple[Node, int | None, bool]] = [(idle, None, state == "T")]
        if time in free:
            ways.append(((time + 1, "T", count + 1), time, False))
        for then, slot, gap in ways:
            if slots - then[0] < talks - then[2]:
                continue
            yield (time, state, count), then, slot, gap
            if then[2] < talks and then not in seen:
                seen.add(then)
                waiting.append(then)


class _Rows:
    """The rows of a linear program by their names."""

    def __init__(self) -> None:
        self._entries: dict[object, list[tuple[int, float]]] = {}
        self._limits: dict[object, tuple[float, float]] = {}

    def put(self, name: object, column: int, factor: float) -> None:
        """An entry; a row without a limit of its own must be 0."""
        self._entries.setdefault(name, []).append((column, factor))

    def limit(self, name: object, least: float, most: float) -> None:
        """Between what the row must lie."""
        self._limits[name] = (least, most)

    def least(self, costs: list[float], seconds: float) -> int:
        """The least cost with columns of at least 0, rounded up; 0 if it was not found in time or nothing fits."""
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = len(costs), len(self._entries)
        program.col_cost_ = np.array(costs)
        program.col_lower_ = np.zeros(len(costs))
        program.col_upper_ = np.full(len(costs), highspy.kHighsInf)
        limits = [self._limits.get(name, (0.0, 0.0)) for name in self._entries]
        program.row_lower_ = np.array([least for least, _ in limits])
        program.row_upper_ = np.array([most for _, most in limits])
        program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        program.a_matrix_.start_ = np.cumsum([0, *(len(entries) for entries in self._entries.values())])
        program.a_matrix_.index_ = np.array([column for row in self._entries.values() for column, _ in row])
        program.a_matrix_.value_ = np.array([factor for row in self._entries.values() for _, factor in row])
        # The class without the Python layer on top: that layer's constructor prints a banner to standard output.
        solver = highspy._Highs()  # type: ignore[attr-defined] # noqa: SLF001
        for option, value in (("output_flag", False), ("parallel", "off"), ("time_limit", max(seconds, 0.01))):
            solver.setOptionValue(option, value)
        solver.passModel(program)
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return 0
        return max(0, int(np.ceil(solver.getInfo().objective_function_value - HAIR)))
