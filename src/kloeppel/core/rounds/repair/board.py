"""The rounds that are left as arrays: who sits with whom, who may, who had how much; and moves on them.

Sides are 0 (creatives) and 1 (businesses); people, rounds and partners are positions. NOBODY is -1.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from kloeppel.core.rounds.situation import Situation
from kloeppel.core.rounds.values import Person
from kloeppel.core.values import Side

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

NOBODY = -1
Held = TypeVar("Held")
Key = tuple[int, int]
"""How much a talk is wanted: (0, k) is a k-th talk that is promised, (1, k) a k-th talk beyond the promise. Smaller
keys go first."""


@dataclass(slots=True)
class Board:
    """A plan of the T rounds that are left, changed by its methods only.

    Each list has an entry per side s, with n people and m people opposite: `ids[s]`; `mate[s]` [T, n]: partner or
    NOBODY; `there[s]` [T, n]; `free[s]` [n, m]: may meet and have not, nor will; `kept[s]` [T, n]: the person's talk in
    the round stands in the old plan; `pinned[s]` [T, n]: that talk must take place; `talks[s]` [n]: of the whole day;
    `low[s]`, `high[s]` [n]: promised and possible talks of the whole day. `count` [T]: talks in each round, at most
    `tables`. `old` [T, n] is `mate[0]` of the old plan, without the talks that cannot be held. `fixed`: the round of
    pairs that must meet in a certain one.
    """

    ids: tuple[tuple[str, ...], tuple[str, ...]]
    mate: tuple[Ints, Ints]
    there: tuple[Bools, Bools]
    free: tuple[Bools, Bools]
    kept: tuple[Bools, Bools]
    pinned: tuple[Bools, Bools]
    talks: tuple[Ints, Ints]
    low: tuple[Ints, Ints]
    high: tuple[Ints, Ints]
    count: Ints
    tables: int
    old: Ints
    fixed: Mapping[tuple[int, int], int]

    @property
    def rounds(self) -> int:
        """T, the number of rounds that are left."""
        return len(self.count)

    @property
    def dropped(self) -> int:
        """How many talks of the old plan that could be held are not, or not in their round."""
        return int((self.old != NOBODY).sum() - self.kept[0].sum())

    def gain(self, side: int, person: int) -> Key:
        """How much the person's next talk is wanted."""
        level = int(self.talks[side][person]) + 1
        return (int(level > self.low[side][person]), level)

    def loss(self, side: int, person: int) -> Key:
        """How much the person's last talk is wanted."""
        level = int(self.talks[side][person])
        return (int(level > self.low[side][person]), level)

    def put(self, number: int, a: int, b: int, *, pinned: bool = False) -> None:
        """Let two people who are idle in round `number` talk then."""
        kept = bool(self.old[number, a] == b)
        for side, person, partner in ((0, a, b), (1, b, a)):
            self.mate[side][number, person] = partner
            self.kept[side][number, person] = kept
            self.pinned[side][number, person] = pinned
            self.talks[side][person] += 1
        self.free[0][a, b] = False
        self.count[number] += 1

    def take(self, number: int, a: int) -> int:
        """Take away the talk that `a` of side 0 has in round `number`; the partner it had."""
        b = int(self.mate[0][number, a])
        for side, person in ((0, a), (1, b)):
            self.mate[side][number, person] = NOBODY
            self.kept[side][number, person] = False
            self.pinned[side][number, person] = False
            self.talks[side][person] -= 1
        self.free[0][a, b] = True
        self.count[number] -= 1
        return b

    def idle(self, side: int) -> Bools:
        """Who [T, n] could have a talk in which round, and has none."""
        idle: Bools = (self.mate[side] == NOBODY) & self.there[side] & (self.talks[side] < self.high[side])
        return idle

    def entries(self) -> list[tuple[int, int, int]]:
        """All talks as (round, a, b)."""
        rounds, people = np.nonzero(self.mate[0] != NOBODY)
        return list(zip(rounds.tolist(), people.tolist(), self.mate[0][rounds, people].tolist(), strict=True))


