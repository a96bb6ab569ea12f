"""A market as sorted lists in plain arrays, and what weak stability means on them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kloeppel.core.pairing.market import Choice, Integers, Market

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """All lists of one side in one array, each best first.

    Per edge: `person` (its number on this side) and `rank`. Per person: `seats`. `order` holds the edges by person,
    then by rank, then by number. `begin` and `end` say per edge where in `order` the partners stand who are at least
    as good for its person: from the top of the list to the end of the tie the edge is in.
    """

    person: Integers
    rank: Integers
    seats: Integers
    order: Integers
    begin: Integers
    end: Integers

    @property
    def places(self) -> Integers:
        """Per edge the places of its person."""
        return self.seats[self.person]

    def served(self, taken: NDArray[np.generic]) -> Floats:
        """Per edge how much of `taken` (one number per edge) its person has at this rank or better."""
        total = np.concatenate(([0.0], np.cumsum(taken[self.order], dtype=np.float64)))
        return total[self.end] - total[self.begin]

    def at_least_as_good(self, edges: Integers) -> tuple[Integers, Integers]:
        """For the position of each of `edges`, the edges of its person at this rank or better, as (position, edge)."""
        begin, count = self.begin[edges], self.end[edges] - self.begin[edges]
        ahead = np.concatenate(([0], np.cumsum(count)[:-1]))
        place = np.repeat(begin - ahead, count) + np.arange(count.sum())
        return np.repeat(np.arange(len(edges)), count), self.order[place]


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """Both sides' lists over the same edges."""

    a: Lists
    b: Lists

    @property
    def edges(self) -> int:
        """How many pairs may be chosen."""
        return len(self.a.person)

    @property
    def room(self) -> int:
        """The number of matches that places alone allow."""
        return int(min(self.a.seats.sum(), self.b.seats.sum()))

    def blocking(self, choice: Choice) -> Integers:
        """The edges that block `choice`: not taken, and neither person is full with partners at least as good."""
        open_a = self.a.served(choice) < self.a.places
        open_b = self.b.served(choice) < self.b.places
        return np.flatnonzero(~choice & open_a & open_b)

    def fits(self, choice: Choice) -> bool:
        """Whether nobody has more partners in `choice` than places."""
        return all(
            bool(np.all(np.bincount(side.person[choice], minlength=len(side.seats)) <= side.seats))
            for side in (self.a, self.b)
        )

    def part(self, keep: Choice) -> "Graph":
        """The same people with the edges of `keep` only, in the same order."""
        return graph_of(
            (self.a.person[keep], self.b.person[keep]),
            (self.a.rank[keep], self.b.rank[keep]),
            (self.a.seats, self.b.seats),
        )


def graph_of(
    people: tuple[Integers, Integers], ranks: tuple[Integers, Integers], seats: tuple[Integers, Integers]
) -> Graph:
    """The graph of edges between `people` (side a, side b) with the `ranks` they give; `seats` are cut to the edges."""
    sides = []
    for person, rank, places in zip(people, ranks, seats, strict=True):
        degree = np.bincount(person, minlength=len(places))
        sides.append(_sorted(person, rank, np.minimum(places, degree)))
    return Graph(*sides)


def graph_of_market(market: Market) -> Graph:
    """The graph of all edges of `market`, with the same numbers."""
    return graph_of(
        (market.first, market.second), (market.rank_first, market.rank_second), (market.seats_a, market.seats_b)
    )


def _sorted(person: Integers, rank: Integers, seats: Integers) -> Lists:
    edges = len(person)
    order = _order(person, rank, len(seats))
    place = np.empty(edges, dtype=np.int64)
    place[order] = np.arange(edges)
    sorted_person, sorted_rank = person[order], rank[order]
    new_person = np.ones(edges, dtype=np.bool_)
    new_person[1:] = sorted_person[1:] != sorted_person[:-1]
    new_tie = new_person.copy()
    new_tie[1:] |= sorted_rank[1:] != sorted_rank[:-1]
    begin = np.maximum.accumulate(np.where(new_person, np.arange(edges), 0))
    end = np.append(np.flatnonzero(new_tie)[1:], edges)[np.cumsum(new_tie) - 1]
    return Lists(person, rank, seats, order, begin[place], end[place])


def _order(person: Integers, rank: Integers, people: int) -> Integers:
    """The edges by person, then rank, then number; a counting sort where everybody ranks without ties or gaps."""
    degree = np.bincount(person, minlength=people)
    place = (np.cumsum(degree) - degree)[person] + rank - 1
    if np.all(rank <= degree[person]):
        order = np.full(len(person), -1, dtype=np.int64)
        order[place] = np.arange(len(person))
        if np.all(order >= 0):
            return order
    return np.lexsort((rank, person))
