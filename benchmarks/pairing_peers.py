"""Peers of the pairing engine: a plain integer program in SciPy and in CP-SAT, and two packages for stable marriage.

The plain program has one 0/1 column per pair and one row per pair: what the two have at least as good as each other is
at least one. The peers get the same lists as the engine and owe nothing to it.
"""

import importlib.metadata
import time
from dataclasses import dataclass
from itertools import groupby

from kloeppel.core.pairing import Wishes

Places = dict[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a peer ended with: the number of matches (None without any), whether it is proven, the seconds."""

    size: int | None
    proven: bool
    seconds: float


def version(package: str) -> str:
    """The name of `package` with its version."""
    return f"{package} {importlib.metadata.version(package)}"


def pairs_of(wishes: Wishes) -> Places:
    """All pairs that wish for each other, numbered."""
    ranks_b = {one.id: one.wishes for one in wishes.b}
    pairs = [(one.id, other) for one in wishes.a for other in one.wishes if one.id in ranks_b[other]]
    return {pair: number for number, pair in enumerate(pairs)}


def at_least_as_good(wishes: Wishes, number: Places) -> list[set[int]]:
    """Per pair the pairs that one of its two has at least as good, itself among them."""
    found: list[set[int]] = [set() for _ in number]
    for people, swapped in ((wishes.a, False), (wishes.b, True)):
        for person in people:
            place = {
                other: number.get((other, person.id) if swapped else (person.id, other)) for other in person.wishes
            }
            better: set[int] = set()
            for _, tie in groupby(sorted(place, key=person.wishes.__getitem__), key=person.wishes.__getitem__):
                mine = [place[other] for other in tie]
                better |= {one for one in mine if one is not None}
                for one in mine:
                    if one is not None:
                        found[one] |= better
    return found


def per_person(number: Places) -> list[list[int]]:
    """The pairs of each person, all of whom have one place."""
    mine: dict[tuple[int, str], list[int]] = {}
    for (a, b), place in number.items():
        mine.setdefault((0, a), []).append(place)
        mine.setdefault((1, b), []).append(place)
    return list(mine.values())


def scipy_milp(wishes: Wishes, seconds: float) -> Answer:
    """The plain program by HiGHS as SciPy ships it, with the largest size as its only aim."""
    import numpy as np  # noqa: PLC0415 - like the other peers, only where it is asked
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    started = time.perf_counter()
    number = pairs_of(wishes)

    def matrix(rows: list[list[int]]) -> csr_matrix:
        starts = np.cumsum([0, *map(len, rows)])
        columns = np.concatenate([np.array(row, dtype=np.int64) for row in rows])
        return csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(rows), len(number)))

    answer = milp(
        -np.ones(len(number)),
        integrality=np.ones(len(number)),
        bounds=Bounds(0, 1),
        constraints=[
            LinearConstraint(matrix(per_person(number)), -np.inf, 1),
            LinearConstraint(matrix([sorted(row) for row in at_least_as_good(wishes, number)]), 1, np.inf),
        ],
        options={"time_limit": seconds},
    )
    size = None if answer.x is None else round(float(answer.x.sum()))
    return Answer(size, bool(answer.status == 0), time.perf_counter() - started)


def cp_sat(wishes: Wishes, seconds: float) -> Answer:
    """The plain program by OR-Tools' CP-SAT with two workers."""
    from ortools.sat.python import cp_model  # noqa: PLC0415

    started = time.perf_counter()
    model = cp_model.CpModel()
    number = pairs_of(wishes)
    taken = [model.new_bool_var("") for _ in number]
    for mine in per_person(number):
        model.add_at_most_one(taken[one] for one in mine)
    for better in at_least_as_good(wishes, number):
        model.add_bool_or(taken[one] for one in sorted(better))
    model.maximize(sum(taken))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    size = round(solver.objective_value) if found else None
    return Answer(size, bool(status == cp_model.OPTIMAL), time.perf_counter() - started)


def orders(wishes: Wishes) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Both sides' strict lists as the packages want them, best first."""
    first, second = (
        {one.id: sorted(one.wishes, key=one.wishes.__getitem__) for one in people} for people in (wishes.a, wishes.b)
    )
    return first, second


def matching(wishes: Wishes) -> Answer:
    """The package `matching`: one stable matching of complete strict lists, without looking for the best."""
    from matching.games import StableMarriage  # noqa: PLC0415

    first, second = orders(wishes)
    started = time.perf_counter()
    try:
        found = StableMarriage.create_from_dictionaries(first, second).solve()
    except RecursionError:
        return Answer(None, proven=False, seconds=time.perf_counter() - started)
    return Answer(len(found), proven=True, seconds=time.perf_counter() - started)


def algmatch(wishes: Wishes) -> Answer:
    """The package `algmatch`: one stable matching of complete strict lists, without looking for the best."""
    from algmatch import StableMarriageProblem  # noqa: PLC0415

    number_a = {one.id: place for place, one in enumerate(wishes.a, start=1)}
    number_b = {one.id: place for place, one in enumerate(wishes.b, start=1)}
    first, second = orders(wishes)
    lists = {
        "men": {number_a[one]: [number_b[other] for other in order] for one, order in first.items()},
        "women": {number_b[one]: [number_a[other] for other in order] for one, order in second.items()},
    }
    started = time.perf_counter()
    found = StableMarriageProblem(dictionary=lists).get_stable_matching()
    return Answer(len(found["man_sided"]), proven=True, seconds=time.perf_counter() - started)
