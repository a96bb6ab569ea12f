"""The way through the engine: read the cards, weigh what they share, answer with scores and reasons."""

from collections.abc import Iterable, Iterator, Sequence
from math import inf

import numpy as np

from kloeppel.core.affinity.circumstances import kept_share, objections
from kloeppel.core.affinity.explain import Explainer
from kloeppel.core.affinity.learning import learn
from kloeppel.core.affinity.lexicon import Lexicon, built_in
from kloeppel.core.affinity.reading import read
from kloeppel.core.affinity.spelling import spelling_agreement
from kloeppel.core.affinity.values import Card, Fit
from kloeppel.core.affinity.watching import stop_if_asked, watched
from kloeppel.core.affinity.weights import Matrix, rarity, rounded, scores, side_of, term_agreement, word_agreement
from kloeppel.core.values import InputError, sentence
from kloeppel.core.watch import Observer, Progress, Watch


class Affinities:
    """The scores of all needs with all offers, and the reasons of any pair."""

    scores: Matrix
    """Needs × offers in the order in which they were given, each from 0 to 1; not to be written to."""

    def __init__(self, needs: Sequence[Card], offers: Sequence[Card], *, subject: Matrix, explainer: Explainer) -> None:
        """`subject` and `explainer` are in the order of ids, like everything that is computed."""
        self._subject, self._explainer = subject, explainer
        self._given = needs, offers
        self._needs, self._offers = sorted(needs, key=_id), sorted(offers, key=_id)
        self._rows, self._columns = (
            {card.id: place for place, card in enumerate(side)} for side in (self._needs, self._offers)
        )
        self._kept = kept_share(self._needs, self._offers)
        self._total = rounded(subject * self._kept)
        order = [self._rows[card.id] for card in needs], [self._columns[card.id] for card in offers]
        self.scores = self._total[np.ix_(*order)].reshape(len(needs), len(offers))
        self.scores.flags.writeable = False

    def fit(self, need_id: str, offer_id: str) -> Fit:
        """How well the two could fit, 0 to 1, and why, or why not: up to three reasons, up to two objections.

        Raises `KeyError` for an id that is not among the cards.
        """
        row, column = self._rows[need_id], self._columns[offer_id]
        return self._fits(row, [column])[0]

    def fits(self, observer: Observer | None = None) -> Iterator[tuple[str, str, Fit]]:
        """All pairs in the order in which the cards were given: ids of need and offer, and how well they could fit.

        Raises `AffinityCancelled` if `observer` asks to stop.
        """
        needs, offers = self._given
        columns = [self._columns[offer.id] for offer in offers]
        for need in watched(needs, Watch(inf, observer), sentence("Writing the reasons")):
            for offer, fit in zip(offers, self._fits(self._rows[need.id], columns), strict=True):
                yield need.id, offer.id, fit

    def _fits(self, row: int, columns: Sequence[int]) -> list[Fit]:
        says = self._explainer.reasons(row, columns, self._subject[row, columns].tolist())
        totals, kept = self._total[row, columns].tolist(), self._kept[row, columns].tolist()
        return [
            Fit(total, some, () if share == 1.0 else objections(self._needs[row], self._offers[column]))
            for column, some, total, share in zip(columns, says, totals, kept, strict=True)
        ]


def affinities(
    needs: Sequence[Card],
    offers: Sequence[Card],
    *,
    lexicon: Lexicon | None = None,
    confirmed: Iterable[tuple[str, str]] = (),
    observer: Observer | None = None,
) -> Affinities:
    """How well each need and each offer could fit: by texts and tags, and a little by place and hours.

    `lexicon` is made by `lexicon_with` for a vocabulary of one's own. `confirmed` are pairs of ids (need, offer) that
    coordinators have confirmed as matches; the words of such needs are learnt as signs of what the offers are about.
    The same cards give the same scores in any order. Ids are unique within a side; both sides may use the same id.
    Method and sources: docs/algorithms/affinity.md. Raises `InputError` for an id that is given twice, and
    `AffinityCancelled` if `observer` asks to stop: some of the scores would be of no use.
    """
    if (twin := _twin(needs)) is not None:
        raise InputError(sentence("The id %(id)s stands for two needs; every need must have its own.", id=twin))
    if (twin := _twin(offers)) is not None:
        raise InputError(sentence("The id %(id)s stands for two offers; every offer must have its own.", id=twin))
    watch = Watch(inf, observer)
    known = lexicon or built_in()
    # Sums of floating-point numbers depend on their order, so everything is computed in the order of ids.
    asked, given = read(sorted(needs, key=_id), sorted(offers, key=_id), known, watch)
    stop_if_asked(watch)
    learn(asked, given, confirmed)
    stop_if_asked(watch)
    watch.report(Progress(sentence("Comparing needs and offers")))
    rare = rarity([*asked, *given])
    need_side, offer_side = side_of(asked, known, rare, of_need=True), side_of(given, known, rare, of_need=False)
    subject = scores(
        word_agreement(need_side.directions, offer_side.directions),
        spelling_agreement(asked, given),
        term_agreement(need_side, offer_side, known),
    )
    return Affinities(needs, offers, subject=subject, explainer=Explainer(known, need_side, offer_side))


def _id(card: Card) -> str:
    return card.id


def _twin(cards: Sequence[Card]) -> str | None:
    seen: set[str] = set()
    for card in cards:
        if card.id in seen:
            return card.id
        seen.add(card.id)
    return None
