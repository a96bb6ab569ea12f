"""How many talks of the old plan have to move at least, by counting, where a day is too large for a program."""

import numpy as np

from kloeppel.core.rounds.matched import matched
from kloeppel.core.rounds.repair.board import NOBODY, Board


def fewest_changes(board: Board) -> int:
    """No plan with as many talks as the one on the board drops fewer talks of the old plan than this.

    Beside all old talks of a round there is room for a matching of the people who were idle in it. Each old talk that
    falls makes room for two talks, so for one more than before. What matchings cannot give, falling talks must.
    """
    idle = [board.there[0] & (board.old == NOBODY), board.there[1].copy()]
    rounds, people = np.nonzero(board.old != NOBODY)
    idle[1][rounds, board.old[rounds, people]] = False
    possible = board.free[0].copy()
    planned = board.mate[0] != NOBODY
    possible[np.nonzero(planned)[1], board.mate[0][planned]] = True
    room = len(rounds)
    for number in range(board.rounds):
        first, second = (np.flatnonzero(side[number]) for side in idle)
        partners = [np.flatnonzero(row).tolist() for row in possible[np.ix_(first, second)]]
        room += sum(place is not None for place in matched(partners))
    return max(0, int(board.count.sum()) - room)
