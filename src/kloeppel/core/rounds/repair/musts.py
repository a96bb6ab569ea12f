"""Pairs that must meet and still can: each gets its place before anything else is planned."""

from kloeppel.core.rounds.repair.board import NOBODY, Board
from kloeppel.core.rounds.situation import Situation

Two = tuple[int, int]


def place_musts(board: Board, situation: Situation) -> bool:
    """Put each pair that must meet, and neither has nor will, into a round that costs the fewest talks planned.

    A pair that is bound to a round goes first and may push another that must meet into another round. Whether there was
    a place for each of them that can still meet at all.
    """
    position = {identifier: index for ids in board.ids for index, identifier in enumerate(ids)}
    met = {(meeting.a, meeting.b) for meeting in situation.happened}
    planned = {(a, b) for _, a, b in board.entries()}
    waiting = [
        (position[pair.a], position[pair.b])
        for pair in situation.problem.pairs
        if pair.must and (pair.a, pair.b) not in met
    ]
    waiting = sorted((two for two in waiting if two not in planned), key=lambda two: two not in board.fixed)
    pushed: set[Two] = set()
    everybody = True
    while waiting:
        two = waiting.pop(0)
        rounds = [board.fixed[two]] if two in board.fixed else list(range(board.rounds))
        if not (board.there[0][rounds, two[0]] & board.there[1][rounds, two[1]]).any():
            continue
        others = _placed(board, two, rounds, pushed)
        if others is None:
            everybody = False
            if two in board.fixed:
                # Not in its round: then in none.
                board.free[0][two] = False
            continue
        pushed |= others
        waiting += sorted(others)
    return everybody


def _placed(board: Board, two: Two, rounds: list[int], pushed: set[Two]) -> set[Two] | None:
    """Let the two talk in one of `rounds`; the pairs that must meet and were pushed away, None if there is no place.

    Nobody is pushed twice, and nobody who is bound to a round.
    """
    a, b = two
    options = []
    for number in rounds:
        if not (board.there[0][number, a] and board.there[1][number, b]):
            continue
        people = [int(board.mate[1][number, b])] if board.mate[1][number, b] != NOBODY else []
        people += [a] if board.mate[0][number, a] != NOBODY else []
        must = [(p, int(board.mate[0][number, p])) for p in people if board.pinned[0][number, p]]
        if not any(other in board.fixed or other in pushed for other in must):
            options.append((len(must), len(people), number, people, must))
    for _, _, number, people, must in sorted(options):
        taken = [(person, board.pinned[0][number, person], board.take(number, person)) for person in people]
        spare = board.talks[0][a] < board.high[0][a] and board.talks[1][b] < board.high[1][b]
        if spare and board.count[number] < board.tables:
            board.put(number, a, b, pinned=True)
            return set(must)
        for person, pinned, partner in taken:
            board.put(number, person, partner, pinned=bool(pinned))
    return None
