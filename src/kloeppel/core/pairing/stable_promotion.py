"""Király's approximation: a stable choice that has at least two thirds of the most matches, in nearly linear time."""

from collections import deque

import numpy as np

from kloeppel.core.pairing.market import Choice
from kloeppel.core.pairing.stable_lists import Graph, Lists


def promoted(graph: Graph) -> Choice:
    """A stable choice whose size is at least 2/3 of that of the largest one; nobody of side a has room for two.

    Z. Király, "Linear time local approximation algorithm for maximum stable marriage", Algorithms 6 (2013). Side a
    proposes. Within a tie it tries partners with a free place first. Whoever was kept although another free partner is
    as good is *uncertain* and makes room for anybody. Whoever was refused by all goes through the list a second time
    and then comes first in the ties of side b.
    """
    return _Proposals(graph.a, graph.b).run()


class _Proposals:
    def __init__(self, a: Lists, b: Lists) -> None:
        self._second = b.person.tolist()
        self._first = a.person.tolist()
        self._grade = b.rank.tolist()
        self._ties = _by_tie(a)
        self._free = b.seats.tolist()
        self._kept: list[list[int]] = [[] for _ in self._free]
        self._left: list[deque[list[int]]] = [deque() for _ in self._ties]
        self._promoted = [False] * len(self._ties)
        for person in range(len(self._ties)):
            self._restart(person)

    def run(self) -> Choice:
        waiting = list(range(len(self._ties)))
        while waiting:
            person = waiting.pop()
            while self._left[person] or self._promote(person):
                refused = self._propose(person)
                if refused != person:
                    if refused is not None:
                        waiting.append(refused)
                    break
        choice: Choice = np.zeros(len(self._first), dtype=np.bool_)
        choice[[edge for held in self._kept for edge in held]] = True
        return choice

    def _restart(self, person: int) -> None:
        self._left[person] = deque(list(tie) for tie in self._ties[person])

    def _promote(self, person: int) -> bool:
        """The second time through the list; False if that was the second time."""
        if self._promoted[person] or not self._ties[person]:
            return False
        self._promoted[person] = True
        self._restart(person)
        return True

    def _propose(self, person: int) -> int | None:
        """One proposal; who has to go on now: `person`, somebody who had to make room, or None."""
        tie = self._left[person][0]
        edge = next((one for one in tie if self._free[self._second[one]]), tie[0])
        partner = self._second[edge]
        held = self._kept[partner]
        if self._free[partner]:
            self._free[partner] -= 1
            held.append(edge)
            return None
        uncertain = next((one for one in held if self._is_uncertain(one)), None)
        if uncertain is not None:
            # Not taken off the list: the partner is still there if the free one goes to somebody else.
            held[held.index(uncertain)] = edge
            return int(self._first[uncertain])
        worst = max(held, key=self._dislike)
        if self._dislike(edge) >= self._dislike(worst):
            self._strike(person, edge)
            return person
        held[held.index(worst)] = edge
        self._strike(self._first[worst], worst)
        return int(self._first[worst])

    def _dislike(self, edge: int) -> tuple[int, bool]:
        return self._grade[edge], not self._promoted[self._first[edge]]

    def _is_uncertain(self, edge: int) -> bool:
        return any(self._free[self._second[one]] for one in self._left[self._first[edge]][0] if one != edge)

    def _strike(self, person: int, edge: int) -> None:
        tie = self._left[person][0]
        tie.remove(edge)
        if not tie:
            self._left[person].popleft()


def _by_tie(lists: Lists) -> list[list[list[int]]]:
    """Per person the ties of their list, best first, each with its edges in a row."""
    ties: list[list[list[int]]] = [[] for _ in lists.seats]
    ends = lists.end.tolist()
    last = -1
    for edge, person in zip(lists.order.tolist(), lists.person[lists.order].tolist(), strict=True):
        if ends[edge] != last:
            ties[person].append([])
            last = ends[edge]
        ties[person][-1].append(edge)
    return ties
