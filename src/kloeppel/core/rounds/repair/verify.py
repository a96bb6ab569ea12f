"""Whether a repaired plan keeps every rule and says rightly who has to be told; shares no code with the repair."""

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
    for person in situation.problem.people:
        mine = person.id
        days = [
            {m for m in day if m.round >= situation.now and mine in (m.a, m.b)} for day in (situation.meetings, to_come)
        ]
        left = set(range(situation.now, situation.problem.rounds)) - absent.get(mine, person.absent)
        if left and (days[0] != days[1]) != (mine in answer.told):
            yield sentence("Whether %(person)s has to be told of a change is said wrongly.", person=mine)
