"""From cards that were read to numbers: how much their words and their terms agree, and the score from 0 to 1.

The weights are round on purpose: they stand on a plateau, and finer ones would only fit one set of examples.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from kloeppel.core.affinity.lexicon import Lexicon
from kloeppel.core.affinity.neighbours import HELPS
from kloeppel.core.affinity.reading import Reading

Matrix = NDArray[np.float64]
WORDS = 3.0
"""How much agreement in words counts beside agreement in terms: a good pair has about 0.1 there and 1 here."""
SPELLING = 3.0
"""The same for agreement in runs of letters, which says a little of every word and much of none."""
HELP = 1 / 3
"""How much a neighbouring craft counts beside the term itself."""
HALF = 0.8
"""The evidence that makes the score one half."""
_SILENT_CARDS = 50
"""Cards that are thought to be there and hold none of the words, so that few cards are weighed like many."""
_FEW = 20
"""A text of fewer different words than this is weighed as if it had so many."""
_COLUMNS = 2_048
_PLACES = 9


def rarity(readings: Sequence[Reading]) -> dict[str, float]:
    """Inverse document frequency of every word of the texts, as in BM25, with silent cards added."""
    seen = Counter(key for reading in readings for key in reading.words)
    cards = len(readings) + _SILENT_CARDS
    return {key: log((cards + 1) / (count + 0.5)) for key, count in seen.items()}


def direction(reading: Reading, rare: Mapping[str, float]) -> dict[str, float]:
    """The weights of a card's words, scaled to length 1, or less if there are few: chance would weigh much."""
    weights = {key: weight * rare[key] for key, weight in sorted(reading.words.items())}
    length = sqrt(sum(weight * weight for weight in weights.values()))
    length = max(length, sqrt(_FEW) * max(weights.values(), default=1.0))
    return {key: weight / length for key, weight in weights.items()}


def breadth(offer: Reading) -> float:
    """From 1 on: what each term of an offer is divided by, so that naming everything is no advantage.

    By the text alone: a tag must never lower anything.
    """
    return 1.0 + 0.5 * sqrt(sum(offer.spoken[term] ** 2 for term in sorted(offer.spoken)))


def word_agreement(needs: Sequence[Mapping[str, float]], offers: Sequence[Mapping[str, float]]) -> Matrix:
    """Cosines of all needs with all offers, in blocks of columns to spare memory."""
    total = np.zeros((len(needs), len(offers)))
    shared = sorted({key for one in needs for key in one} & {key for one in offers for key in one})
    for block in _blocks(shared):
        total += _table(needs, block) @ _table(offers, block).T
    return total


def _blocks(keys: list[str]) -> Iterator[dict[str, int]]:
    for start in range(0, len(keys), _COLUMNS):
        yield {key: column for column, key in enumerate(keys[start : start + _COLUMNS])}


def _table(rows: Sequence[Mapping[str, float]], columns: Mapping[str, int]) -> Matrix:
    table = np.zeros((len(rows), len(columns)))
    for row, weights in enumerate(rows):
        for key in weights.keys() & columns.keys():
            table[row, columns[key]] = weights[key]
    return table


@dataclass(frozen=True, slots=True)
class Side:
    """All needs or all offers: `terms` cards × terms (of offers divided by their breadth), `directions` of words."""

    readings: Sequence[Reading]
    terms: Matrix
    directions: Sequence[Mapping[str, float]]


def side_of(readings: Sequence[Reading], lexicon: Lexicon, rare: Mapping[str, float], *, of_need: bool) -> Side:
    """The numbers of one side."""
    terms = np.zeros((len(readings), len(lexicon.terms)))
    for row, reading in enumerate(readings):
        wide = 1.0 if of_need else breadth(reading)
        for term in reading.about():
            terms[row, lexicon.places[term]] = reading.sureness(term) / wide
    return Side(readings, terms, [direction(reading, rare) for reading in readings])


def term_agreement(needs: Side, offers: Side, lexicon: Lexicon) -> Matrix:
    """For all pairs the sum over terms, their own and those that help, of both surenesses."""
    helping = np.eye(len(lexicon.terms))
    for term, other in help_pairs(lexicon):
        helping[lexicon.places[term], lexicon.places[other]] = HELP
    result: Matrix = needs.terms @ helping @ offers.terms.T
    return result


def help_pairs(lexicon: Lexicon) -> list[tuple[str, str]]:
    """A term that a need is about, and one that an offer may be about and still help."""
    return [(term, other) for term in lexicon.by_id for other in HELPS.get(term, ())]


def scores(words: Matrix, spelling: Matrix, terms: Matrix) -> Matrix:
    """Evidence as a score: 0 without any, one half at `HALF`, never 1; steep in the middle, where the eye compares."""
    squared = np.square(WORDS * words + SPELLING * spelling + terms)
    result: Matrix = squared / (squared + HALF**2)
    return result


def rounded(table: Matrix) -> Matrix:
    """Scores to nine places, so that sums in another order make no difference."""
    result: Matrix = np.round(table, _PLACES)
    return result
