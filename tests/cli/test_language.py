"""The language of the terminal, as the environment names it."""

import subprocess
import sys
from pathlib import Path

import pytest

from kloeppel.cli import language, main
from kloeppel.core.values import sentence

ROOT = Path(__file__).resolve().parents[2]
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
HEAVY = {"django", "numpy", "highspy", "openpyxl", "polib", "kloeppel.core.pairing", "kloeppel.core.rounds"}


@pytest.mark.parametrize(
    ("environment", "german"),
    [
        ({}, False),
        ({"LANG": "de_DE.UTF-8"}, True),
        ({"LANG": "en_GB.UTF-8"}, False),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "C.UTF-8"}, False),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C", "LC_MESSAGES": "de_DE"}, False),
        ({"LANG": "C", "LC_ALL": "de_AT.UTF-8"}, True),
        ({"LANG": "de", "LC_ALL": ""}, True),
    ],
)
def test_the_first_variable_that_says_something_counts(
    environment: dict[str, str],
    german: bool,  # noqa: FBT001 - a column of the table above
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language.is_german() == german
    assert language.said(sentence("%(place)s is missing.", place="a")) == ("a fehlt." if german else "a is missing.")


def test_a_file_that_cannot_be_used_gets_a_german_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    file = tmp_path / "wishes.json"
    file.write_text('{"a": [1], "b": []}', encoding="utf-8")
    assert main.main(["pair", str(file)]) == 2
    assert capsys.readouterr() == ("", "a[0] muss ein Objekt sein, dort steht 1.\n")


def test_an_option_that_makes_no_sense_gets_german_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    with pytest.raises(SystemExit):
        main.main(["rounds", "-", "--time-limit", "0"])
    assert capsys.readouterr().err.splitlines()[-1] == (
        "kloeppel rounds: error: argument --time-limit: muss eine Anzahl von Sekunden über 0 sein"
    )


@pytest.mark.parametrize(
    ("arguments", "foreign"),
    [
        (["pair", "--help"], HEAVY),
        (["rounds", "--help"], HEAVY),
        (["people", "missing.csv"], HEAVY - {"openpyxl", "polib"}),
        (["pair", "missing.json"], {"django"}),
    ],
)
def test_a_command_loads_only_what_it_needs(arguments: list[str], foreign: set[str], tmp_path: Path) -> None:
    # In German, so that the catalogue is read; polib is needed where it has to be compiled first.
    code = (
        "import sys\nfrom kloeppel.cli.main import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit:\n    pass\n"
        f"print('LOADED', sorted(set(sys.modules) & {foreign!r}))"
    )
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-P", "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT / "src"), "LC_ALL": "de_DE.UTF-8", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout.splitlines()[-1] == "LOADED []"
