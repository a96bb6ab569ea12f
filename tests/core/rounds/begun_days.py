"""Days that have begun: drawn by hypothesis (tiny, with everything there is), or made from a seed (real sizes)."""

import random

from hypothesis import assume
from hypothesis import strategies as st

from kloeppel.core.rounds import Meeting, Pair, Person, Problem
from kloeppel.core.rounds.situation import Change, Situation
from kloeppel.core.values import InputError, Side


@st.composite
def tiny_problems(draw: st.DrawFn) -> Problem:
    """Up to 3 × 3 people and 3 rounds with absences, promises, caps, must pairs and fixed rounds."""
    rounds = draw(st.integers(1, 3))
    absences = st.frozensets(st.integers(0, rounds - 1), max_size=rounds)
    people = tuple(
        Person(
            f"{side.value}{index}",
            side,
            draw(absences) if draw(st.integers(0, 2)) == 0 else frozenset(),
            min=draw(st.sampled_from((0, 0, 0, 1, 2))),
            max=draw(st.sampled_from((None, None, 1, 2))),
        )
        for side in Side
        for index in range(draw(st.integers(1, 3)))
    )
    pairs = []
    for first in people:
        for second in people:
            if first.side is Side.CREATIVE and second.side is Side.BUSINESS and draw(st.integers(0, 4)):
                must = draw(st.integers(0, 5)) == 0
                number = draw(st.integers(0, rounds - 1)) if must and draw(st.booleans()) else None
                pairs.append(Pair(first.id, second.id, draw(st.sampled_from((0.0, 0.25, 1.0))), must, number))
    try:
        return Problem(rounds, draw(st.integers(1, 3)), people, tuple(pairs), "total")
    except InputError:
        assume(condition=False)
        raise


@st.composite
def tiny_situations(draw: st.DrawFn) -> Situation:
    """Up to 3 × 3 people and 3 rounds, any plan (not a good one), some talks missed, some people gone or late."""
    problem = draw(tiny_problems())
    now = draw(st.integers(0, problem.rounds - 1))
    busy: set[tuple[str, int]] = set()
    meetings: list[Meeting] = []
    for pair in draw(st.permutations(problem.pairs)):
        number = draw(st.integers(0, problem.rounds - 1))
        places = {(pair.a, number), (pair.b, number)}
        table = sum(meeting.round == number for meeting in meetings)
        if not places & busy and table < problem.tables:
            busy |= places
            meetings.append(Meeting(pair.a, pair.b, number, table))
    happened = tuple(meeting for meeting in meetings if meeting.round < now and draw(st.integers(0, 3)))
    rounds = st.frozensets(st.integers(now, problem.rounds - 1))
    changes = tuple(Change(person.id, draw(rounds)) for person in problem.people if draw(st.integers(0, 3)) == 0)
    return Situation(problem, tuple(meetings), now, happened, changes)


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
