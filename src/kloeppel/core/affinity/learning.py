"""What a programme teaches about its own words: which terms go with a word more often than by chance.

A word that keeps standing on cards with the tag booking, "Warteliste" say, becomes a sign of booking. A card does not
learn from itself, and few cards teach nothing: the sentence behind it has to be one that a coordinator would defend.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import log

from kloeppel.core.affinity.reading import Mention, Reading

FEWEST_CARDS = 20
"""With fewer cards than this in all, nothing is learnt."""
FEWEST_TOGETHER = 3
"""So many other cards must have both the word and the term."""
_PRIOR = 4.0
"""As if so many more cards had the word, with terms as often as everywhere: a share of few cards is drawn down."""
_LIFT = 2.0
_SURPRISE = 10.83
"""The likelihood ratio (Dunning 1993) above which chance explains it in less than one case of a thousand."""
_MOST = 0.6


def learn(needs: Sequence[Reading], offers: Sequence[Reading], confirmed: Iterable[tuple[str, str]] = ()) -> None:
    """Write into every reading the terms that its words stand for in this programme, with the surest word for each.

    `confirmed` are matches (ids of need and offer) that coordinators have confirmed: the terms of the offer then belong
    to the need as well.
    """
    readings = [*needs, *offers]
    if len(readings) < FEWEST_CARDS:
        return
    terms = _terms(needs, offers, confirmed)
    overall = Counter(term for some in terms for term in some)
    cards_with: Counter[str] = Counter()
    together: dict[str, Counter[str]] = {}
    for reading, some in zip(readings, terms, strict=True):
        cards_with.update(reading.words.keys())
        for word in reading.words:
            together.setdefault(word, Counter()).update(some)
    telling = {
        word: {term: count for term, count in counts.items() if count >= FEWEST_TOGETHER}
        for word, counts in together.items()
    }
    strength = cache(_strength)
    for reading, some in zip(readings, terms, strict=True):
        for word in sorted(reading.words):
            for term, count in telling[word].items():
                own = term in some
                found = strength(count - own, cards_with[word] - 1, overall[term] - own, len(readings) - 1)
                best = reading.learnt.get(term)
                if found > 0 and (best is None or found > best.strength):
                    reading.learnt[term] = Mention(reading.surfaces[word], found, is_name=False)


def _terms(
    needs: Sequence[Reading], offers: Sequence[Reading], confirmed: Iterable[tuple[str, str]]
) -> list[frozenset[str]]:
    offered: Mapping[str, frozenset[str]] = {offer.card.id: offer.tags for offer in offers}
    matched: dict[str, frozenset[str]] = {}
    for need, offer in confirmed:
        matched[need] = matched.get(need, frozenset()) | offered.get(offer, frozenset())
    asked = [(need.tags - need.refused) | matched.get(need.card.id, frozenset()) for need in needs]
    return [*asked, *(offer.tags for offer in offers)]


def _strength(together: int, cards: int, overall: int, everywhere: int) -> float:
    """How surely the word means the term, 0 if that is not to be said.

    Of the `cards` with the word so many `together` have the term; of all cards that are `everywhere`, `overall`.
    """
    share = overall / everywhere
    if together < FEWEST_TOGETHER or not 0 < share < 1:
        return 0.0
    likely = (together + _PRIOR * share) / (cards + _PRIOR)
    if likely < _LIFT * share or _surprise(together, cards, share) < _SURPRISE:
        return 0.0
    return min(likely - share, _MOST)


def _surprise(together: int, cards: int, share: float) -> float:
    apart = cards - together
    found = together * log(together / (cards * share))
    return 2 * (found + (apart * log(apart / (cards * (1 - share))) if apart else 0.0))
