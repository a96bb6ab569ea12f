"""Circles on the golfers cases, and on the rows of a table of published rounds: repeats, bounds, seconds.

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

from circles_peers import evolved_repeats
from comparison import OURS, Comparison
from kloeppel.core.circles import Circles, Person, Problem, circles, count_repeats, verify

GOLFERS = "7-4-7 7-4-9 8-4-10 5-3-7 6-3-8 10-3-14 5-5-6 10-4-13 8-3-11 6-4-7 7-3-10 9-4-11"
CITED_REPEATS = 207
GOLFERS_LIMIT, ROW_LIMIT = 1.0, 10.0


def run(sizes: list[int], rounds: int, time_limit: float) -> tuple[Circles, float]:
    """Plan, check, and say how many seconds it took."""
    problem = Problem(rounds, tuple(sizes), tuple(Person(f"p{index}") for index in range(sum(sizes))))
    started = time.perf_counter()
    found = circles(problem, time_limit=time_limit)
    seconds = time.perf_counter() - started
    if verify(problem, found.rounds) or count_repeats(problem, found.rounds) != found.repeats:
        raise RuntimeError(f"{sizes}: the plan breaks its own rules")
    return found, seconds


def comparisons(table: Path | None = None) -> list[Comparison]:
    """The golfers cases beside a peer, one second each, and the rows of `table` that are without a repeat."""
    lines, ours, theirs = list[Comparison](), 0, 0
    for case in GOLFERS.split():
        groups, size, rounds = map(int, case.split("-"))
        found, seconds = run([size] * groups, rounds, GOLFERS_LIMIT)
        peer = evolved_repeats([size] * groups, rounds, GOLFERS_LIMIT)
        ours, theirs = ours + found.repeats, theirs + peer
        said = f"in {seconds:.2f} s" + (", proven" if found.proven else "")
        name = f"{groups} groups of {size}, {rounds} rounds"
        lines.append(Comparison("circles", name, OURS, found.repeats, "repeats", said, 0, found.repeats == 0))
        lines.append(Comparison("circles", name, "evolution, round by round", peer, "repeats", "in 1 s"))
    whole = "all twelve golfers cases"
    lines.append(Comparison("circles", whole, OURS, ours, "repeats", "1 s each", 0, ours == 0))
    lines.append(Comparison("circles", whole, "evolution, round by round", theirs, "repeats", "1 s each"))
    lines.append(Comparison("circles", whole, "popular web tool", CITED_REPEATS, "repeats", "cited, not run here"))
    if table is not None:
        rows = published_rows(table)
        reached = sum(repeats == 0 for _, _, repeats, _ in rows)
        said = f"at most {max(seconds for *_, seconds in rows):.1f} s a row"
        name = f"{len(rows)} published numbers of rounds"
        full = reached == len(rows)
        lines.append(Comparison("circles", name, OURS, reached, "rows without a repeat", said, len(rows), full))
    return lines


def published_rows(table: Path, time_limit: float = ROW_LIMIT) -> list[tuple[str, int, int, float]]:
    """Sizes, rounds, repeats and seconds of every row of `table`; at most `time_limit` seconds each."""
    rows = []
    with table.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            parts = re.findall(r"(\d+)x(\d+)", line["group_sizes"])
            sizes = [int(size) for count, size in parts for _ in range(int(count))]
            rounds = int(line["rounds_glasgow"])
            found, seconds = run(sizes, rounds, time_limit)
            rows.append((line["group_sizes"], rounds, found.repeats, seconds))
    return rows


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", nargs="?", type=Path)
    parser.add_argument("--time-limit", type=float, default=ROW_LIMIT, help="seconds for each row of the table")
    arguments = parser.parse_args()
    for line in comparisons():
        print(f"{line.case:<34} {line.who:<26} {line.figure:>5} {line.unit} {line.result}", flush=True)
    if arguments.table is None:
        return
    rows = published_rows(arguments.table, arguments.time_limit)
    for label, rounds, repeats, seconds in rows:
        print(f"{label:<22} {rounds:>6} {repeats:>8} {seconds:>8.2f}")
    print(f"table: {sum(repeats == 0 for _, _, repeats, _ in rows)} of {len(rows)} rows without a repeat")


if __name__ == "__main__":
    main()
