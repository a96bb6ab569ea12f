"""German words and their base forms: "Häusern" is "haus", "Fotografin" "fotograf", "Reservierung" "reservieren"."""

import re
from functools import lru_cache

import simplemma

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_SHORTEST_STEM = 4


def _known(word: str) -> bool:
    return simplemma.is_known(word, lang="de")


@lru_cache(maxsize=200_000)
def lemma(word: str) -> str:
    """The base form of `word` in small letters; of a word with a feminine or verbal ending that of its origin."""
    base: str = simplemma.lemmatize(word, lang="de")
    if base == word and word[:1].isupper() and not _known(word):
        base = simplemma.lemmatize(word.lower(), lang="de")
    return _origin(base.lower())


def _origin(base: str) -> str:
    if base.endswith("in") and len(base) > _SHORTEST_STEM + 2 and _is_base(base[:-2].capitalize()):
        return base[:-2]
    if base.endswith("ung") and len(base) >= _SHORTEST_STEM + 3:
        for verb in (base[:-3] + "en", base[:-3] + "n"):
            if _is_base(verb):
                return verb
    return base


def _is_base(word: str) -> bool:
    return _known(word) and bool(simplemma.lemmatize(word, lang="de") == word)


@lru_cache(maxsize=200_000)
def is_word(word: str) -> bool:
    """Whether `word`, in small letters, is a noun, verb or adjective of the dictionary."""
    return _known(word.capitalize()) or _known(word)


@lru_cache(maxsize=200_000)
def is_verb(base: str) -> bool:
    """Whether `base` is the infinitive of a verb in the dictionary."""
    return base.endswith("n") and _is_base(base)
