"""How well the ranking of offers agrees with judged pairs, beside plain baselines, in one run.

    .venv/bin/python benchmarks/affinity.py [FOLDER …]

A folder holds needs.csv (id, need_text, need_tags), offers.csv (id, offer_text, offer_tags) and judgements.csv
(need_id, offer_id, grade 0 to 3; a pair that is not named has the grade 0). Without one the project's own sets are
taken, which benchmarks/affinity_sets.md describes. nDCG@5 has the gain 2^grade - 1 and the discount log2(rank + 1),
divided by the best value that the need allows; offers with equal scores are put in 200 random orders. The interval is a
bootstrap over the needs.
"""

import csv
import math
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

import numpy as np
from numpy.typing import NDArray

from comparison import OURS, Comparison
from kloeppel.core.affinity import Card, affinities
from kloeppel.core.affinity.lemmas import lemma
from kloeppel.core.affinity.stopwords import STOP_WORDS

OWN = ("affinity_held_out", "affinity_control", "affinity_afterwards", "affinity_last")
ABOVE = 0.15
"""So far above the best baseline nDCG@5 is to be."""
SECONDS = 2.0
"""So long 300 × 300 cards may take, reasons of all pairs included."""
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
    """The needs or offers of a file, with what else is known about place and hours."""

    def number(cell: str) -> float | None:
        return float(cell) if cell else None

    return [
        Card(
            row["id"],
            row[f"{side}_text"],
            tuple(tag for tag in row[f"{side}_tags"].split("|") if tag),
            region=row.get("region", ""),
            postcode=row.get("postcode", ""),
            radius_km=number(row.get("radius_km", "")),
            hours=number(row.get("hours_per_month", "")),
        )
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


def bm25(needs: Sequence[Card], offers: Sequence[Card]) -> Matrix:
    """Okapi BM25 of the offers for each need as a query, without stop words, k1 = 1.5, b = 0.75."""
    asked, given = ([Counter(content_words(card.text)) for card in side] for side in (needs, offers))
    seen = Counter(word for count in given for word in count)
    usual = sum(count.total() for count in given) / len(given)
    table = np.zeros((len(asked), len(given)))
    for column, count in enumerate(given):
        length = 1.5 * (0.25 + 0.75 * count.total() / usual)
        for row, query in enumerate(asked):
            table[row, column] = sum(
                math.log(1 + (len(given) - seen[word] + 0.5) / (seen[word] + 0.5))
                * (2.5 * count[word] / (count[word] + length))
                for word in sorted(query.keys() & count.keys())
            )
    return table


def tags_in_common(needs: Sequence[Card], offers: Sequence[Card]) -> Matrix:
    """Shared tags divided by all tags of both (Jaccard)."""
    return np.array(
        [[len({*one.tags} & {*two.tags}) / max(len({*one.tags} | {*two.tags}), 1) for two in offers] for one in needs]
    )


def base_forms(text: str) -> list[str]:
    """The base forms of a text's words, without stop words."""
    found = [lemma(word) for word in re.findall(r"\w\w+", text)]
    return [word for word in found if word not in STOP_WORDS]


def baselines(needs: Sequence[Card], offers: Sequence[Card]) -> dict[str, Matrix]:
    """The plain methods that the engine is measured against."""
    grams, tags = tf_idf(needs, offers, character_grams), tags_in_common(needs, offers)
    return {
        "word TF-IDF": tf_idf(needs, offers, words),
        "word TF-IDF, no stop words": tf_idf(needs, offers, content_words),
        "base form TF-IDF": tf_idf(needs, offers, base_forms),
        "character 3-5-gram TF-IDF": grams,
        "BM25, no stop words": bm25(needs, offers),
        "tags, Jaccard": tags,
        "half tags, half 3-5-grams": 0.5 * tags + 0.5 * grams,
    }


def variants(needs: Sequence[Card], offers: Sequence[Card]) -> dict[str, Matrix]:
    """The engine, and what is left of it when something is taken away."""
    sides = needs, offers

    def scored(change: Callable[[Card], Card]) -> Matrix:
        found: Matrix = affinities(*([change(card) for card in side] for side in sides)).scores
        return found

    def by_subject(card: Card) -> Card:
        return Card(card.id, card.text, card.tags)

    return {
        OURS: scored(lambda card: card),
        "without place and hours": scored(by_subject),
        "texts without tags": scored(lambda card: replace(by_subject(card), tags=())),
        "tags without texts": scored(lambda card: replace(by_subject(card), text="")),
    }


@dataclass(frozen=True, slots=True)
class Judged:
    """A judged set, read."""

    name: str
    needs: list[Card]
    offers: list[Card]
    grades: Matrix


def judged_set(folder: Path) -> Judged:
    """Read a folder."""
    needs, offers = cards(folder / "needs.csv", "need"), cards(folder / "offers.csv", "offer")
    return Judged(folder.name, needs, offers, grades(folder / "judgements.csv", needs, offers))


def own_sets() -> list[Path]:
    """The folders that belong to the project."""
    return [Path(__file__).resolve().parent / name for name in OWN]


def drawn(people: int, judged: Judged) -> tuple[list[Card], list[Card]]:
    """`people` needs and as many offers, made by shuffling the sentences of all texts of a side."""
    chance = np.random.default_rng(1)

    def mixed(some: Sequence[Card]) -> list[Card]:
        sentences = [part for card in some for part in re.split(r"(?<=\.) ", card.text)]
        picks = chance.integers(0, len(sentences), (people, 6))
        return [
            replace(some[number % len(some)], id=str(number), text=" ".join(sentences[at] for at in pick))
            for number, pick in enumerate(picks)
        ]

    return mixed(judged.needs), mixed(judged.offers)


def clocked(people: int, judged: Judged) -> tuple[float, float]:
    """Seconds for the scores of `people` × `people` cards, and for the reasons of all pairs."""
    asked, given = drawn(people, judged)
    start = time.perf_counter()
    found = affinities(asked, given)
    scored = time.perf_counter()
    for _ in found.fits():
        pass
    return scored - start, time.perf_counter() - scored


def comparisons(folder: Path | None = None) -> list[Comparison]:
    """nDCG@5 and recall of every method on `folder`, or on each of the project's sets, and the time of 300 × 300."""
    sets = [judged_set(one) for one in ([folder] if folder else own_sets())]
    found = [line for judged in sets for line in _compared(judged)]
    affinities(sets[0].needs, sets[0].offers)  # The dictionary is loaded once, whatever comes after.
    scored, explained = clocked(300, sets[0])
    seconds = scored + explained
    result = f"scores {scored:.2f} s, reasons of all pairs {explained:.2f} s, dictionary loaded before"
    return [
        *found,
        Comparison("affinity", "300 × 300 cards", OURS, seconds, "s", result, SECONDS, seconds <= SECONDS),
    ]


def _compared(judged: Judged) -> list[Comparison]:
    case = f"{judged.name}: {len(judged.needs)} needs × {len(judged.offers)} offers"
    found, best = [], 0.0
    plain = baselines(judged.needs, judged.offers)
    for who, scores in {**plain, OURS: affinities(judged.needs, judged.offers).scores}.items():
        gained, recall = measured(scores, judged.grades)
        figure = float(gained.mean())
        low, high = interval(gained)
        result = f"95 % over needs {low:.2f} to {high:.2f}; recall of grade 3 in the first five {recall.mean():.2f}"
        if who == OURS:
            target = best + ABOVE
            found.append(Comparison("affinity", case, who, figure, "nDCG@5", result, target, figure >= target))
        else:
            best = max(best, figure)
            found.append(Comparison("affinity", case, who, figure, "nDCG@5", result))
    return found


def main(folders: Sequence[Path]) -> None:
    """Print a table for each folder, and the times."""
    for folder in folders:
        judged = judged_set(folder)
        print(f"{judged.name}: {len(judged.needs)} needs, {len(judged.offers)} offers\n")
        print(f"{'method':32} {'nDCG@5':>7} {'95 % over needs':>17} {'recall of grade 3':>18}")
        methods = {**baselines(judged.needs, judged.offers), **variants(judged.needs, judged.offers)}
        for name, scores in methods.items():
            gained, found = measured(scores, judged.grades)
            low, high = interval(gained)
            print(f"{name:32} {gained.mean():7.3f} {low:8.2f} to {high:.2f} {found.mean():18.3f}")
        print()
    for people in (300, 1_000):
        scored, explained = clocked(people, judged_set(folders[0]))
        print(f"{people:,} × {people:,} cards: scores {scored:.1f} s, reasons of all pairs {explained:.1f} s")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or own_sets())
