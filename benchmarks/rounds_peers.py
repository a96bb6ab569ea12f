"""What the rounds engine is measured against: CP-SAT, a flow solver, a plain linear program, and taking the strongest.

All get a problem without absences, with two sides, and answer the sum of affinities. Only CP-SAT and the greedy one say
in which round a pair meets; the others only choose who does.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from kloeppel.core.rounds import Problem
from kloeppel.core.rounds.instance import instance_of

MILLION = 1_000_000
"""CP-SAT and the flow solver compute with whole numbers: they get millionths."""


@dataclass(frozen=True, slots=True)
class Found:
    """A sum of affinities (0 if nothing was found in time), and in a few words what it is worth."""

    total: float
    remark: str


Peer = Callable[[Problem], Found]


def greedy(problem: Problem) -> Found:
    """The strongest pair first, each in the first round in which both are free and a table is."""
    busy: dict[str, set[int]] = {person.id: set() for person in problem.people}
    full: Counter[int] = Counter()
    total = 0.0
    for pair in sorted(problem.pairs, key=lambda pair: -pair.affinity):
        first, second = busy[pair.a], busy[pair.b]
        if len(first) == problem.rounds or len(second) == problem.rounds:
            continue
        for number in range(problem.rounds):
            if number not in first and number not in second and full[number] < problem.tables:
                first.add(number)
                second.add(number)
                full[number] += 1
                total += pair.affinity
                break
    return Found(total, "without proof")


def three_index_cp_sat(problem: Problem, seconds: float) -> Found:
    """One Boolean for each pair and round; stopped after `seconds`."""
    from ortools.sat.python import cp_model  # noqa: PLC0415 - only where it is asked for

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
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    solver.parameters.random_seed = 1
    if solver.solve(model) not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return Found(0.0, "nothing found")
    total, bound = solver.objective_value, solver.best_objective_bound
    remark = "proven, in millionths" if total == bound else f"not proven, bound {bound / MILLION:,.2f}"
    return Found(total / MILLION, remark)


def min_cost_flow(problem: Problem) -> Found:
    """OR-Tools' network simplex on the flow from a source over creatives and businesses to a sink."""
    from ortools.graph.python import min_cost_flow as graph  # noqa: PLC0415 - only where it is asked for

    instance = instance_of(problem)
    source, sink = instance.people, instance.people + 1
    first, second = np.unique(instance.a), np.unique(instance.b)
    cost = np.round(instance.weight * instance.scale * MILLION).astype(np.int64)
    flow = graph.SimpleMinCostFlow()
    ones = np.ones(len(cost), dtype=np.int64)
    pairs = flow.add_arcs_with_capacity_and_unit_cost(instance.a, instance.b, ones, -cost)
    for ends in ((np.full_like(first, source), first), (second, np.full_like(second, sink))):
        people = ends[1] if ends[0][0] == source else ends[0]
        flow.add_arcs_with_capacity_and_unit_cost(*ends, instance.high[people], np.zeros_like(people))
    # No affinity is negative, so a choice with as many talks as fit is among the best.
    talks = min(int(instance.capacity.sum()), int(instance.high[first].sum()), int(instance.high[second].sum()))
    flow.set_node_supply(source, talks)
    flow.set_node_supply(sink, -talks)
    flow.solve_max_flow_with_min_cost()
    chosen = flow.flows(pairs) > 0
    return Found(float((instance.weight * instance.scale)[chosen].sum()), "choice only, optimal in millionths")


def plain_linear_program(problem: Problem) -> Found:
    """HiGHS with a column for every pair and nothing of ours."""
    import highspy  # noqa: PLC0415 - only where it is asked for

    instance = instance_of(problem)
    pairs, people = len(instance.weight), instance.people
    highs = highspy._Highs()  # type: ignore[attr-defined] # noqa: SLF001 - without the banner of the layer above
    highs.setOptionValue("output_flag", False)  # noqa: FBT003 - it is its interface
    highs.setOptionValue("presolve", "off")
    rows = np.stack([instance.a, instance.b, np.full(pairs, people)], axis=1).ravel().astype(np.int32)
    highs.passModel(
        pairs,
        people + 1,
        len(rows),
        1,
        -1,
        0.0,
        instance.weight * instance.scale,
        np.zeros(pairs),
        np.ones(pairs),
        np.full(people + 1, -np.inf),
        np.append(instance.high, instance.capacity).astype(np.float64),
        3 * np.arange(pairs, dtype=np.int32),
        rows,
        np.ones(len(rows)),
        np.zeros(pairs, dtype=np.int32),
    )
    highs.run()
    return Found(float(highs.getInfo().objective_function_value), "choice only, optimal")
