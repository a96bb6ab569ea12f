"""Whether what follows on a day that has begun keeps every rule, checked by looking at the meetings one by one."""

from collections import Counter
from collections.abc import Iterator

from kloeppel.core.rounds.situation import Situation
from kloeppel.core.rounds.values import Meeting
from kloeppel.core.values import Sentence, sentence


def verify_day(situation: Situation, meetings: tuple[Meeting, ...]) -> tuple[Sentence, ...]:
    """All breaches of the rules of the day in `meetings`, in words; empty if there are none. Rounds are shown from 1.

    What happened stands in `meetings` too. That promises are kept is not asked: people who left may make it impossible.
    """
    to_come = tuple(meeting for meeting in meetings if meeting.round >= situation.now)
    return (
        *_past(situation, meetings),
        *_people(situation, to_come),
        *_tables(situation, to_come),
        *_needs(situation, to_come),
        *_pairs(situation, meetings),
        *_counts(situation, meetings),
    )


def _past(situation: Situation, meetings: tuple[Meeting, ...]) -> Iterator[Sentence]:
    before = {(m.a, m.b, m.round) for m in meetings if m.round < situation.now}
    for a, b, number in sorted(before ^ {(m.a, m.b, m.round) for m in situation.happened}):
        yield sentence(
            "What the plan says of %(a)s and %(b)s in round %(round)s is not what happened.", a=a, b=b, round=number + 1
        )


def _people(situation: Situation, to_come: tuple[Meeting, ...]) -> Iterator[Sentence]:
    absent = {person.id: person.absent for person in situation.problem.people}
    absent.update({change.id: change.absent for change in situation.changes})
    for (person, number), times in Counter((p, m.round) for m in to_come for p in (m.a, m.b)).items():
        if times > 1:
            yield sentence(
                "%(person)s is in %(count)s talks at once in round %(round)s.",
                person=person,
                count=times,
                round=number + 1,
            )
        if number in absent[person] | situation.problem.breaks or number >= situation.problem.rounds:
            yield sentence(
                "%(person)s has a talk in round %(round)s, but is not there.", person=person, round=number + 1
            )


def _tables(situation: Situation, to_come: tuple[Meeting, ...]) -> Iterator[Sentence]:
    for (number, table), times in Counter((m.round, m.table) for m in to_come).items():
        if times > 1 or not 0 <= table < situation.problem.tables:
            yield sentence(
                "Table %(table)s has %(count)s talks in round %(round)s, or does not exist.",
                table=table + 1,
                count=times,
                round=number + 1,
            )


def _needs(situation: Situation, to_come: tuple[Meeting, ...]) -> Iterator[Sentence]:
    problem = situation.problem
    by_id = {person.id: person for person in problem.people}
    tables_of: dict[str, set[int]] = {}
    for meeting in to_come:
        has = problem.table_properties[meeting.table] if problem.table_properties else frozenset()
        for person in (by_id[meeting.a], by_id[meeting.b]):
            tables_of.setdefault(person.id, set()).add(meeting.table)
            if not person.table_needs <= has:
                yield sentence(
                    "%(person)s has a talk at table %(table)s in round %(round)s, but needs: %(needs)s.",
                    person=person.id,
                    table=meeting.table + 1,
                    round=meeting.round + 1,
                    needs=", ".join(sorted(person.table_needs - has)),
                )
    for person in problem.people:
        count = len(tables_of.get(person.id, ()))
        if person.side is not None and person.side is problem.keeps_table and count > 1:
            yield sentence(
                "%(person)s is to keep one table, but has talks at %(count)s tables.", person=person.id, count=count
            )


def _pairs(situation: Situation, meetings: tuple[Meeting, ...]) -> Iterator[Sentence]:
    never = set(situation.problem.never) | {(b, a) for a, b in situation.problem.never}
    may_meet = {(pair.a, pair.b) for pair in situation.problem.pairs} - never
    for (a, b), times in Counter((m.a, m.b) for m in meetings).items():
        if times > 1:
            yield sentence("%(a)s and %(b)s meet %(count)s times.", a=a, b=b, count=times)
        if (a, b) not in may_meet and all((m.a, m.b) != (a, b) for m in situation.happened):
            yield sentence("%(a)s and %(b)s have a talk, but may not meet.", a=a, b=b)


def _counts(situation: Situation, meetings: tuple[Meeting, ...]) -> Iterator[Sentence]:
    talks = Counter(person for m in meetings for person in (m.a, m.b))
    had = Counter(person for m in situation.happened for person in (m.a, m.b))
    for person in situation.problem.people:
        if person.max is not None and talks[person.id] > max(person.max, had[person.id]):
            yield sentence(
                "%(person)s has %(count)s talks instead of at most %(max)s.",
                person=person.id,
                count=talks[person.id],
                max=person.max,
            )
