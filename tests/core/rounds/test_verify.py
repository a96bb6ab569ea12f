from dataclasses import replace

import pytest

from core.rounds.days import made_day
from kloeppel.core.rounds import Meeting, Pair, Person, Problem, plan, verify
from kloeppel.core.values import Side

A, B = Side.CREATIVE, Side.BUSINESS
PROBLEM = Problem(
    rounds=2,
    tables=2,
    people=(
        Person("c", A, min=1),
        Person("d", A, frozenset({1}), max=1),
        Person("x", B),
        Person("y", B),
        Person("z", B, frozenset({0})),
    ),
    pairs=(
        Pair("c", "x", 0.5, must=True),
        Pair("c", "y", 0.5),
        Pair("c", "z", 0.5),
        Pair("d", "x", 0.5),
        Pair("d", "y", 0.5, must=True, round=0),
    ),
)
GOOD = (Meeting("c", "x", 0, 0), Meeting("d", "y", 0, 1), Meeting("c", "z", 1, 0))


def test_a_good_plan_has_no_violation() -> None:
    assert verify(PROBLEM, GOOD) == ()


@pytest.mark.parametrize(
    ("meetings", "words"),
    [
        ((*GOOD[:2], Meeting("c", "z", 2, 0)), ["The talk of c and z is in round 3, which does not exist."]),
        ((*GOOD[:2], Meeting("c", "z", 1, 2)), ["The talk of c and z is at table 3, which does not exist."]),
        ((*GOOD[:2], Meeting("c", "z", 1, -1)), ["The talk of c and z is at table 0, which does not exist."]),
        (
            (GOOD[1], Meeting("c", "x", 1, 1), Meeting("c", "z", 0, 0)),
            ["z has a talk in round 1, but is not there."],
        ),
        ((*GOOD, Meeting("q", "y", 1, 1)), ["q and y have a talk, but may not meet."]),
        ((*GOOD, Meeting("d", "z", 1, 1))[1:], [
            "d has a talk in round 2, but is not there.",
            "d and z have a talk, but may not meet.",
            "z has 2 talks in round 2.",
            "d has 2 talks, at most 1 are wanted.",
            "c and x must meet, but do not.",
        ]),
        ((*GOOD[:2], Meeting("c", "x", 1, 0)), ["c and x meet 2 times."]),
        (
            (*GOOD[:2], Meeting("c", "y", 0, 0)),
            ["c has 2 talks in round 1.", "y has 2 talks in round 1.", "Table 1 has 2 talks in round 1."],
        ),
        ((GOOD[0], replace(GOOD[1], table=0), GOOD[2]), ["Table 1 has 2 talks in round 1."]),
        ((GOOD[1],), ["c has 0 talks, at least 1 are promised.", "c and x must meet, but do not."]),
        (GOOD[:1], ["d and y must meet, but do not."]),
        (
            (GOOD[0], Meeting("d", "y", 1, 1)),
            ["d has a talk in round 2, but is not there.", "d and y must meet in round 1, but meet in round 2."],
        ),
    ],
)  # fmt: skip
def test_each_kind_of_fault_is_found(meetings: tuple[Meeting, ...], words: list[str]) -> None:
    assert [violation.render() for violation in verify(PROBLEM, meetings)] == words


def test_taking_away_a_table_shows_in_a_real_plan() -> None:
    problem = made_day((8, 8), 4, 8, seed=1)
    violations = verify(replace(problem, tables=7), plan(problem).meetings)
    assert len(violations) == 4
    assert {violation.text for violation in violations} == {
        "The talk of %(a)s and %(b)s is at table %(table)s, which does not exist."
    }
