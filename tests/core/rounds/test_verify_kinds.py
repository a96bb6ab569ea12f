from dataclasses import replace

import pytest

from kloeppel.core.rounds import Meeting, Pair, Person, Problem, verify
from kloeppel.core.values import Side

A, B = Side.CREATIVE, Side.BUSINESS
RAMP = frozenset({"ramp"})
PROBLEM = Problem(
    rounds=5,
    tables=2,
    people=(Person("c", A, rest=2, in_a_row=1), Person("d", A), Person("x", B, table_needs=RAMP), Person("y", B)),
    pairs=tuple(Pair(a, b, 0.5) for a in "cd" for b in "xy"),
    table_properties=(RAMP, frozenset()),
    keeps_table=B,
    breaks=frozenset({2}),
    in_a_row=2,
    never=(("y", "d"),),
)
GOOD = (Meeting("c", "x", 0, 0), Meeting("d", "x", 1, 0), Meeting("c", "y", 3, 1))
THREES = Problem(
    rounds=2,
    tables=2,
    people=(*(Person(name, A) for name in "cde"), Person("x", B), Person("y", B, frozenset({1}))),
    pairs=tuple(Pair(a, b, 0.5) for a in "cde" for b in "xy"),
    threes=A,
)
SEATED = (
    Meeting("c", "x", 0, 0),
    Meeting("d", "x", 0, 0),
    Meeting("e", "y", 0, 1),
    Meeting("e", "x", 1, 0),
)


def test_a_good_plan_has_no_violation() -> None:
    assert verify(PROBLEM, GOOD) == ()
    assert verify(THREES, SEATED) == ()


@pytest.mark.parametrize(
    ("meetings", "words"),
    [
        ((*GOOD[:2], Meeting("c", "y", 2, 1)), ["The talk of c and y is in round 3, which is a break."]),
        ((*GOOD, Meeting("d", "y", 4, 1)), ["d and y have a talk, but may not meet."]),
        (
            (GOOD[0], Meeting("c", "y", 1, 1)),
            ["c has talks in 2 rounds in a row, at most 1 are wanted."],
        ),
        (
            (Meeting("d", "x", 0, 1), GOOD[2]),
            ["x has a talk at table 2 in round 1, but needs: ramp."],
        ),
        (
            (replace(GOOD[2], table=0, round=1), Meeting("c", "x", 3, 0), Meeting("d", "x", 0, 1)),
            [
                "x has a talk at table 2 in round 1, but needs: ramp.",
                "x is to keep one table, but has talks at 2 tables.",
            ],
        ),
    ],
)  # fmt: skip
def test_each_kind_of_fault_is_found(meetings: tuple[Meeting, ...], words: list[str]) -> None:
    assert [violation.render() for violation in verify(PROBLEM, meetings)] == words


def test_too_little_rest_is_found() -> None:
    problem = replace(PROBLEM, people=(replace(PROBLEM.people[0], rest=4), *PROBLEM.people[1:]))
    assert [violation.render() for violation in verify(problem, GOOD)] == [
        "c has 3 rounds without a talk, at least 4 are wanted."
    ]


@pytest.mark.parametrize(
    ("meetings", "words"),
    [
        (
            (SEATED[0], replace(SEATED[1], table=1)),
            ["x has 2 talks in round 1."],
        ),
        (
            (Meeting("c", "x", 0, 0), Meeting("c", "y", 0, 0)),
            ["c has 2 talks in round 1.", "Table 1 has 2 talks in round 1."],
        ),
        (
            (Meeting("c", "x", 0, 0), Meeting("d", "y", 0, 0)),
            ["Table 1 has 2 talks in round 1."],
        ),
        (
            tuple(Meeting(name, "x", 0, 0) for name in "cde"),
            ["x has 3 talks in round 1.", "Table 1 has 3 talks in round 1."],
        ),
    ],
)
def test_each_fault_about_threes_is_found(meetings: tuple[Meeting, ...], words: list[str]) -> None:
    assert [violation.render() for violation in verify(THREES, meetings)] == words


def test_more_threes_than_needed_are_found() -> None:
    problem = replace(THREES, people=(*THREES.people[1:], Person("z", B)), pairs=THREES.pairs[2:])
    meetings = (Meeting("d", "x", 0, 0), Meeting("e", "x", 0, 0))
    assert [violation.render() for violation in verify(problem, meetings)] == [
        "There are 1 threes in round 1, but 0 are enough to seat everybody."
    ]
