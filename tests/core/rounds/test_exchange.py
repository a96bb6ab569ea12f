import copy
import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from core.rounds.days import tiny_days
from kloeppel.core.rounds import Pair, Person, Problem, plan
from kloeppel.core.rounds.exchange import plan_to_json, problem_from_json, problem_to_json
from kloeppel.core.values import InputError, Side

FORMATS = Path(__file__).resolve().parents[3] / "docs" / "formats"
PROBLEM_SCHEMA = Draft202012Validator(json.loads((FORMATS / "rounds-problem.schema.json").read_text(encoding="utf-8")))
PLAN_SCHEMA = Draft202012Validator(json.loads((FORMATS / "rounds-plan.schema.json").read_text(encoding="utf-8")))

DOCUMENT: dict[str, Any] = {
    "objective": "total",
    "rounds": 2,
    "tables": 2,
    "people": [
        {"id": "c1", "side": "a", "absent": [1], "min": 1, "max": 2},
        {"id": "c2", "side": "a"},
        {"id": "b1", "side": "b"},
        {"id": "b2", "side": "b", "absent": [0]},
    ],
    "pairs": [
        {"a": "c1", "b": "b1", "affinity": 0.5, "must": True, "round": 0},
        {"a": "c2", "b": "b2", "affinity": 1, "must": False},
    ],
}


def changed(path: str, value: object) -> dict[str, Any]:
    """DOCUMENT with `value` at `path`, such as `people.0.min`."""
    document = copy.deepcopy(DOCUMENT)
    *way, last = path.split(".")
    place: Any = document
    for step in way:
        place = place[int(step) if step.isdigit() else step]
    place[int(last) if last.isdigit() else last] = value
    return document


def refusal(document: object) -> str:
    with pytest.raises(InputError) as refused:
        problem_from_json(document)
    return str(refused.value)


def test_a_document_is_read() -> None:
    assert problem_from_json(DOCUMENT) == Problem(
        2,
        2,
        (
            Person("c1", Side.CREATIVE, frozenset({1}), 1, 2),
            Person("c2", Side.CREATIVE),
            Person("b1", Side.BUSINESS),
            Person("b2", Side.BUSINESS, frozenset({0})),
        ),
        (Pair("c1", "b1", 0.5, must=True, round=0), Pair("c2", "b2", 1.0)),
        "total",
    )


def test_without_an_objective_a_day_is_fair() -> None:
    without = {key: value for key, value in DOCUMENT.items() if key != "objective"}
    assert problem_from_json(without) == replace(problem_from_json(DOCUMENT), objective="fair", most_lost=0.01)


