"""The JSON documents: the reader agrees with the schema, names the place of every fault, and loses nothing."""

import copy
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from core.pairing.brute_force import all_matchings, bound_wishes, small_wishes
from kloeppel.core.pairing import (
    Couple,
    Group,
    Participant,
    Quota,
    Rule,
    Together,
    Wishes,
    match,
    matching_to_json,
    wishes_from_json,
    wishes_to_json,
)
from kloeppel.core.values import InputError, Side

FORMATS = Path(__file__).resolve().parents[3] / "docs" / "formats"


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((FORMATS / name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


WISHES_SCHEMA = validator("pairing-wishes.schema.json")
MATCHES_SCHEMA = validator("pairing-matches.schema.json")

GOOD: dict[str, object] = {
    "a": [{"id": "c1", "capacity": 2, "wishes": {"b1": 1, "b2": 1}}, {"id": "c2"}],
    "b": [{"id": "b1", "wishes": {"c1": 3}}, {"id": "b2"}],
    "must": [["c2", "b2"]],
    "never": [["c2", "b1"]],
    "rule": "best_total",
}


def test_a_full_document_is_read_with_its_defaults() -> None:
    assert wishes_from_json(GOOD) == Wishes(
        a=(Participant("c1", 2, {"b1": 1, "b2": 1}), Participant("c2", 1, {})),
        b=(Participant("b1", 1, {"c1": 3}), Participant("b2", 1, {})),
        must=frozenset({("c2", "b2")}),
        never=frozenset({("c2", "b1")}),
        rule=Rule.BEST_TOTAL,
    )
    assert wishes_from_json({"a": [], "b": []}) == Wishes((), (), frozenset(), frozenset(), Rule.STABLE)


@given(wishes=small_wishes() | bound_wishes(), rule=st.sampled_from(Rule))
@settings(max_examples=80, deadline=None)
def test_documents_lose_nothing_and_keep_to_the_schemas(wishes: Wishes, rule: Rule) -> None:
    document = json.loads(json.dumps(wishes_to_json(wishes)))
    WISHES_SCHEMA.validate(document)
    assert wishes_from_json(document) == wishes
    assert ("quotas" in document, "couples" in document) == (bool(wishes.quotas), bool(wishes.couples))
    ruled = wishes_from_json({**document, "rule": rule.value})
    if not any(all_matchings(ruled)):
        return
    matching = match(ruled)
    answer = matching_to_json(matching, seconds=0.12345)
    MATCHES_SCHEMA.validate(json.loads(json.dumps(answer)))
    assert answer == {
        "matches": [{"a": a, "b": b} for a, b in matching.matches],
        "unmatched": {"a": list(matching.unmatched_a), "b": list(matching.unmatched_b)},
        "blocking_pairs": [{"a": a, "b": b} for a, b in matching.blocking_pairs],
        "size": matching.size,
        "bound": matching.bound,
        "optimal": True,
        "rule": rule.value,
        "seconds": 0.123,
    }


FULL: dict[str, object] = {
    "a": [{"id": "c1", "region": "north", "kind": "design", "wishes": {"b1": 1}}, {"id": "c2", "capacity": 2}],
    "b": [{"id": "b1", "team": 2}, {"id": "b2", "capacity": 3, "team": 2}],
    "quotas": [
        {"of": "region", "value": "north", "min": 1, "max": 4, "side": "a"},
        {"of": "kind", "value": "design"},
    ],
    "couples": [{"ids": ["b1", "b2"]}, {"side": "a", "ids": ["c2", "c1"], "together": "different"}],
}


def test_quotas_couples_and_teams_are_read_with_their_defaults() -> None:
    WISHES_SCHEMA.validate(FULL)
    assert wishes_from_json(FULL) == Wishes(
        a=(Participant("c1", 1, {"b1": 1}, "north", "design"), Participant("c2", 2)),
        b=(Participant("b1", 2, team=2), Participant("b2", 3, team=2)),
        quotas=(Quota(Group.REGION, "north", 1, 4, Side.CREATIVE), Quota(Group.KIND, "design")),
        couples=(
            Couple(Side.BUSINESS, ("b1", "b2")),
            Couple(Side.CREATIVE, ("c2", "c1"), Together.DIFFERENT),
        ),
    )


# What may stand somewhere in a document by mistake; a copy each time, because a later change may go into it.
ODD: st.SearchStrategy[object] = st.sampled_from(
    [None, True, False, 0, -1, 1, 2, 1_000_000, 1_000_001, 1.5, float("nan"), "", "c1", "b1", "x", [], ["c1", "b1"], {}]
).map(copy.deepcopy)


def places(document: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inside: list[tuple[str | int, ...]] = []
    if isinstance(document, dict):
        inside = [place for key, value in document.items() for place in places(value, (*path, key))]
    elif isinstance(document, list):
        inside = [place for index, value in enumerate(document) for place in places(value, (*path, index))]
    return [path, *inside]


def changed(data: st.DataObject) -> object:
    """GOOD or FULL with one to three places replaced, taken away, or given a further entry."""
    document: object = copy.deepcopy(data.draw(st.sampled_from([GOOD, FULL])))
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(places(document)))
        if not path:
            return data.draw(ODD)
        holder = document
        for step in path[:-1]:
            holder = holder[step]  # type: ignore[index] # `places` walks only dicts and lists
        kind = data.draw(st.sampled_from(["replace", "remove", "add"]))
        if kind == "remove":
            del holder[path[-1]]  # type: ignore[attr-defined]
        elif kind == "add" and isinstance(holder, dict):
            holder[data.draw(st.sampled_from(["id", "capacity", "wishes", "b2", "extra"]))] = data.draw(ODD)
        else:
            holder[path[-1]] = data.draw(ODD)  # type: ignore[index]
    return document


def complaint_about(document: object) -> str:
    """What `wishes_from_json` says against `document`; empty if it takes it."""
    try:
        wishes_from_json(document)
    except InputError as error:
        return str(error)
    return ""


SEMANTIC = (
    " names ",
    " is a wish for somebody ",
    " already has",
    "stands in both",
    " has the capacity ",
    " which is below its min ",
)


@given(data=st.data())
@settings(max_examples=200, deadline=None)
def test_the_reader_refuses_what_the_schema_refuses_and_beyond_that_only_what_no_schema_sees(
    data: st.DataObject,
) -> None:
    document = changed(data)
    complaint = complaint_about(document)
    assert "\n" not in complaint
    if WISHES_SCHEMA.is_valid(document):
        # The form is right: a refusal is about ids, contradictions or places.
        assert not complaint or any(words in complaint for words in SEMANTIC)
    else:
        assert complaint


def with_change(**entries: object) -> object:
    return {**copy.deepcopy(GOOD), **entries}


@pytest.mark.parametrize(
    ("document", "complaint"),
    [
        ([], "The document must be an object, it is a list of length 0."),
        ({"a": []}, "b is missing."),
        (
            with_change(extra=1),
            "extra is not known here; known are: a, b, must, never, rule, quotas, couples.",
        ),
        (with_change(a={}), "a must be a list, it is an object."),
        (with_change(a=["c1"]), 'a[0] must be an object, it is "c1".'),
        (with_change(a=[{}]), "a[0].id is missing."),
        (with_change(a=[{"id": ""}]), 'a[0].id must be a text of printable characters that is not empty, it is "".'),
        (with_change(a=[{"id": 7}]), "a[0].id must be a text of printable characters that is not empty, it is 7."),
        (
            with_change(a=[{"id": "c\n1"}]),
            'a[0].id must be a text of printable characters that is not empty, it is "c\\n1".',
        ),
        (
            with_change(a=[{"id": "\ud800"}]),
            'a[0].id must be a text of printable characters that is not empty, it is "\\ud800".',
        ),
        (
            with_change(a=[{"id": "c1"}, {"id": "c2"}, {"id": "c1"}]),
            'a[2].id is "c1", which a already has; every id may be given once per side.',
        ),
        (
            with_change(a=[{"id": "c1", "name": "x"}]),
            "a[0].name is not known here; known are: id, capacity, wishes, region, kind, team.",
        ),
        (with_change(a=[{"id": "c1", "wishes": []}]), "a[0].wishes must be an object, it is a list of length 0."),
        (
            with_change(a=[{"id": "c1", "wishes": {"b9": 1}}, {"id": "c2"}]),
            "a[0].wishes.b9 is a wish for somebody who is not in b.",
        ),
        (
            with_change(a=[{"id": "c1", "wishes": {"b 9": 1}}, {"id": "c2"}]),
            'a[0].wishes["b 9"] is a wish for somebody who is not in b.',
        ),
        (
            with_change(must=[["c1"]]),
            "must[0] must be a list of two ids, first from a, then from b, it is a list of length 1.",
        ),
        (
            with_change(must=[["c1", None]]),
            "must[0][1] must be a text of printable characters that is not empty, it is null.",
        ),
        (with_change(must=[["c2", "b2"], ["c1", "b9"]]), 'must[1] names "b9", who is not in b.'),
        (with_change(never=[["b1", "c1"]]), 'never[0] names "b1", who is not in a.'),
        (with_change(never=[["c1", "b1"], ["c1", "b1"]]), 'never[1] repeats the pair "c1" and "b1".'),
        (with_change(never=[["c2", "b2"]]), "The pair c2 and b2 stands in both must and never; only one can hold."),
        (
            with_change(must=[["c2", "b2"], ["c2", "b1"]], never=[]),
            'a[1] ("c2") has the capacity 1, but must names 2 partners.',
        ),
        (
            with_change(must=[["c2", "b2"], ["c1", "b2"]]),
            'b[1] ("b2") has the capacity 1, but must names 2 partners.',
        ),
        (
            with_change(rule="best"),
            'rule must be one of "stable", "best_total", "fair", "most_mutual", it is "best".',
        ),
        (
            with_change(a=[{"id": "c1"}, {"id": "c2", "team": 3, "capacity": 2}]),
            'a[1] ("c2") has the capacity 2, too little for a team of 3.',
        ),
        (
            with_change(a=[{"id": "c1"}, {"id": "c2", "team": 0}]),
            "a[1].team must be a whole number from 1 to 1000000, it is 0.",
        ),
        (
            with_change(a=[{"id": "c1"}, {"id": "c2", "region": 5}]),
            "a[1].region must be a text, it is 5.",
        ),
        (with_change(quotas=[{"of": "region"}]), "quotas[0].value is missing."),
        (
            with_change(quotas=[{"of": "size", "value": "x"}]),
            'quotas[0].of must be one of "region", "kind", it is "size".',
        ),
        (
            with_change(quotas=[{"of": "kind", "value": "x", "min": 2, "max": 1}]),
            "quotas[0] has the max 1, which is below its min 2.",
        ),
        (
            with_change(couples=[{"ids": ["b1"]}]),
            "couples[0].ids must be a list of two ids of one side, it is a list of length 1.",
        ),
        (with_change(couples=[{"ids": ["b1", "c1"]}]), 'couples[0] names "c1", who is not in b.'),
        (with_change(couples=[{"ids": ["b1", "b1"]}]), 'couples[0] names "b1" twice; a couple is two.'),
        (
            with_change(couples=[{"ids": ["b1", "b2"], "together": "never"}]),
            'couples[0].together must be one of "both", "same", "different", it is "never".',
        ),
        (with_change(rule=None), 'rule must be one of "stable", "best_total", "fair", "most_mutual", it is null.'),
    ],
)
def test_every_fault_is_one_sentence_that_names_the_place(document: object, complaint: str) -> None:
    with pytest.raises(InputError) as refusal:
        wishes_from_json(document)
    assert str(refusal.value) == complaint


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "0"),
        (-1, "-1"),
        (1_000_001, "1000001"),
        (1.0, "1.0"),
        (True, "true"),
        (None, "null"),
        ("1", '"1"'),
        (float("nan"), "NaN"),
        (float("inf"), "Infinity"),
        (10**70, "a number of more than 15 digits"),
    ],
)
def test_a_rank_is_a_whole_number_from_1(number: object, shown: str) -> None:
    with pytest.raises(InputError) as refusal:
        wishes_from_json(with_change(a=[{"id": "c1", "wishes": {"b1": number}}, {"id": "c2"}]))
    assert str(refusal.value) == f"a[0].wishes.b1 must be a whole number from 1 to 1000000, it is {shown}."


