"""Whether what a problem says about the kind of day contradicts itself; each refusal names the place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kloeppel.core.documents import shown
from kloeppel.core.rounds.matched import matched
from kloeppel.core.rounds.presence import busy_rounds, groups_and_threes, is_host
from kloeppel.core.values import InputError, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kloeppel.core.rounds.values import Pair, Person, Problem

SIDES = ("two", "one")


def check_kind(problem: Problem) -> None:
    """Raise InputError for a kind of day that does not exist or cannot be planned."""
    if problem.sides not in SIDES:
        raise InputError(sentence('sides must be "two" or "one", it is "%(sides)s".', sides=problem.sides[:40]))
    for place, side in (("threes", problem.threes), ("keeps_table", problem.keeps_table)):
        if side is not None and problem.sides == "one":
            raise InputError(sentence("%(place)s is only for days with two sides.", place=place))
    if problem.in_a_row is not None and problem.in_a_row < 1:
        raise InputError(sentence("%(place)s must be at least 1.", place="in_a_row"))
    _check_breaks(problem)
    if problem.table_properties and len(problem.table_properties) != problem.tables:
        raise InputError(
            sentence(
                "tables: %(count)s tables have properties, but there are %(tables)s.",
                count=len(problem.table_properties),
                tables=problem.tables,
            )
        )
    if problem.threes is not None and problem.keeps_table is problem.threes:
        raise InputError(sentence("keeps_table must be the side on which people sit alone in a three, or be left out."))


def check_person_kind(index: int, person: Person, problem: Problem) -> None:
    """Raise InputError if what `person` is said to be or to need does not fit the day."""
    if person.side is None and problem.sides == "two":
        raise InputError(sentence('people[%(index)s].side must be "a" or "b".', index=index))
    if person.side is not None and problem.sides == "one":
        raise InputError(
            sentence('people[%(index)s].side is only for days with two sides, but sides is "one".', index=index)
        )
    if person.in_a_row is not None and person.in_a_row < 1:
        raise InputError(sentence("%(place)s must be at least 1.", place=f"people[{index}].in_a_row"))
    there = problem.rounds - len(person.absent)
    if not 0 <= person.rest <= there:
        raise InputError(
            sentence(
                'people[%(index)s].rest must be from 0 to the rounds in which "%(id)s" is there: %(there)s.',
                index=index,
                id=person.id,
                there=there,
            )
        )
    possible = busy_rounds(problem, person) * (2 if is_host(problem, person) else 1)
    if person.min > possible:
        raise InputError(
            sentence(
                "people[%(index)s].min is %(min)s; with breaks, rest and talks in a row %(possible)s are possible.",
                index=index,
                min=shown(person.min),
                possible=possible,
            )
        )
    _check_needs(index, person, problem)


def check_never(problem: Problem, by_id: Mapping[str, Person]) -> None:
    """Raise InputError for a pair in `never` that cannot be one, or that must meet."""
    if not problem.never:
        return
    if not problem.never:
        return
    must = {frozenset((pair.a, pair.b)): index for index, pair in enumerate(problem.pairs) if pair.must}
    for index, (first, second) in enumerate(problem.never):
        unknown = next((identifier for identifier in (first, second) if identifier not in by_id), None)
        if unknown is not None:
            raise InputError(sentence('never[%(index)s]: "%(id)s" is not among the people.', index=index, id=unknown))
        if first == second or (problem.sides == "two" and by_id[first].side is by_id[second].side):
            raise InputError(
                sentence(
                    'never[%(index)s]: "%(first)s" and "%(second)s" cannot be a pair anyway.',
                    index=index,
                    first=first,
                    second=second,
                )
            )
        contradicted = must.get(frozenset((first, second)))
        if contradicted is not None:
            raise InputError(
                sentence(
                    'never[%(index)s]: "%(first)s" and "%(second)s" must meet, as pairs[%(pair)s] says.',
                    index=index,
                    first=first,
                    second=second,
                    pair=contradicted,
                )
            )


def check_must_table(index: int, pair: Pair, needs: frozenset[str], problem: Problem) -> None:
    """Raise InputError if a pair must meet and no table has what the two need."""
    if needs and not any(needs <= properties for properties in problem.table_properties):
        raise InputError(
            sentence(
                'pairs[%(index)s].must: no table has everything that "%(a)s" and "%(b)s" need: %(needs)s.',
                index=index,
                a=pair.a,
                b=pair.b,
                needs=", ".join(sorted(needs)),
            )
        )


def check_fixed_threes(problem: Problem) -> None:
    """Raise InputError if the talks fixed to a round need more people, tables or threes than there are in it."""
    limits = groups_and_threes(problem)
    talks: Counter[tuple[str, int]] = Counter()
    hosts = {person.id for person in problem.people if is_host(problem, person)}
    for index, pair in enumerate(problem.pairs):
        if pair.round is None:
            continue
        groups, threes = limits[pair.round]
        for identifier in (pair.a, pair.b):
            talks[identifier, pair.round] += 1
            if talks[identifier, pair.round] > (2 if identifier in hosts and threes else 1):
                raise InputError(
                    sentence(
                        'pairs[%(index)s].round: "%(id)s" already has another talk in round %(round)s.',
                        index=index,
                        id=identifier,
                        round=pair.round,
                    )
                )
        there = [count for (identifier, number), count in talks.items() if number == pair.round and identifier in hosts]
        if len(there) > groups or there.count(2) > threes:
            raise InputError(
                sentence(
                    "pairs[%(index)s].round: round %(round)s has more talks that must be there than tables.",
                    index=index,
                    round=pair.round,
                )
            )


def check_table_for_everybody(problem: Problem) -> None:
    """Raise InputError if somebody who is to keep a table cannot have one."""
    if problem.keeps_table is None:
        return
    sitting = sum(person.side is problem.keeps_table for person in problem.people)
    if sitting > problem.tables:
        raise InputError(
            sentence(
                "keeps_table: side %(side)s has %(people)s people, but there are %(tables)s tables.",
                side=problem.keeps_table.value,
                people=sitting,
                tables=problem.tables,
            )
        )
    needs = _needs_at_home(problem)
    needing = [index for index, need in needs.items() if need]
    homes = [
        [table for table, properties in enumerate(problem.table_properties) if needs[index] <= properties]
        for index in needing
    ]
    for index, table in zip(needing, matched(homes), strict=True):
        if table is None:
            raise InputError(
                sentence(
                    'people[%(index)s]: no table is left for "%(id)s" to keep that has: %(needs)s.',
                    index=index,
                    id=problem.people[index].id,
                    needs=", ".join(sorted(needs[index])),
                )
            )


def _needs_at_home(problem: Problem) -> dict[int, frozenset[str]]:
    """What the table of everybody who keeps one must have: for themselves and for those whom they must meet."""
    position = {person.id: index for index, person in enumerate(problem.people)}
    needs = {
        index: person.table_needs for index, person in enumerate(problem.people) if person.side is problem.keeps_table
    }
    if any(person.table_needs for person in problem.people):
        for pair in problem.pairs:
            if pair.must:
                for one, other in ((position[pair.a], position[pair.b]), (position[pair.b], position[pair.a])):
                    if one in needs:
                        needs[one] |= problem.people[other].table_needs
    return needs


def _check_breaks(problem: Problem) -> None:
    unknown = next((number for number in sorted(problem.breaks) if not 0 <= number < problem.rounds), None)
    if unknown is not None:
        raise InputError(
            sentence(
                "breaks names round %(round)s, but rounds count from 0 to %(last)s.",
                round=shown(unknown),
                last=problem.rounds - 1,
            )
        )
    if len(problem.breaks) == problem.rounds:
        raise InputError(sentence("breaks leaves no round for talks."))


def _check_needs(index: int, person: Person, problem: Problem) -> None:
    if not person.table_needs:
        return
    if problem.threes is not None:
        raise InputError(
            sentence("people[%(index)s].table_needs: needs and threes cannot be planned together.", index=index)
        )
    if not any(person.table_needs <= properties for properties in problem.table_properties):
        raise InputError(
            sentence(
                'people[%(index)s].table_needs: no table has everything that "%(id)s" needs: %(needs)s.',
                index=index,
                id=person.id,
                needs=", ".join(sorted(person.table_needs)),
            )
        )
