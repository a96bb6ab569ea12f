"""Over a running search: how long it may go on, who asked it to stop, and who wants to hear how far it is.

The one use of a clock in the engines: it decides how long to search, and nothing else.
"""

import time
from dataclasses import dataclass
from typing import Protocol

from kloeppel.core.values import Sentence


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a search is: what it does now, the value of the best answer so far and the bound on every answer.

    `best` and `bound` are None as long as there is none; which of the two is the larger depends on the engine.
    """

    step: Sentence
    best: float | None = None
    bound: float | None = None


class Observer(Protocol):
    """Somebody who waits for a search. Both are called from inside the search, often: they have to be quick."""

    def progress(self, progress: Progress) -> None:
        """The search got further."""

    def cancelled(self) -> bool:
        """Whether the search is to stop now and answer with the best it has found."""


class Watch:
    """A time limit and an observer in one, handed through an engine.

    Example: `watch = Watch(10.0, observer)`; in every loop `if watch.over(): break`; a solver gets `watch.left(0.3)`
    seconds; every improvement is told by `watch.report(Progress(sentence("…"), best=…, bound=…))`.
    """

    def __init__(self, seconds: float, observer: Observer | None = None) -> None:
        self._end = time.monotonic() + seconds
        self._observer = observer
        self._cancelled = False

    def left(self, share: float = 1.0) -> float:
        """`share` of the seconds that are left, at least 0; 0 as soon as somebody has cancelled."""
        if self.cancelled():
            return 0.0
        return max(0.0, share * (self._end - time.monotonic()))

    def part(self, share: float) -> "Watch":
        """A watch over a part of the search, with `share` of the seconds that are left and the same observer."""
        return Watch(self.left(share), self._observer)

    def over(self) -> bool:
        """Whether there is no time left, or somebody has cancelled."""
        return not self.left()

    def cancelled(self) -> bool:
        """Whether somebody has asked the search to stop; once yes, always yes."""
        if not self._cancelled and self._observer is not None:
            self._cancelled = self._observer.cancelled()
        return self._cancelled

    def report(self, progress: Progress) -> None:
        """Tell the observer, if there is one."""
        if self._observer is not None:
            self._observer.progress(progress)
