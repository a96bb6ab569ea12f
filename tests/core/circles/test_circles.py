import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.onlooker import Onlooker
from kloeppel.core.chance import Chance
from kloeppel.core.circles import Person, Problem, circles, count_repeats, verify
from kloeppel.core.circles.designs import designed_rounds, without
from kloeppel.core.circles.kirkman import kirkman_rounds
from kloeppel.core.circles.rings import cyclic, ring
from kloeppel.core.circles.sizes import fewest_repeats
from kloeppel.core.circles.starters import Frame, starter_rounds
from kloeppel.core.circles.values import Rounds
from kloeppel.core.values import InputError


def crowd(count: int) -> tuple[Person, ...]:
    return tuple(Person(f"p{index}") for index in range(count))


def plain(sizes: tuple[int, ...], rounds: int) -> Problem:
    return Problem(rounds, sizes, crowd(sum(sizes)))


def never() -> bool:
    return False


def is_repeat_free(rounds: Rounds, people: int) -> bool:
    everybody = list(range(people))
    whole = all(sorted(p for group in groups for p in group) == everybody for groups in rounds)
    pairs = [pair for groups in rounds for group in groups for pair in combinations(sorted(group), 2)]
    return whole and len(pairs) == len(set(pairs))


@settings(max_examples=8, deadline=None)
@given(st.integers(3, 60), st.integers(1, 12), st.integers(1, 8), st.integers(0, 2**31 - 1))
def test_every_plan_keeps_the_rules(people: int, groups: int, rounds: int, seed: int) -> None:
    groups = min(groups, people // 2)
    sizes = tuple(people // groups + (index < people % groups) for index in range(groups))
    drawn = random.Random(seed)
    everybody = tuple(
        Person(
            f"p{index}",
            drawn.choice("xyz"),
            absent=frozenset({drawn.randrange(rounds)} if index == 0 else ()),
            host=drawn.random() < 0.4,
        )
        for index in range(people)
    )
    problem = Problem(rounds, sizes, everybody, (("p0", "p1"),))
    found = circles(problem, seed=seed, time_limit=0.2)
    assert verify(problem, found.rounds) == ()
    assert count_repeats(problem, found.rounds) == found.repeats
    assert found.bound <= found.repeats


@pytest.mark.parametrize(
    ("sizes", "rounds"),
    [
        ((4,) * 7, 7),
        ((5,) * 5, 6),
        ((3,) * 7, 10),
        ((3,) * 5, 7),
        ((4,) * 10, 13),
        ((2,) * 6, 11),
        ((5,) * 25, 31),
        ((5,) * 22 + (4,), 23),
        ((3,) * 15, 22),
        ((3,) * 33, 49),
        ((7,) * 7, 8),
        ((1,) * 4, 5),
        ((6,), 1),
    ],
)
def test_designs_leave_no_repeat(sizes: tuple[int, ...], rounds: int) -> None:
    problem = plain(sizes, rounds)
    found = circles(problem, time_limit=10)
    assert verify(problem, found.rounds) == ()
    assert (found.repeats, count_repeats(problem, found.rounds), found.bound, found.proven) == (0, 0, 0, True)


def test_somebody_left_out_costs_nobody_a_round_if_they_stand_in_one_column() -> None:
    rounds = designed_rounds(23 * 5 - 4, 23, 23, Chance(0), never)
    assert len(rounds) == 23
    assert is_repeat_free(rounds, 111)
    assert {len(group) for groups in rounds for group in groups} == {4, 5}


def test_leaving_out_two_who_meet_costs_their_round() -> None:
    rounds = kirkman_rounds(15)
    left = without(rounds, 15, 2, 3)
    assert (len(left), is_repeat_free(left, 13)) == (6, True)


@pytest.mark.parametrize("people", [15, 21, 27, 39, 51, 57, 63, 75, 87, 93, 99])
def test_kirkman_rounds_meet_everybody(people: int) -> None:
    rounds = kirkman_rounds(people)
    assert len(rounds) == (people - 1) // 2
    assert is_repeat_free(rounds, people)


def test_starters_use_multipliers_fixed_places_and_lines() -> None:
    places = ring(13)
    with_multipliers = Frame(places, 3, 1, 4, places.multipliers(3) or ())
    rounds = starter_rounds(with_multipliers, Chance(0), never, 10**6)
    assert rounds is not None
    assert (len(rounds), is_repeat_free(rounds, 40)) == (13, True)
    lines = starter_rounds(Frame(cyclic(10), 5, 0, 5, (1,), 6, turning=False), Chance(0), never, 10**6)
    assert lines is not None
    assert (len(lines), is_repeat_free(lines, 50)) == (6, True)


@pytest.mark.parametrize("order", [2, 8, 9, 12, 15, 25, 49])
def test_rings_add_and_multiply_as_they_must(order: int) -> None:
    places = ring(order)
    numbers = range(order)
    assert all(places.add[p][places.minus[p]] == 0 == places.times[p][0] for p in numbers)
    assert all(places.times[p][places.one] == p for p in numbers)
    drawn = random.Random(order)
    for _ in range(200):
        a, b, c = (drawn.randrange(order) for _ in range(3))
        left, right = places.times[a][places.add[b][c]], places.add[places.times[a][b]][places.times[a][c]]
        assert left == right
    assert sum(map(places.is_unit, places.apart())) == places.least - 1


@pytest.mark.parametrize(
    ("sizes", "rounds", "bound"), [((2, 2), 4, 2), ((3, 3), 2, 2), ((4, 4), 2, 4), ((3, 2), 2, 1), ((4,), 3, 12)]
)
def test_the_bound_counts_what_nobody_can_avoid(sizes: tuple[int, ...], rounds: int, bound: int) -> None:
    assert fewest_repeats(plain(sizes, rounds)) == bound
    assert circles(plain(sizes, rounds), time_limit=1).repeats == bound


def test_who_has_met_is_kept_apart() -> None:
    problem = Problem(1, (2, 2), crowd(4), (("p0", "p1"), ("p0", "p2")))
    assert circles(problem, time_limit=1).rounds[0] in {
        (("p0", "p3"), ("p1", "p2")),
        (("p1", "p2"), ("p0", "p3")),
    }


def test_a_second_season_goes_on_where_the_first_ended() -> None:
    first = circles(plain((3,) * 5, 3), time_limit=5)
    met = tuple(pair for groups in first.rounds for group in groups for pair in combinations(group, 2))
    second = circles(Problem(4, (3,) * 5, crowd(15), met), time_limit=5)
    assert (second.repeats, second.proven) == (0, True)


def test_needs_come_before_mixed_regions() -> None:
    people = (
        Person("p0", "x", needs=frozenset({"photo"})),
        Person("p1", "x", gives=frozenset({"photo"})),
        Person("p2", "y"),
        Person("p3", "y"),
    )
    met = circles(Problem(1, (2, 2), people), time_limit=5)
    assert (met.needs_met, met.needs, met.alike) == (1, 1, 2)
    mixed = circles(Problem(1, (2, 2), tuple(Person(person.id, person.region) for person in people)), time_limit=5)
    assert (mixed.needs_met, mixed.needs, mixed.alike) == (0, 0, 0)


def test_with_absences_groups_become_as_equal_as_can_be() -> None:
    people = (*crowd(8), Person("late", absent=frozenset({0})))
    found = circles(Problem(2, (3, 3, 3), people), time_limit=1)
    assert [sorted(map(len, groups)) for groups in found.rounds] == [[2, 3, 3], [3, 3, 3]]


def test_the_same_seed_gives_the_same_plan() -> None:
    problem = plain((4,) * 6, 5)
    assert circles(problem, seed=3, time_limit=20) == circles(problem, seed=3, time_limit=20)


@pytest.mark.parametrize("last", [1, 3])
def test_whoever_cancels_gets_the_best_so_far_at_once(last: int) -> None:
    problem = plain((4,) * 4 + (3,), 9)
    listener = Onlooker(last)
    found = circles(problem, time_limit=600, observer=listener)
    assert verify(problem, found.rounds) == ()
    assert count_repeats(problem, found.rounds) == found.repeats


def test_progress_is_told() -> None:
    listener = Onlooker(40)
    problem = plain((4,) * 4 + (3,), 9)
    found = circles(problem, time_limit=600, observer=listener)
    steps = list(dict.fromkeys(str(progress.step) for progress in listener.told))
    assert steps == ["Looking for a design", "Looking for plans with fewer repeats", "Mixing people"]
    assert (listener.told[-1].best, listener.told[-1].bound) == (found.repeats, found.bound)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: plain((2, 2), 0), "rounds must be between 1 and 200, it is 0."),
        (lambda: Problem(1, (1,), ()), "people must be between 1 and 600, it is 0."),
        (lambda: plain((4, 2), 1), "groups must hold sizes of at least 1 that are equal or differ by one."),
        (lambda: Problem(1, (2, 2), crowd(5)), "groups has 4 places, but there are 5 people."),
        (lambda: Problem(1, (2,), (Person("x"), Person("x"))), 'people[1].id: "x" is there twice.'),
        (
            lambda: Problem(1, (1,), (Person("x", absent=frozenset({1})),)),
            "people[0].absent names round 1, but rounds count from 0 to 0.",
        ),
        (
            lambda: Problem(1, (1, 1), (Person("x", absent=frozenset({0})), Person("y"))),
            "people: in round 0 only 1 are there, too few for 2 groups.",
        ),
        (lambda: Problem(1, (2,), crowd(2), (("p0", "q"),)), 'met[0]: "q" is not among the people.'),
        (lambda: Problem(1, (2,), crowd(2), (("p0", "p0"),)), 'met[0]: "p0" is there twice.'),
    ],
)
def test_what_cannot_be_gets_one_sentence(make: object, words: str) -> None:
    assert callable(make)
    with pytest.raises(InputError) as refused:
        make()
    assert str(refused.value) == words