def test_json_does_not_tell_8_from_8_0() -> None:
    assert problem_from_json(changed("rounds", 2.0)) == problem_from_json(DOCUMENT)


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("rounds", 0, "rounds must be between 1 and 1000, it is 0."),
        ("rounds", 1.5, "rounds must be a whole number of at least 0, it is 1.5."),
        ("rounds", "8", 'rounds must be a whole number of at least 0, it is "8".'),
        ("rounds", True, "rounds must be a whole number of at least 0, it is true."),
        ("rounds", math.inf, "rounds must be a whole number of at least 0, it is Infinity."),
        ("rounds", 10**400, "rounds must be between 1 and 1000, it is a number of more than 15 digits."),
        ("tables", 0, "tables must be between 1 and 100000, it is 0."),
        ("tables", None, "tables must be a whole number of at least 0, it is null."),
        ("objective", "best", 'objective must be "fair" or "total", it is "best".'),
        ("objective", 1, "objective must be a text, it is 1."),
        (
            "colour",
            "red",
            (
                "colour is not known here; known are: rounds, tables, people, pairs, objective, most_lost, "
                "sides, threes, keeps_table, breaks, in_a_row, never."
            ),
        ),
        ("people", {}, "people must be a list, it is an object."),
        ("people.0", "c1", 'people[0] must be an object, it is "c1".'),
        (
            "people.0.name",
            "c1",
            "people[0].name is not known here; known are: id, side, absent, min, max, table_needs, rest, in_a_row.",
        ),
        ("people.0.id", 7, "people[0].id must be a text of printable characters that is not empty, it is 7."),
        ("people.0.id", "", 'people[0].id must be a text of printable characters that is not empty, it is "".'),
        (
            "people.0.id",
            "\ud800",
            'people[0].id must be a text of printable characters that is not empty, it is "\\ud800".',
        ),
        ("people.1.id", "c1", 'people[1].id: "c1" is there twice.'),
        ("people.0.side", "c", 'people[0].side must be one of "a", "b", it is "c".'),
        ("people.0.side", ["a"], 'people[0].side must be one of "a", "b", it is a list of length 1.'),
        ("people.0.absent", 1, "people[0].absent must be a list, it is 1."),
        ("people.0.absent", [1, "2"], 'people[0].absent[1] must be a whole number of at least 0, it is "2".'),
        ("people.0.absent", [2], "people[0].absent names round 2, but rounds count from 0 to 1."),
        ("people.0.min", -1, "people[0].min must be a whole number of at least 0, it is -1."),
        ("people.0.min", 2, 'people[0].min is 2, more than the rounds in which "c1" is there: 1.'),
        ("people.0.max", 0, "people[0].min is 1, more than max, which is 0."),
        ("people.0.max", None, "people[0].max must be a whole number of at least 0, it is null."),
        ("pairs", None, "pairs must be a list, it is null."),
        ("pairs.1", [], "pairs[1] must be an object, it is a list of length 0."),
        ("pairs.1.weight", 1, "pairs[1].weight is not known here; known are: a, b, affinity, must, round."),
        ("pairs.1.a", 1, "pairs[1].a must be a text of printable characters that is not empty, it is 1."),
        ("pairs.1.a", "c9", 'pairs[1].a: "c9" is not among the people.'),
        ("pairs.1.b", "c1", 'pairs[1].b: "c1" is on side a.'),
        ("pairs.1.a", "b1", 'pairs[1].a: "b1" is on side b.'),
        ("pairs.1", {"a": "c1", "b": "b1", "affinity": 0.1}, 'pairs[1]: the pair "c1", "b1" is there twice.'),
        ("pairs.1.affinity", "abc", 'pairs[1].affinity must be a number from 0 to 1e300, it is "abc".'),
        ("pairs.1.affinity", False, "pairs[1].affinity must be a number from 0 to 1e300, it is false."),
        ("pairs.1.affinity", math.nan, "pairs[1].affinity must be a number from 0 to 1e300, it is NaN."),
        ("pairs.1.affinity", math.inf, "pairs[1].affinity must be a number from 0 to 1e300, it is Infinity."),
        ("pairs.1.affinity", -0.1, "pairs[1].affinity must be a number from 0 to 1e300, it is -0.1."),
        (
            "pairs.1.affinity",
            10**400,
            "pairs[1].affinity must be a number from 0 to 1e300, it is a number of more than 15 digits.",
        ),
        ("pairs.1.must", 1, "pairs[1].must must be true or false, it is 1."),
        ("pairs.1.round", 1, "pairs[1].round is only for pairs that must meet; set must to true."),
        ("pairs.0.round", 2, "pairs[0].round is 2, but rounds count from 0 to 1."),
        ("pairs.0.round", 1, 'pairs[0].round: "c1" and "b1" are not both there in round 1.'),
        (
            "pairs.1",
            {"a": "c1", "b": "b2", "affinity": 1, "must": True},
            'pairs[1].must: "c1" and "b2" are never there in the same round.',
        ),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_place(path: str, value: object, words: str) -> None:
    assert refusal(changed(path, value)) == words


@pytest.mark.parametrize("key", ["rounds", "tables", "people", "pairs"])
def test_what_is_missing_is_named(key: str) -> None:
    assert refusal({name: value for name, value in DOCUMENT.items() if name != key}) == f"{key} is missing."


@pytest.mark.parametrize(("document", "shown"), [([], "a list of length 0"), (None, "null"), ("x", '"x"'), (3, "3")])
def test_a_document_is_an_object(document: object, shown: str) -> None:
    assert refusal(document) == f"The document must be an object, it is {shown}."


