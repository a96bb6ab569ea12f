"""Appointments on published instances, beside CP-SAT and a plain answer set program, in the same run.

    python benchmarks/appointments.py FOLDER

FOLDER holds instances (.dzn) in the MiniZinc data format of the business-to-business meeting scheduling problem.
Without OR-Tools its lines are left out.
"""

import argparse
import importlib.metadata
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

import clingo

from comparison import OURS, Comparison
from kloeppel.core.appointments import Person, Problem, Talk, appointments, count_gaps, verify

SPREAD = 2
OUR_SECONDS, CP_SECONDS, ASP_SECONDS = 20.0, 20.0, 5.0
TARGET_IN_SUM, INSTANCES = 8.0, 20
"""Seconds for all published instances, and how many those are: a part of them gets its share."""

Answer = tuple[int | None, bool]
"""The fewest gaps found, and whether that is proven."""

PLAIN = """
1 { at(M,T) : allowed(M,T) } 1 :- talk(M,_,_).
busy(P,T) :- at(M,T), talk(M,P,_).
busy(P,T) :- at(M,T), talk(M,_,P).
of(M,P) :- talk(M,P,_).
of(M,P) :- talk(M,_,P).
:- person(P), T = 0..slots-1, #count{ M : at(M,T), of(M,P) } > 1.
:- T = 0..slots-1, #count{ M : at(M,T) } > tables.
:- order(M,N), at(M,T), at(N,U), U >= T.
later(P,T-1) :- busy(P,T).
later(P,T-1) :- later(P,T), T > 0.
gap(P,T) :- busy(P,T-1), T = 0..slots-1, not busy(P,T), later(P,T).
1 { fewest(0..slots) } 1.
:- person(P), fewest(L), #count{ T : gap(P,T) } < L.
:- person(P), fewest(L), #count{ T : gap(P,T) } > L+spread.
#minimize { 1,P,T : gap(P,T) }.
"""


def instance(path: Path) -> Problem:
    """The problem in a .dzn file; people and slots count from 1 there."""
    text = path.read_text(encoding="utf-8")

    def number(name: str) -> int:
        return int(_found(rf"\b{name}\s*=\s*(\d+)", text))

    def sets(name: str) -> list[set[int]]:
        listed = _found(rf"\b{name}\s*=\s*\[(.*?)\]\s*;", text)
        return [
            {int(figure) for figure in re.findall(r"\d+", entry)} - {0} for entry in re.findall(r"\{(.*?)\}", listed)
        ]

    slots, mornings = number("nTotalSlots"), number("nMorningSlots")
    requested = _found(r"\brequested\s*=\s*\[\|(.*?)\]", text).split("|")
    rows = [tuple(map(int, re.findall(r"\d+", row))) for row in requested if re.search(r"\d", row)]
    fixed = list(map(int, re.findall(r"\d+", _found(r"\bfixed\s*=\s*\[(.*?)\]", text))))
    sessions = {1: range(mornings), 2: range(mornings, slots), 3: range(slots)}
    return Problem(
        slots,
        number("nTables"),
        tuple(Person(f"p{p}", frozenset(slot - 1 for slot in gone)) for p, gone in enumerate(sets("forbidden"), 1)),
        tuple(
            Talk(
                f"m{m}",
                f"p{a}",
                f"p{b}",
                frozenset({place - 1} if place else sessions[session]),
                tuple(f"m{earlier}" for earlier in sorted(before)),
            )
            for m, ((a, b, session), place, before) in enumerate(zip(rows, fixed, sets("precedences"), strict=True), 1)
        ),
        SPREAD,
    )


def ours(problem: Problem) -> Answer:
    """Our engine; its plan is verified."""
    found = appointments(problem, time_limit=OUR_SECONDS)
    if found.feasible and (
        verify(problem, found.slots) or sum(count_gaps(problem, found.slots).values()) != found.gaps
    ):
        raise RuntimeError("the plan breaks its own rules")
    return found.gaps, found.proven


def plain_program(problem: Problem) -> Answer:
    """A plain answer set program under clingo, by unsatisfiable cores, two threads."""
    number = {person.id: index for index, person in enumerate(problem.people)}
    place = {talk.id: index for index, talk in enumerate(problem.talks)}
    facts = [f"person({index})." for index in number.values()]
    for talk in problem.talks:
        facts.append(f"talk({place[talk.id]},{number[talk.a]},{number[talk.b]}).")
        facts.extend(f"allowed({place[talk.id]},{slot})." for slot in allowed(problem, talk))
        facts.extend(f"order({place[talk.id]},{place[earlier]})." for earlier in talk.after)
    constants = f"#const slots={problem.slots}. #const tables={problem.tables}. #const spread={SPREAD}."
    control = clingo.Control(["--opt-strategy=usc", "-t2", "--warn=none"])
    control.add("base", [], "\n".join([*facts, "#defined order/2.", constants, PLAIN]))
    control.ground([("base", [])])
    costs: list[int] = []
    with control.solve(on_model=lambda model: costs.extend(model.cost), async_=True) as handle:
        handle.wait(ASP_SECONDS)
        handle.cancel()
        through = bool(handle.get().exhausted)
    return (costs[-1] if costs else None), through


