"""The page on rounds says what the engine answers, and its proof by prices is one."""

import json
import re
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from kloeppel.core.rounds import Plan, Problem, plan, verify
from kloeppel.core.rounds.bound import Prices, gains, proven_bound
from kloeppel.core.rounds.exchange import plan_to_json, problem_from_json
from kloeppel.core.rounds.instance import instance_of

PAGE = (Path(__file__).parents[2] / "docs/algorithms/rounds.md").read_text(encoding="utf-8")
DAY, ANSWER, LATE_ANSWER, FAIR_ANSWER = (
    json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)[:4]
)

Document = dict[str, Any]


def day(**changes: Document) -> Problem:
    """The day of the page, with changed people."""
    people = [person | changes.get(person["id"], {}) for person in DAY["people"]]
    return problem_from_json({**DAY, "people": people})


def shown(found: Plan) -> Document:
    """`found` as the page shows it: without seconds, and with the bound rounded."""
    document = plan_to_json(found, seconds=0.0)
    del document["seconds"]
    if found.evenness is not None:
        document["evenness"] = {name: round(value, 9) for name, value in asdict(found.evenness).items()}
    return document | {"bound": round(found.bound, 9)}


def test_the_worked_example_is_what_the_engine_answers_whatever_the_seed() -> None:
    assert [shown(plan(day(), seed=seed)) for seed in range(3)] == [ANSWER] * 3
    assert verify(day(), plan(day()).meetings) == ()


def test_who_comes_late_changes_the_plan_as_the_page_says() -> None:
    late = day(b1={"absent": [0]})
    assert shown(plan(late)) == LATE_ANSWER
    assert verify(late, plan(late).meetings) == ()


def test_a_fair_day_needs_no_promise() -> None:
    fair = replace(day(c3={"min": 0}), objective="fair")
    assert shown(plan(fair)) == FAIR_ANSWER


def test_without_the_promise_the_sum_is_29_and_the_shy_one_sits_there() -> None:
    found = plan(day(c3={"min": 0}))
    assert found.total == 29
    assert {meeting.a for meeting in found.meetings} == {"c1", "c2"}


def test_the_prices_on_the_page_prove_its_bound() -> None:
    price = {"c1": 0, "c2": 0, "c3": -3, "b1": 7, "b2": 5}
    instance = instance_of(day())
    prices = Prices(
        place=np.zeros(instance.there.shape),
        table=np.zeros(len(instance.classes)),
        talk=np.array([price[person["id"]] for person in DAY["people"]]) / instance.scale,
    )
    assert round(proven_bound(instance, prices) * instance.scale, 9) == 26

    earned = re.findall(r"^\| (c\d), (b\d) \| (\d) \| .*? \| (.*?) \|$", PAGE, re.MULTILINE)
    assert [(a, b, int(affinity)) for a, b, affinity, _ in earned] == [
        (pair["a"], pair["b"], pair["affinity"]) for pair in DAY["pairs"]
    ]
    exact = (gains(instance, prices) * instance.scale).tolist()
    assert ["less than nothing" if gain < 0 else f"{gain:g}" for gain in exact] == [row[3] for row in earned]
