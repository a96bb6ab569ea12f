"""Why these two, why not this one, what another rule or a set pair would change: in words, and against brute force."""

import dataclasses
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.pairing.brute_force import all_matchings, bound_wishes, grade, small_wishes, without_one_sided
from kloeppel.core.pairing import (
    Asker,
    Couple,
    Group,
    Matching,
    Optimum,
    Pair,
    Participant,
    Quota,
    Rule,
    Shift,
    Wishes,
    match,
    obstacles_in_words,
)
from kloeppel.core.values import Side
from kloeppel.core.watch import Watch

WISHES = Wishes(
    a=(
        Participant("c1", 1, {"b1": 1, "b2": 2}),
        Participant("c2", 1, {"b1": 1}),
        Participant("c3", 1, {"b2": 1, "b3": 1}),
    ),
    b=(
        Participant("b1", 1, {"c1": 1, "c2": 2}),
        Participant("b2", 1, {"c1": 1, "c3": 1}),
        Participant("b3", 1, {"c3": 1}),
    ),
)


def asker(wishes: Wishes, seconds: float = 20.0) -> Asker:
    watch = Watch(seconds)
    return Asker(Optimum(wishes, {}, seed=0, watch=watch), {}, 0, watch)


def lines(answer: object) -> list[str]:
    return [str(one) for one in answer.sentences]  # type: ignore[attr-defined] # an Answer


def test_a_lock_says_what_it_costs_and_who_pays() -> None:
    wishes = Wishes(
        a=(Participant("ada", 1, {"museum": 1}), Participant("ben", 1, {"museum": 2, "hall": 1})),
        b=(Participant("museum", 1, {"ada": 1, "ben": 2}), Participant("hall", 1, {"ben": 1})),
    )
    found = asker(wishes).lock(("ben", "hall"))
    assert lines(found) == ["Nothing that is counted would change."]
    found = asker(wishes).lock(("ben", "museum"))
    assert lines(found) == [
        "There is one match fewer.",
        "This costs 2 mutual yes.",
        "2 people more stay without.",
        "ada would stay without.",
        "hall would stay without.",
    ]


def test_a_lock_may_leave_somebody_a_second_wish() -> None:
    wishes = Wishes(
        a=(Participant("ada", 1, {"museum": 1, "hall": 1}), Participant("ben", 1, {"museum": 1, "hall": 1})),
        b=(Participant("museum", 1, {"ada": 1, "ben": 2}), Participant("hall", 1, {"ada": 1, "ben": 1})),
        rule=Rule.MOST_MUTUAL,
    )
    assert lines(asker(wishes).lock(("ada", "hall"))) == [
        "This costs one mutual yes.",
        "museum would get: a second wish instead of a first wish.",
    ]


def test_two_rules_side_by_side() -> None:
    found = asker(WISHES).rule(Rule.BEST_TOTAL)
    assert lines(found) == [
        "There is one match more.",
        "This costs one mutual yes.",
        "2 people fewer stay without.",
        "One pair more would rather have each other.",
        "c1 would get: a second wish instead of a first wish.",
        "b1 would get: a second wish instead of a first wish.",
        "c2 would have somebody: a first wish.",
        "b2 would have somebody: a first wish.",
    ]
    assert found.comparison is not None
    assert found.comparison.second == match(dataclasses.replace(WISHES, rule=Rule.BEST_TOTAL))
    assert found.comparison.losses == (Shift((Side.CREATIVE, "c1"), 1, 2), Shift((Side.BUSINESS, "b1"), 1, 2))
    assert found.comparison.gains == (Shift((Side.CREATIVE, "c2"), None, 1), Shift((Side.BUSINESS, "b2"), None, 1))


def test_a_pair_is_explained() -> None:
    ask = asker(WISHES)
    assert lines(ask.pair(("c1", "b1")))[:3] == [
        "c1 and b1 put each other first.",
        "If the coordination ruled this match out:",
        "There is one match more.",
    ]
    assert lines(ask.pair(("c1", "b2")))[:3] == [
        "c1 and b2 both wished for each other. If the coordination set this match:",
        "There is one match more.",
        "This costs one mutual yes.",
    ]
    assert lines(ask.pair(("c3", "b2"))) == [
        "There are equally good answers with the match of c3 and b2.",
        "b3 would stay without.",
    ]
    assert lines(ask.pair(("c2", "b2"))) == ["c2 and b2 could be matched only by the coordination."]


def test_a_set_pair_comes_with_what_it_changes() -> None:
    ask = asker(dataclasses.replace(WISHES, must=frozenset({("c2", "b1")})))
    assert lines(ask.pair(("c2", "b1"))) == [
        "The coordination has set the match of c2 and b1.",
        "What is different because it is set:",
        "There is one match more.",
        "This costs one mutual yes.",
        "2 people fewer stay without.",
        "c1 would get: a second wish instead of a first wish.",
        "b2 would have somebody: a first wish.",
    ]


