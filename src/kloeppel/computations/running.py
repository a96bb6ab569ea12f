"""What a worker does around a computation: it listens to the engine, and tells the database now and then.

The engine speaks often and must not wait, so it is only remembered what it said; a thread beside it tells the database
at most twice a second, which also shows that the worker lives while the engine is silent.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import DatabaseError, connection

from kloeppel.computations.actions import tell
from kloeppel.computations.models import Computation
from kloeppel.core.watch import Progress

PAUSE = 0.5
"""Seconds between two words to the database."""
LONGEST = timedelta(minutes=15)
"""After this time nobody vouches for a computation any more: its engine hangs, and the claim runs out."""


class Listener:
    """The observer of an engine that works for `computation`; stops the engine when it is asked to."""

    def __init__(self, computation: Computation, clock: Callable[[], datetime]) -> None:
        self.computation, self._clock = computation, clock
        self._begun = clock()
        self._latest: Progress | None = None
        self._stop = threading.Event()

    def progress(self, progress: Progress) -> None:
        """Remember what the engine says."""
        self._latest = progress

    def cancelled(self) -> bool:
        """Whether somebody has asked to stop."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Ask the engine to stop and answer with the best it has."""
        self._stop.set()

    def tell(self) -> None:
        """Tell the database what was said since, and hear from it whether to stop."""
        at = self._clock()
        said, self._latest = self._latest, None
        passed = (at - self._begun).total_seconds()
        share = passed / self.computation.seconds if self.computation.seconds > 0 else 1.0
        if tell(computation=self.computation, progress=said, share=share, at=at):
            self.stop()

    @property
    def vouches(self) -> bool:
        """Whether the computation has not been going on for too long."""
        return self._clock() - self._begun < LONGEST


@contextmanager
def telling(listener: Listener) -> Iterator[None]:
    """While the block runs, `listener` tells the database twice a second from a thread of its own."""
    ended = threading.Event()

    def go_on() -> None:
        try:
            while not ended.wait(PAUSE) and listener.vouches:
                try:
                    listener.tell()
                except DatabaseError:
                    # The database is busy or away for a moment; the lease is long enough to try again.
                    connection.close()
        finally:
            connection.close()

    thread = threading.Thread(target=go_on, name="telling", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
