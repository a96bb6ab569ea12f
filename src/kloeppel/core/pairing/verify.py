"""Checks matches against wishes by their definition alone. Shares no code with the solver, on purpose."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from kloeppel.core.pairing.values import Pair, Participant, Wishes
from kloeppel.core.pairing.verify_bonds import can_come_together, verify_bonds
from kloeppel.core.values import Sentence, sentence


def verify(wishes: Wishes, matches: Iterable[Pair]) -> tuple[Sentence, ...]:
    """Every rule that `matches` break, as sentences for the coordination; empty when all is well.

    Checked are: unknown ids, a pair listed twice, never pairs, pairs without a mutual wish, missing must pairs,
    capacities, teams, quotas, couples. Stability is not checked here but listed by `blocking_pairs`.
    """
    listed = list(matches)
    people_a, people_b = _by_id(wishes.a), _by_id(wishes.b)
    problems = [
        problem
        for pair, times in sorted(Counter(listed).items())
        for problem in _problems_of_pair(wishes, people_a, people_b, pair, times)
    ]
    problems += [
        sentence("%(a)s and %(b)s must be matched, but are not.", a=a, b=b)
        for a, b in sorted(wishes.must - frozenset(listed))
    ]
    for people, counts in ((wishes.a, Counter(a for a, _ in listed)), (wishes.b, Counter(b for _, b in listed))):
        problems += [
            sentence(
                "%(person)s has %(count)s matches, more than the capacity %(capacity)s.",
                person=person.id,
                count=counts[person.id],
                capacity=person.capacity,
            )
            for person in people
            if counts[person.id] > person.capacity
        ]
    return (*problems, *verify_bonds(wishes, listed))


def blocking_pairs(wishes: Wishes, matches: Iterable[Pair]) -> tuple[Pair, ...]:
    """All pairs, sorted, that would rather have each other than keep to `matches`.

    A pair blocks when it is not matched, not in `never`, wished for by both, and each of the two has either a free
    place or a partner whom they rank strictly worse. A partner by `must` cannot be given up, however ranked. Where
    there are quotas, couples or teams, the pair blocks only if all of these still hold after the two have come
    together, each giving up one such partner or, with a free place, none; `matches` must then pass `verify`.
    """
    matched = frozenset(matches)
    limits_a = _limits(wishes.a, matched, wishes.must)
    limits_b = _limits(wishes.b, {(b, a) for a, b in matched}, {(b, a) for a, b in wishes.must})
    ranks_b = {one.id: one.wishes for one in wishes.b}
    candidates = [
        (one.id, wished)
        for one in wishes.a
        for wished, rank in one.wishes.items()
        if rank < limits_a[one.id] and one.id in ranks_b.get(wished, {}) and ranks_b[wished][one.id] < limits_b[wished]
    ]
    return tuple(
        pair
        for pair in sorted(candidates)
        if pair not in matched
        and pair not in wishes.never
        and (not wishes.bound_together or can_come_together(wishes, matched, pair))
    )


def _limits(people: Iterable[Participant], matched: AbstractSet[Pair], must: AbstractSet[Pair]) -> dict[str, float]:
    """Per person the rank that somebody has to be better than, for the person to gain; pairs begin with the person."""
    partners: dict[str, list[str]] = {}
    for person, partner in matched:
        partners.setdefault(person, []).append(partner)
    return {one.id: _limit(one, partners.get(one.id, []), must) for one in people}


def _limit(person: Participant, partners: list[str], must: AbstractSet[Pair]) -> float:
    if len(partners) < person.capacity:
        return math.inf
    # A partner without a rank was never wished for; anybody wished for is better.
    ranks = [person.wishes.get(partner, math.inf) for partner in partners if (person.id, partner) not in must]
    return max(ranks, default=-math.inf)


def _problems_of_pair(
    wishes: Wishes, people_a: Mapping[str, Participant], people_b: Mapping[str, Participant], pair: Pair, times: int
) -> list[Sentence]:
    a, b = pair
    if a not in people_a or b not in people_b:
        return [sentence("The match of %(a)s and %(b)s names somebody who is not on the list.", a=a, b=b)]
    problems = []
    if times > 1:
        problems.append(sentence("The match of %(a)s and %(b)s is listed more than once.", a=a, b=b))
    if pair in wishes.never:
        problems.append(sentence("%(a)s and %(b)s are matched although they must never be.", a=a, b=b))
    if pair not in wishes.must and not (b in people_a[a].wishes and a in people_b[b].wishes):
        problems.append(sentence("%(a)s and %(b)s are matched without a mutual wish.", a=a, b=b))
    return problems


def _by_id(people: Iterable[Participant]) -> dict[str, Participant]:
    return {person.id: person for person in people}
