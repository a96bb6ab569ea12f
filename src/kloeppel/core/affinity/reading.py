"""What a card says: its words with their weight, and the terms it speaks of with how surely it does."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log

from kloeppel.core.affinity.clauses import Clause, Word, clauses
from kloeppel.core.affinity.compounds import Splitter
from kloeppel.core.affinity.lexicon import Cue, Ear, Lexicon
from kloeppel.core.affinity.stopwords import FUNCTION_WORDS, STOP_WORDS
from kloeppel.core.affinity.values import Card
from kloeppel.core.affinity.watching import watched
from kloeppel.core.values import sentence
from kloeppel.core.watch import Watch

PART = 0.5
"""A part of a compound counts half as much as a word of its own, in words and as a cue."""
REFUSED = 0.25
"""What is left of a tag whose term the text says is not wanted. The words themselves count nothing."""
TAG_OF_NEED = 0.6
"""How surely the tag of a need means its term: such tags are set in passing and are sometimes the wrong ones."""
TAG_OF_OFFER = 0.8
"""The same for an offer: creatives know their craft by its name."""
_GAP = 1


@dataclass(frozen=True, slots=True)
class Mention:
    """The surest word for a term in a text, as written there."""

    surface: str
    strength: float
    is_name: bool


@dataclass(slots=True)
class Reading:
    """One card, read. `words` maps base forms (and parts) to weight; `spoken` terms to sureness by text alone.

    `learnt` are terms that cards of this programme with the same words are about, with the word; `spelling` the words
    that are neither refused nor function words, in small letters.
    """

    card: Card
    tag_strength: float
    tags: frozenset[str] = frozenset()
    words: dict[str, float] = field(default_factory=dict)
    surfaces: dict[str, str] = field(default_factory=dict)
    spelling: list[str] = field(default_factory=list)
    mentions: dict[str, Mention] = field(default_factory=dict)
    spoken: dict[str, float] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()
    learnt: dict[str, Mention] = field(default_factory=dict)

    def sureness(self, term: str) -> float:
        """How surely the card is about `term`, 0 to 1: text, tag and what was learnt as independent witnesses."""
        tag = 0.0
        if term in self.tags:
            tag = self.tag_strength * (REFUSED if term in self.refused else 1.0)
        learnt = self.learnt[term].strength if term in self.learnt else 0.0
        return 1.0 - (1.0 - self.spoken.get(term, 0.0)) * (1.0 - tag) * (1.0 - learnt)

    def about(self) -> list[str]:
        """All terms for which anything speaks, sorted."""
        return sorted(self.spoken.keys() | self.tags | self.learnt.keys())


def read(
    needs: Sequence[Card], offers: Sequence[Card], lexicon: Lexicon, watch: Watch
) -> tuple[list[Reading], list[Reading]]:
    """Read all cards. Compounds are taken apart at the words of all texts and of the vocabulary.

    Raises `AffinityCancelled` if `watch` is asked to stop.
    """
    step = sentence("Reading the cards")
    asked = [clauses(card.text, of_need=True) for card in watched(needs, watch, step)]
    given = [clauses(card.text, of_need=False) for card in watched(offers, watch, step)]
    counts = Counter(lexicon.words)
    counts.update(
        word.lemma for text in (*asked, *given) for clause in text for word in clause if word.lemma not in STOP_WORDS
    )
    splitter = Splitter(counts)
    step = sentence("Looking for what they are about")
    return (
        [
            _read(Reading(card, TAG_OF_NEED, frozenset(card.tags) & lexicon.by_id.keys()), text, splitter, lexicon.need)
            for card, text in watched(list(zip(needs, asked, strict=True)), watch, step)
        ],
        [
            _read(
                Reading(card, TAG_OF_OFFER, frozenset(card.tags) & lexicon.by_id.keys()), text, splitter, lexicon.offer
            )
            for card, text in watched(list(zip(offers, given, strict=True)), watch, step)
        ],
    )


def _read(reading: Reading, text: Iterable[Clause], splitter: Splitter, ear: Ear) -> Reading:
    weights: dict[str, float] = {}
    doubts: dict[str, dict[str, float]] = {}
    refused: set[str] = set()
    for clause in text:
        for word in clause:
            _weigh(word, splitter, weights, reading)
        for cue, key, surface, share, is_refused in _heard(clause, splitter, ear):
            if is_refused:
                if cue.is_name:
                    refused.add(cue.term)
                continue
            strength = cue.strength * share
            heard = doubts.setdefault(cue.term, {})
            heard[key] = max(heard.get(key, 0.0), strength)
            best = reading.mentions.get(cue.term)
            if best is None or strength > best.strength:
                reading.mentions[cue.term] = Mention(surface, strength, cue.is_name)
    reading.words = {key: 1.0 + log(weight) if weight > 1.0 else weight for key, weight in weights.items()}
    for term, heard in doubts.items():
        doubt = 1.0
        for key in sorted(heard):
            doubt *= 1.0 - heard[key]
        reading.spoken[term] = 1.0 - doubt
    reading.refused = frozenset(
        term for term in refused if not (term in reading.mentions and reading.mentions[term].is_name)
    )
    return reading


def _weigh(word: Word, splitter: Splitter, weights: dict[str, float], reading: Reading) -> None:
    if word.refused:
        return
    if word.surface.lower() not in FUNCTION_WORDS:
        reading.spelling.append(word.surface.lower())
    if word.lemma in STOP_WORDS or word.surface.lower() in STOP_WORDS or len(word.lemma) < 2:
        return
    weights[word.lemma] = weights.get(word.lemma, 0.0) + 1.0
    reading.surfaces.setdefault(word.lemma, word.surface)
    for part in splitter.parts(word.lemma):
        if part not in STOP_WORDS:
            weights[part] = weights.get(part, 0.0) + PART
            reading.surfaces.setdefault(part, word.surface)


def _heard(clause: Clause, splitter: Splitter, ear: Ear) -> list[tuple[Cue, str, str, float, bool]]:
    """Every cue in a clause: with the phrase, the words as written, its share and whether it is refused."""
    heard = []
    for place, word in enumerate(clause):
        for one in ear.several.get(word.lemma, ()):
            if (end := _ends(one, clause, place)) is not None:
                surface = " ".join(each.surface for each in clause[place : end + 1])
                heard += [(cue, " ".join(one), surface, 1.0, word.refused) for cue in ear.cues[one]]
        if (word.lemma,) in ear.cues:
            heard += [(cue, word.lemma, word.surface, 1.0, word.refused) for cue in ear.cues[(word.lemma,)]]
            continue
        for part in splitter.parts(word.lemma):
            heard += [(cue, part, word.surface, PART, word.refused) for cue in ear.cues.get((part,), ())]
    return heard


def _ends(one: tuple[str, ...], clause: Clause, start: int) -> int | None:
    """Where the phrase that starts at `start` ends, if its words follow with at most two others between."""
    place = start
    for wanted in one[1:]:
        window = range(place + 1, min(place + 2 + _GAP, len(clause)))
        following = next((index for index in window if clause[index].lemma == wanted), None)
        if following is None:
            return None
        place = following
    return place
