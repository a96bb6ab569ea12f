"""Which table each person keeps all day, if tables have properties that people need.

Who keeps an accessible table can meet those who need one. So homes and talks are chosen together, by a whole-number
program that forgets who is absent when: a pair does not meet if its table is of a kind that does not suit it. On a day
with one class of rounds that is the whole truth; on others it gives good homes, and a bound for all.
"""

from dataclasses import dataclass, replace

import numpy as np

from kloeppel.core.rounds.choice import as_one_class
from kloeppel.core.rounds.instance import Bools, Instance, Ints
from kloeppel.core.rounds.kind_rows import Extension
from kloeppel.core.rounds.matched import matched
from kloeppel.core.rounds.model import Model, model_of
from kloeppel.core.rounds.solver import solve
from kloeppel.core.rounds.values import Problem
from kloeppel.core.watch import Watch


@dataclass(frozen=True, slots=True)
class Homes:
    """The table of each person who keeps one, by id; `instance` has the pairs only that can meet at these tables.

    `suit_all`: they keep nobody from meeting. `bound` (in weights): no choice has more, whatever the homes.
    """

    table: dict[str, int]
    instance: Instance
    suit_all: bool
    bound: float


def homes_of(problem: Problem, instance: Instance, *, seed: int, watch: Watch) -> Homes | None:
    """Homes for the side of `problem` that keeps its tables; None if any tables will do."""
    if problem.keeps_table is None or not any(person.table_needs for person in problem.people):
        return None
    plan = _Plan(problem, instance)
    kind_of, bound = plan.solved(seed=seed, watch=watch.part(0.4))
    table = plan.tables(kind_of)
    lost = plan.unfit(np.array([plan.kind_at[table[keeper]] for keeper in plan.keepers]))
    restricted = replace(instance, usable=instance.usable & ~lost[:, np.newaxis])
    by_id = {problem.people[keeper].id: place for keeper, place in table.items()}
    nobody_lost = not (instance.usable.any(axis=1) & lost).any()
    return Homes(by_id, restricted, nobody_lost, bound)


class _Plan:
    """Kinds of tables (those with the same properties), and which of them suits each pair and each keeper."""

    def __init__(self, problem: Problem, instance: Instance) -> None:
        self._instance = instance
        properties = problem.table_properties
        kinds = sorted(set(properties), key=lambda has: (len(has), sorted(has)))
        self.kind_at = [kinds.index(has) for has in properties]
        self._count = np.bincount(self.kind_at, minlength=len(kinds))
        self.keepers = [index for index, person in enumerate(problem.people) if person.side is problem.keeps_table]
        at = np.full(len(problem.people), -1)
        at[self.keepers] = np.arange(len(self.keepers))
        self._keeper = np.where(at[instance.a] >= 0, at[instance.a], at[instance.b])
        needs = [person.table_needs for person in problem.people]
        suits = {need: np.array([need <= has for has in kinds]) for need in set(needs)}
        all_suits = np.array([suits[need] for need in needs]).reshape(len(needs), len(kinds))
        self._pair_suits: Bools = all_suits[instance.a] & all_suits[instance.b]
        # A keeper's table suits the keeper and everybody whom the keeper must meet.
        self._keeper_suits = all_suits[self.keepers]
        for pair in np.flatnonzero(instance.must).tolist():
            self._keeper_suits[self._keeper[pair]] &= self._pair_suits[pair]

    def unfit(self, kind: Ints) -> Bools:
        """Which pairs [E] cannot meet if keepers have tables of these kinds."""
        fits: Bools = self._pair_suits[np.arange(len(self._keeper)), kind[self._keeper]]
        return ~fits

    def tables(self, kind_of: Ints | None) -> dict[int, int]:
        """A table for each keeper, of the kind in `kind_of` if there is one."""
        places = []
        for number in range(len(self.keepers)):
            suiting = [t for t, kind in enumerate(self.kind_at) if self._keeper_suits[number, kind]]
            if kind_of is not None:
                suiting = [table for table in suiting if self.kind_at[table] == kind_of[number]]
            # Whoever needs nothing leaves the tables with properties to others.
            places.append(sorted(suiting, key=lambda table: (self.kind_at[table], table)))
        found = matched(places)
        if any(table is None for table in found):
            raise RuntimeError("Somebody who is to keep a table has none, although the problem was checked.")
        return {keeper: table for keeper, table in zip(self.keepers, found, strict=True) if table is not None}

    def solved(self, *, seed: int, watch: Watch) -> tuple[Ints | None, float]:
        """The kind of table of each keeper for which the largest sum is possible, and a bound on that sum."""
        one = as_one_class(self._instance)
        model = model_of(one, np.flatnonzero(one.usable[:, 0]))
        extension = Extension(len(model.row_low), len(model.weight))
        column = [
            [extension.column(float(suits), []) for suits in self._keeper_suits[number]]
            for number in range(len(self.keepers))
        ]
        for of_keeper in column:
            extension.row(of_keeper, 1, 1)
        for kind, count in enumerate(self._count.tolist()):
            extension.row([of_keeper[kind] for of_keeper in column], -np.inf, count)
        for place, pair in enumerate(model.pair.tolist()):
            unfit = np.flatnonzero(~self._pair_suits[pair]).tolist()
            if unfit:
                extension.row([place, *(column[self._keeper[pair]][kind] for kind in unfit)], -np.inf, 1)
        answer = solve(_extended(model, extension), seed=seed, time_limit=watch.left(), whole=True, watch=watch)
        if answer.value is None:
            # Either there is no plan at all, which is for others to say, or there was no time.
            return None, float(self._instance.weight.sum())
        chosen = np.array([[answer.value[number] for number in of_keeper] for of_keeper in column])
        return chosen.reshape(len(column), len(self._count)).argmax(axis=1), answer.bound


def _extended(model: Model, extension: Extension) -> Model:
    start, index = extension.matrix(model.start, model.index)
    none = np.zeros(len(extension.column_high))
    return replace(
        model,
        weight=np.concatenate([model.weight, none]),
        column_low=np.concatenate([model.column_low, none]),
        column_high=np.concatenate([model.column_high, extension.column_high]),
        row_low=np.concatenate([model.row_low, extension.low]),
        row_high=np.concatenate([model.row_high, extension.high]),
        start=start,
        index=index,
    )
