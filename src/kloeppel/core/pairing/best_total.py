"""The most matches first, then the smallest sum of ranks, then affinity: linear programs over a network."""

import numpy as np

from kloeppel.core.pairing.market import Market, Outcome
from kloeppel.core.pairing.program import Program, Solver
from kloeppel.core.pairing.proposals import first_choice


def best_in_total(market: Market, *, seed: int, time_limit: float) -> Outcome:
    """The largest choice, among these the smallest sum of both partners' ranks, then the largest affinity.

    The capacities of two sides form a totally unimodular matrix, so every vertex of the linear program is a choice in
    whole numbers (Hoffman and Kruskal 1956). The three aims are solved one after the other, each on the face of the
    best solutions of the one before; nothing is weighed against anything. At the time limit the best choice so far
    comes back with an upper bound on its size.
    """
    best = first_choice(market, seed)
    size_bound = market.room
    if market.edges == 0:
        return Outcome(best, size_bound=0, optimal=True)
    solver = Solver(_capacities(market), seed=seed, time_limit=time_limit)
    aims = [np.ones(market.edges, dtype=np.int64), -market.ranks]
    if market.affinity.any():
        aims.append(market.affinity)
    for weights in aims:
        stage = solver.maximise(weights)
        if not stage.proven or stage.choice is None:
            return Outcome(best, size_bound=size_bound, optimal=False)
        best = stage.choice
        size_bound = int(best.sum())
        solver.hold_face()
    return Outcome(best, size_bound=size_bound, optimal=True)


def _capacities(market: Market) -> Program:
    program = Program(edges=market.edges)
    for _ in range(market.edges):
        program.add_column(1.0, whole=False)
    for person, seats in ((market.first, market.seats_a), (market.second, market.seats_b)):
        by_person: list[dict[int, float]] = [{} for _ in seats]
        for edge, number in enumerate(person.tolist()):
            by_person[number][edge] = 1.0
        for terms, room in zip(by_person, seats.tolist(), strict=True):
            program.add_row(terms, 0.0, float(room))
    return program
