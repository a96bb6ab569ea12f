"""The largest stable matching, then the best ranks, then affinity."""

import numpy as np

from kloeppel.core.pairing.market import Choice, Integers, Market, Outcome
from kloeppel.core.pairing.stable_lists import Graph, graph_of_market
from kloeppel.core.pairing.stable_promotion import promoted
from kloeppel.core.pairing.stable_reduction import worth_a_look
from kloeppel.core.pairing.stable_rounding import settle
from kloeppel.core.pairing.stable_search import Aim, Search
from kloeppel.core.pairing.stable_strict import best_of_strict
from kloeppel.core.watch import Watch

LARGEST_STEP = 10_000_000
"""Up to here one match more may be weighed against ranks in one objective, which is faster than two in turn; sums stay
far inside what a float holds exactly."""

GENTLE_STEP = 20_000
"""Larger weights than this slow the solver down several times; so it begins with these, which nearly always lead to the
same answer, and only then turns to those that prove it."""

TRIES = 8
"""How many ways of breaking ties are tried for a first answer where several places on both sides rule out Király's."""


def largest_stable(market: Market, *, seed: int, watch: Watch) -> Outcome:
    """The largest weakly stable choice, among these the smallest sum of ranks, then the largest affinity.

    Finding it is NP-hard. When `watch` is over, the best choice so far comes back with an upper bound on the size of
    any; there always is one. Steps and sources: docs/algorithms/pairing.md.
    """
    if market.edges == 0:
        return Outcome(np.zeros(0, dtype=np.bool_), size_bound=0, optimal=True)
    strict = best_of_strict(market, seed)
    if strict is not None:
        return Outcome(strict, size_bound=int(strict.sum()), optimal=True)
    whole = graph_of_market(market)
    keep = worth_a_look(whole)
    graph = whole.part(keep)
    ranks, affinity = market.ranks[keep], market.affinity[keep]
    best, size_bound, optimal = _search(graph, ranks, affinity, seed=seed, watch=watch)
    choice: Choice = np.zeros(market.edges, dtype=np.bool_)
    choice[np.flatnonzero(keep)[best]] = True
    return Outcome(choice, size_bound=size_bound, optimal=optimal)


def _search(graph: Graph, ranks: Integers, affinity: Integers, *, seed: int, watch: Watch) -> tuple[Choice, int, bool]:
    aims = _aims(graph, ranks, affinity)
    search = Search(graph, first_stable(graph, seed), seed=seed, watch=watch)
    if aims[0].step > GENTLE_STEP:
        gentle = aims[0].weights - (aims[0].step - GENTLE_STEP)
        search.prepare(Aim(gentle, GENTLE_STEP, aims[0].losses), aims[0])
    largest = search.reach(aims[0])
    optimal = largest and all(search.reach(aim) for aim in aims[1:])
    return search.best, int(search.best.sum()) if largest else search.size_bound, optimal


def _aims(graph: Graph, ranks: Integers, affinity: Integers) -> list[Aim]:
    """What to maximise in turn; the first aim decides about the size."""
    ones = np.ones(graph.edges, dtype=np.int64)
    losses = min(_most(side.person, side.seats, ranks) for side in (graph.a, graph.b))
    # More than any choice can lose in ranks, so that one match more always outweighs them.
    step = losses + 1
    aims = [Aim(step * ones - ranks, step, losses)] if step <= LARGEST_STEP else [Aim(ones, 1), Aim(-ranks)]
    return [*aims, Aim(affinity)] if affinity.any() else aims


def _most(person: Integers, seats: Integers, ranks: Integers) -> int:
    """At most this much can the sum of `ranks` be over one choice."""
    worst = np.zeros(len(seats), dtype=np.int64)
    np.maximum.at(worst, person, ranks)
    return int((worst * seats).sum())


def first_stable(graph: Graph, seed: int) -> Choice:
    """A stable choice to begin with: Király's where one side has one place each, otherwise the largest of several."""
    if graph.a.seats.max(initial=0) <= 1:
        return promoted(graph)
    if graph.b.seats.max(initial=0) <= 1:
        return promoted(Graph(graph.b, graph.a))
    random = np.random.default_rng(seed)
    tries = (settle(graph, random.random(graph.edges)) for _ in range(TRIES))
    return max(tries, key=lambda choice: int(choice.sum()))
