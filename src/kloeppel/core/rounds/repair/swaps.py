"""Moving talks between two rounds, so that two people who are idle in different rounds become idle in the same.

The talks of two rounds form paths and circles; exchanging the rounds along a whole path keeps everybody out of two
talks at once (Kempe 1879; König 1916).
"""

from dataclasses import dataclass

import numpy as np

from kloeppel.core.rounds.repair.board import NOBODY, Board


@dataclass(frozen=True, slots=True)
class Swap:
    """`person` of `side` is idle in round `here`; along its path the rounds `here` and `there` are exchanged.

    `path` are the talks of the path as (round, person of side 0). Then `person` and `partner` talk in `there`.
    `cost`: how many talks of the old plan leave their round.
    """

    side: int
    person: int
    partner: int
    here: int
    there: int
    path: tuple[tuple[int, int], ...]
    cost: int


def swap(board: Board, moved: Swap) -> None:
    """Change the board as `moved` says."""
    taken = [(number, a, board.take(number, a)) for number, a in moved.path]
    for number, a, b in taken:
        board.put(moved.there if number == moved.here else moved.here, a, b)
    a, b = (moved.person, moved.partner) if moved.side == 0 else (moved.partner, moved.person)
    board.put(moved.there, a, b)


def cheapest_swap(board: Board, side: int, person: int, most: int) -> Swap | None:
    """The cheapest exchange of two rounds that lets `person` talk to somebody; None if none costs at most `most`."""
    other = 1 - side
    idle = np.flatnonzero((board.mate[side][:, person] == NOBODY) & board.there[side][:, person]).tolist()
    open_to = board.idle(other) & board.free[side][person]
    best: Swap | None = None
    for there in np.flatnonzero(open_to.any(axis=1) & (board.mate[side][:, person] != NOBODY)).tolist():
        for here in idle:
            allowed = most if best is None else best.cost - 1
            path = _path(board, side, person, here, there, allowed)
            if path is not None:
                talks, cost = path
                partners = np.flatnonzero(open_to[there]).tolist()
                partner = min(partners, key=lambda p: (board.gain(other, p), p))
                best = Swap(side, person, partner, here, there, talks, cost)
    return best


def _path(
    board: Board, side: int, person: int, here: int, there: int, most: int
) -> tuple[tuple[tuple[int, int], ...], int] | None:
    """The path from `person` that begins in round `there`, and its cost; None if it may not be moved or is too dear."""
    talks: list[tuple[int, int]] = []
    cost = 0
    number, at_side, at = there, side, person
    while True:
        if not (board.there[at_side][here, at] and board.there[at_side][there, at]):
            return None
        partner = int(board.mate[at_side][number, at])
        if partner == NOBODY:
            break
        cost += _cost(board, at_side, at, number, there if number == here else here)
        if cost > most or board.pinned[at_side][number, at]:
            return None
        talks.append((number, at if at_side == 0 else partner))
        number, at_side, at = (there if number == here else here), 1 - at_side, partner
    # A path with an odd number of talks moves one from `there` to `here`; then one more talk comes into `there`.
    moves = len(talks) % 2
    fits = board.count[there] + 1 - moves <= board.tables and board.count[here] + moves <= board.tables
    return (tuple(talks), cost) if fits else None


def _cost(board: Board, side: int, person: int, number: int, new: int) -> int:
    """How many more talks of the old plan fall when the talk in `number` moves to `new`."""
    partner = int(board.mate[side][number, person])
    a, b = (person, partner) if side == 0 else (partner, person)
    return int(board.kept[side][number, person]) - int(board.old[new, a] == b)
