"""The one door, on a checkout whose lists ask for nothing, so that no package has to be loaded."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kloeppel.cli import environment

ROOT = Path(__file__).parents[2]
PRINTS = 'import sys\nif __name__ == "__main__":\n    print("ran", *sys.argv[1:])\n'


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout in a folder with a space and an umlaut, with a command that prints its arguments."""
    root = tmp_path / "mein Klöppel"
    commands = root / "src" / "kloeppel" / "cli"
    commands.mkdir(parents=True)
    shutil.copy(ROOT / "kloeppel", root)
    for module in ("environment.py", "debian.py"):
        shutil.copy(ROOT / "src" / "kloeppel" / "cli" / module, commands)
    (commands / "main.py").write_text(PRINTS)
    (root / "requirements").mkdir()
    for name in ("base", "dev"):
        (root / "requirements" / f"{name}.txt").write_text("# nothing\n")
    return root


def call(door: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    surroundings = {"PATH": "/usr/bin:/bin", "LANG": "de_DE.UTF-8", "KLOEPPEL_PYTHON": sys.executable, **settings}
    command = [str(door), *words]
    return subprocess.run(  # noqa: S603 - our own script
        command, cwd=door.parent.parent, env=surroundings, capture_output=True, text=True, check=False
    )


def test_the_door_makes_its_environment_once_and_again_when_the_list_changes(checkout: Path) -> None:
    door = checkout / "kloeppel"
    first = call(door, "pair", "a b")
    assert (first.stdout, first.stderr, first.returncode) == (
        "ran pair a b\n",
        "Richte die Umgebung ein … (einmalig)\n",
        0,
    )
    place = checkout / ".venv"
    assert (place / "installed-base.txt").read_text() == "# nothing\n"
    assert not (place / "installed-dev.txt").exists()

    link = checkout.parent / "link"
    link.symlink_to(door)
    (checkout.parent / "kloeppel.py").write_text("raise SystemExit('in the way')")
    second = call(link, "pair")
    assert (second.stdout, second.stderr) == ("ran pair\n", "")

    # A list that cannot be installed leaves no stamp behind, so that the next call tries again.
    (checkout / "requirements" / "base.txt").write_text("kloeppel-is-nowhere==1 --hash=sha256:" + 64 * "0" + "\n")
    third = call(door, "pair", PIP_NO_INDEX="1", PIP_CONFIG_FILE="/dev/null")
    version = ".".join(map(str, sys.version_info[:3]))
    details = f"(Einzelheiten: {place / 'installation.log'})"
    assert (third.stdout, third.returncode) == ("", 1)
    assert third.stderr.splitlines() == [
        "Bringe die Umgebung auf den neuen Stand …",
        f"Das Paketverzeichnis hat eines der Pakete für dieses Python ({version}) nicht. {details}",
    ]
    assert sorted(path.name for path in place.glob("installed-*")) == []

    (checkout / "requirements" / "base.txt").write_text("# nothing again\n")
    moved = checkout.rename(checkout.with_name("moved"))
    fourth = call(moved / "kloeppel", "test", LANG="C")
    assert (fourth.stdout, fourth.returncode) == ("ran test\n", 0)
    stamps = {path.name: path.read_text() for path in (moved / ".venv").glob("installed-*")}
    assert stamps == {"installed-base.txt": "# nothing again\n", "installed-dev.txt": "# nothing\n"}


def test_without_python_the_door_says_so(checkout: Path, tmp_path: Path) -> None:
    # A PATH with the few programs that the door calls, and a Python that is too old.
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("dirname", "readlink", "cmp", "cksum", "tr", "sh"):
        (programs / name).symlink_to(shutil.which(name) or name)
    (programs / "python3").write_text("#!/bin/sh\nexit 1\n")
    (programs / "python3").chmod(0o755)
    script = (checkout / "kloeppel").read_text().replace("/usr/bin/python3", "/nowhere/python3")
    (checkout / "kloeppel").write_text(script)
    said = call(checkout / "kloeppel", "pair", PATH=str(programs), KLOEPPEL_PYTHON="")
    words = "Kloeppel braucht Python 3.11 oder neuer (auf Debian 12: apt-get install python3 python3-venv).\n"
    assert (said.stdout, said.stderr, said.returncode) == ("", words, 1)


def test_every_sentence_is_there_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert environment.said("new") == "Setting up the environment … (once)"
    monkeypatch.setenv("LANG", "de_AT.UTF-8")
    assert environment.said("new") == "Richte die Umgebung ein … (einmalig)"
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert environment.said("new") == "Setting up the environment … (once)"
    assert {len(both) for both in environment.SENTENCES.values()} == {2}
    assert {*environment.SIGNS} <= {*environment.SENTENCES}


def test_the_door_may_be_called() -> None:
    assert os.access(ROOT / "kloeppel", os.X_OK)
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
