"""Who takes which part in a plan: exchanging whole parts keeps the repeats, meets more needs and mixes more."""

from collections.abc import Callable

import numpy as np

from kloeppel.core.circles.search import Table, times_together
from kloeppel.core.circles.values import Problem

PATIENCE = 3_000
"""So many exchanges in a row that help nothing end the search."""

OFTEN = 100
"""After so many exchanges the clock is looked at."""


def needs_and_alike(problem: Problem, table: Table) -> tuple[int, int]:
    """How many needs are met, and how many meetings are of one region or of one kind."""
    parts = _Parts(problem, table, np.zeros((len(problem.people), len(problem.people)), dtype=np.int64))
    _, unmet, alike = parts.value()
    return sum(len(person.needs) for person in problem.people) - unmet, alike


def mixed(problem: Problem, table: Table, met: Table, drawn: np.random.Generator, over: Callable[[], bool]) -> Table:
    """`table` with parts exchanged between people as long as that is better; repeats do not become more.

    Only people with the same absences exchange, and hosts only with hosts.
    """
    people = problem.people
    mattering = any(person.region or person.kind or person.needs for person in people)
    if not mattering or len(people) < 2:
        return table
    like = [(person.absent, person.host) for person in people]
    parts = _Parts(problem, table, met)
    value, since, tried = parts.value(), 0, 0
    pairs: list[list[int]] = []
    while since < PATIENCE and not (tried % OFTEN == 0 and over()):
        if not pairs:
            pairs = drawn.integers(0, len(people), (1024, 2)).tolist()
        p, q = pairs.pop()
        since, tried = since + 1, tried + 1
        if p == q or like[p] != like[q]:
            continue
        change = parts.exchange(p, q)
        if change < (0, 0, 0):
            since = 0
        if change <= (0, 0, 0):
            value = (value[0] + change[0], value[1] + change[1], value[2] + change[2])
        else:
            parts.exchange(p, q)
    return table[:, parts.part]


class _Parts:
    """Who has which part, and what follows from it: repeats, needs that are not met, meetings of people alike."""

    def __init__(self, problem: Problem, table: Table, met: Table) -> None:
        people = problem.people
        self.part = np.arange(len(people))
        self.times = times_together(table)
        self.met = met
        self.like = _same([person.region for person in people]) + _same([person.kind for person in people])
        words = sorted(frozenset[str]().union(*(person.needs for person in people)))
        self.gives = np.array([[word in person.gives for word in words] for person in people], dtype=np.int64)
        self.needs = np.array([[word in person.needs for word in words] for person in people], dtype=bool)
        # How many mates give each word to each person.
        self.given = (self.times > 0).astype(np.int64) @ self.gives

    def value(self) -> tuple[int, int, int]:
        """Repeats, needs not met, meetings of people alike."""
        repeats = int(np.maximum(self.times + self.met - 1, 0).sum()) // 2
        alike = int((self.times * self.like).sum()) // 2
        return repeats, int((self.needs & (self.given == 0)).sum()), alike

    def exchange(self, p: int, q: int) -> tuple[int, int, int]:
        """Let `p` and `q` exchange their parts; return by how much each of the three figures grew."""
        others = np.ones(len(self.part), dtype=bool)
        others[[p, q]] = False
        mine, theirs = self.times[p], self.times[q]
        after_p = np.maximum(theirs + self.met[p] - 1, 0) - np.maximum(mine + self.met[p] - 1, 0)
        after_q = np.maximum(mine + self.met[q] - 1, 0) - np.maximum(theirs + self.met[q] - 1, 0)
        repeats = int((after_p + after_q)[others].sum())
        alike = int(((theirs - mine) * (self.like[p] - self.like[q]))[others].sum())
        before = int((self.needs & (self.given == 0)).sum())
        self._change_places(p, q, others)
        return repeats, int((self.needs & (self.given == 0)).sum()) - before, alike

    def _change_places(self, p: int, q: int, others: Table) -> None:
        if self.needs.shape[1]:
            # Mates of p become mates of q; what p and q give goes to other people.
            moved = (self.times[q] > 0).astype(np.int64) - (self.times[p] > 0)
            moved[~others] = 0
            self.given += np.outer(moved, self.gives[p] - self.gives[q])
        each = self.times[p, q]
        rows = self.times[[q, p]].copy()
        self.times[[p, q]] = rows
        self.times[:, [p, q]] = rows.T
        self.times[p, q] = self.times[q, p] = each
        self.times[p, p] = self.times[q, q] = 0
        self.part[[p, q]] = self.part[[q, p]]
        if self.needs.shape[1]:
            for person in (p, q):
                self.given[person] = (self.times[person] > 0).astype(np.int64) @ self.gives


def _same(words: list[str]) -> Table:
    number = {word: index for index, word in enumerate(dict.fromkeys(words))}
    known = np.array([bool(word) for word in words])
    names = np.array([number[word] for word in words])
    same: Table = (np.equal.outer(names, names) & known[:, None]).astype(np.int64)
    return same
