"""`kloeppel pair`: wishes in a JSON file to matches."""

import argparse
import dataclasses
import math
import time

from kloeppel.cli.plain_files import as_json, read_json, write_answer
from kloeppel.core.pairing.engine import match
from kloeppel.core.pairing.exchange import matching_to_json, wishes_from_json
from kloeppel.core.pairing.values import Rule

EXAMPLE = """\
An example to paste (wishes: 1 is best, an equal number is a tie, whoever is absent is not acceptable):

./kloeppel pair - <<'END'
{
 "a": [
  {"id": "c1", "wishes": {"b1": 1, "b2": 2}},
  {"id": "c2", "wishes": {"b1": 1}},
  {"id": "c3", "wishes": {"b2": 1, "b3": 1}}
 ],
 "b": [
  {"id": "b1", "wishes": {"c1": 1, "c2": 2}},
  {"id": "b2", "wishes": {"c1": 1, "c3": 1}},
  {"id": "b3", "capacity": 2, "wishes": {"c3": 1}}
 ],
 "must": [],
 "never": [["c3", "b2"]],
 "rule": "stable"
}
END

The rule "stable" finds the most matches without two people who would rather have each other.
The rule "best_total" finds the most matches, then the best ranks in sum, and lists those pairs.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.epilog = EXAMPLE
    parser.add_argument("wishes", metavar="FILE", help="the wishes as JSON, - for standard input")
    parser.add_argument("-o", dest="output", metavar="FILE", help="write the answer there instead of printing it")
    parser.add_argument("--rule", choices=[rule.value for rule in Rule], help="instead of the rule in the file")
    parser.add_argument("--seed", type=_seed, default=0, help="decides between equally good answers (default: 0)")
    parser.add_argument(
        "--time-limit",
        type=_seconds,
        default=10.0,
        metavar="S",
        help="stop after so many seconds with the best found (default: 10)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Read the wishes, match, write the answer. Raises InputError before anything is written."""
    wishes = wishes_from_json(read_json(arguments.wishes))
    if arguments.rule is not None:
        wishes = dataclasses.replace(wishes, rule=Rule(arguments.rule))
    started = time.perf_counter()
    matching = match(wishes, seed=arguments.seed, time_limit=arguments.time_limit)
    answer = matching_to_json(matching, seconds=time.perf_counter() - started)
    write_answer(as_json(answer), arguments.output)
    return 0


def _seed(text: str) -> int:
    seed = int(text)
    if seed < 0:
        raise argparse.ArgumentTypeError("must be 0 or more")
    return seed


def _seconds(text: str) -> float:
    seconds = float(text)
    if not (math.isfinite(seconds) and seconds >= 0):
        raise argparse.ArgumentTypeError("must be a number of seconds, 0 or more")
    return seconds
