"""Checks teams, quotas and couples by their definition alone. Shares no code with the solver, on purpose."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from kloeppel.core.pairing.values import Couple, Pair, Participant, Quota, Together, Wishes
from kloeppel.core.values import Sentence, Side, sentence


def verify_bonds(wishes: Wishes, matches: Collection[Pair]) -> tuple[Sentence, ...]:
    """Every team, quota and couple that `matches` break, as sentences for the coordination; empty when all is well."""
    return (*_broken_teams(wishes, matches), *_broken_quotas(wishes, matches), *_broken_couples(wishes, matches))


def can_come_together(wishes: Wishes, matches: Collection[Pair], pair: Pair) -> bool:
    """Whether all rules still hold if the two of `pair` come together.

    Each of them gives up one partner ranked strictly worse who is no must, or none if there is a free place.
    """
    for given_a in _given_up(wishes, matches, pair, Side.CREATIVE):
        for given_b in _given_up(wishes, matches, pair, Side.BUSINESS):
            after = [match for match in matches if match not in (given_a, given_b)] + [pair]
            if not verify_bonds(wishes, after):
                return True
    return False


def _given_up(wishes: Wishes, matches: Collection[Pair], pair: Pair, side: Side) -> Iterator[Pair | None]:
    mine, other = (0, 1) if side is Side.CREATIVE else (1, 0)
    person = next(one for one in wishes.side(side) if one.id == pair[mine])
    own = [match for match in matches if match[mine] == person.id]
    if len(own) < person.capacity:
        yield None
    for match in own:
        if match not in wishes.must and person.wishes[match[other]] > person.wishes[pair[other]]:
            yield match


def _broken_teams(wishes: Wishes, matches: Collection[Pair]) -> Iterator[Sentence]:
    for position, side in enumerate(Side):
        counts = Counter(pair[position] for pair in matches)
        for person in wishes.side(side):
            if 0 < counts[person.id] < person.team:
                yield sentence(
                    "%(person)s has %(count)s matches, which is neither none nor a team of at least %(team)s.",
                    person=person.id,
                    count=counts[person.id],
                    team=person.team,
                )


def _broken_quotas(wishes: Wishes, matches: Collection[Pair]) -> Iterator[Sentence]:
    for quota in wishes.quotas:
        groups = [
            {one.id for one in wishes.side(side) if quota.side in (None, side) and _is_of(one, quota)} for side in Side
        ]
        count = sum(1 for a, b in matches if a in groups[0] or b in groups[1])
        if count < quota.least:
            yield sentence(
                "The quota for %(group)s wants at least %(least)s matches, there are %(count)s.",
                group=quota.value,
                least=quota.least,
                count=count,
            )
        if quota.most is not None and count > quota.most:
            yield sentence(
                "The quota for %(group)s allows at most %(most)s matches, there are %(count)s.",
                group=quota.value,
                most=quota.most,
                count=count,
            )


def _is_of(one: Participant, quota: Quota) -> bool:
    return {"region": one.region, "kind": one.kind}[quota.of.value] == quota.value


def _broken_couples(wishes: Wishes, matches: Collection[Pair]) -> Iterator[Sentence]:
    for couple in wishes.couples:
        first, second = (_partners(couple, one, matches) for one in couple.ids)
        names = {"first": couple.ids[0], "second": couple.ids[1]}
        if bool(first) != bool(second):
            yield sentence("%(first)s and %(second)s must both have a match, or neither of them.", **names)
        elif couple.together is Together.SAME and first != second:
            yield sentence("%(first)s and %(second)s must have the same partners.", **names)
        elif couple.together is Together.DIFFERENT and first & second:
            yield sentence("%(first)s and %(second)s must have different partners.", **names)


def _partners(couple: Couple, one: str, matches: Iterable[Pair]) -> set[str]:
    mine, other = (0, 1) if couple.side is Side.CREATIVE else (1, 0)
    return {match[other] for match in matches if match[mine] == one}
