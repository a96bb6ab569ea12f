"""What others call says what it does: every public function of the core, of the actions and of the flow."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from architecture.source_tree import SOURCE, parsed, python_files, shown

DOCUMENTED = [
    *python_files(SOURCE / "core"),
    *python_files(SOURCE / "flow"),
    *(path for path in python_files() if "actions" in (path.stem, path.parent.name)),
]


def undocumented(tree: ast.Module) -> Iterator[str]:
    """Public functions and methods without a docstring."""
    for node in tree.body:
        holders = [node, *node.body] if isinstance(node, ast.ClassDef) and not node.name.startswith("_") else [node]
        for holder in holders:
            if (
                isinstance(holder, ast.FunctionDef)
                and not holder.name.startswith("_")
                and not ast.get_docstring(holder)
            ):
                yield holder.name


@pytest.mark.parametrize("path", DOCUMENTED, ids=shown)
def test_public_functions_are_documented(path: Path) -> None:
    assert list(undocumented(parsed(path))) == []


def test_a_missing_docstring_is_found() -> None:
    code = 'def a(): ...\ndef _b(): ...\nclass C:\n    def d(self): ...\n    def e(self):\n        """Does."""'
    assert list(undocumented(ast.parse(code))) == ["a", "d"]
