"""`verify` and `blocking_pairs` against definitions written a second time, and each violation once."""

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.pairing.brute_force import all_matchings, blocking, bound_wishes, small_wishes
from kloeppel.core.pairing import (
    Couple,
    Group,
    Pair,
    Participant,
    Quota,
    Together,
    Wishes,
    blocking_pairs,
    verify,
)
from kloeppel.core.values import Side


@given(data=st.data())
@settings(max_examples=80, deadline=None)
def test_verify_accepts_exactly_the_allowed_matchings(data: st.DataObject) -> None:
    wishes = data.draw(small_wishes() | bound_wishes())
    pairs = [(a.id, b.id) for a in wishes.a for b in wishes.b]
    tried = frozenset(data.draw(st.sets(st.sampled_from(pairs)))) if pairs else frozenset()
    tried |= wishes.must if data.draw(st.booleans()) else frozenset()
    assert (verify(wishes, tried) == ()) == (tried in set(all_matchings(wishes)))


@given(data=st.data())
@settings(max_examples=80, deadline=None)
def test_blocking_pairs_are_those_who_would_rather_have_each_other(data: st.DataObject) -> None:
    wishes = data.draw(small_wishes() | bound_wishes())
    allowed = list(all_matchings(wishes))
    matching = data.draw(st.sampled_from(allowed)) if allowed else None
    assert matching is None or blocking_pairs(wishes, matching) == tuple(sorted(blocking(wishes, matching)))


WISHES = Wishes(
    a=(Participant("c1", 1, {"b1": 1, "b2": 2}), Participant("c2", 1, {"b1": 1})),
    b=(Participant("b1", 1, {"c1": 1, "c2": 1}), Participant("b2", 2, {"c1": 1})),
    must=frozenset({("c1", "b2")}),
    never=frozenset({("c2", "b1")}),
)
MUST = ("c1", "b2")


@pytest.mark.parametrize(
    ("matches", "problems"),
    [
        ([MUST], []),
        ([], ["c1 and b2 must be matched, but are not."]),
        (
            [MUST, MUST],
            ["The match of c1 and b2 is listed more than once.", "c1 has 2 matches, more than the capacity 1."],
        ),
        ([MUST, ("c9", "b1")], ["The match of c9 and b1 names somebody who is not on the list."]),
        ([MUST, ("c2", "b1")], ["c2 and b1 are matched although they must never be."]),
        ([MUST, ("c2", "b2")], ["c2 and b2 are matched without a mutual wish."]),
        ([MUST, ("c1", "b1")], ["c1 has 2 matches, more than the capacity 1."]),
    ],
)
def test_every_violation_is_one_sentence(matches: list[Pair], problems: list[str]) -> None:
    assert [problem.render() for problem in verify(WISHES, matches)] == problems


BOUND = Wishes(
    a=(Participant("c1", 2, {"b1": 1, "b2": 1, "b3": 1}, "north"), Participant("c2", 2, {"b1": 1, "b2": 1, "b3": 1})),
    b=(
        Participant("b1", 1, {"c1": 1, "c2": 1}, kind="museum"),
        Participant("b2", 1, {"c1": 1, "c2": 1}, "north"),
        Participant("b3", 2, {"c1": 1, "c2": 1}, team=2),
    ),
)


@pytest.mark.parametrize(
    ("bonds", "matches", "problems"),
    [
        ({}, [("c1", "b3")], ["b3 has 1 matches, which is neither none nor a team of at least 2."]),
        ({}, [("c1", "b3"), ("c2", "b3")], []),
        (
            {"quotas": (Quota(Group.KIND, "museum", least=1), Quota(Group.REGION, "north", most=1))},
            [("c1", "b2"), ("c2", "b2"), ("c1", "b3"), ("c2", "b3")],
            [
                "b2 has 2 matches, more than the capacity 1.",
                "The quota for museum wants at least 1 matches, there are 0.",
                "The quota for north allows at most 1 matches, there are 3.",
            ],
        ),
        (
            {"quotas": (Quota(Group.REGION, "north", most=1, side=Side.BUSINESS),)},
            [("c1", "b2"), ("c1", "b1")],
            [],
        ),
        (
            {"couples": (Couple(Side.BUSINESS, ("b1", "b2")),)},
            [("c1", "b2")],
            ["b1 and b2 must both have a match, or neither of them."],
        ),
        (
            {"couples": (Couple(Side.BUSINESS, ("b1", "b2"), Together.SAME),)},
            [("c1", "b2"), ("c2", "b1")],
            ["b1 and b2 must have the same partners."],
        ),
        (
            {"couples": (Couple(Side.BUSINESS, ("b1", "b2"), Together.DIFFERENT),)},
            [("c1", "b2"), ("c1", "b1")],
            ["b1 and b2 must have different partners."],
        ),
    ],
)
def test_every_broken_bond_is_one_sentence(bonds: dict[str, Any], matches: list[Pair], problems: list[str]) -> None:
    wishes = dataclasses.replace(BOUND, **bonds)
    assert [problem.render() for problem in verify(wishes, matches)] == problems


def test_a_partner_by_must_cannot_be_given_up_but_another_one_can() -> None:
    a = (Participant("c1", 1, {"b1": 1}), Participant("c2"), Participant("c3", 1, {"b1": 2}))
    b = (Participant("b1", 2, {"c1": 1, "c3": 2}),)
    wishes = Wishes(a, b, must=frozenset({("c2", "b1")}))
    assert blocking_pairs(wishes, [("c2", "b1"), ("c3", "b1")]) == (("c1", "b1"),)
    assert blocking_pairs(wishes, [("c2", "b1"), ("c1", "b1")]) == ()


def test_blocking_pairs_passes_over_unknown_ids() -> None:
    assert blocking_pairs(WISHES, [MUST, ("c9", "b9")]) == ()
