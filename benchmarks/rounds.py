"""The rounds engine with the objective "total" beside its peers, in one process run: times, totals, memory.

    python benchmarks/rounds.py [--quick]

Needs `requirements/bench.txt`; without it the peers are left out. Everybody may meet everybody, or as many as `wishes`
says; affinities are drawn uniformly; there is a table for everybody. The peers are in rounds_peers.py.
"""

import argparse
import importlib.util
import random
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from comparison import OURS, Comparison
from kloeppel.core.rounds import Pair, Person, Problem, plan, verify
from kloeppel.core.values import Side
from rounds_peers import Peer, greedy, min_cost_flow, plain_linear_program, three_index_cp_sat

PLAIN = "HiGHS, plain LP"
PEERS = importlib.util.find_spec("ortools") is not None


@dataclass(frozen=True, slots=True)
class Case:
    """A day of `people` on each side, and the seconds in which its best plan is to be proven."""

    people: int
    rounds: int
    wishes: int | None
    target: float
    repeats: int

    @property
    def name(self) -> str:
        """How it is called in the table."""
        wishes = "" if self.wishes is None else f", {self.wishes} wishes each"
        return f"{self.people:,} × {self.people:,}, {self.rounds} rounds{wishes}"


CASES = (
    Case(30, 8, None, 0.02, 7),
    Case(100, 10, None, 0.05, 7),
    Case(1_000, 12, None, 1.5, 3),
    Case(10_000, 12, 100, 60.0, 1),
)
LARGEST_MEMORY = 1.0
"""In gigabytes, for the third case."""


def day(people: int, rounds: int, wishes: int | None = None, *, absent: float = 0.0, seed: int = 1) -> Problem:
    """`people` on each side and as many tables, everybody with everybody or creatives with `wishes` businesses each.

    A share `absent` of them misses each round with probability 0.3.
    """
    drawn = random.Random(seed)
    names = {side: [f"{side.value}{index}" for index in range(people)] for side in Side}
    everybody = tuple(
        Person(
            name,
            side,
            frozenset(number for number in range(rounds) if drawn.random() < 0.3)
            if drawn.random() < absent
            else frozenset(),
        )
        for side in Side
        for name in names[side]
    )
    pairs = tuple(
        Pair(a, b, drawn.random())
        for a in names[Side.CREATIVE]
        for b in (names[Side.BUSINESS] if wishes is None else drawn.sample(names[Side.BUSINESS], wishes))
    )
    return Problem(rounds, people, everybody, pairs, objective="total")


def ours(case: Case, problem: Problem) -> Comparison:
    """The best of several runs of the engine."""
    seconds = float("inf")
    for _ in range(case.repeats):
        started = time.perf_counter()
        found = plan(problem)
        seconds = min(seconds, time.perf_counter() - started)
    if verify(problem, found.meetings):
        raise RuntimeError(f"{case.name}: the plan breaks its own rules")
    proof = "proven best" if found.optimal else f"bound {found.bound:,.2f}"
    met = seconds <= case.target and found.optimal
    return Comparison("rounds", case.name, OURS, seconds, "s", f"{found.total:,.2f}, {proof}", case.target, met)


def theirs(case: Case, problem: Problem, who: str, peer: Peer, limit: float | None = None) -> Comparison:
    """One run of a peer; no figure if it proves nothing within its `limit`."""
    started = time.perf_counter()
    found = peer(problem)
    seconds = time.perf_counter() - started
    total = f"{found.total:,.2f}, {found.remark}" if found.total else found.remark
    if limit is not None and seconds >= limit:
        return Comparison("rounds", case.name, who, None, "s", f"{total} after {limit:.0f} s")
    return Comparison("rounds", case.name, who, seconds, "s", total)


