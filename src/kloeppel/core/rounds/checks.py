"""Whether a problem contradicts itself, decided by looking and counting; each refusal names the place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kloeppel.core.documents import check_between, shown
from kloeppel.core.rounds.kind_checks import (
    check_fixed_threes,
    check_kind,
    check_must_table,
    check_never,
    check_person_kind,
    check_table_for_everybody,
)
from kloeppel.core.rounds.listed import special_pairs, well_listed
from kloeppel.core.rounds.presence import busy_rounds, groups_and_threes, is_host
from kloeppel.core.values import InputError, Sentence, Side, sentence

if TYPE_CHECKING:
    # At run time values.py imports this module, because a problem checks itself when it is built.
    from collections.abc import Iterable

    from kloeppel.core.rounds.values import Pair, Person, Problem

OBJECTIVES = ("fair", "total")
MOST_ROUNDS = 1_000
MOST_TABLES = 100_000
LARGEST_AFFINITY = 1e300
"""Far above anything meant seriously, and low enough that a million of them still add up to a finite total."""


def check_problem(problem: Problem) -> None:
    """Raise InputError with one sentence and the place if `problem` contradicts itself."""
    _check_frame(problem)
    check_kind(problem)
    by_id = _check_people(problem)
    special = special_pairs(problem)
    _check_pairs(problem, by_id, special)
    check_table_for_everybody(problem)
    check_never(problem, by_id)
    _check_must_counts(problem, by_id, special)
    _check_fixed_rounds(problem, special)


def rounds_there(person: Person, rounds: int) -> int:
    """In how many of `rounds` rounds `person` is there."""
    return rounds - len(person.absent)


def _check_frame(problem: Problem) -> None:
    if problem.objective not in OBJECTIVES:
        raise InputError(
            sentence('objective must be "fair" or "total", it is "%(objective)s".', objective=problem.objective[:40])
        )
    if not 0 <= problem.most_lost <= 1:
        raise InputError(sentence("most_lost must be a share from 0 to 1, it is %(share)s.", share=problem.most_lost))
    for place, number, most in (("rounds", problem.rounds, MOST_ROUNDS), ("tables", problem.tables, MOST_TABLES)):
        check_between(place, number, 1, most)


def _check_people(problem: Problem) -> dict[str, Person]:
    by_id: dict[str, Person] = {}
    for index, person in enumerate(problem.people):
        if person.id in by_id:
            raise InputError(sentence('people[%(index)s].id: "%(id)s" is there twice.', index=index, id=person.id))
        by_id[person.id] = person
        _check_person(index, person, problem)
        check_person_kind(index, person, problem)
    return by_id


def _check_person(index: int, person: Person, problem: Problem) -> None:
    rounds = problem.rounds
    unknown = next((number for number in sorted(person.absent) if not 0 <= number < rounds), None)
    if unknown is not None:
        raise InputError(
            sentence(
                "people[%(index)s].absent names round %(round)s, but rounds count from 0 to %(last)s.",
                index=index,
                round=shown(unknown),
                last=rounds - 1,
            )
        )
    if person.min < 0 or (person.max is not None and person.max < 0):
        raise InputError(sentence("people[%(index)s]: min and max must be at least 0.", index=index))
    if person.max is not None and person.min > person.max:
        raise InputError(
            sentence(
                "people[%(index)s].min is %(min)s, more than max, which is %(max)s.",
                index=index,
                min=shown(person.min),
                max=person.max,
            )
        )
    if person.min > rounds_there(person, rounds) * (2 if is_host(problem, person) else 1):
        raise InputError(
            sentence(
                'people[%(index)s].min is %(min)s, more than the rounds in which "%(id)s" is there: %(there)s.',
                index=index,
                min=shown(person.min),
                id=person.id,
                there=rounds_there(person, rounds),
            )
        )


def _check_pairs(problem: Problem, by_id: dict[str, Person], special: list[tuple[int, Pair]]) -> None:
    seen: set[tuple[str, str]] = set()
    # On a day without sides people have none, and so neither has a pair.
    end_a, end_b = (None, None) if problem.sides == "one" else (Side.CREATIVE, Side.BUSINESS)
    # A day can have a million pairs. If nothing is wrong with how they are listed, few are looked at one by one.
    doubtful: Iterable[tuple[int, Pair]] = enumerate(problem.pairs)
    if well_listed(problem, LARGEST_AFFINITY):
        doubtful = special
    for index, pair in doubtful:
        first, second = by_id.get(pair.a), by_id.get(pair.b)
        if first is None or second is None or first.side is not end_a or second.side is not end_b or first is second:
            raise InputError(_wrong_end(index, pair, by_id))
        key = (pair.a, pair.b)
        if key in seen or (end_a is None and (pair.b, pair.a) in seen):
            raise InputError(
                sentence('pairs[%(index)s]: the pair "%(a)s", "%(b)s" is there twice.', index=index, a=pair.a, b=pair.b)
            )
        seen.add(key)
        if not 0 <= pair.affinity <= LARGEST_AFFINITY:
            raise InputError(
                sentence(
                    "pairs[%(index)s].affinity must be a number from 0 to %(largest)s, it is %(affinity)s.",
                    index=index,
                    largest="1e300",
                    affinity=shown(pair.affinity),
                )
            )
        if pair.must or pair.round is not None:
            _check_must(index, pair, problem.rounds, first.absent | second.absent | problem.breaks)
            check_must_table(index, pair, first.table_needs | second.table_needs, problem)


def _check_must(index: int, pair: Pair, rounds: int, absent: frozenset[int]) -> None:
    if not pair.must:
        raise InputError(
            sentence("pairs[%(index)s].round is only for pairs that must meet; set must to true.", index=index)
        )
    if len(absent) == rounds:
        raise InputError(
            sentence(
                'pairs[%(index)s].must: "%(a)s" and "%(b)s" are never there in the same round.',
                index=index,
                a=pair.a,
                b=pair.b,
            )
        )
    if pair.round is None:
        return
    if not 0 <= pair.round < rounds:
        raise InputError(
            sentence(
                "pairs[%(index)s].round is %(round)s, but rounds count from 0 to %(last)s.",
                index=index,
                round=shown(pair.round),
                last=rounds - 1,
            )
        )
    if pair.round in absent:
        raise InputError(
            sentence(
                'pairs[%(index)s].round: "%(a)s" and "%(b)s" are not both there in round %(round)s.',
                index=index,
                a=pair.a,
                b=pair.b,
                round=pair.round,
            )
        )


def _wrong_end(index: int, pair: Pair, by_id: dict[str, Person]) -> Sentence:
    for end, identifier, side in (("a", pair.a, Side.CREATIVE), ("b", pair.b, Side.BUSINESS)):
        person = by_id.get(identifier)
        if person is None:
            return sentence(
                'pairs[%(index)s].%(end)s: "%(id)s" is not among the people.', index=index, end=end, id=identifier
            )
        if person.side is None:
            continue
        if person.side is not side:
            break
    if pair.a == pair.b:
        return sentence('pairs[%(index)s]: "%(id)s" cannot meet themselves.', index=index, id=pair.a)
    return sentence(
        'pairs[%(index)s].%(end)s: "%(id)s" is on side %(other)s.',
        index=index,
        end=end,
        id=identifier,
        other=side.other.value,
    )


def _check_must_counts(problem: Problem, by_id: dict[str, Person], special: list[tuple[int, Pair]]) -> None:
    must = [(index, pair) for index, pair in special if pair.must]
    counts: Counter[str] = Counter()
    for index, pair in must:
        for identifier in (pair.a, pair.b):
            counts[identifier] += 1
            person = by_id[identifier]
            possible = busy_rounds(problem, person) * (2 if is_host(problem, person) else 1)
            most = possible if person.max is None else min(possible, person.max)
            if counts[identifier] > most:
                raise InputError(
                    sentence(
                        'pairs[%(index)s].must: "%(id)s" must meet %(count)s people; talks possible: %(most)s.',
                        index=index,
                        id=identifier,
                        count=counts[identifier],
                        most=most,
                    )
                )
    places = _places(problem)
    if len(must) > places:
        raise InputError(
            sentence(
                "pairs[%(index)s].must: %(count)s pairs must meet; talks that fit into the day: %(places)s.",
                index=must[-1][0],
                count=len(must),
                places=places,
            )
        )


def _places(problem: Problem) -> int:
    if problem.threes is None:
        return (problem.rounds - len(problem.breaks)) * problem.tables
    return sum(groups + threes for groups, threes in groups_and_threes(problem))


def _check_fixed_rounds(problem: Problem, special: list[tuple[int, Pair]]) -> None:
    if problem.threes is not None:
        check_fixed_threes(problem)
        return
    taken: set[tuple[str, int]] = set()
    talks: Counter[int] = Counter()
    for index, pair in special:
        if pair.round is None:
            continue
        for identifier in (pair.a, pair.b):
            if (identifier, pair.round) in taken:
                raise InputError(
                    sentence(
                        'pairs[%(index)s].round: "%(id)s" already has another talk in round %(round)s.',
                        index=index,
                        id=identifier,
                        round=pair.round,
                    )
                )
            taken.add((identifier, pair.round))
        talks[pair.round] += 1
        if talks[pair.round] > problem.tables:
            raise InputError(
                sentence(
                    "pairs[%(index)s].round: round %(round)s has more talks that must be there than tables.",
                    index=index,
                    round=pair.round,
                )
            )
