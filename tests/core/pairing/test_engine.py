"""`match` against every possible matching, found by brute force."""

import dataclasses
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.onlooker import Onlooker
from core.pairing.brute_force import all_matchings, blocking, bound_wishes, grade, rank_total, small_wishes
from kloeppel.core.pairing import (
    Couple,
    Group,
    Matching,
    Pair,
    Participant,
    Quota,
    Rule,
    Together,
    Wishes,
    match,
    verify,
)
from kloeppel.core.values import InputError, Side

LIMITS = settings(max_examples=100, deadline=None)


def best_of(wishes: Wishes, affinity: Mapping[Pair, float] | None = None) -> list[frozenset[Pair]]:
    """The best of all matchings by the rule of `wishes`, then by affinity."""

    def graded(matching: frozenset[Pair]) -> tuple[object, ...]:
        return *grade(wishes, matching), round(sum((affinity or {}).get(pair, 0) for pair in matching - wishes.must))

    found = [(graded(matching), matching) for matching in all_matchings(wishes)]
    top: Any = max((one[0] for one in found), default=())
    return [matching for grades, matching in found if grades == top]


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


@given(data=st.data(), rule=st.sampled_from(Rule), seed=st.integers(0, 5))
@LIMITS
def test_every_rule_finds_a_best_matching_of_all(data: st.DataObject, rule: Rule, seed: int) -> None:
    wishes = data.draw(small_wishes(rule=rule))
    best = best_of(wishes)
    found = match(wishes, seed=seed)
    assert_consistent(wishes, found)
    assert (found.bound, found.optimal) == (found.size, True)
    assert frozenset(found.matches) in best
    if rule in (Rule.STABLE, Rule.MOST_MUTUAL):
        assert found.blocking_pairs == ()


@given(wishes=bound_wishes(), seed=st.integers(0, 5))
@settings(max_examples=300, deadline=None)
def test_quotas_couples_and_teams_are_kept_and_the_best_is_found_within_them(wishes: Wishes, seed: int) -> None:
    best = best_of(wishes)
    if best:
        found = match(wishes, seed=seed)
        assert_consistent(wishes, found)
        assert (found.bound, found.optimal) == (found.size, True)
        assert frozenset(found.matches) in best
    else:
        with pytest.raises(InputError, match=r"^These cannot hold together: .*\.$"):
            match(wishes, seed=seed)


@given(data=st.data(), bound=st.booleans())
@LIMITS
def test_affinity_decides_last(data: st.DataObject, bound: bool) -> None:  # noqa: FBT001 # Hypothesis names it
    wishes = data.draw(bound_wishes() if bound else small_wishes(rule=data.draw(st.sampled_from(Rule))))
    pairs = [(a.id, b.id) for a in wishes.a for b in wishes.b]
    # Whole numbers that divide the engine's steps, so that brute force may count exactly.
    affinity = {pair: data.draw(st.sampled_from([-4.0, 0.0, 1.0, 2.0, 4.0])) for pair in pairs}
    best = best_of(wishes, affinity)
    if best:
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
    assert best.size <= hurried.bound
    if rule is not Rule.MOST_MUTUAL:
        # Two who both said yes may leave out a third: the best answer of that rule need not be the largest.
        assert hurried.size <= best.size
    if hurried.optimal:
        assert grade(wishes, frozenset(hurried.matches)) == grade(wishes, frozenset(best.matches))


@given(data=st.data(), rule=st.sampled_from(Rule), at=st.sampled_from([1, 3]))
@settings(max_examples=40, deadline=None)
def test_whoever_cancels_gets_a_valid_answer(data: st.DataObject, rule: Rule, at: int) -> None:
    wishes = data.draw(small_wishes(rule=rule, largest_side=4))
    best, cancelled = match(wishes), match(wishes, observer=Onlooker(at))
    assert_consistent(wishes, cancelled)
    assert cancelled.size <= cancelled.bound
    assert best.size <= cancelled.bound
    assert grade(wishes, frozenset(cancelled.matches)) <= grade(wishes, frozenset(best.matches))


@given(wishes=bound_wishes(largest_side=4), at=st.sampled_from([1, 3, 10]))
@settings(max_examples=60, deadline=None)
def test_whoever_cancels_under_quotas_gets_a_valid_answer_or_hears_that_there_is_none(wishes: Wishes, at: int) -> None:
    try:
        cancelled = match(wishes, observer=Onlooker(at))
    except InputError as refusal:
        said = str(refusal)
    else:
        said = ""
        assert_consistent(wishes, cancelled)
        best = match(wishes)
        assert best.size <= cancelled.bound
        assert grade(wishes, frozenset(cancelled.matches)) <= grade(wishes, frozenset(best.matches))
    assert said.startswith(("In the time given no matching was found", "These cannot hold together: ")) or not said


