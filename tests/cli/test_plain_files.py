"""Files in, answers out: what JSON leaves open is refused in one sentence."""

from pathlib import Path

import pytest

from kloeppel.cli import plain_files
from kloeppel.cli.main import main
from kloeppel.core.values import InputError


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as refused:
        plain_files.read_json(str(path))
    return str(refused.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"a": ', "FILE is not JSON; the first mistake is in line 1, column 7."),
        (b'{"a": "\xff"}', "FILE is not JSON in UTF-8."),
        (b"[" * 100_000, "FILE is nested too deeply."),
        (b'{"a": 1, "b": {"c": 1, "d": 2, "c": 3}}', 'The key "c" is there twice in the same object.'),
        (b'{"a": 1, "a": 1}', 'The key "a" is there twice in the same object.'),
        pytest.param(
            b"[-" + b"7" * 4301 + b"]",
            "The whole number that begins with -777777777… has 4301 digits; at most 1000 are read.",
            id="longer than Python reads",
        ),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, words: str, tmp_path: Path) -> None:
    file = tmp_path / "problem.json"
    file.write_bytes(content)
    assert refusal(file) == words.replace("FILE", str(file))


def test_what_can_be_read_is_read(tmp_path: Path) -> None:
    file = tmp_path / "problem.json"
    file.write_bytes('\ufeff{"a": [{"c": 1}, {"c": 1}], "c": -1}'.encode())
    assert plain_files.read_json(str(file)) == {"a": [{"c": 1}, {"c": 1}], "c": -1}
    file.write_bytes(b"9" * 1000)
    assert plain_files.read_json(str(file)) == int("9" * 1000)


@pytest.mark.parametrize("command", ["pair", "rounds"])
def test_a_number_without_end_ends_in_a_sentence(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "problem.json"
    file.write_text('{"rounds": ' + "9" * 5000 + "}", encoding="utf-8")
    assert main([command, str(file)]) == 2
    assert capsys.readouterr() == (
        "",
        "The whole number that begins with 9999999999… has 5000 digits; at most 1000 are read.\n",
    )


def test_the_reason_is_named(tmp_path: Path) -> None:
    assert (
        refusal(tmp_path / "x.json") == f"The file {tmp_path}/x.json cannot be read: there is no such file or folder."
    )
    assert refusal(tmp_path) == f"The file {tmp_path} cannot be read: it is a folder."
    with pytest.raises(InputError) as refused:
        plain_files.write_answer("{}", str(tmp_path / "missing" / "answer.json"))
    assert str(refused.value) == (
        f"The file {tmp_path}/missing/answer.json cannot be written: there is no such file or folder."
    )
