"""Filling the holes: whoever needs a talk most gets one by the cheapest chain, until no chain makes the day fairer."""

import heapq

import numpy as np

from kloeppel.core.rounds.repair.board import NOBODY, Board, Ints, Key
from kloeppel.core.rounds.repair.chains import Chain, cheapest_chain, make
from kloeppel.core.rounds.repair.swaps import cheapest_swap, swap
from kloeppel.core.watch import Watch


def fill(board: Board, most: int, watch: Watch) -> None:
    """Give talks as long as a chain that drops at most `most` talks of the old plan makes the day fairer.

    Every chain improves the day in the order of `Key`, so this ends. After each talk given, cheaper chains come first.
    """
    costs = [cost for cost in (0, 1, 2) if cost < most] + [most]
    tried = 0
    while tried < len(costs) and not watch.over():
        tried = 0 if _gifts(board, costs[tried], watch) else tried + 1


def _gifts(board: Board, cost: int, watch: Watch) -> bool:
    """Give talks to the neediest first, each by a chain that costs at most `cost`; whether anybody got one."""
    waiting: list[tuple[Key, int, int]] = []
    for side in (0, 1):
        people = np.flatnonzero(board.idle(side).any(axis=0)).tolist()
        waiting += [(board.gain(side, person), side, person) for person in people]
    heapq.heapify(waiting)
    given = False
    while waiting and not watch.over():
        wanted, side, person = heapq.heappop(waiting)
        if board.talks[side][person] >= board.high[side][person]:
            continue
        now_wanted = board.gain(side, person)
        if now_wanted != wanted:
            # Somebody else's chain has reached this person in the meantime.
            heapq.heappush(waiting, (now_wanted, side, person))
            continue
        if _give(board, side, person, cost):
            given = True
            heapq.heappush(waiting, (board.gain(side, person), side, person))
    return given


def _give(board: Board, side: int, person: int, cost: int) -> bool:
    """Give `person` a talk at the cost `cost`, if there is a way."""
    rounds = np.flatnonzero((board.mate[side][:, person] == NOBODY) & board.there[side][:, person])
    direct = _direct(board, side, person, rounds) if cost == 0 else None
    if direct is None:
        for number in rounds.tolist():
            direct = cheapest_chain(board, side, person, number, cost)
            if direct is not None:
                break
    if direct is not None:
        make(board, direct)
        return True
    moved = cheapest_swap(board, side, person, cost)
    if moved is None:
        return False
    swap(board, moved)
    return True


def _direct(board: Board, side: int, person: int, rounds: Ints) -> Chain | None:
    """A talk with somebody who is idle too: in the round that offers the fewest, with whoever needs it most."""
    other = 1 - side
    rounds = rounds[board.count[rounds] < board.tables]
    open_to = (board.mate[other][rounds] == NOBODY) & board.there[other][rounds] & board.free[side][person]
    open_to &= board.talks[other] < board.high[other]
    offers = open_to.sum(axis=1)
    if not offers.any():
        return None
    row = int(np.where(offers > 0, offers, np.iinfo(np.int64).max).argmin())
    partners = np.flatnonzero(open_to[row]).tolist()
    # Whoever is idle in the fewest rounds has the fewest other chances.
    chances = board.idle(other)[:, partners].sum(axis=0).tolist()
    best = min(zip(partners, chances, strict=True), key=lambda p: (board.gain(other, p[0]), p[1], p[0]))[0]
    return Chain(int(rounds[row]), side, (person,), (best,), 0)
