"""Who takes which part in a plan: exchanging whole parts keeps the repeats, meets more needs and mixes more."""

from collections.abc import Callable

import numpy as np

from kloeppel.core.circles.search import Table, repeats_of
from kloeppel.core.circles.values import Problem

PATIENCE = 3_000
"""So many exchanges in a row that help nothing end the search."""


def needs_and_alike(problem: Problem, table: Table) -> tuple[int, int]:
    """How many needs are met, and how many meetings are of one region or of one kind."""
    people = problem.people
    needs_met, alike = 0, 0
    for p, person in enumerate(people):
        mates = [q for q in np.flatnonzero(_mates(table, p)).tolist() if q != p]
        given = frozenset[str]().union(*(people[q].gives for q in mates))
        needs_met += len(person.needs & given)
    for row in table:
        for group in range(int(row.max()) + 1):
            members = [people[p] for p in np.flatnonzero(row == group).tolist()]
            for index, a in enumerate(members):
                for b in members[index + 1 :]:
                    alike += (a.region == b.region != "") + (a.kind == b.kind != "")
    return needs_met, alike


def mixed(problem: Problem, table: Table, met: Table, drawn: np.random.Generator, stopped: Callable[[], bool]) -> Table:
    """`table` with parts exchanged between people as long as that is better; repeats do not become more."""
    mattering = any(person.region or person.kind or person.needs for person in problem.people)
    if not mattering or len(problem.people) < 2:
        return table
    absent = [person.absent for person in problem.people]
    best, value = table, _value(problem, table, met)
    since = 0
    while since < PATIENCE and not stopped():
        p, q = (int(person) for person in drawn.choice(len(problem.people), 2, replace=False))
        since += 1
        if absent[p] != absent[q]:
            continue
        changed = best.copy()
        changed[:, [p, q]] = changed[:, [q, p]]
        new = _value(problem, changed, met)
        if new <= value:
            since = since if new == value else 0
            best, value = changed, new
    return best


def _value(problem: Problem, table: Table, met: Table) -> tuple[int, int, int]:
    repeats = repeats_of(table, met) if problem.met else 0
    needs_met, alike = needs_and_alike(problem, table)
    return repeats, -needs_met, alike


def _mates(table: Table, p: int) -> Table:
    mine = table[:, p][:, None]
    together: Table = ((table == mine) & (mine >= 0)).any(axis=0).astype(np.int64)
    return together
