"""The circles engine on the golfers cases, and on the rows of a table of published rounds: repeats, bounds, seconds.

    .venv/bin/python benchmarks/circles.py [TABLE.csv]

The table has the columns `group_sizes` (such as 1x3+2x2) and `rounds_glasgow`.
"""

import argparse
import csv
import re
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from kloeppel.core.circles import Person, Problem, circles, count_repeats, verify

GOLFERS = "7-4-7 7-4-9 8-4-10 5-3-7 6-3-8 10-3-14 5-5-6 10-4-13 8-3-11 6-4-7 7-3-10 9-4-11"
ROW = "{:<22} {:>6} {:>8} {:>6} {:>8}"


def run(label: str, sizes: list[int], rounds: int, time_limit: float) -> int:
    """Plan, print a row, return the repeats."""
    problem = Problem(rounds, tuple(sizes), tuple(Person(f"p{index}") for index in range(sum(sizes))))
    started = time.perf_counter()
    found = circles(problem, time_limit=time_limit)
    seconds = time.perf_counter() - started
    if verify(problem, found.rounds) or count_repeats(problem, found.rounds) != found.repeats:
        raise RuntimeError(f"{label}: the plan breaks its own rules")
    print(ROW.format(label, rounds, found.repeats, found.bound, f"{seconds:.2f}"), flush=True)
    return found.repeats


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", nargs="?", type=Path)
    arguments = parser.parse_args()
    print(ROW.format("groups", "rounds", "repeats", "bound", "seconds"))
    repeats = []
    for case in GOLFERS.split():
        groups, size, rounds = map(int, case.split("-"))
        repeats.append(run(f"{groups}x{size}", [size] * groups, rounds, 1.0))
    print(f"golfers: {repeats.count(0)} of {len(repeats)} without a repeat, {sum(repeats)} repeats in sum")
    if arguments.table is None:
        return
    reached = []
    with arguments.table.open(encoding="utf-8", newline="") as table:
        for line in csv.DictReader(table):
            parts = re.findall(r"(\d+)x(\d+)", line["group_sizes"])
            sizes = [int(size) for count, size in parts for _ in range(int(count))]
            reached.append(run(line["group_sizes"], sizes, int(line["rounds_glasgow"]), 10.0) == 0)
    print(f"table: {sum(reached)} of {len(reached)} rows without a repeat")


if __name__ == "__main__":
    main()
