"""The wishes as arrays: who could be matched with whom once must and never are taken care of."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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
    ranks_b = {person.id: person.wishes for person in wishes.b}
    found = sorted(
        (a.id, b, rank, ranks_b[b][a.id])
        for a in wishes.a
        for b, rank in a.wishes.items()
        if a.id in ranks_b[b] and seats_a[a.id] and seats_b[b]
        if (a.id, b) not in wishes.must and (a.id, b) not in wishes.never
    )
    edges = [found[position] for position in np.random.default_rng(seed).permutation(len(found))]
    pairs = tuple((a, b) for a, b, _, _ in edges)
    number_a = {person: number for number, person in enumerate(sorted({a for a, _ in pairs}))}
    number_b = {person: number for number, person in enumerate(sorted({b for _, b in pairs}))}
    first, second = _integers(number_a[a] for a, _ in pairs), _integers(number_b[b] for _, b in pairs)
    return Market(
        pairs=pairs,
        first=first,
        second=second,
        rank_first=_integers(rank for _, _, rank, _ in edges),
        rank_second=_integers(rank for _, _, _, rank in edges),
        affinity=_in_steps(pairs, affinity),
        seats_a=np.minimum(_integers(seats_a[a] for a in number_a), np.bincount(first, minlength=len(number_a))),
        seats_b=np.minimum(_integers(seats_b[b] for b in number_b), np.bincount(second, minlength=len(number_b))),
    )


def _seats_left(people: tuple[Participant, ...], musts: Mapping[str, int]) -> dict[str, int]:
    return {person.id: person.capacity - musts.get(person.id, 0) for person in people}


def _in_steps(pairs: tuple[Pair, ...], affinity: Mapping[Pair, float]) -> Integers:
    values = np.array([affinity.get(pair, 0.0) for pair in pairs], dtype=np.float64)
    largest = np.abs(values).max(initial=0.0)
    if largest == 0.0:
        return np.zeros(len(pairs), dtype=np.int64)
    steps: Integers = np.rint(values / largest * AFFINITY_STEPS).astype(np.int64)
    return steps


def _integers(values: Iterable[int]) -> Integers:
    return np.fromiter(values, dtype=np.int64)
