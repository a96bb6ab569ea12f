"""Search again for ten rounds of 32 people in fours: every two people but 16 pairs meet exactly once.

    .venv/bin/python benchmarks/circles_eight.py [--seconds S]

Eight turns, the elements of {0, 1}³ added digit by digit, act on four columns of eight people. Turn 1 carries every
round to itself and the 16 pairs it exchanges never meet. Four rounds are carried to themselves by every turn, and three
pairs of rounds by the turns 0, 1, u, u + 1, for u = 2, 4 and 6. Groups come in three shapes: one of each column; x and
x + h of two columns; four of one column. clingo chooses shapes such that every pair of places comes up once.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

import clingo

COLUMNS, PLACES = range(4), range(8)
FIXED_BY_ALL, PARTLY_FIXED = 4, (2, 4, 6)


@dataclass(frozen=True)
class Shape:
    """A group, and what all its turns by `turns` together cover: half columns, and differences of two places."""

    group: tuple[tuple[int, int], ...]
    turns: tuple[int, ...]

    def covers(self) -> set[tuple[int, int]]:
        """Column and smallest place of its part."""
        return {(column, min(place ^ turn for turn in self.turns)) for column, place in self.group}

    def differences(self) -> set[tuple[int, int, int]]:
        """Columns and difference of every two in the group."""
        return {(a, b, x ^ y) for (a, x), (b, y) in combinations(sorted(self.group), 2)}


def shapes(turns: tuple[int, ...]) -> Iterator[Shape]:
    """All groups, up to `turns`, whose turns can be part of a round and repeat nothing."""
    firsts = sorted({min(place ^ turn for turn in turns) for place in PLACES})
    halves = [h for h in turns if h > 1]
    for first, *others in product(firsts, PLACES, PLACES, PLACES):
        yield Shape(tuple(zip(COLUMNS, (first, *others), strict=True)), turns)
    for a, b in combinations(COLUMNS, 2):
        for h, x, y in product(halves, firsts, PLACES):
            if y < y ^ h:
                yield Shape(((a, x), (a, x ^ h), (b, y), (b, y ^ h)), turns)
    if len(turns) == len(PLACES):
        for column, (g, h) in product(COLUMNS, combinations(halves, 2)):
            if g ^ h > h:
                yield Shape(tuple((column, place) for place in (0, g, h, g ^ h)), turns)


def program() -> tuple[str, list[tuple[int, Shape]]]:
    """The choice as a logic program, and the round and shape that each number in it stands for."""
    rounds = [tuple(PLACES)] * FIXED_BY_ALL + [(0, 1, u, u ^ 1) for u in PARTLY_FIXED]
    known = [(number, shape) for number, turns in enumerate(rounds) for shape in shapes(turns)]
    lines = [f"{{x(0..{len(known) - 1})}}.", ":- part(R,C,P), #count{I : covers(I,R,C,P), x(I)} != 1."]
    lines.append(":- pair(A,B,D), #count{I : joins(I,A,B,D), x(I)} != 1.")
    for number, (round_number, shape) in enumerate(known):
        lines += [f"covers({number},{round_number},{c},{p}). part({round_number},{c},{p})." for c, p in shape.covers()]
        lines += [f"joins({number},{a},{b},{d})." for a, b, d in shape.differences()]
    lines += [f"pair({a},{b},{d})." for a in COLUMNS for b in COLUMNS[a:] for d in PLACES if a < b or d > 1]
    return "\n".join([*lines, "#show x/1."]), known


def main() -> None:
    """Search, and print the groups of every round."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=120.0)
    seconds = parser.parse_args().seconds
    text, known = program()
    control = clingo.Control(["--seed=1", "--configuration=crafty"])
    control.add("base", [], text)
    control.ground([("base", [])])
    chosen: list[int] = []
    with control.solve(
        on_model=lambda model: chosen.extend(atom.arguments[0].number for atom in model.symbols(shown=True)),
        async_=True,
    ) as search:
        if not search.wait(seconds):
            search.cancel()
    for number, shape in sorted((known[index] for index in chosen), key=lambda entry: entry[0]):
        groups = {tuple(sorted(column * 8 + (place ^ turn) for column, place in shape.group)) for turn in shape.turns}
        print(number, sorted(groups))
    print("found" if chosen else "nothing found")


if __name__ == "__main__":
    main()
