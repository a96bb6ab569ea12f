"""Rows to values of `core.pairing`. People are the numbers of their cards as text."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from kloeppel.core.pairing import Matching, Pair, Participant, Rule, Wishes, wishes_from_json
from kloeppel.core.values import Side
from kloeppel.matches.models import MatchingRun
from kloeppel.matches.queries import IdPair
from kloeppel.profiles.models import Card
from kloeppel.speeddating.choices import Wish

RANKS = {Wish.YES: 1, Wish.MAYBE: 2}
"""A no, and no answer, are no rank: the other is not acceptable."""

Said = tuple[int, int, str]
"""The number of the giver's card, of the other's card, and the wish."""


def wishes_of(
    *,
    cards: Sequence[Card],
    said: Iterable[Said],
    must: Collection[IdPair],
    never: Collection[IdPair],
    taken: Collection[int],
    rule: Rule,
) -> Wishes:
    """What is to be paired: only wishes of both for each other; nobody of `taken` has room for a partner.

    One-sided wishes change no result, so they are left out: nothing that is computed, shown or stored afterwards can
    tell who wished in vain. If several people speak for one card, the best word counts. A pair that is in `must` is not
    in never.
    """
    sides = {card.pk: Side(card.side) for card in cards}
    ranks = _mutual(_best_ranks(said))
    people = {
        side: tuple(
            Participant(
                id=str(card.pk),
                capacity=0 if card.pk in taken else 1,
                wishes={
                    str(wished): rank
                    for wished, rank in sorted(ranks.get(card.pk, {}).items())
                    if sides.get(wished) is side.other
                },
            )
            for card in sorted(cards, key=lambda card: card.pk)
            if sides[card.pk] is side
        )
        for side in Side
    }
    return Wishes(
        a=people[Side.CREATIVE],
        b=people[Side.BUSINESS],
        must=frozenset(as_text(pair) for pair in must),
        never=frozenset(
            as_text(pair)
            for pair in never
            if pair not in must and sides.get(pair[0]) is Side.CREATIVE and sides.get(pair[1]) is Side.BUSINESS
        ),
        rule=rule,
    )


def wished_pairs(wishes: Wishes) -> frozenset[Pair]:
    """Every pair in which both wish for each other."""
    ranks = {person.id: person.wishes for person in wishes.b}
    return frozenset(
        (person.id, wished) for person in wishes.a for wished in person.wishes if person.id in ranks.get(wished, {})
    )


def wishes_in(run: MatchingRun) -> Wishes:
    """What `run` was computed from."""
    return wishes_from_json(run.wishes)


def affinity_in(run: MatchingRun) -> dict[Pair, float]:
    """How well the pairs could fit when `run` was computed."""
    return {(str(creative), str(business)): float(value) for creative, business, value in run.affinity}


def pairs_in(run: MatchingRun) -> list[IdPair]:
    """The pairs that `run` found, by the numbers of their cards."""
    return sorted((int(pair["a"]), int(pair["b"])) for pair in run.result["matches"])


def result_in(run: MatchingRun) -> Matching:
    """The result of `run` as it is stored."""
    found = run.result
    wishes = wishes_in(run)
    matches = tuple((pair["a"], pair["b"]) for pair in found["matches"])
    ranks_a, ranks_b = ({one.id: one.wishes for one in side} for side in (wishes.a, wishes.b))
    return Matching(
        matches=matches,
        unmatched_a=tuple(found["unmatched"]["a"]),
        unmatched_b=tuple(found["unmatched"]["b"]),
        blocking_pairs=tuple((pair["a"], pair["b"]) for pair in found["blocking_pairs"]),
        size=found["size"],
        bound=found["bound"],
        optimal=found["optimal"],
        rank_total=sum(ranks_a[a][b] + ranks_b[b][a] for a, b in matches if (a, b) not in wishes.must),
        rule=Rule(found["rule"]),
    )


def as_text(pair: IdPair) -> Pair:
    """The ids of the core for a pair of cards."""
    return str(pair[0]), str(pair[1])


Ranks = Mapping[int, Mapping[int, int]]


def _best_ranks(said: Iterable[Said]) -> Ranks:
    ranks: dict[int, dict[int, int]] = {}
    for giver, about, wish in said:
        rank = RANKS.get(Wish(wish))
        if rank is not None:
            before = ranks.setdefault(giver, {}).get(about, rank)
            ranks[giver][about] = min(rank, before)
    return ranks


def _mutual(ranks: Ranks) -> Ranks:
    return {
        giver: {about: rank for about, rank in wishes.items() if giver in ranks.get(about, {})}
        for giver, wishes in ranks.items()
    }
