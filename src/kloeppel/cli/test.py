"""`kloeppel test`: everything that must hold, in one run: form, types, layers, texts, tests on both databases."""

import argparse
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from kloeppel.cli import debian, temporary_postgresql

ROOT = Path(__file__).resolve().parents[3]
HERE = Path(sys.executable).parent
PYTHON = [sys.executable, "-P"]
NO_TESTS = 5
"""Exit code of pytest when no test was selected."""

EXAMPLES = """\
Examples:
  ./kloeppel test                                            everything
  ./kloeppel test --no-lint --database sqlite tests/core     some tests, once
  ./kloeppel test --no-lint -k import -x                     whatever pytest takes is passed on

What the tests need (Chromium, PostgreSQL, gettext) is installed by apt where this runs as root.
"""


@dataclass(frozen=True, slots=True)
class Need:
    """A program of the machine that tests use, and the Debian packages that bring it."""

    packages: tuple[str, ...]
    is_there: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the run: a command, what it finds in its environment, and the exit codes that mean "in order"."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    in_order: frozenset[int] = frozenset({0})


@dataclass(frozen=True, slots=True)
class Result:
    """How one part went."""

    name: str
    passed: bool
    seconds: float


def _browser_runs() -> bool:
    try:
        # What drives the browser is linked against it, and a bare Debian does not have it.
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return False
    return shutil.which("chromium") is not None