def test_without_time_or_hope_quotas_may_go_without_an_answer() -> None:
    one = Wishes(
        (Participant("c1", 1, {"b1": 1}),),
        (Participant("b1", 1, {"c1": 1}, kind="museum"),),
        rule=Rule.FAIR,
        quotas=(Quota(Group.KIND, "museum", least=1),),
    )
    # What is found without a search may still be an answer.
    assert match(one, observer=Onlooker(1)).matches == (("c1", "b1"),)
    other = dataclasses.replace(one, b=(*one.b, Participant("b2", 1, {"c1": 1}, kind="cinema")))
    other = dataclasses.replace(
        other,
        a=(Participant("c1", 1, {"b1": 2, "b2": 1}),),
        quotas=(Quota(Group.KIND, "museum", least=1),),
    )
    with pytest.raises(InputError, match=r"^In the time given no matching was found that keeps all musts, quotas"):
        match(other, time_limit=0.0)


def test_progress_is_told_aim_by_aim() -> None:
    wishes = Wishes(people("c", {"b1": 1, "b2": 2}, {"b1": 1}), people("b", {"c1": 1, "c2": 2}, {"c1": 1}))
    watching = Onlooker()
    match(dataclasses.replace(wishes, rule=Rule.FAIR), observer=watching)
    assert [(str(one.step), one.best, one.bound) for one in watching.told if one.best is not None] == [
        ("Looking for the fewest people who stay without", 4, 4),
        ("Looking for the fewest people who get less than rank 1", 2, 2),
        ("Looking for the most matches", 2, 2),
        ("Looking for the best ranks", 6, 6),
    ]


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


def test_nobody_stays_without_if_as_many_matches_include_everybody() -> None:
    for rule in Rule:
        wishes = Wishes(
            (Participant("c1", 2, {"b1": 1, "b2": 1}), Participant("c2", 1, {"b1": 3})),
            people("b", {"c1": 1, "c2": 1}, {"c1": 1}),
            rule=rule,
        )
        assert match(wishes).unmatched_a == (("c2",) if rule is Rule.MOST_MUTUAL else ())


def test_most_mutual_counts_the_pairs_in_which_both_said_yes() -> None:
    wishes = Wishes(
        people("c", {"b1": 1, "b2": 1}, {"b1": 2}),
        people("b", {"c1": 1, "c2": 1}, {"c1": 2}),
    )
    found = {rule: match(dataclasses.replace(wishes, rule=rule)).matches for rule in Rule}
    both = (("c1", "b2"), ("c2", "b1"))
    assert found == {
        Rule.STABLE: both,
        Rule.BEST_TOTAL: both,
        Rule.FAIR: both,
        Rule.MOST_MUTUAL: (("c1", "b1"),),
    }


def test_fair_helps_the_one_who_gets_least() -> None:
    # Best in total: ranks 1+1, 1+1, 3+3. Fair: nobody gets less than a second wish.
    wishes = Wishes(
        people("c", {"b1": 1, "b2": 2}, {"b2": 1, "b3": 2}, {"b3": 4, "b1": 2}),
        people("b", {"c1": 1, "c3": 2}, {"c2": 1, "c1": 2}, {"c3": 3, "c2": 2}),
    )
    total = match(dataclasses.replace(wishes, rule=Rule.BEST_TOTAL))
    fair = match(dataclasses.replace(wishes, rule=Rule.FAIR))
    assert (total.matches, total.rank_total) == ((("c1", "b1"), ("c2", "b2"), ("c3", "b3")), 11)
    assert (fair.matches, fair.rank_total) == ((("c1", "b2"), ("c2", "b3"), ("c3", "b1")), 12)


def test_a_team_is_filled_or_left_alone() -> None:
    for rule in Rule:
        team = Participant("b1", 2, {"c1": 1, "c2": 1}, team=2)
        full = Wishes(people("c", {"b1": 1}, {"b1": 1}), (team,), rule=rule)
        half = Wishes(people("c", {"b1": 1}, {}), (team,), rule=rule)
        assert (match(full).matches, match(half).matches) == ((("c1", "b1"), ("c2", "b1")), ())


