"""The parts of `kloeppel rounds` for a day that has begun, or that has to stand people who do not come."""

import argparse
import time

from kloeppel.cli.language import said
from kloeppel.cli.plain_files import as_json, read_json, write_answer
from kloeppel.cli.search_options import onlooker
from kloeppel.core.values import sentence

EXAMPLE = """\
A day that has begun: c1 has left after the first round.

./kloeppel rounds --repair - <<'END'
{"problem": {"rounds": 3, "tables": 2,
  "people": [{"id": "c1", "side": "a"}, {"id": "c2", "side": "a"},
             {"id": "b1", "side": "b"}, {"id": "b2", "side": "b"}],
  "pairs": [{"a": "c1", "b": "b1", "affinity": 0.9}, {"a": "c1", "b": "b2", "affinity": 0.4},
            {"a": "c2", "b": "b1", "affinity": 0.7}, {"a": "c2", "b": "b2", "affinity": 0.3}]},
 "plan": {"meetings": [{"a": "c1", "b": "b1", "round": 0, "table": 0}, {"a": "c2", "b": "b2", "round": 1, "table": 0},
                       {"a": "c1", "b": "b2", "round": 2, "table": 0}]},
 "now": 1, "changes": [{"id": "c1", "absent": [1, 2]}]}
END

Rounds before `now` are over. Formats: docs/formats/rounds-situation.schema.json and rounds-repair.schema.json.

With --adapt the same file also has what people said, such as "ratings": [{"giver": "c1", "about": "b1", "yes": true},
{"giver": "b1", "about": "c1", "rating": 4}] (1 to 5), and perhaps a "share" of talks to learn from. The answer is
described in docs/formats/rounds-adaptation.schema.json.

With --robust RATE, FILE is a day to be planned, or an object with "problem" and perhaps "no_show": {"c1": 0.4} (rates
of some people) and "confidence"; the answer is described in docs/formats/rounds-robust.schema.json.
"""


def add_day_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options that make something else of FILE than a day to be planned."""
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument("--repair", action="store_true", help="FILE is a day that has begun: repair its plan")
    kinds.add_argument(
        "--adapt", action="store_true", help="FILE is a day that has begun, with ratings: plan its rest from them"
    )
    kinds.add_argument(
        "--robust", type=_rate, metavar="RATE", help="people stay away with this chance: a plan that stands it"
    )


def _rate(text: str) -> float:
    try:
        rate = float(text)
    except ValueError:
        rate = -1.0
    if not 0 <= rate < 1:
        raise argparse.ArgumentTypeError(said(sentence("must be a number of at least 0 and below 1")))
    return rate


def run_day(arguments: argparse.Namespace) -> int | None:
    """Answer what is asked about a day that has begun; None if nothing is."""
    if arguments.repair:
        return _repair(arguments)
    if arguments.adapt:
        return _adapt(arguments)
    if arguments.robust is not None:
        return _robust(arguments)
    return None


def _repair(arguments: argparse.Namespace) -> int:
    # The engines are imported when they are needed: --help must not wait for them.
    from kloeppel.core.rounds.repair import repair, verify_repair  # noqa: PLC0415
    from kloeppel.core.rounds.repair.exchange import repair_to_json  # noqa: PLC0415
    from kloeppel.core.rounds.situation_documents import situation_from_json  # noqa: PLC0415

    situation = situation_from_json(read_json(arguments.problem))
    started = time.perf_counter()
    with onlooker(arguments) as observer:
        answer = repair(situation, seed=arguments.seed, time_limit=arguments.time_limit, observer=observer)
    seconds = time.perf_counter() - started
    violations = verify_repair(situation, answer)
    if violations:
        raise RuntimeError(f"The repaired plan breaks its own rules: {violations[0]}")
    write_answer(as_json(repair_to_json(answer, seconds=round(seconds, 4))), arguments.output)
    return 0


def _adapt(arguments: argparse.Namespace) -> int:
    from kloeppel.core.rounds.adaptive import adapt, verify_adaptation  # noqa: PLC0415
    from kloeppel.core.rounds.adaptive.exchange import adaptation_to_json, task_from_json  # noqa: PLC0415

    task = task_from_json(read_json(arguments.problem))
    started = time.perf_counter()
    with onlooker(arguments) as observer:
        answer = adapt(
            task.situation,
            task.ratings,
            share=task.share,
            seed=arguments.seed,
            time_limit=arguments.time_limit,
            observer=observer,
        )
    seconds = time.perf_counter() - started
    violations = verify_adaptation(task.situation, answer)
    if violations:
        raise RuntimeError(f"The plan breaks its own rules: {violations[0]}")
    write_answer(as_json(adaptation_to_json(answer, seconds=round(seconds, 4))), arguments.output)
    return 0


def _robust(arguments: argparse.Namespace) -> int:
    from kloeppel.core.rounds.robust import robust, verify_robustness  # noqa: PLC0415
    from kloeppel.core.rounds.robust.exchange import robustness_to_json, task_from_json  # noqa: PLC0415

    task = task_from_json(read_json(arguments.problem), arguments.robust)
    started = time.perf_counter()
    with onlooker(arguments) as observer:
        answer = robust(
            task.problem,
            task.no_show,
            confidence=task.confidence,
            seed=arguments.seed,
            time_limit=arguments.time_limit,
            observer=observer,
        )
    seconds = time.perf_counter() - started
    violations = verify_robustness(task.problem, task.no_show, answer)
    if violations:
        raise RuntimeError(f"The plan breaks its own rules: {violations[0]}")
    write_answer(as_json(robustness_to_json(answer, seconds=round(seconds, 4))), arguments.output)
    return 0
