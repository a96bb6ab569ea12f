from itertools import combinations

import pytest

from kloeppel.core.circles import Person, Problem, circles, verify
from kloeppel.core.circles.found import STARTERS
from kloeppel.core.circles.geometries import space_rounds, unital_rounds
from kloeppel.core.circles.kirkman import bose_rounds
from kloeppel.core.circles.turned import Starter, turned_rounds
from kloeppel.core.circles.values import Rounds

EVERY_STARTER = [(groups, starter) for groups, starters in STARTERS.items() for starter in starters]


def is_repeat_free(rounds: Rounds, people: int) -> bool:
    everybody = list(range(people))
    whole = all(sorted(p for group in groups for p in group) == everybody for groups in rounds)
    pairs = [pair for groups in rounds for group in groups for pair in combinations(sorted(group), 2)]
    return whole and len(pairs) == len(set(pairs))


@pytest.mark.parametrize(("groups", "starter"), EVERY_STARTER)
def test_no_starter_lets_anybody_meet_twice(groups: int, starter: Starter) -> None:
    rounds = turned_rounds(starter)
    assert {len(groups_of_round) for groups_of_round in rounds} == {groups}
    assert is_repeat_free(rounds, starter.people)
    together = [pair for groups in rounds for group in groups for pair in combinations(group, 2)]
    assert set(map(frozenset, together)).isdisjoint(map(frozenset, combinations(starter.loose, 2)))


@pytest.mark.parametrize("people", [28, 40, 52, 76, 88])
def test_bose_rounds_meet_everybody(people: int) -> None:
    rounds = bose_rounds(people)
    assert (len(rounds), is_repeat_free(rounds, people)) == ((people - 1) // 3, True)


@pytest.mark.parametrize("size", [3, 4, 5, 6])
def test_unitals_meet_everybody(size: int) -> None:
    people = (size - 1) ** 3 + 1
    rounds = unital_rounds(size)
    assert (len(rounds), is_repeat_free(rounds, people)) == ((size - 1) ** 2, True)


def test_the_lines_of_a_space_meet_everybody() -> None:
    assert (len(space_rounds()), is_repeat_free(space_rounds(), 85)) == (21, True)


@pytest.mark.parametrize(
    ("sizes", "rounds"),
    [
        ((4,) * 7, 9),
        ((4,) * 8, 10),
        ((3,) * 6, 8),
        ((4,) * 6, 7),
        ((4,) * 9, 11),
        ((3,) * 10, 14),
        ((3,) * 35, 52),
        ((5,) * 13, 16),
        ((5,) * 11 + (4,) * 2, 15),
        ((5,) * 15, 16),
        ((6,) * 5 + (5,) * 7, 12),
        ((5,) * 7 + (4,) * 7, 14),
        ((5,) + (4,) * 25, 26),
    ],
)
def test_what_was_found_leaves_no_repeat(sizes: tuple[int, ...], rounds: int) -> None:
    problem = Problem(rounds, sizes, tuple(Person(f"p{index}") for index in range(sum(sizes))))
    found = circles(problem, time_limit=20)
    assert verify(problem, found.rounds) == ()
    assert (found.repeats, found.proven) == (0, True)
