"""The engine of the rule `stable` against every matching of small markets, and a plain integer program."""

import dataclasses
import random
from collections.abc import Mapping

import highspy
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.onlooker import Onlooker
from core.pairing.brute_force import all_matchings, blocking, rank_total, small_wishes
from kloeppel.core.pairing import Pair, Participant, Wishes, blocking_pairs, verify
from kloeppel.core.pairing.market import Choice, Market, market_of
from kloeppel.core.pairing.stable import first_stable, largest_stable
from kloeppel.core.pairing.stable_lists import graph_of_market
from kloeppel.core.pairing.stable_reduction import worth_a_look
from kloeppel.core.watch import Watch


def pairs_of(market: Market, wishes: Wishes, choice: Choice) -> frozenset[Pair]:
    return frozenset(pair for pair, taken in zip(market.pairs, choice.tolist(), strict=True) if taken) | wishes.must


def stable_matchings(wishes: Wishes) -> list[frozenset[Pair]]:
    return [matching for matching in all_matchings(wishes) if not blocking(wishes, matching)]


@given(data=st.data(), seed=st.integers(0, 5))
@settings(max_examples=100, deadline=None)
def test_largest_then_best_ranks_then_affinity(data: st.DataObject, seed: int) -> None:
    wishes = data.draw(small_wishes())
    pairs = [(a.id, b.id) for a in wishes.a for b in wishes.b]
    # Whole numbers that divide the engine's steps, so that the sums here are exact.
    affinity = {pair: data.draw(st.sampled_from([-4.0, 0.0, 1.0, 2.0, 4.0])) for pair in pairs}

    def grade(matching: frozenset[Pair]) -> tuple[int, int, float]:
        fond = sum(affinity[pair] for pair in matching - wishes.must)
        return len(matching), -rank_total(wishes, matching), fond

    market = market_of(wishes, affinity, seed)
    outcome = largest_stable(market, seed=seed, watch=Watch(60.0))
    found = pairs_of(market, wishes, outcome.choice)
    assert found in stable_matchings(wishes)
    assert grade(found) == max(map(grade, stable_matchings(wishes)))
    assert (outcome.size_bound, outcome.optimal) == (len(found) - len(wishes.must), True)


@given(wishes=small_wishes())
@settings(max_examples=100, deadline=None)
def test_what_is_not_worth_a_look_is_in_no_stable_matching_and_blocks_none(wishes: Wishes) -> None:
    market = market_of(wishes, {}, 0)
    graph = graph_of_market(market)
    keep = worth_a_look(graph)
    left = frozenset(pair for pair, kept in zip(market.pairs, keep.tolist(), strict=True) if kept)
    gone = frozenset(market.pairs) - left
    assert all(not matching & gone for matching in stable_matchings(wishes))
    smaller = dataclasses.replace(wishes, never=wishes.never | gone)
    assert set(stable_matchings(smaller)) == set(stable_matchings(wishes))


@given(wishes=small_wishes())
@settings(max_examples=100, deadline=None)
def test_the_first_answer_is_stable_and_two_thirds_of_the_largest(wishes: Wishes) -> None:
    market = market_of(wishes, {}, 0)
    first = first_stable(graph_of_market(market), 0)
    assert pairs_of(market, wishes, first) in stable_matchings(wishes)
    one_each = min(market.seats_a.max(initial=0), market.seats_b.max(initial=0)) <= 1
    largest = max(map(len, stable_matchings(wishes))) - len(wishes.must)
    assert not one_each or 3 * int(first.sum()) >= 2 * largest


def drawn_wishes(people: int, length: int, ties: float, room: tuple[int, int], seed: int) -> Wishes:
    """Lists of `length` with ties in the chance `ties`, and up to `room` places on the two sides."""
    drawn = random.Random(seed)
    listed = {f"c{one}": [f"b{other}" for other in drawn.sample(range(people), length)] for one in range(people)}

    def ranked(order: list[str]) -> Mapping[str, int]:
        drawn.shuffle(order)
        ranks, rank = {}, 1
        for position, one in enumerate(order):
            rank += position > 0 and drawn.random() >= ties
            ranks[one] = rank
        return ranks

    back = {f"b{one}": [c for c, others in listed.items() if f"b{one}" in others] for one in range(people)}
    a = tuple(Participant(one, drawn.randint(1, room[0]), ranked(others)) for one, others in listed.items())
    b = tuple(Participant(one, drawn.randint(1, room[1]), ranked(others)) for one, others in back.items())
    return Wishes(a, b)


