"""From a problem to groups: designs where one fits, local search for the rest, then who takes which part."""

from collections.abc import Callable

import numpy as np

from kloeppel.core.circles.chance import Chance
from kloeppel.core.circles.deadline import Deadline
from kloeppel.core.circles.designs import designed_rounds
from kloeppel.core.circles.mixing import mixed, needs_and_alike
from kloeppel.core.circles.search import Table, fewer_repeats, repeats_of
from kloeppel.core.circles.sizes import fewest_repeats, sizes_of
from kloeppel.core.circles.values import Circles, Problem, Rounds

DESIGN_SHARE = 0.8
"""Of the time limit: how long a design is looked for before local search goes on from what there is."""


def circles(
    problem: Problem,
    *,
    seed: int = 0,
    time_limit: float = 10.0,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Circles:
    """Groups for every round with the fewest repeats found, then the most needs met, then the best mixed.

    Stops when the repeats reach the proven bound and nothing mixes better, after `time_limit` seconds, or when
    `cancelled` says so. `progress` is called with the fewest repeats so far and the bound. The same problem and `seed`
    give the same answer, unless the time limit cuts the search short. Sources: docs/algorithms/circles.md.
    """
    clock = Deadline(time_limit, cancelled)
    met = _met(problem)
    bound = fewest_repeats(problem)
    generator = np.random.default_rng(seed)
    table = _start(problem, met, seed, generator, clock)

    def stopped(fewest: int) -> bool:
        if progress is not None:
            progress(fewest, bound)
        return clock.over(0.9)

    table, repeats = fewer_repeats(table, met, bound, generator, stopped)
    table = mixed(problem, table, met, generator, clock.over)
    repeats = repeats_of(table, met)
    needs_met, alike = needs_and_alike(problem, table)
    return Circles(
        rounds=_named(problem, table),
        repeats=repeats,
        bound=bound,
        proven=repeats == bound,
        needs_met=needs_met,
        needs=sum(len(person.needs) for person in problem.people),
        alike=alike,
    )


def _met(problem: Problem) -> Table:
    place = {person.id: index for index, person in enumerate(problem.people)}
    met = np.zeros((len(place), len(place)), dtype=np.int64)
    for a, b in problem.met:
        met[place[a], place[b]] = met[place[b], place[a]] = 1
    return met


def _start(problem: Problem, met: Table, seed: int, generator: np.random.Generator, clock: Deadline) -> Table:
    """The rounds of a design, those first that meet the fewest again; rounds it does not have are drawn."""
    people, whole = len(problem.people), _without_absence(problem)
    wanted = problem.rounds if not problem.met else 10**3
    designed: Rounds = []
    if len(whole) > 1 and fewest_repeats(problem) == 0:
        drawn = Chance(seed)
        designed = designed_rounds(people, len(problem.groups), wanted, drawn, lambda: clock.over(DESIGN_SHARE))
    rows = [_row(people, groups) for groups in designed]
    rows.sort(key=lambda row: int((met * np.equal.outer(row, row)).sum()))
    table = np.full((problem.rounds, people), -1, dtype=np.int64)
    for number in range(problem.rounds):
        if number in whole and rows:
            table[number] = rows.pop(0)
        else:
            there = np.array([p for p, person in enumerate(problem.people) if number not in person.absent])
            sizes = sizes_of(problem, number)
            table[number, generator.permutation(there)] = np.repeat(np.arange(len(sizes)), sizes)
    return table


def _without_absence(problem: Problem) -> frozenset[int]:
    return frozenset(range(problem.rounds)).difference(*(person.absent for person in problem.people))


def _row(people: int, groups: list[list[int]]) -> Table:
    row = np.zeros(people, dtype=np.int64)
    for number, group in enumerate(sorted(groups, key=len, reverse=True)):
        row[group] = number
    return row


def _named(problem: Problem, table: Table) -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(
        tuple(
            tuple(problem.people[p].id for p in np.flatnonzero(row == group).tolist())
            for group in range(len(problem.groups))
        )
        for row in table
    )
