"""Whether groups keep every rule, and how often people meet again; shares no code with the planning."""

from collections import Counter
from collections.abc import Iterator, Sequence

from kloeppel.core.circles.values import Problem
from kloeppel.core.values import Sentence, sentence

Groups = Sequence[Sequence[Sequence[str]]]


def verify(problem: Problem, rounds: Groups) -> tuple[Sentence, ...]:
    """All violations of `problem`'s rules in `rounds`, in words; empty if there are none. Rounds are shown from 1."""
    return tuple(_violations(problem, rounds))


def count_repeats(problem: Problem, rounds: Groups) -> int:
    """Meetings beyond the first of every two people; those of `problem.met` have met once before."""
    times = Counter(frozenset(pair) for pair in {frozenset(pair) for pair in problem.met})
    for groups in rounds:
        for group in groups:
            times.update(frozenset((a, b)) for i, a in enumerate(group) for b in group[i + 1 :])
    return sum(count - 1 for count in times.values())


def _violations(problem: Problem, rounds: Groups) -> Iterator[Sentence]:
    if len(rounds) != problem.rounds:
        yield sentence("There are %(found)s rounds instead of %(wanted)s.", found=len(rounds), wanted=problem.rounds)
    for number, groups in enumerate(rounds):
        seats = Counter(identifier for group in groups for identifier in group)
        there = {person.id for person in problem.people if number not in person.absent}
        for identifier in sorted(seats.keys() | there):
            if identifier not in there:
                yield sentence(
                    "%(person)s has a group in round %(round)s, but is not there.", person=identifier, round=number + 1
                )
            elif seats[identifier] != 1:
                yield sentence(
                    "%(person)s has %(count)s groups in round %(round)s.",
                    person=identifier,
                    count=seats[identifier],
                    round=number + 1,
                )
        yield from _wrong_sizes(problem, number, [len(group) for group in groups], len(there))
        yield from _missing_hosts(problem, number, groups)


def _wrong_sizes(problem: Problem, number: int, sizes: list[int], there: int) -> Iterator[Sentence]:
    as_wished = sorted(sizes) == sorted(problem.groups)
    as_equal = len(sizes) == len(problem.groups) and max(sizes) - min(sizes) <= 1
    if not (as_wished if there == len(problem.people) else as_equal):
        yield sentence(
            "The groups of round %(round)s have the sizes %(sizes)s.",
            round=number + 1,
            sizes=", ".join(map(str, sorted(sizes, reverse=True))),
        )


def _missing_hosts(problem: Problem, number: int, groups: Sequence[Sequence[str]]) -> Iterator[Sentence]:
    hosts = {person.id for person in problem.people if person.host and number not in person.absent}
    hosted = sum(not hosts.isdisjoint(group) for group in groups)
    possible = min(len(hosts), len(problem.groups))
    if hosted < possible:
        yield sentence(
            "In round %(round)s %(hosted)s groups have a host, %(possible)s could.",
            round=number + 1,
            hosted=hosted,
            possible=possible,
        )