def test_verify_finds_every_breach() -> None:
    problem = Problem(2, (2, 2), (*crowd(3), Person("p3", absent=frozenset({1}))))
    rounds = [[["p0", "p1", "p2"], ["p0"]], [["p0", "p1"], ["p2", "p3"]], []]
    assert [str(sentence) for sentence in verify(problem, rounds[:2])] == [
        "p0 has 2 groups in round 1.",
        "p3 has 0 groups in round 1.",
        "The groups of round 1 have the sizes 3, 1.",
        "p3 has a group in round 2, but is not there.",
    ]
    assert str(verify(problem, [])[0]) == "There are 0 rounds instead of 2."


def test_verify_misses_hosts() -> None:
    problem = Problem(1, (2, 2), (Person("h1", host=True), Person("h2", host=True), *crowd(2)))
    assert [str(sentence) for sentence in verify(problem, [[["h1", "h2"], ["p0", "p1"]]])] == [
        "In round 1 1 groups have a host, 2 could."
    ]
    assert verify(problem, [[["h1", "p0"], ["h2", "p1"]]]) == ()


def with_hosts(sizes: tuple[int, ...], rounds: int, hosts: int) -> Problem:
    return Problem(rounds, sizes, tuple(Person(f"p{index}", host=index < hosts) for index in range(sum(sizes))))


