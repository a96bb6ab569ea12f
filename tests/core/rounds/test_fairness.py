from kloeppel.core.rounds import Fairness, Meeting, Pair, Person, Problem, fairness
from kloeppel.core.values import Side


def test_everybody_is_counted() -> None:
    people = (
        Person("c", Side.CREATIVE),
        Person("d", Side.CREATIVE, frozenset({0, 2})),
        Person("x", Side.BUSINESS),
    )
    problem = Problem(3, 1, people, (Pair("c", "x", 1.0), Pair("d", "x", 1.0)))
    assert fairness(problem, (Meeting("c", "x", 0, 0), Meeting("d", "x", 1, 0))) == Fairness(
        talks={"c": 1, "d": 1, "x": 2},
        waiting={"c": 2, "d": 0, "x": 1},
        fewest=1,
        most=2,
        spread=1,
        people_with={1: 2, 2: 1},
    )


def test_a_day_without_people_is_even() -> None:
    assert fairness(Problem(1, 1, (), ()), ()) == Fairness({}, {}, 0, 0, 0, {})


def test_a_three_is_two_talks_in_one_round_and_nobody_waits_in_a_break() -> None:
    people = (Person("c", Side.CREATIVE), Person("d", Side.CREATIVE), Person("x", Side.BUSINESS))
    pairs = (Pair("c", "x", 1.0), Pair("d", "x", 1.0))
    problem = Problem(3, 1, people, pairs, threes=Side.CREATIVE, breaks=frozenset({0}))
    counted = fairness(problem, (Meeting("c", "x", 1, 0), Meeting("d", "x", 1, 0)))
    assert (counted.talks, counted.waiting) == ({"c": 1, "d": 1, "x": 2}, {"c": 1, "d": 1, "x": 1})
