"""What a plan is worth without repair, exactly: sums and Poisson binomial distributions."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from kloeppel.core.rounds.values import Meeting, Problem

Coming = Mapping[str, float]
"""The chance that each person comes."""


def at_least(chances: Sequence[float], count: int) -> float:
    """The chance that at least `count` of independent events with these chances happen (Poisson binomial).

    By the recursion over events, as exact as floating point numbers are.
    """
    if count <= 0:
        return 1.0
    exactly = [1.0]
    for chance in chances:
        longer = [*exactly, 0.0]
        for number in range(len(exactly), 0, -1):
            longer[number] = exactly[number - 1] * chance + (longer[number] * (1 - chance))
        longer[0] = exactly[0] * (1 - chance)
        exactly = longer
    return min(1.0, math.fsum(exactly[count:]))


def held(meetings: Sequence[Meeting], coming: Coming) -> float:
    """The expected number of talks to which both come."""
    return math.fsum(coming[meeting.a] * coming[meeting.b] for meeting in meetings)


def lost(meetings: Sequence[Meeting], coming: Coming) -> float:
    """The expected number of talks that fall because one of the two does not come."""
    return math.fsum(1 - coming[meeting.a] * coming[meeting.b] for meeting in meetings)


def kept(problem: Problem, meetings: Sequence[Meeting], coming: Coming) -> dict[str, float]:
    """For everybody who was promised talks, the chance to have that many without repair, given that they come."""
    partners: dict[str, list[float]] = defaultdict(list)
    for meeting in meetings:
        partners[meeting.a].append(coming[meeting.b])
        partners[meeting.b].append(coming[meeting.a])
    return {person.id: at_least(partners[person.id], person.min) for person in problem.people if person.min}
