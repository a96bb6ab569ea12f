"""Whether rates of no-shows make sense."""

from collections.abc import Mapping

from kloeppel.core.documents import shown
from kloeppel.core.rounds.values import Problem
from kloeppel.core.values import InputError, sentence


def check_rates(problem: Problem, no_show: Mapping[str, float], confidence: float) -> None:
    """Raise InputError naming the place for somebody unknown and for what is no chance below 1."""
    known = {person.id for person in problem.people}
    for identifier, rate in no_show.items():
        if identifier not in known:
            raise InputError(sentence('no_show: "%(id)s" is not among the people.', id=identifier))
        if not 0 <= rate < 1:
            raise InputError(
                sentence(
                    'no_show: the rate of "%(id)s" must be at least 0 and below 1, it is %(rate)s.',
                    id=identifier,
                    rate=shown(rate),
                )
            )
    if not 0 <= confidence < 1:
        raise InputError(
            sentence("confidence must be at least 0 and below 1, it is %(confidence)s.", confidence=shown(confidence))
        )
