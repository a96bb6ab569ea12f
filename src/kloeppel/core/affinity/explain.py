"""Why a need and an offer could fit: what contributed most to the score, in sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kloeppel.core.affinity.lemmas import lemma
from kloeppel.core.affinity.neighbours import HELPS
from kloeppel.core.affinity.reading import Mention, Reading
from kloeppel.core.affinity.vocabulary import TERMS, VOCABULARY
from kloeppel.core.affinity.weights import HELP, WORDS, breadth
from kloeppel.core.values import Sentence, sentence

MOST = 3
LOW = 0.15
"""Below this score the first sentence says that there is little."""
_WORTH_SAYING = 0.08
Directions = tuple[Mapping[str, float], Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class _Reason:
    weight: float
    key: str
    says: Sentence
    shown: frozenset[str]
    """What the sentence shows; a later one that shows nothing new is left out."""


def reasons(need: Reading, offer: Reading, directions: Directions, score: float) -> tuple[Sentence, ...]:
    """One to three sentences, the strongest first. `directions` are the words of both cards, scaled to length 1."""
    found = [*_same_terms(need, offer), *_helping_terms(need, offer), *_words(need, offer, directions)]
    kept: list[_Reason] = []
    for one in sorted(found, key=lambda reason: (-reason.weight, reason.key)):
        shown = frozenset[str]().union(*(other.shown for other in kept))
        if one.weight >= _WORTH_SAYING and not one.shown <= shown:
            kept.append(one)
    says = [one.says for one in kept]
    if score < LOW or not says:
        says.insert(0, sentence("The texts have little in common."))
    return tuple(says[:MOST])


def _same_terms(need: Reading, offer: Reading) -> Iterator[_Reason]:
    wide = breadth(offer)
    for term in VOCABULARY:
        weight = need.sureness(term.id) * offer.sureness(term.id) / wide
        if weight > 0:
            shown = {f"term {term.id}"}
            shown |= {each.mentions[term.id].surface for each in (need, offer) if term.id in each.mentions}
            yield _Reason(weight, term.id, _same_term(need, offer, term.id), frozenset(shown))


def _same_term(need: Reading, offer: Reading, term: str) -> Sentence:
    label = TERMS[term].label
    asked, given = need.mentions.get(term), offer.mentions.get(term)
    if _names(need, term) and _names(offer, term) and (asked or given):
        return sentence("Both name %(term)s.", term=label)
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


def _by_tag(given: Mention | None, label: Sentence) -> Sentence:
    if given is None:
        return sentence("Both chose the tag %(term)s.", term=label)
    return sentence("The need has the tag %(term)s, the offer speaks of “%(word)s”.", term=label, word=given.surface)


def _names(reading: Reading, term: str) -> bool:
    return term in reading.tags or (term in reading.mentions and reading.mentions[term].is_name)


def _helping_terms(need: Reading, offer: Reading) -> Iterator[_Reason]:
    wide = breadth(offer)
    for term in VOCABULARY:
        for other in HELPS[term.id]:
            weight = HELP * need.sureness(term.id) * offer.sureness(other) / wide
            if weight > 0:
                says = sentence(
                    "The need is about %(term)s; the offer brings %(other)s, which often helps with it.",
                    term=term.label,
                    other=TERMS[other].label,
                )
                yield _Reason(weight, f"{term.id} {other}", says, frozenset({f"term {other}"}))


def _words(need: Reading, offer: Reading, directions: Directions) -> Iterator[_Reason]:
    asked, given = directions
    for key in asked.keys() & given.keys():
        shown = frozenset({need.surfaces[key], offer.surfaces[key]})
        yield _Reason(WORDS * asked[key] * given[key], key, _word(need.surfaces[key], offer.surfaces[key], key), shown)


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
