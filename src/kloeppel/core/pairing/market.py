"""The wishes as arrays: who could be matched with whom once must and never are taken care of."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from kloeppel.core.pairing.values import Pair, Participant, Wishes

Integers = NDArray[np.int64]
Choice = NDArray[np.bool_]
"""One entry per edge of a market: whether the pair is matched."""

AFFINITY_STEPS = 10_000
"""The largest affinity counts this much, in whole steps, so that sums are exact."""


@dataclass(frozen=True, slots=True, eq=False)
class Market:
    """The pairs that may still be chosen (`edges`): wished for by both, neither must nor never, both have a place left.

    People are numbered per side. `seats` is the room left beside the must pairs, at most the number of a person's edges
    (more room than edges changes nothing: such a person is never full). Per edge: `first` and `second` (the number of
    the person of side a and of side b), `rank_first` and `rank_second` (how each ranks the other), `affinity` in steps.
    """

    pairs: tuple[Pair, ...]
    first: Integers
    second: Integers
    rank_first: Integers
    rank_second: Integers
    affinity: Integers
    seats_a: Integers
    seats_b: Integers

    @property
    def edges(self) -> int:
        """How many pairs may be chosen."""
        return len(self.pairs)

    @property
    def ranks(self) -> Integers:
        """Per edge the sum of both ranks."""
        return self.rank_first + self.rank_second

    @property
    def room(self) -> int:
        """The number of matches that capacities alone allow."""
        return int(min(self.seats_a.sum(), self.seats_b.sum()))

    def worth(self, choice: Choice) -> tuple[int, int, int]:
        """How good `choice` is: size, then minus the sum of ranks, then affinity; larger is better."""
        return int(choice.sum()), -int(self.ranks[choice].sum()), int(self.affinity[choice].sum())


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """The choice an engine ends with, an upper bound on the size of any, and whether nothing better exists."""

    choice: Choice
    size_bound: int
    optimal: bool


def market_of(wishes: Wishes, affinity: Mapping[Pair, float], seed: int) -> Market:
    """The market of checked `wishes`.

    The order of the edges depends on ids and `seed` only, not on the order of the input: where several answers are
    equally good, the seed and not the place on the list decides.
    """
    seats_a = _seats_left(wishes.a, Counter(a for a, _ in wishes.must))
    seats_b = _seats_left(wishes.b, Counter(b for _, b in wishes.must))
    ids_a, ids_b = _with_room(seats_a), _with_room(seats_b)
    number_a, number_b = _numbers(ids_a), _numbers(ids_b)
    wished_a, wanted_b, rank_first = _wished(wishes.a, number_a, number_b)
    wished_b, wanted_a, rank_second = _wished(wishes.b, number_b, number_a)
    # A pair as one number, so that the wishes of both sides are brought together by sorting numbers.
    pair_of_a, pair_of_b = wished_a * len(ids_b) + wanted_b, wanted_a * len(ids_b) + wished_b
    closed = [
        number_a[a] * len(ids_b) + number_b[b] for a, b in wishes.must | wishes.never if a in number_a and b in number_b
    ]
    mutual, at_a, at_b = np.intersect1d(pair_of_a, pair_of_b, assume_unique=True, return_indices=True)
    open_ones = np.flatnonzero(~np.isin(mutual, _integers(closed)))
    edges = open_ones[np.random.default_rng(seed).permutation(len(open_ones))]
    people_a, first = np.unique(mutual[edges] // max(len(ids_b), 1), return_inverse=True)
    people_b, second = np.unique(mutual[edges] % max(len(ids_b), 1), return_inverse=True)
    names_a, names_b = [ids_a[one] for one in people_a.tolist()], [ids_b[one] for one in people_b.tolist()]
    named_a, named_b = map(names_a.__getitem__, first.tolist()), map(names_b.__getitem__, second.tolist())
    pairs = tuple(zip(named_a, named_b, strict=True))
    return Market(
        pairs=pairs,
        first=first,
        second=second,
        rank_first=rank_first[at_a[edges]],
        rank_second=rank_second[at_b[edges]],
        affinity=_in_steps(pairs, affinity),
        seats_a=np.minimum(_integers(seats_a[a] for a in names_a), np.bincount(first, minlength=len(names_a))),
        seats_b=np.minimum(_integers(seats_b[b] for b in names_b), np.bincount(second, minlength=len(names_b))),
    )


def _with_room(seats: Mapping[str, int]) -> list[str]:
    return sorted(person for person, left in seats.items() if left)


def _numbers(ids: list[str]) -> dict[str, int]:
    return {person: number for number, person in enumerate(ids)}


def _wished(
    people: tuple[Participant, ...], own: Mapping[str, int], other: Mapping[str, int]
) -> tuple[Integers, Integers, Integers]:
    """All wishes between people who have numbers: the number of the one who wishes, of whom they wish for, the rank."""
    numbered = [(own[person.id], person.wishes) for person in people if person.id in own]
    wishing = np.repeat(_integers(number for number, _ in numbered), _integers(len(wishes) for _, wishes in numbered))
    wanted = _integers([other.get(name, -1) for _, wishes in numbered for name in wishes])
    rank = _integers(chain.from_iterable(wishes.values() for _, wishes in numbered))
    known = wanted >= 0
    return wishing[known], wanted[known], rank[known]


def _seats_left(people: tuple[Participant, ...], musts: Mapping[str, int]) -> dict[str, int]:
    return {person.id: person.capacity - musts.get(person.id, 0) for person in people}


def _in_steps(pairs: tuple[Pair, ...], affinity: Mapping[Pair, float]) -> Integers:
    if not affinity:
        return np.zeros(len(pairs), dtype=np.int64)
    values = np.array([affinity.get(pair, 0.0) for pair in pairs], dtype=np.float64)
    largest = np.abs(values).max(initial=0.0)
    if largest == 0.0:
        return np.zeros(len(pairs), dtype=np.int64)
    steps: Integers = np.rint(values / largest * AFFINITY_STEPS).astype(np.int64)
    return steps


def _integers(values: Iterable[int]) -> Integers:
    return np.fromiter(values, dtype=np.int64)
