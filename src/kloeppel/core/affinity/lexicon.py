"""By which words the terms of a vocabulary are recognised on each side, and how surely."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt

from kloeppel.core.affinity.craft import CRAFT
from kloeppel.core.affinity.craft_plain import PLAIN
from kloeppel.core.affinity.everyday import EVERYDAY, Everyday
from kloeppel.core.affinity.lemmas import WORD, lemma
from kloeppel.core.affinity.stopwords import FUNCTION_WORDS
from kloeppel.core.affinity.told import TOLD
from kloeppel.core.affinity.told_things import THINGS
from kloeppel.core.affinity.vocabulary import VOCABULARY, Term

NAME = 0.3
"""How surely a name of a term means the term. Little, for a story holds many names of what it is not about."""
TOOL = 0.15
"""The same for a tool, method or product of the craft, in an offer."""
SIGN = 0.2
"""The same for a sign that points to one term only. What stands with k terms counts less, by the root of k."""
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A term, how surely a word or phrase means it (0 to 1), and whether it is a name or only a sign of it."""

    term: str
    strength: float
    is_name: bool


@dataclass(frozen=True, slots=True)
class Ear:
    """What is listened for on one side: phrases with what they mean, and those of several words by their first word."""

    cues: Mapping[Phrase, tuple[Cue, ...]]
    several: Mapping[str, tuple[Phrase, ...]]


class Lexicon:
    """The words of a vocabulary: `terms` in order, `places` of their ids, an `Ear` for each side."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.terms = tuple(terms)
        self.by_id = {term.id: term for term in self.terms}
        self.places = {term.id: place for place, term in enumerate(self.terms)}
        self.need, self.offer = (_ear(self.terms, of_need=of_need) for of_need in (True, False))
        self.words = tuple(sorted(one[0] for one in self.need.cues.keys() | self.offer.cues.keys() if len(one) == 1))
        """The single words: where compounds may be taken apart."""


@cache
def built_in() -> Lexicon:
    """The lexicon of the vocabulary that Kloeppel brings along."""
    return Lexicon(VOCABULARY)


def lexicon_with(terms: Sequence[Term]) -> Lexicon:
    """The built-in lexicon with the terms of another vocabulary: new ones are added, synonyms of known ones too."""
    given = {term.id: term for term in terms}
    merged = [_merged(term, given.pop(term.id, None)) for term in VOCABULARY]
    return Lexicon([*merged, *given.values()])


def _merged(known: Term, given: Term | None) -> Term:
    if given is None:
        return known
    names = [name for name in (known.german, known.synonyms, given.german, given.synonyms) if name]
    return Term(known.id, given.german, given.label, "|".join(names))


def phrase(text: str) -> Phrase:
    """The base forms of a phrase, little words left out where two others remain."""
    lemmas = tuple(lemma(word) for word in WORD.findall(text))
    telling = tuple(base for base in lemmas if base not in FUNCTION_WORDS)
    return telling if len(telling) > 1 else lemmas


def _ear(terms: Sequence[Term], *, of_need: bool) -> Ear:
    names, tools, signs = {}, {}, {}
    for term in terms:
        everyday = EVERYDAY.get(term.id, Everyday(""))
        names[term.id] = _phrases(term.german, _halves(term.german), term.synonyms, everyday.names)
        tools[term.id] = set() if of_need else _phrases(CRAFT.get(term.id, ""), PLAIN.get(term.id, "")) - names[term.id]
        told = (TOLD.get(term.id, ""), THINGS.get(term.id, "")) if of_need else ()
        signs[term.id] = _phrases(everyday.signs, *told) - names[term.id] - tools[term.id]
    found: dict[Phrase, list[Cue]] = {}
    for spoken, strength, is_name in ((names, NAME, True), (tools, TOOL, True), (signs, SIGN, False)):
        for one, cue in _shared(spoken, strength, is_name=is_name):
            found.setdefault(one, []).append(cue)
    order = {term.id: place for place, term in enumerate(terms)}
    cues = {one: tuple(sorted(some, key=lambda cue: order[cue.term])) for one, some in sorted(found.items())}
    several: dict[str, tuple[Phrase, ...]] = {}
    for one in cues:
        if len(one) > 1:
            several[one[0]] = (*several.get(one[0], ()), one)
    return Ear(cues, several)


def _shared(spoken: Mapping[str, set[Phrase]], strength: float, *, is_name: bool) -> Iterator[tuple[Phrase, Cue]]:
    """What stands with several terms speaks for each of them less surely, by the root of their number."""
    shared: dict[Phrase, int] = {}
    for phrases in spoken.values():
        for one in phrases:
            shared[one] = shared.get(one, 0) + 1
    for term, phrases in spoken.items():
        for one in phrases:
            yield one, Cue(term, strength / sqrt(shared[one]), is_name)


def _halves(label: str) -> str:
    """The two things that a label such as "Archiv und Sammlung" names, separated by `|`."""
    return "|".join(part for part in re.split(r",\s*|\s+und\s+", label) if not part.endswith("-"))


def _phrases(*texts: str) -> set[Phrase]:
    return {one for text in texts for part in text.split("|") if (one := phrase(part))}
