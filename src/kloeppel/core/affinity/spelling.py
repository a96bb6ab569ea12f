"""How alike two texts are in runs of letters: what is left when neither dictionary nor vocabulary knows a word.

"Klitscher" and "Klitscherbude" have five letters in a row in common, whatever they mean.
"""

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from kloeppel.core.affinity.reading import Reading

RUN = 5
_COLUMNS = 4_096
Matrix = NDArray[np.float64]


def spelling_agreement(needs: Sequence[Reading], offers: Sequence[Reading]) -> Matrix:
    """Cosines of sublinear TF-IDF over runs of five letters inside words, needs × offers."""
    counts = [Counter(_runs(reading.spelling)) for reading in (*needs, *offers)]
    seen = Counter(run for count in counts for run in count)
    rare = {run: log((1 + len(counts)) / (1 + cards)) + 1 for run, cards in seen.items()}
    rows = [{run: (1 + log(times)) * rare[run] for run, times in sorted(count.items())} for count in counts]
    lengths = np.array([sqrt(sum(weight * weight for weight in row.values())) or 1.0 for row in rows])
    asked, given = rows[: len(needs)], rows[len(needs) :]
    shared = sorted({run for row in asked for run in row} & {run for row in given for run in row})
    total = np.zeros((len(needs), len(offers)))
    for start in range(0, len(shared), _COLUMNS):
        column = {run: place for place, run in enumerate(shared[start : start + _COLUMNS])}
        total += _table(asked, column) @ _table(given, column).T
    result: Matrix = total / np.outer(lengths[: len(needs)], lengths[len(needs) :])
    return result


def _runs(words: Sequence[str]) -> list[str]:
    padded = [f" {word} " for word in words]
    return [word[at : at + RUN] for word in padded for at in range(len(word) - RUN + 1)]


def _table(rows: Sequence[dict[str, float]], column: dict[str, int]) -> Matrix:
    table = np.zeros((len(rows), len(column)))
    for place, row in enumerate(rows):
        for run in row.keys() & column.keys():
            table[place, column[run]] = row[run]
    return table
