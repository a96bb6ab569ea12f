"""`kloeppel rounds` about a day that has begun: a file in, an answer or one sentence out."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kloeppel.cli.main import main

DOCS = Path(__file__).resolve().parents[2] / "docs"


def schema(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((DOCS / "formats" / f"{name}.schema.json").read_text(encoding="utf-8")))


def answer(arguments: list[str], document: object, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Any:  # noqa: ANN401 - a document
    source = tmp_path / "situation.json"
    source.write_text(json.dumps(document), encoding="utf-8")
    assert main(["rounds", *arguments, str(source)]) == 0
    out, err = capfd.readouterr()
    assert err == ""
    return json.loads(out)


def examples(page: str) -> list[dict[str, object]]:
    text = (DOCS / "algorithms" / f"{page}.md").read_text(encoding="utf-8")
    return [json.loads(part.split("```")[0]) for part in text.split("```json\n")[1:]]


def test_the_worked_example_of_repair_is_true(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    situation, expected = examples("rounds-repair")
    schema("rounds-situation").validate(situation)
    found = answer(["--repair"], situation, tmp_path, capfd)
    schema("rounds-repair").validate(found)
    assert {key: found[key] for key in expected} == expected


def test_the_worked_example_of_adaptation_is_true(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    situation, expected = examples("rounds-adaptive")
    schema("rounds-situation").validate(situation)
    found = answer(["--adapt"], situation, tmp_path, capfd)
    schema("rounds-adaptation").validate(found)
    pairs = sorted([talk["a"], talk["b"]] for talk in found["to_come"])
    assert {
        "pairs": pairs,
        "expected": round(found["expected"], 2),
        "as_planned": round(found["as_planned"], 2),
        "proven": found["proven"],
    } == expected


def test_the_worked_example_of_robustness_is_true(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    document, expected = examples("rounds-robust")
    found = answer(["--robust", "0"], document, tmp_path, capfd)
    schema("rounds-robust").validate(found)
    outlooks = {name: {key: round(found[name][key], 6) for key in ("affinity", "lost")} for name in ("plain", "robust")}
    assert {**outlooks, "cost": round(found["cost"], 2), "proven": found["proven"]} == expected


def test_robustness_takes_a_plain_problem_too(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    document: Any = examples("rounds-robust")[0]
    found = answer(["--robust", "0.25"], document["problem"], tmp_path, capfd)
    assert found["plain"]["lost"] == pytest.approx(8 * (1 - 0.75**2))
    assert (found["cost"], found["saved"]) == (0, {"mean": 0, "half": 0})


@pytest.mark.parametrize("rate", ["1", "-0.1", "x", "nan"])
def test_a_rate_that_makes_no_sense_is_refused(rate: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["rounds", f"--robust={rate}", "day.json"])
    assert stopped.value.code == 2


def test_the_example_of_the_help_can_be_used(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main(["rounds", "--help"])
    shown = capfd.readouterr().out
    shown = shown[shown.index("./kloeppel rounds --repair") :]
    example = json.loads(shown[shown.index("<<'END'\n") + len("<<'END'\n") : shown.index("\nEND\n")])
    schema("rounds-situation").validate(example)
    found = answer(["--repair"], example, tmp_path, capfd)
    assert [(m["a"], m["b"], m["round"]) for m in found["new"]] == [("c2", "b1", 2)]
    assert (found["told"], found["proven"]) == (["c2", "b1", "b2"], True)


def test_a_situation_that_cannot_be_used_gets_one_sentence(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "situation.json"
    source.write_text("{}", encoding="utf-8")
    assert main(["rounds", "--repair", str(source)]) == 2
    assert capfd.readouterr() == ("", "problem is missing.\n")
