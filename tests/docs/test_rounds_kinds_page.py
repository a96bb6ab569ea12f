"""The page on rounds says what the engine answers to a day of another kind, and the schema knows that day."""

import json
import re
from pathlib import Path

from jsonschema import Draft202012Validator

from kloeppel.core.rounds import plan, verify
from kloeppel.core.rounds.exchange import plan_to_json, problem_from_json

DOCS = Path(__file__).parents[2] / "docs"
KINDS = (DOCS / "algorithms/rounds.md").read_text(encoding="utf-8").split("\n## Kinds of days\n")[1]
DAY, ANSWER = (json.loads(block) for block in re.findall(r"```json\n(.*?)```", KINDS, re.DOTALL)[:2])


def test_the_day_with_threes_and_a_break_is_planned_as_the_page_says() -> None:
    schema = json.loads((DOCS / "formats/rounds-problem.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(DAY)
    problem = problem_from_json(DAY)
    found = plan(problem)
    assert verify(problem, found.meetings) == ()
    answer = plan_to_json(found, seconds=0.0)
    del answer["seconds"]
    assert answer | {"bound": round(found.bound, 9)} == ANSWER


def test_six_talks_take_place_where_four_talks_of_two_fit() -> None:
    found = plan(problem_from_json(DAY))
    alone = plan(problem_from_json({key: value for key, value in DAY.items() if key != "threes"}))
    assert (len(found.meetings), len(alone.meetings)) == (6, 4)
