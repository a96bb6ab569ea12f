"""`match` against every possible matching, found by brute force."""

import dataclasses
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.pairing.brute_force import all_matchings, blocking, rank_total, small_wishes
from kloeppel.core.pairing import Matching, Pair, Participant, Rule, Wishes, match, verify
from kloeppel.core.values import InputError

LIMITS = settings(max_examples=100, deadline=None)


def best_of(
    wishes: Wishes, affinity: Mapping[Pair, float], *, stable_only: bool
) -> tuple[int, int, int, list[frozenset[Pair]]]:
    """Size, ranks and affinity of the best matchings of all, and the best matchings themselves."""
    graded = [
        (
            len(matching),
            -rank_total(wishes, matching),
            round(sum(affinity.get(pair, 0) for pair in matching - wishes.must)),
            matching,
        )
        for matching in all_matchings(wishes)
        if not (stable_only and blocking(wishes, matching))
    ]
    top = max(grade[:3] for grade in graded)
    return *top, [grade[3] for grade in graded if grade[:3] == top]


def assert_consistent(wishes: Wishes, matching: Matching) -> None:
    matched_a, matched_b = {a for a, _ in matching.matches}, {b for _, b in matching.matches}
    assert verify(wishes, matching.matches) == ()
    assert matching.matches == tuple(sorted(set(matching.matches)))
    assert matching.unmatched_a == tuple(sorted(p.id for p in wishes.a if p.capacity > 0 and p.id not in matched_a))
    assert matching.unmatched_b == tuple(sorted(p.id for p in wishes.b if p.capacity > 0 and p.id not in matched_b))
    assert set(matching.blocking_pairs) == blocking(wishes, frozenset(matching.matches))
    assert matching.size == len(matching.matches) <= matching.bound
    assert matching.rank_total == rank_total(wishes, frozenset(matching.matches))
    assert matching.rule is wishes.rule


@given(wishes=small_wishes(), seed=st.integers(0, 5))
@LIMITS
def test_stable_is_the_largest_stable_matching_with_the_best_ranks(wishes: Wishes, seed: int) -> None:
    size, minus_ranks, _, best = best_of(wishes, {}, stable_only=True)
    found = match(wishes, seed=seed)
    assert_consistent(wishes, found)
    assert (found.size, -found.rank_total, found.bound, found.optimal) == (size, minus_ranks, size, True)
    assert frozenset(found.matches) in best


@given(wishes=small_wishes(rule=Rule.BEST_TOTAL), seed=st.integers(0, 5))
@LIMITS
def test_best_total_has_the_most_matches_and_then_the_best_ranks(wishes: Wishes, seed: int) -> None:
    size, minus_ranks, _, best = best_of(wishes, {}, stable_only=False)
    found = match(wishes, seed=seed)
    assert_consistent(wishes, found)
    assert (found.size, -found.rank_total, found.bound, found.optimal) == (size, minus_ranks, size, True)
    assert frozenset(found.matches) in best


@given(data=st.data(), rule=st.sampled_from(Rule))
@LIMITS
def test_affinity_decides_last(data: st.DataObject, rule: Rule) -> None:
    wishes = data.draw(small_wishes(rule=rule))
    pairs = [(a.id, b.id) for a in wishes.a for b in wishes.b]
    # Whole numbers that divide the engine's steps, so that brute force may count exactly.
    affinity = {pair: data.draw(st.sampled_from([-4.0, 0.0, 1.0, 2.0, 4.0])) for pair in pairs}
    best = best_of(wishes, affinity, stable_only=rule is Rule.STABLE)[3]
    found = match(wishes, affinity=affinity)
    assert_consistent(wishes, found)
    assert frozenset(found.matches) in best


@given(data=st.data(), rule=st.sampled_from(Rule), seed=st.integers(0, 3))
@settings(max_examples=40, deadline=None)
def test_the_order_of_the_people_changes_nothing(data: st.DataObject, rule: Rule, seed: int) -> None:
    wishes = data.draw(small_wishes(rule=rule, largest_side=4))
    shuffled = dataclasses.replace(
        wishes, a=tuple(data.draw(st.permutations(wishes.a))), b=tuple(data.draw(st.permutations(wishes.b)))
    )
    assert match(shuffled, seed=seed) == match(wishes, seed=seed)


