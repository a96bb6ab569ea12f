"""Local search over the groups of all rounds: two people change places as long as that leaves fewer repeats."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.int64]
"""The group of each person (column) in each round (row); -1 for who is absent."""

FAR = 10**6


def fewer_repeats(
    table: Table,
    met: Table,
    bound: int,
    drawn: np.random.Generator,
    stopped: Callable[[int], bool],
    barred: Callable[[Table], NDArray[np.bool_]] | None = None,
) -> tuple[Table, int]:
    """The table with the fewest repeats found from `table` on, and how many those are; stops at `bound`.

    `met` says how often two people have met before (0 or 1). Tabu search: in every step the best change of two places
    in one round, even if it is for the worse; who has just changed may not change back for some steps (Glover 1989).
    `stopped` is asked with the fewest repeats so far. `barred` says of a round who may not change places with whom.
    """
    state = _State(table.copy(), met, barred)
    best, fewest = table.copy(), state.repeats()
    now, step, since = fewest, 0, 0
    while fewest > bound and not stopped(fewest):
        now += state.step(int(drawn.integers(len(table))), step, now - fewest, drawn)
        step, since = step + 1, since + 1
        if now < fewest:
            best, fewest, since = state.table.copy(), now, 0
        if since > min(4000, 40 * table.size):
            state.shake(drawn)
            now, since = state.repeats(), 0
    return best, fewest


class _State:
    def __init__(self, table: Table, met: Table, barred: Callable[[Table], NDArray[np.bool_]] | None = None) -> None:
        self.table, self.met, self.barred = table, met, barred
        self.times = met + times_together(table)
        self.waits = np.zeros(table.shape, dtype=np.int64)

    def repeats(self) -> int:
        """Meetings beyond the first."""
        return int(np.maximum(self.times - 1, 0).sum()) // 2

    def step(self, number: int, step: int, above: int, drawn: np.random.Generator) -> int:
        """Make the best change of places in round `number` and return how many more repeats that is."""
        row = self.table[number]
        change = self.changes(row)
        if self.barred is not None:
            change[self.barred(row)] = FAR
        waiting = self.waits[number] > step
        change[(waiting[:, None] | waiting[None, :]) & (change + above >= 0)] = FAR
        least = int(change.min())
        if least == FAR:
            return 0
        choices = np.flatnonzero(change == least)
        p, q = divmod(int(choices[int(drawn.integers(len(choices)))]), len(row))
        self._swap(number, p, q)
        self.waits[number, [p, q]] = step + drawn.integers(1, 2 + min(8, len(row) // 3), 2) * len(self.table)
        return least

    def changes(self, row: Table) -> Table:
        """How many more repeats there are if two people of different groups change places; FAR where they cannot."""
        change: Table
        # Only with floating-point numbers does NumPy multiply matrices quickly; these are small whole numbers.
        members = np.equal.outer(row, np.arange(int(row.max()) + 1)).astype(np.float32)
        known = (self.times > 0).astype(np.float32)
        same = np.equal.outer(row, row) & (row >= 0)
        saved = ((self.times > 1) & same).sum(axis=1)
        joined = (known @ members)[:, row]
        change = (joined + joined.T - 2 * known).astype(np.int64) - saved[:, None] - saved[None, :]
        change[same | (row < 0)[:, None] | (row < 0)[None, :]] = FAR
        return change

    def _swap(self, number: int, p: int, q: int) -> None:
        row = self.table[number]
        for person, other in ((p, q), (q, p)):
            old, new = row == row[person], row == row[other]
            for group, more in ((old, -1), (new, 1)):
                others = np.flatnonzero(group)
                others = others[(others != person) & (others != other)]
                self.times[person, others] += more
                self.times[others, person] += more
        row[p], row[q] = row[q], row[p]

    def shake(self, drawn: np.random.Generator) -> None:
        """Change some places at random."""
        for _ in range(6):
            number = int(drawn.integers(len(self.table)))
            there = np.flatnonzero(self.table[number] >= 0)
            p, q = (int(person) for person in drawn.choice(there, 2, replace=False)) if len(there) > 1 else (0, 0)
            row = self.table[number]
            if row[p] != row[q] and (self.barred is None or not self.barred(row)[p, q]):
                self._swap(number, p, q)


def repeats_of(table: Table, met: Table) -> int:
    """Meetings beyond the first of every two people."""
    return _State(table, met).repeats()


def times_together(table: Table) -> Table:
    """How often every two people meet in `table`."""
    return sum((_together(row) for row in table), np.zeros((table.shape[1], table.shape[1]), dtype=np.int64))


def exchange_costs(table: Table, met: Table, number: int) -> Table:
    """How many more repeats there are if two people change places in round `number`; FAR where they cannot."""
    return _State(table, met).changes(table[number])


def _together(row: Table) -> Table:
    same = np.equal.outer(row, row) & (row >= 0)[:, None]
    np.fill_diagonal(same, val=False)
    return same.astype(np.int64)