def _must(*pairs: tuple[str, str, int | None], **frame: int) -> dict[str, Any]:
    entries = [
        {"a": a, "b": b, "affinity": 0, "must": True} | ({} if number is None else {"round": number})
        for a, b, number in pairs
    ]
    people = [{"id": name, "side": name[0]} for name in ("a1", "a2", "a3", "b1", "b2", "b3")]
    people[0]["max"] = 2  # type: ignore[assignment]
    return {"rounds": 3, "tables": 2, **frame, "people": people, "pairs": entries}


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (
            _must(("a1", "b1", None), ("a1", "b2", None), ("a1", "b3", None)),
            'pairs[2].must: "a1" must meet 3 people; talks possible: 2.',
        ),
        (
            _must(("a1", "b1", None), ("a2", "b1", None), rounds=1),
            'pairs[1].must: "b1" must meet 2 people; talks possible: 1.',
        ),
        (
            _must(("a1", "b1", None), ("a2", "b2", None), rounds=1, tables=1),
            "pairs[1].must: 2 pairs must meet; talks that fit into the day: 1.",
        ),
        (
            _must(("a1", "b1", 0), ("a1", "b2", 0)),
            'pairs[1].round: "a1" already has another talk in round 0.',
        ),
        (
            _must(("a1", "b1", 0), ("a2", "b2", 0), ("a3", "b3", 0)),
            "pairs[2].round: round 0 has more talks that must be there than tables.",
        ),
    ],
)
def test_must_pairs_that_contradict_each_other_are_refused(document: dict[str, Any], words: str) -> None:
    PROBLEM_SCHEMA.validate(document)
    assert refusal(document) == words


@settings(max_examples=50, deadline=None)
@given(tiny_days())
def test_a_problem_survives_the_journey_through_json(problem: Problem) -> None:
    document = json.loads(json.dumps(problem_to_json(problem)))
    PROBLEM_SCHEMA.validate(document)
    assert problem_from_json(document) == problem


VALUES: st.SearchStrategy[object] = st.sampled_from(
    (None, True, False, 0, 1, 2, 2.0, 2.5, -1, 1e301, math.inf, "", "a", "b", "c1", "total", [], {})
)
PLACES = st.sampled_from(
    (
        *("rounds", "tables", "people", "pairs", "objective", "extra", "people.0", "people.1", "pairs.1"),
        *(f"people.{index}.{key}" for index in (0, 3) for key in ("id", "side", "absent", "min", "max", "extra")),
        "people.0.absent.0",
        *(f"pairs.{index}.{key}" for index in (0, 1) for key in ("a", "b", "affinity", "must", "round", "extra")),
    )
)


@settings(max_examples=100, deadline=None)
@given(PLACES, VALUES)
def test_the_reader_accepts_nothing_that_the_schema_refuses(place: str, value: object) -> None:
    document = changed(place, value)
    try:
        problem_from_json(document)
    except InputError:
        return
    PROBLEM_SCHEMA.validate(document)


SAFE_VALUES = [
    ("rounds", 2.0), ("tables", 99), ("people.0.max", 1), ("people.0.min", 0.0), ("people.1.absent", [0, 0, 1]),
    ("pairs.1.affinity", 0), ("pairs.1.affinity", 1e300), ("pairs.1.must", True), ("pairs", []),
    ("people.2.max", 10**6),
]  # fmt: skip


@pytest.mark.parametrize(("place", "value"), SAFE_VALUES)
def test_the_reader_accepts_what_the_schema_accepts(place: str, value: object) -> None:
    document = changed(place, value)
    if place == "pairs":
        document["people"][0]["min"] = 0
    PROBLEM_SCHEMA.validate(document)
    assert problem_from_json(document).rounds == 2


@pytest.mark.parametrize("index", range(4))
def test_an_answer_is_as_the_schema_says(index: int) -> None:
    document = changed("people.1.absent", [[], [0], [1], [0, 1]][index])
    answer = plan_to_json(plan(problem_from_json(document)), seconds=0.25)
    PLAN_SCHEMA.validate(json.loads(json.dumps(answer)))
    assert list(answer) == ["meetings", "total", "bound", "optimal", "fewest_talks", "seconds"]
    assert answer["total"] == (0.5 if index in (2, 3) else 1.5)
