"""How well the ranking of offers agrees with judged pairs, beside plain baselines, in one run.

    PYTHONPATH=src python benchmarks/affinity.py FOLDER

FOLDER holds needs.csv (id, need_text, need_tags), offers.csv (id, offer_text, offer_tags) and judgements.csv (need_id,
offer_id, grade 0 to 3). nDCG@5 has the gain 2^grade - 1 and the discount log2(rank + 1), divided by the best value that
the need allows; offers with equal scores are put in 200 random orders. The interval is a bootstrap over the needs.
"""

import csv
import math
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kloeppel.core.affinity import Card, affinities
from kloeppel.core.affinity.stopwords import STOP_WORDS

TOP = 5
ORDERS = 200
RESAMPLES = 5_000
Matrix = NDArray[np.float64]
Counts = list[Counter[str]]


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file with headings."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cards(path: Path, side: str) -> list[Card]:
    """The needs or offers of a file."""
    return [
        Card(row["id"], row[f"{side}_text"], tuple(tag for tag in row[f"{side}_tags"].split("|") if tag))
        for row in rows(path)
    ]


def grades(path: Path, needs: Sequence[Card], offers: Sequence[Card]) -> Matrix:
    """The judged grades, needs × offers; a pair that is not listed has the grade 0."""
    place_of_need = {card.id: place for place, card in enumerate(needs)}
    place_of_offer = {card.id: place for place, card in enumerate(offers)}
    table = np.zeros((len(needs), len(offers)))
    for row in rows(path):
        table[place_of_need[row["need_id"]], place_of_offer[row["offer_id"]]] = int(row["grade"])
    return table


def measured(scores: Matrix, judged: Matrix) -> tuple[Matrix, Matrix]:
    """nDCG@5, and the share of offers of grade 3 among the first five, for each need."""
    chance = np.random.default_rng(1)
    discount = 1 / np.log2(np.arange(2, TOP + 2))
    gained, found = np.zeros(len(scores)), np.zeros(len(scores))
    for need, (row, grade) in enumerate(zip(scores, judged, strict=True)):
        gain = 2**grade - 1
        best = float(np.sort(gain)[::-1][:TOP] @ discount)
        for _ in range(ORDERS):
            first = np.lexsort((chance.random(len(row)), -np.round(row, 9)))[:TOP]
            gained[need] += float(gain[first] @ discount) / best / ORDERS
            found[need] += np.count_nonzero(grade[first] == 3) / max(int(np.count_nonzero(grade == 3)), 1) / ORDERS
    return gained, found


def interval(values: Matrix) -> tuple[float, float]:
    """The middle 95 % of means over needs drawn with replacement."""
    draws = np.random.default_rng(1).integers(0, len(values), (RESAMPLES, len(values)))
    low, high = np.percentile(values[draws].mean(axis=1), [2.5, 97.5])
    return float(low), float(high)


def words(text: str) -> list[str]:
    """Words of two letters or more, small."""
    return re.findall(r"\w\w+", text.lower())


def content_words(text: str) -> list[str]:
    """The same without German stop words."""
    return [word for word in words(text) if word not in STOP_WORDS]


def character_grams(text: str) -> list[str]:
    """All runs of three to five characters inside words, word ends marked."""
    padded = [f" {word} " for word in re.findall(r"\S+", text.lower())]
    return [word[at : at + size] for word in padded for size in (3, 4, 5) for at in range(len(word) - size + 1)]


def tf_idf(needs: Sequence[Card], offers: Sequence[Card], units: Callable[[str], list[str]]) -> Matrix:
    """Cosines of sublinear term frequency times smooth inverse document frequency, over the texts of both sides."""
    counts: Counts = [Counter(units(card.text)) for card in [*needs, *offers]]
    seen = Counter(unit for count in counts for unit in count)
    column = {unit: place for place, unit in enumerate(sorted(seen))}
    table = np.zeros((len(counts), len(column)))
    for row, count in enumerate(counts):
        for unit, times in count.items():
            rare = math.log((1 + len(counts)) / (1 + seen[unit])) + 1
            table[row, column[unit]] = (1 + math.log(times)) * rare
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-12)
    result: Matrix = table[: len(needs)] @ table[len(needs) :].T
    return result


def tags_in_common(needs: Sequence[Card], offers: Sequence[Card]) -> Matrix:
    """Shared tags divided by all tags of both (Jaccard)."""
    return np.array(
        [[len({*one.tags} & {*two.tags}) / max(len({*one.tags} | {*two.tags}), 1) for two in offers] for one in needs]
    )


def clocked(people: int, needs: Sequence[Card], offers: Sequence[Card]) -> float:
    """Seconds for `people` × `people` cards, made by shuffling the sentences of all texts."""
    chance = np.random.default_rng(1)

    def drawn(some: Sequence[Card]) -> list[Card]:
        sentences = [part for card in some for part in re.split(r"(?<=\.) ", card.text)]
        tags = [card.tags for card in some]
        picks = chance.integers(0, len(sentences), (people, 6))
        return [
            Card(str(number), " ".join(sentences[at] for at in pick), tags[int(chance.integers(len(tags)))])
            for number, pick in enumerate(picks)
        ]

    asked, given = drawn(needs), drawn(offers)
    start = time.perf_counter()
    affinities(asked, given)
    return time.perf_counter() - start


def main(folder: Path) -> None:
    """Print the table."""
    needs, offers = cards(folder / "needs.csv", "need"), cards(folder / "offers.csv", "offer")
    judged = grades(folder / "judgements.csv", needs, offers)
    untagged = [Card(card.id, card.text) for card in needs], [Card(card.id, card.text) for card in offers]
    bare = [Card(card.id, "", card.tags) for card in needs], [Card(card.id, "", card.tags) for card in offers]
    methods = {
        "word TF-IDF": tf_idf(needs, offers, words),
        "word TF-IDF, no stop words": tf_idf(needs, offers, content_words),
        "character 3-5-gram TF-IDF": tf_idf(needs, offers, character_grams),
        "tags, Jaccard": tags_in_common(needs, offers),
        "affinity": affinities(needs, offers).scores,
        "affinity, texts without tags": affinities(*untagged).scores,
        "affinity, tags without texts": affinities(*bare).scores,
    }
    print(f"{len(needs)} needs, {len(offers)} offers\n")
    print(f"{'method':32} {'nDCG@5':>7} {'95 % over needs':>17} {'recall of grade 3':>18}")
    for name, scores in methods.items():
        gained, found = measured(scores, judged)
        low, high = interval(gained)
        print(f"{name:32} {gained.mean():7.3f} {low:8.2f} to {high:.2f} {found.mean():18.3f}")
    print(f"\n1,000 × 1,000 cards: {clocked(1_000, needs, offers):.1f} s")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Please name one folder: python benchmarks/affinity.py FOLDER")
    main(Path(sys.argv[1]))