def test_two_needs_of_one_house_are_met_both_or_neither() -> None:
    b = people("b", {"c1": 1, "c2": 2}, {"c1": 1})
    apart = Wishes(people("c", {"b1": 1, "b2": 1}, {"b1": 1}), b, couples=(Couple(Side.BUSINESS, ("b1", "b2")),))
    same = dataclasses.replace(
        apart,
        a=(Participant("c1", 2, {"b1": 1, "b2": 1}), *apart.a[1:]),
        couples=(Couple(Side.BUSINESS, ("b1", "b2"), Together.SAME),),
    )
    alone = dataclasses.replace(apart, a=people("c", {"b1": 1, "b2": 1}, {}))
    assert [match(one).matches for one in (apart, same, alone)] == [
        (("c1", "b2"), ("c2", "b1")),
        (("c1", "b1"), ("c1", "b2")),
        (),
    ]


def test_two_who_would_break_a_quota_do_not_block() -> None:
    wishes = Wishes(
        people("c", {"b1": 1, "b2": 2}),
        (Participant("b1", 1, {"c1": 1}, "south"), Participant("b2", 1, {"c1": 1}, "north")),
        quotas=(Quota(Group.REGION, "north", least=1),),
    )
    found = match(wishes)
    # b1 and c1 do not block: coming together they would leave the north without.
    assert (found.matches, found.blocking_pairs, found.optimal) == ((("c1", "b2"),), (), True)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        (
            {"quotas": (Quota(Group.REGION, "north", least=2),)},
            "These cannot hold together: at least 2 matches for north.",
        ),
        (
            {"quotas": (Quota(Group.REGION, "north", most=0), Quota(Group.REGION, "south", most=1))},
            "These cannot hold together: the set pair c1 and b1; at most 0 matches for north.",
        ),
        (
            {"couples": (Couple(Side.BUSINESS, ("b1", "b3")),)},
            "These cannot hold together: the set pair c1 and b1; b1 and b3 both or neither.",
        ),
    ],
)
def test_what_cannot_hold_together_is_named(changes: dict[str, Any], complaint: str) -> None:
    wishes = Wishes(
        people("c", {"b1": 1, "b2": 2}),
        (Participant("b1", 1, {}, "north"), Participant("b2", 1, {"c1": 1}, "south"), Participant("b3")),
        must=frozenset({("c1", "b1")}),
    )
    for rule in Rule:
        with pytest.raises(InputError) as refusal:
            match(dataclasses.replace(wishes, rule=rule, **changes))
        assert str(refusal.value) == complaint


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


def test_a_larger_market_keeps_quotas_couples_and_teams() -> None:
    ids = range(24)
    a = people("c", *({f"b{j + 1}": 1 + (i * j) % 2 for j in ids if (i + 3 * j) % 4 == 0} for i in ids))
    b = people("b", *({f"c{i + 1}": 1 + (i + j) % 2 for i in ids if (i + 3 * j) % 4 == 0} for j in ids))
    wishes = Wishes(
        tuple(dataclasses.replace(one, region=("north", "south")[place % 2]) for place, one in enumerate(a)),
        (*(dataclasses.replace(one, capacity=2, team=2) for one in b[:2]), *b[2:]),
        quotas=(Quota(Group.REGION, "north", 3, 8), Quota(Group.REGION, "south", least=10)),
        couples=(Couple(Side.BUSINESS, ("b5", "b6")), Couple(Side.CREATIVE, ("c1", "c2"), Together.DIFFERENT)),
    )
    for rule in Rule:
        ruled = dataclasses.replace(wishes, rule=rule)
        found = match(ruled, time_limit=60.0)
        assert_consistent(ruled, found)
        assert (found.size, found.bound, found.optimal) == (20, 20, True)


@pytest.mark.parametrize("time_limit", [-1.0, float("nan"), float("inf")])
def test_a_time_limit_that_is_none_is_refused(time_limit: float) -> None:
    with pytest.raises(InputError, match=r"^The time limit must be a number of seconds from 0 on, it is "):
        match(Wishes((), ()), time_limit=time_limit)


def test_an_affinity_that_is_no_number_is_refused() -> None:
    with pytest.raises(InputError, match=r"^The affinity of c1 and b1 must be a finite number, it is nan\.$"):
        match(Wishes(people("c", {}), people("b", {})), affinity={("c1", "b1"): float("nan")})
