"""Small wishes to draw, and every matching they allow, found by trying all of them: nothing here knows the engine."""

import dataclasses
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from hypothesis import strategies as st

from kloeppel.core.pairing import Couple, Group, Pair, Participant, Quota, Rule, Together, Wishes
from kloeppel.core.values import Side

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


@st.composite
def bound_wishes(draw: st.DrawFn, *, rule: Rule | None = None, largest_side: int = 3) -> Wishes:
    """Small wishes with quotas, couples and teams, often enough possible."""
    wishes = draw(small_wishes(rule=rule or draw(st.sampled_from(Rule)), largest_side=largest_side))

    def grouped(people: tuple[Participant, ...]) -> tuple[Participant, ...]:
        return tuple(
            dataclasses.replace(
                one,
                region=draw(st.sampled_from(["", "north", "south"])),
                kind=draw(st.sampled_from(["", "museum"])),
                team=draw(st.sampled_from([1, 1, 1, 2])) if one.capacity >= 2 else 1,
            )
            for one in people
        )

    def quota() -> Quota:
        of = draw(st.sampled_from(Group))
        least = draw(st.sampled_from([0, 0, 1, 2]))
        return Quota(
            of=of,
            value=draw(st.sampled_from(["north", "south"] if of is Group.REGION else ["museum"])),
            least=least,
            most=draw(st.sampled_from([None, least, least + 1])),
            side=draw(st.sampled_from([None, *Side])),
        )

    couples = [
        Couple(side, (first.id, second.id), draw(st.sampled_from(Together)))
        for side in Side
        for first, second in combinations(wishes.side(side), 2)
        if draw(st.sampled_from([True, False, False, False]))
    ]
    return dataclasses.replace(
        wishes,
        a=grouped(wishes.a),
        b=grouped(wishes.b),
        quotas=tuple(quota() for _ in range(draw(st.integers(0, 2)))),
        couples=tuple(couples),
    )


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
    """Every set of pairs that holds the musts and keeps to capacities, wishes, nevers, teams, quotas and couples."""
    free = [pair for pair in ranks_of(wishes) if pair not in wishes.never | wishes.must]
    capacity = {("a", one.id): one.capacity for one in wishes.a} | {("b", one.id): one.capacity for one in wishes.b}
    for size in range(len(free) + 1):
        for chosen in combinations(free, size):
            matching = frozenset(chosen) | wishes.must
            load: dict[tuple[str, str], int] = {}
            for x, y in matching:
                load["a", x] = load.get(("a", x), 0) + 1
                load["b", y] = load.get(("b", y), 0) + 1
            if all(count <= capacity[person] for person, count in load.items()) and is_bound(wishes, matching):
                yield matching


def is_bound(wishes: Wishes, matching: frozenset[Pair]) -> bool:
    """Whether teams, quotas and couples hold."""
    partners: dict[tuple[str, str], set[str]] = {
        (side.value, one.id): set() for side in Side for one in wishes.side(side)
    }
    for x, y in matching:
        partners["a", x].add(y)
        partners["b", y].add(x)
    teams = all(
        not partners[side.value, one.id] or len(partners[side.value, one.id]) >= one.team
        for side in Side
        for one in wishes.side(side)
    )
    groups = {
        (side.value, one.id): {"region": one.region, "kind": one.kind} for side in Side for one in wishes.side(side)
    }
    for quota in wishes.quotas:
        sides = [quota.side.value] if quota.side else ["a", "b"]
        count = sum(
            any(groups[side, match[at]][quota.of.value] == quota.value for at, side in enumerate("ab") if side in sides)
            for match in matching
        )
        if not quota.least <= count <= (count if quota.most is None else quota.most):
            return False
    for couple in wishes.couples:
        mine, yours = (partners[couple.side.value, one] for one in couple.ids)
        if len(mine) * len(yours) == 0 and mine | yours:
            return False
        if (couple.together == "same" and mine ^ yours) or (couple.together == "different" and mine & yours):
            return False
    return teams


def blocking(wishes: Wishes, matching: frozenset[Pair]) -> set[Pair]:
    """The blocking pairs, tried out: both drop nobody or one worse partner who is no must, and all rules still hold."""
    ranks = ranks_of(wishes)
    capacity = {("a", one.id): one.capacity for one in wishes.a} | {("b", one.id): one.capacity for one in wishes.b}
    found = set()
    for pair in ranks.keys() - matching - wishes.never:
        drops: list[list[frozenset[Pair]]] = []
        for at in (0, 1):
            own = [match for match in matching - wishes.must if match[at] == pair[at]]
            drops.append([frozenset(), *(frozenset({one}) for one in own if ranks[one][at] > ranks[pair][at])])
        for dropped in (x | y for x in drops[0] for y in drops[1]):
            after = matching - dropped | {pair}
            load = Counter(("ab"[at], match[at]) for match in after for at in (0, 1))
            if all(load[person] <= room for person, room in capacity.items()) and is_bound(wishes, after):
                found.add(pair)
    return found


def rank_total(wishes: Wishes, matching: frozenset[Pair]) -> int:
    """The sum of both ranks over all matches that are not musts."""
    ranks = ranks_of(wishes)
    return sum(sum(ranks[pair]) for pair in matching - wishes.must)


def grade(wishes: Wishes, matching: frozenset[Pair]) -> tuple[object, ...]:
    """How good a matching is by the rule of `wishes`, but for affinity; larger is better."""
    ranks = ranks_of(wishes)
    people = Counter(("ab"[at], match[at]) for match in matching for at in (0, 1))
    size, served, minus_ranks = len(matching), len(people), -rank_total(wishes, matching)
    if wishes.rule is Rule.BEST_TOTAL:
        return size, served, minus_ranks
    if wishes.rule is Rule.FAIR:
        # Whoever has nobody stands at the worst end, whoever has a must at the best; then everybody's best rank.
        got = []
        for at, side in enumerate(Side):
            for one in wishes.side(side):
                own = [match for match in matching if match[at] == one.id]
                best = min((0 if match in wishes.must else ranks[match][at] for match in own), default=9_999_999)
                got.append(-best)
        return sorted(got), size, minus_ranks
    unrest = -len(blocking(wishes, matching))
    if wishes.rule is Rule.STABLE:
        return unrest, size, served, minus_ranks
    mutual = sum(ranks[match] == (1, 1) for match in matching - wishes.must)
    return mutual, unrest, size, served, minus_ranks


def without_one_sided(wishes: Wishes) -> Wishes:
    """`wishes` as if nobody had made a wish that was not returned."""
    mutual = ranks_of(wishes).keys()
    return dataclasses.replace(
        wishes,
        a=tuple(
            dataclasses.replace(one, wishes={key: rank for key, rank in one.wishes.items() if (one.id, key) in mutual})
            for one in wishes.a
        ),
        b=tuple(
            dataclasses.replace(one, wishes={key: rank for key, rank in one.wishes.items() if (key, one.id) in mutual})
            for one in wishes.b
        ),
    )
