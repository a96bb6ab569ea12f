"""Whether a robust plan keeps the rules of the day and what is said of it is true; shares no code with the planning."""

from collections.abc import Iterator, Mapping

from kloeppel.core.rounds.robust.values import Outlook, Robustness
from kloeppel.core.rounds.values import Problem
from kloeppel.core.rounds.verify import verify
from kloeppel.core.values import Sentence, sentence


def verify_robustness(problem: Problem, no_show: Mapping[str, float], answer: Robustness) -> tuple[Sentence, ...]:
    """All breaches of the rules of the day in either plan, and figures that are not true, in words."""
    return (
        *verify(problem, answer.plain.meetings),
        *verify(problem, answer.robust.meetings),
        *_figures(problem, no_show, answer.plain),
        *_figures(problem, no_show, answer.robust),
    )


def _figures(problem: Problem, no_show: Mapping[str, float], outlook: Outlook) -> Iterator[Sentence]:
    affinity = {(pair.a, pair.b): pair.affinity for pair in problem.pairs}
    fall, sum_of = 0.0, 0.0
    for meeting in outlook.meetings:
        one, other = no_show.get(meeting.a, 0.0), no_show.get(meeting.b, 0.0)
        fall += one + other - one * other
        sum_of += affinity[meeting.a, meeting.b]
    if abs(fall - outlook.lost) > 1e-6 * (1 + fall):
        yield sentence("The talks expected to fall do not add up.")
    if abs(sum_of - outlook.affinity) > 1e-6 * (1 + sum_of):
        yield sentence("The affinity does not add up.")
