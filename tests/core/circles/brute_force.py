"""All plans there are, tried one after the other; shares nothing with the engine but the values."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from kloeppel.core.circles import Problem

Groups = tuple[tuple[str, ...], ...]


def fewest_by_trying(problem: Problem) -> int:
    """The fewest repeats of all plans in which as many groups of every round have a host as can be."""
    hosts = {person.id for person in problem.people if person.host}

    @cache
    def rounds_of(number: int) -> tuple[Groups, ...]:
        there = tuple(person.id for person in problem.people if number not in person.absent)
        unlike = {frozenset(map(frozenset, groups)): groups for groups in _partitions(there, _sizes(problem, there))}
        hosted = {groups: sum(not hosts.isdisjoint(group) for group in groups) for groups in unlike.values()}
        return tuple(groups for groups, count in hosted.items() if count == max(hosted.values()))

    def plans(number: int) -> Iterator[tuple[Groups, ...]]:
        if number == problem.rounds:
            yield ()
            return
        for groups in rounds_of(number):
            yield from ((groups, *later) for later in plans(number + 1))

    return min(_repeats(problem, plan) for plan in plans(0))


def _sizes(problem: Problem, there: tuple[str, ...]) -> tuple[int, ...]:
    if len(there) == len(problem.people):
        return problem.groups
    size, more = divmod(len(there), len(problem.groups))
    return (size + 1,) * more + (size,) * (len(problem.groups) - more)


def _repeats(problem: Problem, plan: tuple[Groups, ...]) -> int:
    times = Counter({frozenset(pair) for pair in problem.met})
    for groups in plan:
        times.update(frozenset(pair) for group in groups for pair in combinations(group, 2))
    return sum(count - 1 for count in times.values())


def _partitions(people: tuple[str, ...], sizes: tuple[int, ...]) -> Iterator[Groups]:
    if not sizes:
        yield ()
        return
    for group in combinations(people, sizes[0]):
        rest = tuple(person for person in people if person not in group)
        yield from ((group, *others) for others in _partitions(rest, sizes[1:]))
