"""Search again for what `core/circles/found.py` holds: for each starter another one of the same shape.

    .venv/bin/python benchmarks/circles_starters.py [--groups N] [--seconds S] [--seed N]

The shape of a starter is what it is made of: columns, fixed places, the motion, the sizes of the groups, which of them
hold a fixed place, and groups that the motion carries to themselves. The rest is searched: people change places until
no two pairs of people in the groups are carried to each other by turns and motion (annealing at one temperature).
Starters with lines only are difference matrices: these come from permutations p of a group for which x -> p(x) - x is
one too, four or three of which have pairwise the same property.
"""

import argparse
import math
import random
import sys
import time
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from kloeppel.core.circles.found import STARTERS
from kloeppel.core.circles.rings import Ring, cyclic, ring
from kloeppel.core.circles.turned import Permutation, Starter, motions_of, read_groups, turns_of

TEMPERATURE = 0.23


class Search:
    """Annealing over the places of people in the groups of a starter."""

    def __init__(self, starter: Starter, seed: int) -> None:
        self.starter, self.drawn = starter, random.Random(seed)
        self.motions = motions_of(starter)
        self.kinds = kinds_of(starter, self.motions)
        self.count = [1] + [0] * max(map(max, self.kinds))
        starts = [read_groups(start) for start in starter.starts.split("/")] if starter.starts else []
        self.given = [[group for group in groups if self.is_carried_to_itself(group)] for groups in starts]
        self.layers = [
            self.mixed([group for group in groups if group not in given])
            for groups, given in zip(starts, self.given, strict=True)
        ]
        self.lines = [self.random_line() for _ in read_groups(starter.lines)]
        for groups in self.given:
            for kind in {self.kinds[p][q] for group in groups for p, q in combinations(group, 2)}:
                self.count[kind] = 1
        self.cost = sum(
            self.add(p, group[:i])
            for group in [group for groups in self.layers for group in groups] + self.lines
            for i, p in enumerate(group)
        )

    def is_carried_to_itself(self, group: list[int]) -> bool:
        """Whether a motion beyond the first, which moves nobody, leaves the group as it is."""
        return any({motion[p] for p in group} == set(group) for motion in self.motions[1:])

    def moves(self, person: int) -> bool:
        """Whether somebody stands in a column and not on a fixed place."""
        return person < self.starter.order * self.starter.columns

    def mixed(self, groups: list[list[int]]) -> list[list[int]]:
        """The groups with everybody who moves in another place; each group ends with its fixed places."""
        free = [p for group in groups for p in group if self.moves(p)]
        self.drawn.shuffle(free)
        return [
            [free.pop() for p in group if self.moves(p)] + [p for p in group if not self.moves(p)] for group in groups
        ]

    def random_line(self) -> list[int]:
        """A person of each column."""
        order = self.starter.order
        return [column * order + self.drawn.randrange(order) for column in range(self.starter.columns)]

    def add(self, person: int, others: list[int]) -> int:
        """Count the pairs of `person` in; return how many of them are too many."""
        worse = 0
        for other in others:
            worse += self.count[self.kinds[person][other]] > 0
            self.count[self.kinds[person][other]] += 1
        return worse

    def take(self, person: int, others: list[int]) -> int:
        """Count the pairs of `person` out; return how many of them were too many."""
        better = 0
        for other in others:
            self.count[self.kinds[person][other]] -= 1
            better += self.count[self.kinds[person][other]] > 0
        return better

    def replace(self, changes: list[tuple[list[int], int, int]]) -> None:
        """Put new people on places, if that is no worse, or sometimes although it is."""
        rests = [group[:index] + group[index + 1 :] for group, index, _ in changes]
        change = -sum(self.take(group[index], rest) for (group, index, _), rest in zip(changes, rests, strict=True))
        change += sum(self.add(new, rest) for (_, _, new), rest in zip(changes, rests, strict=True))
        if change <= 0 or self.drawn.random() < math.exp(-change / TEMPERATURE):
            self.cost += change
            for group, index, new in changes:
                group[index] = new
            return
        for (_, _, new), rest in zip(changes, rests, strict=True):
            self.take(new, rest)
        for (group, index, _), rest in zip(changes, rests, strict=True):
            self.add(group[index], rest)

    def step(self) -> None:
        """Try one change."""
        draw = self.drawn
        number = draw.randrange(sum(map(len, self.layers)) + len(self.lines))
        if number < len(self.lines):
            index = draw.randrange(self.starter.columns)
            self.replace([(self.lines[number], index, self.random_line()[index])])
            return
        groups = draw.choice(self.layers)
        here, there = draw.choice(groups), draw.choice(groups)
        i, j = draw.randrange(len(here)), draw.randrange(len(there))
        if not (self.moves(here[i]) and self.moves(there[j])):
            return
        p, q = draw.choice(self.motions)[here[i]], draw.choice(self.motions)[there[j]]
        self.replace([(here, i, p)] if here is there else [(here, i, q), (there, j, p)])

    def run(self, seconds: float) -> bool:
        """Whether a starter was found in time."""
        end = time.perf_counter() + seconds
        while self.cost:
            for _ in range(1000):
                self.step()
                if self.cost == 0:
                    return True
            if time.perf_counter() > end:
                return False
        return True


