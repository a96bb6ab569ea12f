"""A peer for circles: a round-by-round evolutionary heuristic of the kind popular web tools for golfers use.

Written for this comparison after their public description, not their program: each round is fixed before the next is
looked at; a round evolves from random seatings by exchanging people of the groups that repeat most.
"""

import random
import time

GENERATIONS, BROOD, KEPT = 30, 60, 10

Round = list[list[int]]


def evolved_repeats(sizes: list[int], rounds: int, seconds: float, seed: int = 0) -> int:
    """The fewest repeats of all whole plans evolved in `seconds`."""
    end, drawn = time.perf_counter() + seconds, random.Random(seed)
    fewest: int | None = None
    while fewest is None or (fewest and time.perf_counter() < end):
        times = [[0] * sum(sizes) for _ in range(sum(sizes))]
        for _ in range(rounds):
            for group in _round(sizes, times, drawn, end):
                for p in group:
                    for q in group:
                        times[p][q] += p != q
        repeats = sum(max(0, count - 1) for row in times for count in row) // 2
        fewest = repeats if fewest is None else min(fewest, repeats)
    return fewest


def _round(sizes: list[int], times: list[list[int]], drawn: random.Random, end: float) -> Round:
    def cost(groups: Round) -> int:
        return sum(times[p][q] ** 2 for group in groups for i, p in enumerate(group) for q in group[:i])

    kept = sorted((_seated(sizes, drawn) for _ in range(KEPT)), key=cost)
    for _ in range(GENERATIONS):
        if cost(kept[0]) == 0 or time.perf_counter() > end:
            break
        brood = [_exchanged(parent, times, drawn) for parent in kept for _ in range(BROOD // KEPT)]
        kept = sorted([*kept, *brood], key=cost)[:KEPT]
    return kept[0]


def _seated(sizes: list[int], drawn: random.Random) -> Round:
    people = list(range(sum(sizes)))
    drawn.shuffle(people)
    return [[people.pop() for _ in range(size)] for size in sizes]


def _exchanged(groups: Round, times: list[list[int]], drawn: random.Random) -> Round:
    costs = [1 + sum(times[p][q] ** 2 for p in group for q in group) for group in groups]
    changed = [list(group) for group in groups]
    here, there = changed[drawn.choices(range(len(groups)), costs)[0]], drawn.choice(changed)
    i, j = drawn.randrange(len(here)), drawn.randrange(len(there))
    here[i], there[j] = there[j], here[i]
    return changed
