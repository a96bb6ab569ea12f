"""The rows and columns that the kind of day adds to the linear program; still a matrix of zeros and ones.

A host of threes has two chairs a round, and an empty chair is a column: so many second chairs stay empty that no more
threes are left than allowed. Where hosts without a talk count as well, so is an empty first chair, and a first chair is
empty only if the second is.
"""

from dataclasses import dataclass, field

import numpy as np

from kloeppel.core.rounds.instance import Floats, Instance, Ints


@dataclass
class Extension:
    """Rows, columns and entries to be added to a program with `rows` rows and `columns` columns so far."""

    rows: int
    columns: int
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    column_high: list[float] = field(default_factory=list)
    entries: list[tuple[Ints, int]] = field(default_factory=list)

    def row(self, columns: Ints | list[int], low: float, high: float) -> int:
        """Add a row over `columns`; its number."""
        self.low.append(low)
        self.high.append(high)
        number = self.rows + len(self.low) - 1
        self.entries.append((np.asarray(columns, dtype=np.int64), number))
        return number

    def column(self, high: float, rows: list[int]) -> int:
        """Add a column from 0 to `high` in `rows`; its number."""
        self.column_high.append(high)
        number = self.columns + len(self.column_high) - 1
        self.entries.extend((np.array([number]), row) for row in rows)
        return number

    def matrix(self, start: Ints, index: Ints) -> tuple[Ints, Ints]:
        """`start` and `index` of the matrix by columns with everything added."""
        columns = self.columns + len(self.column_high)
        column = [np.repeat(np.arange(self.columns), np.diff(start)), *(entry for entry, _ in self.entries)]
        row = [index, *(np.full(len(entry), number) for entry, number in self.entries)]
        column_of, row_of = np.concatenate(column), np.concatenate(row)
        order = np.argsort(column_of, kind="stable")
        counts = np.bincount(column_of, minlength=columns)
        return np.concatenate([[0], np.cumsum(counts)]), row_of[order]


@dataclass(frozen=True)
class KindRows:
    """Where the added rows are: `sets` [H, K] and `window` [W], and the extension itself."""

    sets: Ints
    window: Ints
    extension: Extension


def kind_rows(instance: Instance, pair: Ints, group: Ints, place_row: Ints, rows: int) -> KindRows:
    """What the kind of day adds to the program with columns `pair`, `group` and `rows` rows."""
    kinds = instance.kinds
    extension = Extension(rows, len(pair))
    sets = np.full(kinds.set_capacity.shape, -1)
    for one, index in np.ndindex(*sets.shape):
        inside = np.flatnonzero(kinds.sets[one, pair] & (group == index))
        sets[one, index] = extension.row(inside, -np.inf, float(kinds.set_capacity[one, index]))
    idle = _chairs(instance, extension, place_row)
    window = np.full(len(kinds.person), -1)
    for one, person in enumerate(kinds.person.tolist()):
        during, most = kinds.window[one], int(kinds.most[one])
        if kinds.hosts[person]:
            empty = [idle[person, index] for index in np.flatnonzero(during).tolist()]
            window[one] = extension.row(empty, len(empty) - most, np.inf)
        else:
            mine = (instance.a[pair] == person) | (instance.b[pair] == person)
            window[one] = extension.row(np.flatnonzero(mine & during[group]), -np.inf, most)
    return KindRows(sets, window, extension)


def host_places(instance: Instance, place_row: Ints) -> tuple[Ints, Floats]:
    """The place rows of hosts with two chairs, and what they hold."""
    kinds = instance.kinds
    two = np.multiply.outer(kinds.hosts, kinds.chairs | (kinds.threes > 0)) & instance.there
    return place_row[two], np.broadcast_to(2.0 * instance.size, two.shape)[two]


def _chairs(instance: Instance, extension: Extension, place_row: Ints) -> dict[tuple[int, int], int]:
    """Add the empty chairs; the columns of empty first chairs by host and class."""
    kinds = instance.kinds
    idle: dict[tuple[int, int], int] = {}
    for index, threes in enumerate(kinds.threes.tolist()):
        hosts = np.flatnonzero(kinds.hosts & instance.there[:, index]).tolist()
        if not hosts or not (threes or kinds.chairs):
            continue
        size = int(instance.size[index])
        second = {host: extension.column(size, [int(place_row[host, index])]) for host in hosts}
        extension.row(list(second.values()), size * len(hosts) - threes, np.inf)
        if not kinds.chairs:
            continue
        for host in hosts:
            first = idle[host, index] = extension.column(1, [int(place_row[host, index])])
            taken = extension.column(1, [])
            extension.row([second[host], taken], 1, 1)
            extension.row([first, taken], -np.inf, 1)
        extension.row([idle[host, index] for host in hosts], len(hosts) - int(kinds.groups[index]), np.inf)
    return idle
