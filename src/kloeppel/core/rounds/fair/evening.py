"""Evening out what each person gets in affinity, by exchanging talks (local search on the leximin order).

The person who gets least is helped first: two talks of the same class of rounds exchange partners, or a talk changes
one of its two people, if the least that anybody concerned gets is more afterwards than before. Nobody's turn ends
before nothing helps any more. Numbers of talks stay as even as they are: a talk changes hands only from somebody with
one talk more to somebody with one talk less.
"""

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
    order = np.argsort(board.gets, kind="stable").tolist()
    again = True
    while again and not watch.over():
        again = False
        while order and not watch.over():
            person = order[0]
            step = board.best_step(person)
            if step is None:
                order.pop(0)
                continue
            again = True
            changed = board.take(step)
            watch.report(Progress(sentence("Affinity is being evened out."), best=float(board.gets.min())))
            order = _reordered(order, changed, board.gets)
        order = np.argsort(board.gets, kind="stable").tolist()
    return board.group


def _reordered(order: list[int], changed: set[int], gets: Floats) -> list[int]:
    """Those still to be helped and those whose talks have changed, who gets least first."""
    waiting = np.array(sorted({*order, *changed}))
    return [int(person) for person in waiting[np.argsort(gets[waiting], kind="stable")]]


class _Board:
    """The talks as they are, what each person gets, and the exchanges that can be made."""

    def __init__(self, instance: Instance, group: Ints, spare: float) -> None:
        self.instance = instance
        self.group = group.copy()
        self.spare = spare
        self.ends = np.stack([instance.a, instance.b])
        self.one_sided = bool(np.intersect1d(instance.a, instance.b).size)
        self.met = np.flatnonzero(group != NOWHERE)
        people = instance.people
        ends, weight = self.ends[:, self.met], instance.weight[self.met]
        self.gets: Floats = np.bincount(ends.ravel(), np.tile(weight, 2), people).astype(np.float64)
        self.talks = np.bincount(ends.ravel(), minlength=people)
        self.busy = np.zeros((people, len(instance.classes)), dtype=np.int64)
        np.add.at(self.busy, (ends, self.group[self.met]), 1)
        self._look_up = _LookUp(instance)
        of_person = np.argsort(self.ends.ravel(), kind="stable")
        self._pairs_of = np.split(
            of_person % len(instance.weight), np.cumsum(np.bincount(self.ends.ravel(), minlength=people))[:-1]
        )

    def best_step(self, person: int) -> _Step | None:
        """The exchange that helps most: that leaves most to whoever of those concerned gets least."""
        mine = np.flatnonzero((self.ends[:, self.met] == person).any(axis=0))
        mine = mine[~self.instance.must[self.met[mine]]]
        steps = [
            step
            for step in (self._exchange(person, mine), self._new_partner(person, mine), self._taken_over(person))
            if step is not None
        ]
        return max(steps, key=lambda step: step.least, default=None)

    def take(self, step: _Step) -> set[int]:
        """Make the exchange; answer who is concerned."""
        for pairs, sign in ((step.old, -1), (step.new, 1)):
            for pair in pairs:
                self.group[pair] = step.group if sign > 0 else NOWHERE
                for end in self.ends[:, pair].tolist():
                    self.gets[end] += sign * self.instance.weight[pair]
                    self.talks[end] += sign
                    self.busy[end, step.group] += sign
        self.met[np.isin(self.met, step.old)] = step.new
        self.spare -= step.cost
        return set(self.ends[:, [*step.old, *step.new]].ravel().tolist())

    def _exchange(self, person: int, mine: Ints) -> _Step | None:
        """(person, x) and (y, z) become (person, z) and (y, x), in the same class."""
        if not mine.size:
            return None
        best = None
        for flip in (False, True) if self.one_sided else (False,):
            step = self._exchange_with(person, mine, flip=flip)
            if step is not None and (best is None or step.least > best.least):
                best = step
        return best

    def _exchange_with(self, person: int, mine: Ints, *, flip: bool) -> _Step | None:
        weight, met = self.instance.weight, self.met
        partner = self._other_end(met[mine], person)
        first_is_mine = self.ends[0, met[mine]] == person
        # Who comes to me, and who goes to my partner: ends of the other talks, by side.
        comes = np.where((first_is_mine != flip)[:, None], self.ends[1, met], self.ends[0, met])
        goes = np.where((first_is_mine != flip)[:, None], self.ends[0, met], self.ends[1, met])
        group = self.group[met[mine]]
        possible = (group[:, None] == self.group[met]) & ~self.instance.must[met] & (comes != person)
        possible &= (goes != person) & (comes != partner[:, None]) & (goes != partner[:, None])
        row, column = np.nonzero(possible)
        new_mine = self._look_up(np.full(len(row), person), comes[row, column])
        new_other = self._look_up(goes[row, column], partner[row])
        kept = self._free(new_mine, group[row]) & self._free(new_other, group[row])
        row, column, new_mine, new_other = row[kept], column[kept], new_mine[kept], new_other[kept]
        old_mine, old_other = met[mine[row]], met[column]
        more, less = weight[new_mine], weight[old_mine]
        other_more, other_less = weight[new_other], weight[old_other]
        people = (np.full(len(row), person), partner[row], comes[row, column], goes[row, column])
        change = (more - less, other_more - less, more - other_less, other_more - other_less)
        cost = less + other_less - more - other_more
        return self._best(people, change, cost, (old_mine, old_other), (new_mine, new_other), group[row])

    def _new_partner(self, person: int, mine: Ints) -> _Step | None:
        """(person, x) becomes (person, z): z has a free place in that class and one talk less than x."""
        pairs = self._pairs_of[person]
        if not mine.size or not pairs.size:
            return None
        weight, size = self.instance.weight, self.instance.size
        old = self.met[mine]
        partner = self._other_end(old, person)
        newcomer = self._other_end(pairs, person)
        group = self.group[old]
        possible = size[group][:, None] > self.busy[newcomer][:, group].T
        possible &= self.talks[newcomer] == self.talks[partner][:, None] - 1
        possible &= (self.talks[newcomer] < self.instance.high[newcomer]) & (self.group[pairs] == NOWHERE)
        possible &= (self.talks[partner] > self.instance.promise[partner])[:, None]
        possible &= self.instance.usable[pairs][:, group].T
        row, column = np.nonzero(possible)
        more, less = weight[pairs[column]], weight[old[row]]
        people = (np.full(len(row), person), partner[row], newcomer[column])
        change = (more - less, -less, more)
        return self._best(people, change, less - more, (old[row],), (pairs[column],), group[row])

    def _taken_over(self, person: int) -> _Step | None:
        """(y, z) becomes (person, z): the person has a free place in that class and one talk less than y."""
        pairs = self._pairs_of[person]
        if not pairs.size or self.talks[person] >= self.instance.high[person]:
            return None
        pairs = pairs[self.group[pairs] == NOWHERE]
        if not pairs.size:
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
        helps = (after > before + _EARNS) & (cost <= self.spare)
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
