"""`kloeppel pair`: wishes in a JSON file to matches, and answers to what one may ask about them."""

import argparse
import dataclasses
import time

from kloeppel.cli.plain_files import as_json, read_json, write_answer
from kloeppel.cli.search_options import add_search_options, onlooker

RULES = ("stable", "best_total", "fair", "most_mutual")
"""The values of the engine's `Rule`, which `--help` must not import."""

EXAMPLE = """\
An example to paste (wishes: 1 is best, an equal number is a tie, whoever is absent is not acceptable):

./kloeppel pair - --explain c2 <<'END'
{
 "a": [
  {"id": "c1", "wishes": {"b1": 1, "b2": 2}},
  {"id": "c2", "wishes": {"b1": 1}},
  {"id": "c3", "wishes": {"b2": 1, "b3": 1}}
 ],
 "b": [
  {"id": "b1", "region": "lausitz", "wishes": {"c1": 1, "c2": 2}},
  {"id": "b2", "region": "lausitz", "wishes": {"c1": 1, "c3": 1}},
  {"id": "b3", "capacity": 2, "wishes": {"c3": 1}}
 ],
 "must": [],
 "never": [["c3", "b2"]],
 "quotas": [{"of": "region", "value": "lausitz", "min": 1, "max": 2}],
 "rule": "stable"
}
END

The rule "stable" finds the most matches without two people who would rather have each other.
The rule "best_total" finds the most matches, then the best ranks in sum, and lists those pairs.
The rule "fair" leaves as few people without as possible, then helps whoever gets least.
The rule "most_mutual" finds the most pairs in which both put each other first, then is stable.

Beside "quotas" there are "couples" (two who are matched both or neither) and, of a person, a "team"
(so many partners or none); docs/formats/pairing-wishes.schema.json has them all.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.epilog = EXAMPLE
    parser.add_argument("wishes", metavar="FILE", help="the wishes as JSON; - for standard input")
    parser.add_argument("--rule", choices=RULES, help="instead of the rule in the file")
    asking = parser.add_argument_group("questions about the answer (each may be asked several times)")
    asking.add_argument(
        "--explain",
        action="append",
        default=[],
        metavar="ID|A,B",
        help="why somebody has these partners, or none; why these two (a:ID or b:ID where both sides use the id)",
    )
    asking.add_argument(
        "--compare", action="append", default=[], choices=RULES, help="who would gain and lose by another rule"
    )
    asking.add_argument("--lock", action="append", default=[], metavar="A,B", help="what it costs to set this pair")
    asking.add_argument("--forbid", action="append", default=[], metavar="A,B", help="what it costs to rule it out")
    asking.add_argument(
        "--sensitivity", action="store_true", help="which pairs are in every best answer, in some, in none"
    )
    add_search_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Read the wishes, match, answer questions, write it all. Raises InputError before anything is written."""
    # The engines are imported when they are needed: --help must not wait for them.
    from kloeppel.cli.pair_questions import answers, questions  # noqa: PLC0415
    from kloeppel.core.pairing.engine import match  # noqa: PLC0415
    from kloeppel.core.pairing.exchange import matching_to_json, wishes_from_json  # noqa: PLC0415
    from kloeppel.core.pairing.values import Rule  # noqa: PLC0415

    wishes = wishes_from_json(read_json(arguments.wishes))
    if arguments.rule is not None:
        wishes = dataclasses.replace(wishes, rule=Rule(arguments.rule))
    asked = questions(arguments, wishes)
    with onlooker(arguments) as observer:
        started = time.perf_counter()
        matching = match(wishes, seed=arguments.seed, time_limit=arguments.time_limit, observer=observer)
        answer = matching_to_json(matching, seconds=time.perf_counter() - started)
        answer |= answers(asked, wishes, matching, arguments, observer)
    write_answer(as_json(answer), arguments.output)
    return 0
