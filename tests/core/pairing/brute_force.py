"""Small wishes to draw, and every matching they allow, found by trying all of them: nothing here knows the engine."""

from collections.abc import Iterator
from itertools import combinations

from hypothesis import strategies as st

from kloeppel.core.pairing import Pair, Participant, Rule, Wishes

RANKS = st.sampled_from([1, 1, 2, 2, 3, None])
"""The rank of one wish; None for no wish."""


@st.composite
def small_wishes(draw: st.DrawFn, *, rule: Rule = Rule.STABLE, largest_side: int = 3) -> Wishes:
    """Up to `largest_side` people a side with ties, gaps, capacities from 0, musts within capacities, and nevers."""
    sizes = st.sampled_from([*range(largest_side + 1), largest_side, largest_side])
    ids_a = [f"c{number}" for number in range(draw(sizes))]
    ids_b = [f"b{number}" for number in range(draw(sizes))]

    def side(ids: list[str], others: list[str]) -> tuple[Participant, ...]:
        capacities = draw(st.sampled_from([[1], [2], [1, 2], [0, 1, 2, 3]]))
        drawn = st.lists(RANKS, min_size=len(others), max_size=len(others))
        return tuple(
            Participant(
                one,
                draw(st.sampled_from(capacities)),
                {other: rank for other, rank in zip(others, draw(drawn), strict=True) if rank is not None},
            )
            for one in ids
        )

    a, b = side(ids_a, ids_b), side(ids_b, ids_a)
    room = {(name, one.id): one.capacity for name, people in (("a", a), ("b", b)) for one in people}
    must, never = set(), set()
    for pair in [(x, y) for x in ids_a for y in ids_b]:
        kind = draw(st.sampled_from(["open"] * 12 + ["must", "never"]))
        if kind == "must" and room["a", pair[0]] and room["b", pair[1]]:
            must.add(pair)
            room["a", pair[0]] -= 1
            room["b", pair[1]] -= 1
        elif kind == "never":
            never.add(pair)
    return Wishes(a, b, frozenset(must), frozenset(never), rule)


def ranks_of(wishes: Wishes) -> dict[Pair, tuple[int, int]]:
    """Both ranks of every pair that both wished for."""
    ranks_b = {one.id: one.wishes for one in wishes.b}
    return {
        (one.id, other): (rank, ranks_b[other][one.id])
        for one in wishes.a
        for other, rank in one.wishes.items()
        if one.id in ranks_b[other]
    }


def all_matchings(wishes: Wishes) -> Iterator[frozenset[Pair]]:
    """Every set of pairs that holds the musts and keeps to capacities, wishes and nevers."""
    free = [pair for pair in ranks_of(wishes) if pair not in wishes.never | wishes.must]
    capacity = {("a", one.id): one.capacity for one in wishes.a} | {("b", one.id): one.capacity for one in wishes.b}
    for size in range(len(free) + 1):
        for chosen in combinations(free, size):
            matching = frozenset(chosen) | wishes.must
            load: dict[tuple[str, str], int] = {}
            for x, y in matching:
                load["a", x] = load.get(("a", x), 0) + 1
                load["b", y] = load.get(("b", y), 0) + 1
            if all(count <= capacity[person] for person, count in load.items()):
                yield matching


def blocking(wishes: Wishes, matching: frozenset[Pair]) -> set[Pair]:
    """The blocking pairs, tried out: both drop nobody or one worse partner who is no must, and both gain."""
    ranks = ranks_of(wishes)
    capacity = {("a", one.id): one.capacity for one in wishes.a} | {("b", one.id): one.capacity for one in wishes.b}
    found = set()
    for pair in ranks.keys() - matching - wishes.never:
        gains = []
        for name, at in (("a", 0), ("b", 1)):
            own = [match for match in matching if match[at] == pair[at]]
            droppable = [match for match in own if match not in wishes.must and ranks[match][at] > ranks[pair][at]]
            gains.append(len(own) < capacity[name, pair[at]] or bool(droppable))
        if all(gains):
            found.add(pair)
    return found


def rank_total(wishes: Wishes, matching: frozenset[Pair]) -> int:
    """The sum of both ranks over all matches that are not musts."""
    ranks = ranks_of(wishes)
    return sum(sum(ranks[pair]) for pair in matching - wishes.must)
