"""Pairs that must meet and still can: each gets its place before anything else is planned."""

from kloeppel.core.rounds.repair.board import NOBODY, Board
from kloeppel.core.rounds.situation import Situation


def place_musts(board: Board, situation: Situation) -> bool:
    """Put each pair that must meet, and neither has nor will, into a round that costs the fewest talks planned.

    Whether there was a round for each of them that can still meet at all.
    """
    position = {identifier: index for ids in board.ids for index, identifier in enumerate(ids)}
    met = {(meeting.a, meeting.b) for meeting in situation.happened}
    planned = {(a, b) for _, a, b in board.entries()}
    everybody = True
    for pair in situation.problem.pairs:
        a, b = position[pair.a], position[pair.b]
        if not pair.must or (pair.a, pair.b) in met or (a, b) in planned:
            continue
        only = board.fixed.get((a, b))
        rounds = list(range(board.rounds)) if only is None else [only]
        together = (board.there[0][rounds, a] & board.there[1][rounds, b]).any()
        everybody &= _placed(board, a, b, rounds) or not together
    return everybody


def _placed(board: Board, a: int, b: int, rounds: list[int]) -> bool:
    options = []
    for number in rounds:
        there = board.there[0][number, a] and board.there[1][number, b]
        if not there or board.pinned[0][number, a] or board.pinned[1][number, b]:
            continue
        others = [int(board.mate[1][number, b])] if board.mate[1][number, b] != NOBODY else []
        others += [a] if board.mate[0][number, a] != NOBODY else []
        options.append((len(others), number, others))
    for _, number, others in sorted(options):
        taken = [(person, board.take(number, person)) for person in others]
        spare = board.talks[0][a] < board.high[0][a] and board.talks[1][b] < board.high[1][b]
        if spare and board.count[number] < board.tables:
            board.put(number, a, b, pinned=True)
            return True
        for person, partner in taken:
            board.put(number, person, partner)
    return False
