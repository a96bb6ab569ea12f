"""By which words a term of the vocabulary is recognised, and how surely."""

from dataclasses import dataclass
from functools import cache
from math import sqrt

from kloeppel.core.affinity.everyday import EVERYDAY
from kloeppel.core.affinity.lemmas import WORD, lemma
from kloeppel.core.affinity.stopwords import FUNCTION_WORDS
from kloeppel.core.affinity.vocabulary import VOCABULARY, Term

NAME = 0.8
"""How surely a name of a term means the term."""
SIGN = 0.35
"""The same for a sign that points to one term only; of k terms it counts less, by the root of k."""
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A term, how surely a word or phrase means it (0 to 1), and whether it is a name or only a sign of it."""

    term: str
    strength: float
    is_name: bool


def phrase(text: str) -> Phrase:
    """The base forms of a phrase, little words left out where two others remain."""
    lemmas = tuple(lemma(word) for word in WORD.findall(text))
    telling = tuple(base for base in lemmas if base not in FUNCTION_WORDS)
    return telling if len(telling) > 1 else lemmas


@cache
def cues() -> dict[Phrase, tuple[Cue, ...]]:
    """Every known phrase and the terms that it speaks for, in the order of the vocabulary."""
    names = {term.id: {phrase(text) for text in _names(term)} for term in VOCABULARY}
    signs = {
        term.id: {phrase(text) for text in EVERYDAY[term.id].signs.split("|")} - names[term.id] for term in VOCABULARY
    }
    found: dict[Phrase, list[Cue]] = {}
    for spoken, strength, is_name in ((names, NAME, True), (signs, SIGN, False)):
        shared: dict[Phrase, int] = {}
        for phrases in spoken.values():
            for one in phrases:
                shared[one] = shared.get(one, 0) + 1
        for term, phrases in spoken.items():
            for one in phrases:
                found.setdefault(one, []).append(Cue(term, strength / sqrt(shared[one]), is_name))
    order = {term.id: place for place, term in enumerate(VOCABULARY)}
    return {one: tuple(sorted(some, key=lambda cue: order[cue.term])) for one, some in found.items() if one}


def _names(term: Term) -> list[str]:
    return [term.german, *term.synonyms.split("|"), *EVERYDAY[term.id].names.split("|")]


@cache
def phrases_from() -> dict[str, tuple[Phrase, ...]]:
    """The phrases of several words by their first word."""
    found: dict[str, list[Phrase]] = {}
    for one in sorted(cues()):
        if len(one) > 1:
            found.setdefault(one[0], []).append(one)
    return {first: tuple(some) for first, some in found.items()}


@cache
def cue_words() -> tuple[str, ...]:
    """The single words among the cues, sorted: words at which compounds may be taken apart."""
    return tuple(sorted(one[0] for one in cues() if len(one) == 1))