def board_of(situation: Situation) -> Board:
    """The rounds that are left, with all talks of the old plan that can still be held."""
    problem, now = situation.problem, situation.now
    people = [[situation.person[p.id] for p in problem.people if p.side is side] for side in Side]
    position = {person.id: index for side in people for index, person in enumerate(side)}
    free = _may_meet(situation, position, (len(people[0]), len(people[1])))
    frees = (free, free.T)
    there = _both(lambda side: _there(people[side], situation))
    talks = _both(lambda side: np.array([situation.talks[person.id] for person in people[side]], dtype=np.int64))
    board = Board(
        ids=_both(lambda side: tuple(person.id for person in people[side])),
        mate=_both(lambda side: np.full(there[side].shape, NOBODY, dtype=np.int64)),
        there=there,
        free=frees,
        kept=_both(lambda side: np.zeros(there[side].shape, dtype=np.bool_)),
        pinned=_both(lambda side: np.zeros(there[side].shape, dtype=np.bool_)),
        talks=talks,
        low=_both(lambda side: np.array([person.min for person in people[side]], dtype=np.int64)),
        high=_both(lambda side: _highest(people[side], talks[side], there[side], frees[side])),
        count=np.zeros(problem.rounds - now, dtype=np.int64),
        tables=problem.tables,
        old=np.full(there[0].shape, NOBODY, dtype=np.int64),
        fixed=_fixed(situation, position),
    )
    _lay_old_plan(board, situation, position)
    return board


def _both(make: Callable[[int], Held]) -> tuple[Held, Held]:
    return make(0), make(1)


def _there(people: Sequence[Person], situation: Situation) -> Bools:
    rounds = situation.problem.rounds - situation.now
    there = np.zeros((rounds, len(people)), dtype=np.bool_)
    for index, person in enumerate(people):
        there[[number - situation.now for number in situation.rounds_for(person)], index] = True
    return there


def _may_meet(situation: Situation, position: Mapping[str, int], shape: tuple[int, int]) -> Bools:
    pairs = situation.problem.pairs
    free = np.zeros(shape, dtype=np.bool_)
    a = np.fromiter((position[pair.a] for pair in pairs), np.int64, len(pairs))
    b = np.fromiter((position[pair.b] for pair in pairs), np.int64, len(pairs))
    free[a, b] = True
    met = [(meeting.a, meeting.b) for meeting in situation.happened]
    for one, other in (*met, *situation.problem.never):
        if situation.person[one].side is Side.CREATIVE:
            free[position[one], position[other]] = False
        else:
            free[position[other], position[one]] = False
    return free


def _fixed(situation: Situation, position: Mapping[str, int]) -> dict[tuple[int, int], int]:
    """The round of each pair that must meet in a certain one; a round that is over or impossible binds no more."""
    found = {}
    for pair in situation.problem.pairs:
        if pair.round is not None and situation.now <= pair.round:
            possible = (situation.rounds_for(situation.person[identifier]) for identifier in (pair.a, pair.b))
            if all(pair.round in rounds for rounds in possible):
                found[position[pair.a], position[pair.b]] = pair.round - situation.now
    return found


def _highest(people: Sequence[Person], talks: Ints, there: Bools, free: Bools) -> Ints:
    most = np.array([there.shape[0] if person.max is None else person.max for person in people], dtype=np.int64)
    unbounded = np.array([person.max is None for person in people], dtype=np.bool_)
    rest = np.array([person.rest for person in people], dtype=np.int64)
    left = np.minimum(np.maximum(there.sum(axis=0) - rest, 0), free.sum(axis=1))
    highest: Ints = talks + np.where(unbounded, left, np.minimum(left, np.maximum(most - talks, 0)))
    return highest


def _lay_old_plan(board: Board, situation: Situation, position: Mapping[str, int]) -> None:
    must = {(pair.a, pair.b) for pair in situation.problem.pairs if pair.must}
    # Those that must take place come first, should the rest not fit any more.
    for meeting in sorted(situation.meetings, key=lambda meeting: (meeting.a, meeting.b) not in must):
        a, b, number = position[meeting.a], position[meeting.b], meeting.round - situation.now
        elsewhere = board.fixed.get((a, b), number) != number
        if elsewhere or not situation.still_possible(meeting) or not board.free[0][a, b]:
            continue
        board.old[number, a] = b
        idle = board.talks[0][a] < board.high[0][a] and board.talks[1][b] < board.high[1][b]
        if idle and board.count[number] < board.tables:
            board.put(number, a, b, pinned=(meeting.a, meeting.b) in must)