def kinds_of(starter: Starter, motions: list[Permutation]) -> list[list[int]]:
    """A number for each two people: the same if turns and motion carry them to each other; 0 if they must not meet."""
    every = [tuple(turn[p] for p in motion) for turn in turns_of(starter) for motion in motions]
    kinds = [[-1] * starter.people for _ in range(starter.people)]
    fresh = 0
    for p in range(starter.people):
        kinds[p][p] = 0
        for q in range(p):
            if kinds[p][q] < 0:
                family = {frozenset((image[p], image[q])) for image in every}
                whole = len(family) == len(every)
                fresh += whole
                for a, b in family:
                    kinds[a][b] = kinds[b][a] = fresh if whole else 0
    return kinds


def difference_matrix(places: Ring, rows: int, seconds: float) -> list[list[int]] | None:
    """`rows` rows any two of which differ by everything once, from as few permutations as multipliers leave."""
    units = [u for u in range(places.order) if places.is_unit(u)]
    for unit in sorted(units, key=lambda u: -len(_powers(places, u))):
        found = _permutations(places, unit, time.perf_counter() + seconds)
        others = _agreeing(places, found, rows - 2)
        if others:
            return [[0] * places.order, list(range(places.order)), *others]
    return None


def _powers(places: Ring, unit: int) -> list[int]:
    powers = [places.one]
    while (following := places.times[powers[-1]][unit]) != places.one:
        powers.append(following)
    return powers


def _permutations(places: Ring, unit: int, end: float) -> list[list[int]]:
    """All p with p(0) = 0 and p(unit · x) = unit · p(x) such that p and x -> p(x) - x are permutations."""
    powers, families, seen = _powers(places, unit), list[list[int]](), {0}
    for x in range(places.order):
        if x not in seen:
            families.append(list(dict.fromkeys(places.times[x][power] for power in powers)))
            seen.update(families[-1])
    found, image = list[list[int]](), [0] * places.order

    def go(number: int, used: frozenset[int], differences: frozenset[int]) -> None:
        if number == len(families):
            found.append(image.copy())
            return
        family = families[number]
        for y in range(places.order):
            images = [places.times[y][power] for power in powers[: len(family)]]
            apart = [places.difference(a, b) for a, b in zip(images, family, strict=True)]
            new = frozenset(images), frozenset(apart)
            fits = len(new[0]) == len(new[1]) == len(family) and places.times[images[-1]][unit] == y
            if fits and not (used & new[0] or differences & new[1]) and time.perf_counter() < end:
                for x, value in zip(family, images, strict=True):
                    image[x] = value
                go(number + 1, used | new[0], differences | new[1])

    go(0, frozenset({0}), frozenset({0}))
    return found


def _agreeing(places: Ring, candidates: list[list[int]], wanted: int) -> list[list[int]] | None:
    if wanted == 0:
        return []
    for index, chosen in enumerate(candidates):
        rest = [
            other
            for other in candidates[index + 1 :]
            if len({places.difference(a, b) for a, b in zip(chosen, other, strict=True)}) == places.order
        ]
        others = _agreeing(places, rest, wanted - 1) if len(rest) >= wanted - 1 else None
        if others is not None:
            return [chosen, *others]
    return None


def main() -> None:
    """Search for each starter again and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--groups", type=int, help="only the starters for so many groups")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    for groups, starters in STARTERS.items():
        for starter in starters if arguments.groups in (None, groups) else ():
            started = time.perf_counter()
            if starter.is_transversal:
                places = ring(starter.order) if starter.fields else cyclic(starter.order)
                result: object = difference_matrix(places, starter.columns, arguments.seconds)
            else:
                search = Search(starter, arguments.seed)
                found = search.run(arguments.seconds)
                result = (search.given, search.layers, search.lines) if found else None
            print(
                f"{groups} groups, {starter.people} people: {time.perf_counter() - started:.1f} s: {result}", flush=True
            )


if __name__ == "__main__":
    main()