def plainly(market: Market) -> tuple[int, int]:
    """Size and ranks of the best stable choice by a textbook program: per edge, taken or one of its two people full."""
    step = int(market.ranks.sum()) + 1
    highs = highspy.Highs.__new__(highspy.Highs)
    super(highspy.Highs, highs).__init__()
    highs.setOptionValue("output_flag", False)  # noqa: FBT003 # the solver's own signature
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("mip_abs_gap", 0.5)
    none, endless = np.zeros(0), highspy.kHighsInf
    for cost in [*(market.ranks - step).tolist(), *[0] * market.edges]:
        highs.addCol(float(cost), 0.0, 1.0, 0, none.astype(np.int32), none)

    def row(terms: dict[int, float], low: float, high: float) -> None:
        highs.addRow(low, high, len(terms), np.array(list(terms), dtype=np.int32), np.array(list(terms.values())))

    sides = (market.first, market.rank_first, market.seats_a), (market.second, market.rank_second, market.seats_b)
    for person, _, seats in sides:
        for number, room in enumerate(seats.tolist()):
            row(dict.fromkeys(np.flatnonzero(person == number).tolist(), 1.0), -endless, room)
    for edge in range(market.edges):
        for side, (person, rank, seats) in enumerate(sides):
            room = float(seats[person[edge]])
            as_good = np.flatnonzero((person == person[edge]) & (rank <= rank[edge]))
            terms = dict.fromkeys(as_good.tolist(), 1.0)
            # The further column says which of the two is full, if the edge is not taken.
            terms[edge] = terms[edge] + (room if side else 0.0)
            terms[market.edges + edge] = room if side else -room
            row(terms, room if side else 0.0, endless)
    highs.changeColsIntegrality(
        2 * market.edges,
        np.arange(2 * market.edges, dtype=np.int32),
        np.full(2 * market.edges, highspy.HighsVarType.kInteger),
    )
    highs.run()
    taken = np.array(highs.getSolution().col_value)[: market.edges] > 0.5
    return int(taken.sum()), int(market.ranks[taken].sum())


@pytest.mark.parametrize("room", [(1, 1), (1, 3), (3, 1), (3, 3)])
@pytest.mark.parametrize("ties", [0.0, 0.4, 0.8])
def test_size_and_ranks_are_those_of_a_plain_integer_program(ties: float, room: tuple[int, int]) -> None:
    for seed in range(4):
        wishes = drawn_wishes(14, 5, ties, room, seed)
        market = market_of(wishes, {}, seed)
        outcome = largest_stable(market, seed=seed, watch=Watch(60.0))
        assert (outcome.choice.sum(), market.ranks[outcome.choice].sum()) == plainly(market)
        assert (outcome.size_bound, outcome.optimal) == (outcome.choice.sum(), True)


@pytest.mark.parametrize(("ties", "room"), [(0.85, (1, 1)), (0.5, (1, 1)), (0.2, (1, 1)), (0.7, (1, 2)), (0.0, (1, 1))])
def test_large_answers_are_proven_and_pass_the_check(ties: float, room: tuple[int, int]) -> None:
    wishes = drawn_wishes(500, 5, ties, room, 3)
    market = market_of(wishes, {}, 0)
    outcome = largest_stable(market, seed=0, watch=Watch(60.0))
    found = pairs_of(market, wishes, outcome.choice)
    assert (verify(wishes, found), blocking_pairs(wishes, found)) == ((), ())
    assert (outcome.size_bound, outcome.optimal) == (len(found), True)
    again = largest_stable(market, seed=0, watch=Watch(60.0))
    assert np.array_equal(outcome.choice, again.choice)


def test_huge_ranks_are_no_reason_for_a_smaller_or_worse_answer() -> None:
    small = drawn_wishes(30, 5, 0.6, (1, 1), 2)

    def stretched(people: tuple[Participant, ...]) -> tuple[Participant, ...]:
        return tuple(
            dataclasses.replace(one, wishes={k: 200_000 * (rank - 1) + 1 for k, rank in one.wishes.items()})
            for one in people
        )

    large = dataclasses.replace(small, a=stretched(small.a), b=stretched(small.b))
    found = [
        largest_stable(market_of(wishes, {}, 0), seed=0, watch=Watch(60.0)).choice.sum() for wishes in (small, large)
    ]
    assert found[0] == found[1]


@pytest.mark.parametrize("at", [1, 3, 30, 300])
def test_a_cancelled_search_answers_with_a_stable_choice_and_a_true_bound(at: int) -> None:
    wishes = drawn_wishes(200, 5, 0.7, (1, 1), 5)
    market = market_of(wishes, {}, 0)
    best = largest_stable(market, seed=0, watch=Watch(60.0))
    hurried = largest_stable(market, seed=0, watch=Watch(60.0, Onlooker(at)))
    found = pairs_of(market, wishes, hurried.choice)
    assert (verify(wishes, found), blocking_pairs(wishes, found)) == ((), ())
    assert len(found) <= int(best.choice.sum()) <= hurried.size_bound
    assert best.optimal
    assert not hurried.optimal


def test_no_time_leaves_a_stable_choice_and_a_true_bound() -> None:
    wishes = drawn_wishes(60, 6, 0.5, (2, 2), 5)
    market = market_of(wishes, {}, 0)
    hurried = largest_stable(market, seed=0, watch=Watch(0.0))
    found = pairs_of(market, wishes, hurried.choice)
    assert (verify(wishes, found), blocking_pairs(wishes, found)) == ((), ())
    assert len(found) <= hurried.size_bound <= min(market.seats_a.sum(), market.seats_b.sum())


def test_progress_tells_sizes_that_rise_and_bounds_that_fall() -> None:
    wishes = drawn_wishes(200, 5, 0.7, (1, 1), 5)
    watcher = Onlooker()
    outcome = largest_stable(market_of(wishes, {}, 0), seed=0, watch=Watch(60.0, watcher))
    sizes = [progress.best or 0.0 for progress in watcher.told]
    bounds = [progress.bound or 0.0 for progress in watcher.told]
    assert sizes == sorted(sizes)
    assert bounds == sorted(bounds, reverse=True)
    assert (sizes[-1], bounds[-1]) == (outcome.choice.sum(), outcome.size_bound)
    assert {str(progress.step) for progress in watcher.told} == {"Looking for the largest stable matching"}
