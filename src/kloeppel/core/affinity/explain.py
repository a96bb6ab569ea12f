"""Why a need and an offer could fit: what contributed most to the score, in sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kloeppel.core.affinity.lemmas import lemma
from kloeppel.core.affinity.lexicon import Lexicon
from kloeppel.core.affinity.reading import Mention, Reading
from kloeppel.core.affinity.weights import HELP, WORDS, Matrix, Side, help_pairs
from kloeppel.core.values import Sentence, sentence

MOST = 3
LOW = 0.15
"""Below this score the first sentence says that there is little."""
_WORTH_SAYING = 0.06


@dataclass(frozen=True, slots=True)
class _Found:
    """A summand of the evidence: a term that both are about (`helper` the same), one that helps, or a shared word."""

    weight: float
    key: str
    term: str = ""
    helper: str = ""
    word: str = ""


class Explainer:
    """Says why, for any pairs of the needs and offers it was made of."""

    def __init__(self, lexicon: Lexicon, asked: Side, given: Side) -> None:
        self._lexicon, self._asked, self._given = lexicon, asked, given
        terms = [term.id for term in lexicon.terms]
        self._links = [(term, term) for term in terms] + [(term, other) for term, other in help_pairs(lexicon)]
        self._from = np.array([lexicon.places[term] for term, _ in self._links])
        self._to = np.array([lexicon.places[other] for _, other in self._links])
        self._share = np.array([1.0 if term == other else HELP for term, other in self._links])
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
            for column, given in self._with_word.get(key, ()):
                weight = WORDS * asked * given
                if weight >= _WORTH_SAYING and column in wanted:
                    found[wanted[column]].append(_Found(weight, key, word=key))
        need = self._asked.readings[row]
        return [
            self._told(need, self._given.readings[column], some, score)
            for column, some, score in zip(columns, found, scores, strict=True)
        ]

    def _terms(self, row: int, columns: Sequence[int]) -> list[list[_Found]]:
        found: list[list[_Found]] = [[] for _ in columns]
        weights: Matrix = self._asked.terms[row][self._from] * self._share * self._given.terms[columns][:, self._to]
        for place, link in zip(*(axis.tolist() for axis in np.nonzero(weights >= _WORTH_SAYING)), strict=True):
            term, helper = self._links[link]
            key = term if term == helper else f"{term} {helper}"
            found[place].append(_Found(float(weights[place, link]), key, term=term, helper=helper))
        return found

    def _told(self, need: Reading, offer: Reading, found: list[_Found], score: float) -> tuple[Sentence, ...]:
        says = [_LITTLE] if score < LOW else [] if found else [_SMALL]
        shown: set[str] = set()
        for one in sorted(found, key=lambda each: (-each.weight, each.key)):
            if len(says) == MOST:
                break
            new = _shows(one, need, offer)
            if not new <= shown:
                shown |= new
                says.append(self._say(one, need, offer))
        return tuple(says)

    def _say(self, found: _Found, need: Reading, offer: Reading) -> Sentence:
        if found.word:
            return _word(need.surfaces[found.word], offer.surfaces[found.word], found.word)
        label = self._lexicon.by_id[found.term].label
        if found.term == found.helper:
            return _same_term(need, offer, found.term, label)
        return sentence(
            "The need is about %(term)s; the offer brings %(other)s, which often helps with it.",
            term=label,
            other=self._lexicon.by_id[found.helper].label,
        )


_LITTLE = sentence("The texts have little in common.")
_SMALL = sentence("Only small things fit together here.")


def _shows(found: _Found, need: Reading, offer: Reading) -> set[str]:
    if found.word:
        return {need.surfaces[found.word], offer.surfaces[found.word]}
    if found.term != found.helper:
        return {found.helper}
    shown = {found.term}
    if (mention := need.mentions.get(found.term)) is not None:
        shown.add(mention.surface)
    if (mention := offer.mentions.get(found.term)) is not None:
        shown.add(mention.surface)
    return shown


def _same_term(need: Reading, offer: Reading, term: str, label: Sentence) -> Sentence:
    asked, given = need.mentions.get(term), offer.mentions.get(term)
    if _names(need, term) and _names(offer, term) and (asked or given):
        return sentence("Both name %(term)s.", term=label)
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


def _word(asked: str, given: str, key: str) -> Sentence:
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
