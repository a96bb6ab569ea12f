"""How long to search."""

import time
from collections.abc import Callable


class Deadline:
    """The one use of a clock in this engine: it decides how long to search, and nothing else."""

    def __init__(self, seconds: float, cancelled: Callable[[], bool] | None) -> None:
        self._start, self._seconds, self._cancelled = time.monotonic(), seconds, cancelled

    def over(self, share: float = 1.0) -> bool:
        """Whether `share` of the time is over, or the search was cancelled."""
        late = time.monotonic() - self._start > share * self._seconds
        return late or (self._cancelled is not None and self._cancelled())
