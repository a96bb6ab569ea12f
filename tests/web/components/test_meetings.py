from collections.abc import Iterator

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from kloeppel.core.rounds import Meeting
from kloeppel.web.components.meetings import LEFT, STEP, TOP, End, Knot, meetings_of

NAMES = {"a1": "Ada", "a2": "Ben", "b1": "Mühle", "b2": "Heimatmuseum im Schloss"}


@pytest.fixture(autouse=True, scope="module")
def _in_english() -> Iterator[None]:
    """What is said of a knot depends on the language that was spoken last."""
    with override("en"):
        yield


def test_every_talk_is_a_knot_where_its_threads_cross() -> None:
    picture = meetings_of(
        ["a1", "a2"], ["b1", "b2"], [Meeting("a1", "b2", 0, 0), Meeting("a2", "b1", 1, 0)], NAMES, over={0}
    )
    first, second = STEP // 2, STEP + STEP // 2
    assert picture.knots == [
        Knot(LEFT + second, TOP + first, 1, "Round 1: Ada – Heimatmuseum im Schloss", over=True),
        Knot(LEFT + first, TOP + second, 2, "Round 2: Ben – Mühle", over=False),
    ]
    assert picture.creatives == [End(TOP + first, "Ada", "Ada"), End(TOP + second, "Ben", "Ben")]
    assert picture.businesses == [
        End(LEFT + first, "Mühle", "Mühle"),
        End(LEFT + second, "Heimatmuseum im Sch…", "Heimatmuseum im Schloss"),
    ]


@given(st.integers(0, 12), st.integers(0, 12), st.data())
def test_no_two_knots_lie_on_each_other_and_all_are_inside(
    creatives: int, businesses: int, data: st.DataObject
) -> None:
    pairs = [(f"a{a}", f"b{b}") for a in range(creatives) for b in range(businesses)]
    chosen = data.draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    names = {f"{side}{number}": f"{side}{number}" for side in "ab" for number in range(12)}
    picture = meetings_of(
        [f"a{number}" for number in range(creatives)],
        [f"b{number}" for number in range(businesses)],
        [Meeting(a, b, number, 0) for number, (a, b) in enumerate(chosen)],
        names,
    )
    assert [(knot.said, knot.round) for knot in picture.knots] == [
        (f"Round {number + 1}: {a} – {b}", number + 1) for number, (a, b) in enumerate(chosen)
    ]
    assert len({(knot.x, knot.y) for knot in picture.knots}) == len(chosen)
    assert all(LEFT < knot.x < picture.right and TOP < knot.y < picture.bottom for knot in picture.knots)
    assert not any(knot.over for knot in picture.knots)
    assert picture.right < picture.width
    assert picture.bottom < picture.height
