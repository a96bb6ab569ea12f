"""A problem in numbers: people and talks by their place in the lists, the slots left to each talk, whole days.

A *whole day* is a day without a gap: the talks of a person in as many slots in a row as there are talks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kloeppel.core.appointments.values import Problem


@dataclass(frozen=True, slots=True)
class Agenda:
    """People and talks as numbers.

    `pairs` holds the two people of each talk, `allowed` its slots in order (absences and orders taken into account),
    `mine` the talks of each person, `orders` all (talk, earlier talk).
    """

    slots: int
    tables: int
    spread: int | None
    pairs: tuple[tuple[int, int], ...]
    allowed: tuple[tuple[int, ...], ...]
    mine: tuple[tuple[int, ...], ...]
    orders: tuple[tuple[int, int], ...]

    def most_gaps(self, person: int) -> int:
        """The most gaps that `person` can have, whatever the others do."""
        talks = len(self.mine[person])
        return max(0, min(talks - 1, self.slots - talks))

    def free(self, person: int) -> frozenset[int]:
        """The slots in which `person` can have a talk."""
        return frozenset(slot for talk in self.mine[person] for slot in self.allowed[talk])


@dataclass(frozen=True, slots=True)
class WholeDay:
    """A day of one person without a gap that begins in slot `start`.

    `never` holds the (talk, slot) inside of it that it leaves no room for.
    """

    start: int
    never: tuple[tuple[int, int], ...]


def gaps_between(times: Iterable[int]) -> int:
    """The gaps of somebody who talks at these `times`."""
    return sum(after - before > 1 for before, after in pairwise(sorted(times)))


def agenda_of(problem: Problem) -> Agenda:
    """`problem` in numbers. A talk that no slot is left to has an empty entry in `allowed`."""
    place = {person.id: index for index, person in enumerate(problem.people)}
    number = {talk.id: index for index, talk in enumerate(problem.talks)}
    pairs = tuple((place[talk.a], place[talk.b]) for talk in problem.talks)
    orders = tuple((index, number[earlier]) for index, talk in enumerate(problem.talks) for earlier in talk.after)
    slots = [
        (frozenset(range(problem.slots)) if talk.slots is None else talk.slots)
        - problem.people[a].absent
        - problem.people[b].absent
        for talk, (a, b) in zip(problem.talks, pairs, strict=True)
    ]
    mine: list[list[int]] = [[] for _ in problem.people]
    for talk, (a, b) in enumerate(pairs):
        mine[a].append(talk)
        mine[b].append(talk)
    return Agenda(
        slots=problem.slots,
        tables=problem.tables,
        spread=problem.gap_spread,
        pairs=pairs,
        allowed=tuple(tuple(sorted(left)) for left in _in_order(slots, orders)),
        mine=tuple(map(tuple, mine)),
        orders=orders,
    )


def _in_order(slots: list[frozenset[int]], orders: Sequence[tuple[int, int]]) -> list[frozenset[int]]:
    """`slots` without those too early or too late for the orders, until nothing changes."""
    left, changed = list(slots), True
    while changed:
        changed = False
        for later, earlier in orders:
            first, last = min(left[earlier], default=0), max(left[later], default=0)
            after = frozenset(slot for slot in left[later] if slot > first and left[earlier])
            before = frozenset(slot for slot in left[earlier] if slot < last and left[later])
            changed = changed or after != left[later] or before != left[earlier]
            left[later], left[earlier] = after, before
    return left


def whole_days(agenda: Agenda, person: int) -> list[WholeDay]:
    """The whole days that are open to `person` if nobody else were there."""
    talks = agenda.mine[person]
    days = []
    for start in range(agenda.slots - len(talks) + 1):
        window = range(start, start + len(talks))
        inside = [[slot for slot in agenda.allowed[talk] if slot in window] for talk in talks]
        never = _without_room(inside)
        if never is not None:
            days.append(WholeDay(start, tuple((talks[index], slot) for index, slot in never)))
    return days


def matched(choices: Sequence[Sequence[int]]) -> tuple[dict[int, int], int | None]:
    """A slot of its own for each of `choices`: slot to index, and the first index that cannot get one (None: all can).

    Augmenting paths (Kuhn 1955).
    """
    owner: dict[int, int] = {}

    def reaches(index: int, seen: set[int]) -> bool:
        for slot in choices[index]:
            if slot not in seen:
                seen.add(slot)
                if slot not in owner or reaches(owner[slot], seen):
                    owner[slot] = index
                    return True
        return False

    for index in range(len(choices)):
        if not reaches(index, set()):
            return owner, index
    return owner, None


def _without_room(inside: list[list[int]]) -> list[tuple[int, int]] | None:
    """The (index, slot) of `inside` that occur in no way to fill the window; None if there is no way.

    With one way at hand, the others differ from it along cycles (Régin 1994).
    """
    if all(len(slots) == len(inside) for slots in inside):
        return []
    owner, stuck = matched(inside)
    if stuck is not None:
        return None
    reach = [1 << index for index in range(len(inside))]
    for index, slots in enumerate(inside):
        for slot in slots:
            reach[index] |= 1 << owner[slot]
    for middle in range(len(inside)):
        for index in range(len(inside)):
            if reach[index] >> middle & 1:
                reach[index] |= reach[middle]
    return [
        (index, slot) for index, slots in enumerate(inside) for slot in slots if not reach[owner[slot]] >> index & 1
    ]
