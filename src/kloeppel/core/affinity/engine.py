"""The way through the engine: read the cards, weigh what they share, answer with scores and reasons."""

from collections.abc import Mapping, Sequence

import numpy as np

from kloeppel.core.affinity.explain import reasons
from kloeppel.core.affinity.reading import Reading, read
from kloeppel.core.affinity.values import Card, Fit
from kloeppel.core.affinity.weights import Matrix, direction, rarity, scores, term_agreement, word_agreement
from kloeppel.core.values import InputError, sentence


class Affinities:
    """The scores of all needs with all offers, and the reasons of any pair."""

    scores: Matrix
    """Needs × offers in the order in which they were given, each from 0 to 1; not to be written to."""

    def __init__(
        self, table: Matrix, needs: Sequence[Reading], offers: Sequence[Reading], rare: Mapping[str, float]
    ) -> None:
        self.scores = table
        self.scores.flags.writeable = False
        self._needs = {reading.card.id: (row, reading) for row, reading in enumerate(needs)}
        self._offers = {reading.card.id: (column, reading) for column, reading in enumerate(offers)}
        self._rare = rare

    def fit(self, need_id: str, offer_id: str) -> Fit:
        """How well the two could fit, 0 to 1, and one to three reasons, the strongest first.

        Raises `KeyError` for an id that is not among the cards.
        """
        row, need = self._needs[need_id]
        column, offer = self._offers[offer_id]
        score = float(self.scores[row, column])
        directions = direction(need, self._rare), direction(offer, self._rare)
        return Fit(score, reasons(need, offer, directions, score))


def affinities(needs: Sequence[Card], offers: Sequence[Card]) -> Affinities:
    """How well each need and each offer could fit: by texts and tags, never by place, hours or person.

    The same cards give the same scores in any order. Ids are unique within a side; both sides may use the same id.
    Method and sources: docs/algorithms/affinity.md. Raises `InputError` for an id that is given twice.
    """
    if (twin := _twin(needs)) is not None:
        raise InputError(sentence("The id %(id)s stands for two needs; every need must have its own.", id=twin))
    if (twin := _twin(offers)) is not None:
        raise InputError(sentence("The id %(id)s stands for two offers; every offer must have its own.", id=twin))
    # Sums of floating-point numbers depend on their order, so everything is computed in the order of ids.
    need_order, offer_order = _by_id(needs), _by_id(offers)
    asked, given = read([needs[place] for place in need_order], [offers[place] for place in offer_order])
    rare = rarity([*asked, *given])
    words = word_agreement([direction(one, rare) for one in asked], [direction(one, rare) for one in given])
    table = np.empty((len(needs), len(offers)))
    table[np.ix_(need_order, offer_order)] = scores(words, term_agreement(asked, given))
    return Affinities(table, _as_given(asked, need_order), _as_given(given, offer_order), rare)


def _by_id(cards: Sequence[Card]) -> list[int]:
    return sorted(range(len(cards)), key=lambda place: cards[place].id)


def _as_given(readings: Sequence[Reading], order: Sequence[int]) -> list[Reading]:
    return [reading for _, reading in sorted(zip(order, readings, strict=True), key=lambda pair: pair[0])]


def _twin(cards: Sequence[Card]) -> str | None:
    seen: set[str] = set()
    for card in cards:
        if card.id in seen:
            return card.id
        seen.add(card.id)
    return None
