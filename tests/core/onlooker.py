"""Somebody who waits for a search, for the tests of every engine."""

from kloeppel.core.watch import Progress


class Onlooker:
    """Keeps what it is told, and asks the search to stop at question number `at` and from then on (None: never)."""

    def __init__(self, at: int | None = None) -> None:
        self.at, self.asked = at, 0
        self.told: list[Progress] = []

    def progress(self, progress: Progress) -> None:
        self.told.append(progress)

    def cancelled(self) -> bool:
        self.asked += 1
        return self.at is not None and self.asked >= self.at