def with_absences(people: int, rounds: int, absent: float, seed: int) -> Comparison:
    """A day on which a share of people is away now and then; the target is a proof within the default limit."""
    problem = day(people, rounds, absent=absent, seed=seed)
    started = time.perf_counter()
    found = plan(problem)
    seconds = time.perf_counter() - started
    name = f"{people} × {people}, {rounds} rounds, {absent:.0%} away now and then, draw {seed}"
    gap = "proven best" if found.optimal else f"within {(found.bound - found.total) / found.bound:.4%} of the bound"
    return Comparison("rounds", name, OURS, seconds, "s", f"{found.total:,.2f}, {gap}")


def plain(case: Case, limit: float) -> Comparison:
    """HiGHS without our prices, in a process of its own: it does not look at the clock while it is stuck."""
    command = [sys.executable, __file__, "--plain", str(CASES.index(case))]
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=limit)  # noqa: S603 - itself
    except subprocess.TimeoutExpired:
        return Comparison("rounds", case.name, PLAIN, None, "s", f"nothing after {limit:.0f} s")
    seconds, result = run.stdout.strip().split(" ", 1)
    return Comparison("rounds", case.name, PLAIN, float(seconds), "s", result)


def memory(case: Case) -> Comparison:
    """The most memory a process has that makes the problem of `case` and plans it, and nothing else."""
    command = [sys.executable, __file__, "--memory", str(CASES.index(case))]
    run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - this file itself
    peak = float(run.stdout)
    name = f"{case.name}: memory"
    return Comparison("rounds", name, OURS, peak, "GB", "problem and plan", LARGEST_MEMORY, peak <= LARGEST_MEMORY)


def alone(case: Case, *, plainly: bool) -> None:
    """What the two functions above run in a process of its own: print what came out."""
    problem = day(case.people, case.rounds, case.wishes)
    if plainly:
        line = theirs(case, problem, PLAIN, plain_linear_program)
        print(line.figure, line.result)
    else:
        plan(problem)
        # Not `getrusage`: its peak takes over what the process that started this one had.
        status = Path("/proc/self/status").read_text(encoding="ascii")
        print(int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) * 1024 / 1e9)


def comparisons(*, quick: bool = False) -> list[Comparison]:
    """All lines of the objective "total"; with `quick` the two small days and shorter limits."""
    plan(day(4, 2))  # the solvers' libraries are loaded once, before anything is timed
    if PEERS:
        min_cost_flow(day(4, 2))
        three_index_cp_sat(day(4, 2), 5.0)
    small, middle, dense, _ = CASES
    patience = 5.0 if quick else 60.0
    lines = []
    for case in (small, middle) if quick else CASES:
        problem = day(case.people, case.rounds, case.wishes)
        lines += [ours(case, problem), theirs(case, problem, "strongest first", greedy)]
        if case in {middle, dense}:
            lines.append(plain(case, patience))
        if PEERS:
            lines.append(theirs(case, problem, "OR-Tools min-cost flow", min_cost_flow))
        if PEERS and case in {small, middle}:
            limited = partial(three_index_cp_sat, seconds=patience)
            lines.append(theirs(case, problem, "CP-SAT, three indices", limited, patience))
    if not quick:
        lines += [memory(dense)]
        lines += [with_absences(30, 8, 0.1, seed) for seed in (1, 2, 3)]
        lines += [with_absences(60, 12, 0.2, seed) for seed in (1, 2)]
    return lines


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="only the two small days, peers for five seconds each")
    parser.add_argument("--memory", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--plain", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    for number, plainly in ((arguments.memory, False), (arguments.plain, True)):
        if number is not None:
            alone(CASES[number], plainly=plainly)
            return
    for line in comparisons(quick=arguments.quick):
        figure = "–" if line.figure is None else f"{line.figure:.4f} {line.unit}"
        verdict = {True: "met", False: "missed", None: ""}[line.met]
        print(f"{line.case:<52} {line.who:<24} {figure:>12} {verdict:<7} {line.result}", flush=True)


if __name__ == "__main__":
    main()
