"""Whether a problem contradicts itself, decided by looking and counting; each refusal names the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kloeppel.core.documents import check_between, shown
from kloeppel.core.values import InputError, sentence

if TYPE_CHECKING:
    # At run time values.py imports this module, because a problem checks itself when it is built.
    from kloeppel.core.circles.values import Problem

MOST_ROUNDS = 200
MOST_PEOPLE = 600


def check_problem(problem: Problem) -> None:
    """Raise InputError with one sentence and the place if `problem` contradicts itself."""
    check_between("rounds", problem.rounds, 1, MOST_ROUNDS)
    check_between("people", len(problem.people), 1, MOST_PEOPLE)
    known = _check_people(problem)
    _check_groups(problem)
    for index, pair in enumerate(problem.met):
        unknown = next((identifier for identifier in pair if identifier not in known), None)
        if unknown is not None:
            raise InputError(sentence('met[%(index)s]: "%(id)s" is not among the people.', index=index, id=unknown))
        if pair[0] == pair[1]:
            raise InputError(sentence('met[%(index)s]: "%(id)s" is there twice.', index=index, id=pair[0]))


def _check_people(problem: Problem) -> set[str]:
    known: set[str] = set()
    for index, person in enumerate(problem.people):
        if person.id in known:
            raise InputError(sentence('people[%(index)s].id: "%(id)s" is there twice.', index=index, id=person.id))
        known.add(person.id)
        unknown = next((number for number in sorted(person.absent) if not 0 <= number < problem.rounds), None)
        if unknown is not None:
            raise InputError(
                sentence(
                    "people[%(index)s].absent names round %(round)s, but rounds count from 0 to %(last)s.",
                    index=index,
                    round=shown(unknown),
                    last=problem.rounds - 1,
                )
            )
    return known


def _check_groups(problem: Problem) -> None:
    if not problem.groups or min(problem.groups) < 1 or max(problem.groups) - min(problem.groups) > 1:
        raise InputError(sentence("groups must hold sizes of at least 1 that are equal or differ by one."))
    if sum(problem.groups) != len(problem.people):
        raise InputError(
            sentence(
                "groups has %(places)s places, but there are %(people)s people.",
                places=sum(problem.groups),
                people=len(problem.people),
            )
        )
    for number in range(problem.rounds):
        there = sum(number not in person.absent for person in problem.people)
        if there < len(problem.groups):
            raise InputError(
                sentence(
                    "people: in round %(round)s only %(there)s are there, too few for %(groups)s groups.",
                    round=number,
                    there=there,
                    groups=len(problem.groups),
                )
            )
