import re
from collections.abc import Iterator

import pytest
from django.utils.translation import override

from kloeppel.core.rounds import Meeting
from kloeppel.web.components.threads import LANE, LEFT, ROUND, TOP, Lane, threads_of

NAMES = {"a1": "Ada", "a2": "Ben", "b1": "Mühle", "b2": "Museum"}
DAY = [Meeting("a1", "b1", 0, 0), Meeting("a2", "b2", 0, 1), Meeting("a1", "b2", 1, 1)]


@pytest.fixture(autouse=True, scope="module")
def _in_english() -> Iterator[None]:
    """What is said of a knot depends on the language that was spoken last."""
    with override("en"):
        yield


def points(path: str) -> list[tuple[int, int]]:
    """Where a path begins, and where each of its bends ends."""
    pairs = [(int(x), int(y)) for x, y in re.findall(r"(-?\d+) (-?\d+)", path)]
    return [pairs[0], *pairs[3::3]]


def test_every_talk_is_a_knot_on_the_thread_of_who_walks() -> None:
    picture = threads_of(DAY, 2, NAMES)
    upper, lower, rest = TOP + LANE // 2, TOP + LANE + LANE // 2, TOP + 3 * LANE
    first, second = LEFT + ROUND // 2, LEFT + ROUND + ROUND // 2
    assert [(knot.x, knot.y, knot.said) for knot in picture.knots] == [
        (first, upper, "Round 1, table 1: Ada – Mühle"),
        (first, lower, "Round 1, table 2: Ben – Museum"),
        (second, lower, "Round 2, table 2: Ada – Museum"),
    ]
    assert [(thread.name, points(thread.path)) for thread in picture.threads] == [
        ("Ada", [(first, upper), (second, lower)]),
        ("Ben", [(first, lower), (second, rest)]),
    ]
    assert picture.lanes == [Lane(upper, 1, "Mühle"), Lane(lower, 2, "Museum")]
    assert (picture.rest_y, picture.width, picture.height) == (rest, LEFT + 2 * ROUND, rest + LANE)


def test_nobody_waits_and_no_lane_is_drawn_for_it() -> None:
    picture = threads_of(DAY[:2], 1, NAMES)
    assert (picture.rest_y, picture.height) == (0, TOP + 3 * LANE)


def test_a_table_at_which_several_sit_has_no_name() -> None:
    shared = [Meeting("a1", "b1", 0, 0), Meeting("a2", "b2", 1, 0), Meeting("a1", "b2", 2, 1)]
    assert [lane.name for lane in threads_of(shared, 3, NAMES).lanes] == ["", "Museum"]


def test_a_day_without_talks_is_an_empty_picture() -> None:
    picture = threads_of([], 2, NAMES)
    assert (picture.threads, picture.knots, picture.lanes) == ([], [], [])
