"""Small days solved in the whole order of "fair" by whole-number programs, one after the other, with proof.

The order of what people get in affinity is that of the sums of the k smallest amounts, k = 1, 2, …: the largest first
sum first. The sum of the k smallest is the largest value of k·r − Σ d over r and all d at least 0 with d ≥ r − amount,
one d a person; so it can be an objective (Ogryczak and Śliwiński 2003).
"""

from dataclasses import dataclass

import numpy as np

from kloeppel.core.rounds.fair.price import Price
from kloeppel.core.rounds.fair.stages import KEPT, Program, Stages
from kloeppel.core.rounds.instance import Floats, Instance, Ints
from kloeppel.core.rounds.model import model_of
from kloeppel.core.rounds.search import NOWHERE
from kloeppel.core.watch import Watch

_LARGEST = 1_000
"""Columns times people up to which it takes a moment."""

Row = dict[int, float]


@dataclass(frozen=True, slots=True)
class ExactChoice:
    """The best choice in the order of "fair": the class of each pair [E], and the `most` weight of any choice."""

    group: Ints
    most: float


def exact_choice(instance: Instance, price: Price, *, seed: int, watch: Watch) -> ExactChoice | None:
    """The best choice in the order of "fair"; None if the day is too large, time is over, or there is no choice."""
    if int(instance.usable.sum()) * instance.people > _LARGEST:
        return None
    builder = _Builder(instance)
    stages = Stages(builder.program(), seed=seed)
    total = builder.total()
    if not stages.maximise_once(total, time_limit=watch.left()):
        return None
    most = stages.reached()
    if not all(stages.maximise(weight, time_limit=watch.left()) for weight in builder.levels()):
        return None
    if not stages.maximise_once(total, time_limit=watch.left()):
        return None
    evenly = stages.reached()
    stages.keep(total, evenly - price.spare(evenly, most) - KEPT)
    for weight in (*builder.smallest_sums(), total):
        if not stages.maximise(weight, time_limit=watch.left()):
            return None
    return ExactChoice(builder.group(stages.value()), most)


class _Builder:
    """Columns: pairs in classes, talks missed, r and d of each k. Rows: the rules of the day and what links them."""

    def __init__(self, instance: Instance) -> None:
        self._instance = instance
        self._model = model_of(instance, np.flatnonzero(instance.usable.any(axis=1)))
        self._high: list[float] = self._model.column_high.tolist()
        self._low: list[float] = self._model.column_low.tolist()
        self._rows: list[tuple[float, float, Row]] = []
        self._level: dict[int, list[int]] = {}
        self._sums: list[tuple[int, list[int]]] = []
        pairs = len(self._model.pair)
        columns_of: list[list[int]] = [[] for _ in range(instance.people)]
        for column in range(pairs):
            pair = self._model.pair[column]
            for end in (instance.a[pair], instance.b[pair]):
                columns_of[int(end)].append(column)
        self._add_levels(columns_of)
        self._add_sums(columns_of)

    def _column(self, low: float, high: float) -> int:
        self._low.append(low)
        self._high.append(high)
        return len(self._low) - 1

    def _add_levels(self, columns_of: list[list[int]]) -> None:
        for person, columns in enumerate(columns_of):
            low, high = int(self._instance.low[person]), int(self._instance.high[person])
            row: Row = dict.fromkeys(columns, 1.0)
            for number in range(low + 1, high + 1):
                missed = self._column(0.0, 1.0)
                self._level.setdefault(number, []).append(missed)
                row[missed] = 1.0
            self._rows.append((high, high, row))

    def _add_sums(self, columns_of: list[list[int]]) -> None:
        weight = self._model.weight
        concerned = [columns for columns in columns_of if columns]
        for _ in concerned:
            threshold = self._column(0.0, np.inf)
            below = []
            for columns in concerned:
                short = self._column(0.0, np.inf)
                below.append(short)
                row = {column: float(weight[column]) for column in columns}
                self._rows.append((0.0, np.inf, {**row, short: 1.0, threshold: -1.0}))
            self._sums.append((threshold, below))

    def program(self) -> Program:
        """Everything as HiGHS takes it; the columns of the day are whole, everything else follows from them."""
        model = self._model
        entries: list[Row] = [{} for _ in self._low]
        for column in range(len(model.weight)):
            for row in model.index[model.start[column] : model.start[column + 1]].tolist():
                entries[column][row] = 1.0
        first = len(model.row_low)
        for number, (_, _, row_values) in enumerate(self._rows):
            for column, value in row_values.items():
                entries[column][first + number] = value
        return Program(
            column_low=np.array(self._low),
            column_high=np.array(self._high),
            row_low=np.concatenate([model.row_low, [low for low, _, _ in self._rows]]),
            row_high=np.concatenate([model.row_high, [high for _, high, _ in self._rows]]),
            start=np.concatenate([[0], np.cumsum([len(entry) for entry in entries])]),
            index=np.array([row for entry in entries for row in entry], dtype=np.int64),
            value=np.array([value for entry in entries for value in entry.values()]),
            whole=np.arange(len(entries)) < len(model.weight),
        )

    def levels(self) -> list[Floats]:
        """As few talks missed as possible at level 1, then at level 2, and so on."""
        return [self._weights(dict.fromkeys(self._level[number], -1.0)) for number in sorted(self._level)]

    def total(self) -> Floats:
        """The sum of weights."""
        return self._weights(dict(enumerate(self._model.weight.tolist())))

    def smallest_sums(self) -> list[Floats]:
        """The sum of the smallest amount, of the two smallest, and so on."""
        return [
            self._weights({threshold: float(number), **dict.fromkeys(below, -1.0)})
            for number, (threshold, below) in enumerate(self._sums, start=1)
        ]

    def group(self, value: Floats) -> Ints:
        """The class of each pair in the answer `value`."""
        group = np.full(len(self._instance.weight), NOWHERE)
        taken = value[: len(self._model.pair)] > 0.5
        group[self._model.pair[taken]] = self._model.group[taken]
        return group

    def _weights(self, values: Row) -> Floats:
        weight = np.zeros(len(self._low))
        weight[list(values)] = list(values.values())
        return weight
