"""The score of one pair, computed again in plain loops from what was read: no tables, no shared sums."""

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

from kloeppel.core.affinity.neighbours import HELPS
from kloeppel.core.affinity.reading import Reading

Weights = dict[str, float]


def cosine(one: Weights, two: Weights, least: float = 0.0) -> float:
    lengths = [
        max(sqrt(sum(weight**2 for weight in some.values())), least * max(some.values(), default=1.0))
        for some in (one, two)
    ]
    shared = sum(one[key] * two[key] for key in one.keys() & two.keys())
    return shared / lengths[0] / lengths[1] if shared else 0.0


def words_of(reading: Reading, everybody: Sequence[Reading]) -> Weights:
    return {
        word: weight * log((len(everybody) + 51) / (sum(word in other.words for other in everybody) + 0.5))
        for word, weight in reading.words.items()
    }


def runs_of(reading: Reading) -> Counter[str]:
    padded = [f" {word} " for word in reading.spelling]
    return Counter(word[at : at + 5] for word in padded for at in range(len(word) - 4))


def spelling_of(reading: Reading, everybody: Sequence[Reading]) -> Weights:
    cards = Counter(run for other in everybody for run in runs_of(other))
    seen = {run: sum(run in runs_of(other) for other in everybody) for run in cards}
    return {
        run: (1 + log(times)) * (log((1 + len(everybody)) / (1 + seen[run])) + 1)
        for run, times in runs_of(reading).items()
    }


def score(need: Reading, offer: Reading, everybody: Sequence[Reading]) -> float:
    terms = 0.0
    for term in need.about():
        helped = sum(offer.sureness(other) for other in HELPS.get(term, ())) / 3
        terms += need.sureness(term) * (offer.sureness(term) + helped)
    terms /= 1 + 0.5 * sqrt(sum(sureness**2 for sureness in offer.spoken.values()))
    words = cosine(words_of(need, everybody), words_of(offer, everybody), least=sqrt(20))
    spelling = cosine(spelling_of(need, everybody), spelling_of(offer, everybody))
    evidence = 3 * words + 3 * spelling + terms
    return evidence**2 / (evidence**2 + 0.8**2)
