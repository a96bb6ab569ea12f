"""Chance from a seed, one number at a time and quickly: numpy draws numbers in batches far faster than singly."""

import numpy as np

BATCH = 4096


class Chance:
    """A source of random numbers; the same seed gives the same numbers."""

    def __init__(self, seed: int) -> None:
        self._generator = np.random.default_rng(seed)
        self._drawn: list[float] = []

    def random(self) -> float:
        """A number from 0 up to but not 1."""
        if not self._drawn:
            self._drawn = self._generator.random(BATCH).tolist()
        return self._drawn.pop()

    def below(self, end: int) -> int:
        """A whole number from 0 up to but not `end`."""
        return int(self.random() * end)

    def shuffle(self, numbers: list[int]) -> None:
        """Bring `numbers` into a random order (Fisher and Yates)."""
        for last in range(len(numbers) - 1, 0, -1):
            other = self.below(last + 1)
            numbers[last], numbers[other] = numbers[other], numbers[last]

    def some(self, end: int, count: int) -> set[int]:
        """So many of the numbers from 0 up to but not `end`."""
        numbers = list(range(end))
        return {numbers.pop(self.below(len(numbers))) for _ in range(count)}
