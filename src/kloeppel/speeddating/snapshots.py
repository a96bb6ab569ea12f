"""Rows to values of `core.rounds` and back. People are the guests' numbers as text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from kloeppel.core.rounds import Meeting, Pair, Person, Problem
from kloeppel.core.rounds.exchange import problem_from_json
from kloeppel.core.values import Side
from kloeppel.events.models import Guest
from kloeppel.speeddating.choices import Rule
from kloeppel.speeddating.models import PairRule, SpeedDating
from kloeppel.speeddating.queries import absences_of, pair_rules_of

Worth = Mapping[tuple[int, int], float]
"""What a talk is worth, by the numbers of creative and business."""


def problem_of(speed_dating: SpeedDating, guests: Sequence[Guest], worth: Worth) -> Problem:
    """The day to be planned: all pairs of both sides but those that must not meet. Two statements.

    Everybody is promised the talks of the speed-dating, but no more than the rounds in which they are there. `guests`
    come with their card. Raises InputError for rules that contradict each other.
    """
    people, rules = _people(speed_dating, guests), _rules(speed_dating)
    creatives = [guest.pk for guest in guests if guest.card.side == Side.CREATIVE]
    businesses = [guest.pk for guest in guests if guest.card.side == Side.BUSINESS]
    pairs = (
        _pair(creative, business, worth.get((creative, business), 0.0), rules.get((creative, business)))
        for creative in creatives
        for business in businesses
    )
    return Problem(
        rounds=speed_dating.rounds,
        tables=speed_dating.tables,
        people=people,
        pairs=tuple(pair for pair in pairs if pair is not None),
    )


def day_in(document: Mapping[str, Any]) -> Problem:
    """The day of a stored problem without its pairs: rounds, tables, and who is there when."""
    return problem_from_json({**document, "pairs": []})


@dataclass(frozen=True, slots=True)
class Frame:
    """A day without what talks are worth: two days with equal frames have the same guests, presence and rules.

    `must` holds the pairs that must meet with their round, `apart` those that must not; all others may.
    """

    rounds: int
    tables: int
    people: frozenset[Person]
    must: frozenset[tuple[str, str, int | None]]
    apart: frozenset[tuple[str, str]]


def frame_today(speed_dating: SpeedDating, guests: Sequence[Guest]) -> Frame:
    """The frame of what `problem_of` would give, without writing down every pair. Two statements.

    Raises InputError for rules that contradict each other.
    """
    people, here = _people(speed_dating, guests), {guest.pk for guest in guests}
    rules = [rule for rule in _rules(speed_dating).values() if {rule.creative_id, rule.business_id} <= here]
    # Rules contradict each other whatever the other pairs are.
    must = (_pair(rule.creative_id, rule.business_id, 0.0, rule) for rule in rules)
    problem = Problem(
        speed_dating.rounds, speed_dating.tables, people, tuple(pair for pair in must if pair is not None)
    )
    never = (rule for rule in rules if rule.rule == Rule.NEVER)
    return _frame(problem, frozenset((str(rule.creative_id), str(rule.business_id)) for rule in never))


def frame_in(document: Mapping[str, Any]) -> Frame:
    """The frame of a problem that is stored."""
    pairs = document["pairs"]
    problem = problem_from_json({**document, "pairs": [pair for pair in pairs if pair.get("must")]})
    creatives = [person.id for person in problem.people if person.side is Side.CREATIVE]
    businesses = [person.id for person in problem.people if person.side is Side.BUSINESS]
    if len(pairs) == len(creatives) * len(businesses):
        # No pair is listed twice, so none is missing.
        return _frame(problem, frozenset())
    listed = {(pair["a"], pair["b"]) for pair in pairs}
    return _frame(problem, frozenset(pair for pair in product(creatives, businesses) if pair not in listed))


def meetings_of(talks: Iterable[tuple[int, int, int, int]]) -> tuple[Meeting, ...]:
    """Talks as (creative, business, round, table), as `queries.seats_of` gives them, for the core."""
    return tuple(Meeting(str(creative), str(business), number, table) for creative, business, number, table in talks)


def _frame(problem: Problem, apart: frozenset[tuple[str, str]]) -> Frame:
    must = frozenset((pair.a, pair.b, pair.round) for pair in problem.pairs)
    return Frame(problem.rounds, problem.tables, frozenset(problem.people), must, apart)


def _people(speed_dating: SpeedDating, guests: Sequence[Guest]) -> tuple[Person, ...]:
    absent = absences_of(speed_dating)
    return tuple(_person(guest, frozenset(absent.get(guest.pk, ())), speed_dating) for guest in guests)


def _rules(speed_dating: SpeedDating) -> dict[tuple[int, int], PairRule]:
    return {(rule.creative_id, rule.business_id): rule for rule in pair_rules_of(speed_dating)}


def _person(guest: Guest, absent: frozenset[int], speed_dating: SpeedDating) -> Person:
    there = speed_dating.rounds - len(absent)
    return Person(
        id=str(guest.pk),
        side=Side(guest.card.side),
        absent=absent,
        min=min(speed_dating.promised_talks, there),
    )


def _pair(creative: int, business: int, worth: float, rule: PairRule | None) -> Pair | None:
    if rule is None:
        return Pair(str(creative), str(business), worth)
    if rule.rule == Rule.NEVER:
        return None
    return Pair(str(creative), str(business), worth, must=True, round=rule.round)
