"""`kloeppel serve`: prepares everything and runs the web application, with a worker beside it."""

import argparse
import os
import sys
from typing import NoReturn

from kloeppel.cli import keeper
from kloeppel.cli.language import said
from kloeppel.cli.places import var_folder
from kloeppel.cli.preparation import prepare
from kloeppel.core.values import sentence

WORKERS = 2
THREADS = 4


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--bind",
        default="127.0.0.1:8000",
        metavar="ADDRESS",
        help="where the server listens: host:port or unix:/path/to/socket (default: 127.0.0.1:8000)",
    )
    parser.add_argument("--no-migrate", action="store_true", help="leave the tables of the database as they are")
    parser.add_argument(
        "--no-worker", action="store_true", help="start no worker beside the pages: `kloeppel worker` runs elsewhere"
    )
    parser.epilog = "Settings come from the environment: docs/guides/settings.md."


def run(arguments: argparse.Namespace) -> int:
    """Prepare everything, say where the pages are, serve until asked to end."""
    prepare(var_folder(), migrate=not arguments.no_migrate)
    print(said(sentence("Kloeppel is ready at %(address)s.", address=_shown(arguments.bind))), flush=True)
    serve(arguments.bind, with_worker=not arguments.no_worker)


def serve(bind: str, *, with_worker: bool = True) -> NoReturn:
    """Become the server at `bind`: this process is replaced, so that signals reach the server itself.

    A worker runs beside it and ends with it, unless that is not wanted.
    """
    from django.db import connections  # noqa: PLC0415 - the preparation has set Django up

    connections.close_all()
    sys.stdout.flush()
    sys.stderr.flush()
    if with_worker:
        keeper.start()
    command = server_command(bind)
    os.execv(command[0], command)  # noqa: S606 - the command is ours, and there is no shell in between


def server_command(bind: str) -> list[str]:
    """The command that serves the web application at `bind`, several requests at a time."""
    return [
        *(sys.executable, "-P", "-m", "gunicorn"),
        # gunicorn would open a control socket in the home folder.
        "--no-control-socket",
        *("--worker-class", "gthread", "--workers", str(WORKERS), "--threads", str(THREADS)),
        *("--bind", bind, "--log-level", "warning"),
        "kloeppel.project.wsgi:application",
    ]


def _shown(bind: str) -> str:
    return bind if bind.startswith("unix:") else f"http://{bind}"
