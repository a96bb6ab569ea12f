"""One person more gets a talk: the cheapest chain of changed pairs inside one round.

A chain starts at somebody who is idle in a round and goes in turn along a pair that may meet and a pair that talks. It
ends at an idle person opposite (one talk more) or at somebody of the same side who needs the talk less (handed on).
These are the augmenting and alternating paths of Berge (1957), with the talks of the old plan that fall as the length.
"""

from dataclasses import dataclass

import numpy as np

from kloeppel.core.rounds.repair.board import NOBODY, Board, Ints


@dataclass(frozen=True, slots=True)
class Chain:
    """In round `number`, the people `same` of `side` get `opposite`, one by one; whoever had them does not any more.

    `same[0]` is idle before. `cost`: how many talks of the old plan fall.
    """

    number: int
    side: int
    same: tuple[int, ...]
    opposite: tuple[int, ...]
    cost: int


def make(board: Board, chain: Chain) -> None:
    """Change the board as `chain` says."""
    number, side = chain.number, chain.side
    broken = [person for person in chain.opposite if board.mate[1 - side][number, person] != NOBODY]
    for person in broken:
        board.take(number, int(board.mate[1][number, person]) if side == 0 else person)
    for one, other in zip(chain.same, chain.opposite, strict=True):
        a, b = (one, other) if side == 0 else (other, one)
        board.put(number, a, b)


def cheapest_chain(board: Board, side: int, person: int, number: int, most: int) -> Chain | None:
    """The chain by which `person`, idle in round `number`, gets a talk, so that the day is fairer than before.

    None if there is none that costs at most `most`. Of the cheapest, one that ends at an idle person goes first, and
    then the one that ends where the talk is wanted most, or least missed.
    """
    return _Search(board, side, person, number).run(most)


class _Search:
    """Shortest paths in the sense of the costs 0 and 1, a layer for each cost."""

    def __init__(self, board: Board, side: int, person: int, number: int) -> None:
        self.board, self.side, self.person, self.number = board, side, person, number
        other = 1 - side
        self.mates = board.mate[other][number]
        self.came_from: Ints = np.full(len(self.mates), NOBODY, dtype=np.int64)
        self.open = board.there[other][number] & ~board.pinned[other][number]
        self.may_end = (self.mates == NOBODY) & (board.talks[other] < board.high[other])
        self.may_end &= board.count[number] < board.tables
        self.end = NOBODY
        self.losers: list[Ints] = []

    def run(self, most: int) -> Chain | None:
        """Layer after layer, up to the cost `most`."""
        layer: Ints = np.array([self.person])
        wanted = self.board.gain(self.side, self.person)
        for cost in range(most + 1):
            self.losers = [] if cost == 0 else [layer]
            layer = self._spread(layer)
            if self.end != NOBODY:
                return self._chain(self.end, cost)
            loser = self._least_in_need()
            if loser != NOBODY and wanted < self.board.loss(self.side, loser):
                return self._chain(int(self.board.mate[self.side][self.number, loser]), cost)
            if not layer.size:
                return None
        return None

    def _least_in_need(self) -> int:
        """Of those reached who have a talk, who misses it least; NOBODY if there is none."""
        losers = np.concatenate(self.losers) if self.losers else np.zeros(0, dtype=np.int64)
        if not losers.size:
            return NOBODY
        talks = self.board.talks[self.side][losers]
        beyond = talks > self.board.low[self.side][losers]
        return int(losers[np.lexsort((losers, talks, beyond))[-1]])

    def _spread(self, layer: Ints) -> Ints:
        """Go on from `layer` without further cost; who is reached at the cost of one more talk."""
        board, side = self.board, self.side
        later = []
        while layer.size:
            reach = board.free[side][layer] & self.open
            fresh = np.flatnonzero(reach.any(axis=0))
            self.open[fresh] = False
            self.came_from[fresh] = layer[reach[:, fresh].argmax(axis=0)] if fresh.size else 0
            ends = fresh[self.may_end[fresh]]
            if ends.size:
                self.end = min(ends.tolist(), key=lambda end: board.gain(1 - side, end))
                return layer
            talking = fresh[self.mates[fresh] != NOBODY]
            kept = board.kept[1 - side][self.number, talking]
            later.append(self.mates[talking[kept]])
            layer = self.mates[talking[~kept]]
            self.losers.append(layer)
        return np.concatenate(later) if later else layer

    def _chain(self, end: int, cost: int) -> Chain:
        same, opposite = [], []
        while True:
            person = int(self.came_from[end])
            same.append(person)
            opposite.append(end)
            if person == self.person:
                return Chain(self.number, self.side, tuple(same[::-1]), tuple(opposite[::-1]), cost)
            end = int(self.board.mate[self.side][self.number, person])
