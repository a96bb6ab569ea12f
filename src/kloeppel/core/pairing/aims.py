"""What each rule aims at, one aim after the other."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from kloeppel.core.pairing.blocking import Blocking
from kloeppel.core.pairing.instance import Instance
from kloeppel.core.pairing.market import Choice, Integers
from kloeppel.core.pairing.program import Program
from kloeppel.core.pairing.values import Rule
from kloeppel.core.values import Sentence, sentence

YES = 1
"""The rank of a yes: the best there is."""

SIZE, BLOCKING, MUTUAL = "size", "blocking", "mutual"
"""The names of aims that others ask for."""


@dataclass(frozen=True, slots=True)
class Aim:
    """Something to have as much of as possible: `weights` per column of the program, `value` of a choice.

    `step` says what is being looked for; `name` tells aims apart.
    """

    name: str
    step: Sentence
    weights: Integers
    value: Callable[[Choice], int]


class Aims:
    """Makes the aims of a rule; those that count people with several places need further columns in `program`."""

    def __init__(self, instance: Instance, program: Program, blocking: Blocking | None) -> None:
        self._instance, self._program, self._blocking = instance, program, blocking
        free = (~instance.fixed).astype(np.int64)
        self._ones = free
        self._ranks = -instance.ranks.sum(axis=1) * free
        self._yes = (instance.ranks == YES).all(axis=1).astype(np.int64) * free

    def of(self, rule: Rule) -> list[Aim]:
        """The aims of `rule` in their order."""
        aims: dict[Rule, Callable[[], Iterable[Aim]]] = {
            Rule.STABLE: lambda: [*self._stability(), self._size(), *self._served()],
            Rule.BEST_TOTAL: lambda: [self._size(), *self._served()],
            Rule.FAIR: lambda: [*self._levels(), self._size()],
            Rule.MOST_MUTUAL: lambda: [self._mutual(), *self._stability(), self._size(), *self._served()],
        }
        return [*aims[rule](), *self._ranks_and_affinity()]

    def _size(self) -> Aim:
        return self._sum(SIZE, sentence("Looking for the most matches"), self._ones)

    def _mutual(self) -> Aim:
        return self._sum(MUTUAL, sentence("Looking for the most pairs in which both said yes"), self._yes)

    def _stability(self) -> Iterator[Aim]:
        if self._blocking is not None:
            blocking = self._blocking
            step = sentence("Looking for the fewest pairs who would rather have each other")
            yield Aim(BLOCKING, step, blocking.weights, lambda choice: -blocking.count(choice))

    def _served(self) -> Iterator[Aim]:
        """The most people who have somebody: told by the number of matches where nobody has several places."""
        several = self._instance.capacity > 1
        if several[self._instance.ends].any():
            yield self._level(None, "served", sentence("Looking for the fewest people who stay without"))

    def _levels(self) -> Iterator[Aim]:
        free = ~self._instance.fixed
        yield self._level(None, "served", sentence("Looking for the fewest people who stay without"))
        # With the worst rank of all everybody counts who has somebody: that was the first aim.
        for rank in sorted(set(self._instance.ranks[free].ravel().tolist()))[-2::-1]:
            step = sentence("Looking for the fewest people who get less than rank %(rank)s", rank=rank)
            yield self._level(rank, f"level {rank}", step)

    def _ranks_and_affinity(self) -> Iterator[Aim]:
        yield self._sum("ranks", sentence("Looking for the best ranks"), self._ranks)
        if self._instance.affinity.any():
            yield self._sum("affinity", sentence("Looking for the largest affinity"), self._instance.affinity)

    def _sum(self, name: str, step: Sentence, weights: Integers) -> Aim:
        return Aim(name, step, weights, lambda choice: int(weights[choice].sum()))

    def _level(self, rank: int | None, name: str, step: Sentence) -> Aim:
        """How many people have a partner of `rank` or better (None: any partner)."""
        instance = self._instance
        columns: list[int] = []
        for person, at in enumerate(instance.edges_at):
            side = int(instance.people[person][0] == "b")
            edges = [edge for edge in at if rank is None or instance.ranks[edge, side] <= rank]
            if instance.capacity[person] == 1 or len(edges) == 1:
                columns += edges
            elif edges:
                served = self._program.add_column(1.0, whole=False)
                self._program.add_row(dict.fromkeys(edges, 1.0) | {served: -1.0}, 0.0)
                columns.append(served)
        weights = np.bincount(np.array(columns, dtype=np.int64), minlength=len(self._program.column_high))

        def value(choice: Choice) -> int:
            return sum(1 for best in instance.best_ranks(choice).values() if rank is None or best <= rank)

        return Aim(name, step, weights.astype(np.int64), value)
