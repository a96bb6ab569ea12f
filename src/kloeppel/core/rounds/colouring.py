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
    """Edges with colours, and for each person the edge of each colour.

    `at` holds the edge of person p with colour c at place p * colours + c; `free` the free colours of p as bits. People
    are numbered anew, as `ends` says. Plain lists of numbers: a day can have a hundred thousand talks.
    """

    def __init__(self, edges: Sequence[Edge], colours: int) -> None:
        number_of: dict[int, int] = {}
        self.ends = [
            (number_of.setdefault(a, len(number_of)), number_of.setdefault(b, len(number_of))) for a, b in edges
        ]
        self.colours = colours
        self.colour_of = [_FREE] * len(edges)
        self.at = [_FREE] * (len(number_of) * colours)
        self.free = [(1 << colours) - 1] * len(number_of)

    def place(self, edge: int) -> None:
        """Colour one more edge; if its two ends have no free colour in common, swap two colours along a path."""
        a, b = self.ends[edge]
        common = self.free[a] & self.free[b]
        if common:
            number = _lowest(common)
        else:
            number = _lowest(self.free[a])
            # The path from b that begins with `number` cannot end at a: the two sides alternate, and it would
            # arrive at a with the colour that is free there.
            self._swap(b, number, _lowest(self.free[b]))
        self.colour_of[edge] = number
        for end in (a, b):
            self.at[end * self.colours + number] = edge
            self.free[end] ^= 1 << number

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
            for start in self._longer_paths(edges_of[frequent], frequent, rare)[: surplus // 2]:
                path = self._path(start, frequent, rare)
                self._swap(start, frequent, rare)
                edges_of[frequent].symmetric_difference_update(path)
                edges_of[rare].symmetric_difference_update(path)

    def _longer_paths(self, candidates: set[int], frequent: int, rare: int) -> list[int]:
        """Where the paths of the two colours start that begin and end with `frequent`."""
        starts = []
        seen: set[int] = set()
        for edge in sorted(candidates):
            for end in self.ends[edge]:
                if edge not in seen and self.at[end * self.colours + rare] == _FREE:
                    path = self._path(end, frequent, rare)
                    seen.update(path)
                    if len(path) % 2:
                        starts.append(end)
        return starts

    def _path(self, start: int, first: int, second: int) -> list[int]:
        """The edges of the path that leaves `start` with colour `first` and alternates with `second`."""
        path = []
        person, number = start, first
        while (edge := self.at[person * self.colours + number]) != _FREE:
            path.append(edge)
            a, b = self.ends[edge]
            person = b if person == a else a
            number = second if number == first else first
        return path

    def _swap(self, start: int, first: int, second: int) -> None:
        """Exchange the two colours along the path from `start`; one of them is free there, and at the other end."""
        at, both = self.at, first + second
        person, number = start, first
        self.free[start] ^= 1 << first | 1 << second
        while True:
            here, there = person * self.colours + number, person * self.colours + both - number
            edge = at[here]
            at[here], at[there] = at[there], edge
            if edge == _FREE:
                break
            self.colour_of[edge] = both - number
            a, b = self.ends[edge]
            person = b if person == a else a
            number = both - number
        self.free[person] ^= 1 << first | 1 << second


def _lowest(bits: int) -> int:
    return (bits & -bits).bit_length() - 1
