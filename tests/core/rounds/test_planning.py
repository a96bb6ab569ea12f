from dataclasses import replace

import pytest
from hypothesis import given, settings

from core.rounds.brute_force import best_total
from core.rounds.days import made_day, tiny_days
from kloeppel.core.rounds import Pair, Person, Problem, plan, verify
from kloeppel.core.values import InputError, Side

A, B = Side.CREATIVE, Side.BUSINESS


@settings(max_examples=100, deadline=None)
@given(tiny_days())
def test_a_plan_is_the_best_of_all_plans(problem: Problem) -> None:
    expected = best_total(problem)
    if expected is None:
        with pytest.raises(InputError):
            plan(problem)
        return
    found = plan(problem)
    assert verify(problem, found.meetings) == ()
    assert found.total == pytest.approx(expected, abs=1e-12)
    assert found.bound == pytest.approx(expected, abs=1e-9)
    assert found.optimal


@pytest.mark.parametrize(("people", "rounds", "tables"), [((30, 30), 8, 30), ((30, 20), 8, 11), ((3, 40), 6, 40)])
def test_a_day_without_absences_is_proven(people: tuple[int, int], rounds: int, tables: int) -> None:
    problem = made_day(people, rounds, tables, seed=1)
    found = plan(problem)
    assert verify(problem, found.meetings) == ()
    assert found.optimal
    assert len(found.meetings) == rounds * min(*people, tables)


def test_a_day_too_large_for_one_program_is_proven() -> None:
    problem = made_day((120, 110), 9, 50, seed=2, least=3)
    found = plan(problem)
    assert verify(problem, found.meetings) == ()
    assert found.optimal
    assert found.fewest_talks == 3


@pytest.mark.parametrize("seed", range(4))
def test_a_day_with_absences_is_within_a_thousandth_of_the_bound(seed: int) -> None:
    problem = made_day((30, 24), 8, 20, seed=seed, absent=0.2, least=1)
    found = plan(problem, time_limit=2)
    assert verify(problem, found.meetings) == ()
    assert found.total <= found.bound <= found.total * 1.001


def test_rounds_are_equally_full() -> None:
    problem = made_day((20, 20), 7, 13, seed=3)
    problem = replace(problem, people=tuple(replace(person, max=4) for person in problem.people))
    full = [sum(meeting.round == number for meeting in plan(problem).meetings) for number in range(7)]
    assert sum(full) == 80
    assert max(full) - min(full) == 1


def test_the_same_seed_gives_the_same_plan() -> None:
    problem = made_day((14, 12), 6, 12, seed=5, absent=0.3)
    assert plan(problem, seed=3) == plan(problem, seed=3)


def test_the_smaller_side_keeps_its_table() -> None:
    meetings = plan(made_day((5, 9), 6, 8, seed=4)).meetings
    tables = {
        person: {meeting.table for meeting in meetings if meeting.a == person} for person in {m.a for m in meetings}
    }
    assert sorted(map(len, tables.values())) == [1, 1, 1, 1, 1]


def test_meetings_come_by_round_and_table() -> None:
    meetings = plan(made_day((6, 6), 4, 6, seed=4)).meetings
    places = [(meeting.round, meeting.table) for meeting in meetings]
    assert places == sorted(set(places))


def test_a_pair_of_affinity_zero_may_meet() -> None:
    problem = Problem(1, 1, (Person("c", A, min=1), Person("b", B)), (Pair("c", "b", 0.0),))
    assert [(m.a, m.b) for m in plan(problem).meetings] == [("c", "b")]


@pytest.mark.parametrize(
    "people", [(), (Person("c", A),), (Person("b", B), Person("d", B))], ids=["nobody", "one", "one side empty"]
)
def test_a_day_on_which_nobody_can_meet_has_an_empty_plan(people: tuple[Person, ...]) -> None:
    found = plan(Problem(2, 2, people, ()))
    assert (found.meetings, found.total, found.bound, found.optimal, found.fewest_talks) == ((), 0.0, 0.0, True, 0)


def test_huge_and_tiny_affinities_stay_finite() -> None:
    people = (Person("c", A), Person("d", A), Person("b", B))
    found = plan(Problem(1, 1, people, (Pair("c", "b", 1e300), Pair("d", "b", 5e-324))))
    assert (found.total, found.optimal, [meeting.a for meeting in found.meetings]) == (1e300, True, ["c"])
    found = plan(Problem(1, 1, people, (Pair("d", "b", 5e-324),)))
    assert (found.total, found.optimal) == (5e-324, True)


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (
            Problem(4, 2, (Person("c", A, min=2), Person("b", B)), (Pair("c", "b", 1.0),)),
            'people[0].min: "c" is promised 2 talks, more than are possible: 1.',
        ),
        (
            Problem(
                1,
                2,
                (Person("c", A, min=1), Person("d", A, min=1), Person("b", B)),
                (Pair("c", "b", 1), Pair("d", "b", 1)),
            ),
            (
                "people[0].min: not everybody can have the talks promised. "
                'In the plan that misses the fewest, "c" has 0 instead of 1.'
            ),
        ),
        (
            Problem(
                2,
                1,
                (Person("c", A), Person("d", A, frozenset({0})), Person("b", B), Person("e", B, frozenset({0}))),
                (Pair("c", "e", 1, must=True), Pair("d", "b", 1, must=True)),
            ),
            "The pairs that must meet do not all fit into the rounds together.",
        ),
    ],
    ids=["alone", "together", "must"],
)
def test_the_impossible_is_refused_with_the_reason(problem: Problem, words: str) -> None:
    with pytest.raises(InputError) as refused:
        plan(problem)
    ends = {words, words.replace("people[0].min", "people[1].min").replace('"c" has', '"d" has')}
    assert str(refused.value) in ends
