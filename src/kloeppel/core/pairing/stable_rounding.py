"""From a relaxed answer to a stable choice: deferred acceptance that leans towards what the relaxation took."""

import heapq
import itertools

import numpy as np

from kloeppel.core.pairing.market import Choice
from kloeppel.core.pairing.stable_lists import Floats, Graph


def settle(graph: Graph, priority: Floats) -> Choice:
    """The choice that deferred acceptance (Gale and Shapley 1962) ends with; side a proposes.

    Within a tie the edge with the larger `priority` counts as better on both sides, after that the larger number. What
    is stable for the strict order that results is weakly stable for the ties.
    """
    numbers = np.arange(graph.edges)
    worst_first = np.lexsort((numbers, priority, -graph.a.rank, graph.a.person))
    bounds = np.searchsorted(graph.a.person[worst_first], np.arange(len(graph.a.seats) + 1)).tolist()
    edges = worst_first.tolist()
    lists = [edges[begin:end] for begin, end in itertools.pairwise(bounds)]
    worth = np.empty(graph.edges, dtype=np.int64)
    worth[np.lexsort((numbers, priority, -graph.b.rank))] = numbers
    keeping = _propose(graph, lists, worth.tolist())
    choice: Choice = np.zeros(graph.edges, dtype=np.bool_)
    choice[keeping] = True
    return choice


def _propose(graph: Graph, lists: list[list[int]], worth: list[int]) -> list[int]:
    first, second = graph.a.person.tolist(), graph.b.person.tolist()
    room, places = graph.a.seats.tolist(), graph.b.seats.tolist()
    kept: list[list[tuple[int, int]]] = [[] for _ in places]
    proposing = [person for person, seats in enumerate(room) if seats]
    while proposing:
        person = proposing.pop()
        while room[person] and lists[person]:
            edge = lists[person].pop()
            held = kept[second[edge]]
            room[person] -= 1
            heapq.heappush(held, (worth[edge], edge))
            if len(held) > places[second[edge]]:
                _, refused = heapq.heappop(held)
                room[first[refused]] += 1
                proposing.append(first[refused])
    return [edge for held in kept for _, edge in held]
