"""Long German words taken apart: "Klöppelbrief" is about "klöppeln" and "brief"."""

from collections.abc import Iterator, Mapping
from math import exp, log

from kloeppel.core.affinity.lemmas import is_word, lemma
from kloeppel.core.affinity.stopwords import STOP_WORDS

LINKS = ("s", "es", "n", "en", "er", "e", "ens", "")
"""What may stand between two parts: Verein-s-mitglied, Karte-n-verkauf."""
ENDINGS = frozenset(
    {
        "schaft",
        "heit",
        "keit",
        "lich",
        "isch",
        "chen",
        "lein",
        "ling",
        "weise",
        "ungen",
        "innen",
        "ieren",
        "nisse",
        "barkeit",
    }
)
"""Word endings that are words of their own by accident."""
_SHORTEST_PART = 4
_UNSEEN = 0.5
Parts = tuple[str, ...]


class Splitter:
    """Splits words at words that are known: those in `counts` (base form to frequency), with the dictionary's help.

    At least one part has to be in `counts`, for any other split could lead to no common word. Of several splits the
    one with the fewest parts is taken, then the one with the highest geometric mean of frequencies
    (Koehn and Knight 2003).
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._done: dict[str, Parts] = {}

    def parts(self, word: str) -> Parts:
        """The base forms of the parts of `word` (small letters), the head last; empty where nothing is to be split."""
        if word not in self._done:
            self._done[word] = self._split(word)
        return self._done[word]

    def _split(self, word: str) -> Parts:
        if "-" in word:
            pieces = [lemma(piece.capitalize()) for piece in word.split("-") if len(piece) > 1]
            return tuple(pieces) if len(pieces) > 1 else ()
        best = max(self._splits(word), key=self._rank, default=())
        return best if any(part in self._counts for part in best) else ()

    def _splits(self, word: str) -> Iterator[Parts]:
        for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            head = self._part(word[cut:])
            if head is None:
                continue
            for modifier in self._modifiers(word[:cut]):
                if head in self._counts or any(part in self._counts for part in modifier):
                    yield (*modifier, head)

    def _modifiers(self, piece: str) -> Iterator[Parts]:
        for link in LINKS:
            bare = piece.removesuffix(link) if link else piece
            if link and bare == piece:
                continue
            if (part := self._part(bare)) is not None:
                yield (part,)
            elif deeper := self.parts(bare):
                yield deeper
        for ending in ("e", "en"):  # Schul-fest, Klöppel-brief: the part has lost its ending
            if (part := self._part(piece + ending)) is not None and part in self._counts:
                yield (part,)

    def _part(self, piece: str) -> str | None:
        if len(piece) < _SHORTEST_PART or piece in ENDINGS or piece in STOP_WORDS:
            return None
        base = lemma(piece.capitalize())
        if base in self._counts:
            return base
        return base if is_word(piece) and len(base) >= _SHORTEST_PART else None

    def _rank(self, parts: Parts) -> tuple[int, float, int, Parts]:
        frequencies = [log(self._counts.get(part, _UNSEEN)) for part in parts]
        return -len(parts), exp(sum(frequencies) / len(parts)), len(parts[-1]), parts
