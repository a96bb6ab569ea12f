"""Evening out what each person gets in affinity, by exchanging talks (local search on the leximin order).

The person who gets least is helped first: two talks of the same class of rounds exchange partners, or a talk changes
one of its two people, if the least that anybody concerned gets is more afterwards than before. Nobody's turn ends
before nothing helps any more. Numbers of talks stay as even as they are: a talk changes hands only from somebody with
one talk more to somebody with one talk less.
"""

import heapq
from dataclasses import dataclass

import numpy as np

from kloeppel.core.rounds.instance import Bools, Floats, Instance, Ints
from kloeppel.core.rounds.search import NOWHERE
from kloeppel.core.values import sentence
from kloeppel.core.watch import Progress, Watch

_EARNS = 1e-9
_LARGEST_TABLE = 16_000_000


@dataclass(frozen=True, slots=True)
class _Step:
    """An exchange: `old` pairs stop meeting, `new` pairs meet in their class; `least` is what it is worth."""

    least: float
    cost: float
    old: tuple[int, ...]
    new: tuple[int, ...]
    group: int


def evened(instance: Instance, group: Ints, *, spare: float, watch: Watch) -> Ints:
    """`group` [E] (class of each pair, or NOWHERE) with affinity spread more evenly over people.

    The sum of weights falls by `spare` at most. Stops with the best found when `watch` is over.
    """
    board = _Board(instance, group, spare)
    helped = True
    while helped and not watch.over():
        helped = False
        poorest = [(gets, person) for person, gets in enumerate(board.gets.tolist())]
        heapq.heapify(poorest)
        while poorest and not watch.over():
            gets, person = heapq.heappop(poorest)
            if gets != board.gets[person]:
                # An old entry: the person is in the heap once more, with what they get now.
                continue
            step = board.best_step(person)
            if step is None:
                continue
            helped = True
            for concerned in board.take(step):
                heapq.heappush(poorest, (float(board.gets[concerned]), concerned))
            watch.report(Progress(sentence("Affinity is being evened out."), best=float(board.gets.min())))
    return board.group


