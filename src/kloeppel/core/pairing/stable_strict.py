"""Strict lists and one place each: all stable matchings are equally large, and the best of them takes no search."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from kloeppel.core.pairing.market import Choice, Integers, Market
from kloeppel.core.pairing.stable_rotations import best_by_rotations


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """Per edge the person and the rank; `order` holds the edges by person, then by rank; `people` is their number."""

    person: Integers
    rank: Integers
    order: Integers
    people: int


def best_of_strict(market: Market, seed: int) -> Choice | None:
    """The stable choice with the smallest sum of ranks, then the largest affinity; None where there are ties or room.

    Deferred acceptance from both sides (Gale and Shapley 1962) gives everybody's best and worst partner in any stable
    matching. What lies between is searched by its rotations (Irving, Leather and Gusfield 1987). All stable matchings
    have the same people without a partner. Where several are equally good, `seed` says which side comes off better.
    """
    if max(market.seats_a.max(initial=0), market.seats_b.max(initial=0)) > 1:
        return None
    a = _side(market.first, market.rank_first, len(market.seats_a))
    b = None if a is None else _side(market.second, market.rank_second, len(market.seats_b))
    if a is None or b is None:
        return None
    own, other = (a, b) if seed % 2 == 0 else (b, a)
    start, end = _accepted(own, other), _accepted(other, own)
    between = _between(own, start, end) & _between(other, end, start)
    choice: Choice = np.zeros(market.edges, dtype=np.bool_)
    edges = own.order[between[own.order]]
    best = best_by_rotations(
        own.person[edges], other.person[edges], own.rank[edges], other.rank[edges], market.affinity[edges]
    )
    choice[edges[best]] = True
    return choice


def _side(person: Integers, rank: Integers, people: int) -> _Side | None:
    """The lists of one side; None if there is a tie. A counting sort where the ranks have no gaps."""
    degree = np.bincount(person, minlength=people)
    begin = np.cumsum(degree) - degree
    if np.all(rank <= degree[person]):
        order = np.full(len(person), -1, dtype=np.int64)
        order[begin[person] + rank - 1] = np.arange(len(person))
        # A place nobody took means that two took another one.
        return None if order.min() < 0 else _Side(person, rank, order, people)
    order = np.lexsort((rank, person))
    same = (person[order][1:] == person[order][:-1]) & (rank[order][1:] == rank[order][:-1])
    return None if same.any() else _Side(person, rank, order, people)


def _accepted(own: _Side, other: _Side) -> Integers:
    """The edges that remain when `own` proposes from the top of its lists and `other` keeps the best."""
    degree = np.bincount(own.person, minlength=own.people)
    ends = np.cumsum(degree)
    lists = [_through(own.order[end - count : end]) for end, count in zip(ends.tolist(), degree.tolist(), strict=True)]
    first, second, grade = own.person.data, other.person.data, other.rank.data
    kept: dict[int, int] = {}
    for person in range(own.people):
        proposing: int | None = person
        while proposing is not None:
            edge = next(lists[proposing], None)
            if edge is None:
                break
            held = kept.get(second[edge])
            if held is None or grade[edge] < grade[held]:
                kept[second[edge]] = edge
                proposing = None if held is None else first[held]
    return np.array(list(kept.values()), dtype=np.int64)


def _through(edges: Integers) -> Iterator[int]:
    """One by one, turned into plain numbers a few at a time: mostly only the first few are asked for."""
    for begin in range(0, len(edges), 16):
        yield from edges[begin : begin + 16].tolist()


def _between(side: _Side, best: Integers, worst: Integers) -> Choice:
    """Per edge whether it is for its person of `side` from the `best` to the `worst` edge; False without these."""
    top, bottom = np.ones(side.people, dtype=np.int64), np.zeros(side.people, dtype=np.int64)
    top[side.person[best]] = side.rank[best]
    bottom[side.person[worst]] = side.rank[worst]
    between: Choice = (side.rank >= top[side.person]) & (side.rank <= bottom[side.person])
    return between
