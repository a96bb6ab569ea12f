import copy
import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from core.rounds.special_days import special_days
from kloeppel.core.rounds import Pair, Person, Problem
from kloeppel.core.rounds.exchange import problem_from_json, problem_to_json
from kloeppel.core.values import InputError, Side

FORMATS = Path(__file__).resolve().parents[3] / "docs" / "formats"
SCHEMA = Draft202012Validator(json.loads((FORMATS / "rounds-problem.schema.json").read_text(encoding="utf-8")))

TWO_SIDES: dict[str, Any] = {
    "rounds": 4,
    "tables": [{"properties": ["ramp", "quiet"]}, {}, {"properties": ["ramp"]}],
    "keeps_table": "b",
    "breaks": [2],
    "in_a_row": 2,
    "never": [["b2", "a1"]],
    "people": [
        {"id": "a1", "side": "a", "rest": 1, "in_a_row": 1},
        {"id": "a2", "side": "a"},
        {"id": "b1", "side": "b", "table_needs": ["ramp"]},
        {"id": "b2", "side": "b"},
    ],
    "pairs": [
        {"a": "a1", "b": "b1", "affinity": 0.5, "must": True},
        {"a": "a1", "b": "b2", "affinity": 1},
        {"a": "a2", "b": "b1", "affinity": 1},
    ],
}
ONE_SIDE: dict[str, Any] = {
    "rounds": 2,
    "tables": 2,
    "sides": "one",
    "people": [{"id": "p1"}, {"id": "p2"}, {"id": "p3"}],
    "pairs": [{"a": "p1", "b": "p2", "affinity": 1}, {"a": "p3", "b": "p1", "affinity": 0}],
}
THREES: dict[str, Any] = {
    "rounds": 2,
    "tables": 2,
    "threes": "a",
    "people": [
        {"id": "a1", "side": "a"},
        {"id": "a2", "side": "a"},
        {"id": "a3", "side": "a"},
        {"id": "b1", "side": "b"},
        {"id": "b2", "side": "b"},
    ],
    "pairs": [
        {"a": a, "b": b, "affinity": 1, "must": True, "round": number}
        for a, b, number in (("a1", "b1", 0), ("a2", "b1", 0), ("a3", "b2", 0))
    ],
}


