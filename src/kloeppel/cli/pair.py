"""`kloeppel pair`: wishes in a JSON file to matches."""

import argparse
import dataclasses
import time

from kloeppel.cli.plain_files import as_json, read_json, write_answer
from kloeppel.cli.search_options import add_search_options

RULES = ("stable", "best_total")
"""The values of the engine's `Rule`, which `--help` must not import."""

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
    parser.add_argument("wishes", metavar="FILE", help="the wishes as JSON; - for standard input")
    parser.add_argument("--rule", choices=RULES, help="instead of the rule in the file")
    add_search_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Read the wishes, match, write the answer. Raises InputError before anything is written."""
    # The engines are imported when they are needed: --help must not wait for them.
    from kloeppel.core.pairing.engine import match  # noqa: PLC0415
    from kloeppel.core.pairing.exchange import matching_to_json, wishes_from_json  # noqa: PLC0415
    from kloeppel.core.pairing.values import Rule  # noqa: PLC0415

    wishes = wishes_from_json(read_json(arguments.wishes))
    if arguments.rule is not None:
        wishes = dataclasses.replace(wishes, rule=Rule(arguments.rule))
    started = time.perf_counter()
    matching = match(wishes, seed=arguments.seed, time_limit=arguments.time_limit)
    answer = matching_to_json(matching, seconds=time.perf_counter() - started)
    write_answer(as_json(answer), arguments.output)
    return 0
