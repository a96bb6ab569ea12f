"""How a thread goes from point to point."""

import itertools
from collections.abc import Sequence

Point = tuple[int, int]
"""x and y in the units of a picture."""


def path(points: Sequence[Point]) -> str:
    """A line through `points` that leaves and reaches each of them level, as threads cross in lace."""
    parts = [f"M{points[0][0]} {points[0][1]}"]
    for (x, y), (next_x, next_y) in itertools.pairwise(points):
        bend = (next_x - x) // 2
        parts.append(f"C{x + bend} {y} {next_x - bend} {next_y} {next_x} {next_y}")
    return "".join(parts)
