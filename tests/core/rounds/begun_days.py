"""Days of real sizes that have begun, made from a seed."""

import random

from kloeppel.core.rounds import Meeting, Pair, Person, Problem
from kloeppel.core.rounds.situation import Change, Situation
from kloeppel.core.values import Side


def begun_day(
    people: tuple[int, int],
    rounds: int,
    now: int,
    *,
    gone: int,
    late: int = 0,
    seed: int = 1,
    tables: int | None = None,
    partners: int | None = None,
) -> Situation:
    """A day full of talks; `gone` people of each side never came, `late` ones come a round after `now`.

    With `partners`, everybody has that many possible partners (of side a; drawn), those of the plan among them.
    """
    drawn = random.Random(seed)
    ids = {side: [f"{side.value}{index}" for index in range(count)] for side, count in zip(Side, people, strict=True)}
    first, second = ids[Side.CREATIVE], ids[Side.BUSINESS]
    places = min(len(first), len(second)) if tables is None else tables
    step = max(1, max(people) // rounds)
    meetings = []
    for number in range(rounds):
        for seat in range(places):
            walker = (seat + number * step) % max(people)
            one, other = (walker, seat) if len(first) >= len(second) else (seat, walker)
            meetings.append(Meeting(first[one], second[other], number, seat))
    planned = {(meeting.a, meeting.b) for meeting in meetings}
    chosen = set(planned)
    for a in first:
        chosen |= {(a, b) for b in (second if partners is None else drawn.sample(second, partners - rounds))}
    problem = Problem(
        rounds,
        places,
        tuple(Person(name, side, min=min(rounds, 3)) for side, names in ids.items() for name in names),
        tuple(Pair(a, b, drawn.random()) for a, b in sorted(chosen)),
        "total",
    )
    missing = [name for names in ids.values() for name in drawn.sample(names, gone)]
    coming = [name for names in ids.values() for name in drawn.sample(sorted(set(names) - set(missing)), late)]
    happened = tuple(
        meeting for meeting in meetings if meeting.round < now and not {meeting.a, meeting.b} & {*missing, *coming}
    )
    changes = (
        *(Change(name, frozenset(range(now, rounds))) for name in missing),
        *(Change(name, frozenset({now})) for name in coming),
    )
    return Situation(problem, tuple(meetings), now, happened, changes)
