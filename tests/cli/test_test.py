import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from kloeppel.cli import debian, main, test

MISSING = test.Need(("a-missing-package",), lambda: False)


def passing(*words: str) -> test.Part:
    return test.Part("a part", [sys.executable, "-c", *words])


def test_own_options_are_taken_wherever_they_stand_and_the_others_go_to_pytest() -> None:
    parser = argparse.ArgumentParser()
    test.add_arguments(parser)
    given = parser.parse_args(["tests/core", "-k", "x", "--database", "sqlite", "--lf", "--no-lint"]).given
    own, for_pytest = test._own_parser().parse_known_args(given)
    assert (own.database, own.no_lint, own.without) == ("sqlite", True, [])
    assert for_pytest == ["tests/core", "-k", "x", "--lf"]


def test_the_command_shows_its_own_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main.main(["test", "--help"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out.startswith("usage: kloeppel test [options] [what pytest takes]\n")


def test_a_missing_program_is_named_and_stops_the_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(test, "NEEDS", {"chromium": MISSING})
    monkeypatch.setattr(debian, "may_install", lambda: False)
    assert test.run(argparse.Namespace(given=[])) == 1
    assert capsys.readouterr().err == (
        "The tests need a-missing-package. "
        "Please install: apt-get install -y --no-install-recommends a-missing-package\n"
    )
    assert test._provide(["chromium"]) is True


def test_what_apt_cannot_install_stops_the_run_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[Sequence[str]] = []

    def install(packages: Sequence[str], log: object) -> bool:
        asked.append(packages)
        return False

    monkeypatch.setattr(test, "NEEDS", {"chromium": MISSING})
    monkeypatch.setattr(debian, "may_install", lambda: True)
    monkeypatch.setattr(debian, "install", install)
    assert test._provide([]) is False
    assert asked == [["a-missing-package"]]
    assert "The tests need a-missing-package." in capsys.readouterr().err


def test_every_part_runs_and_one_failure_fails_the_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    seen = tmp_path / "seen"
    monkeypatch.setattr(test, "NEEDS", {})
    monkeypatch.setattr(test, "_checks", lambda _without: [passing("import sys; sys.exit(3)")])
    monkeypatch.setattr(test, "_tests", lambda *_words: passing(f"open({str(seen)!r}, 'w')"))
    assert test.run(argparse.Namespace(given=["--database", "sqlite"])) == 1
    assert seen.exists()
    assert capsys.readouterr().out.splitlines()[-1] == "parts: 1 passed, 1 failed"
    assert test.run(argparse.Namespace(given=["--database", "sqlite", "--no-lint"])) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "parts: 1 passed, 0 failed"


def test_no_test_at_all_is_in_order_only_where_tests_are_not_repeated() -> None:
    assert test._tests("SQLite", ["tests/core"]).in_order == {0}
    assert test._tests("PostgreSQL", ["tests/core"], "postgresql://x").in_order == {0, test.NO_TESTS}
    assert test._tests("PostgreSQL", [], "postgresql://x").in_order == {0}


def test_settings_of_the_caller_do_not_reach_into_the_tests(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KLOEPPEL_DATABASE_URL", "postgresql://production")
    monkeypatch.setenv("KLOEPPEL_DEMO", "1")
    surroundings = test._surroundings(tmp_path, ["chromium"])
    assert {name: value for name, value in surroundings.items() if name.startswith("KLOEPPEL_")} == {
        "KLOEPPEL_SECRET_KEY": "for the tests only",
        "KLOEPPEL_VAR": str(tmp_path),
        "KLOEPPEL_TEST_WITHOUT": "chromium",
    }
