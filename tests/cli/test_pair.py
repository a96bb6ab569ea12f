"""`kloeppel pair` as people call it: a file in, an answer or one sentence out."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from kloeppel.cli import pair
from kloeppel.cli.main import main
from kloeppel.core.pairing import Rule

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = Draft202012Validator(
    json.loads((ROOT / "docs" / "formats" / "pairing-matches.schema.json").read_text(encoding="utf-8"))
)

# Stable: only c1 with b1. Most matches: both, with c1 and b1 left wanting each other.
WISHES = {
    "a": [{"id": "c1", "wishes": {"b1": 1, "b2": 2}}, {"id": "c2", "wishes": {"b1": 1}}],
    "b": [{"id": "b1", "wishes": {"c1": 1, "c2": 2}}, {"id": "b2", "wishes": {"c1": 1}}],
}


@pytest.fixture
def wishes_file(tmp_path: Path) -> Path:
    path = tmp_path / "wishes.json"
    path.write_text(json.dumps(WISHES), encoding="utf-8")
    return path


def answer_of(text: str) -> dict[str, object]:
    answer: dict[str, object] = json.loads(text)
    SCHEMA.validate(answer)
    del answer["seconds"]
    return answer


STABLE = {
    "matches": [{"a": "c1", "b": "b1"}],
    "unmatched": {"a": ["c2"], "b": ["b2"]},
    "blocking_pairs": [],
    "size": 1,
    "bound": 1,
    "optimal": True,
    "rule": "stable",
    "without": [
        {"side": "a", "id": "c2", "reasons": ["b1 is matched with c1, whom they wish for more."]},
        {"side": "b", "id": "b2", "reasons": ["c1 is matched with b1, whom they wish for more."]},
    ],
}
BEST_TOTAL = {
    "matches": [{"a": "c1", "b": "b2"}, {"a": "c2", "b": "b1"}],
    "unmatched": {"a": [], "b": []},
    "blocking_pairs": [{"a": "c1", "b": "b1"}],
    "size": 2,
    "bound": 2,
    "optimal": True,
    "rule": "best_total",
    "without": [],
}


def test_the_answer_is_printed(wishes_file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["pair", str(wishes_file)]) == 0
    printed = capfd.readouterr()
    assert (answer_of(printed.out), printed.err) == (STABLE, "")


def test_the_rule_of_the_command_outweighs_the_file(wishes_file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["pair", str(wishes_file), "--rule", "best_total", "--seed", "7", "--time-limit", "5"]) == 0
    assert answer_of(capfd.readouterr().out) == BEST_TOTAL


def test_the_answer_goes_into_a_file(wishes_file: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "matches.json"
    assert main(["pair", str(wishes_file), "-o", str(target)]) == 0
    assert answer_of(target.read_text(encoding="utf-8")) == STABLE
    assert capfd.readouterr() == ("", "")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["matches.json", "wishes.json"]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (
            '{"a": [], "b": [], "rule": "best"}',
            'rule must be one of "stable", "best_total", "fair", "most_mutual", it is',
        ),
        ('{"a": [{"id": "c1", "wishes": {"b1": NaN}}], "b": [{"id": "b1"}]}', "a[0].wishes.b1 must be a whole number"),
        ('{"a": [{"id": "c1"}, {"id": "c1"}], "b": []}', 'a[1].id is "c1", which a already has;'),
        ('{"a": [{"id": "c1"}], "b": [], "must": [["c1", "b1"]]}', 'must[0] names "b1", who is not in b.'),
        ('{"a": [', " is not JSON; the first mistake is in line 1, column 8."),
    ],
)
def test_a_file_that_cannot_be_used_gets_one_sentence_and_no_answer(
    content: str, complaint: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "wishes.json", tmp_path / "matches.json"
    source.write_text(content, encoding="utf-8")
    assert main(["pair", str(source), "-o", str(target)]) == 2
    printed = capfd.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert complaint in printed.err
    assert not target.exists()


@pytest.mark.parametrize(
    "arguments",
    [["--rule", "best"], ["--compare", "best"], ["--seed", "-1"], ["--time-limit", "0"], ["--time-limit", "nan"]],
)
def test_an_argument_that_cannot_be_used_is_refused(
    arguments: list[str], wishes_file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ending:
        main(["pair", str(wishes_file), *arguments])
    assert ending.value.code == 2
    printed = capfd.readouterr()
    assert printed.out == ""
    assert arguments[0] in printed.err


def test_the_help_names_every_rule_of_the_engine() -> None:
    assert list(pair.RULES) == [rule.value for rule in Rule]


@pytest.mark.parametrize("command", ["pair", "rounds"])
@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("--seed=2147483648", "argument --seed: must be a whole number from 0 to 2147483647"),
        ("--seed=1.5", "argument --seed: must be a whole number from 0 to 2147483647"),
        ("--time-limit=0", "argument --time-limit: must be a number of seconds above 0"),
        ("--time-limit=inf", "argument --time-limit: must be a number of seconds above 0"),
        ("--time-limit=soon", "argument --time-limit: must be a number of seconds above 0"),
    ],
)
def test_the_engines_have_the_same_bounds(
    command: str, option: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ending:
        main([command, "-", option])
    assert ending.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1] == f"kloeppel {command}: error: {words}"


def test_the_example_of_the_help_can_be_pasted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ending:
        main(["pair", "--help"])
    assert ending.value.code == 0
    shown = capsys.readouterr().out
    start, end = shown.index("./kloeppel pair"), shown.index("\nEND\n") + len("\nEND\n")
    # The door stands in the root of the project; here it leads straight to the command.
    door = tmp_path / "kloeppel"
    door.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kloeppel.cli.main "$@"\n', encoding="utf-8")
    door.chmod(0o755)
    pasted = subprocess.run(  # noqa: S603 # our own help text
        ["/bin/sh", "-c", shown[start:end]],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert pasted.stderr == ""
    assert answer_of(pasted.stdout) == {
        "matches": [{"a": "c1", "b": "b1"}, {"a": "c3", "b": "b3"}],
        "unmatched": {"a": ["c2"], "b": ["b2"]},
        "blocking_pairs": [],
        "size": 2,
        "bound": 2,
        "optimal": True,
        "rule": "stable",
        "without": [
            {"side": "a", "id": "c2", "reasons": ["b1 is matched with c1, whom they wish for more."]},
            {"side": "b", "id": "b2", "reasons": ["c1 is matched with b1, whom they wish for more."]},
        ],
        "explanations": [
            {
                "side": "a",
                "id": "c2",
                "sentences": [
                    "b1 is matched with c1, whom they wish for more.",
                    "With a match for c2 the rule would be kept less well:",
                    "There is one match more.",
                    "This costs one mutual yes.",
                    "2 people fewer stay without.",
                    "One pair more would rather have each other.",
                    "c1 would get: a second wish instead of a first wish.",
                    "b1 would get: a second wish instead of a first wish.",
                ],
                "matches": [{"a": "c1", "b": "b2"}, {"a": "c2", "b": "b1"}, {"a": "c3", "b": "b3"}],
                "size": 3,
                "optimal": True,
                "gains": [
                    {"side": "a", "id": "c2", "before": None, "after": 1},
                    {"side": "b", "id": "b2", "before": None, "after": 1},
                ],
                "losses": [
                    {"side": "a", "id": "c1", "before": 1, "after": 2},
                    {"side": "b", "id": "b1", "before": 1, "after": 2},
                ],
            }
        ],
    }
    assert shown[start:end] in pair.EXAMPLE


BOTH_MATCHED = [{"a": "c1", "b": "b2"}, {"a": "c2", "b": "b1"}]
SENTENCES = [
    "There is one match more.",
    "This costs one mutual yes.",
    "2 people fewer stay without.",
    "One pair more would rather have each other.",
    "c1 would get: a second wish instead of a first wish.",
    "b1 would get: a second wish instead of a first wish.",
    "c2 would have somebody: a first wish.",
    "b2 would have somebody: a first wish.",
]
CHANGE = {
    "sentences": SENTENCES,
    "matches": BOTH_MATCHED,
    "size": 2,
    "optimal": True,
    "gains": [
        {"side": "a", "id": "c2", "before": None, "after": 1},
        {"side": "b", "id": "b2", "before": None, "after": 1},
    ],
    "losses": [
        {"side": "a", "id": "c1", "before": 1, "after": 2},
        {"side": "b", "id": "b1", "before": 1, "after": 2},
    ],
}


def test_another_rule_is_compared(wishes_file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["pair", str(wishes_file), "--compare", "best_total", "--compare", "stable"]) == 0
    same = {"matches": STABLE["matches"], "size": 1, "optimal": True, "gains": [], "losses": []}
    assert answer_of(capfd.readouterr().out) == STABLE | {
        "changes": [
            {"rule": "best_total", **CHANGE},
            {"rule": "stable", "sentences": ["Nothing that is counted would change."], **same},
        ]
    }


def test_locks_and_bans_are_tried_out(wishes_file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["pair", str(wishes_file), "--lock", "c2,b2", "--lock", "c1,b2", "--forbid", "c1,b1"]) == 0
    answer = answer_of(capfd.readouterr().out)
    changes = answer["changes"]
    assert isinstance(changes, list)
    assert [{key: one[key] for key in ("lock", "forbid") if key in one} for one in changes] == [
        {"lock": ["c2", "b2"]},
        {"lock": ["c1", "b2"]},
        {"forbid": ["c1", "b1"]},
    ]
    assert [one["sentences"] for one in changes] == [
        ["There is one match more.", "2 people fewer stay without."],
        [
            "There is one match more.",
            "This costs one mutual yes.",
            "2 people fewer stay without.",
            "b1 would get: a second wish instead of a first wish.",
            "c2 would have somebody: a first wish.",
        ],
        SENTENCES[:3] + SENTENCES[4:],
    ]
    assert [one["matches"] for one in changes] == [
        [{"a": "c1", "b": "b1"}, {"a": "c2", "b": "b2"}],
        BOTH_MATCHED,
        BOTH_MATCHED,
    ]


def test_a_person_and_a_pair_are_explained_and_pairs_are_sorted(
    wishes_file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["pair", str(wishes_file), "--explain", "b1", "--explain", "a:c1", "--sensitivity"]) == 0
    said = {"sentences": ["c1 and b1 put each other first."]}
    assert answer_of(capfd.readouterr().out) == STABLE | {
        "explanations": [{"side": "b", "id": "b1", **said}, {"side": "a", "id": "c1", **said}],
        "sensitivity": {
            "every": [{"a": "c1", "b": "b1"}],
            "some": [],
            "none": [{"a": "c1", "b": "b2"}, {"a": "c2", "b": "b1"}],
            "unknown": [],
        },
    }


@pytest.mark.parametrize(
    ("question", "complaint"),
    [
        (["--explain", "c9"], "--explain c9: nobody has this id.\n"),
        (["--explain", "x"], "--explain x: both sides have this id; please write a:x or b:x.\n"),
        (
            ["--explain", "b1,c1"],
            "--explain b1,c1: please write the id of somebody in a, a comma, the id of somebody in b.\n",
        ),
        (["--lock", "c1"], "--lock c1: please write the id of somebody in a, a comma, the id of somebody in b.\n"),
        (
            ["--forbid", "c1,c2"],
            "--forbid c1,c2: please write the id of somebody in a, a comma, the id of somebody in b.\n",
        ),
    ],
)
def test_a_question_about_nobody_is_refused(
    question: list[str], complaint: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "wishes.json"
    path.write_text('{"a": [{"id": "c1"}, {"id": "x"}], "b": [{"id": "b1"}, {"id": "x"}]}', encoding="utf-8")
    assert main(["pair", str(path), *question]) == 2
    assert capfd.readouterr() == ("", complaint)


def test_an_id_may_hold_a_comma(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "wishes.json"
    path.write_text('{"a": [{"id": "c,1"}], "b": [{"id": "b,1"}]}', encoding="utf-8")
    assert main(["pair", str(path), "--explain", "c,1,b,1", "--explain", "c,1"]) == 0
    explained = answer_of(capfd.readouterr().out)["explanations"]
    assert explained == [
        {"a": "c,1", "b": "b,1", "sentences": ["c,1 and b,1 could be matched only by the coordination."]},
        {"side": "a", "id": "c,1", "sentences": ["For c,1 no mutual wish is left."]},
    ]


def test_progress_is_written_to_standard_error(wishes_file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["pair", str(wishes_file), "--rule", "best_total", "--progress"]) == 0
    assert capfd.readouterr().err.splitlines() == [
        "Looking for the most matches",
        "Looking for the most matches (2 / 2)",
        "Looking for the best ranks",
        "Looking for the best ranks (6 / 6)",
    ]
