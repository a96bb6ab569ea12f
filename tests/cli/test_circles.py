"""`kloeppel circles` as people call it: a file in, an answer or one sentence out."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from kloeppel.cli.main import main

FORMATS = Path(__file__).resolve().parents[2] / "docs" / "formats"
PROBLEM_SCHEMA, ANSWER_SCHEMA = (
    Draft202012Validator(json.loads((FORMATS / f"circles-{name}.schema.json").read_text(encoding="utf-8")))
    for name in ("problem", "answer")
)
PROBLEM = {
    "rounds": 1,
    "groups": [2, 2],
    "people": [
        {"id": "bü", "region": "lausitz", "kind": "museum", "gives": ["booking"], "needs": ["photo"], "absent": []},
        {"id": "p2", "region": "lausitz"},
        {"id": "p3", "region": "harz", "gives": ["photo"], "host": True},
        {"id": "p4", "region": "harz", "host": True},
    ],
    "met": [["bü", "p4"]],
}
COUNTS = {"repeats": 0, "bound": 0, "proven": True, "needs_met": 1, "needs": 1, "alike": 0, "without_host": 0}


@pytest.fixture
def problem_file(tmp_path: Path) -> Path:
    PROBLEM_SCHEMA.validate(PROBLEM)
    path = tmp_path / "problem.json"
    path.write_text(json.dumps(PROBLEM), encoding="utf-8")
    return path


def check(text: str) -> None:
    answer = json.loads(text)
    ANSWER_SCHEMA.validate(answer)
    del answer["seconds"]
    assert sorted(map(sorted, answer.pop("rounds")[0])) == [["bü", "p3"], ["p2", "p4"]]
    assert answer == COUNTS


def test_the_answer_is_printed_and_nothing_else(problem_file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["circles", str(problem_file)]) == 0
    out, err = capfd.readouterr()
    check(out)
    assert err == ""


def test_the_answer_goes_into_a_file(problem_file: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "answer.json"
    assert main(["circles", str(problem_file), "-o", str(target), "--seed", "7", "--time-limit", "5"]) == 0
    assert capfd.readouterr() == ("", "")
    check(target.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"rounds": -1}, "rounds must be a whole number of at least 0, it is -1."),
        ({"met": [["p2"]]}, "met[0] must be a list of two ids, it is a list of length 1."),
        ({"groups": [2]}, "groups has 2 places, but there are 4 people."),
        ({"people": [{"id": "x", "side": "a"}]},
         "people[0].side is not known here; known are: id, region, kind, gives, needs, absent, host."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_gets_one_sentence(
    change: dict[str, object], words: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "problem.json", tmp_path / "answer.json"
    source.write_text(json.dumps(PROBLEM | change), encoding="utf-8")
    assert main(["circles", str(source), "-o", str(target)]) == 2
    assert capfd.readouterr() == ("", words + "\n")
    assert sorted(tmp_path.iterdir()) == [source]


def test_the_example_of_the_help_can_be_used(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main(["circles", "--help"])
    shown = capsys.readouterr().out
    example = json.loads(shown[shown.index("<<'END'\n") + len("<<'END'\n") : shown.index("\nEND\n")])
    PROBLEM_SCHEMA.validate(example)
    source = tmp_path / "example.json"
    source.write_text(json.dumps(example), encoding="utf-8")
    assert main(["circles", str(source)]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["repeats"], answer["proven"], answer["needs_met"], answer["alike"]) == (0, True, 1, 2)
