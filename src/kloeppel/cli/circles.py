"""`kloeppel circles`: people and group sizes in, the groups of every round out."""

import argparse
import time

from kloeppel.cli.plain_files import as_json, read_json, write_answer
from kloeppel.cli.search_options import add_search_options, onlooker

EXAMPLE = """\
An example to paste:

./kloeppel circles - <<'END'
{"rounds": 3, "groups": [2, 2],
 "people": [{"id": "p1", "region": "lausitz", "gives": ["booking"], "host": true}, {"id": "p2", "region": "lausitz"},
            {"id": "p3", "region": "harz", "needs": ["booking"]}, {"id": "p4", "region": "harz"}]}
END

Rounds in `absent` count from 0. The format of the problem is in docs/formats/circles-problem.schema.json, that of the
answer in docs/formats/circles-answer.schema.json.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.epilog = EXAMPLE
    parser.add_argument("problem", metavar="FILE", help="the problem as JSON; - for standard input")
    add_search_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Plan the problem and write the answer. Raises InputError if the problem cannot be used."""
    # The engines are imported when they are needed: --help must not wait for them.
    from kloeppel.core.circles import circles, count_repeats, verify  # noqa: PLC0415
    from kloeppel.core.circles.exchange import circles_to_json, problem_from_json  # noqa: PLC0415

    problem = problem_from_json(read_json(arguments.problem))
    started = time.perf_counter()
    with onlooker(arguments) as observer:
        answer = circles(problem, seed=arguments.seed, time_limit=arguments.time_limit, observer=observer)
    seconds = time.perf_counter() - started
    violations = verify(problem, answer.rounds)
    if violations or count_repeats(problem, answer.rounds) != answer.repeats:
        raise RuntimeError(f"The plan breaks its own rules: {violations}")
    write_answer(as_json(circles_to_json(answer, seconds=round(seconds, 4))), arguments.output)
    return 0