@pytest.mark.parametrize(("number", "shown"), [(-1, "-1"), (False, "false"), (2.5, "2.5"), ([], "a list of length 0")])
def test_a_capacity_is_a_whole_number_from_0(number: object, shown: str) -> None:
    with pytest.raises(InputError) as refusal:
        wishes_from_json(with_change(b=[{"id": "b1"}, {"id": "b2", "capacity": number}]))
    assert str(refusal.value) == f"b[1].capacity must be a whole number from 0 to 1000000, it is {shown}."


def test_both_sides_may_use_the_same_id() -> None:
    document = {"a": [{"id": "x", "wishes": {"x": 1}}], "b": [{"id": "x", "wishes": {"x": 1}}]}
    assert match(wishes_from_json(document)).matches == (("x", "x"),)


@pytest.mark.parametrize(
    ("wishes", "complaint"),
    [
        (
            Wishes((Participant("c1", -1),), ()),
            "a[0].capacity must be a whole number from 0 to 1000000, it is -1.",
        ),
        (
            Wishes((Participant("c1", 1, {"b1": 0}),), (Participant("b1"),)),
            "a[0].wishes.b1 must be a whole number from 1 to 1000000, it is 0.",
        ),
        (Wishes((Participant("c1"),), (), must=frozenset({("c1", "b1")})), 'must names "b1", who is not in b.'),
    ],
)
def test_wishes_made_in_python_are_checked_as_well(wishes: Wishes, complaint: str) -> None:
    with pytest.raises(InputError) as refusal:
        match(wishes)
    assert str(refusal.value) == complaint


def test_the_worked_example_of_the_documentation_is_what_the_engine_answers() -> None:
    page = (FORMATS.parent / "algorithms" / "pairing.md").read_text(encoding="utf-8")
    wishes, *answers = (json.loads(block) for block in re.findall(r"```json\n(.*?)```", page, re.DOTALL))
    assert [answer["rule"] for answer in answers] == list(Rule)
    for answer in answers:
        matching = match(wishes_from_json({**wishes, "rule": answer["rule"]}))
        assert matching_to_json(matching, seconds=0.0) == {**answer, "seconds": 0.0}
