"""Colouring the edges of a general graph with as many colours as its degree, if that can be found.

König does not hold when anybody may meet anybody: some graphs need a colour more than their degree (Vizing 1964), and
which ones do is NP-complete to say (Holyer 1981). Most do not. Edges are coloured one by one; where two ends have no
free colour in common, two colours are swapped along a path that does not join them, and where every path does, an edge
is coloured at random and those in its way wait for their turn again.
"""

from collections import deque
from collections.abc import Sequence

import numpy as np

from kloeppel.core.watch import Watch

Edge = tuple[int, int]
FREE = -1
_KICKS = 200
"""Edges coloured at random, for each edge of the graph, before the search gives up."""


def coloured(edges: Sequence[Edge], colours: int, people: int, *, seed: int, watch: Watch) -> list[int]:
    """A colour from 0 to `colours` - 1 for each of `edges`, no two the same at one of the `people`.

    FREE where none was found. Each colour is used as often as any other, up to one.
    """
    even = people + people % 2
    colouring = _Colouring(edges, colours, people)
    if colours >= even - 1:
        # The circle method: on a circle, the chords of one direction do not touch (Kirkman 1847).
        colouring.start([_on_circle(edge, even) for edge in edges])
    colouring.colour_all(np.random.default_rng(seed), watch)
    colouring.equalise()
    return colouring.colour_of


def _on_circle(edge: Edge, even: int) -> int:
    low, high = sorted(edge)
    return (2 * low if high == even - 1 else low + high) % (even - 1)


class _Colouring:
    """Edges with colours, and for each person the edge of each colour."""

    def __init__(self, edges: Sequence[Edge], colours: int, people: int) -> None:
        self.edges = edges
        self.colours = colours
        self.colour_of = [FREE] * len(edges)
        self.at = [[FREE] * colours for _ in range(people)]

    def start(self, colours: Sequence[int]) -> None:
        """Begin with a colouring."""
        for edge, number in enumerate(colours):
            self._put(edge, number)

    def colour_all(self, rng: np.random.Generator, watch: Watch) -> None:
        """Colour what has no colour yet, as far as it is found in time."""
        waiting = deque(edge for edge, number in enumerate(self.colour_of) if number == FREE)
        kicks = _KICKS * len(self.edges)
        while waiting and kicks and not watch.over():
            edge = waiting.popleft()
            if not self._placed(edge, rng):
                kicks -= 1
                waiting.extend(self._forced(edge, int(rng.integers(self.colours))))
        # Who was thrown out last may fit by itself.
        for edge in waiting:
            self._placed(edge, rng)

    def equalise(self) -> None:
        """Swap along paths that have one edge more of the most frequent colour than of the rarest."""
        while True:
            counts = np.bincount([number for number in self.colour_of if number != FREE], minlength=self.colours)
            frequent, rare = int(counts.argmax()), int(counts.argmin())
            surplus = int(counts[frequent] - counts[rare])
            if surplus <= 1:
                return
            for path in self._longer_paths(frequent, rare)[: surplus // 2]:
                self._swap(path, frequent, rare)

    def _placed(self, edge: int, rng: np.random.Generator) -> bool:
        a, b = self.edges[edge]
        free_a = [number for number in range(self.colours) if self.at[a][number] == FREE]
        free_b = [number for number in range(self.colours) if self.at[b][number] == FREE]
        for number in free_a:
            if self.at[b][number] == FREE:
                self._put(edge, number)
                return True
        for number in rng.permutation(free_a).tolist():
            for other in rng.permutation(free_b).tolist():
                path = self._path(b, number, other)
                if not path or a not in self.edges[path[-1]]:
                    self._swap(path, number, other)
                    self._put(edge, number)
                    return True
        return False

    def _forced(self, edge: int, number: int) -> list[int]:
        """Give `edge` the colour `number`; the edges that had it at its ends, which now have none."""
        thrown = [self.at[end][number] for end in self.edges[edge] if self.at[end][number] != FREE]
        for other in thrown:
            self._take(other)
        self._put(edge, number)
        return thrown

    def _longer_paths(self, frequent: int, rare: int) -> list[list[int]]:
        paths = []
        seen: set[int] = set()
        for person, at in enumerate(self.at):
            if at[rare] == FREE and at[frequent] != FREE and at[frequent] not in seen:
                path = self._path(person, frequent, rare)
                seen.update(path)
                if len(path) % 2:
                    paths.append(path)
        return paths

    def _path(self, start: int, first: int, second: int) -> list[int]:
        """The edges of the path that leaves `start` with colour `first` and alternates with `second`."""
        path = []
        person, number = start, first
        while (edge := self.at[person][number]) != FREE:
            path.append(edge)
            a, b = self.edges[edge]
            person = b if person == a else a
            number = second if number == first else first
        return path

    def _swap(self, path: list[int], first: int, second: int) -> None:
        before = [self.colour_of[edge] for edge in path]
        for edge in path:
            self._take(edge)
        for edge, number in zip(path, before, strict=True):
            self._put(edge, second if number == first else first)

    def _put(self, edge: int, number: int) -> None:
        self.colour_of[edge] = number
        for end in self.edges[edge]:
            self.at[end][number] = edge

    def _take(self, edge: int) -> None:
        for end in self.edges[edge]:
            self.at[end][self.colour_of[edge]] = FREE
        self.colour_of[edge] = FREE
