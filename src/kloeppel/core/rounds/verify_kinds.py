"""What the kind of day asks of a plan, checked by looking at the meetings; shares no code with the planning."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kloeppel.core.rounds.values import Meeting, Person, Problem
from kloeppel.core.values import Sentence, sentence


def verify_kind(problem: Problem, meetings: Sequence[Meeting]) -> Iterator[Sentence]:
    """All violations in `meetings` of what `problem` says about breaks, rest, tables and threes."""
    yield from _talks_in_breaks(problem, meetings)
    yield from _too_little_rest(problem, meetings)
    yield from _wrong_tables(problem, meetings)
    yield from _moved(problem, meetings)
    if problem.threes is not None:
        yield from _too_many_threes(problem, meetings)


def _talks_in_breaks(problem: Problem, meetings: Sequence[Meeting]) -> Iterator[Sentence]:
    for meeting in meetings:
        if meeting.round in problem.breaks:
            yield sentence(
                "The talk of %(a)s and %(b)s is in round %(round)s, which is a break.",
                a=meeting.a,
                b=meeting.b,
                round=meeting.round + 1,
            )


def _too_little_rest(problem: Problem, meetings: Sequence[Meeting]) -> Iterator[Sentence]:
    busy: dict[str, set[int]] = defaultdict(set)
    for meeting in meetings:
        busy[meeting.a].add(meeting.round)
        busy[meeting.b].add(meeting.round)
    for person in problem.people:
        free = len(set(range(problem.rounds)) - person.absent - busy[person.id])
        if free < person.rest:
            yield sentence(
                "%(person)s has %(count)s rounds without a talk, at least %(rest)s are wanted.",
                person=person.id,
                count=free,
                rest=person.rest,
            )
        allowed = problem.in_a_row if person.in_a_row is None else person.in_a_row
        longest = _longest_row(busy[person.id])
        if allowed is not None and longest > allowed:
            yield sentence(
                "%(person)s has talks in %(count)s rounds in a row, at most %(allowed)s are wanted.",
                person=person.id,
                count=longest,
                allowed=allowed,
            )


def _longest_row(rounds: set[int]) -> int:
    longest = 0
    for first in rounds:
        if first - 1 not in rounds:
            end = first
            while end in rounds:
                end += 1
            longest = max(longest, end - first)
    return longest


def _wrong_tables(problem: Problem, meetings: Sequence[Meeting]) -> Iterator[Sentence]:
    needs = {person.id: person.table_needs for person in problem.people if person.table_needs}
    for meeting in meetings:
        has = problem.table_properties[meeting.table] if 0 <= meeting.table < len(problem.table_properties) else set()
        for person in (meeting.a, meeting.b):
            missing = needs.get(person, frozenset()) - has
            if missing:
                yield sentence(
                    "%(person)s has a talk at table %(table)s in round %(round)s, but needs: %(needs)s.",
                    person=person,
                    table=meeting.table + 1,
                    round=meeting.round + 1,
                    needs=", ".join(sorted(missing)),
                )


def _moved(problem: Problem, meetings: Sequence[Meeting]) -> Iterator[Sentence]:
    if problem.keeps_table is None:
        return
    sitting = {person.id for person in problem.people if person.side is problem.keeps_table}
    tables: dict[str, set[int]] = defaultdict(set)
    for meeting in meetings:
        for person in {meeting.a, meeting.b} & sitting:
            tables[person].add(meeting.table)
    for person in sorted(tables):
        if len(tables[person]) > 1:
            yield sentence(
                "%(person)s is to keep one table, but has talks at %(count)s tables.",
                person=person,
                count=len(tables[person]),
            )


def _too_many_threes(problem: Problem, meetings: Sequence[Meeting]) -> Iterator[Sentence]:
    talks_at: dict[tuple[int, int], int] = defaultdict(int)
    for meeting in meetings:
        talks_at[meeting.round, meeting.table] += 1
    for number in range(problem.rounds):
        there = [person for person in problem.people if number not in person.absent]
        in_twos = sum(_may_sit_in_twos(problem, person) for person in there)
        tables = min(len(there) - in_twos, problem.tables)
        needed = min(max(0, in_twos - tables), tables)
        threes = sum(talks > 1 for (there_in, _), talks in talks_at.items() if there_in == number)
        if threes > needed:
            yield sentence(
                "There are %(count)s threes in round %(round)s, but %(needed)s are enough to seat everybody.",
                count=threes,
                round=number + 1,
                needed=needed,
            )


def _may_sit_in_twos(problem: Problem, person: Person) -> bool:
    return person.side is problem.threes
