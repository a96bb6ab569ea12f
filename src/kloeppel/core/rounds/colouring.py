"""Spreading chosen pairs over interchangeable rounds: edge colouring of a bipartite graph, then equalising.

König (1916): a bipartite graph in which nobody has more than k pairs can be coloured with k colours; de Werra (1971):
so that any two colours are used equally often, up to one.
"""

from collections.abc import Sequence

Edge = tuple[int, int]
_FREE = -1


def colour(edges: Sequence[Edge], colours: int) -> list[int]:
    """A colour from 0 to `colours` - 1 for each of `edges`, such that no two at one person have the same.

    Each colour is used as often as any other, up to one. The two ends of an edge are numbers of people, and no person
    is a first end and a second end; nobody may have more than `colours` edges.
    """
    spread = _Spread(edges, colours)
    for edge in range(len(edges)):
        spread.place(edge)
    spread.equalise()
    return spread.colour_of


class _Spread:
    """Edges with colours, and for each person the edge of each colour."""

    def __init__(self, edges: Sequence[Edge], colours: int) -> None:
        self.edges = edges
        self.colours = colours
        self.colour_of = [_FREE] * len(edges)
        self.at: dict[int, list[int]] = {end: [_FREE] * colours for edge in edges for end in edge}

    def place(self, edge: int) -> None:
        """Colour one more edge; if its two ends have no free colour in common, swap two colours along a path."""
        a, b = self.edges[edge]
        at_a, at_b = self.at[a], self.at[b]
        for number in range(self.colours):
            if at_a[number] == at_b[number] == _FREE:
                break
        else:
            number, other = at_a.index(_FREE), at_b.index(_FREE)
            # The path from b that begins with `number` cannot end at a: the two sides alternate, and it would
            # arrive at a with the colour that is free there.
            self._swap(self._path(b, number, other), number, other)
        self._put(edge, number)

    def equalise(self) -> None:
        """Swap along paths that have one edge more of a frequent colour than of a rare one."""
        edges_of: list[set[int]] = [set() for _ in range(self.colours)]
        for edge, number in enumerate(self.colour_of):
            edges_of[number].add(edge)
        while True:
            frequent = max(range(self.colours), key=lambda number: len(edges_of[number]))
            rare = min(range(self.colours), key=lambda number: len(edges_of[number]))
            surplus = len(edges_of[frequent]) - len(edges_of[rare])
            if surplus <= 1:
                return
            for path in self._longer_paths(edges_of[frequent], frequent, rare)[: surplus // 2]:
                self._swap(path, frequent, rare)
                for edge in path:
                    edges_of[frequent].symmetric_difference_update((edge,))
                    edges_of[rare].symmetric_difference_update((edge,))

    def _longer_paths(self, candidates: set[int], frequent: int, rare: int) -> list[list[int]]:
        """The paths of the two colours that begin and end with `frequent`."""
        paths = []
        seen: set[int] = set()
        for edge in sorted(candidates):
            for end in self.edges[edge]:
                if edge not in seen and self.at[end][rare] == _FREE:
                    path = self._path(end, frequent, rare)
                    seen.update(path)
                    if len(path) % 2:
                        paths.append(path)
        return paths

    def _path(self, start: int, first: int, second: int) -> list[int]:
        """The edges of the path that leaves `start` with colour `first` and alternates with `second`."""
        path = []
        person, number = start, first
        while (edge := self.at[person][number]) != _FREE:
            path.append(edge)
            a, b = self.edges[edge]
            person = b if person == a else a
            number = second if number == first else first
        return path

    def _swap(self, path: list[int], first: int, second: int) -> None:
        before = [self.colour_of[edge] for edge in path]
        for edge, number in zip(path, before, strict=True):
            for end in self.edges[edge]:
                self.at[end][number] = _FREE
        for edge, number in zip(path, before, strict=True):
            self._put(edge, second if number == first else first)

    def _put(self, edge: int, number: int) -> None:
        self.colour_of[edge] = number
        for end in self.edges[edge]:
            self.at[end][number] = edge
