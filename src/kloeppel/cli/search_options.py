"""The options of every command that lets an engine search: where the answer goes, seed, time limit, progress.

Ctrl-C asks the search to stop: the best answer found so far is written. A second Ctrl-C ends the command.
"""

import argparse
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from kloeppel.cli.language import said
from kloeppel.core.values import sentence
from kloeppel.core.watch import Progress

LARGEST_SEED = 2**31 - 1


def add_search_options(parser: argparse.ArgumentParser) -> None:
    """Declare `-o/--output`, `--seed`, `--time-limit` and `--progress`."""
    add_output_option(parser)
    parser.add_argument(
        "--seed",
        type=_seed,
        default=0,
        metavar="N",
        help="decides between equally good answers; same seed, same answer (default: 0)",
    )
    parser.add_argument(
        "--time-limit",
        type=_seconds,
        default=10.0,
        metavar="S",
        help="stop after so many seconds with the best answer found (default: 10)",
    )
    parser.add_argument("--progress", action="store_true", help="say on standard error how far the search is")


class Onlooker:
    """Somebody at a terminal: sees progress if wanted, and can ask the search to stop."""

    def __init__(self, *, wants_progress: bool) -> None:
        self._wants_progress = wants_progress
        self._stop = False
        self._last = ""

    def progress(self, progress: Progress) -> None:
        """Write a line to standard error, unless it would be the same as the last one."""
        if not self._wants_progress:
            return
        figures = [f"{figure:g}" for figure in (progress.best, progress.bound) if figure is not None]
        line = " ".join([said(progress.step), *([f"({' / '.join(figures)})"] if figures else [])])
        if line != self._last:
            self._last = line
            sys.stderr.write(f"{line}\n")

    def cancelled(self) -> bool:
        """Whether somebody pressed Ctrl-C."""
        return self._stop

    def stop(self, _signal: int, _frame: FrameType | None) -> None:
        """Ask the search to stop; from now on Ctrl-C ends the command as usual."""
        self._stop = True
        signal.signal(signal.SIGINT, signal.default_int_handler)


@contextmanager
def onlooker(arguments: argparse.Namespace) -> Iterator[Onlooker]:
    """The observer to hand to an engine while it searches."""
    watching = Onlooker(wants_progress=arguments.progress)
    before = signal.signal(signal.SIGINT, watching.stop)
    try:
        yield watching
    finally:
        signal.signal(signal.SIGINT, before)


def add_output_option(parser: argparse.ArgumentParser) -> None:
    """Declare `-o/--output`, which `plain_files.write_answer` takes."""
    parser.add_argument("-o", "--output", metavar="FILE", help="write the answer to FILE instead of standard output")


def _seed(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = -1
    if not 0 <= number <= LARGEST_SEED:
        raise argparse.ArgumentTypeError(
            said(sentence("must be a whole number from 0 to %(largest)s", largest=LARGEST_SEED))
        )
    return number


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(said(sentence("must be a number of seconds above 0")))
    return seconds
