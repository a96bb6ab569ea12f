"""Rows to values of `core.rounds` and back. People are the guests' numbers as text."""

from collections.abc import Iterable, Mapping, Sequence

from kloeppel.core.rounds import Meeting, Pair, Person, Problem
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
    absent = absences_of(speed_dating)
    people = tuple(_person(guest, frozenset(absent.get(guest.pk, ())), speed_dating) for guest in guests)
    rules = {(rule.creative_id, rule.business_id): rule for rule in pair_rules_of(speed_dating)}
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


def frame_of(problem: Problem) -> object:
    """`problem` without what talks are worth: two days with equal frames have the same guests, presence and rules."""
    people = {(person.id, person.side, person.absent, person.min) for person in problem.people}
    pairs = {(pair.a, pair.b, pair.must, pair.round) for pair in problem.pairs}
    return problem.rounds, problem.tables, people, pairs


def meetings_of(talks: Iterable[tuple[int, int, int, int]]) -> tuple[Meeting, ...]:
    """Talks as (creative, business, round, table), as `queries.seats_of` gives them, for the core."""
    return tuple(Meeting(str(creative), str(business), number, table) for creative, business, number, table in talks)


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
