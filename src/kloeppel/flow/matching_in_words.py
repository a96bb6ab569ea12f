"""What the coordination reads about a matching run: pairs with reasons, who stays without, what could be done.

Nothing here may let anybody conclude that somebody said no, or what one person alone has said; docs/guides/secrecy.md
says how that is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kloeppel.core import pairing
from kloeppel.core.affinity import Affinities
from kloeppel.core.affinity.explain import LOW
from kloeppel.core.pairing.explain import NameOf
from kloeppel.core.values import Sentence, Side, sentence
from kloeppel.flow.feedback_to_matches import affinities_of
from kloeppel.matches.models import MatchingRun
from kloeppel.matches.queries import cards_by_number
from kloeppel.matches.snapshots import result_in, wishes_in
from kloeppel.profiles.models import Card

ALTERNATIVES = 2


@dataclass(frozen=True, slots=True)
class FoundPair:
    """A pair of a run: why it was found, what the two cards have in common, and what place and hours say against it."""

    creative: Card
    business: Card
    locked: bool
    why: Sentence
    in_common: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """Somebody without a partner: one sentence, and who could still be one."""

    card: Card
    why: Sentence
    alternatives: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class RunInWords:
    """A run as it is read. `promised` are those who took no part, `rather` the pairs that would rather have each other.

    `size` pairs were found and at most `bound` are possible by the rule; `optimal`: nothing better exists, proven.
    """

    pairs: tuple[FoundPair, ...]
    alone: tuple[Alone, ...]
    promised: tuple[Card, ...]
    rather: tuple[Sentence, ...]
    size: int
    bound: int
    optimal: bool


def run_in_words(run: MatchingRun) -> RunInWords:
    """What `run` has found, in sentences for the coordination (one statement)."""
    wishes, found = wishes_in(run), result_in(run)
    people = {Side.CREATIVE: wishes.a, Side.BUSINESS: wishes.b}
    cards = cards_by_number([int(one.id) for side in people.values() for one in side])
    common = affinities_of(list(cards.values()))
    alone = [(Side.CREATIVE, one) for one in found.unmatched_a] + [(Side.BUSINESS, one) for one in found.unmatched_b]
    alone.sort(key=lambda one: (one[0], _by_name(cards[int(one[1])])))
    matches = sorted(found.matches, key=lambda pair: _by_name(cards[int(pair[0])]))
    return RunInWords(
        pairs=tuple(_pair(wishes, pair, cards, common) for pair in matches),
        alone=tuple(_alone(wishes, found, side, number, cards) for side, number in alone),
        promised=tuple(cards[int(one.id)] for side in people.values() for one in side if not one.capacity),
        rather=tuple(
            sentence(
                "%(creative)s and %(business)s both wished for each other too and would gladly change.",
                creative=str(cards[int(a)]),
                business=str(cards[int(b)]),
            )
            for a, b in found.blocking_pairs
        ),
        size=found.size,
        bound=found.bound,
        optimal=found.optimal,
    )


def in_common(creative: Card, business: Card) -> tuple[Sentence, ...]:
    """What two cards have in common, for the two themselves: read from the cards, not from anybody's wishes.

    Empty where it is little; that would only discourage.
    """
    fit = affinities_of([creative, business]).fit(str(business.pk), str(creative.pk))
    return fit.reasons if fit.score >= LOW else ()


def _pair(wishes: pairing.Wishes, pair: pairing.Pair, cards: Mapping[int, Card], common: Affinities) -> FoundPair:
    # Only the first reason: the second says for whom it is a first wish, and so what one person alone has said.
    fit = common.fit(pair[1], pair[0])
    why, *_ = pairing.reasons(wishes, pair, name_of=lambda _side, number: cards[int(number)].person.name)
    return FoundPair(
        creative=cards[int(pair[0])],
        business=cards[int(pair[1])],
        locked=pair in wishes.must,
        why=why,
        in_common=(*fit.reasons, *fit.objections),
    )


def _alone(
    wishes: pairing.Wishes, found: pairing.Matching, side: Side, number: str, cards: Mapping[int, Card]
) -> Alone:
    naming = _naming(cards)
    options = pairing.alternatives(wishes, found, number, ALTERNATIVES, side=side, name_of=naming)
    return Alone(
        card=cards[int(number)],
        why=pairing.without_match(wishes, found, number, side=side, name_of=naming),
        alternatives=tuple(option.sentence for option in options),
    )


def _by_name(card: Card) -> tuple[str, str, int]:
    return card.person.last_name, card.person.first_name, card.pk


def _naming(cards: Mapping[int, Card]) -> NameOf:
    def name_of(_side: Side, number: str) -> str:
        return str(cards[int(number)])

    return name_of
