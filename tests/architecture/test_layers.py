import shutil
import subprocess
import sys
from pathlib import Path

from architecture.source_tree import ROOT, SOURCE, height, layers


def contracts_broken(source: Path) -> str:
    command: list[str | Path] = [
        Path(sys.executable).parent / "lint-imports",
        "--config",
        ROOT / "pyproject.toml",
        "--no-cache",
    ]
    environment = {"PYTHONPATH": str(source), "PATH": "", "PYTHONSAFEPATH": "1"}
    done = subprocess.run(  # noqa: S603 - our own linter
        command, cwd=source, env=environment, capture_output=True, text=True, check=False
    )
    return done.stdout if done.returncode else ""


def test_stages_stand_in_the_agreed_order() -> None:
    assert [sorted(layer) for layer in layers()] == [
        ["core"],
        ["accounts"],
        ["audit", "computations", "mailroom"],
        ["barriers", "programmes"],
        ["applications"],
        ["profiles"],
        ["events"],
        ["speeddating"],
        ["matches"],
        ["grants", "kits", "learning"],
        ["blueprints"],
        ["showcase"],
        ["reporting"],
        ["flow"],
        ["api", "cli", "web"],
        ["project"],
    ]
    assert height("matches") > height("profiles")


def test_imports_keep_the_contracts_and_planted_breaches_break_each(tmp_path: Path) -> None:
    source = tmp_path / "src"
    shutil.copytree(SOURCE, source / "kloeppel", ignore=shutil.ignore_patterns("__pycache__", "static", "locale"))
    assert contracts_broken(source) == ""

    package = source / "kloeppel"
    (package / "mailroom" / "planted.py").write_text("import kloeppel.project.urls\n")
    (package / "undeclared").mkdir()
    (package / "undeclared" / "__init__.py").write_text("")
    (package / "core" / "rounds" / "planted.py").write_text("import django\nimport kloeppel.core.pairing.values\n")

    said = contracts_broken(source)
    assert "Stages know only the stages before them BROKEN" in said
    assert "kloeppel.mailroom.planted -> kloeppel.project" in said
    assert "undeclared" in said
    assert "Engines know the shared values and not each other BROKEN" in said
    assert "kloeppel.core.rounds.planted -> kloeppel.core.pairing.values" in said
    assert "The core knows no framework BROKEN" in said
    assert "kloeppel.core.rounds.planted -> django" in said
