import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings

from core.onlooker import Onlooker
from core.rounds.brute_force_kinds import best_total, most_even_talks
from core.rounds.special_days import special_days
from kloeppel.core.rounds import Pair, Person, Plan, Problem, plan, verify
from kloeppel.core.rounds.instance import instance_of
from kloeppel.core.values import InputError, Side

A, B = Side.CREATIVE, Side.BUSINESS
RAMP = frozenset({"ramp"})


@settings(max_examples=150, deadline=None)
@given(special_days())
def test_a_plan_is_the_best_of_all_plans(problem: Problem) -> None:
    expected = best_total(problem)
    if expected is None:
        with pytest.raises(InputError):
            plan(problem)
        return
    if homes_are_chosen_first(problem):
        found, refusal = planned(problem)
        if found is None:
            assert refusal == "No plan was found in the time allowed that gives everybody the talks promised."
            return
        assert verify(problem, found.meetings) == ()
        assert found.total - 1e-12 <= expected <= found.bound + 1e-12
        assert not found.optimal or found.total == pytest.approx(expected, abs=1e-9)
        return
    found = plan(problem)
    assert verify(problem, found.meetings) == ()
    assert found.total == pytest.approx(expected, abs=1e-12)
    assert found.bound == pytest.approx(expected, abs=1e-9)
    assert found.optimal


def planned(problem: Problem) -> tuple[Plan | None, str]:
    """The plan, or the refusal."""
    try:
        return plan(problem), ""
    except InputError as refused:
        return None, str(refused)


def homes_are_chosen_first(problem: Problem) -> bool:
    """Whether tables to keep are chosen before the rounds of talks, so that the best plan may need others."""
    needing = any(person.table_needs for person in problem.people)
    return problem.keeps_table is not None and needing and len(instance_of(problem).classes) > 1


@settings(max_examples=50, deadline=None)
@given(special_days())
def test_what_is_said_to_be_the_most_even_is(problem: Problem) -> None:
    assume(len(problem.pairs) * problem.rounds <= 18)
    problem = replace(problem, objective="fair")
    expected = most_even_talks(problem)
    assume(expected is not None)
    found = plan(problem)
    assert verify(problem, found.meetings) == ()
    assert found.evenness is not None
    if found.evenness.talks_proven:
        talks = Counter(person for meeting in found.meetings for person in (meeting.a, meeting.b))
        assert sorted(talks[person.id] for person in problem.people) == expected


def one_sided(people: int, rounds: int, tables: int, *, seed: int) -> Problem:
    """Everybody may meet everybody."""
    drawn = random.Random(seed)
    ids = [f"p{index}" for index in range(people)]
    pairs = tuple(Pair(a, b, drawn.random()) for index, a in enumerate(ids) for b in ids[index + 1 :])
    return Problem(rounds, tables, tuple(Person(name) for name in ids), pairs, objective="total", sides="one")


def two_sided(
    people: tuple[int, int], rounds: int, tables: int, *, seed: int, needing: float = 0.0, ramps: int = 0
) -> Problem:
    """Two sides; a share `needing` of both can only sit at one of `ramps` tables with a ramp."""
    drawn = random.Random(seed)
    everybody = [
        Person(f"{side.value}{index}", side, table_needs=RAMP if drawn.random() < needing else frozenset())
        for side, count in zip(Side, people, strict=True)
        for index in range(count)
    ]
    pairs = tuple(Pair(a.id, b.id, drawn.random()) for a in everybody for b in everybody if a.side is A and b.side is B)
    properties = tuple(RAMP if index < ramps else frozenset() for index in range(tables)) if ramps else ()
    return Problem(rounds, tables, tuple(everybody), pairs, objective="total", table_properties=properties)


@pytest.mark.parametrize(("people", "rounds", "tables"), [(13, 8, 6), (30, 8, 15), (30, 8, 10), (31, 5, 15), (8, 7, 4)])
def test_everybody_with_everybody_is_proven(people: int, rounds: int, tables: int) -> None:
    problem = one_sided(people, rounds, tables, seed=1)
    found = plan(problem)
    assert verify(problem, found.meetings) == ()
    assert found.optimal
    assert len(found.meetings) == rounds * tables


def test_all_meet_all_when_there_are_rounds_enough() -> None:
    found = plan(one_sided(14, 13, 7, seed=1))
    assert len(found.meetings) == 14 * 13 // 2
    assert found.optimal


def test_threes_seat_everybody_and_are_no_more_than_it_takes() -> None:
    problem = replace(two_sided((30, 20), 8, 20, seed=1), threes=A)
    found = plan(problem)
    assert verify(problem, found.meetings) == ()
    assert found.optimal
    tables = Counter((meeting.round, meeting.table) for meeting in found.meetings)
    assert Counter(tables.values()) == {1: 8 * 10, 2: 8 * 10}


def test_threes_at_few_tables_are_groups_of_three_at_each() -> None:
    problem = replace(two_sided((12, 8), 3, 5, seed=2), threes=A)
    found = plan(problem, time_limit=3)
    assert verify(problem, found.meetings) == ()
    tables = Counter((meeting.round, meeting.table) for meeting in found.meetings)
    assert Counter(tables.values()) == {2: 3 * 5}


