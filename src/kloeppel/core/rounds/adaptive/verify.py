"""Whether a plan made from ratings keeps every rule and promise; shares no code with the planning."""

from collections import Counter
from collections.abc import Iterator

from kloeppel.core.rounds.adaptive.values import Adaptation
from kloeppel.core.rounds.situation import Situation
from kloeppel.core.rounds.values import Meeting
from kloeppel.core.rounds.verify_day import verify_day
from kloeppel.core.values import Sentence, sentence


def verify_adaptation(
    situation: Situation, answer: Adaptation, fairest: tuple[Meeting, ...] = ()
) -> tuple[Sentence, ...]:
    """All breaches of the rules of the day in `answer`, in words; empty if there are none. Rounds are shown from 1.

    `fairest` is the fairest plan of the day: nobody may have fewer talks than there.
    """
    return (*verify_day(situation, answer.meetings), *_fewer(answer, fairest), *_sums(answer))


def _fewer(answer: Adaptation, fairest: tuple[Meeting, ...]) -> Iterator[Sentence]:
    talks = Counter(person for m in answer.meetings for person in (m.a, m.b))
    for person, count in Counter(person for m in fairest for person in (m.a, m.b)).items():
        if talks[person] < count:
            yield sentence(
                "%(person)s has %(count)s talks; the fairest plan has %(fair)s.",
                person=person,
                count=talks[person],
                fair=count,
            )


def _sums(answer: Adaptation) -> Iterator[Sentence]:
    wrong = [t.meeting for t in answer.to_come if abs(t.both - t.a_says_yes * t.b_says_yes) > 1e-9]
    if wrong or abs(sum(talk.both for talk in answer.to_come) - answer.expected) > 1e-6:
        yield sentence("What is expected of the talks does not add up.")
