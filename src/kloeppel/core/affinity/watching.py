"""Going through cards while somebody may be watching."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from kloeppel.core.affinity.values import AffinityCancelled
from kloeppel.core.values import Sentence
from kloeppel.core.watch import Progress, Watch

Item = TypeVar("Item")
_EVERY = 50


def watched(items: Sequence[Item], watch: Watch, step: Sentence) -> Iterator[Item]:
    """The items one by one; before every fiftieth the observer hears how many are done and may stop.

    `best` of the progress is the number done, `bound` the number of all. Raises `AffinityCancelled`.
    """
    for place, item in enumerate(items):
        if place % _EVERY == 0:
            stop_if_asked(watch)
            watch.report(Progress(step, best=place, bound=len(items)))
        yield item


def stop_if_asked(watch: Watch) -> None:
    """Raise `AffinityCancelled` if somebody has asked to stop."""
    if watch.cancelled():
        raise AffinityCancelled
