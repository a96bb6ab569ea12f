"""The options of every command that lets an engine search: where the answer goes, the seed, the time limit."""

import argparse

from kloeppel.cli.language import said
from kloeppel.core.values import sentence

LARGEST_SEED = 2**31 - 1


def add_search_options(parser: argparse.ArgumentParser) -> None:
    """Declare `-o/--output`, `--seed` and `--time-limit`."""
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