class _Board:
    """The talks as they are, what each person gets, and the exchanges that can be made."""

    def __init__(self, instance: Instance, group: Ints, spare: float) -> None:
        self.instance = instance
        self.group = group.copy()
        self.spare = spare
        self.ends = np.stack([instance.a, instance.b])
        self.met = np.flatnonzero(group != NOWHERE)
        people = instance.people
        ends, weight = self.ends[:, self.met], instance.weight[self.met]
        self.gets: Floats = np.bincount(ends.ravel(), np.tile(weight, 2), people).astype(np.float64)
        self.talks = np.bincount(ends.ravel(), minlength=people)
        self.met_by: list[list[int]] = [[] for _ in range(people)]
        for pair in self.met.tolist():
            for end in self.ends[:, pair].tolist():
                self.met_by[end].append(pair)
        self.busy = np.zeros((people, len(instance.classes)), dtype=np.int64)
        np.add.at(self.busy, (ends, self.group[self.met]), 1)
        # A talk in another round for somebody can break what the kind of day says about rest and tables.
        self._hand_over = not (len(instance.kinds.person) or instance.kinds.threes.any())
        self._look_up = _LookUp(instance)
        of_person = np.argsort(self.ends.ravel(), kind="stable")
        self._pairs_of = np.split(
            of_person % len(instance.weight), np.cumsum(np.bincount(self.ends.ravel(), minlength=people))[:-1]
        )

    def best_step(self, person: int) -> _Step | None:
        """The exchange that helps most: that leaves most to whoever of those concerned gets least."""
        mine = np.array(self.met_by[person], dtype=np.int64)
        mine = mine[~self.instance.must[mine]]
        pairs = self._pairs_of[person]
        pairs = pairs[self.group[pairs] == NOWHERE]
        steps = [self._taken_over(person, pairs)] if self._hand_over else []
        if mine.size:
            # Whatever is no better than the weakest of one's own talks cannot help.
            better = pairs[self.instance.weight[pairs] > self.instance.weight[mine].min()]
            steps.append(self._exchange(person, mine, better))
            if self._hand_over:
                steps.append(self._new_partner(person, mine, better))
        return max((step for step in steps if step is not None), key=lambda step: step.least, default=None)

    def take(self, step: _Step) -> set[int]:
        """Make the exchange; answer who is concerned."""
        for pairs, sign in ((step.old, -1), (step.new, 1)):
            for pair in pairs:
                self.group[pair] = step.group if sign > 0 else NOWHERE
                for end in self.ends[:, pair].tolist():
                    if sign > 0:
                        self.met_by[end].append(pair)
                    else:
                        self.met_by[end].remove(pair)
                    self.gets[end] += sign * self.instance.weight[pair]
                    self.talks[end] += sign
                    self.busy[end, step.group] += sign
        self.met[np.isin(self.met, step.old)] = step.new
        self.spare -= step.cost
        return set(self.ends[:, [*step.old, *step.new]].ravel().tolist())

    def _exchange(self, person: int, mine: Ints, better: Ints) -> _Step | None:
        """(person, x) and (y, z) become (person, z) and (y, x), in the same class."""
        comers = self._other_end(better, person).tolist()
        theirs = [self.met_by[comer] for comer in comers]
        lengths = [len(talks) for talks in theirs]
        other = np.array([pair for talks in theirs for pair in talks], dtype=np.int64)
        new_mine = np.repeat(better, lengths)
        comes = np.repeat(np.array(comers, dtype=np.int64), lengths)
        goes = np.where(self.ends[0, other] == comes, self.ends[1, other], self.ends[0, other])
        weight, group = self.instance.weight, self.group
        possible = (group[mine][:, None] == group[other]) & (weight[new_mine] > weight[mine][:, None])
        possible &= ~self.instance.must[other] & (goes != person)
        row, column = np.nonzero(possible)
        partner = self._other_end(mine, person)[row]
        new_mine, comes, goes, other, mine = new_mine[column], comes[column], goes[column], other[column], mine[row]
        apart = (comes != partner) & (goes != partner)
        new_other = np.where(apart, self._look_up(goes, partner), -1)
        in_class = group[mine]
        kept = self._free(new_mine, in_class) & self._free(new_other, in_class)
        mine, other, new_mine, new_other, partner, comes, goes = (
            array[kept] for array in (mine, other, new_mine, new_other, partner, comes, goes)
        )
        more, less = weight[new_mine], weight[mine]
        other_more, other_less = weight[new_other], weight[other]
        people = (np.full(len(mine), person), partner, comes, goes)
        change = (more - less, other_more - less, more - other_less, other_more - other_less)
        cost = less + other_less - more - other_more
        return self._best(people, change, cost, (mine, other), (new_mine, new_other), group[mine])

    def _new_partner(self, person: int, old: Ints, pairs: Ints) -> _Step | None:
        """(person, x) becomes (person, z): z has a free place in that class and one talk less than x."""
        weight, size = self.instance.weight, self.instance.size
        partner = self._other_end(old, person)
        newcomer = self._other_end(pairs, person)
        group = self.group[old]
        possible = size[group][:, None] > self.busy[newcomer][:, group].T
        possible &= self.talks[newcomer] == self.talks[partner][:, None] - 1
        possible &= self.talks[newcomer] < self.instance.high[newcomer]
        possible &= (self.talks[partner] > self.instance.promise[partner])[:, None]
        possible &= self.instance.usable[pairs][:, group].T
        row, column = np.nonzero(possible)
        more, less = weight[pairs[column]], weight[old[row]]
        people = (np.full(len(row), person), partner[row], newcomer[column])
        change = (more - less, -less, more)
        return self._best(people, change, less - more, (old[row],), (pairs[column],), group[row])

    def _taken_over(self, person: int, pairs: Ints) -> _Step | None:
        """(y, z) becomes (person, z): the person has a free place in that class and one talk less than y."""
        if not pairs.size or self.talks[person] >= self.instance.high[person]:
            return None
        partner = self._other_end(pairs, person)
        place = np.full(self.instance.people, -1)
        place[partner] = np.arange(len(pairs))
        steps = []
        for side in (0, 1):
            # The end of a talk that stays, and the end that would go.
            stays, goes = self.ends[side, self.met], self.ends[1 - side, self.met]
            at = place[stays]
            group = self.group[self.met]
            possible = (at >= 0) & (self.talks[goes] == self.talks[person] + 1) & ~self.instance.must[self.met]
            possible &= (self.busy[person, group] < self.instance.size[group]) & (goes != person)
            possible &= self.talks[goes] > self.instance.promise[goes]
            column = np.flatnonzero(possible)
            new = pairs[at[column]]
            column, new = (kept[self.instance.usable[new, group[column]]] for kept in (column, new))
            more, less = self.instance.weight[new], self.instance.weight[self.met[column]]
            people = (np.full(len(column), person), stays[column], goes[column])
            change = (more, more - less, -less)
            steps.append(self._best(people, change, less - more, (self.met[column],), (new,), group[column]))
        return max((step for step in steps if step is not None), key=lambda step: step.least, default=None)

    def _best(
        self,
        people: tuple[Ints, ...],
        change: tuple[Floats, ...],
        cost: Floats,
        old: tuple[Ints, ...],
        new: tuple[Ints, ...],
        group: Ints,
    ) -> _Step | None:
        if not len(cost):
            return None
        before = np.min([self.gets[person] for person in people], axis=0)
        after = np.min([self.gets[person] + more for person, more in zip(people, change, strict=True)], axis=0)
        helps = (after > before + _EARNS) & (cost <= self.spare) & self._compete_alike(old, new)
        if not helps.any():
            return None
        # Among equals the cheapest: what is saved can help the next person.
        best = int(np.lexsort((cost, -np.where(helps, after, -np.inf)))[0])
        return _Step(
            float(after[best]),
            float(cost[best]),
            tuple(int(pairs[best]) for pairs in old),
            tuple(int(pairs[best]) for pairs in new),
            int(group[best]),
        )

    def _compete_alike(self, old: tuple[Ints, ...], new: tuple[Ints, ...]) -> Bools:
        """Which exchanges leave the number of talks in each set of pairs that compete for tables as it is."""
        sets = self.instance.kinds.sets
        before = np.sum([sets[:, pairs] for pairs in old], axis=0)
        after = np.sum([sets[:, pairs] for pairs in new], axis=0)
        alike: Bools = (before == after).all(axis=0)
        return alike

    def _free(self, pair: Ints, group: Ints) -> Bools:
        free: Bools = (pair >= 0) & (self.group[pair] == NOWHERE) & self.instance.usable[pair, group]
        return free

    def _other_end(self, pairs: Ints, person: int) -> Ints:
        others: Ints = np.where(self.ends[0, pairs] == person, self.ends[1, pairs], self.ends[0, pairs])
        return others


class _LookUp:
    """The position of the pair of two people, -1 if there is none: by a table, or by a search if that is too large."""

    def __init__(self, instance: Instance) -> None:
        self._people = instance.people
        low, high = np.minimum(instance.a, instance.b), np.maximum(instance.a, instance.b)
        key = low * self._people + high
        self._table: Ints | None = None
        if self._people**2 <= _LARGEST_TABLE:
            self._table = np.full(self._people**2, -1)
            self._table[key] = np.arange(len(key))
            return
        self._order = np.argsort(key)
        self._key = key[self._order]

    def __call__(self, one: Ints, other: Ints) -> Ints:
        key = np.minimum(one, other) * self._people + np.maximum(one, other)
        if self._table is not None:
            listed: Ints = self._table[key]
            return listed
        at = np.minimum(np.searchsorted(self._key, key), len(self._key) - 1)
        found: Ints = np.where(self._key[at] == key, self._order[at], -1)
        return found