NEEDS = {
    "chromium": Need(("chromium", "libatomic1"), _browser_runs),
    "postgresql": Need(("postgresql",), lambda: temporary_postgresql.programs() is not None),
    "gettext": Need(("gettext",), lambda: all(map(shutil.which, ("xgettext", "msgfmt", "msgmerge")))),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take all arguments as they are: `run` keeps its own and passes the others on to pytest."""
    parser.prefix_chars = "\0"
    parser.add_argument("given", nargs=argparse.REMAINDER)


def run(arguments: argparse.Namespace) -> int:
    """Run every part, also after one has failed; 0 if all are in order, 1 otherwise."""
    own, for_pytest = _own_parser().parse_known_args(arguments.given)
    if not _provide(own.without):
        return 1
    # Whoever ends the run (a time limit, say) ends the database server too.
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    results: list[Result] = []
    try:
        with tempfile.TemporaryDirectory(prefix="kloeppel-test-") as var:
            surroundings = _surroundings(Path(var), own.without)
            if not own.no_lint:
                results += [_result(part, surroundings) for part in _checks(own.without)]
            if own.database in {"sqlite", "both"}:
                results.append(_result(_tests("SQLite", for_pytest), surroundings))
            if own.database in {"postgresql", "both"} and "postgresql" not in own.without:
                results.append(_on_postgresql(for_pytest, surroundings))
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    finally:
        signal.signal(signal.SIGTERM, before)
        _print_summary(results, own.without)
    return 0 if results and all(result.passed for result in results) else 1


def _own_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kloeppel test",
        usage="kloeppel test [options] [what pytest takes]",
        description=__doc__,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both", help="default: both")
    parser.add_argument("--no-lint", action="store_true", help="tests only, without form, types and layers")
    parser.add_argument(
        "--without",
        action="append",
        choices=sorted(NEEDS),
        default=[],
        help="leave out what needs this program; the summary says so",
    )
    return parser


def _missing(without: Sequence[str]) -> list[str]:
    absent = [need for name, need in NEEDS.items() if name not in without and not need.is_there()]
    return [package for need in absent for package in need.packages]


def _provide(without: Sequence[str]) -> bool:
    """See to it that what the tests need is there; whether it is. Nothing is left out unless that was asked for."""
    missing = _missing(without)
    if missing and debian.may_install():
        print(f"Installing {', '.join(missing)} …", file=sys.stderr, flush=True)
        with tempfile.NamedTemporaryFile(prefix="kloeppel-apt-", suffix=".log") as log:
            if not debian.install(missing, log):
                print(debian.tail(Path(log.name)), file=sys.stderr)
        missing = _missing(without)
    if missing:
        print(f"The tests need {', '.join(missing)}. Please install: {debian.command_for(missing)}", file=sys.stderr)
    return not missing


def _surroundings(var: Path, without: Sequence[str]) -> dict[str, str]:
    """The environment of every part: the caller's own settings of Kloeppel do not reach into the tests."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("KLOEPPEL_")}
    if not all(os.access(path, os.W_OK) for path in [ROOT, *ROOT.glob(".*_cache"), *ROOT.glob(".hypothesis")]):
        # Somebody else's checkout, or one in which root has run the tests: what is remembered goes elsewhere.
        inherited |= {
            "RUFF_CACHE_DIR": str(var / "ruff"),
            "MYPY_CACHE_DIR": str(var / "mypy"),
            "HYPOTHESIS_STORAGE_DIRECTORY": str(var / "hypothesis"),
            "PYTEST_ADDOPTS": f"{inherited.get('PYTEST_ADDOPTS', '')} -o cache_dir={var / 'pytest'}",
        }
    return inherited | {
        "DJANGO_SETTINGS_MODULE": "kloeppel.project.settings",
        "KLOEPPEL_SECRET_KEY": "for the tests only",
        "KLOEPPEL_VAR": str(var),
        "KLOEPPEL_TEST_WITHOUT": " ".join(without),
    }


def _checks(without: Sequence[str]) -> list[Part]:
    from kloeppel.cli.main import COMMANDS  # noqa: PLC0415 - main imports this module when it is called

    checks = [
        Part("rules of form (ruff)", [*PYTHON, "-m", "ruff", "check", "."]),
        Part("layout (ruff format)", [*PYTHON, "-m", "ruff", "format", "--check", "."]),
        Part("types (mypy)", [*PYTHON, "-m", "mypy"]),
        Part("layers (import-linter)", [str(HERE / "lint-imports"), "--no-cache"]),
        Part("migrations complete", [*PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run"]),
    ]
    if "texts" in COMMANDS and "gettext" not in without:
        checks.append(Part("texts complete", [*PYTHON, "-m", "kloeppel.cli.main", "texts", "--check"]))
    return checks


def _tests(database: str, for_pytest: Sequence[str], url: str = "") -> Part:
    workers = [] if any(word.startswith(("-n", "--numprocesses")) for word in for_pytest) else ["-n", "2"]
    command = [*PYTHON, "-m", "pytest", *workers, "--dist", "worksteal", *for_pytest]
    # Tests that know no database run once, on SQLite's turn; there may be no others among those asked for.
    in_order = frozenset({0, NO_TESTS}) if url and for_pytest else frozenset({0})
    return Part(f"tests on {database}", command, {"KLOEPPEL_DATABASE_URL": url}, in_order)


def _on_postgresql(for_pytest: Sequence[str], surroundings: Mapping[str, str]) -> Result:
    started = time.perf_counter()
    where = temporary_postgresql.programs()
    if where is None:
        raise RuntimeError("PostgreSQL was there when the run began and is not any more.")
    with ExitStack() as stack:
        try:
            url = stack.enter_context(temporary_postgresql.server(where))
        except subprocess.CalledProcessError as error:
            print(f"PostgreSQL does not start: {error.output}", file=sys.stderr)
            return Result("tests on PostgreSQL", passed=False, seconds=time.perf_counter() - started)
        return _result(_tests("PostgreSQL", for_pytest, url), surroundings)


def _result(part: Part, surroundings: Mapping[str, str]) -> Result:
    print(f"\n── {part.name} ──", flush=True)
    started = time.perf_counter()
    done = subprocess.run(part.command, cwd=ROOT, env={**surroundings, **part.environment}, check=False)
    return Result(part.name, done.returncode in part.in_order, time.perf_counter() - started)


def _print_summary(results: Sequence[Result], without: Sequence[str]) -> None:
    print()
    for result in results:
        print(f"{result.name:<28} {'in order' if result.passed else 'FAILED':<10} {result.seconds:7.1f} s")
    for name in without:
        print(f"{name:<28} left out, as asked")
    passed = sum(result.passed for result in results)
    print(f"{'together':<39} {sum(result.seconds for result in results):7.1f} s")
    print(f"parts: {passed} passed, {len(results) - passed} failed", flush=True)
