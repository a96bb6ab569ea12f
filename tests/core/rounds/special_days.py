"""Tiny days of other kinds, drawn by hypothesis: no sides, threes, tables with properties, breaks, rest, never."""

from hypothesis import assume
from hypothesis import strategies as st

from kloeppel.core.rounds import Pair, Person, Problem
from kloeppel.core.values import InputError, Side

PROPERTIES = ("quiet", "ramp")


@st.composite
def special_days(draw: st.DrawFn) -> Problem:
    """Up to six people and three or four rounds; every kind of day and mixtures of them."""
    rounds = draw(st.integers(1, 4))
    one_sided = draw(st.integers(0, 3)) == 0
    threes = None if one_sided else draw(st.sampled_from((None, None, *Side)))
    keeps = None if one_sided else draw(st.sampled_from((None, None, *Side)))
    with_needs = threes is None and draw(st.booleans())
    tables = draw(st.integers(1, 3))
    some = st.frozensets(st.sampled_from(PROPERTIES))
    people = tuple(
        draw(_people(f"{side.value}{index}", None if one_sided else side, rounds, with_needs=with_needs))
        for side in Side
        for index in range(draw(st.integers(1, 3)))
    )
    assume(len(people) < 6 or rounds < 4)
    pairs = [
        Pair(first.id, second.id, draw(st.sampled_from((0.0, 0.25, 0.5, 0.75, 1.0, 0.1, 0.7))), *draw(_musts(rounds)))
        for position, first in enumerate(people)
        for second in people[position + 1 :]
        if (one_sided or (first.side, second.side) == (Side.CREATIVE, Side.BUSINESS)) and draw(st.integers(0, 4))
    ]
    never = [(pair.b, pair.a) for pair in pairs if draw(st.integers(0, 9)) == 0]
    try:
        return Problem(
            rounds,
            tables,
            people,
            tuple(pairs),
            objective="total",
            sides="one" if one_sided else "two",
            threes=threes,
            table_properties=tuple(draw(some) for _ in range(tables)) if with_needs else (),
            keeps_table=keeps,
            breaks=draw(st.frozensets(st.integers(0, rounds - 1), max_size=1)),
            in_a_row=draw(st.sampled_from((None, None, 1, 2))),
            never=tuple(never),
        )
    except InputError:
        assume(condition=False)
        raise


@st.composite
def _people(draw: st.DrawFn, name: str, side: Side | None, rounds: int, *, with_needs: bool) -> Person:
    absences = st.frozensets(st.integers(0, rounds - 1), max_size=rounds)
    return Person(
        name,
        side,
        draw(absences) if draw(st.integers(0, 3)) == 0 else frozenset(),
        min=draw(st.sampled_from((0, 0, 0, 0, 1))),
        max=draw(st.sampled_from((None, None, None, 1, 2))),
        table_needs=draw(st.frozensets(st.sampled_from(PROPERTIES), max_size=1)) if with_needs else frozenset(),
        rest=draw(st.sampled_from((0, 0, 0, 1))),
        in_a_row=draw(st.sampled_from((None, None, None, 1, 2))),
    )


@st.composite
def _musts(draw: st.DrawFn, rounds: int) -> tuple[bool, int | None]:
    must = draw(st.integers(0, 9)) == 0
    return must, draw(st.integers(0, rounds - 1)) if must and draw(st.booleans()) else None
