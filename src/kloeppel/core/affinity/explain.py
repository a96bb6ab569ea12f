"""Why a need and an offer could fit: what contributed most to the score, in sentences."""

from collections.abc import Sequence
from math import inf

import numpy as np

from kloeppel.core.affinity.lemmas import lemma
from kloeppel.core.affinity.lexicon import Lexicon
from kloeppel.core.affinity.reading import Mention, Reading
from kloeppel.core.affinity.weights import HELP, WORDS, Matrix, Side, help_pairs
from kloeppel.core.values import Sentence, sentence

MOST = 3
LOW = 0.1
"""Below this score the first sentence says that there is little."""
_WORTH_SAYING = 0.05
_Summand = tuple[float, str, int | None, str]


class Explainer:
    """Says why, for any pairs of the needs and offers it was made of.

    A summand of the evidence is held as (minus its weight, key, link, word): sorted, the strongest comes first. `link`
    is a place in the list of terms and of what helps with a term, or None for a shared word.
    """

    def __init__(self, lexicon: Lexicon, asked: Side, given: Side) -> None:
        self._lexicon, self._asked, self._given = lexicon, asked, given
        terms = [term.id for term in lexicon.terms]
        self._links = [(term, term) for term in terms] + [(term, other) for term, other in help_pairs(lexicon)]
        self._keys = [term if term == other else f"{term} {other}" for term, other in self._links]
        self._from = np.array([lexicon.places[term] for term, _ in self._links])
        self._to = np.array([lexicon.places[other] for _, other in self._links])
        self._share = np.array([1.0 if term == other else HELP for term, other in self._links])
        self._both = [sentence("Both name %(term)s.", term=term.label) for term in lexicon.terms]
        self._helps = [
            sentence(
                "The need is about %(term)s; the offer brings %(other)s, which often helps with it.",
                term=lexicon.by_id[term].label,
                other=lexicon.by_id[other].label,
            )
            for term, other in self._links
        ]
        self._with_word: dict[str, list[tuple[int, float]]] = {}
        for column, words in enumerate(given.directions):
            for key, weight in words.items():
                self._with_word.setdefault(key, []).append((column, weight))

    def reasons(self, row: int, columns: Sequence[int], scores: Sequence[float]) -> list[tuple[Sentence, ...]]:
        """For the need `row` and each offer of `columns`, with its score, one to three sentences, the strongest first.

        The strongest summands of the evidence are taken, except those that show nothing which has not been shown.
        """
        found = self._terms(row, columns)
        wanted = {column: place for place, column in enumerate(columns)}
        for key, asked in self._asked.directions[row].items():
            least = _WORTH_SAYING / WORDS / asked if asked else inf
            for column, given in self._with_word.get(key, ()):
                if given >= least and column in wanted:
                    found[wanted[column]].append((-WORDS * asked * given, key, None, key))
        need = self._asked.readings[row]
        return [
            self._told(need, self._given.readings[column], some, score)
            for column, some, score in zip(columns, found, scores, strict=True)
        ]

    def _terms(self, row: int, columns: Sequence[int]) -> list[list[_Summand]]:
        found: list[list[_Summand]] = [[] for _ in columns]
        about = np.flatnonzero(self._asked.terms[row][self._from])
        weights: Matrix = (self._asked.terms[row][self._from] * self._share)[about] * self._given.terms[
            np.array(columns)[:, None], self._to[about]
        ]
        places, links = np.nonzero(weights >= _WORTH_SAYING)
        for place, link, weight in zip(
            places.tolist(), about[links].tolist(), weights[places, links].tolist(), strict=True
        ):
            found[place].append((-weight, self._keys[link], link, ""))
        return found

    def _told(self, need: Reading, offer: Reading, found: list[_Summand], score: float) -> tuple[Sentence, ...]:
        says = [_LITTLE] if score < LOW else [] if found else [_SMALL]
        shown: set[str] = set()
        found.sort()
        for _, _, link, word in found:
            if len(says) == MOST:
                break
            new = {need.surfaces[word], offer.surfaces[word]} if link is None else self._shows(link, need, offer)
            if not new <= shown:
                shown |= new
                says.append(_word(need, offer, word) if link is None else self._say(link, need, offer))
        return tuple(says)

    def _shows(self, link: int, need: Reading, offer: Reading) -> set[str]:
        term, helper = self._links[link]
        shown = {helper}
        if term == helper:
            for mention in (need.mentions.get(term), offer.mentions.get(term)):
                if mention is not None:
                    shown.add(mention.surface)
        return shown

    def _say(self, link: int, need: Reading, offer: Reading) -> Sentence:
        term, helper = self._links[link]
        if term != helper:
            return self._helps[link]
        if _names(need, term) and _names(offer, term) and (term in need.mentions or term in offer.mentions):
            return self._both[link]
        return _same_term(need, offer, term, self._lexicon.by_id[term].label)


_LITTLE = sentence("The texts have little in common.")
_SMALL = sentence("Only small things fit together here.")


def _same_term(need: Reading, offer: Reading, term: str, label: Sentence) -> Sentence:
    asked, given = need.mentions.get(term), offer.mentions.get(term)
    for reading in (need, offer):
        if not _names(reading, term) and _rests_on_learning(reading, term):
            return sentence(
                "In this programme “%(word)s” often stands with %(term)s.",
                word=reading.learnt[term].surface,
                term=label,
            )
    if asked is None:
        return _by_tag(given, label)
    if given is None:
        return sentence(
            "The offer has the tag %(term)s, the need speaks of “%(word)s”.", term=label, word=asked.surface
        )
    if asked.surface.lower() == given.surface.lower():
        return sentence("Both speak of “%(word)s”, which points to %(term)s.", word=asked.surface, term=label)
    return sentence(
        "The need speaks of “%(need)s”, the offer of “%(offer)s”: both point to %(term)s.",
        need=asked.surface,
        offer=given.surface,
        term=label,
    )


def _rests_on_learning(reading: Reading, term: str) -> bool:
    if term not in reading.learnt:
        return False
    mention = reading.mentions.get(term)
    return mention is None or reading.learnt[term].strength > mention.strength


def _by_tag(given: Mention | None, label: Sentence) -> Sentence:
    if given is None:
        return sentence("Both chose the tag %(term)s.", term=label)
    return sentence("The need has the tag %(term)s, the offer speaks of “%(word)s”.", term=label, word=given.surface)


def _names(reading: Reading, term: str) -> bool:
    return term in reading.tags or (term in reading.mentions and reading.mentions[term].is_name)


def _word(need: Reading, offer: Reading, key: str) -> Sentence:
    asked, given = need.surfaces[key], offer.surfaces[key]
    if lemma(asked) == lemma(given):
        return sentence("Both use the word “%(word)s”.", word=given)
    # A part is named only where it can be seen in both words.
    if key in asked.lower() and key in given.lower():
        return sentence(
            "“%(need)s” in the need and “%(offer)s” in the offer have “%(part)s” in common.",
            need=asked,
            offer=given,
            part=key.capitalize(),
        )
    return sentence("The need speaks of “%(need)s”, the offer of “%(offer)s”.", need=asked, offer=given)
