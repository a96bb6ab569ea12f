"""Days of appointments to test with: small ones drawn by Hypothesis, larger ones drawn from a seed."""

import random
from typing import Any

from hypothesis import strategies as st

from kloeppel.core.appointments import Person, Problem, Talk


@st.composite
def small_problems(draw: Any) -> Problem:  # noqa: ANN401 -- Hypothesis gives no better type
    slots = draw(st.integers(1, 5))
    count = draw(st.integers(2, 5))
    some_slots = st.frozensets(st.integers(0, slots - 1), max_size=2)
    people = tuple(
        Person(f"p{index}", draw(some_slots) if draw(st.booleans()) else frozenset()) for index in range(count)
    )
    talks = []
    for index in range(draw(st.integers(0, 5))):
        a = draw(st.integers(0, count - 1))
        b = (a + draw(st.integers(1, count - 1))) % count
        allowed = draw(st.none() | st.frozensets(st.integers(0, slots - 1), min_size=1))
        after = draw(st.lists(st.integers(0, index - 1), max_size=1)) if index else []
        talks.append(Talk(f"m{index}", f"p{a}", f"p{b}", allowed, tuple(f"m{other}" for other in after)))
    return Problem(slots, draw(st.integers(1, 3)), people, tuple(talks), draw(st.none() | st.integers(0, 1)))


def drawn_day(seed: int, *, people: int, slots: int, tables: int, spread: int | None = 2) -> Problem:
    """A day that can be planned: talks are put into slots at random, then the slots are forgotten."""
    drawn = random.Random(seed)
    pairs: set[tuple[int, int]] = set()
    for _ in range(slots):
        free = list(range(people))
        drawn.shuffle(free)
        for _ in range(tables):
            a, b = sorted((free.pop(), free.pop()))
            pairs.add((a, b))
    talks = [Talk(f"m{index}", f"p{a}", f"p{b}") for index, (a, b) in enumerate(sorted(pairs))]
    drawn.shuffle(talks)
    return Problem(slots, tables, tuple(Person(f"p{index}") for index in range(people)), tuple(talks), spread)