@given(wishes=small_wishes(largest_side=4), rule=st.sampled_from(Rule))
@settings(max_examples=40, deadline=None)
def test_without_time_the_answer_is_still_valid_and_the_bound_true(wishes: Wishes, rule: Rule) -> None:
    wishes = dataclasses.replace(wishes, rule=rule)
    hurried, best = match(wishes, time_limit=0.0), match(wishes)
    assert_consistent(wishes, hurried)
    assert hurried.size <= best.size <= hurried.bound
    if hurried.optimal:
        assert (hurried.size, hurried.rank_total) == (best.size, best.rank_total)


def people(prefix: str, *wishes: dict[str, int], capacity: int = 1) -> tuple[Participant, ...]:
    return tuple(Participant(f"{prefix}{number}", capacity, one) for number, one in enumerate(wishes, start=1))


def test_a_stable_matching_may_be_smaller_than_the_most_matches() -> None:
    wishes = Wishes(people("c", {"b1": 1, "b2": 2}, {"b1": 1}), people("b", {"c1": 1, "c2": 2}, {"c1": 1}))
    stable = match(wishes)
    total = match(dataclasses.replace(wishes, rule=Rule.BEST_TOTAL))
    assert (stable.matches, stable.unmatched_a, stable.unmatched_b) == ((("c1", "b1"),), ("c2",), ("b2",))
    assert (total.matches, total.blocking_pairs) == ((("c1", "b2"), ("c2", "b1")), (("c1", "b1"),))
    assert (stable.size, stable.bound, total.size, total.bound) == (1, 1, 2, 2)


def test_ties_are_broken_for_the_most_matches() -> None:
    wishes = Wishes(people("c", {"b1": 1, "b2": 1}, {"b1": 1}), people("b", {"c1": 1, "c2": 2}, {"c1": 1}))
    assert match(wishes).matches == (("c1", "b2"), ("c2", "b1"))


def test_a_must_pair_is_matched_without_any_wish_and_nobody_may_take_its_place() -> None:
    wishes = Wishes(people("c", {"b1": 1}, {}), people("b", {"c1": 1}), must=frozenset({("c2", "b1")}))
    found = match(wishes)
    assert (found.matches, found.unmatched_a, found.blocking_pairs) == ((("c2", "b1"),), ("c1",), ())


def test_ranks_of_every_size_stay_exact() -> None:
    huge = 1_000_000
    for rule in Rule:
        wishes = Wishes(
            people("c", {"b1": huge, "b2": huge - 1}, {"b1": huge, "b2": huge}),
            people("b", {"c1": huge, "c2": huge}, {"c1": huge, "c2": huge}),
            rule=rule,
        )
        found = match(wishes)
        assert (found.matches, found.rank_total) == ((("c1", "b2"), ("c2", "b1")), 4 * huge - 1)


def test_nobody_without_capacity_counts_as_unmatched() -> None:
    found = match(Wishes(people("c", {"b1": 1}, capacity=0), people("b", {"c1": 1})))
    assert (found.matches, found.unmatched_a, found.unmatched_b, found.size) == ((), (), ("b1",), 0)


def test_a_larger_market_is_stable_and_proven(capfd: pytest.CaptureFixture[str]) -> None:
    ids = range(40)
    wishes = Wishes(
        people("c", *({f"b{j + 1}": 1 + (i * j) % 2 for j in ids if (i + 3 * j) % 4 == 0} for i in ids)),
        people("b", *({f"c{i + 1}": 1 + (i + j) % 2 for i in ids if (i + 3 * j) % 4 == 0} for j in ids), capacity=2),
    )
    found = match(wishes)
    assert_consistent(wishes, found)
    assert (found.size, found.bound, found.optimal, found.blocking_pairs) == (40, 40, True, ())
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("time_limit", [-1.0, float("nan"), float("inf")])
def test_a_time_limit_that_is_none_is_refused(time_limit: float) -> None:
    with pytest.raises(InputError, match=r"^The time limit must be a number of seconds from 0 on, it is "):
        match(Wishes((), ()), time_limit=time_limit)


def test_an_affinity_that_is_no_number_is_refused() -> None:
    with pytest.raises(InputError, match=r"^The affinity of c1 and b1 must be a finite number, it is nan\.$"):
        match(Wishes(people("c", {}), people("b", {})), affinity={("c1", "b1"): float("nan")})
