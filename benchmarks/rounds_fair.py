"""Fair days beside the largest sum and beside greedy filling, in one process run: who is left without, what it costs.

    .venv/bin/python benchmarks/rounds_fair.py

Greedy is what event software does: it goes through the pairs from the strongest to the weakest and gives each the first
round in which both are free and a table is.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from comparison import OURS, Comparison
from kloeppel.core.rounds import Pair, Person, Plan, Problem, plan, verify
from kloeppel.core.values import Side


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a plan gives: seconds it took, talks of whoever has fewest, people with those, least affinity, the sum."""

    seconds: float
    fewest: int
    people_with_fewest: int
    least: float
    total: float


def day(people: tuple[int, int], rounds: int, tables: int, *, kind: str = "uniform", absent: float = 0.0) -> Problem:
    """A day in which everybody may meet everybody.

    `kind` "uniform": affinities drawn uniformly; "liked": people differ in how well they fit anybody. A share `absent`
    of people misses each round with probability 0.3.
    """
    drawn = random.Random(1)
    names = {side: [f"{side.value}{index}" for index in range(count)] for side, count in zip(Side, people, strict=True)}
    liked = {name: drawn.random() for side in Side for name in names[side]}

    def affinity(a: str, b: str) -> float:
        own = drawn.random()
        return own if kind == "uniform" else 0.3 * liked[a] + 0.3 * liked[b] + 0.4 * own

    def away() -> frozenset[int]:
        if drawn.random() >= absent:
            return frozenset()
        return frozenset(number for number in range(rounds) if drawn.random() < 0.3)

    everybody = tuple(Person(name, side, away()) for side in Side for name in names[side])
    pairs = tuple(Pair(a, b, affinity(a, b)) for a in names[Side.CREATIVE] for b in names[Side.BUSINESS])
    return Problem(rounds, tables, everybody, pairs)


def greedy(problem: Problem) -> list[tuple[str, str]]:
    """The pairs that meet when the strongest is served first."""
    busy = {(person.id, number) for person in problem.people for number in person.absent}
    free = Counter(dict.fromkeys(range(problem.rounds), problem.tables))
    met = []
    for pair in sorted(problem.pairs, key=lambda pair: -pair.affinity):
        for number in range(problem.rounds):
            if free[number] and (pair.a, number) not in busy and (pair.b, number) not in busy:
                busy |= {(pair.a, number), (pair.b, number)}
                free[number] -= 1
                met.append((pair.a, pair.b))
                break
    return met


def outcome_of(problem: Problem, met: Iterable[tuple[str, str]], seconds: float) -> Outcome:
    """What the pairs that meet give to people."""
    worth = {(pair.a, pair.b): pair.affinity for pair in problem.pairs}
    talks = dict.fromkeys((person.id for person in problem.people), 0)
    gets = dict.fromkeys(talks, 0.0)
    total = 0.0
    for pair in met:
        total += worth[pair]
        for person in pair:
            talks[person] += 1
            gets[person] += worth[pair]
    fewest = min(talks.values())
    return Outcome(seconds, fewest, sum(count == fewest for count in talks.values()), min(gets.values()), total)


def _planned(problem: Problem, objective: str) -> tuple[Plan, Outcome]:
    started = time.perf_counter()
    found = plan(replace(problem, objective=objective), time_limit=20.0)
    seconds = time.perf_counter() - started
    if verify(problem, found.meetings):
        raise RuntimeError("the plan breaks its own rules")
    return found, outcome_of(problem, ((meeting.a, meeting.b) for meeting in found.meetings), seconds)


CASES = {
    "30 × 30, 8 rounds, 30 tables": day((30, 30), 8, 30),
    "30 × 30, 8 rounds, some liked more": day((30, 30), 8, 30, kind="liked"),
    "100 × 80, 10 rounds, 50 tables": day((100, 80), 10, 50),
    "20 × 14, 6 rounds, 10 tables": day((20, 14), 6, 10),
    "30 × 24, 8 rounds, 20 % with absences": day((30, 24), 8, 20, absent=0.2),
    "300 × 300, 10 rounds, 300 tables": day((300, 300), 10, 300),
}


def comparisons() -> list[Comparison]:
    """Talks of whoever has fewest, what fairness costs, and how long it takes."""
    lines = []
    for label, problem in CASES.items():
        fair, ours = _planned(problem, "fair")
        _, largest = _planned(problem, "total")
        started = time.perf_counter()
        filled = outcome_of(problem, greedy(problem), time.perf_counter() - started)
        evenness = fair.evenness
        if evenness is None:
            raise RuntimeError("a fair plan says how even it is")
        proven = "talks proven most even" if evenness.talks_proven else "talks not proven"
        share = evenness.least_affinity / evenness.least_affinity_bound if evenness.least_affinity_bound else 1.0
        for who, outcome, words in (
            (OURS, ours, f"{proven}; least affinity {share:.1%} of its bound"),
            ("largest sum", largest, "objective total"),
            ("greedy", filled, "strongest pair first"),
        ):
            result = (
                f"{outcome.people_with_fewest} people with {outcome.fewest} talks, least {outcome.least:.2f}; {words}"
            )
            lines.append(Comparison("rounds", f"{label}: fewest talks", who, outcome.fewest, "talks", result))
        lost = 1 - ours.total / largest.total
        within = f"{lost:.2%} of the largest sum; {ours.seconds:.2f} s"
        lines.append(
            Comparison("rounds", f"{label}: price", OURS, 100 * lost, "% lost", within, 1.0, lost <= 0.01 + 1e-9)
        )
        lost = 1 - filled.total / largest.total
        lines.append(Comparison("rounds", f"{label}: price", "greedy", 100 * lost, "% lost", f"{lost:.2%}"))
    return lines


def main() -> None:
    """Print the table."""
    for line in comparisons():
        print(f"{line.case:<58} {line.who:<12} {line.figure:>8.3f} {line.unit:<7} {line.result}", flush=True)


if __name__ == "__main__":
    main()