def changed(document: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """`document` with `value` at `path`, such as `people.0.rest`."""
    document = copy.deepcopy(document)
    *way, last = path.split(".")
    place: Any = document
    for step in way:
        place = place[int(step) if step.isdigit() else step]
    place[int(last) if last.isdigit() else last] = value
    return document


def test_a_document_is_read() -> None:
    ramp = frozenset({"ramp"})
    assert problem_from_json(TWO_SIDES) == Problem(
        4,
        3,
        (
            Person("a1", Side.CREATIVE, rest=1, in_a_row=1),
            Person("a2", Side.CREATIVE),
            Person("b1", Side.BUSINESS, table_needs=ramp),
            Person("b2", Side.BUSINESS),
        ),
        (Pair("a1", "b1", 0.5, must=True), Pair("a1", "b2", 1.0), Pair("a2", "b1", 1.0)),
        objective=problem_from_json(ONE_SIDE).objective,
        table_properties=(frozenset({"ramp", "quiet"}), frozenset(), ramp),
        keeps_table=Side.BUSINESS,
        breaks=frozenset({2}),
        in_a_row=2,
        never=(("b2", "a1"),),
    )
    one = problem_from_json(ONE_SIDE)
    assert (one.sides, one.people) == ("one", (Person("p1"), Person("p2"), Person("p3")))
    assert problem_from_json(THREES).threes is Side.CREATIVE


@pytest.mark.parametrize("document", [TWO_SIDES, ONE_SIDE, THREES], ids=["two sides", "one side", "threes"])
def test_the_schema_knows_it(document: dict[str, Any]) -> None:
    SCHEMA.validate(document)


@pytest.mark.parametrize(
    ("document", "path", "value", "words"),
    [
        (TWO_SIDES, "sides", "three", 'sides must be "two" or "one", it is "three".'),
        (TWO_SIDES, "sides", 2, "sides must be a text, it is 2."),
        (TWO_SIDES, "threes", "c", 'threes must be one of "a", "b", it is "c".'),
        (
            TWO_SIDES,
            "threes",
            "b",
            "keeps_table must be the side on which people sit alone in a three, or be left out.",
        ),
        (TWO_SIDES, "breaks", [4], "breaks names round 4, but rounds count from 0 to 3."),
        (TWO_SIDES, "breaks", [0, 1, 2, 3], "breaks leaves no round for talks."),
        (TWO_SIDES, "breaks", 2, "breaks must be a list, it is 2."),
        (TWO_SIDES, "in_a_row", 0, "in_a_row must be at least 1."),
        (TWO_SIDES, "people.0.in_a_row", 0, "people[0].in_a_row must be at least 1."),
        (TWO_SIDES, "people.0.rest", -1, "people[0].rest must be a whole number of at least 0, it is -1."),
        (
            TWO_SIDES,
            "people.0.rest",
            5,
            'people[0].rest must be from 0 to the rounds in which "a1" is there: 4.',
        ),
        (
            TWO_SIDES,
            "people.1.min",
            4,
            "people[1].min is 4; with breaks, rest and talks in a row 3 are possible.",
        ),
        (
            TWO_SIDES,
            "people.0.table_needs",
            ["loop"],
            'people[0].table_needs: no table has everything that "a1" needs: loop.',
        ),
        (
            changed(TWO_SIDES, "people.3.table_needs", ["ramp", "quiet"]),
            "people.0.table_needs",
            ["quiet"],
            'people[3]: no table is left for "b2" to keep that has: quiet, ramp.',
        ),
        (
            TWO_SIDES,
            "people.2.table_needs",
            ["ramp", "loop"],
            'people[2].table_needs: no table has everything that "b1" needs: loop, ramp.',
        ),
        (TWO_SIDES, "people.2.table_needs", "ramp", 'people[2].table_needs must be a list, it is "ramp".'),
        (
            changed(TWO_SIDES, "people.2.table_needs", ["quiet"]),
            "people.3.table_needs",
            ["quiet", "ramp"],
            'people[3]: no table is left for "b2" to keep that has: quiet, ramp.',
        ),
        (TWO_SIDES, "tables", [{"properties": ["ramp"]}], "keeps_table: side b has 2 people, but there are 1 tables."),
        (TWO_SIDES, "tables.1", {"props": []}, "tables[1].props is not known here; known are: properties."),
        (
            TWO_SIDES,
            "tables.0.properties.0",
            "",
            'tables[0].properties[0] must be a text of printable characters that is not empty, it is "".',
        ),
        (TWO_SIDES, "never.0", ["a1", "b9"], 'never[0]: "b9" is not among the people.'),
        (TWO_SIDES, "never.0", ["a1", "a2"], 'never[0]: "a1" and "a2" cannot be a pair anyway.'),
        (TWO_SIDES, "never.0", ["a1"], "never[0] must be a list of two ids, it is a list of length 1."),
        (TWO_SIDES, "never.0", ["b1", "a1"], 'never[0]: "b1" and "a1" must meet, as pairs[0] says.'),
        (TWO_SIDES, "pairs.0.round", 2, 'pairs[0].round: "a1" and "b1" are not both there in round 2.'),
        (ONE_SIDE, "people.0.side", "a", 'people[0].side is only for days with two sides, but sides is "one".'),
        (ONE_SIDE, "sides", "two", "people[0].side is missing."),
        (ONE_SIDE, "threes", "a", "threes is only for days with two sides."),
        (ONE_SIDE, "keeps_table", "a", "keeps_table is only for days with two sides."),
        (ONE_SIDE, "pairs.0.b", "p1", 'pairs[0]: "p1" cannot meet themselves.'),
        (ONE_SIDE, "pairs.0.b", "p3", 'pairs[1]: the pair "p3", "p1" is there twice.'),
        (ONE_SIDE, "pairs.0.b", "p9", 'pairs[0].b: "p9" is not among the people.'),
        (ONE_SIDE, "never", [["p2", "p2"]], 'never[0]: "p2" and "p2" cannot be a pair anyway.'),
        (
            THREES,
            "people.0.table_needs",
            ["ramp"],
            "people[0].table_needs: needs and threes cannot be planned together.",
        ),
        (THREES, "pairs.2.b", "b1", 'pairs[2].round: "b1" already has another talk in round 0.'),
        (THREES, "tables", 1, "pairs[2].round: round 0 has more talks that must be there than tables."),
        (THREES, "people.2.absent", [0], 'pairs[2].round: "a3" and "b2" are not both there in round 0.'),
        (THREES, "people.4.min", 5, 'people[4].min is 5, more than the rounds in which "b2" is there: 2.'),
    ],
)  # fmt: skip
def test_what_cannot_be_planned_is_refused_with_its_place(
    document: dict[str, Any], path: str, value: object, words: str
) -> None:
    with pytest.raises(InputError) as refused:
        problem_from_json(changed(document, path, value))
    assert str(refused.value) == words


def test_a_pair_that_no_table_suits_cannot_have_to_meet() -> None:
    document = changed(TWO_SIDES, "people.0.table_needs", ["quiet"])
    del document["keeps_table"]
    document["tables"] = [{"properties": ["ramp"]}, {"properties": ["quiet"]}]
    with pytest.raises(InputError) as refused:
        problem_from_json(document)
    assert str(refused.value) == 'pairs[0].must: no table has everything that "a1" and "b1" need: quiet, ramp.'


def test_as_many_table_properties_as_tables() -> None:
    with pytest.raises(InputError) as refused:
        Problem(1, 3, (), (), table_properties=(frozenset(),))
    assert str(refused.value) == "tables: 1 tables have properties, but there are 3."


@settings(max_examples=100, deadline=None)
@given(special_days())
def test_a_problem_survives_the_journey_through_json(problem: Problem) -> None:
    document = json.loads(json.dumps(problem_to_json(problem)))
    SCHEMA.validate(document)
    assert problem_from_json(document) == problem


VALUES: st.SearchStrategy[object] = st.sampled_from(
    (
        None,
        True,
        0,
        1,
        2.0,
        2.5,
        -1,
        math.inf,
        "",
        "a",
        "b",
        "one",
        "two",
        [],
        {},
        ["a1", "b1"],
        [0],
        ["ramp"],
        [1, "a"],
    )
)
PLACES = st.sampled_from(
    (
        *("sides", "threes", "keeps_table", "breaks", "in_a_row", "never", "tables", "never.0", "never.0.0"),
        *("tables.0", "tables.0.properties", "tables.0.properties.0", "breaks.0"),
        *(f"people.{index}.{key}" for index in (0, 2) for key in ("side", "table_needs", "rest", "in_a_row")),
    )
)


@settings(max_examples=150, deadline=None)
@given(PLACES, VALUES)
def test_the_reader_accepts_nothing_that_the_schema_refuses(place: str, value: object) -> None:
    document = changed(TWO_SIDES, place, value)
    try:
        problem_from_json(document)
    except InputError:
        return
    SCHEMA.validate(document)
