"""A text as clauses of words, with what is said not to be wanted marked.

"Werbung brauche ich keine" is no wish for advertising, but "keiner findet uns im Netz" is one to be found: which
clauses are refused, `refusals` says. "Ohne" and "statt" refuse the next three words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kloeppel.core.affinity.lemmas import WORD, is_verb, lemma
from kloeppel.core.affinity.refusals import refused_clauses

_SENTENCE = re.compile(r"(?<=[.!?\n])\s+")
_CLAUSE_END = re.compile(r"[.!?;:,()\n]+(?:\s|$)|\s[–—-]\s|\s(?=aber\s|sondern\s|doch\s)")
_NEXT_WORDS_ONLY = frozenset({"ohne", "statt", "anstatt"})
_REACH = 3
_PARTICLES = frozenset({
    *("ab", "an", "auf", "aus", "bei", "durch", "ein", "fest", "her", "hin", "los", "mit", "nach", "um"),
    *("vor", "weg", "weiter", "zu", "zurück", "zusammen"),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: as written, its base form, and whether the text says that this is not it."""

    surface: str
    lemma: str
    refused: bool = False


Clause = tuple[Word, ...]


def clauses(text: str, *, of_need: bool) -> list[Clause]:
    """The clauses of `text`. `of_need` decides how denials are read (see above)."""
    found: list[Clause] = []
    for spoken in _SENTENCE.split(text):
        pieces = [surfaces for piece in _CLAUSE_END.split(spoken) if (surfaces := WORD.findall(piece))]
        lemmas = [[lemma(surface) for surface in surfaces] for surfaces in pieces]
        refused = refused_clauses(pieces, lemmas, of_need=of_need)
        found += [
            tuple(_words(piece, bases, all_refused=no))
            for piece, bases, no in zip(pieces, lemmas, refused, strict=True)
        ]
    return found


def _words(surfaces: list[str], lemmas: list[str], *, all_refused: bool) -> Iterator[Word]:
    reach = 0
    for surface, base in zip(surfaces, lemmas, strict=True):
        yield Word(surface, base, all_refused or reach > 0)
        reach = _REACH if surface.lower() in _NEXT_WORDS_ONLY else reach - 1
    yield from (Word(verb, verb, all_refused) for verb in _separated(surfaces, lemmas))


def _separated(surfaces: list[str], lemmas: list[str]) -> Iterator[str]:
    """Verbs in two pieces: "ruft mich einer an" holds "anrufen", the particle closes the clause."""
    particle = surfaces[-1].lower()
    if particle not in _PARTICLES:
        return
    for base, surface in zip(lemmas[:-1], surfaces[:-1], strict=True):
        if surface.islower() and is_verb(base) and is_verb(particle + base):
            yield particle + base
            return
