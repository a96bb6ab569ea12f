"""All stable matchings of strict lists as the closed sets of a few rotations, and the best one by a minimum cut.

R. W. Irving, P. Leather, D. Gusfield: "An efficient algorithm for the optimal stable marriage", Journal of the ACM 34
(1987). A rotation is a ring of matched pairs in which everybody of the proposing side moves on to the partner of the
next; the other side gets better by it, and the matching stays stable.
"""

from bisect import bisect_left

import numpy as np

from kloeppel.core.pairing.market import Choice, Integers
from kloeppel.core.pairing.stable_cut import cheapest_closed


def best_by_rotations(
    proposing: Integers, other: Integers, rank: Integers, other_rank: Integers, affinity: Integers
) -> Choice:
    """Per edge whether it is in the stable matching with the smallest sum of ranks, then the largest affinity.

    Edges are sorted by `proposing` person and `rank` and reach, for everybody, from the best partner in any stable
    matching to the worst.
    """
    # One number for both aims, exact because Python's numbers are as long as they need to be.
    much = 2 * int(np.abs(affinity).sum()) + 1
    cost = [
        ranks * much - wanted for ranks, wanted in zip((rank + other_rank).tolist(), affinity.tolist(), strict=True)
    ]
    rotations = _Rotations(proposing.tolist(), other.tolist(), other_rank.tolist())
    rotations.find()
    costs = [sum(cost[new] - cost[old] for old, new in ring) for ring in rotations.rings]
    chosen = cheapest_closed(costs, rotations.needed())
    choice: Choice = np.zeros(len(proposing), dtype=np.bool_)
    choice[rotations.after(chosen)] = True
    return choice


class _Rotations:
    """`rings` are the rotations in an order in which they can be carried out, each as (edge before, edge after)."""

    def __init__(self, first: list[int], second: list[int], grade: list[int]) -> None:
        self.rings: list[list[tuple[int, int]]] = []
        self._first, self._second, self._grade = first, second, grade
        self._begin = [edge for edge, person in enumerate(first) if edge == 0 or first[edge - 1] != person]
        self._end = {first[begin]: end for begin, end in zip(self._begin, [*self._begin[1:], len(first)], strict=True)}
        self._now = {first[begin]: begin for begin in self._begin}
        self._held = {second[begin]: begin for begin in self._begin}
        self._moves: dict[int, list[tuple[int, int]]] = {person: [] for person in self._now}
        self._gains: dict[int, list[tuple[int, int]]] = {second[begin]: [] for begin in self._begin}
        self._ahead = {person: edge + 1 for person, edge in self._now.items()}

    def find(self) -> None:
        """Carry out rotations until everybody is where the list ends.

        Whoever is not there yet can move on, and so can the present partner of whom they would move on to. So a path
        along these partners comes back to itself, and that is a rotation.
        """
        for start in self._now:
            path: list[int] = []
            place: dict[int, int] = {}
            while path or self._next(start) < self._end[start]:
                person = self._first[self._held[self._second[self._next(path[-1])]]] if path else start
                if person in place:
                    ring = path[place[person] :]
                    del path[place[person] :]
                    for one in ring:
                        del place[one]
                    self._carry_out(ring)
                else:
                    place[person] = len(path)
                    path.append(person)

    def _next(self, person: int) -> int:
        """The first edge after the present one whose other side would rather have `person` than what it holds."""
        edge = self._ahead[person]
        while edge < self._end[person] and self._grade[edge] > self._grade[self._held[self._second[edge]]]:
            edge += 1
        self._ahead[person] = edge
        return edge

    def _carry_out(self, ring: list[int]) -> None:
        number = len(self.rings)
        moved = [(self._now[person], self._next(person)) for person in ring]
        for _, new in moved:
            person, partner = self._first[new], self._second[new]
            self._gains[partner].append((-self._grade[self._held[partner]], number))
            self._moves[person].append((new, number))
            self._now[person], self._ahead[person] = new, new + 1
        for _, new in moved:
            self._held[self._second[new]] = new
        self.rings.append(moved)

    def needed(self) -> list[set[int]]:
        """Per rotation, which others have to be carried out before (enough of them, not each of each)."""
        before: list[set[int]] = [set() for _ in self.rings]
        for person, begin in zip(self._moves, self._begin, strict=True):
            last, previous = begin, None
            for new, number in self._moves[person]:
                if previous is not None:
                    before[number].add(previous)
                # Who was passed over had become too good by then.
                before[number].update(self._lost(edge) for edge in range(last + 1, new))
                last, previous = new, number
        return before

    def _lost(self, edge: int) -> int:
        """The rotation by which the other side of `edge` got somebody better."""
        gains = self._gains[self._second[edge]]
        return gains[bisect_left(gains, (-self._grade[edge], -1)) - 1][1]

    def after(self, chosen: set[int]) -> list[int]:
        """The edges of the matching when the `chosen` rotations are carried out."""
        edges = {self._first[begin]: begin for begin in self._begin}
        for number in sorted(chosen):
            for _, new in self.rings[number]:
                edges[self._first[new]] = new
        return list(edges.values())
