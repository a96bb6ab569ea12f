"""The wishes as arrays for the rules that look at everybody together: all pairs that may be chosen, the musts too."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kloeppel.core.pairing.market import AFFINITY_STEPS, Choice, Integers
from kloeppel.core.pairing.values import Couple, Pair, Person, Quota, Wishes
from kloeppel.core.values import Side


@dataclass(frozen=True, eq=False)
class Instance:
    """The pairs that may be chosen (edges): wished for by both and not in never, or must (`fixed`, always chosen).

    The people of both sides are numbered in one row. Per edge (first axis) and side (second axis): `ends`, the numbers
    of the two, and `ranks`, how each ranks the other (0 for a must: whoever has one is provided for). `affinity` counts
    in whole steps and is 0 for musts. Per person: `capacity` and `team`.
    """

    wishes: Wishes
    people: tuple[Person, ...]
    pairs: tuple[Pair, ...]
    fixed: Choice
    ends: Integers
    ranks: Integers
    affinity: Integers
    capacity: Integers
    team: Integers

    @property
    def edges(self) -> int:
        """How many pairs may be chosen."""
        return len(self.pairs)

    @cached_property
    def number(self) -> Mapping[Person, int]:
        """The number of each person."""
        return {person: number for number, person in enumerate(self.people)}

    @cached_property
    def edge_of(self) -> Mapping[tuple[int, int], int]:
        """The edge between two numbers, side a first."""
        return {(a, b): edge for edge, (a, b) in enumerate(self.ends.tolist())}

    @cached_property
    def edges_at(self) -> tuple[tuple[int, ...], ...]:
        """Per person the edges, the best rank first."""
        found: list[list[tuple[int, int]]] = [[] for _ in self.people]
        for edge, (ends, ranks) in enumerate(zip(self.ends.tolist(), self.ranks.tolist(), strict=True)):
            for person, rank in zip(ends, ranks, strict=True):
                found[person].append((rank, edge))
        return tuple(tuple(edge for _, edge in sorted(mine)) for mine in found)

    @cached_property
    def counted(self) -> tuple[NDArray[np.bool_], ...]:
        """Per quota, which edges it counts."""
        return tuple(self._counted(quota) for quota in self.wishes.quotas)

    def _counted(self, quota: Quota) -> NDArray[np.bool_]:
        belongs = np.zeros(len(self.people), dtype=np.bool_)
        for side in Side:
            if quota.side in (None, side):
                for one in self.wishes.side(side):
                    belongs[self.number[side, one.id]] = (one.region, one.kind)[quota.of == "kind"] == quota.value
        counted: NDArray[np.bool_] = belongs[self.ends[:, 0]] | belongs[self.ends[:, 1]]
        return counted

    def couple_numbers(self, couple: Couple) -> tuple[int, int]:
        """The numbers of the two of `couple`."""
        first, second = couple.ids
        return self.number[couple.side, first], self.number[couple.side, second]

    def load(self, choice: Choice) -> Integers:
        """How many partners each person has in `choice`."""
        load: Integers = np.bincount(self.ends[choice].ravel(), minlength=len(self.people)).astype(np.int64)
        return load

    def best_ranks(self, choice: Choice) -> dict[int, int]:
        """For everybody who has a partner in `choice`, the rank of the best one."""
        best: dict[int, int] = {}
        for ends, ranks in zip(self.ends[choice].tolist(), self.ranks[choice].tolist(), strict=True):
            for person, rank in zip(ends, ranks, strict=True):
                best[person] = min(rank, best.get(person, rank))
        return best

    def choice_of(self, matches: Iterable[Pair]) -> Choice:
        """`matches` as a choice."""
        chosen = frozenset(matches)
        return np.array([pair in chosen for pair in self.pairs], dtype=np.bool_)

    def matches(self, choice: Choice) -> tuple[Pair, ...]:
        """The pairs of `choice`, sorted."""
        return tuple(sorted(pair for pair, taken in zip(self.pairs, choice.tolist(), strict=True) if taken))


def instance_of(wishes: Wishes, affinity: Mapping[Pair, float], seed: int) -> Instance:
    """The instance of checked `wishes`; the order of edges depends on ids and `seed` only."""
    people = tuple((side, one) for side in Side for one in sorted(one.id for one in wishes.side(side)))
    number = {person: position for position, person in enumerate(people)}
    by_id = {(side, one.id): one for side in Side for one in wishes.side(side)}
    found = sorted(_wished(wishes)) + [(a, b, 0, 0) for a, b in sorted(wishes.must)]
    edges = [found[position] for position in np.random.default_rng(seed).permutation(len(found))]
    pairs = tuple((a, b) for a, b, _, _ in edges)
    fixed = np.array([pair in wishes.must for pair in pairs], dtype=np.bool_)
    return Instance(
        wishes=wishes,
        people=people,
        pairs=pairs,
        fixed=fixed,
        ends=_two_columns([number[Side.CREATIVE, a], number[Side.BUSINESS, b]] for a, b in pairs),
        ranks=_two_columns([rank_a, rank_b] for _, _, rank_a, rank_b in edges),
        affinity=_in_steps(pairs, fixed, affinity),
        capacity=np.array([by_id[person].capacity for person in people], dtype=np.int64),
        team=np.array([by_id[person].team for person in people], dtype=np.int64),
    )


def _wished(wishes: Wishes) -> Iterable[tuple[str, str, int, int]]:
    """Every open pair with both ranks: both wish for each other, both have a place beside their musts."""
    taken_a, taken_b = Counter(a for a, _ in wishes.must), Counter(b for _, b in wishes.must)
    room_a = {one.id for one in wishes.a if one.capacity > taken_a[one.id]}
    others = {one.id: one.wishes for one in wishes.b if one.capacity > taken_b[one.id]}
    closed = wishes.must | wishes.never
    for one in wishes.a:
        if one.id not in room_a:
            continue
        for b, rank in one.wishes.items():
            if one.id in others.get(b, {}) and (one.id, b) not in closed:
                yield one.id, b, rank, others[b][one.id]


def _in_steps(pairs: tuple[Pair, ...], fixed: Choice, affinity: Mapping[Pair, float]) -> Integers:
    values = np.array([affinity.get(pair, 0.0) for pair in pairs], dtype=np.float64)
    values[fixed] = 0.0
    largest = np.abs(values).max(initial=0.0)
    if largest == 0.0:
        return np.zeros(len(pairs), dtype=np.int64)
    steps: Integers = np.rint(values / largest * AFFINITY_STEPS).astype(np.int64)
    return steps


def _two_columns(rows: Iterable[list[int]]) -> Integers:
    return np.array(list(rows), dtype=np.int64).reshape(-1, 2)
