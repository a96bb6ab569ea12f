"""`kloeppel worker`: sends letters, ends what is overdue and computes what was asked for, for as long as it runs."""

import argparse
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

from kloeppel.cli.language import said
from kloeppel.cli.places import var_folder
from kloeppel.cli.preparation import set_up
from kloeppel.core.values import sentence

if TYPE_CHECKING:
    from kloeppel.computations.running import Listener

PAUSE = 5
"""Seconds between two looks into the outbox."""
SHORT_PAUSE = 0.05
"""Seconds between two looks for something to compute: whoever has asked is waiting."""
FAREWELL = 3
"""Seconds that an engine gets to hear that the worker is to end."""


class Computing:
    """Takes up what is to be computed, one after the other, until it is asked to end."""

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop
        self._listener: Listener | None = None
        self._thread = threading.Thread(target=self._go_on, name="computing", daemon=True)

    def start(self) -> None:
        """Begin, in a thread of its own: a long computation must not hold up letters, nor the other way round."""
        self._thread.start()

    def end(self) -> None:
        """Give back what is being computed, so that another worker goes on with it at once, and stop the engine."""
        from kloeppel.computations.actions import give_back  # noqa: PLC0415 - Django must be set up first

        self._stop.set()
        listener = self._listener
        if listener is not None:
            # Given back first: whatever the engine comes up with now is not stored any more.
            give_back(computation=listener.computation)
            listener.stop()
        self._thread.join(FAREWELL)

    def look(self) -> bool:
        """Compute all that waits; whether the database could be used."""
        from django.db import DatabaseError, close_old_connections  # noqa: PLC0415 - Django must be set up first

        from kloeppel.flow.computations import take_up  # noqa: PLC0415 - as above

        try:
            while not self._stop.is_set() and take_up(hold=self._hold):
                self._listener = None
        except DatabaseError:
            # The look into the outbox says it, once for both.
            return False
        finally:
            self._listener = None
            close_old_connections()
        return True

    def _hold(self, listener: "Listener") -> None:
        self._listener = listener

    def _go_on(self) -> None:
        from kloeppel.flow.computations import warm_up  # noqa: PLC0415 - Django must be set up first

        warm_up()
        while not self._stop.is_set():
            self._stop.wait(SHORT_PAUSE if self.look() else PAUSE)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--once", action="store_true", help="do what waits now, then end (for cron)")
    parser.add_argument(
        "--beside", type=int, metavar="PROCESS", help="end as soon as this process, which has started it, is gone"
    )


def run(arguments: argparse.Namespace) -> int:
    """Work until the process is asked to end; with `--once` 1 if the database cannot be used, 0 otherwise."""
    set_up(var_folder())
    from django.db import close_old_connections  # noqa: PLC0415 - Django must be set up first

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        # The letter that is being sent is finished first.
        signal.signal(number, lambda *_: stop.set())
    computing = Computing(stop)
    if arguments.once:
        return 0 if _look(stop) and computing.look() else 1
    if arguments.beside is not None:
        threading.Thread(target=_end_with, args=(arguments.beside, stop), daemon=True).start()
    computing.start()
    while not stop.is_set():
        _look(stop)
        # A connection that broke is made anew at the next look.
        close_old_connections()
        stop.wait(PAUSE)
    computing.end()
    return 0


def _end_with(process: int, stop: threading.Event) -> None:
    """Ask to end once `process` is not the parent any more. A parent that is killed can tell nobody."""
    while os.getppid() == process and not stop.wait(1):
        pass
    stop.set()


def _look(stop: threading.Event) -> bool:
    """End the proposals whose day is over, send the letters that wait; whether the database could be used."""
    from django.db import DatabaseError  # noqa: PLC0415 - Django must be set up first
    from django.utils import timezone  # noqa: PLC0415 - as above

    from kloeppel.flow.match_confirmed import end_overdue_proposals  # noqa: PLC0415 - as above
    from kloeppel.mailroom.actions import send_waiting  # noqa: PLC0415 - as above

    try:
        end_overdue_proposals(at=timezone.now())
        # One letter at a time: each carries its own time, and the wish to end is heard between two.
        while not stop.is_set() and send_waiting(at=timezone.now(), most=1):
            pass
    except DatabaseError as error:
        # The database may be away for a moment, or not have its tables yet.
        print(said(sentence("The database cannot be used: %(reason)s", reason=str(error).strip())), file=sys.stderr)
        return False
    return True
