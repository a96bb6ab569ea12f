"""Strict lists by rotations, the minimum cut behind them, and the bound that any dual values prove."""

import dataclasses
from itertools import chain, combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from core.pairing.brute_force import all_matchings, blocking, rank_total
from kloeppel.core.pairing import Pair, Participant, Wishes
from kloeppel.core.pairing.market import market_of
from kloeppel.core.pairing.stable_cut import cheapest_closed
from kloeppel.core.pairing.stable_lists import graph_of_market
from kloeppel.core.pairing.stable_relaxation import Program, capacity_rows, stability_rows
from kloeppel.core.pairing.stable_strict import best_of_strict


@st.composite
def strict_wishes(draw: st.DrawFn) -> Wishes:
    """Up to four people a side, complete or gappy lists without ties; ranks may leave numbers out."""
    size = draw(st.integers(1, 4))
    ids = {side: [f"{side}{number}" for number in range(size)] for side in "cb"}

    def side(own: str, other: str) -> tuple[Participant, ...]:
        people = []
        for one in ids[own]:
            order = draw(st.permutations(ids[other]))[: draw(st.sampled_from([size, size, size, 2]))]
            stride = draw(st.sampled_from([1, 1, 3]))
            people.append(Participant(one, 1, {name: 1 + stride * place for place, name in enumerate(order)}))
        return tuple(people)

    return Wishes(side("c", "b"), side("b", "c"))


@given(wishes=strict_wishes(), data=st.data(), seed=st.integers(0, 1))
@settings(max_examples=80, deadline=None)
def test_rotations_lead_to_the_best_ranks_then_the_best_affinity(
    wishes: Wishes, data: st.DataObject, seed: int
) -> None:
    pairs = [(a.id, b.id) for a in wishes.a for b in wishes.b]
    affinity = {pair: data.draw(st.sampled_from([-4.0, 0.0, 1.0, 2.0, 4.0])) for pair in pairs}

    def grade(matching: frozenset[Pair]) -> tuple[int, int, float]:
        return len(matching), -rank_total(wishes, matching), sum(affinity[pair] for pair in matching)

    stable = [matching for matching in all_matchings(wishes) if not blocking(wishes, matching)]
    market = market_of(wishes, affinity, seed)
    choice = best_of_strict(market, seed)
    assert choice is not None
    found = frozenset(pair for pair, taken in zip(market.pairs, choice.tolist(), strict=True) if taken)
    assert found in stable
    assert grade(found) == max(map(grade, stable))


def test_ties_and_several_places_are_left_to_the_search() -> None:
    one = Participant("c1", 1, {"b1": 1, "b2": 1}), Participant("c2", 1, {"b1": 1, "b2": 2})
    two = Participant("b1", 1, {"c1": 1, "c2": 2}), Participant("b2", 1, {"c1": 1, "c2": 2})
    tied = Wishes(one, two)
    roomy = Wishes(one[1:], (dataclasses.replace(two[0], capacity=2), two[1]))
    strict = Wishes(one[1:], two)
    found = [best_of_strict(market_of(wishes, {}, 0), 0) is None for wishes in (tied, roomy, strict)]
    # Room for more than wish for them is no room: b1 has one wish only.
    assert found == [True, False, False]
    crowded = Wishes(
        (one[1], Participant("c3", 1, {"b1": 1})), (Participant("b1", 2, {"c2": 1, "c3": 2, "c1": 3}), two[1])
    )
    assert best_of_strict(market_of(dataclasses.replace(crowded, a=(*crowded.a, one[0])), {}, 0), 0) is None


@given(data=st.data(), count=st.integers(0, 7))
@settings(max_examples=150, deadline=None)
def test_the_cheapest_closed_set_is_the_smallest_of_the_cheapest(data: st.DataObject, count: int) -> None:
    costs = data.draw(st.lists(st.integers(-5, 5), min_size=count, max_size=count))
    needed = [set(data.draw(st.lists(st.sampled_from(range(count)), max_size=3))) - {number} for number in range(count)]
    everything = chain.from_iterable(combinations(range(count), size) for size in range(count + 1))
    closed = [set(chosen) for chosen in everything if all(needed[one] <= set(chosen) for one in chosen)]
    best = min(sum(costs[one] for one in chosen) for chosen in closed)
    cheapest = [chosen for chosen in closed if sum(costs[one] for one in chosen) == best]
    assert cheapest_closed(costs, needed) == set.intersection(*cheapest)


@given(wishes=strict_wishes(), data=st.data())
@settings(max_examples=50, deadline=None)
def test_any_dual_values_prove_a_bound(wishes: Wishes, data: st.DataObject) -> None:
    market = market_of(wishes, {}, 0)
    graph = graph_of_market(market)
    edges = market.edges
    rows = capacity_rows(graph).then(stability_rows(graph, np.arange(edges)))
    weights = 10.0 - market.ranks.astype(np.float64)
    program = Program(weights, np.zeros(edges), np.ones(edges), rows)
    count = len(rows.low)
    dual = np.array(data.draw(st.lists(st.integers(-9, 9), min_size=count, max_size=count)), dtype=np.float64)
    bound, reduced = program.bound(dual)
    worth = {pair: float(weight) for pair, weight in zip(market.pairs, weights, strict=True)}
    gap = dict(zip(market.pairs, reduced.tolist(), strict=True))
    for matching in all_matchings(wishes):
        if not blocking(wishes, matching):
            value = sum(worth[pair] for pair in matching)
            assert value <= bound
            # Each pair that goes against its reduced weight takes that much off the bound.
            against = [abs(less) for pair, less in gap.items() if (less < 0) == (pair in matching) and less]
            assert value <= bound - max(against, default=0.0)
