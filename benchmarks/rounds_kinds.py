"""Kinds of days: how long the engine takes and how near the bound it comes. Run: python benchmarks/rounds_kinds.py."""

import random
import time
from collections.abc import Mapping
from dataclasses import replace

from kloeppel.core.rounds import Pair, Person, Problem, plan, verify
from kloeppel.core.values import Side

_LIMIT = 10.0
RAMP = frozenset({"accessible"})


def one_sided(people: int, rounds: int, *, seed: int = 1) -> Problem:
    """Everybody may meet everybody."""
    drawn = random.Random(seed)
    ids = [f"p{index}" for index in range(people)]
    pairs = tuple(Pair(a, b, drawn.random()) for index, a in enumerate(ids) for b in ids[index + 1 :])
    everybody = tuple(Person(name) for name in ids)
    return Problem(rounds, people // 2, everybody, pairs, objective="total", sides="one")


def two_sided(
    creatives: int, businesses: int, rounds: int, tables: int, *, needing: float = 0.0, accessible: int = 0
) -> Problem:
    """Two sides; a share `needing` of both sits at one of the `accessible` tables only."""
    drawn = random.Random(1)
    everybody = [
        Person(f"{side.value}{index}", side, table_needs=RAMP if drawn.random() < needing else frozenset())
        for side, count in ((Side.CREATIVE, creatives), (Side.BUSINESS, businesses))
        for index in range(count)
    ]
    first, second = everybody[:creatives], everybody[creatives:]
    pairs = tuple(Pair(a.id, b.id, drawn.random()) for a in first for b in second)
    properties = tuple(RAMP if index < accessible else frozenset() for index in range(tables)) if accessible else ()
    return Problem(rounds, tables, tuple(everybody), pairs, objective="total", table_properties=properties)


def days() -> Mapping[str, Problem]:
    """What is measured, by name."""
    threes = two_sided(30, 20, 8, 20)
    return {
        "12 people without sides, 8 rounds": one_sided(12, 8),
        "30 people without sides, 8 rounds": one_sided(30, 8),
        "100 people without sides, 10 rounds": one_sided(100, 10),
        "30 × 20, 8 rounds, threes, 20 tables": replace(threes, threes=Side.CREATIVE),
        "30 × 20, 8 rounds, threes, 15 tables": replace(threes, threes=Side.CREATIVE, tables=15),
        "30 × 30, 8 rounds, a fifth at 3 accessible tables": two_sided(30, 30, 8, 30, needing=0.2, accessible=3),
        "30 × 30, 8 rounds, 3 in a row": replace(two_sided(30, 30, 8, 30), in_a_row=3),
        "30 × 20, 8 rounds, 3 in a row, 12 tables": replace(two_sided(30, 20, 8, 12), in_a_row=3),
        "30 × 20, 8 rounds, a break, b keeps its tables": replace(
            threes, breaks=frozenset({3}), keeps_table=Side.BUSINESS
        ),
    }


def main() -> None:
    """Print a row of the table on the page for each day."""
    for name, problem in days().items():
        started, began = time.process_time(), time.perf_counter()
        found = plan(problem, time_limit=_LIMIT)
        seconds = f"{time.process_time() - started:.2f}"
        if time.perf_counter() - began >= _LIMIT:
            seconds = f"{_LIMIT:g} (the limit)"
        if verify(problem, found.meetings):
            raise RuntimeError(name)
        gap = (found.bound - found.total) / found.bound
        print(f"| {name} | {seconds} | {'yes' if found.optimal else f'within {gap:.3%}'} |", flush=True)


if __name__ == "__main__":
    main()
