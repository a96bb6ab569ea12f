"""`kloeppel rounds` as people call it: a file in, an answer or one sentence out."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from kloeppel.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = Draft202012Validator(
    json.loads((ROOT / "docs" / "formats" / "rounds-plan.schema.json").read_text(encoding="utf-8"))
)
PROBLEM = {
    "rounds": 1,
    "tables": 1,
    "people": [{"id": "c1", "side": "a"}, {"id": "c2", "side": "a"}, {"id": "bü", "side": "b"}],
    "pairs": [{"a": "c1", "b": "bü", "affinity": 0.25}, {"a": "c2", "b": "bü", "affinity": 0.75}],
}
ANSWER = {
    "meetings": [{"a": "c2", "b": "bü", "round": 0, "table": 0}],
    "total": 0.75,
    "optimal": True,
    "fewest_talks": 0,
    "evenness": {"talks_proven": True, "least_affinity": 0.0, "least_affinity_bound": 0.0, "lost": 0.0},
}


@pytest.fixture
def problem_file(tmp_path: Path) -> Path:
    path = tmp_path / "problem.json"
    path.write_text(json.dumps(PROBLEM), encoding="utf-8")
    return path


def answer_of(text: str) -> dict[str, object]:
    answer: dict[str, object] = json.loads(text)
    SCHEMA.validate(answer)
    assert answer.pop("bound") == pytest.approx(answer["total"])
    del answer["seconds"]
    return answer


def test_the_answer_is_printed_and_nothing_else(problem_file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    # capfd, not capsys: a solver that prints does so below Python.
    assert main(["rounds", str(problem_file)]) == 0
    out, err = capfd.readouterr()
    assert answer_of(out) == ANSWER
    assert err == ""


def test_the_answer_goes_into_a_file(problem_file: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "plan.json"
    arguments = ["rounds", str(problem_file), "-o", str(target), "--seed", "7", "--time-limit", "2.5"]
    assert main(arguments) == 0
    assert capfd.readouterr() == ("", "")
    assert answer_of(target.read_text(encoding="utf-8")) == ANSWER


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"rounds": 0}, "rounds must be between 1 and 1000, it is 0."),
        ({"pairs": [{"a": "c1", "b": "b9", "affinity": 1}]}, 'pairs[0].b: "b9" is not among the people.'),
        (
            {"people": [{"id": "c1", "side": "a"}, {"id": "c2", "side": "a"}, {"id": "bü", "side": "b", "absent": [0]}],
             "pairs": [{"a": "c1", "b": "bü", "affinity": 1, "must": True}]},
            'pairs[0].must: "c1" and "bü" are never there in the same round.',
        ),
        (
            {"people": [{"id": "c1", "side": "a", "min": 1}, {"id": "bü", "side": "b"}], "pairs": []},
            'people[0].min: "c1" is promised 1 talks, more than are possible: 0.',
        ),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_gets_one_sentence(
    change: dict[str, object], words: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "problem.json", tmp_path / "plan.json"
    source.write_text(json.dumps(PROBLEM | change), encoding="utf-8")
    assert main(["rounds", str(source), "-o", str(target)]) == 2
    assert capfd.readouterr() == ("", words + "\n")
    assert sorted(tmp_path.iterdir()) == [source]


@pytest.mark.parametrize("option", ["--seed=-1", "--seed=x", "--time-limit=0", "--time-limit=nan", "--time-limit=x"])
def test_an_option_that_makes_no_sense_is_refused(option: str, problem_file: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["rounds", str(problem_file), option])
    assert stopped.value.code == 2


def test_the_example_of_the_help_can_be_pasted(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main(["rounds", "--help"])
    shown = capsys.readouterr().out
    pasted = shown[shown.index("./kloeppel rounds") : shown.index("\nEND\n") + len("\nEND\n")]
    # The door stands in the root of the project; here it leads straight to the command.
    door = tmp_path / "kloeppel"
    door.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kloeppel.cli.main "$@"\n', encoding="utf-8")
    door.chmod(0o755)
    ran = subprocess.run(  # noqa: S603 - our own help text
        ["/bin/sh", "-c", pasted],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stderr == ""
    assert answer_of(ran.stdout) == {
        "meetings": [
            {"a": "c1", "b": "b1", "round": 0, "table": 0},
            {"a": "c1", "b": "b2", "round": 1, "table": 0},
            {"a": "c2", "b": "b1", "round": 1, "table": 1},
        ],
        "total": 2.0,
        "optimal": True,
        "fewest_talks": 1,
        "evenness": {"talks_proven": True, "least_affinity": 0.4, "least_affinity_bound": 0.4, "lost": 0.0},
    }
