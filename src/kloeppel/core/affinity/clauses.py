"""A text as clauses of words, with what is said not to be wanted marked.

"Werbung brauche ich keine" is no wish for advertising, but "keiner findet uns im Netz" is one to be found. So in a need
a clause is taken as refused only if it denies a wish; in an offer, if it denies at all ("ich setze nichts").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kloeppel.core.affinity.lemmas import WORD, is_verb, lemma

_CLAUSE_END = re.compile(r"[.!?;:,()\n]+(?:\s|$)|\s[–—-]\s|\s(?=aber\s|sondern\s|doch\s)")
_DENIALS = frozenset({"nicht", "kein", "nichts", "keinerlei"})
_WISHES = frozenset({"brauchen", "wollen", "mögen", "suchen", "wünschen", "benötigen"})
_ABOUT = (("gehen", "um"), ("liegen", "an"), ("liegen", "am"), ("fehlen", "an"), ("gehen", "darum"))
_NOT_ONLY = frozenset({"nur", "bloß", "allein"})
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
    found = []
    for piece in _CLAUSE_END.split(text):
        surfaces = WORD.findall(piece)
        if surfaces:
            found.append(tuple(_words(surfaces, of_need=of_need)))
    return found


def _words(surfaces: list[str], *, of_need: bool) -> Iterator[Word]:
    lemmas = [lemma(surface) for surface in surfaces]
    all_refused = _denied(surfaces, lemmas, of_need=of_need)
    reach = 0
    for surface, base in zip(surfaces, lemmas, strict=True):
        yield Word(surface, base, refused=all_refused or reach > 0)
        reach = _REACH if surface.lower() in _NEXT_WORDS_ONLY else reach - 1
    yield from (Word(verb, verb, refused=all_refused) for verb in _separated(surfaces, lemmas))


def _denied(surfaces: list[str], lemmas: list[str], *, of_need: bool) -> bool:
    small = [surface.lower() for surface in surfaces]
    denials = [place for place, base in enumerate(lemmas) if base in _DENIALS or small[place] in _DENIALS]
    if not any(place + 1 == len(small) or small[place + 1] not in _NOT_ONLY for place in denials):
        return False
    if not of_need:
        return True
    return any(base in _WISHES for base in lemmas) or any(verb in lemmas and word in small for verb, word in _ABOUT)


def _separated(surfaces: list[str], lemmas: list[str]) -> Iterator[str]:
    """Verbs in two pieces: "ruft mich einer an" holds "anrufen", the particle closes the clause."""
    particle = surfaces[-1].lower()
    if particle not in _PARTICLES:
        return
    for base, surface in zip(lemmas[:-1], surfaces[:-1], strict=True):
        if surface.islower() and is_verb(base) and is_verb(particle + base):
            yield particle + base
            return
