"""Whether a repaired plan keeps every rule and says rightly who has to be told; shares no code with the repair."""

from collections import defaultdict
from collections.abc import Iterator

from kloeppel.core.rounds.repair.values import Repair
from kloeppel.core.rounds.situation import Situation
from kloeppel.core.rounds.values import Meeting
from kloeppel.core.rounds.verify_day import verify_day
from kloeppel.core.values import Sentence, sentence


def verify_repair(situation: Situation, answer: Repair) -> tuple[Sentence, ...]:
    """All breaches of the rules of the day in `answer`, in words; empty if there are none. Rounds are shown from 1."""
    to_come = tuple(meeting for meeting in answer.meetings if meeting.round >= situation.now)
    return (*verify_day(situation, answer.meetings), *_told(situation, answer, to_come))


def _told(situation: Situation, answer: Repair, to_come: tuple[Meeting, ...]) -> Iterator[Sentence]:
    absent = {change.id: change.absent for change in situation.changes}
    old, new = _days(situation, situation.meetings), _days(situation, to_come)
    told = set(answer.told)
    for person in situation.problem.people:
        left = set(range(situation.now, situation.problem.rounds)) - absent.get(person.id, person.absent)
        if left and (old[person.id] != new[person.id]) != (person.id in told):
            yield sentence("Whether %(person)s has to be told of a change is said wrongly.", person=person.id)


def _days(situation: Situation, meetings: tuple[Meeting, ...]) -> dict[str, set[Meeting]]:
    """The talks to come of each person."""
    days: dict[str, set[Meeting]] = defaultdict(set)
    for meeting in meetings:
        if meeting.round >= situation.now:
            days[meeting.a].add(meeting)
            days[meeting.b].add(meeting)
    return days
