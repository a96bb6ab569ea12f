"""`kloeppel appointments`: people and talks in, the slot of every talk out, or the reason why there is none."""

import argparse
import time

from kloeppel.cli.language import said
from kloeppel.cli.plain_files import as_json, read_json, write_answer
from kloeppel.cli.search_options import add_search_options, onlooker

EXAMPLE = """\
An example to paste:

./kloeppel appointments - <<'END'
{"slots": 4, "tables": 2, "gap_spread": 1,
 "people": [{"id": "p1", "absent": [3]}, {"id": "p2"}, {"id": "p3"}, {"id": "p4"}],
 "talks": [{"id": "m1", "a": "p1", "b": "p2"}, {"id": "m2", "a": "p1", "b": "p3", "after": ["m1"]},
           {"id": "m3", "a": "p4", "b": "p2"}, {"id": "m4", "a": "p4", "b": "p3", "slots": [1, 2]}]}
END

Slots count from 0. If the talks cannot all be placed, the answer says so and why. The format of the problem is in
docs/formats/appointments-problem.schema.json, that of the answer in docs/formats/appointments-answer.schema.json.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.epilog = EXAMPLE
    parser.add_argument("problem", metavar="FILE", help="the problem as JSON; - for standard input")
    add_search_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Plan the problem and write the answer. Raises InputError if the problem cannot be used."""
    # The engines are imported when they are needed: --help must not wait for them.
    from kloeppel.core.appointments import appointments, count_gaps, verify  # noqa: PLC0415
    from kloeppel.core.appointments.exchange import appointments_to_json, problem_from_json  # noqa: PLC0415

    problem = problem_from_json(read_json(arguments.problem))
    started = time.perf_counter()
    with onlooker(arguments) as observer:
        answer = appointments(problem, seed=arguments.seed, time_limit=arguments.time_limit, observer=observer)
    seconds = time.perf_counter() - started
    if answer.feasible:
        violations = verify(problem, answer.slots)
        if violations or sum(count_gaps(problem, answer.slots).values()) != answer.gaps:
            raise RuntimeError(f"The plan breaks its own rules: {violations}")
    write_answer(as_json(appointments_to_json(answer, round(seconds, 4), said)), arguments.output)
    return 0
