from collections.abc import Mapping
from dataclasses import replace

import pytest

from kloeppel.core.appointments import Person, Problem, Talk, count_gaps, verify

DAY = Problem(
    slots=5,
    tables=2,
    people=(Person("anna", frozenset({4})), Person("ben"), Person("cleo"), Person("dora")),
    talks=(
        Talk("ab", "anna", "ben"),
        Talk("ac", "anna", "cleo", after=("ab",)),
        Talk("bc", "ben", "cleo", frozenset({1, 2, 3})),
        Talk("cd", "cleo", "dora"),
    ),
    gap_spread=1,
)
PLAN = {"ab": 0, "ac": 1, "bc": 2, "cd": 3}


def test_a_plan_that_keeps_every_rule_has_no_violation() -> None:
    assert verify(DAY, PLAN) == ()
    assert count_gaps(DAY, PLAN) == {"anna": 0, "ben": 1, "cleo": 0, "dora": 0}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"ab": 3}, ["The talk ab does not lie before the talk ac."]),
        ({"ac": 4}, ["anna talks in slot 4, but is not there."]),
        ({"bc": 0}, ["The talk bc may not lie in slot 0.", "ben has 2 talks in slot 0."]),
        ({"cd": 5}, ["The talk cd may not lie in slot 5."]),
        ({"cd": 1}, ["cleo has 2 talks in slot 1."]),
        ({"xy": 1}, ["The talk xy is not asked for."]),
    ],
)
def test_each_breach_is_said(change: Mapping[str, int], expected: list[str]) -> None:
    assert list(map(str, verify(DAY, {**PLAN, **change}))) == expected


def test_a_talk_without_a_slot_is_said() -> None:
    assert list(map(str, verify(DAY, {"ab": 0, "ac": 1, "bc": 2}))) == ["The talk cd has no slot."]


def test_too_few_tables_are_said() -> None:
    day = Problem(1, 1, tuple(map(Person, "abcd")), (Talk("x", "a", "b"), Talk("y", "c", "d")))
    assert list(map(str, verify(day, {"x": 0, "y": 0}))) == ["Slot 0 has 2 talks and 1 tables."]


def test_gaps_that_are_spread_unfairly_are_said() -> None:
    assert list(map(str, verify(replace(DAY, gap_spread=0), PLAN))) == ["ben has 1 gaps and anna has 0."]
