import itertools
import math
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.onlooker import Onlooker
from core.rounds.begun_days import begun_day
from core.rounds.days import tiny_days
from kloeppel.core.rounds import Meeting, Pair, Person, Problem, plan
from kloeppel.core.rounds.robust import robust, verify_robustness
from kloeppel.core.rounds.robust.chances import at_least, kept, lost
from kloeppel.core.rounds.robust.exchange import robustness_to_json, task_from_json
from kloeppel.core.rounds.robust.simulation import estimate, missing_on, outcome
from kloeppel.core.values import InputError, Side

A, B = Side.CREATIVE, Side.BUSINESS
CHANCES = st.sampled_from((0.0, 0.1, 0.3, 0.5, 0.9))


def day(n: int, rounds: int, *, least: int = 0) -> Problem:
    """`n` on each side, everybody may meet everybody; affinity is largest for people of equal number."""
    people = (*(Person(f"a{i}", A, min=least) for i in range(n)), *(Person(f"b{i}", B, min=least) for i in range(n)))
    pairs = tuple(Pair(f"a{i}", f"b{j}", 1 / (1 + abs(i - j))) for i in range(n) for j in range(n))
    return Problem(rounds, n, people, pairs, "total")


@given(st.lists(CHANCES, max_size=6), st.integers(0, 7))
def test_the_chance_of_at_least_so_many_is_the_sum_over_all_cases(chances: list[float], count: int) -> None:
    expected = sum(
        math.prod(p if comes else 1 - p for p, comes in zip(chances, case, strict=True))
        for case in itertools.product((True, False), repeat=len(chances))
        if sum(case) >= count
    )
    assert at_least(chances, count) == pytest.approx(expected)


def test_talks_lost_and_promises_kept_are_those_of_all_cases() -> None:
    coming = {"a0": 0.9, "a1": 0.5, "b0": 0.8, "b1": 1.0}
    people = (Person("a0", A, min=1), Person("a1", A), Person("b0", B, min=2), Person("b1", B))
    pairs = (Pair("a0", "b0", 1), Pair("a1", "b0", 1), Pair("a0", "b1", 1))
    problem = Problem(2, 2, people, pairs, "total")
    meetings = (Meeting("a0", "b0", 0, 0), Meeting("a1", "b0", 1, 0), Meeting("a0", "b1", 1, 1))
    fallen, enough = 0.0, dict.fromkeys(("a0", "b0"), 0.0)
    for case in itertools.product((True, False), repeat=4):
        here = {person for person, comes in zip(coming, case, strict=True) if comes}
        chance = math.prod(coming[p] if p in here else 1 - coming[p] for p in coming)
        held = [m for m in meetings if {m.a, m.b} <= here]
        fallen += chance * (len(meetings) - len(held))
        talks = Counter(p for m in held for p in (m.a, m.b))
        for person in people:
            if person.min and person.id in here:
                enough[person.id] += chance * (talks[person.id] >= person.min) / coming[person.id]
    assert lost(meetings, coming) == pytest.approx(fallen)
    assert kept(problem, meetings, coming) == pytest.approx(enough)


def most_held(problem: Problem, coming: dict[str, float], talks: Counter[str]) -> float:
    """The most talks expected to be held by any choice of pairs with exactly these talks per person; no rounds."""
    best = -1.0
    for count in range(len(problem.pairs) + 1):
        for chosen in itertools.combinations(problem.pairs, count):
            if Counter(p for pair in chosen for p in (pair.a, pair.b)) == talks:
                best = max(best, sum(coming[pair.a] * coming[pair.b] for pair in chosen))
    return best


@settings(max_examples=60, deadline=None)
@given(tiny_days(affinities=(0.0, 0.25, 1.0)), st.data())
def test_no_plan_with_the_same_talks_is_expected_to_hold_more(problem: Problem, data: st.DataObject) -> None:
    # A day that is a flow: the choice of pairs is all there is to it.
    people = tuple(replace(person, absent=frozenset(), min=0) for person in problem.people)
    pairs = tuple(replace(pair, must=False, round=None) for pair in problem.pairs)
    problem = replace(problem, people=people, pairs=pairs)
    no_show = {person.id: data.draw(CHANCES) for person in people}
    plain = plan(problem)
    found = robust(problem, no_show, confidence=0.0, days=2)
    assert verify_robustness(problem, no_show, found) == ()
    coming = {person: 1 - rate for person, rate in no_show.items()}
    talks = Counter(p for m in plain.meetings for p in (m.a, m.b))
    # Affinity counts a thousandth of a talk at most.
    assert found.held >= most_held(problem, coming, talks) - 0.001 * (1 + len(plain.meetings)) - 1e-9
    assert found.proven


def test_whoever_often_stays_away_meets_others_who_do() -> None:
    no_show = {"a0": 0.5, "a1": 0.5, "b2": 0.5, "b3": 0.5}
    found = robust(day(4, 2), no_show, days=20)
    met = {(m.a, m.b) for m in found.robust.meetings}
    assert met == {("a0", "b2"), ("a0", "b3"), ("a1", "b2"), ("a1", "b3"),
                   ("a2", "b0"), ("a2", "b1"), ("a3", "b0"), ("a3", "b1")}  # fmt: skip
    assert found.robust.lost == pytest.approx(3.0)
    assert found.proven
    assert found.plain.lost == pytest.approx(4.0)
    assert found.cost == pytest.approx(1 - found.robust.affinity / found.plain.affinity)


