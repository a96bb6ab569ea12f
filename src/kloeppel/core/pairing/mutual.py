"""The most pairs in which both said yes, then the largest stable matching among these."""

import numpy as np

from kloeppel.core.pairing.aims import YES
from kloeppel.core.pairing.market import Market, Outcome
from kloeppel.core.pairing.stable import first_stable
from kloeppel.core.pairing.stable_lists import graph_of_market
from kloeppel.core.pairing.stable_search import Aim, Search
from kloeppel.core.watch import Watch


def most_mutual(market: Market, *, seed: int, watch: Watch) -> Outcome:
    """The stable choice with the most edges of rank 1 on both sides; then the most edges, the best ranks, affinity.

    No choice at all, stable or not, has more such edges: nobody in one of them can gain, the others can be matched
    stably among themselves, and two of these who both rank each other first and would both gain could have been added.
    When `watch` is over, the best stable choice so far comes back.
    """
    if market.edges == 0:
        return Outcome(np.zeros(0, dtype=np.bool_), size_bound=0, optimal=True)
    graph = graph_of_market(market)
    search = Search(graph, first_stable(graph, seed), seed=seed, watch=watch)
    yes = ((market.rank_first == YES) & (market.rank_second == YES)).astype(np.int64)
    ones = np.ones(market.edges, dtype=np.int64)
    largest = search.reach(Aim(yes)) and search.reach(Aim(ones, step=1))
    rest = [-market.ranks, *([market.affinity] if market.affinity.any() else [])]
    optimal = largest and all(search.reach(Aim(weights)) for weights in rest)
    return Outcome(search.best, int(search.best.sum()) if largest else graph.room, optimal=optimal)
