"""Who can have talks when: open rounds, rest, talks in a row, and how many threes a round needs. By counting alone."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # At run time values.py imports the checks, and they this module.
    from kloeppel.core.rounds.values import Person, Problem


def open_rounds(problem: Problem, person: Person) -> tuple[int, ...]:
    """The rounds, in their order, in which `person` is there and which are no breaks."""
    closed = person.absent | problem.breaks
    return tuple(number for number in range(problem.rounds) if number not in closed)


def in_a_row(problem: Problem, person: Person) -> int:
    """In how many rounds one after the other `person` may have talks; all of them, if nothing is said."""
    if person.in_a_row is not None:
        return person.in_a_row
    return problem.rounds if problem.in_a_row is None else problem.in_a_row


def busy_rounds(problem: Problem, person: Person) -> int:
    """In how many rounds `person` can have talks at most, with breaks, rest and talks in a row."""
    most_in_a_row = in_a_row(problem, person)
    if most_in_a_row >= problem.rounds and not problem.breaks:
        return max(0, problem.rounds - len(person.absent) - person.rest)
    possible = 0
    runs = groupby(enumerate(open_rounds(problem, person)), key=lambda entry: entry[1] - entry[0])
    for _, run in runs:
        length = len(list(run))
        possible += length - length // (most_in_a_row + 1)
    return max(0, min(possible, problem.rounds - len(person.absent) - person.rest))


def is_host(problem: Problem, person: Person) -> bool:
    """Whether two people may sit with `person` at once."""
    return problem.threes is not None and person.side is problem.threes.other


def windows(problem: Problem, person: Person) -> list[range]:
    """The shortest stretches of rounds in which `person` must have a round without a talk because of `in_a_row`."""
    length = in_a_row(problem, person) + 1
    if length > problem.rounds:
        return []
    there = set(open_rounds(problem, person))
    starts = range(problem.rounds - length + 1)
    return [range(start, start + length) for start in starts if there.issuperset(range(start, start + length))]


def groups_and_threes(problem: Problem) -> list[tuple[int, int]]:
    """For each round how many tables can be used at most, and how many of them by three people.

    Threes are there to seat everybody: as many as there are people of that side who would otherwise wait.
    """
    counts = []
    for number in range(problem.rounds):
        there = [person for person in problem.people if number not in person.absent]
        hosts = sum(is_host(problem, person) for person in there)
        guests = len(there) - hosts
        groups = 0 if number in problem.breaks else min(hosts, guests, problem.tables)
        counts.append((groups, max(0, min(guests - groups, groups))))
    return counts
