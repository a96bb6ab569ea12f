"""Reasons and alternatives in words, and that none of them gives a one-sided no away."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.pairing.brute_force import ranks_of, small_wishes, without_one_sided
from kloeppel.core.pairing import Matching, Pair, Participant, Rule, Wishes, alternatives, match, reasons, without_match
from kloeppel.core.values import Side

WISHES = Wishes(
    a=(
        Participant("c1", 1, {"b1": 1, "b2": 2}),
        Participant("c2", 1, {"b1": 1, "b2": 1, "b3": 2}),
        Participant("c3", 1, {"b1": 2, "b2": 2, "b3": 1, "b4": 1}),
        Participant("c4", 1, {"b1": 1}),
    ),
    b=(
        Participant("b1", 1, {"c1": 1, "c3": 3}),
        Participant("b2", 1, {"c2": 2, "c3": 2}),
        Participant("b3", 1, {"c3": 1}),
        Participant("b4", 2, {"c3": 1}),
    ),
    must=frozenset({("c4", "b3")}),
)


def matching_of(*matches: Pair) -> Matching:
    return Matching(matches, (), (), (), len(matches), len(matches), optimal=False, rank_total=0, rule=Rule.STABLE)


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        (("c1", "b1"), ["c1 and b1 put each other first."]),
        (("c2", "b2"), ["c2 and b2 both wished for this match.", "For c2 it is a first wish."]),
        (("c3", "b2"), ["c3 and b2 both wished for this match."]),
        (("c4", "b3"), ["The coordination has set the match of c4 and b3."]),
        (("c1", "b2"), []),
        (("c9", "b2"), []),
    ],
)
def test_reasons_in_words(pair: Pair, words: list[str]) -> None:
    assert [reason.render() for reason in reasons(WISHES, pair)] == words


def test_names_stand_where_ids_would() -> None:
    def name_of(side: Side, person_id: str) -> str:
        return {(Side.CREATIVE, "c1"): "Ada", (Side.BUSINESS, "b1"): "Museum"}[side, person_id]

    assert [str(one) for one in reasons(WISHES, ("c1", "b1"), name_of=name_of)] == [
        "Ada and Museum put each other first."
    ]


def test_alternatives_come_with_what_has_to_give_the_gentlest_first() -> None:
    matching = matching_of(("c1", "b1"), ("c2", "b2"), ("c4", "b3"))
    found = alternatives(WISHES, matching, "c3", limit=9)
    assert [(one.pair, one.instead_of, str(one.sentence)) for one in found] == [
        (("c3", "b4"), None, "A mutual wish with b4, who has a free place."),
        (
            ("c3", "b2"),
            ("c2", "b2"),
            "A mutual wish with b2, who is matched with c2 now; that match would have to end.",
        ),
        (
            ("c3", "b1"),
            ("c1", "b1"),
            "A mutual wish with b1, who is matched with c1 now; that match would have to end.",
        ),
        (("c3", "b3"), ("c4", "b3"), "A mutual wish with b3, whom the coordination has matched with c4."),
    ]
    assert alternatives(WISHES, matching, "c3") == found[:2]
    assert (
        str(without_match(WISHES, matching, "c3"))
        == "For c3 there is a mutual wish with somebody who has a free place."
    )


def test_taken_places_are_named_as_such() -> None:
    wishes = Wishes(
        (Participant("c1", 1, {"b1": 1}), Participant("c2", 1, {"b1": 1})), (Participant("b1", 1, {"c1": 1, "c2": 1}),)
    )
    matching = matching_of(("c1", "b1"))
    assert str(without_match(wishes, matching, "c2")) == "For c2 there are mutual wishes, but those places are taken."
    assert [one.pair for one in alternatives(wishes, matching, "c2")] == [("c2", "b1")]


@given(data=st.data(), rule=st.sampled_from(Rule))
@settings(max_examples=60, deadline=None)
def test_alternatives_are_mutual_open_pairs_and_what_they_end_makes_room(data: st.DataObject, rule: Rule) -> None:
    wishes = data.draw(small_wishes(rule=rule))
    matching = match(wishes)
    capacity = {("a", one.id): one.capacity for one in wishes.a} | {("b", one.id): one.capacity for one in wishes.b}
    open_pairs = ranks_of(wishes).keys() - wishes.never - set(matching.matches)
    for side, people in ((Side.CREATIVE, matching.unmatched_a), (Side.BUSINESS, matching.unmatched_b)):
        own, other = (0, 1) if side is Side.CREATIVE else (1, 0)
        for person in people:
            found = alternatives(wishes, matching, person, limit=99)
            mine = {pair for pair in open_pairs if pair[own] == person and capacity[side.other.value, pair[other]]}
            assert {one.pair for one in found} == mine
            for one in found:
                left = set(matching.matches) - {one.instead_of}
                load = sum(pair[other] == one.pair[other] for pair in left)
                assert load < capacity[side.other.value, one.pair[other]]


@given(data=st.data(), rule=st.sampled_from(Rule))
@settings(max_examples=60, deadline=None)
def test_one_sided_wishes_change_no_word(data: st.DataObject, rule: Rule) -> None:
    """Whoever reads every sentence cannot tell a wish that was not returned from a wish that was never made."""
    wishes = data.draw(small_wishes(rule=rule))
    silent = without_one_sided(wishes)
    matching = match(wishes)
    assert match(silent) == matching
    for pair in matching.matches:
        assert reasons(wishes, pair) == reasons(silent, pair)
    for person in (*matching.unmatched_a, *matching.unmatched_b):
        assert alternatives(wishes, matching, person) == alternatives(silent, matching, person)
        assert without_match(wishes, matching, person) == without_match(silent, matching, person)


def test_a_set_pair_reads_the_same_with_and_without_a_wish() -> None:
    pair = ("c1", "b1")
    wished = Wishes((Participant("c1", 1, {"b1": 1}),), (Participant("b1", 1, {"c1": 1}),), must=frozenset({pair}))
    unwished = Wishes((Participant("c1"),), (Participant("b1"),), must=frozenset({pair}))
    assert reasons(wished, pair) == reasons(unwished, pair)


def test_nothing_left_reads_the_same_whatever_the_cause() -> None:
    alone = Participant("c1")
    refused = Participant("c1", 1, {"b1": 1})
    never = frozenset({("c1", "b1")})
    cases = [
        Wishes((alone,), (Participant("b1"),)),
        Wishes((refused,), (Participant("b1"),)),
        Wishes((alone,), (Participant("b1", 1, {"c1": 1}),)),
        Wishes((refused,), (Participant("b1", 1, {"c1": 1}),), never=never),
        Wishes((refused,), (Participant("b1", 0, {"c1": 1}),)),
    ]
    assert [str(without_match(wishes, match(wishes), "c1")) for wishes in cases] == [
        "For c1 no mutual wish is left."
    ] * len(cases)


def test_an_id_must_be_on_exactly_one_side() -> None:
    wishes = Wishes((Participant("x", 1, {"x": 1}),), (Participant("x", 1, {"x": 1}),))
    matching = matching_of()
    with pytest.raises(ValueError, match=re.escape("'x' is on both sides: name one.")):
        alternatives(wishes, matching, "x")
    with pytest.raises(ValueError, match=re.escape("'y' is on neither side.")):
        alternatives(wishes, matching, "y")
    assert [one.pair for one in alternatives(wishes, matching, "x", side=Side.BUSINESS)] == [("x", "x")]
