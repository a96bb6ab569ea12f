"""Makes the environment that `./kloeppel` runs in. Called by that script alone, before any package is there.

Standard library only. Its few sentences stand here in both languages, because the catalogues cannot be read yet.
"""

import fcntl
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kloeppel.cli import debian, language

LOCK = "lock"
LOG = "installation.log"
CONTAINS = {"base": ("base",), "dev": ("base", "dev")}
"""The lists that are installed when a list is: `dev` repeats every pin of `base` (a test holds it to that)."""

SIGNS = {
    "network": ("new connection", "name resolution", "Max retries", "timed out", "ProxyError", "ConnectionError"),
    "space": ("No space left", "Disk quota"),
    "hashes": ("DO NOT MATCH THE HASHES",),
    "offer": ("No matching distribution",),
}
"""What pip writes, by what is wrong; the first that fits is named."""

SENTENCES = {
    "new": (
        "Richte die Umgebung ein … (einmalig)",
        "Setting up the environment … (once)",
    ),
    "again": (
        "Bringe die Umgebung auf den neuen Stand …",
        "Bringing the environment up to date …",
    ),
    "wait": (
        "Die Umgebung wird gerade in einem anderen Fenster eingerichtet; es geht weiter, sobald sie fertig ist …",
        "The environment is being set up in another window; this goes on when it is ready …",
    ),
    "venv": (
        "Es fehlt das Paket python3-venv. Bitte installieren Sie es: {command}",
        "The package python3-venv is missing. Please install it: {command}",
    ),
    "place": (
        (
            "Der Ordner {place} kann nicht beschrieben werden ({reason}). "
            "Setzen Sie XDG_CACHE_HOME auf einen Ordner, in den Sie schreiben dürfen."
        ),
        "The folder {place} cannot be written ({reason}). Set XDG_CACHE_HOME to a folder that you may write to.",
    ),
    "network": (
        (
            "Die Pakete können nicht geladen werden, weil das Paketverzeichnis nicht erreichbar ist. "
            "Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal. (Einzelheiten: {log})"
        ),
        (
            "The packages cannot be loaded because the package index cannot be reached. "
            "Please check the connection and try again. (Details: {log})"
        ),
    ),
    "space": (
        (
            "Die Pakete passen nicht mehr auf den Datenträger; gebraucht werden etwa 200 MB in {place}. "
            "(Einzelheiten: {log})"
        ),
        "The packages do not fit on the disk any more; they need about 200 MB in {place}. (Details: {log})",
    ),
    "hashes": (
        "Ein geladenes Paket ist nicht das geprüfte und wurde nicht installiert. (Einzelheiten: {log})",
        "A package that was loaded is not the one that was checked and has not been installed. (Details: {log})",
    ),
    "offer": (
        "Das Paketverzeichnis hat eines der Pakete für dieses Python ({version}) nicht. (Einzelheiten: {log})",
        "The package index does not have one of the packages for this Python ({version}). (Details: {log})",
    ),
    "other": (
        "Die Pakete ließen sich nicht installieren. (Einzelheiten: {log})",
        "The packages could not be installed. (Details: {log})",
    ),
}


class SetupError(Exception):
    """The environment cannot be made; the message is for the person at the screen."""


def said(key: str, **values: object) -> str:
    """A sentence in German where the locale is German, in English otherwise."""
    return SENTENCES[key][0 if language.is_german() else 1].format(**values)