def test_somebody_without_a_match_hears_what_stands_in_the_way() -> None:
    ask = asker(WISHES)
    assert lines(ask.person((Side.CREATIVE, "c2"))) == [
        "b1 is matched with c1, whom they wish for more.",
        "With a match for c2 the rule would be kept less well:",
        "There is one match more.",
        "This costs one mutual yes.",
        "2 people fewer stay without.",
        "One pair more would rather have each other.",
        "c1 would get: a second wish instead of a first wish.",
        "b1 would get: a second wish instead of a first wish.",
    ]
    assert lines(ask.person((Side.BUSINESS, "b2"))) == [
        "c1 is matched with b1, whom they wish for more.",
        "c3 is matched with b3, whom they wish for just as much.",
        "There are equally good answers with a match for b2.",
        "b3 would stay without.",
    ]
    assert lines(ask.person((Side.CREATIVE, "c1"))) == ["c1 and b1 put each other first."]


@pytest.mark.parametrize(
    ("changes", "sentences"),
    [
        (
            {"quotas": (Quota(Group.REGION, "north", most=1),)},
            [
                "b2 has a free place, but then: The quota for north allows at most 1 matches, there are 2.",
                "There are equally good answers with a match for c2.",
                "c1 would stay without.",
                "b1 would stay without.",
            ],
        ),
        (
            {"couples": (Couple(Side.BUSINESS, ("b2", "b3")),)},
            [
                "b2 has a free place, but then: b2 and b3 must both have a match, or neither of them.",
                "No matching that keeps all rules has one for c2.",
                "These cannot hold together: b2 and b3 both or neither.",
            ],
        ),
        (
            {"must": frozenset({("c1", "b2")})},
            [
                "b2 and c1 have been matched by the coordination.",
                "No matching that keeps all rules has one for c2.",
                "These cannot hold together: the set pair c1 and b2.",
            ],
        ),
    ],
)
def test_a_quota_a_couple_or_a_lock_is_named(changes: dict[str, object], sentences: list[str]) -> None:
    wishes = Wishes(
        (Participant("c1", 1, {"b1": 1}), Participant("c2", 1, {"b2": 1})),
        (
            Participant("b1", 1, {"c1": 1}, "north"),
            Participant("b2", 1, {"c2": 1}, "north"),
            Participant("b3"),
        ),
    )
    ask = asker(dataclasses.replace(wishes, **changes))  # type: ignore[arg-type] # names of fields
    # Which of the two stays without a quota leaves open; the words are the same.
    swapped = {"c1": "c2", "c2": "c1", "b1": "b2", "b2": "b1"} if ask.optimum.matching.unmatched_a == ("c1",) else {}
    said = lines(ask.person((Side.CREATIVE, ask.optimum.matching.unmatched_a[0])))
    found = [re.sub(r"\b[bc][12]\b", lambda one: swapped.get(one[0], one[0]), line) for line in said]
    assert found == sentences


def test_a_quota_is_named_that_keeps_two_apart_who_would_rather_have_each_other() -> None:
    wishes = Wishes(
        (Participant("c1", 1, {"b1": 1}), Participant("c2", 1, {"b1": 1}, "north")),
        (Participant("b1", 1, {"c1": 1, "c2": 2}),),
        quotas=(Quota(Group.REGION, "north", least=1),),
    )
    ask = asker(wishes)
    assert (ask.optimum.matching.matches, ask.optimum.matching.blocking_pairs) == ((("c2", "b1"),), ())
    assert lines(ask.person((Side.CREATIVE, "c1"))) == [
        (
            "b1 is matched with c2 and would rather change, but then: "
            "The quota for north wants at least 1 matches, there are 0."
        ),
        "No matching that keeps all rules has one for c1.",
        "These cannot hold together: at least 1 matches for north.",
    ]
    loose = dataclasses.replace(wishes, quotas=(), a=(wishes.a[0], dataclasses.replace(wishes.a[1], wishes={})))
    assert lines(asker(loose).person((Side.CREATIVE, "c2"))) == ["For c2 no mutual wish is left."]


def test_another_aim_may_outweigh_a_wish_to_change() -> None:
    ranks = Wishes(
        (Participant("c1", 1, {"b1": 9}), Participant("c2", 1, {"b1": 1})),
        (Participant("b1", 1, {"c1": 1, "c2": 2}),),
        rule=Rule.BEST_TOTAL,
    )
    assert lines(asker(ranks).person((Side.CREATIVE, "c1"))) == [
        "b1 is matched with c2 and would rather change; the rule weighs something else higher.",
        "With a match for c1 the rule would be kept less well:",
        "One pair fewer would rather have each other.",
        "c2 would stay without.",
    ]


