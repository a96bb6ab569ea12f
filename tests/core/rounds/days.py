"""Days to plan: drawn by hypothesis (tiny, with everything that can occur), or made from a seed (real sizes)."""

import random
from collections.abc import Sequence

from hypothesis import assume
from hypothesis import strategies as st

from kloeppel.core.rounds import Pair, Person, Problem
from kloeppel.core.values import InputError, Side


@st.composite
def tiny_days(draw: st.DrawFn, affinities: Sequence[float] = (0.0, 0.25, 0.5, 0.75, 1.0, 0.1, 0.7)) -> Problem:
    """Up to 3 × 3 people and 3 rounds with absences, promises, caps, must pairs and fixed rounds."""
    rounds = draw(st.integers(1, 3))
    absences = st.frozensets(st.integers(0, rounds - 1), max_size=rounds)
    people = tuple(
        Person(
            f"{side.value}{index}",
            side,
            draw(absences) if draw(st.integers(0, 2)) == 0 else frozenset(),
            min=draw(st.sampled_from((0, 0, 0, 1, 2))),
            max=draw(st.sampled_from((None, None, 1, 2))),
        )
        for side in Side
        for index in range(draw(st.integers(1, 3)))
    )
    pairs = []
    for first in people:
        for second in people:
            if first.side is Side.CREATIVE and second.side is Side.BUSINESS and draw(st.integers(0, 4)):
                must = draw(st.integers(0, 5)) == 0
                number = draw(st.integers(0, rounds - 1)) if must and draw(st.booleans()) else None
                affinity = draw(st.sampled_from(affinities))
                pairs.append(Pair(first.id, second.id, affinity, must, number))
    try:
        return Problem(rounds, draw(st.integers(1, 3)), people, tuple(pairs), "total")
    except InputError:
        assume(condition=False)
        raise


def made_day(
    people: tuple[int, int],
    rounds: int,
    tables: int,
    *,
    seed: int,
    absent: float = 0.0,
    least: int = 0,
    objective: str = "total",
) -> Problem:
    """A day of `people` on the two sides, everybody with everybody; a share `absent` is away in some rounds."""
    drawn = random.Random(seed)

    def away() -> frozenset[int]:
        if drawn.random() >= absent:
            return frozenset()
        return frozenset(number for number in range(rounds) if drawn.random() < 0.3)

    sides = {side: [f"{side.value}{index}" for index in range(count)] for side, count in zip(Side, people, strict=True)}
    return Problem(
        rounds,
        tables,
        tuple(Person(name, side, away(), min=least) for side, names in sides.items() for name in names),
        tuple(Pair(first, second, drawn.random()) for first in sides[Side.CREATIVE] for second in sides[Side.BUSINESS]),
        objective,
    )
