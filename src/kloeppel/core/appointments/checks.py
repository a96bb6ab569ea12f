"""Whether a problem contradicts itself, decided by looking; each refusal names the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kloeppel.core.documents import check_between, shown
from kloeppel.core.values import InputError, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    # At run time values.py imports this module, because a problem checks itself when it is built.
    from kloeppel.core.appointments.values import Problem, Talk

MOST_SLOTS = 100
MOST_TABLES = 10_000
MOST_PEOPLE = 2_000
MOST_TALKS = 10_000
MOST_SPREAD = 100


def check_problem(problem: Problem) -> None:
    """Raise InputError with one sentence and the place if `problem` contradicts itself."""
    check_between("slots", problem.slots, 1, MOST_SLOTS)
    check_between("tables", problem.tables, 1, MOST_TABLES)
    check_between("people", len(problem.people), 0, MOST_PEOPLE)
    check_between("talks", len(problem.talks), 0, MOST_TALKS)
    if problem.gap_spread is not None:
        check_between("gap_spread", problem.gap_spread, 0, MOST_SPREAD)
    people = _check_ids("people", [person.id for person in problem.people])
    talks = _check_ids("talks", [talk.id for talk in problem.talks])
    for index, person in enumerate(problem.people):
        _check_slots(f"people[{index}].absent", person.absent, problem.slots)
    for index, talk in enumerate(problem.talks):
        _check_slots(f"talks[{index}].slots", talk.slots or (), problem.slots)
        _check_talk(f"talks[{index}]", talk, people, talks)


def _check_ids(place: str, ids: list[str]) -> set[str]:
    known: set[str] = set()
    for index, identifier in enumerate(ids):
        if identifier in known:
            raise InputError(
                sentence('%(place)s: "%(id)s" is there twice.', place=f"{place}[{index}].id", id=identifier)
            )
        known.add(identifier)
    return known


def _check_slots(place: str, slots: Iterable[int], count: int) -> None:
    unknown = next((slot for slot in sorted(slots) if not 0 <= slot < count), None)
    if unknown is not None:
        raise InputError(
            sentence(
                "%(place)s names slot %(slot)s, but slots count from 0 to %(last)s.",
                place=place,
                slot=shown(unknown),
                last=count - 1,
            )
        )


def _check_talk(place: str, talk: Talk, people: set[str], talks: set[str]) -> None:
    for side, identifier in (("a", talk.a), ("b", talk.b)):
        if identifier not in people:
            raise InputError(
                sentence(
                    '%(place)s: "%(id)s" is not among the people.',
                    place=f"{place}.{side}",
                    id=identifier,
                )
            )
    if talk.a == talk.b:
        raise InputError(sentence('%(place)s: "%(id)s" talks to nobody else.', place=place, id=talk.a))
    for index, identifier in enumerate(talk.after):
        if identifier not in talks:
            raise InputError(
                sentence(
                    '%(place)s: "%(id)s" is not among the talks.',
                    place=f"{place}.after[{index}]",
                    id=identifier,
                )
            )
        if identifier == talk.id:
            raise InputError(
                sentence('%(place)s: "%(id)s" cannot come after itself.', place=f"{place}.after", id=talk.id)
            )
