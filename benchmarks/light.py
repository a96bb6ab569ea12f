"""How much a page weighs and when it can be seen, on a slow phone: Kloeppel beside pretalx, in one run.

    .venv/bin/python benchmarks/light.py [--runs 7] [--peer ENVIRONMENT] [--write]

Makes the example programme anew in a temporary folder and serves it as `./kloeppel serve` does; makes the same day an
event of pretalx, in an environment of its own, and serves it the same way. `--peer` names an environment that has
pretalx and gunicorn already; otherwise one is made and filled from the package index. Needs Chromium.
`--write` writes the measured part of docs/benchmarks-pages.md. Exits with 1 if a target is missed.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

import all as engines
from comparison import OURS
from light_browser import Visit, browser, visits

if TYPE_CHECKING:
    from light_day import Page

HERE = Path(__file__).resolve().parent
WRITTEN = HERE.parent / "docs" / "benchmarks-pages.md"
OUR_PORT, PEER_PORT = 8927, 8928
FIRST_KB, AFTER_KB, PAINT_MS = 60.0, 15.0, 1000.0
HEAD = (
    (
        "| who | page | first visit kB | requests | afterwards kB | seen first ms | largest ms "
        "| afterwards seen ms | to others |"
    ),
    "|---|---|--:|--:|--:|--:|--:|--:|--:|",
)
KINDS = ("document", "stylesheet", "script", "font", "image")
SERVER = ("-m", "gunicorn", "--no-control-socket", "--worker-class", "gthread", "--workers", "2", "--threads", "4")


@dataclass(slots=True)
class Measured:
    """All runs of one page: each time with an empty cache, and once more after that."""

    page: "Page"
    first: list[Visit] = field(default_factory=list)
    after: list[Visit] = field(default_factory=list)

    def missed(self) -> list[str]:
        """The targets that this page misses; none for pages that have no target."""
        if not self.page.target:
            return []
        limits = (
            ("first visit", kilobytes(self.first), FIRST_KB),
            ("afterwards", kilobytes(self.after), AFTER_KB),
            ("seen first", paint(self.first), PAINT_MS),
            ("afterwards seen", paint(self.after), PAINT_MS),
            ("to others", float(max(visit.foreign for visit in self.first + self.after)), 0.0),
        )
        return [f"{name} {found:.1f} (limit {limit:g})" for name, found, limit in limits if found > limit]


def kilobytes(runs: Sequence[Visit]) -> float:
    """The median of what came over the wire, in 1,000 bytes."""
    return statistics.median(sum(visit.size.values()) for visit in runs) / 1000


def paint(runs: Sequence[Visit]) -> float:
    """The median of the moments at which something could first be seen, in milliseconds."""
    return statistics.median(visit.first_paint for visit in runs)


def row(measured: Measured) -> str:
    """One line of the table."""
    first, after = measured.first, measured.after
    cells = (
        *(measured.page.who, measured.page.name),
        *(f"{kilobytes(first):.1f}", f"{statistics.median(visit.requests for visit in first):.0f}"),
        *(f"{kilobytes(after):.1f}", f"{paint(first):.0f}"),
        f"{statistics.median(visit.largest_paint for visit in first):.0f}",
        *(f"{paint(after):.0f}", str(max(visit.foreign for visit in first + after))),
    )
    bold = "**" if measured.page.who == OURS else ""
    return "| " + " | ".join(f"{bold}{cell}{bold}" for cell in cells) + " |"


def kinds(measured: Measured) -> str:
    """What the first visit consists of, in kB."""
    sizes = [statistics.median(visit.size.get(kind, 0) for visit in measured.first) / 1000 for kind in KINDS]
    total = kilobytes(measured.first)
    cells = [f"{size:.1f}" for size in (*sizes, max(0.0, total - sum(sizes)))]
    return f"| {measured.page.who} | {measured.page.name} | " + " | ".join(cells) + " |"


@contextmanager
def served(python: Path | str, port: int, application: str, surroundings: Mapping[str, str]) -> Iterator[str]:
    """`application` behind gunicorn; its address as soon as it answers."""
    address = f"http://127.0.0.1:{port}"
    command = [str(python), *SERVER, "--bind", f"127.0.0.1:{port}", "--log-level", "error", application]
    server = subprocess.Popen(command, env={**os.environ, **surroundings}, stderr=subprocess.DEVNULL)  # noqa: S603 - ours
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(f"{address}/", timeout=30).close()  # noqa: S310 - this machine
                break
            except urllib.error.HTTPError:
                break
            except OSError:
                if time.monotonic() > deadline or server.poll() is not None:
                    raise
                time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


def peer_python(given: Path | None, folder: Path) -> Path:
    """The Python of an environment that has pretalx: the one given, or one made in `folder`."""
    if given is not None:
        return given / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)  # noqa: S603 - ours
    python = folder / "bin" / "python"
    subprocess.run([str(python), "-m", "pip", "install", "-q", "pretalx", "gunicorn"], check=True)  # noqa: S603 - ours
    return python


def peer_pages(python: Path, folder: Path, day: object) -> tuple[dict[str, str], list["Page"]]:
    """Make pretalx's event; the environment of its server, and its pages."""
    from light_day import Page  # noqa: PLC0415 - Django must be set up first

    config = folder / "pretalx.cfg"
    config.write_text(
        f"[filesystem]\ndata = {folder}\nstatic = {folder}/static\n"
        f"[site]\ndebug = False\nurl = http://127.0.0.1:{PEER_PORT}\n",
        encoding="utf-8",
    )
    surroundings = {"PRETALX_CONFIG_FILE": str(config), "DJANGO_SETTINGS_MODULE": "pretalx.settings"}
    everything = {**os.environ, **surroundings}

    def run(*words: str, given: str = "") -> str:
        command = [str(python), *words]
        done = subprocess.run(command, env=everything, input=given, capture_output=True, text=True, check=True)  # noqa: S603 - ours
        return done.stdout

    run("-m", "pretalx", "migrate", "-v0")
    run("-m", "pretalx", "collectstatic", "--noinput", "-v0")
    paths = json.loads(run(str(HERE / "light_peer.py"), given=json.dumps(day)).splitlines()[-1])
    version = run("-c", "import pretalx; print(pretalx.__version__)").split()[-1]
    names = {"schedule": "schedule of the day", "speaker": "one person's talks", "talk": "one talk"}
    return surroundings, [Page(f"pretalx {version}", names[key], path) for key, path in paths.items()]


