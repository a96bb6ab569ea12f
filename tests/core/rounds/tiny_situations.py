"""Days that have begun, tiny, with everything that can occur; drawn by hypothesis."""

from hypothesis import strategies as st

from core.rounds.days import tiny_days
from kloeppel.core.rounds import Meeting
from kloeppel.core.rounds.situation import Change, Situation


@st.composite
def tiny_situations(draw: st.DrawFn) -> Situation:
    """Up to 3 × 3 people and 3 rounds, any plan (not a good one), some talks missed, some people gone or late."""
    problem = draw(tiny_days(affinities=(0.0, 0.25, 1.0)))
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
