"""The most even talks where counting alone does not find them: linear programs one after the other (lexicographic).

First as few people as possible without a talk, then as few as possible with one only, and so on (leximin). Each
program keeps what those before it reached: a column with a reduced cost and a row with a price stay where they are,
which describes exactly the best answers of a linear program. On most days the matrix is that of a flow at every step,
so the last vertex is a plan; on other kinds of days whole-number programs do the same.
"""

from dataclasses import dataclass

import numpy as np

from kloeppel.core.rounds.fair.stages import Program, Stages
from kloeppel.core.rounds.instance import Instance, Ints
from kloeppel.core.rounds.model import Model, model_of
from kloeppel.core.watch import Watch

_LARGEST = 400_000
"""Columns up to which the programs are worth their time."""


@dataclass(frozen=True, slots=True)
class EvenChoice:
    """Pairs [.] (positions in the instance) that meet so that talks are given out most evenly, of most weight."""

    pair: Ints


def even_choice(instance: Instance, *, seed: int, watch: Watch) -> EvenChoice | None:
    """The most even choice in `instance`, which has one class of rounds; among all of them one of most weight.

    None if there is no choice at all, or no time to find it.
    """
    if int(instance.usable.sum()) + int(instance.high.sum()) > _LARGEST:
        return None
    model = model_of(instance, np.flatnonzero(instance.usable.any(axis=1)))
    program, level = _with_levels(instance, model)
    stages = Stages(program, seed=seed)
    for number in range(1, int(level.max(initial=0)) + 1):
        missing = np.where(level == number, -1.0, 0.0)
        if missing.any() and not stages.maximise(missing, time_limit=watch.left()):
            return None
    weight = np.concatenate([model.weight, np.zeros(len(level) - len(model.weight))])
    if not stages.maximise(weight, time_limit=watch.left()):
        return None
    return EvenChoice(model.pair[stages.value()[: len(model.pair)] > 0.5])


def _with_levels(instance: Instance, model: Model) -> tuple[Program, Ints]:
    """The program with a column for each talk that somebody could have and may miss, and the level of each column.

    A person's talks and missed talks add up to `high`; those that must be cannot be missed. Pairs are level 0.
    """
    open_talks = instance.high - instance.low
    person = np.repeat(np.arange(instance.people), open_talks)
    first = np.repeat(np.cumsum(open_talks) - open_talks, open_talks)
    level = instance.low[person] + 1 + np.arange(len(person)) - first
    row_low, row_high = model.row_low.copy(), model.row_high.copy()
    row_low[model.talk_row] = row_high[model.talk_row] = instance.high
    index = np.concatenate([model.index, model.talk_row[person]])
    columns = len(model.weight) + len(person)
    program = Program(
        column_low=np.concatenate([model.column_low, np.zeros(len(person))]),
        column_high=np.concatenate([model.column_high, np.ones(len(person))]),
        row_low=row_low,
        row_high=row_high,
        start=np.concatenate([model.start, model.start[-1] + 1 + np.arange(len(person))]),
        index=index,
        value=np.ones(len(index)),
        # Where the matrix is not that of a flow, whole numbers have to be asked for.
        whole=np.full(columns, not instance.kinds.nested),
    )
    return program, np.concatenate([np.zeros(len(model.weight), np.int64), level])
