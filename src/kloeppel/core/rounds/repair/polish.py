"""More affinity without anybody getting more or fewer talks: partners of two new talks of a round are exchanged."""

import numpy as np

from kloeppel.core.rounds.instance import Floats
from kloeppel.core.rounds.repair.board import NOBODY, Board, Ints
from kloeppel.core.rounds.values import Problem
from kloeppel.core.watch import Watch

_MORE = 1e-12


class Affinity:
    """The affinities of a problem, looked up by the positions that a board uses."""

    def __init__(self, problem: Problem, board: Board) -> None:
        position = {identifier: index for ids in board.ids for index, identifier in enumerate(ids)}
        pairs = problem.pairs
        self._width = max(1, len(board.ids[1]))
        a = np.fromiter((position[pair.a] for pair in pairs), np.int64, len(pairs))
        b = np.fromiter((position[pair.b] for pair in pairs), np.int64, len(pairs))
        affinity = np.fromiter((pair.affinity for pair in pairs), np.float64, len(pairs))
        order = np.argsort(a * self._width + b, kind="stable")
        self._keys, self._values = (a * self._width + b)[order], affinity[order]

    def of(self, a: Ints, b: Ints) -> Floats:
        """The affinity of each pair `a`, `b` (arrays that broadcast); -inf for those that may not meet."""
        keys = a * self._width + b
        if not len(self._keys):
            return np.full(np.shape(keys), -np.inf)
        found = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        return np.where(self._keys[found] == keys, self._values[found], -np.inf)


def polish(board: Board, affinity: Affinity, watch: Watch) -> None:
    """Exchange partners within each round among talks that are new and need not be, as long as affinity grows."""
    for number in range(board.rounds):
        new = (board.mate[0][number] != NOBODY) & ~board.kept[0][number] & ~board.pinned[0][number]
        a = np.flatnonzero(new)
        b = board.mate[0][number, a]
        worth = affinity.of(a[:, None], b[None, :])
        while len(a) > 1 and not watch.over():
            may = board.free[0][np.ix_(a, b)]
            np.fill_diagonal(may, val=True)
            gain = np.where(may & may.T, worth + worth.T, -np.inf)
            gain -= np.diag(worth)[:, None] + np.diag(worth)[None, :]
            first, second = np.unravel_index(int(gain.argmax()), gain.shape)
            if not gain[first, second] > _MORE * max(1.0, float(np.abs(np.diag(worth)).max())):
                break
            for person in (a[first], a[second]):
                board.take(number, int(person))
            board.put(number, int(a[first]), int(b[second]))
            board.put(number, int(a[second]), int(b[first]))
            b[[first, second]] = b[[second, first]]
            worth[:, [first, second]] = worth[:, [second, first]]
