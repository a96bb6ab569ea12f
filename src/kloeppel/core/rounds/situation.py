"""Where a day stands: what was planned, what happened so far, who is there from now on; and the day that is left."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from kloeppel.core.documents import shown
from kloeppel.core.rounds.values import Meeting, Pair, Person, Problem
from kloeppel.core.values import InputError, Side, sentence


@dataclass(frozen=True, slots=True)
class Change:
    """From now on `id` is absent in exactly the rounds `absent` (from 0), whatever the problem says."""

    id: str
    absent: frozenset[int]


@dataclass(frozen=True)
class Situation:
    """A day that has begun.

    `meetings` is the plan that people hold in their hands. Rounds below `now` are over: `happened` says which talks
    took place in them. `changes` says who is there from now on, for people of whom that is different from `problem`.
    Building it raises InputError naming the place for whatever contradicts itself.
    """

    problem: Problem
    meetings: tuple[Meeting, ...]
    now: int
    happened: tuple[Meeting, ...]
    changes: tuple[Change, ...] = ()

    def __post_init__(self) -> None:
        _check(self)

    @cached_property
    def person(self) -> Mapping[str, Person]:
        """Everybody by id, with the rounds from now on in which they are absent, and the rest that is due to them.

        Breaks do not count as absence, nor as rest.
        """
        changed = {change.id: change.absent for change in self.changes}
        return {
            person.id: replace(
                person,
                absent=frozenset(number for number in changed.get(person.id, person.absent) if self.now <= number),
                rest=max(0, person.rest - self._rested(person)),
            )
            for person in self.problem.people
        }

    def _rested(self, person: Person) -> int:
        """In how many rounds that are over the person was there and had no talk."""
        if not person.rest:
            return 0
        over = set(range(self.now)) - person.absent - self.problem.breaks
        return len(over - {meeting.round for meeting in self.happened if person.id in (meeting.a, meeting.b)})

    def rounds_for(self, person: Person) -> frozenset[int]:
        """The rounds from now on in which somebody of `self.person` can have talks."""
        return frozenset(range(self.now, self.problem.rounds)) - person.absent - self.problem.breaks

    @cached_property
    def talks(self) -> Mapping[str, int]:
        """How many talks everybody has had."""
        had = dict.fromkeys(self.person, 0)
        for meeting in self.happened:
            had[meeting.a] += 1
            had[meeting.b] += 1
        return had

    def gone(self, identifier: str) -> bool:
        """Whether the person is in none of the rounds that are left."""
        return len(self.person[identifier].absent) == self.problem.rounds - self.now

    def still_possible(self, meeting: Meeting) -> bool:
        """Whether a planned talk is still to come and both will be there."""
        return all(meeting.round in self.rounds_for(self.person[person]) for person in (meeting.a, meeting.b))


def rest_of(situation: Situation, least: Mapping[str, int]) -> Problem:
    """The rounds that are left as a problem of their own; its round 0 is `situation.now`.

    `least` says how many more talks each person is to have (at least), for those who are to have any. Pairs that have
    met are left out. A pair that must meet in a round that is over or impossible must meet in any, if it can.
    """
    now, problem = situation.now, situation.problem
    met = {(meeting.a, meeting.b) for meeting in situation.happened}
    people = []
    for person in problem.people:
        there = situation.person[person.id]
        left = len(situation.rounds_for(there))
        most = left if person.max is None else min(left, max(0, person.max - situation.talks[person.id]))
        people.append(
            replace(
                person,
                absent=frozenset(number - now for number in there.absent),
                min=least.get(person.id, 0),
                max=most,
                rest=there.rest,
            )
        )
    pairs = [
        _from_now_on(situation, pair) if pair.must else pair for pair in problem.pairs if (pair.a, pair.b) not in met
    ]
    return replace(
        problem,
        rounds=problem.rounds - now,
        people=tuple(people),
        pairs=tuple(pairs),
        objective="total",
        breaks=frozenset(number - now for number in problem.breaks if now <= number),
    )


def _from_now_on(situation: Situation, pair: Pair) -> Pair:
    absent = situation.person[pair.a].absent | situation.person[pair.b].absent
    if pair.round is not None and pair.round >= situation.now and pair.round not in absent:
        return replace(pair, round=pair.round - situation.now)
    return replace(pair, must=len(absent) < situation.problem.rounds - situation.now, round=None)


def _check(situation: Situation) -> None:
    problem = situation.problem
    in_a_row = [problem.in_a_row, *(person.in_a_row for person in problem.people)]
    if problem.sides != "two" or problem.threes or any(in_a_row):
        raise InputError(
            sentence(
                "A day that has begun can only be planned anew if it has two sides, no threes and no limit on talks "
                "in a row."
            )
        )
    if not 0 <= situation.now < problem.rounds:
        raise InputError(
            sentence(
                "now must be a round that is left to plan, from 0 to %(last)s; it is %(now)s.",
                last=problem.rounds - 1,
                now=shown(situation.now),
            )
        )
    sides = {person.id: person.side for person in problem.people}
    for place, meetings, first, end in (
        ("plan.meetings", situation.meetings, 0, problem.rounds),
        ("happened", situation.happened, 0, situation.now),
    ):
        _check_meetings(place, meetings, sides, rounds=(first, end))
    _check_changes(situation)


def _check_meetings(
    place: str, meetings: tuple[Meeting, ...], sides: Mapping[str, Side | None], *, rounds: tuple[int, int]
) -> None:
    busy: set[tuple[str, int]] = set()
    met: set[tuple[str, str]] = set()
    for index, meeting in enumerate(meetings):
        _check_ends(f"{place}[{index}]", meeting, sides)
        if not rounds[0] <= meeting.round < rounds[1]:
            raise InputError(
                sentence(
                    "%(place)s.round must be from %(first)s to %(last)s, it is %(round)s.",
                    place=f"{place}[{index}]",
                    first=rounds[0],
                    last=rounds[1] - 1,
                    round=shown(meeting.round),
                )
            )
        places = {(meeting.a, meeting.round), (meeting.b, meeting.round)}
        if places & busy or (meeting.a, meeting.b) in met:
            raise InputError(
                sentence(
                    '%(place)s: "%(a)s" and "%(b)s" meet twice, or one of them is in two talks at once.',
                    place=f"{place}[{index}]",
                    a=meeting.a,
                    b=meeting.b,
                )
            )
        busy |= places
        met.add((meeting.a, meeting.b))


def _check_ends(place: str, meeting: Meeting, sides: Mapping[str, Side | None]) -> None:
    for end, identifier, side in (("a", meeting.a, Side.CREATIVE), ("b", meeting.b, Side.BUSINESS)):
        if sides.get(identifier) is not side:
            raise InputError(
                sentence(
                    '%(place)s.%(end)s: "%(id)s" is not among the people of side %(end)s.',
                    place=place,
                    end=end,
                    id=identifier,
                )
            )


def _check_changes(situation: Situation) -> None:
    known = {person.id for person in situation.problem.people}
    seen: set[str] = set()
    for index, change in enumerate(situation.changes):
        if change.id not in known or change.id in seen:
            raise InputError(
                sentence(
                    'changes[%(index)s].id: "%(id)s" is not among the people, or there twice.',
                    index=index,
                    id=change.id,
                )
            )
        seen.add(change.id)
        wrong = next((n for n in sorted(change.absent) if not situation.now <= n < situation.problem.rounds), None)
        if wrong is not None:
            raise InputError(
                sentence(
                    "changes[%(index)s].absent names round %(round)s; rounds left are %(now)s to %(last)s.",
                    index=index,
                    round=shown(wrong),
                    now=situation.now,
                    last=situation.problem.rounds - 1,
                )
            )