def main() -> int:
    """Make or update the environment. Arguments: the checkout, the environment's folder, the list to install."""
    root, place, wanted = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    try:
        with _alone(place):
            if not _is_ready(root, place, wanted):
                _prepare(root, place, wanted)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(said("place", place=place, reason=error.strerror or error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """Hold the lock of the environment; whoever comes second waits."""
    place.mkdir(parents=True, exist_ok=True)
    with (place / LOCK).open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(said("wait"), file=sys.stderr, flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _list(root: Path, name: str) -> Path:
    return root / "requirements" / f"{name}.txt"


def _stamp(place: Path, name: str) -> Path:
    """A copy of the list that was last installed completely; `./kloeppel` compares it with the list itself."""
    return place / f"installed-{name}.txt"


def _is_current(root: Path, place: Path, name: str) -> bool:
    stamp = _stamp(place, name)
    return stamp.exists() and stamp.read_bytes() == _list(root, name).read_bytes()


def _is_ready(root: Path, place: Path, wanted: str) -> bool:
    return _is_current(root, place, wanted) and os.access(place / "bin" / "python", os.X_OK)


def _prepare(root: Path, place: Path, wanted: str) -> None:
    works = _works(place)
    first = not any(_stamp(place, name).exists() for name in CONTAINS)
    print(said("new" if first else "again"), file=sys.stderr, flush=True)
    for name in CONTAINS:
        # What is about to change loses its stamp first: an installation that is broken off counts for nothing.
        if not _is_current(root, place, name) or not works:
            _stamp(place, name).unlink(missing_ok=True)
    if not works:
        _empty(place)
    pip = _pip(place, makes_environment=not works)
    _install(pip, root, place, wanted)
    _put_on_path(root / "src", place)
    for name in CONTAINS[wanted]:
        unfinished = place / f"installed-{name}.part"
        unfinished.write_bytes(_list(root, name).read_bytes())
        unfinished.replace(_stamp(place, name))


def _answers(python: str | Path, code: str) -> bool:
    try:
        # -I: nothing from the user's own Python settings reaches into the environment.
        tried = subprocess.run([python, "-I", "-c", code], capture_output=True, check=False)
    except OSError:
        return False
    return tried.returncode == 0


def _works(place: Path) -> bool:
    """Whether there is an environment whose Python runs and is the one that its folders were made for."""
    folder_is_there = "import os, sys, sysconfig; sys.exit(not os.path.isdir(sysconfig.get_path('purelib')))"
    return _answers(place / "bin" / "python", folder_is_there)


def _empty(place: Path) -> None:
    for child in place.iterdir():
        if child.name == LOCK:
            continue
        if child.is_dir() and not child.is_symlink():
            shutil.rmtree(child)
        else:
            child.unlink()


def _pip(place: Path, *, makes_environment: bool) -> list[str]:
    """Make the environment if asked to, and the command that installs into it: its own pip, or the machine's."""
    inside = place / "bin" / "python"
    # The link must lead to this very version: after an upgrade of the system it then leads nowhere and is seen.
    python = os.path.realpath(sys.executable)
    if makes_environment and importlib.util.find_spec("venv") is None:
        python = _with_venv_package(place)
    if makes_environment:
        _run([python, "-I", "-m", "venv", "--without-pip", str(place)], place, "other")
    if _answers(inside, "import pip"):
        return [str(inside), "-I", "-m", "pip"]
    if not _answers(inside, "import ensurepip"):
        if _answers(python, "import pip; assert int(pip.__version__.split('.')[0]) >= 23"):
            return [python, "-I", "-m", "pip", "--python", str(inside)]
        python = _with_venv_package(place)
        _run([python, "-I", "-m", "venv", "--clear", "--without-pip", str(place)], place, "other")
    _run([str(inside), "-I", "-m", "ensurepip"], place, "other")
    return [str(inside), "-I", "-m", "pip"]


def _with_venv_package(place: Path) -> str:
    """Install Debian's python3-venv where that may be done; the Python that has it. Raises SetupError naming it."""
    packages = ["python3-venv"]
    system = "/usr/bin/python3"
    if debian.may_install():
        with (place / LOG).open("wb") as log:
            debian.install(packages, log)
    if not _answers(system, "import ensurepip, sys; sys.exit(sys.version_info < (3, 11))"):
        raise SetupError(said("venv", command=debian.command_for(packages)))
    return os.path.realpath(system)


def _install(pip: list[str], root: Path, place: Path, wanted: str) -> None:
    flags = ["--require-hashes", "--no-input", "--disable-pip-version-check", "-r", str(_list(root, wanted))]
    _run([*pip, "install", *flags], place, None)


def _run(command: list[str], place: Path, problem: str | None) -> None:
    """Run a step of the installation, its output into the log. Raises SetupError, by default from what pip wrote."""
    log = place / LOG
    # The user's settings of pip hold (index, certificate, proxy), but not "install for the user" as the default.
    environment = os.environ | {"PIP_USER": "0"}
    with log.open("wb") as out:
        done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=out, check=False)
    if done.returncode == 0:
        return
    written = log.read_text(encoding="utf-8", errors="replace")
    fits = (key for key, words in SIGNS.items() if any(word.lower() in written.lower() for word in words))
    key = problem or next(fits, "other")
    version = ".".join(map(str, sys.version_info[:3]))
    raise SetupError(said(key, log=log, place=place, version=version))


def _put_on_path(source: Path, place: Path) -> None:
    """Let the environment's Python find `source`. Relative where it lies beside, so that the checkout can be moved."""
    (packages,) = place.glob("lib/python3*/site-packages")
    beside = place.parent == source.parent
    target = os.path.relpath(source, packages) if beside else str(source)
    (packages / "kloeppel.pth").write_text(f"{target}\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