def test_what_is_not_possible_says_why() -> None:
    assert lines(asker(dataclasses.replace(WISHES, must=frozenset({("c1", "b2")}))).lock(("c1", "b1"))) == [
        'That is not possible. a[0] ("c1") has the capacity 1, but must names 2 partners.'
    ]
    quota = dataclasses.replace(
        WISHES, b=tuple(dataclasses.replace(one, kind="k") for one in WISHES.b), quotas=(Quota(Group.KIND, "k", 0, 1),)
    )
    assert lines(asker(dataclasses.replace(quota, must=frozenset({("c1", "b1")}))).lock(("c3", "b3"))) == [
        (
            "That is not possible. These cannot hold together: the set pair c1 and b1; the set pair c3 and b3; "
            "at most 1 matches for k."
        )
    ]


def grades(wishes: Wishes) -> object:
    return max((grade(wishes, one) for one in all_matchings(wishes)), default=None)


@given(data=st.data(), rule=st.sampled_from(Rule), bound=st.booleans())
@settings(max_examples=80, deadline=None)
def test_the_other_matching_is_a_best_one_and_none_is_closer(data: st.DataObject, rule: Rule, bound: bool) -> None:  # noqa: FBT001
    wishes = data.draw(bound_wishes(rule=rule) if bound else small_wishes(rule=rule))
    if not any(all_matchings(wishes)):
        return
    ask, present = asker(wishes), frozenset(match(wishes).matches)
    other = data.draw(st.sampled_from(Rule))
    found = ask.rule(other)
    ruled = dataclasses.replace(wishes, rule=other)
    assert found.comparison is not None
    second = frozenset(found.comparison.second.matches)
    assert grade(ruled, second) == grades(ruled)
    if other is not rule:
        best = [one for one in all_matchings(ruled) if grade(ruled, one) == grades(ruled)]
        assert len(second & present) == max(len(one & present) for one in best)


@given(data=st.data(), bound=st.booleans())
@settings(max_examples=80, deadline=None)
def test_a_match_for_somebody_is_promised_only_where_there_is_one(data: st.DataObject, bound: bool) -> None:  # noqa: FBT001
    wishes = data.draw(bound_wishes() if bound else small_wishes(rule=data.draw(st.sampled_from(Rule))))
    allowed = list(all_matchings(wishes))
    if not allowed:
        return
    ask = asker(wishes)
    matching = ask.optimum.matching
    for position, people in enumerate((matching.unmatched_a, matching.unmatched_b)):
        for person in people:
            side = list(Side)[position]
            including = [one for one in allowed if any(pair[position] == person for pair in one)]
            equal = [one for one in including if grade(wishes, one) == grades(wishes)]
            said = lines(ask.person((side, person)))
            if not including:
                assert f"No matching that keeps all rules has one for {person}." in said or said == [
                    f"For {person} no mutual wish is left."
                ]
            elif equal:
                assert f"There are equally good answers with a match for {person}." in said
            else:
                assert f"With a match for {person} the rule would be kept less well:" in said


@given(data=st.data(), rule=st.sampled_from(Rule))
@settings(max_examples=40, deadline=None)
def test_one_sided_wishes_change_no_word(data: st.DataObject, rule: Rule) -> None:
    """Whoever reads every answer cannot tell a wish that was not returned from a wish that was never made."""
    wishes = data.draw(small_wishes(rule=rule))
    silent = without_one_sided(wishes)
    told = [_everything(asker(one)) for one in (wishes, silent)]
    assert told[0] == told[1]


def _everything(ask: Asker) -> list[list[str]]:
    wishes: Wishes = ask.optimum.wishes
    matching: Matching = ask.optimum.matching
    pairs: list[Pair] = [(a.id, b.id) for a in wishes.a for b in wishes.b]
    people = [(side, one.id) for side in Side for one in wishes.side(side)]
    return [
        *(lines(ask.pair(pair)) for pair in pairs),
        *(lines(ask.lock(pair)) for pair in pairs[:2]),
        *(lines(ask.person(person)) for person in people),
        *(lines(ask.rule(rule)) for rule in Rule),
        *(
            [str(one) for one in obstacles_in_words(wishes, matching, person)]
            for person in people
            if person[1] in matching.unmatched_a + matching.unmatched_b
        ),
    ]


def test_without_time_it_is_said_that_nothing_was_found_out() -> None:
    said = lines(asker(WISHES, seconds=0.0).rule(Rule.FAIR))
    assert said[-1] == "Not everything is proven: with more time the comparison may change."


def test_names_stand_where_ids_would() -> None:
    watch = Watch(20.0)
    ask = Asker(Optimum(WISHES, {}, seed=0, watch=watch), {}, 0, watch, name_of=lambda side, one: f"{side.value} {one}")
    assert lines(ask.person((Side.CREATIVE, "c2")))[0] == "b b1 is matched with a c1, whom they wish for more."
    assert lines(ask.pair(("c2", "b2"))) == ["a c2 and b b2 could be matched only by the coordination."]
