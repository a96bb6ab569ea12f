"""The linear program behind a plan: which pair meets in which class of rounds.

Columns: one per (pair, class) in which the pair can meet. Rows: each person's place in each class, each class's tables,
each person's number of talks, each pair at most once. With one class the matrix is that of a flow network, so every
vertex of the polytope is a plan.
"""

from dataclasses import dataclass, replace

import numpy as np

from kloeppel.core.rounds.bound import Prices
from kloeppel.core.rounds.instance import Bools, Floats, Instance, Ints
from kloeppel.core.rounds.kind_rows import host_places, kind_rows


@dataclass(frozen=True, slots=True)
class Model:
    """The program over some of the pairs, in the arrays HiGHS takes (`start`, `index`: matrix by columns, all ones).

    `pair`, `group`: pair and class of each column; `column_low`, `column_high`, `row_low`, `row_high`: bounds;
    `place_row` [V, K], `table_row` [K], `talk_row` [V]: where a row is, -1 where it is not needed. `full`: see
    `Instance`. `set_row` [H, K], `window_row` [W]: rows of the kind of day, which may also add columns after those of
    the pairs.
    """

    pair: Ints
    group: Ints
    weight: Floats
    column_low: Floats
    column_high: Floats
    row_low: Floats
    row_high: Floats
    start: Ints
    index: Ints
    place_row: Ints
    table_row: Ints
    talk_row: Ints
    full: bool
    set_row: Ints
    window_row: Ints

    def prices(self, row_dual: Floats) -> Prices:
        """The duals of the rows as prices for `proven_bound`."""
        padded = np.append(row_dual, 0.0)
        return Prices(
            place=np.maximum(padded[self.place_row], 0.0),
            table=padded[self.table_row] if self.full else np.maximum(padded[self.table_row], 0.0),
            talk=padded[self.talk_row],
            sets=np.maximum(padded[self.set_row], 0.0),
            # A row about a host's empty chairs has a lower bound, and so a dual below 0.
            window=np.abs(padded[self.window_row]),
        )


def model_of(instance: Instance, pairs: Ints) -> Model:
    """The program over `pairs` (positions in the instance)."""
    chosen, group = np.nonzero(instance.usable[pairs])
    pair = pairs[chosen]
    place_row, table_row, talk_row, rows = _numbered_rows(instance)
    several = instance.usable[pairs].sum(axis=1) > 1
    once_row = np.full(len(pairs), -1)
    once_row[several] = rows + np.arange(several.sum())
    entries = np.stack(
        [
            place_row[instance.a[pair], group],
            place_row[instance.b[pair], group],
            table_row[group],
            talk_row[instance.a[pair]],
            talk_row[instance.b[pair]],
            once_row[chosen],
        ],
        axis=1,
    )
    kept = entries >= 0
    row_low, row_high = _row_bounds(instance, place_row, talk_row, rows)
    must = instance.must[pairs].astype(np.float64)
    model = Model(
        pair=pair,
        group=group,
        weight=instance.weight[pair],
        column_low=np.where(several, 0.0, must)[chosen],
        column_high=np.ones(len(pair)),
        row_low=np.concatenate([row_low, must[several]]),
        row_high=np.concatenate([row_high, np.ones(int(several.sum()))]),
        start=np.concatenate([[0], np.cumsum(kept.sum(axis=1))]),
        index=entries[kept],
        place_row=place_row,
        table_row=table_row,
        talk_row=talk_row,
        full=instance.full,
        set_row=np.full(instance.kinds.set_capacity.shape, -1),
        window_row=np.full(len(instance.kinds.person), -1),
    )
    return model if instance.kinds.plain else _with_kinds(instance, model)


def _with_kinds(instance: Instance, model: Model) -> Model:
    """`model` with the rows and columns of the kind of day; the columns of pairs stay first."""
    added = kind_rows(instance, model.pair, model.group, model.place_row, len(model.row_low))
    extension = added.extension
    start, index = extension.matrix(model.start, model.index)
    rows, places = host_places(instance, model.place_row)
    row_high = np.concatenate([model.row_high, extension.high])
    row_high[rows] = places
    none = np.zeros(len(extension.column_high))
    return replace(
        model,
        weight=np.concatenate([model.weight, none]),
        column_low=np.concatenate([model.column_low, none]),
        column_high=np.concatenate([model.column_high, extension.column_high]),
        row_low=np.concatenate([model.row_low, extension.low]),
        row_high=row_high,
        start=start,
        index=index,
        set_row=added.sets,
        window_row=added.window,
    )


def _numbered_rows(instance: Instance) -> tuple[Ints, Ints, Ints, int]:
    """Number the rows. A row that another one already implies is left out (-1)."""
    single = len(instance.classes) == 1
    # With one class, `high` is at most its number of rounds: the talk row says all that the place row would say.
    kinds = instance.kinds
    needed_place = instance.there & (not single)
    needed_place |= instance.there & np.multiply.outer(kinds.hosts, kinds.chairs | (kinds.threes > 0))
    needed_talk = np.full(instance.people, fill_value=single) | (instance.low > 0)
    needed_talk |= instance.high < instance.places.sum(axis=1)
    return _numbered(needed_place, needed_talk, len(instance.classes))


def _numbered(needed_place: Bools, needed_talk: Bools, classes: int) -> tuple[Ints, Ints, Ints, int]:
    places, talks = int(needed_place.sum()), int(needed_talk.sum())
    place_row = np.full(needed_place.shape, -1)
    place_row[needed_place] = np.arange(places)
    talk_row = np.full(len(needed_talk), -1)
    talk_row[needed_talk] = places + classes + np.arange(talks)
    return place_row, places + np.arange(classes), talk_row, places + classes + talks


def _row_bounds(instance: Instance, place_row: Ints, talk_row: Ints, rows: int) -> tuple[Floats, Floats]:
    classes = len(instance.classes)
    low, high = np.full(rows, -np.inf), np.zeros(rows)
    placed = place_row >= 0
    high[place_row[placed]] = np.broadcast_to(instance.size, place_row.shape)[placed]
    first_table = int(placed.sum())
    high[first_table : first_table + classes] = instance.capacity
    if instance.full:
        low[first_table : first_table + classes] = instance.capacity
    counted = talk_row >= 0
    low[talk_row[counted]] = instance.low[counted]
    high[talk_row[counted]] = instance.high[counted]
    return low, high
