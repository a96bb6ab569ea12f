"""From a problem to a plan: choose who meets, spread over rounds, seat, and say how good it is."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from kloeppel.core.rounds.choice import Choice, choose
from kloeppel.core.rounds.fair.order import FairChoice, choose_fairly
from kloeppel.core.rounds.homes import Homes, homes_of
from kloeppel.core.rounds.instance import Instance, instance_of
from kloeppel.core.rounds.refusal import NOT_FOUND, refusal
from kloeppel.core.rounds.seating import seat_day
from kloeppel.core.rounds.spreading import spread
from kloeppel.core.rounds.values import Evenness, Meeting, Plan, Problem
from kloeppel.core.values import InputError
from kloeppel.core.watch import Observer, Watch

PROVEN = 1e-9
"""A bound this close to the total counts as equal, relative to the bound or, if that is less, to the largest affinity
(rounded down to a power of two). The bound carries an allowance for rounding of about a thousandth of that, and a
thousandth of a millionth of one talk is nothing to anybody."""


def plan(problem: Problem, *, seed: int = 0, time_limit: float = 10.0, observer: Observer | None = None) -> Plan:
    """The best plan by the problem's objective, with a proven bound on the sum of affinities of every possible plan.

    "total": the largest sum; on a day without absences and fixed rounds always the optimum. "fair": in this order as
    even in talks as can be, as even in affinity as can be for its price (`Problem.most_lost`), and the largest sum;
    `Plan.evenness` says what of that is proven. The search stops after `time_limit` seconds, or when `observer`
    cancels, with the best plan found. The same problem and `seed` give the same plan, unless the search is cut short.
    Raises InputError, naming the person, if the talks promised (`min`) and the pairs that must meet cannot all be had.
    Sources: docs/algorithms/rounds.md.
    """
    instance = instance_of(problem)
    watch = Watch(time_limit, observer)
    homes = homes_of(problem, instance, seed=seed, watch=watch)
    instance = instance if homes is None else homes.instance
    choice, fair = _chosen(problem, instance, homes, seed=seed, watch=watch)
    if choice is None:
        reason = refusal(problem, instance, seed=seed, time_limit=max(1.0, watch.left()))
        raise InputError(reason if homes is None or homes.suit_all else NOT_FOUND)
    meetings = _meetings(problem, instance, choice, None if homes is None else homes.table)
    total = math.fsum(problem.pairs[index].affinity for index in choice.pair.tolist())
    bound = max(total, choice.bound * instance.scale)
    talks = Counter(identifier for meeting in meetings for identifier in (meeting.a, meeting.b))
    best = bound - total <= PROVEN * max(bound, instance.scale / 2)
    return Plan(
        meetings=meetings,
        total=total,
        bound=bound,
        optimal=best if fair is None else fair.proven,
        fewest_talks=min((talks[person.id] for person in problem.people), default=0),
        evenness=None if fair is None else _evenness(problem, instance, fair, total, bound),
    )


def _chosen(
    problem: Problem, instance: Instance, homes: Homes | None, *, seed: int, watch: Watch
) -> tuple[Choice | None, FairChoice | None]:
    fair: FairChoice | None = None
    if problem.objective == "fair":
        fair = choose_fairly(instance, most_lost=problem.most_lost, seed=seed, watch=watch)
        choice = None if fair is None else Choice(fair.pair, fair.group, fair.bound)
    else:
        choice = choose(instance, seed=seed, watch=watch)
    if choice is not None and homes is not None and not homes.suit_all:
        # With these homes fewer pairs can meet; what is proven has to hold for other homes as well.
        choice = replace(choice, bound=homes.bound)
        fair = fair and replace(fair, talks_proven=False, least_bound=homes.bound, proven=False)
    return choice, fair


def _evenness(problem: Problem, instance: Instance, fair: FairChoice, total: float, bound: float) -> Evenness:
    amounts: dict[int, list[float]] = {person: [] for person in np.flatnonzero(instance.high > 0).tolist()}
    for index in fair.pair.tolist():
        for person in (int(instance.a[index]), int(instance.b[index])):
            amounts[person].append(problem.pairs[index].affinity)
    least = min((math.fsum(affinities) for affinities in amounts.values()), default=0.0)
    return Evenness(
        talks_proven=fair.talks_proven,
        least_affinity=least,
        least_affinity_bound=max(least, fair.least_bound * instance.scale),
        lost=0.0 if bound <= 0 else max(0.0, 1.0 - total / bound),
    )


def _meetings(
    problem: Problem, instance: Instance, choice: Choice, homes: Mapping[str, int] | None
) -> tuple[Meeting, ...]:
    talks: list[tuple[str, str, int]] = []
    for index, rounds in enumerate(instance.classes):
        mine = choice.pair[choice.group == index].tolist()
        for pair, number in zip(mine, spread(instance, mine, index), strict=True):
            talks.append((problem.pairs[pair].a, problem.pairs[pair].b, rounds[number]))
    seated = zip(talks, seat_day(problem, talks, homes), strict=True)
    meetings = [Meeting(a, b, number, table) for (a, b, number), table in seated]
    return tuple(sorted(meetings, key=lambda meeting: (meeting.round, meeting.table)))
