"""The source tree as the architecture tests see it: files, parsed, with what they import."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "kloeppel"


def python_files(folder: Path = SOURCE) -> list[Path]:
    """All Python files of the product but those that Django writes."""
    return sorted(path for path in folder.rglob("*.py") if "migrations" not in path.parts)


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def shown(path: Path) -> str:
    """A path as people write it: from the product's own folder on."""
    return path.relative_to(SOURCE).as_posix()


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything a module imports, names of `from` imports included (`a.b`, then `a.b.c`)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield node.lineno, module
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)


@cache
def layers() -> tuple[frozenset[str], ...]:
    """The stages from low to high, as the import contract in pyproject.toml has them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = (entry for entry in settings["tool"]["importlinter"]["contracts"] if entry["id"] == "stages")
    return tuple(frozenset(re.findall(r"\w+", layer)) for layer in reversed(contract["layers"]))


def height(package: str) -> int:
    """How high a package of the product stands. Raises ValueError for one that is not declared."""
    for number, layer in enumerate(layers()):
        if package in layer:
            return number
    raise ValueError(f"{package} is not declared in [tool.importlinter]")
