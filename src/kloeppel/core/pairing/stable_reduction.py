"""Which pairs are in no stable matching and cannot block one either: they need not be looked at."""

import numpy as np

from kloeppel.core.pairing.market import Choice, Integers
from kloeppel.core.pairing.stable_lists import Graph, Lists


def worth_a_look(graph: Graph) -> Choice:
    """Per edge whether it is left when all that is hopeless is taken out, again and again until nothing changes.

    A partner is safe for a person who is among the partner's best: when those the partner ranks at least as good, the
    person included, are no more than the partner's places. A stable matching gives the person that partner or fills
    the person up with others at least as good. So whoever has as many safe partners as places up to some rank gets
    nobody worse than that rank in any stable matching, and would not leave for anybody worse. What remains has the same
    stable matchings (Irving and Manlove 2009 for one sided ties; Delorme et al. 2019).
    """
    keep: Choice = np.ones(graph.edges, dtype=np.bool_)
    while True:
        before = int(keep.sum())
        for own, other in ((graph.a, graph.b), (graph.b, graph.a)):
            keep &= own.rank <= _worst_needed(own, other, keep)[own.person]
        if int(keep.sum()) == before:
            return keep


def _worst_needed(own: Lists, other: Lists, keep: Choice) -> Integers:
    """Per person of `own` the rank up to which their places are surely filled; the largest number if there is none."""
    safe = np.flatnonzero(keep & (other.served(keep) <= other.places))
    by_rank = safe[np.lexsort((own.rank[safe], own.person[safe]))]
    person = own.person[by_rank]
    nth = np.arange(len(person)) - np.searchsorted(person, person)
    last = by_rank[nth == own.seats[person] - 1]
    worst = np.full(len(own.seats), np.iinfo(np.int64).max)
    worst[own.person[last]] = own.rank[last]
    return worst
