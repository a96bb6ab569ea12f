"""The one door: `kloeppel COMMAND …`. Each command is a module here and is imported only when it is called."""

import argparse
import importlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from kloeppel.cli.language import said
from kloeppel.cli.plain_files import UNUSABLE_INPUT
from kloeppel.core.values import InputError


@dataclass(frozen=True, slots=True)
class Command:
    """One command: the module that runs it (`add_arguments(parser)`, `run(arguments) -> int`) and its help."""

    module: str
    help: str


COMMANDS = {
    "demo": Command("demo", "Make the example programme and open it in the web server."),
    "people": Command("people", "Read a list of people (CSV or XLSX) and say what is understood."),
    "rounds": Command("rounds", "Plan who meets whom in which round at which table."),
    "appointments": Command("appointments", "Give every talk of a list a slot, with few gaps in people's days."),
    "pair": Command("pair", "Turn wishes into matches."),
    "circles": Command("circles", "Make groups for several rounds in which few people meet twice."),
    "affinity": Command("affinity", "Say how well needs and offers could fit, and why."),
    "serve": Command("serve", "Prepare everything and run the web application."),
    "worker": Command("worker", "Send the letters that wait, and compute what takes a while."),
    "texts": Command("texts", "Keep the translation catalogues complete."),
    "screens": Command("screens", "Take pictures of the main screens into docs/screens."),
    "test": Command("test", "Run everything that must hold: form, types, layers, tests on both databases."),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that `argv` names (default: the process's own arguments) and return its exit code."""
    given = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog="kloeppel", description="Kloeppel: from the first call to the last report.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    called = next((word for word in given if not word.startswith("-")), None)
    for name, command in COMMANDS.items():
        subparser = subparsers.add_parser(
            name,
            help=command.help,
            description=command.help,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if name == called:
            module = importlib.import_module(f"kloeppel.cli.{command.module}")
            module.add_arguments(subparser)
            subparser.set_defaults(run=module.run)
    arguments = parser.parse_args(given)
    try:
        return int(arguments.run(arguments))
    except InputError as error:
        sys.stderr.write(f"{said(error.problem)}\n")
        return UNUSABLE_INPUT


if __name__ == "__main__":
    sys.exit(main())
