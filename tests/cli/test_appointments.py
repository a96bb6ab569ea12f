"""`kloeppel appointments` as people call it: a file in, an answer or one sentence out."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from kloeppel.cli.appointments import EXAMPLE
from kloeppel.cli.main import main

FORMATS = Path(__file__).resolve().parents[2] / "docs" / "formats"
PROBLEM_SCHEMA, ANSWER_SCHEMA = (
    Draft202012Validator(json.loads((FORMATS / f"appointments-{name}.schema.json").read_text(encoding="utf-8")))
    for name in ("problem", "answer")
)
PROBLEM = {
    "slots": 3,
    "tables": 1,
    "gap_spread": 0,
    "people": [{"id": "bü", "absent": [2]}, {"id": "p2"}, {"id": "p3"}],
    "talks": [{"id": "m1", "a": "bü", "b": "p2"}, {"id": "m2", "a": "bü", "b": "p3", "slots": [0], "after": []}],
}


def file_with(problem: object, tmp_path: Path) -> str:
    path = tmp_path / "problem.json"
    path.write_text(json.dumps(problem), encoding="utf-8")
    return str(path)


def answer_in(text: str) -> dict[str, object]:
    answer = json.loads(text)
    ANSWER_SCHEMA.validate(answer)
    assert isinstance(answer, dict)
    assert answer.pop("seconds") >= 0
    return answer


def test_the_answer_is_printed_and_nothing_else(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    PROBLEM_SCHEMA.validate(PROBLEM)
    assert main(["appointments", file_with(PROBLEM, tmp_path)]) == 0
    out, err = capfd.readouterr()
    assert answer_in(out) == {"slots": {"m1": 1, "m2": 0}, "gaps": 0, "bound": 0, "proven": True, "feasible": True}
    assert err == ""


def test_the_answer_goes_into_a_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "answer.json"
    given = ["appointments", file_with(PROBLEM, tmp_path), "-o", str(target), "--seed", "7", "--time-limit", "5"]
    assert main(given) == 0
    assert capfd.readouterr() == ("", "")
    assert answer_in(target.read_text(encoding="utf-8"))["slots"] == {"m1": 1, "m2": 0}


def test_what_cannot_be_placed_is_said_with_the_reason(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    problem = {**PROBLEM, "people": [{"id": "bü", "absent": [1, 2]}, {"id": "p2"}, {"id": "p3"}]}
    assert main(["appointments", file_with(problem, tmp_path)]) == 0
    assert answer_in(capfd.readouterr().out) == {
        "slots": {},
        "gaps": None,
        "bound": 0,
        "proven": True,
        "feasible": False,
        "reason": "bü has 2 talks that can only lie in 1 slots (0): the talks with p2, p3.",
        "people": ["bü", "p2", "p3"],
        "slots_concerned": [0],
    }


def test_the_example_can_be_pasted(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    example = re.search(r"<<'END'\n(.*)\nEND\n", EXAMPLE, re.DOTALL)
    assert example is not None
    problem = json.loads(example.group(1))
    PROBLEM_SCHEMA.validate(problem)
    assert main(["appointments", file_with(problem, tmp_path), "--progress"]) == 0
    out, err = capfd.readouterr()
    assert answer_in(out)["gaps"] == 0
    assert err.splitlines()[0] == "Looking for a first plan"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"slots": 0}, "slots must be between 1 and 100, it is 0."),
        ({"tables": "two"}, 'tables must be a whole number of at least 0, it is "two".'),
        ({"gap_spread": -1}, "gap_spread must be a whole number of at least 0, it is -1."),
        ({"people": [{"id": "bü"}, {"id": "bü"}]}, 'people[1].id: "bü" is there twice.'),
        ({"people": [{"id": "bü", "absent": [3]}]}, "people[0].absent names slot 3, but slots count from 0 to 2."),
        ({"talks": [{"id": "m1", "a": "bü", "b": "x"}]}, 'talks[0].b: "x" is not among the people.'),
        ({"talks": [{"id": "m1", "a": "p2", "b": "p2"}]}, 'talks[0]: "p2" talks to nobody else.'),
        (
            {"talks": [{"id": "m1", "a": "bü", "b": "p2", "after": ["m1"]}]},
            'talks[0].after: "m1" cannot come after itself.',
        ),
        (
            {"talks": [{"id": "m1", "a": "bü", "b": "p2", "after": ["m9"]}]},
            'talks[0].after[0]: "m9" is not among the talks.',
        ),
        ({"talks": [{"id": "m1", "a": "bü"}]}, "talks[0].b is missing."),
    ],
)
def test_unusable_input_gets_one_sentence(
    change: dict[str, object], expected: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["appointments", file_with({**PROBLEM, **change}, tmp_path)]) == 2
    assert capfd.readouterr() == ("", f"{expected}\n")