def measure(runs: int, places: Sequence[tuple[str, "Page"]]) -> list[Measured]:
    """Every page `runs` times, one after the other within each run, so that a busy moment falls on all of them."""
    found = [(address, Measured(page)) for address, page in places]
    with browser() as running:
        for number in range(runs + 1):
            print(f"run {number} of {runs}", file=sys.stderr, flush=True)
            for address, measured in found:
                cookie = ("sessionid", measured.page.session) if measured.page.session else None
                first, after = visits(running, address + measured.page.path, cookie)
                # The first run warms the servers up.
                if number:
                    measured.first.append(first)
                    measured.after.append(after)
    return [measured for _address, measured in found]


def table(found: Sequence[Measured], runs: int) -> list[str]:
    """The measured part of the page."""
    missed = [f"- {one.page.name}: {'; '.join(one.missed())}" for one in found if one.missed()]
    return [
        *engines.machine()[:2],
        f"- Median of {runs} runs, each with an empty cache and then once more.",
        "",
        *HEAD,
        *map(row, found),
        "",
        "What the first visit consists of, in kB:",
        "",
        "| who | page | page itself | style | script | fonts | pictures | other |",
        "|---|---|--:|--:|--:|--:|--:|--:|",
        *map(kinds, found),
        "",
        *(["Targets that were missed:", "", *missed] if missed else ["Every target was met."]),
    ]


def main() -> int:
    """Measure, print, write; 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--peer", type=Path, metavar="ENVIRONMENT", help="an environment with pretalx and gunicorn")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks-pages.md")
    arguments = parser.parse_args()
    with ExitStack() as stack:
        ours, theirs, environment = (
            Path(stack.enter_context(tempfile.TemporaryDirectory(prefix=f"kloeppel-light-{name}-")))
            for name in ("ours", "peer", "environment")
        )
        from kloeppel.cli.preparation import prepare  # noqa: PLC0415 - reads the environment

        prepare(ours)
        from kloeppel.cli.demo import story  # noqa: PLC0415 - Django must be set up first

        story.tell()
        import light_day  # noqa: PLC0415 - as above

        our_pages = light_day.our_pages(OURS)
        python = peer_python(arguments.peer, environment)
        surroundings, peers = peer_pages(python, theirs, light_day.day())
        application = "kloeppel.project.wsgi:application"
        our_surroundings = {"KLOEPPEL_VAR": str(ours), "PYTHONPATH": str(HERE.parent / "src")}
        here = stack.enter_context(served(sys.executable, OUR_PORT, application, our_surroundings))
        there = stack.enter_context(served(python, PEER_PORT, "pretalx.wsgi:application", surroundings))
        places = [*((here, page) for page in our_pages), *((there, page) for page in peers)]
        found = measure(arguments.runs, places)
    lines = table(found, arguments.runs)
    print("\n".join(lines))
    if arguments.write:
        before, rest = WRITTEN.read_text(encoding="utf-8").split(engines.BEGIN)
        after = rest.split(engines.END)[1]
        measured = "\n".join([engines.BEGIN, "", *lines, "", engines.END])
        WRITTEN.write_text(before + measured + after, encoding="utf-8")
    return 1 if any(one.missed() for one in found) else 0


if __name__ == "__main__":
    sys.exit(main())
