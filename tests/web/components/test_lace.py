import re

from hypothesis import given
from hypothesis import strategies as st

from kloeppel.web.components.lace import COLUMN, COLUMNS, HEIGHT, MIDDLE, PIECES, Lace, lace_of

NUMBERS = st.integers(0, PIECES - 1)


def points(path: str) -> list[tuple[int, int]]:
    pairs = [(int(x), int(y)) for x, y in re.findall(r"(-?\d+) (-?\d+)", path)]
    return [pairs[0], *pairs[3::3]]


@given(NUMBERS, NUMBERS)
def test_other_matches_have_other_lace(one: int, other: int) -> None:
    assert (lace_of(one) == lace_of(other)) == (one == other)


def test_the_first_thousands_all_differ() -> None:
    assert len({lace_of(number).first for number in range(5000)}) == 5000


@given(NUMBERS)
def test_the_threads_are_mirrors_and_every_pin_is_turned_around(number: int) -> None:
    lace = lace_of(number)
    first, second = points(lace.first), points(lace.second)
    assert second == [(x, HEIGHT - y) for x, y in first]
    assert sorted(lace.pins) == sorted([*first[1:-1], *second[1:-1]])
    assert len(lace.pins) == 2 * COLUMNS
    assert all(0 < y < HEIGHT for _, y in first)


@given(NUMBERS)
def test_there_is_a_knot_wherever_the_threads_cross_and_nowhere_else(number: int) -> None:
    lace = lace_of(number)
    above = [y < MIDDLE for _, y in points(lace.first)]
    crossed = [place for place in range(COLUMNS + 1) if above[place] != above[place + 1]]
    assert [x // COLUMN for x, _ in lace.knots] == crossed
    assert {y for _, y in lace.knots} <= {MIDDLE}


def test_the_lace_of_a_match_stays_the_same() -> None:
    found: Lace = lace_of(6)
    levels = [MIDDLE - y for _, y in points(found.first)]
    assert levels == [120, -220, -120, -320, 120, -320, 220, -120, 220, 120]
    assert found.knots == [(x, MIDDLE) for x in (102, 869, 1051, 1331, 1578, 1782)]
