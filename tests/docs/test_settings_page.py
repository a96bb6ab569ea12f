"""docs/guides/settings.md describes every variable that the settings read, and no other."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "guides" / "settings.md"
SETTINGS = ROOT / "src" / "kloeppel" / "project" / "settings.py"


def read_variables(tree: ast.Module) -> Iterator[str]:
    """The names of Kloeppel's variables in the code, however they are read."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and re.fullmatch(r"KLOEPPEL_[A-Z_]+", str(node.value)):
            yield str(node.value)


def described_variables(page: str) -> list[str]:
    """The variables with a row of their own: name, default, what it says."""
    return re.findall(r"^\| `(KLOEPPEL_[A-Z_]+)` \| [^|]+ \| [^|]{10,} \|$", page, re.MULTILINE)


def test_every_variable_is_described_once() -> None:
    read = set(read_variables(ast.parse(SETTINGS.read_text(encoding="utf-8"))))
    assert len(read) > 0
    assert sorted(described_variables(PAGE.read_text(encoding="utf-8"))) == sorted(read)


def test_reading_and_describing_are_found() -> None:
    code = 'os.environ.get("KLOEPPEL_A")\nos.environ["KLOEPPEL_B_C"]\n"""About KLOEPPEL_D."""'
    assert list(read_variables(ast.parse(code))) == ["KLOEPPEL_A", "KLOEPPEL_B_C"]
    page = "| `KLOEPPEL_A` | off | What it is about. |\n| `KLOEPPEL_B` | off |  |\nand `KLOEPPEL_C`\n"
    assert described_variables(page) == ["KLOEPPEL_A"]