def cp_sat(problem: Problem) -> Answer:
    """A CP-SAT model with a variable for each talk and slot, two workers."""
    from ortools.sat.python import cp_model  # noqa: PLC0415

    model = cp_model.CpModel()
    at = {(talk.id, slot): model.new_bool_var("") for talk in problem.talks for slot in allowed(problem, talk)}
    for talk in problem.talks:
        model.add_exactly_one(at[talk.id, slot] for slot in allowed(problem, talk))
    for slot in range(problem.slots):
        model.add(sum(at[talk.id, slot] for talk in problem.talks if (talk.id, slot) in at) <= problem.tables)
    for talk in problem.talks:
        for earlier in talk.after:
            late, early = (
                sum(slot * at[identifier, slot] for slot in range(problem.slots) if (identifier, slot) in at)
                for identifier in (talk.id, earlier)
            )
            model.add(early < late)
    gaps = [
        _gaps_of(model, problem, person.id, at)  # type: ignore[no-untyped-call]
        for person in problem.people
    ]
    fewest = model.new_int_var(0, problem.slots, "")
    for count in gaps:
        model.add(count >= fewest)
        model.add(count <= fewest + SPREAD)
    model.minimize(sum(gaps))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds, solver.parameters.num_workers = CP_SECONDS, 2
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, False
    return round(solver.objective_value), status == cp_model.OPTIMAL


def _gaps_of(model, problem, person, at):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 -- OR-Tools has no types
    busy = []
    for slot in range(problem.slots):
        here = model.new_bool_var("")
        mine = [talk.id for talk in problem.talks if person in (talk.a, talk.b)]
        model.add(sum(at[talk, slot] for talk in mine if (talk, slot) in at) == here)
        busy.append(here)
    later = [model.new_bool_var("") for _ in busy]
    gaps = [model.new_bool_var("") for _ in busy[1:]]
    model.add(later[-1] == 0)
    for slot in range(problem.slots - 1):
        model.add_max_equality(later[slot], [busy[slot + 1], later[slot + 1]])
        model.add_bool_or([busy[slot].negated(), busy[slot + 1], later[slot + 1].negated(), gaps[slot]])
        model.add_implication(gaps[slot], busy[slot])
        model.add_implication(gaps[slot], busy[slot + 1].negated())
        model.add_implication(gaps[slot], later[slot + 1])
    return sum(gaps)


def allowed(problem: Problem, talk: Talk) -> list[int]:
    """The slots left to `talk`."""
    gone = {slot for person in problem.people if person.id in (talk.a, talk.b) for slot in person.absent}
    return sorted((set(range(problem.slots)) if talk.slots is None else set(talk.slots)) - gone)


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.DOTALL)
    if found is None:
        raise ValueError(f"nothing looks like {pattern}")
    return found.group(1)


def peers() -> dict[str, Callable[[Problem], Answer]]:
    """Whom we are measured against."""
    named: dict[str, Callable[[Problem], Answer]] = {
        f"plain program, clingo {importlib.metadata.version('clingo')}": plain_program
    }
    try:
        named[f"CP-SAT, OR-Tools {importlib.metadata.version('ortools')}"] = cp_sat
    except importlib.metadata.PackageNotFoundError:
        sys.stderr.write("OR-Tools is not installed: no CP-SAT in the table\n")
    return named


def comparisons(folder: Path | None) -> list[Comparison]:
    """Every instance of `folder`, ours beside the peers, and the sum; nothing without a folder."""
    paths = sorted(folder.glob("*.dzn")) if folder is not None else []
    lines: list[Comparison] = []
    for who, asked in {OURS: ours, **peers()}.items():
        total, proofs = 0.0, 0
        for path in paths:
            problem = instance(path)
            started = time.perf_counter()
            gaps, proven = asked(problem)
            seconds = time.perf_counter() - started
            total, proofs = total + seconds, proofs + proven
            result = "no plan" if gaps is None else f"{gaps} gaps{', proven' if proven else ''}"
            lines.append(Comparison("appointments", path.stem, who, round(seconds, 2), "s", result))
        if paths:
            target = TARGET_IN_SUM * len(paths) / INSTANCES if who == OURS else None
            met = None if target is None else total <= target and proofs == len(paths)
            result = f"{proofs} of {len(paths)} proven"
            lines.append(Comparison("appointments", "all in sum", who, round(total, 2), "s", result, target, met))
    return lines


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    row = "{:<30} {:<28} {:>8}  {}"
    print(row.format("instance", "who", "seconds", "result"))
    for line in comparisons(parser.parse_args().folder):
        print(row.format(line.case, line.who, f"{line.figure:.2f}", line.result))


if __name__ == "__main__":
    main()
