"""Which musts, quotas, couples and teams cannot hold together: as few of them as possible."""

import dataclasses
from collections.abc import Callable, Iterator

import numpy as np

from kloeppel.core.pairing.constraints import constraints
from kloeppel.core.pairing.instance import instance_of
from kloeppel.core.pairing.program import Solver
from kloeppel.core.pairing.values import Couple, Pair, Participant, Person, Quota, Together, Wishes
from kloeppel.core.values import Sentence, Side, sentence
from kloeppel.core.watch import Watch

Demand = Pair | Quota | Couple | tuple[Side, Participant]
"""A must, a quota, a couple or a team (with its side)."""


def conflict(wishes: Wishes, *, watch: Watch, included: Person | None = None) -> Sentence:
    """One sentence about demands that cannot hold together; `wishes` (with `included` matched) must be impossible.

    Demands are taken away one by one as long as the rest stays impossible (a deletion filter, Chinneck and Dravnieks
    1991). What remains is irreducible: without any one of them the others could hold. At the end of the time it may
    name more than necessary.
    """
    kept = list(demands(wishes))
    for demand in list(kept):
        rest = [one for one in kept if one is not demand]
        if is_impossible(with_demands(wishes, rest), included, watch=watch):
            kept = rest
    return sentence("These cannot hold together: %(demands)s.", demands=_listed([in_words(one) for one in kept]))


def demands(wishes: Wishes) -> Iterator[Demand]:
    """Everything that the coordination could let go: musts, quotas, couples and teams."""
    yield from sorted(wishes.must)
    yield from wishes.quotas
    yield from wishes.couples
    for side in Side:
        yield from ((side, one) for one in wishes.side(side) if one.team > 1 and one.capacity)


def with_demands(wishes: Wishes, kept: list[Demand]) -> Wishes:
    """`wishes` with no other demands than `kept`."""
    teams = {(one[0], one[1].id) for one in kept if isinstance(one, tuple) and isinstance(one[1], Participant)}

    def loosened(side: Side) -> tuple[Participant, ...]:
        return tuple(one if (side, one.id) in teams else dataclasses.replace(one, team=1) for one in wishes.side(side))

    return dataclasses.replace(
        wishes,
        a=loosened(Side.CREATIVE),
        b=loosened(Side.BUSINESS),
        must=frozenset(pair for pair in wishes.must if pair in kept),
        quotas=tuple(one for one in kept if isinstance(one, Quota)),
        couples=tuple(one for one in kept if isinstance(one, Couple)),
    )


def is_impossible(wishes: Wishes, included: Person | None = None, *, watch: Watch) -> bool:
    """Whether it is proven that no matching keeps all demands (and gives `included` a partner)."""
    instance = instance_of(wishes, {}, 0)
    numbers = [] if included is None else [instance.number[included]]
    program = constraints(instance, whole=wishes.bound_together, included=numbers)
    solver = Solver(program, seed=0, time_limit=watch.left(), watch=watch)
    return solver.maximise(np.zeros(instance.edges, dtype=np.int64)).impossible


def in_words(demand: Demand) -> Sentence:
    """`demand` as a part of a sentence."""
    if isinstance(demand, Quota):
        return _quota_in_words(demand)
    if isinstance(demand, Couple):
        words: dict[Together, Callable[[], Sentence]] = {
            Together.BOTH: lambda: sentence("%(a)s and %(b)s both or neither", a=demand.ids[0], b=demand.ids[1]),
            Together.SAME: lambda: sentence("%(a)s and %(b)s with the same partners", a=demand.ids[0], b=demand.ids[1]),
            Together.DIFFERENT: lambda: sentence(
                "%(a)s and %(b)s with different partners", a=demand.ids[0], b=demand.ids[1]
            ),
        }
        return words[demand.together]()
    first, second = demand
    if isinstance(second, Participant):
        return sentence("the team of %(team)s for %(person)s", team=second.team, person=second.id)
    return sentence("the set pair %(a)s and %(b)s", a=first, b=second)


def _quota_in_words(quota: Quota) -> Sentence:
    if quota.most is None:
        return sentence("at least %(least)s matches for %(group)s", least=quota.least, group=quota.value)
    if not quota.least:
        return sentence("at most %(most)s matches for %(group)s", most=quota.most, group=quota.value)
    return sentence(
        "%(least)s to %(most)s matches for %(group)s", least=quota.least, most=quota.most, group=quota.value
    )


def _listed(parts: list[Sentence]) -> Sentence:
    listed = parts[0]
    for part in parts[1:]:
        listed = sentence("%(before)s; %(next)s", before=listed, next=part)
    return listed
