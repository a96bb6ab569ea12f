"""Deferred acceptance (Gale and Shapley 1962) with capacities on both sides and ties broken in a given way."""

import heapq

import numpy as np

from kloeppel.core.pairing.market import Choice, Integers, Market

TRIES = 8
"""How many ways of breaking ties are tried for a first stable choice."""


def deferred_acceptance(market: Market, priority: Integers) -> Choice:
    """A stable choice: side a proposes from its best wish on, side b keeps the best up to its capacity.

    Within a tie the edge with the larger `priority` counts as better, on both sides. What is stable for the strict
    order that results is (weakly) stable for the ties.
    """
    lists: list[list[int]] = [[] for _ in market.seats_a]
    # Worst first, because proposals are taken from the end.
    for edge in np.lexsort((-priority, market.rank_first))[::-1].tolist():
        lists[market.first[edge]].append(edge)
    worth = np.empty(market.edges, dtype=np.int64)
    worth[np.lexsort((-priority, market.rank_second))] = np.arange(market.edges, 0, -1)
    room = market.seats_a.tolist()
    kept: list[list[tuple[int, int]]] = [[] for _ in market.seats_b]
    proposing = [person for person, seats in enumerate(room) if seats]
    while proposing:
        person = proposing.pop()
        while room[person] and lists[person]:
            edge = lists[person].pop()
            held = kept[market.second[edge]]
            room[person] -= 1
            heapq.heappush(held, (int(worth[edge]), edge))
            if len(held) > market.seats_b[market.second[edge]]:
                _, refused = heapq.heappop(held)
                room[market.first[refused]] += 1
                proposing.append(int(market.first[refused]))
    choice = np.zeros(market.edges, dtype=np.bool_)
    choice[[edge for held in kept for _, edge in held]] = True
    return choice


def first_choice(market: Market, seed: int) -> Choice:
    """The best of several stable choices: largest, then smallest ranks, then largest affinity.

    After each try the people who still have room get the better places in the ties of the next try (the idea behind
    Király's approximation, here without its guarantee).
    """
    random = np.random.default_rng(seed)
    best: Choice = np.zeros(market.edges, dtype=np.bool_)
    urgency = np.zeros(market.edges, dtype=np.int64)
    for _ in range(TRIES):
        choice = deferred_acceptance(market, urgency * market.edges + random.permutation(market.edges))
        if market.worth(choice) > market.worth(best):
            best = choice
        left_a = market.seats_a - np.bincount(market.first[choice], minlength=len(market.seats_a))
        left_b = market.seats_b - np.bincount(market.second[choice], minlength=len(market.seats_b))
        urgency += (left_a[market.first] > 0).astype(np.int64) + (left_b[market.second] > 0)
    return best
