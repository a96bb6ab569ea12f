"""`kloeppel rounds`: a problem in, a plan with its proof out."""

import argparse
import time

from kloeppel.cli import rounds_day
from kloeppel.cli.plain_files import as_json, read_json, write_answer
from kloeppel.cli.search_options import add_search_options, onlooker

EXAMPLE = """\
An example to paste:

./kloeppel rounds - <<'END'
{"rounds": 2, "tables": 2,
 "people": [{"id": "c1", "side": "a"}, {"id": "c2", "side": "a", "min": 1},
            {"id": "b1", "side": "b"}, {"id": "b2", "side": "b", "absent": [0]}],
 "pairs": [{"a": "c1", "b": "b1", "affinity": 0.9}, {"a": "c1", "b": "b2", "affinity": 0.4},
           {"a": "c2", "b": "b1", "affinity": 0.7, "must": true}]}
END

A pair that is not listed may not meet. Rounds and tables count from 0. Days without sides, threes, tables with
properties, breaks and rest: docs/algorithms/rounds.md.
The format of the problem is in docs/formats/rounds-problem.schema.json, that of the answer in
docs/formats/rounds-plan.schema.json.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.epilog = f"{EXAMPLE}\n{rounds_day.EXAMPLE}"
    parser.add_argument("problem", metavar="FILE", help="the problem as JSON; - for standard input")
    rounds_day.add_day_options(parser)
    add_search_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Plan the problem and write the answer. Raises InputError if the problem cannot be used."""
    of_the_day = rounds_day.run_day(arguments)
    if of_the_day is not None:
        return of_the_day
    # The engines are imported when they are needed: --help must not wait for them.
    from kloeppel.core.rounds.exchange import plan_to_json, problem_from_json  # noqa: PLC0415
    from kloeppel.core.rounds.planning import plan  # noqa: PLC0415
    from kloeppel.core.rounds.verify import verify  # noqa: PLC0415

    problem = problem_from_json(read_json(arguments.problem))
    started = time.perf_counter()
    with onlooker(arguments) as observer:
        answer = plan(problem, seed=arguments.seed, time_limit=arguments.time_limit, observer=observer)
    seconds = time.perf_counter() - started
    violations = verify(problem, answer.meetings)
    if violations:
        raise RuntimeError(f"The plan breaks its own rules: {violations[0]}")
    write_answer(as_json(plan_to_json(answer, seconds=round(seconds, 4))), arguments.output)
    return 0
