"""Days that have begun, tiny, with everything that can occur; drawn by hypothesis."""

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
