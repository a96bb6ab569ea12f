from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings

from core.onlooker import Onlooker
from core.rounds.days import made_day, tiny_days
from core.rounds.fair.brute_fair import best_fair
from kloeppel.core.rounds import Meeting, Pair, Person, Plan, Problem, plan, verify
from kloeppel.core.values import InputError, Side

A, B = Side.CREATIVE, Side.BUSINESS


def talks_of(problem: Problem, found: Plan) -> list[int]:
    talks = Counter(person for meeting in found.meetings for person in (meeting.a, meeting.b))
    return sorted(talks[person.id] for person in problem.people)


def affinities_of(problem: Problem, meetings: tuple[Meeting, ...]) -> list[float]:
    worth = {(pair.a, pair.b): pair.affinity for pair in problem.pairs}
    gets = dict.fromkeys((person.id for person in problem.people), 0.0)
    for meeting in meetings:
        for person in (meeting.a, meeting.b):
            gets[person] += worth[meeting.a, meeting.b]
    return sorted(gets.values())


@settings(max_examples=150, deadline=None)
@given(tiny_days())
def test_a_fair_plan_is_the_best_of_all_plans_in_its_order(day: Problem) -> None:
    problem = replace(day, objective="fair")
    best = best_fair(problem)
    if best is None:
        with pytest.raises(InputError):
            plan(problem)
        return
    found = plan(problem)
    assert verify(problem, found.meetings) == ()
    assert talks_of(problem, found) == list(best.talks)
    assert affinities_of(problem, found.meetings) == pytest.approx(list(best.affinities), abs=1e-5)
    assert found.total == pytest.approx(best.total, abs=1e-5)
    assert found.bound == pytest.approx(best.most, abs=1e-6)
    assert found.evenness is not None
    assert (found.optimal, found.evenness.talks_proven) == (True, True)


@settings(max_examples=60, deadline=None)
@given(tiny_days())
def test_the_strict_order_knows_no_price(day: Problem) -> None:
    problem = replace(day, objective="fair", most_lost=1.0)
    best = best_fair(problem)
    if best is not None:
        found = plan(problem)
        assert affinities_of(problem, found.meetings) == pytest.approx(list(best.affinities), abs=1e-5)


@pytest.mark.parametrize(
    ("people", "rounds", "tables", "talks"),
    [
        ((30, 30), 8, 30, {8: 60}),
        ((100, 80), 10, 50, {5: 100, 6: 60, 7: 20}),
        ((20, 14), 6, 11, {3: 14, 4: 6 + 4, 5: 10}),
    ],
)
def test_nobody_gets_fewer_talks_than_counting_allows(
    people: tuple[int, int], rounds: int, tables: int, talks: dict[int, int]
) -> None:
    problem = made_day(people, rounds, tables, seed=1, objective="fair")
    found = plan(problem)
    assert verify(problem, found.meetings) == ()
    assert Counter(talks_of(problem, found)) == talks
    assert found.evenness is not None
    assert found.evenness.talks_proven


def test_evenness_costs_what_it_may_and_reaches_the_bound_for_the_least() -> None:
    problem = made_day((30, 30), 8, 30, seed=1, objective="fair")
    found, largest = plan(problem), plan(replace(problem, objective="total"))
    assert found.evenness is not None
    assert found.bound == pytest.approx(largest.total)
    assert found.evenness.lost == pytest.approx(1 - found.total / largest.total)
    assert found.evenness.lost <= problem.most_lost
    least = affinities_of(problem, found.meetings)[0]
    assert least == pytest.approx(found.evenness.least_affinity)
    assert least == pytest.approx(found.evenness.least_affinity_bound)
    assert least > affinities_of(problem, largest.meetings)[0]


def test_where_counting_is_not_enough_programs_find_the_most_even_talks() -> None:
    # b0 is the only one whom a0 to a3 may meet: one of them has a talk in each of the two rounds.
    people = tuple(Person(f"a{index}", A) for index in range(40)) + tuple(Person(f"b{index}", B) for index in range(40))
    pairs = [Pair(f"a{index}", "b0", 0.5) for index in range(4)]
    pairs += [Pair(f"a{first}", f"b{second}", 0.5) for first in range(4, 40) for second in range(1, 40)]
    problem = Problem(2, 40, people, tuple(pairs))
    found = plan(problem)
    assert verify(problem, found.meetings) == ()
    # On side a: two of four, and 36 with two talks each; on side b: b0 with two, and 72 talks for 39 people.
    assert Counter(talks_of(problem, found)) == {0: 2, 1: 2 + 6, 2: 36 + 1 + 33}
    assert found.evenness is not None
    assert found.evenness.talks_proven


@pytest.mark.parametrize("seed", range(3))
def test_a_fair_day_with_absences_is_even_and_proven_so(seed: int) -> None:
    problem = made_day((30, 24), 8, 20, seed=seed, absent=0.2, objective="fair")
    found, largest = plan(problem, time_limit=4), plan(replace(problem, objective="total"), time_limit=2)
    assert verify(problem, found.meetings) == ()
    assert found.evenness is not None
    assert found.evenness.talks_proven
    assert talks_of(problem, found) > talks_of(problem, largest)
    assert affinities_of(problem, found.meetings)[0] >= affinities_of(problem, largest.meetings)[0]
    assert found.total <= found.bound


def test_a_promise_comes_before_evenness() -> None:
    people = (Person("a0", A, min=2), Person("a1", A), Person("b0", B), Person("b1", B))
    pairs = tuple(Pair(a, b, 0.5) for a in ("a0", "a1") for b in ("b0", "b1"))
    found = plan(Problem(2, 1, people, pairs))
    assert [(meeting.a) for meeting in found.meetings] == ["a0", "a0"]


def test_the_same_seed_gives_the_same_fair_plan() -> None:
    problem = made_day((14, 12), 6, 12, seed=5, absent=0.3, objective="fair")
    assert plan(problem, seed=3) == plan(problem, seed=3)


@pytest.mark.parametrize("patience", [1, 3, 20])
def test_who_cancels_gets_the_best_plan_so_far(patience: int) -> None:
    problem = made_day((20, 20), 6, 20, seed=2, objective="fair")
    found = plan(problem, observer=Onlooker(patience))
    assert verify(problem, found.meetings) == ()
    assert talks_of(problem, found) == [6] * 40


def test_who_watches_is_told_how_far_it_is() -> None:
    watching = Onlooker()
    found = plan(made_day((20, 20), 6, 20, seed=2, objective="fair"), observer=watching)
    best = [progress.best for progress in watching.told if progress.best is not None]
    assert found.evenness is not None
    assert best[-1] == pytest.approx(found.evenness.least_affinity)
