"""People as dots over a number: each stands in the column of how many talks they have."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

STEP = 18
LEFT = 12
_MOST_IN_A_ROW = 12


@dataclass(frozen=True, slots=True)
class Dot:
    """One person: where, on which side ("a" or "b"), who, and how many talks they have."""

    x: int
    y: int
    side: str
    name: str
    talks: int


@dataclass(frozen=True, slots=True)
class Column:
    """All people with `talks` talks: the middle of the column and how many they are."""

    x: int
    talks: int
    people: int


@dataclass(frozen=True, slots=True)
class Dots:
    """The picture: its size, where the ground is, the dots, and the columns from fewest to most talks."""

    width: int
    height: int
    ground: int
    dots: Sequence[Dot]
    columns: Sequence[Column]


def dots_of(people: Sequence[tuple[str, str]], talks: Mapping[str, int], names: Mapping[str, str]) -> Dots:
    """The picture of `people` (id and side) with their number of `talks`; every number between two is a column, too."""
    by_talks: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for person, side in people:
        by_talks[talks[person]].append((person, side))
    fewest, most = min(by_talks, default=0), max(by_talks, default=0)
    tallest = max((len(together) for together in by_talks.values()), default=1)
    # Columns get as wide as it takes for the picture not to become a tower.
    across = max(2, -(-tallest // _MOST_IN_A_ROW))
    ground = STEP * min(tallest, -(-tallest // across)) + STEP
    width = across * STEP + 2 * STEP
    dots, columns = [], []
    for index, number in enumerate(range(fewest, most + 1)):
        together = sorted(by_talks[number], key=lambda entry: (entry[1], names[entry[0]]))
        left = LEFT + index * width
        # Few people stand in the middle of their column.
        first = left + max(0, across - len(together)) * STEP // 2
        for place, (person, side) in enumerate(together):
            x, y = first + (place % across) * STEP + STEP // 2, ground - (place // across) * STEP - STEP // 2
            dots.append(Dot(x, y, side, names[person], number))
        columns.append(Column(left + across * STEP // 2, number, len(together)))
    return Dots(LEFT + width * len(columns), ground + 44, ground, dots, columns)