@pytest.mark.parametrize(
    ("sizes", "rounds", "hosts", "without_host"),
    [((4,) * 7, 7, 7, 0), ((3,) * 5, 5, 5, 0), ((5,) * 9, 9, 9, 0), ((4,) * 5, 4, 3, 8), ((5,) * 12, 12, 20, 0)],
)
def test_every_group_has_its_host_without_a_repeat(
    sizes: tuple[int, ...], rounds: int, hosts: int, without_host: int
) -> None:
    problem = with_hosts(sizes, rounds, hosts)
    found = circles(problem, time_limit=10)
    assert verify(problem, found.rounds) == ()
    assert (found.without_host, found.repeats, found.proven) == (without_host, 0, True)


def test_hosts_come_before_new_faces() -> None:
    # Two hosts and two guests: each guest sits with one of two hosts, so that the third round repeats both meetings.
    found = circles(with_hosts((2, 2), 3, 2), time_limit=1)
    assert (found.without_host, found.repeats, found.bound, found.proven) == (0, 2, 2, True)


def test_hosts_keep_their_groups_when_parts_are_exchanged() -> None:
    people = tuple(Person(f"p{index}", region="xyz"[index % 3], host=index < 4) for index in range(12))
    problem = Problem(3, (3,) * 4, people)
    found = circles(problem, time_limit=5)
    assert (verify(problem, found.rounds), found.repeats, found.without_host) == ((), 0, 0)
