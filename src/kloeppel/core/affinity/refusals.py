"""Which clauses of a sentence say what is not wanted, not offered, or there already."""

from collections.abc import Sequence

from kloeppel.core.affinity.lemmas import is_verb

_DENIALS = frozenset({"nicht", "kein", "nichts", "keinerlei", "keinesfalls"})
_WISHES = frozenset({"brauchen", "wollen", "mögen", "suchen", "wünschen", "benötigen", "sollen"})
_NEED_NOT = ("müssen", "nicht")
_ABOUT = (("gehen", "um"), ("liegen", "an"), ("liegen", "am"), ("fehlen", "an"), ("gehen", "darum"))
_NOT_ONLY = frozenset({"nur", "bloß", "allein"})
_ENOUGH = frozenset({"genug", "genügend", "ausreichend"})
_ALREADY = frozenset({"schon", "bereits", "längst"})
_POINTS_BACK = frozenset({"das", "darum", "die", "davon", "daran"})
_UNWANTED = frozenset({"problem", "thema", "meinen", "gehen", "liegen", "anfangen", "brauchen", "wollen"})
_TALKED_INTO = frozenset({"aufschwatzen", "andrehen", "einreden", "aufgeschwatzt", "angedreht", "eingeredet"})
_NO_OBJECT = frozenset({
    *("ich", "wir", "es", "sie", "er", "man", "das", "da", "dort", "hier", "die", "der", "jetzt", "und", "aber"),
    *("früher", "wer", "was", "wenn"),
})  # fmt: skip
"""Words with which a clause begins that does not put its object first."""
Words = Sequence[str]


def refused_clauses(pieces: Sequence[Words], lemmas: Sequence[Words], *, of_need: bool) -> list[bool]:
    """For every clause of one sentence (words as written and base forms) whether what it names is refused.

    In a need: a wish denied ("Werbung brauche ich keine"), what is there already ("Musiker haben wir genug", "Fotos
    gibt es schon"), what one can do oneself ("Basteln können wir"), what somebody talked one into ("nein danke"), and
    what the next clause takes back ("Personal finden wir, das ist nicht das Problem").
    """
    small = [[word.lower() for word in piece] for piece in pieces]
    refused = [_denied(*one, of_need=of_need) for one in zip(small, lemmas, strict=True)]
    if not of_need:
        return refused
    if any(_TALKED_INTO & {*bases} for bases in lemmas) or ["nein", "danke"] in [piece[-2:] for piece in small]:
        return [True] * len(refused)
    for place, (piece, words, bases) in enumerate(zip(pieces, small, lemmas, strict=True)):
        refused[place] = refused[place] or _settled(piece, words, bases)
        if place and _takes_back(words, bases):
            refused[place - 1] = True
    return refused


def _denied(small: Words, lemmas: Words, *, of_need: bool) -> bool:
    denials = [place for place, base in enumerate(lemmas) if base in _DENIALS or small[place] in _DENIALS]
    if not any(place + 1 == len(small) or small[place + 1] not in _NOT_ONLY for place in denials):
        return False
    if not of_need:
        return True
    if any(base in _WISHES for base in lemmas) or any(verb in lemmas and word in small for verb, word in _ABOUT):
        return True
    return _NEED_NOT[0] in lemmas and _NEED_NOT[1] in small


def _settled(piece: Words, small: Words, lemmas: Words) -> bool:
    if any(base in _DENIALS for base in lemmas):
        return False
    has = "haben" in lemmas or "geben" in lemmas
    if has and (_ENOUGH & {*small}):
        return True
    if has and _ALREADY & {*small} and piece[0][:1].isupper() and small[0] not in _NO_OBJECT:
        return True
    return "können" in lemmas and piece[0][:1].isupper() and small[0] == lemmas[0] and is_verb(small[0])


def _takes_back(small: Words, lemmas: Words) -> bool:
    return bool(
        {"nicht", "nichts"} & {*small} and _POINTS_BACK & {*small[:2]} and _UNWANTED & {*lemmas} and len(small) <= 8
    )