def test_side_b_can_sit_in_twos_as_well() -> None:
    people = (Person("c", A), *(Person(name, B) for name in "xyz"))
    problem = Problem(2, 1, people, tuple(Pair("c", name, 1.0) for name in "xyz"), objective="total", threes=B)
    groups = Counter((meeting.round, meeting.table) for meeting in plan(problem).meetings)
    assert sorted(groups.values()) == [1, 2]


@pytest.mark.parametrize("ramps", [1, 3, 20])
def test_no_more_talks_need_a_ramp_than_there_are_tables_with_one(ramps: int) -> None:
    problem = two_sided((20, 20), 6, 20, seed=1, needing=0.3, ramps=ramps)
    found = plan(problem, time_limit=3)
    assert verify(problem, found.meetings) == ()
    needing = {person.id for person in problem.people if person.table_needs}
    at_ramps = Counter(meeting.round for meeting in found.meetings if {meeting.a, meeting.b} & needing)
    assert max(at_ramps.values()) == min(ramps, max(at_ramps.values()))
    assert found.bound <= found.total * 1.001


def test_needs_of_one_side_leave_rounds_interchangeable() -> None:
    properties = (RAMP, RAMP, RAMP | {"quiet"}, *(frozenset[str](),) * 9)
    problem = two_sided((14, 12), 6, 12, seed=3)
    needs = [RAMP, RAMP, RAMP, RAMP, RAMP | {"quiet"}, RAMP | {"quiet"}]
    people = (
        *(replace(p, table_needs=need) for p, need in zip(problem.people, needs, strict=False)),
        *problem.people[6:],
    )
    problem = replace(problem, people=people, table_properties=properties)
    kinds = instance_of(problem).kinds
    assert (kinds.flow, kinds.set_capacity.tolist()) == (True, [[6], [18]])
    found = plan(problem)
    assert verify(problem, found.meetings) == ()
    assert found.optimal


def test_everybody_rests_at_once_where_that_costs_nothing() -> None:
    problem = replace(two_sided((20, 20), 8, 20, seed=1), in_a_row=3)
    found = plan(problem)
    assert verify(problem, found.meetings) == ()
    assert found.optimal
    assert Counter(meeting.round for meeting in found.meetings) == dict.fromkeys((0, 1, 2, 4, 5, 6), 20)


def test_people_rest_in_turn_where_tables_are_short() -> None:
    problem = replace(two_sided((15, 12), 8, 6, seed=1), in_a_row=2)
    found = plan(problem, time_limit=5)
    assert verify(problem, found.meetings) == ()
    assert found.bound <= found.total * 1.001


def test_breaks_are_free_and_who_keeps_a_table_keeps_it() -> None:
    problem = replace(two_sided((9, 7), 6, 8, seed=1), breaks=frozenset({1, 4}), keeps_table=A.other)
    found = plan(problem)
    assert verify(problem, found.meetings) == ()
    assert found.optimal
    assert {meeting.round for meeting in found.meetings} == {0, 2, 3, 5}
    assert len({(meeting.b, meeting.table) for meeting in found.meetings}) == 7


def test_the_larger_side_can_keep_its_tables() -> None:
    problem = replace(two_sided((9, 4), 6, 9, seed=1), keeps_table=A)
    found = plan(problem)
    assert verify(problem, found.meetings) == ()
    assert found.optimal


def test_a_pair_in_never_does_not_meet() -> None:
    problem = two_sided((1, 2), 2, 2, seed=1)
    assert [m.b for m in plan(replace(problem, never=(("b0", "a0"),))).meetings] == ["b1"]


def test_who_keeps_an_accessible_table_is_decided_with_the_talks() -> None:
    problem = two_sided((12, 10), 5, 10, seed=4, ramps=2)
    people = tuple(
        replace(person, table_needs=RAMP) if index < 4 else person for index, person in enumerate(problem.people)
    )
    problem = replace(problem, people=people, keeps_table=B)
    found = plan(problem)
    assert verify(problem, found.meetings) == ()
    assert found.optimal
    hosts = {meeting.b for meeting in found.meetings if meeting.a in {"a0", "a1", "a2", "a3"}}
    assert len(hosts) == 2
    fair = plan(replace(problem, objective="fair"))
    assert verify(problem, fair.meetings) == ()
    assert fair.evenness is not None
    assert not fair.evenness.talks_proven


CANCELLED = {
    "one side": one_sided(20, 6, 10, seed=1),
    "threes": replace(two_sided((12, 8), 3, 5, seed=2), threes=A),
    "in a row": replace(two_sided((15, 12), 8, 6, seed=1), in_a_row=2),
    "needs": two_sided((20, 20), 4, 20, seed=1, needing=0.3, ramps=3),
    "homes": replace(two_sided((20, 9), 4, 12, seed=1, needing=0.1, ramps=4), keeps_table=B),
}


@pytest.mark.parametrize("objective", ["fair", "total"])
@pytest.mark.parametrize("patience", [1, 3])
@pytest.mark.parametrize("name", CANCELLED)
def test_a_cancelled_search_answers_with_what_it_has(name: str, patience: int, objective: str) -> None:
    problem = replace(CANCELLED[name], objective=objective)
    found = plan(problem, observer=Onlooker(patience))
    assert verify(problem, found.meetings) == ()
    assert found.total <= found.bound


def test_the_same_seed_gives_the_same_plan() -> None:
    assert plan(CANCELLED["needs"], seed=3) == plan(CANCELLED["needs"], seed=3)
    assert plan(CANCELLED["one side"], seed=3) == plan(CANCELLED["one side"], seed=3)
