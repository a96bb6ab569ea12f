import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from architecture.source_tree import ROOT, SOURCE, parsed, python_files, shown

LONGEST_FILE = 400
USUAL_FUNCTION = 40
LONGEST_FUNCTION = 60
LONGER_FUNCTIONS: dict[str, str] = {}
"""Functions between the two limits: where (`stage/file.py function`) and why they are not taken apart."""

JUNK_DRAWERS = {"utils", "util", "common", "helpers", "helper", "services", "misc", "base", "stuff", "shared"}


def function_lengths(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Each function with its lines from `def` to the last, without its docstring."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            documented = ast.get_docstring(node) is not None
            documentation = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
            yield node.name, (node.end_lineno or 0) - node.lineno + 1 - documentation


def junk_drawers(paths: Iterable[Path]) -> list[str]:
    """Paths with a folder or Python file that is named after nothing in particular."""
    return [
        path.as_posix()
        for path in paths
        if JUNK_DRAWERS & set(path.parts[:-1]) or (path.suffix == ".py" and path.stem in JUNK_DRAWERS)
    ]


def test_files_are_short() -> None:
    written = [path for path in SOURCE.rglob("*") if path.suffix in {".py", ".html", ".css", ".js"}]
    lengths = {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in written}
    long = {path: lines for path, lines in lengths.items() if lines > LONGEST_FILE and "/migrations/" not in path}
    assert len(lengths) > 0
    assert long == {}


def test_functions_are_short() -> None:
    lengths = {
        f"{shown(path)} {name}": length for path in python_files() for name, length in function_lengths(parsed(path))
    }
    long = {where: length for where, length in lengths.items() if length > USUAL_FUNCTION}
    assert sorted(long) == sorted(LONGER_FUNCTIONS)
    assert {where: length for where, length in long.items() if length > LONGEST_FUNCTION} == {}


def test_nothing_is_named_after_nothing() -> None:
    folders = [ROOT / "src", ROOT / "tests", ROOT / "benchmarks"]
    paths = [path.relative_to(ROOT) for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert junk_drawers(path for path in paths if "__pycache__" not in path.parts) == []


def test_a_long_function_and_a_junk_drawer_are_found() -> None:
    body = "\n".join(["    x = 1"] * 41)
    assert list(function_lengths(ast.parse(f'def long():\n    """Two\n    lines."""\n{body}'))) == [("long", 42)]
    assert junk_drawers(
        [Path("src/utils/a.py"), Path("src/a/helpers.py"), Path("web/base.html"), Path("src/a/based.py")]
    ) == ["src/utils/a.py", "src/a/helpers.py"]
