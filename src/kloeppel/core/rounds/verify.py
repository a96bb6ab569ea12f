"""Whether a plan keeps every rule, checked by looking at the meetings one by one; shares no code with the planning."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from kloeppel.core.rounds.values import Meeting, Problem
from kloeppel.core.rounds.verify_kinds import verify_kind
from kloeppel.core.values import Sentence, sentence


def verify(problem: Problem, meetings: Sequence[Meeting]) -> tuple[Sentence, ...]:
    """All violations of `problem`'s rules in `meetings`, in words; empty if there are none. Rounds are shown from 1."""
    return (
        *_wrong_places(problem, meetings),
        *_wrong_pairs(problem, meetings),
        *_two_at_once(problem, meetings),
        *_wrong_counts(problem, meetings),
        *_broken_musts(problem, meetings),
        *verify_kind(problem, meetings),
    )


def _wrong_places(problem: Problem, meetings: Sequence[Meeting]) -> Iterator[Sentence]:
    absent = {person.id: person.absent for person in problem.people}
    for meeting in meetings:
        if not 0 <= meeting.round < problem.rounds:
            yield sentence(
                "The talk of %(a)s and %(b)s is in round %(round)s, which does not exist.",
                a=meeting.a,
                b=meeting.b,
                round=meeting.round + 1,
            )
        if not 0 <= meeting.table < problem.tables:
            yield sentence(
                "The talk of %(a)s and %(b)s is at table %(table)s, which does not exist.",
                a=meeting.a,
                b=meeting.b,
                table=meeting.table + 1,
            )
        for person in (meeting.a, meeting.b):
            if meeting.round in absent.get(person, ()):
                yield sentence(
                    "%(person)s has a talk in round %(round)s, but is not there.",
                    person=person,
                    round=meeting.round + 1,
                )


def _wrong_pairs(problem: Problem, meetings: Sequence[Meeting]) -> Iterator[Sentence]:
    may_meet = {(pair.a, pair.b) for pair in problem.pairs}
    may_meet -= {*problem.never, *((second, first) for first, second in problem.never)}
    times = Counter((meeting.a, meeting.b) for meeting in meetings)
    for (a, b), count in times.items():
        if (a, b) not in may_meet:
            yield sentence("%(a)s and %(b)s have a talk, but may not meet.", a=a, b=b)
        if count > 1:
            yield sentence("%(a)s and %(b)s meet %(count)s times.", a=a, b=b, count=count)


def _two_at_once(problem: Problem, meetings: Sequence[Meeting]) -> Iterator[Sentence]:
    hosts = {person.id for person in problem.people if problem.threes is not None and person.side is not problem.threes}
    tables_of: dict[tuple[int, str], list[int]] = defaultdict(list)
    talks_at: dict[tuple[int, int], list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        for person in (meeting.a, meeting.b):
            tables_of[meeting.round, person].append(meeting.table)
        talks_at[meeting.round, meeting.table].append(meeting)
    for (number, person), tables in tables_of.items():
        # In a three, one person has two talks at the same table.
        if len(tables) > 1 and not (person in hosts and len(tables) == 2 and tables[0] == tables[1]):
            yield sentence(
                "%(person)s has %(count)s talks in round %(round)s.",
                person=person,
                count=len(tables),
                round=number + 1,
            )
    for (number, table), talks in talks_at.items():
        in_all = set.intersection(*({talk.a, talk.b} for talk in talks))
        if len(talks) > 1 and not (len(talks) == 2 and in_all & hosts):
            yield sentence(
                "Table %(table)s has %(count)s talks in round %(round)s.",
                table=table + 1,
                count=len(talks),
                round=number + 1,
            )


def _wrong_counts(problem: Problem, meetings: Sequence[Meeting]) -> Iterator[Sentence]:
    talks = Counter(person for meeting in meetings for person in (meeting.a, meeting.b))
    for person in problem.people:
        if talks[person.id] < person.min:
            yield sentence(
                "%(person)s has %(count)s talks, at least %(min)s are promised.",
                person=person.id,
                count=talks[person.id],
                min=person.min,
            )
        if person.max is not None and talks[person.id] > person.max:
            yield sentence(
                "%(person)s has %(count)s talks, at most %(max)s are wanted.",
                person=person.id,
                count=talks[person.id],
                max=person.max,
            )


def _broken_musts(problem: Problem, meetings: Sequence[Meeting]) -> Iterator[Sentence]:
    rounds_of: dict[tuple[str, str], list[int]] = defaultdict(list)
    for meeting in meetings:
        rounds_of[meeting.a, meeting.b].append(meeting.round)
    for pair in problem.pairs:
        if not pair.must:
            continue
        had = rounds_of[pair.a, pair.b]
        if not had:
            yield sentence("%(a)s and %(b)s must meet, but do not.", a=pair.a, b=pair.b)
        elif pair.round is not None and pair.round not in had:
            yield sentence(
                "%(a)s and %(b)s must meet in round %(wanted)s, but meet in round %(round)s.",
                a=pair.a,
                b=pair.b,
                wanted=pair.round + 1,
                round=had[0] + 1,
            )
