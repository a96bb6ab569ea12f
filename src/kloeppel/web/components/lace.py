"""A piece of lace for each match: two threads that part and cross around pins, as on a lace maker's pricking.

Which way they go is the number of the match, so that every match has lace of its own and can be recognised by it. The
second thread is the mirror of the first.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from kloeppel.web.components.curves import Point, path

COLUMNS = 8
PIECES = 6**COLUMNS
"""So many pieces are different: below it no two numbers give the same."""

COLUMN = 240
HEIGHT = 800
MIDDLE = HEIGHT // 2
WIDTH = COLUMN * (COLUMNS + 1)
_AWAY = (120, 220, 320)
_SPREAD = 1_038_121
"""Prime to 6, so that multiplying by it leaves no number out; about the golden section of PIECES."""


@dataclass(frozen=True, slots=True)
class Lace:
    """The picture: the two threads as SVG draws them, the pins they turn around, and the knots where they cross."""

    width: int
    height: int
    first: str
    second: str
    pins: Sequence[Point]
    knots: Sequence[Point]


def lace_of(number: int) -> Lace:
    """The piece of lace of the match with this `number` (from 0)."""
    turns = [_AWAY[digit % 3] * (1 if digit < 3 else -1) for digit in _digits(number)]
    levels = [_AWAY[0], *turns, _AWAY[0]]
    points = [(COLUMN * place, level) for place, level in enumerate(levels)]
    return Lace(
        width=WIDTH,
        height=HEIGHT,
        first=path([(x, MIDDLE - level) for x, level in points]),
        second=path([(x, MIDDLE + level) for x, level in points]),
        pins=[(x, MIDDLE + side * abs(level)) for x, level in points[1:-1] for side in (-1, 1)],
        knots=[
            (_crossing(left, right), MIDDLE)
            for left, right in itertools.pairwise(points)
            if (left[1] < 0) != (right[1] < 0)
        ],
    )


def _digits(number: int) -> list[int]:
    """The turns of a number. Neighbours are thrown far apart, twice, and nothing is thrown together."""
    once = _in_six((number + 1) * _SPREAD % PIECES)
    turned = sum(digit * 6**place for place, digit in enumerate(once))
    return _in_six(turned * _SPREAD % PIECES)


def _in_six(number: int) -> list[int]:
    """The digits of `number` to the base of six, highest first."""
    return [number // 6**place % 6 for place in reversed(range(COLUMNS))]


def _crossing(left: Point, right: Point) -> int:
    """Where a thread from `left` to `right` passes the middle: halving finds it to a tenth of a pixel."""
    low, high = 0.0, 1.0
    for _ in range(20):
        half = (low + high) / 2
        level = left[1] + (right[1] - left[1]) * (3 * half**2 - 2 * half**3)
        low, high = (half, high) if (level < 0) == (left[1] < 0) else (low, half)
    along = 1.5 * low * (1 - low) + low**3
    return round(left[0] + COLUMN * along)
