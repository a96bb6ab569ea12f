"""`kloeppel worker`: sends the letters that wait and ends what is overdue, for as long as it runs."""

import argparse
import signal
import sys
import threading

from kloeppel.cli.language import said
from kloeppel.cli.places import var_folder
from kloeppel.cli.preparation import set_up
from kloeppel.core.values import sentence

PAUSE = 5
"""Seconds between two looks into the outbox."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--once", action="store_true", help="send what waits now, then end (for cron)")


def run(arguments: argparse.Namespace) -> int:
    """Send letters until the process is asked to end; with `--once` 1 if the database cannot be used, 0 otherwise."""
    set_up(var_folder())
    from django.db import close_old_connections  # noqa: PLC0415 - Django must be set up first

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        # The letter that is being sent is finished first.
        signal.signal(number, lambda *_: stop.set())
    while True:
        in_order = _look(stop)
        # A connection that broke is made anew at the next look.
        close_old_connections()
        if arguments.once or stop.wait(PAUSE):
            return 0 if in_order or not arguments.once else 1


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