def test_with_equal_rates_nothing_is_changed() -> None:
    problem = day(6, 3)
    found = robust(problem, {person.id: 0.2 for person in problem.people}, days=5)
    assert found.robust.meetings == found.plain.meetings
    assert (found.cost, found.saved.mean, found.proven) == (0.0, 0.0, True)
    assert found.robust.lost == pytest.approx(18 * (1 - 0.8**2))


def test_talks_are_moved_to_those_who_need_a_reserve() -> None:
    # Only a0 was promised a talk; affinity would give it one, with b0, who stays away half the time.
    people = (Person("a0", A, min=1), Person("a1", A), Person("b0", B, max=1), Person("b1", B, max=1))
    pairs = (Pair("a0", "b0", 9), Pair("a0", "b1", 1), Pair("a1", "b1", 9))
    problem = Problem(2, 2, people, pairs, "total")
    found = robust(problem, {"b0": 0.5, "b1": 0.5}, confidence=0.7, days=5)
    assert {(m.a, m.b) for m in found.robust.meetings} == {("a0", "b0"), ("a0", "b1")}
    assert (found.plain.least_kept, found.robust.least_kept) == (0.5, 0.75)
    assert (found.not_kept, verify_robustness(problem, {"b0": 0.5, "b1": 0.5}, found)) == ((), ())


def test_whose_promise_cannot_be_made_sure_is_named() -> None:
    problem = Problem(1, 1, (Person("a0", A, min=1), Person("b0", B)), (Pair("a0", "b0", 1),), "total")
    found = robust(problem, {"b0": 0.5}, days=3)
    assert (found.not_kept, found.robust.short) == (("a0",), 0.5)


def test_a_simulated_day_is_repaired_after_the_first_round() -> None:
    problem = day(3, 3)
    meetings = tuple(Meeting(f"a{i}", f"b{(i + r) % 3}", r, i) for r in range(3) for i in range(3))
    # a0 and b1 stay away: in round 0 b0 and a1 are alone; from round 1 on two talks fit into each round.
    found = outcome(problem, meetings, frozenset({"a0", "b1"}), 5.0)
    assert (found.lost, found.short) == (9 - 1 - 3, 0)


def test_simulated_days_come_from_the_seed_and_are_as_likely_as_said() -> None:
    problem = day(10, 1)
    coming = {person.id: 0.7 for person in problem.people}
    days = [missing_on(problem, coming, 3, number) for number in range(500)]
    assert days == [missing_on(problem, coming, 3, number) for number in range(500)]
    found = estimate([len(missing) for missing in days])
    assert abs(found.mean - 6.0) < 2 * found.half
    assert found.half == pytest.approx(1.96 * math.sqrt(20 * 0.21 / 500), rel=0.15)


def test_the_same_seed_gives_the_same_answer() -> None:
    problem = day(6, 3, least=1)
    rates = {f"a{i}": 0.1 * i for i in range(6)}
    assert robust(problem, rates, seed=2, days=5) == robust(problem, rates, seed=2, days=5)


@pytest.mark.parametrize("at", [1, 3])
def test_a_cancelled_search_answers_with_a_plan(at: int) -> None:
    problem = day(6, 3)
    found = robust(problem, {"a0": 0.5}, observer=Onlooker(at))
    assert (verify_robustness(problem, {"a0": 0.5}, found), found.days) == ((), 0)


def test_progress_is_reported() -> None:
    onlooker = Onlooker()
    robust(day(4, 2), {"a0": 0.5}, days=2, observer=onlooker)
    assert "Days with no-shows are simulated." in {str(progress.step) for progress in onlooker.told}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"no_show": {"x": 0.5}}, 'no_show: "x" is not among the people.'),
        ({"no_show": {"a0": 1}}, "no_show.a0 must be a number from 0 to below 1, it is 1."),
        ({"no_show": []}, "no_show must be an object, it is a list of length 0."),
        ({"confidence": "x"}, 'confidence must be a number from 0 to below 1, it is "x".'),
    ],
)
def test_rates_that_make_no_sense_get_one_sentence(change: dict[str, object], words: str) -> None:
    document = {
        "problem": {"rounds": 1, "tables": 1, "people": [{"id": "a0", "side": "a"}], "pairs": []},
        **change,
    }
    with pytest.raises(InputError) as refused:
        ask(document)
    assert str(refused.value) == words


def ask(document: object) -> dict[str, object]:
    task = task_from_json(document, 0.1)
    return robustness_to_json(robust(task.problem, task.no_show, confidence=task.confidence, days=1), 0.0)


def test_a_day_that_cannot_be_repaired_is_refused() -> None:
    situation = begun_day((3, 3), 2, 1, gone=0)
    problem = Problem(
        2, 3, tuple(Person(p.id) for p in situation.problem.people), situation.problem.pairs, "total", sides="one"
    )
    with pytest.raises(InputError) as refused:
        robust(problem, {})
    assert str(refused.value).startswith("A day that has begun can only be planned anew if it has two sides")
