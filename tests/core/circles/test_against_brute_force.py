from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from core.circles.brute_force import fewest_by_trying
from kloeppel.core.circles import Person, Problem, circles, count_repeats, verify


@st.composite
def tiny_problems(draw: st.DrawFn) -> Problem:
    sizes = draw(st.sampled_from([(2, 2), (3, 2), (2, 2, 1), (3, 3), (2, 1)]))
    rounds = draw(st.integers(1, 3))
    hosts = draw(st.sets(st.integers(0, sum(sizes) - 1), max_size=3))
    people = []
    for index in range(sum(sizes)):
        gone = draw(st.frozensets(st.integers(0, rounds - 1), max_size=1)) if index == 0 else frozenset()
        people.append(Person(f"p{index}", absent=gone, host=index in hosts))
    pairs = list(combinations([person.id for person in people], 2))
    met = draw(st.lists(st.sampled_from(pairs), max_size=4, unique=True))
    return Problem(rounds, sizes, tuple(people), tuple(met))


@settings(max_examples=25, deadline=None)
@given(tiny_problems())
def test_on_tiny_problems_nothing_is_better(problem: Problem) -> None:
    found = circles(problem, time_limit=0.3)
    assert verify(problem, found.rounds) == ()
    best = fewest_by_trying(problem)
    assert found.repeats == count_repeats(problem, found.rounds) == best
    assert found.bound <= best
    assert found.proven == (found.bound == best)
