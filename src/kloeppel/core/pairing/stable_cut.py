"""The cheapest set of things that may need others: a minimum cut."""

from collections import deque
from collections.abc import Sequence
from collections.abc import Set as AbstractSet


def cheapest_closed(costs: Sequence[int], needed: Sequence[AbstractSet[int]]) -> set[int]:
    """The numbers of a set with the smallest sum of `costs` that holds, for each of its own, all that are `needed`.

    J.-C. Picard: "Maximal closure of a graph and applications to combinatorial problems", Management Science 22 (1976),
    with the maximum flow of Dinic (1970). Costs are whole numbers of any size; among equally cheap sets the smallest.
    """
    source, sink = len(costs), len(costs) + 1
    endless = sum(abs(cost) for cost in costs) + 1
    network = _Network(len(costs) + 2)
    for number, cost in enumerate(costs):
        if cost < 0:
            network.add(source, number, -cost)
        elif cost > 0:
            network.add(number, sink, cost)
        for other in sorted(needed[number]):
            network.add(number, other, endless)
    network.fill(source, sink)
    return {number for number, level in enumerate(network.levels(source)) if level >= 0 and number < source}


class _Network:
    """Arcs with what they still let through; arc `i` and its reverse `i ^ 1` lie side by side."""

    def __init__(self, nodes: int) -> None:
        self._arcs: list[list[int]] = [[] for _ in range(nodes)]
        self._head: list[int] = []
        self._left: list[int] = []

    def add(self, tail: int, head: int, capacity: int) -> None:
        """A further arc."""
        for here, there, room in ((tail, head, capacity), (head, tail, 0)):
            self._arcs[here].append(len(self._head))
            self._head.append(there)
            self._left.append(room)

    def levels(self, source: int) -> list[int]:
        """Per node the fewest arcs with room from `source`; -1 where there is no way."""
        level = [-1] * len(self._arcs)
        level[source] = 0
        waiting = deque([source])
        while waiting:
            node = waiting.popleft()
            for arc in self._arcs[node]:
                if self._left[arc] and level[self._head[arc]] < 0:
                    level[self._head[arc]] = level[node] + 1
                    waiting.append(self._head[arc])
        return level

    def fill(self, source: int, sink: int) -> None:
        """Send as much as possible from `source` to `sink`."""
        while True:
            level = self.levels(source)
            if level[sink] < 0:
                return
            tried = [0] * len(self._arcs)
            while self._send(source, sink, level, tried):
                pass

    def _send(self, source: int, sink: int, level: list[int], tried: list[int]) -> bool:
        """Send along one shortest way; False if there is none left at these levels."""
        way: list[int] = []
        node = source
        while node != sink:
            while tried[node] < len(self._arcs[node]):
                arc = self._arcs[node][tried[node]]
                if self._left[arc] and level[self._head[arc]] == level[node] + 1:
                    break
                tried[node] += 1
            else:
                if not way:
                    return False
                node = self._head[way.pop() ^ 1]
                tried[node] += 1
                continue
            way.append(arc)
            node = self._head[arc]
        most = min(self._left[arc] for arc in way)
        for arc in way:
            self._left[arc] -= most
            self._left[arc ^ 1] += most
        return True
