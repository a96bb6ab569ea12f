"""From a problem to a plan: choose who meets, spread over rounds, seat, and say how good it is."""

import math
from collections import Counter

from kloeppel.core.rounds.choice import Choice, choose
from kloeppel.core.rounds.colouring import colour
from kloeppel.core.rounds.deadline import Deadline
from kloeppel.core.rounds.instance import Instance, instance_of
from kloeppel.core.rounds.refusal import refusal
from kloeppel.core.rounds.seating import seat
from kloeppel.core.rounds.values import Meeting, Plan, Problem
from kloeppel.core.values import InputError

PROVEN = 1e-9
"""A bound this close to the total counts as equal, relative to the bound or, if that is less, to the largest affinity
(rounded down to a power of two). The bound carries an allowance for rounding of about a thousandth of that, and a
thousandth of a millionth of one talk is nothing to anybody."""


def plan(problem: Problem, *, seed: int = 0, time_limit: float = 10.0) -> Plan:
    """The plan with the largest sum of affinities, with a proven bound on every possible plan.

    Without absences and fixed rounds the plan is always optimal. Otherwise the search stops after `time_limit` seconds
    with the best plan found, and `bound` says how much better another one could be. The same problem and `seed` give
    the same plan, unless the time limit cuts the search short. Raises InputError, naming the person, if the talks
    promised (`min`) and the pairs that must meet cannot all be had. Sources: docs/algorithms/rounds.md.
    """
    instance = instance_of(problem)
    deadline = Deadline(time_limit)
    choice = choose(instance, seed=seed, deadline=deadline)
    if choice is None:
        raise InputError(refusal(problem, instance, seed=seed, time_limit=max(1.0, deadline.left())))
    meetings = _meetings(problem, instance, choice)
    total = math.fsum(problem.pairs[index].affinity for index in choice.pair.tolist())
    bound = max(total, choice.bound * instance.scale)
    talks = Counter(identifier for meeting in meetings for identifier in (meeting.a, meeting.b))
    return Plan(
        meetings=meetings,
        total=total,
        bound=bound,
        optimal=bound - total <= PROVEN * max(bound, instance.scale / 2),
        fewest_talks=min((talks[person.id] for person in problem.people), default=0),
    )


def _meetings(problem: Problem, instance: Instance, choice: Choice) -> tuple[Meeting, ...]:
    talks: list[tuple[str, str, int]] = []
    for index, rounds in enumerate(instance.classes):
        mine = choice.pair[choice.group == index].tolist()
        edges = [(int(instance.a[pair]), int(instance.b[pair])) for pair in mine]
        for pair, number in zip(mine, colour(edges, len(rounds)), strict=True):
            talks.append((problem.pairs[pair].a, problem.pairs[pair].b, rounds[number]))
    seated = zip(talks, seat(talks, problem.tables), strict=True)
    meetings = [Meeting(a, b, number, table) for (a, b, number), table in seated]
    return tuple(sorted(meetings, key=lambda meeting: (meeting.round, meeting.table)))
