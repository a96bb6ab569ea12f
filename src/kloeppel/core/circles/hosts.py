"""Hosts: a plan in which every group of every round has somebody to look after it, where there are enough."""

import numpy as np
from numpy.typing import NDArray

from kloeppel.core.circles.search import Table, exchange_costs
from kloeppel.core.circles.sizes import hosts_needed
from kloeppel.core.circles.values import Problem, Rounds

Marks = NDArray[np.bool_]

TRIES = 4_000


def never_together(rounds: Rounds, people: int, count: int) -> list[int]:
    """Up to `count` of `people` of whom no two meet in `rounds`: taken one by one, from the best start found."""
    met = np.eye(people, dtype=bool)
    for groups in rounds:
        for group in groups:
            met[np.ix_(group, group)] = True
    best: list[int] = []
    for start in range(people):
        found, free = [start], ~met[start]
        while len(found) < count and free.any():
            # Whoever leaves the most others free comes next.
            left = np.where(free, (~met & free[None, :]).sum(axis=1), -1)
            chosen = int(left.argmax())
            found.append(chosen)
            free &= ~met[chosen]
        if len(found) > len(best):
            best = found
        if len(best) >= count:
            break
    return best


def seat_hosts(problem: Problem, table: Table, met: Table, apart: list[int], drawn: np.random.Generator) -> Table:
    """`table` with as many hosted groups in every round as can be.

    First whole parts change hands: hosts take the parts `apart`, which never meet, and others as long as that helps.
    Then, in rounds that still lack hosts, single seats are exchanged, those first that cost the fewest repeats.
    """
    hosts = np.array([person.host for person in problem.people])
    if not hosts.any() or hosts.all():
        return table
    table = _whole_parts(problem, table, hosts, apart, drawn)
    for number in range(len(table)):
        while (short := _lacking(problem, table, hosts, number)) > 0:
            costs = exchange_costs(table, met, number)
            gain = hosted_gain(table[number], hosts)
            costs[gain <= 0] = np.iinfo(np.int64).max
            p, q = divmod(int(costs.argmin()), len(hosts))
            table[number, [p, q]] = table[number, [q, p]]
            if _lacking(problem, table, hosts, number) >= short:
                raise RuntimeError("An exchange that should give a group its host did not.")
    return table


def hosted_gain(row: Table, hosts: Marks) -> Table:
    """How many more groups have a host if two people change places in the round `row`."""
    groups = int(row.max()) + 1
    count = np.bincount(row[hosts & (row >= 0)], minlength=groups)
    gain = np.zeros((len(row), len(row)), dtype=np.int64)
    there = row >= 0
    given, taken = np.flatnonzero(hosts & there), np.flatnonzero(~hosts & there)
    change = (count[row[taken]] == 0)[None, :].astype(np.int64) - (count[row[given]] == 1)[:, None]
    change[row[given][:, None] == row[taken][None, :]] = 0
    gain[np.ix_(given, taken)] = change
    gain[np.ix_(taken, given)] = change.T
    return gain


def hostless(problem: Problem, table: Table) -> int:
    """The groups of all rounds in which no host sits; 0 if nobody is a host."""
    hosts = np.array([person.host for person in problem.people])
    if not hosts.any():
        return 0
    return sum(len(problem.groups) - len(np.unique(row[hosts & (row >= 0)])) for row in table)


def _lacking(problem: Problem, table: Table, hosts: Marks, number: int) -> int:
    row = table[number]
    return hosts_needed(problem, number) - len(np.unique(row[hosts & (row >= 0)]))


def _whole_parts(problem: Problem, table: Table, hosts: Marks, apart: list[int], drawn: np.random.Generator) -> Table:
    part = np.arange(len(hosts))
    always = [p for p, person in enumerate(problem.people) if not person.absent]
    wanted = [p for p in always if hosts[p]]
    places = [place for place in apart if not problem.people[place].absent][: len(wanted)]
    for person, place in zip(wanted, places, strict=False):
        now, there = int(np.flatnonzero(part == place)[0]), int(part[person])
        part[person], part[now] = place, there
    seats = table[:, part]
    lacking = [_lacking(problem, seats, hosts, number) for number in range(len(seats))]
    for _ in range(TRIES):
        if not any(lacking):
            break
        p, q = (int(person) for person in drawn.choice(len(hosts), 2, replace=False))
        if hosts[p] == hosts[q] or problem.people[p].absent != problem.people[q].absent:
            continue
        changed = seats.copy()
        changed[:, [p, q]] = changed[:, [q, p]]
        now_lacking = [_lacking(problem, changed, hosts, number) for number in range(len(seats))]
        if sum(now_lacking) <= sum(lacking):
            seats, lacking = changed, now_lacking
    return seats
