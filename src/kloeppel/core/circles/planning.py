"""From a problem to groups: designs where one fits, local search for the rest, then who takes which part."""

import numpy as np

from kloeppel.core.chance import Chance
from kloeppel.core.circles.designs import designed_rounds
from kloeppel.core.circles.hosts import hosted_gain, hostless, never_together, seat_hosts
from kloeppel.core.circles.mixing import mixed, needs_and_alike
from kloeppel.core.circles.search import Table, fewer_repeats, repeats_of
from kloeppel.core.circles.sizes import fewest_repeats, hosts_needed, sizes_of
from kloeppel.core.circles.values import Circles, Problem, Rounds
from kloeppel.core.values import sentence
from kloeppel.core.watch import Observer, Progress, Watch

DESIGN_SHARE = 0.8
"""Of the time limit: how long a design is looked for before local search goes on from what there is."""

FULL_SHARE = 0.1
"""Of the time for designs: how long one is looked for where repeats cannot be avoided."""

MIXING_SHARE = 0.1
"""Of the time limit: what is kept for the question who takes which part."""


def circles(problem: Problem, *, seed: int = 0, time_limit: float = 10.0, observer: Observer | None = None) -> Circles:
    """Groups for every round: a host in each where there are enough, then the fewest repeats found, needs met, mixed.

    Stops when the repeats reach the proven bound and nothing mixes better, after `time_limit` seconds, or when
    `observer` cancels, each time with the best found; it hears the fewest repeats so far and the bound. The same
    problem and `seed` give the same answer, unless the time limit cuts the search short. Sources:
    docs/algorithms/circles.md.
    """
    watch = Watch(time_limit, observer)
    met = _met(problem)
    bound = fewest_repeats(problem)
    generator = np.random.default_rng(seed)
    watch.report(Progress(sentence("Looking for a design"), bound=bound))
    designed = _designed(problem, seed, Watch(watch.left(DESIGN_SHARE), observer))
    table = _start(problem, met, designed, generator)
    table = _searched(problem, table, met, bound, generator, Watch(watch.left() - MIXING_SHARE * time_limit, observer))
    watch.report(Progress(sentence("Mixing people"), best=repeats_of(table, met), bound=bound))
    table = mixed(problem, table, met, generator, watch.over)
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
        without_host=hostless(problem, table),
    )


def _met(problem: Problem) -> Table:
    place = {person.id: index for index, person in enumerate(problem.people)}
    met = np.zeros((len(place), len(place)), dtype=np.int64)
    for a, b in problem.met:
        met[place[a], place[b]] = met[place[b], place[a]] = 1
    return met


def _designed(problem: Problem, seed: int, watch: Watch) -> Rounds:
    """The rounds of a design; none if there is no use for one.

    If repeats cannot be avoided, only a design with as many rounds as can be without is a better start than chance.
    """
    people, drawn = len(problem.people), Chance(seed)
    if len(_without_absence(problem)) < 2:
        return []
    if fewest_repeats(problem) > 0:
        full = (people - 1) // max(1, max(problem.groups) - 1)
        few = Watch(watch.left(FULL_SHARE))
        wanted = min(full, problem.rounds)
        rounds = designed_rounds(people, len(problem.groups), wanted, drawn, lambda: few.over() or watch.over())
        return rounds if len(rounds) == full else []
    wanted = problem.rounds if not problem.met else 10**3
    apart = max(hosts_needed(problem, number) for number in range(problem.rounds))
    return designed_rounds(people, len(problem.groups), wanted, drawn, watch.over, apart)


def _start(problem: Problem, met: Table, designed: Rounds, generator: np.random.Generator) -> Table:
    """The rounds of a design, those first that meet the fewest again; rounds it does not have are drawn."""
    people, whole = len(problem.people), _without_absence(problem)
    rows = [_row(people, groups) for groups in designed]
    rows.sort(key=lambda row: int((met * np.equal.outer(row, row)).sum()))
    used = rows[: len(whole)]
    table = np.full((problem.rounds, people), -1, dtype=np.int64)
    for number in range(problem.rounds):
        if number in whole and rows:
            table[number] = rows.pop(0)
        else:
            there = np.array([p for p, person in enumerate(problem.people) if number not in person.absent])
            sizes = sizes_of(problem, number)
            table[number, generator.permutation(there)] = np.repeat(np.arange(len(sizes)), sizes)
    apart = max(hosts_needed(problem, number) for number in range(problem.rounds))
    loose = never_together([_groups(row) for row in used], people, apart) if apart and used else []
    return seat_hosts(problem, table, met, loose, generator)


def _searched(
    problem: Problem, table: Table, met: Table, bound: int, generator: np.random.Generator, watch: Watch
) -> Table:
    hosts = np.array([person.host for person in problem.people])
    step = sentence("Looking for plans with fewer repeats")

    def stopped(fewest: int) -> bool:
        watch.report(Progress(step, best=fewest, bound=bound))
        return watch.over()

    def barred(row: Table) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
        return hosted_gain(row, hosts) < 0

    mattering = hosts.any() and not hosts.all()
    table, _ = fewer_repeats(table, met, bound, generator, stopped, barred if mattering else None)
    return table


def _without_absence(problem: Problem) -> frozenset[int]:
    return frozenset(range(problem.rounds)).difference(*(person.absent for person in problem.people))


def _row(people: int, groups: list[list[int]]) -> Table:
    row = np.zeros(people, dtype=np.int64)
    for number, group in enumerate(sorted(groups, key=len, reverse=True)):
        row[group] = number
    return row


def _groups(row: Table) -> list[list[int]]:
    return [np.flatnonzero(row == group).tolist() for group in range(int(row.max()) + 1)]


def _named(problem: Problem, table: Table) -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(
        tuple(
            tuple(problem.people[p].id for p in np.flatnonzero(row == group).tolist())
            for group in range(len(problem.groups))
        )
        for row in table
    )
