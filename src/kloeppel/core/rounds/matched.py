"""Giving each of several things a place of its own: bipartite matching by augmenting paths (Kuhn 1955)."""

from collections import deque
from collections.abc import Sequence


def matched(places: Sequence[Sequence[int]]) -> list[int | None]:
    """A place for each entry out of those listed for it, none twice; None where none is left.

    As many entries as possible get one. An entry takes the first place in its list that is free, if there is one; an
    entry that has a place keeps having one.
    """
    owner: dict[int, int] = {}
    place_of: list[int | None] = [None] * len(places)
    for entry in range(len(places)):
        _placed(entry, places, owner, place_of)
    return place_of


def _placed(entry: int, places: Sequence[Sequence[int]], owner: dict[int, int], place_of: list[int | None]) -> None:
    """Find the shortest chain of entries that move on, from `entry` to a free place, and move them."""
    reached_from: dict[int, int] = {}
    waiting = deque([entry])
    while waiting:
        mover = waiting.popleft()
        for place in places[mover]:
            if place in reached_from:
                continue
            reached_from[place] = mover
            if place in owner:
                waiting.append(owner[place])
                continue
            while True:
                mover = reached_from[place]
                owner[place], place_of[mover], former = mover, place, place_of[mover]
                if former is None:
                    return
                place = former  # noqa: PLW2901 - the chain is walked back
