"""How evenly a plan is spread over people: the figures a screen needs."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kloeppel.core.rounds.values import Meeting, Problem


@dataclass(frozen=True, slots=True)
class Fairness:
    """How evenly talks are spread.

    `talks` and `waiting` per person id: talks, and rounds (breaks apart) in which the person is there without a talk.
    `fewest` and `most` talks of anybody; `spread` is their difference. `people_with` counts people by number of talks,
    fewest first.
    """

    talks: Mapping[str, int]
    waiting: Mapping[str, int]
    fewest: int
    most: int
    spread: int
    people_with: Mapping[int, int]


def fairness(problem: Problem, meetings: Sequence[Meeting]) -> Fairness:
    """How evenly the talks of `meetings` are spread over the people of `problem`, all of whom are counted."""
    had = Counter(person for meeting in meetings for person in (meeting.a, meeting.b))
    talks = {person.id: had[person.id] for person in problem.people}
    # Whoever has two talks at once waits no less than others, and nobody waits in a break.
    busy = Counter(person for _, person in {(m.round, who) for m in meetings for who in (m.a, m.b)})
    waiting = {
        person.id: problem.rounds - len(person.absent | problem.breaks) - busy[person.id] for person in problem.people
    }
    fewest, most = min(talks.values(), default=0), max(talks.values(), default=0)
    return Fairness(
        talks=talks,
        waiting=waiting,
        fewest=fewest,
        most=most,
        spread=most - fewest,
        people_with=dict(sorted(Counter(talks.values()).items())),
    )
