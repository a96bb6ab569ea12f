from dataclasses import replace

import pytest
from hypothesis import given, settings

from core.appointments.brute_force import fewest_gaps
from core.appointments.days import drawn_day, small_problems
from kloeppel.core.appointments import Appointments, Person, Problem, Talk, appointments, count_gaps, verify
from kloeppel.core.appointments.agenda import agenda_of
from kloeppel.core.appointments.bound import fewest_gaps_by_days
from kloeppel.core.appointments.chains import Chains
from kloeppel.core.chance import Chance
from kloeppel.core.watch import Progress, Watch

UNLIMITED = 300.0


class Onlooker:
    """Counts questions, cancels at one of them, and remembers what it is told."""

    def __init__(self, cancels_at: int = 10**9) -> None:
        self.questions, self.cancels_at = 0, cancels_at
        self.told: list[tuple[float | None, float | None]] = []

    def progress(self, progress: Progress) -> None:
        self.told.append((progress.best, progress.bound))

    def cancelled(self) -> bool:
        self.questions += 1
        return self.questions >= self.cancels_at


def people(count: int) -> tuple[Person, ...]:
    return tuple(Person(f"p{index}") for index in range(count))


@settings(max_examples=150, deadline=None)
@given(small_problems())
def test_a_plan_is_the_best_of_all_plans(problem: Problem) -> None:
    fewest = fewest_gaps(problem)
    found = appointments(problem, time_limit=UNLIMITED)
    assert (found.gaps, found.proven, found.feasible) == (fewest, True, fewest is not None)
    if fewest is not None:
        assert verify(problem, found.slots) == ()
        assert sum(count_gaps(problem, found.slots).values()) == found.bound == fewest
    else:
        assert found.slots == {}
        assert found.refusal is not None


@settings(max_examples=60, deadline=None)
@given(small_problems())
def test_the_bound_by_days_is_a_bound(problem: Problem) -> None:
    fewest = fewest_gaps(problem)
    if fewest is not None:
        assert max(fewest_gaps_by_days(agenda_of(problem), UNLIMITED), fewest) == fewest


@settings(max_examples=60, deadline=None)
@given(small_problems())
def test_who_is_named_in_a_reason_cannot_be_planned_alone(problem: Problem) -> None:
    refusal = appointments(problem, time_limit=UNLIMITED).refusal
    if refusal is None:
        return
    named = set(refusal.people)
    talks = tuple(talk for talk in problem.talks if named & {talk.a, talk.b})
    kept = {talk.id for talk in talks}
    orders = {talk.id for talk in problem.talks if talk.after} | {
        other for talk in problem.talks for other in talk.after
    }
    if orders <= kept:
        assert fewest_gaps(replace(problem, talks=talks)) is None


@pytest.mark.parametrize(("size", "seed"), [((30, 8, 13), 1), ((30, 8, 13), 2), ((24, 6, 11), 3)])
def test_a_larger_day_keeps_every_rule(size: tuple[int, int, int], seed: int) -> None:
    count, slots, tables = size
    problem = drawn_day(seed, people=count, slots=slots, tables=tables)
    found = appointments(problem, seed=seed, time_limit=UNLIMITED)
    assert verify(problem, found.slots) == ()
    assert sum(count_gaps(problem, found.slots).values()) == found.gaps == found.bound


def test_the_same_seed_gives_the_same_plan() -> None:
    problem = drawn_day(7, people=30, slots=8, tables=13)
    first, second = (appointments(problem, seed=5, time_limit=UNLIMITED) for _ in range(2))
    assert first == second


def test_without_a_limit_on_the_spread_gaps_may_lie_with_one_person() -> None:
    # p0 is only there in the slots 0, 2 and 4; the others have one talk each.
    day = Problem(
        5,
        3,
        (Person("p0", frozenset({1, 3})), *people(4)[1:]),
        tuple(Talk(f"m{index}", "p0", f"p{index}") for index in (1, 2, 3)),
    )
    assert appointments(day).gaps == 2
    refusal = appointments(replace(day, gap_spread=1)).refusal
    assert refusal is not None
    assert (str(refusal.reason), refusal.people, refusal.slots) == (
        (
            "The talks of p0 do not fit together into the slots 0, 2, 4. "
            "That is so with numbers of gaps that differ by at most 1."
        ),
        ("p0",),
        (0, 2, 4),
    )


def test_a_day_without_talks_is_planned() -> None:
    assert appointments(Problem(3, 1, people(2), ())) == Appointments(gaps=0)


@pytest.mark.parametrize("question", [1, 3, 10])
def test_a_cancelled_search_answers_with_what_it_has(question: int) -> None:
    problem = drawn_day(1, people=30, slots=8, tables=13)
    onlooker = Onlooker(question)
    found = appointments(problem, observer=onlooker, time_limit=UNLIMITED)
    assert onlooker.questions == question
    assert found == Appointments() if question == 1 else found.refusal is None
    if found.feasible:
        assert verify(problem, found.slots) == ()
        assert sum(count_gaps(problem, found.slots).values()) == found.gaps


def test_progress_is_told_up_to_the_answer() -> None:
    problem = drawn_day(2, people=30, slots=8, tables=13)
    onlooker = Onlooker()
    found = appointments(problem, observer=onlooker, time_limit=UNLIMITED)
    assert onlooker.told[0] == (None, None)
    best = [told for told, _ in onlooker.told if told is not None]
    assert best == sorted(best, reverse=True)
    assert onlooker.told[-1] == (found.gaps, found.bound)


def test_annealing_breaks_no_rule() -> None:
    problem = drawn_day(4, people=20, slots=8, tables=9)
    agenda = agenda_of(problem)
    found = appointments(problem, seed=1, time_limit=UNLIMITED)
    plan = {index: found.slots[talk.id] for index, talk in enumerate(problem.talks)}
    chains = Chains(agenda, plan, Chance(1))
    chains.gaps += 10
    chains.anneal(20_000, 0, Watch(UNLIMITED))
    slots = {talk.id: chains.plan[index] for index, talk in enumerate(problem.talks)}
    assert verify(problem, slots) == ()
