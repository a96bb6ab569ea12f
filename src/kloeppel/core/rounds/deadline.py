"""How long to search."""

import time


class Deadline:
    """A moment after which only the best plan found so far counts.

    The one use of a clock in this engine: it decides how long to search, and nothing else.
    """

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, share: float = 1.0) -> float:
        """`share` of the seconds that are left, at least 0."""
        return max(0.0, share * (self._end - time.monotonic()))
