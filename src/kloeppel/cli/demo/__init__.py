"""Make the example programme and open it in the web server: `./kloeppel demo`."""

import argparse
import os
import shutil
import sys
from pathlib import Path

from kloeppel.cli.places import ROOT

EXAMPLES = """
  kloeppel demo                 make it, or go on with it, and open the pages
  kloeppel demo --fresh         forget what was changed and begin again
  kloeppel demo --no-serve      make it and stop
"""
ADDRESS = "127.0.0.1:8000"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kloeppel demo` takes."""
    parser.epilog = EXAMPLES
    parser.add_argument("--fresh", action="store_true", help="throw the example programme away and make it anew")
    parser.add_argument("--no-serve", action="store_true", help="stop once everything is there")
    parser.add_argument("--bind", metavar="ADDRESS", default=ADDRESS, help=f"where the pages open (default: {ADDRESS})")


def run(arguments: argparse.Namespace) -> int:
    """Prepare the installation, make the example programme unless it is there, print the links, serve until Ctrl-C."""
    folder = demo_folder()
    if arguments.fresh:
        shutil.rmtree(folder, ignore_errors=True)
    _settle(folder, arguments.bind)
    from kloeppel.cli import preparation, serve  # noqa: PLC0415 - both read the settings that were made just now

    preparation.prepare(folder)
    from kloeppel.cli.demo import links, story  # noqa: PLC0415 - Django is set up now

    if not story.is_there():
        print(links.said_before(), file=sys.stderr, flush=True)
        story.tell()
    print(links.page(arguments.bind), flush=True)
    if arguments.no_serve:
        print(links.said_ready(), flush=True)
        return 0
    return serve.serve(arguments.bind)


def demo_folder() -> Path:
    """Where the demo keeps its database: a folder of its own, for `--fresh` must never reach a real programme.

    Below KLOEPPEL_VAR if that is set, else beside the checkout's own environment, or with that in the cache.
    """
    if given := os.environ.get("KLOEPPEL_VAR"):
        return Path(given) / "demo"
    place = Path(sys.prefix)
    return ROOT / "var" / "demo" if place.parent == ROOT else place / "demo"


def _settle(folder: Path, bind: str) -> None:
    """Let the settings of this process (and of the server it becomes) be those of the demo."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in [name for name in os.environ if name.startswith("KLOEPPEL_")]:
        # What is set for a real installation (its database above all) must not reach the example people.
        del os.environ[name]
    os.environ["KLOEPPEL_VAR"] = str(folder)
    os.environ["KLOEPPEL_DEMO"] = "1"
    os.environ["KLOEPPEL_ADDRESS"] = f"http://{bind}"
    os.environ["KLOEPPEL_MAIL_BACKEND"] = "django.core.mail.backends.filebased.EmailBackend"
    os.environ["DJANGO_SETTINGS_MODULE"] = "kloeppel.project.settings"
