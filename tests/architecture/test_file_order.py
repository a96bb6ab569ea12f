"""Inside a stage: admin | forms → actions → snapshots → queries → permissions → models → choices."""

import ast
from collections.abc import Mapping

import pytest

from architecture.source_tree import SOURCE, imports, layers, parsed, python_files

ORDER = [{"choices"}, {"models"}, {"permissions"}, {"queries"}, {"snapshots"}, {"actions"}, {"admin", "forms"}]
HEIGHT = {name: number for number, names in enumerate(ORDER) for name in names}
STAGES = sorted(
    stage for layer in layers() for stage in layer - {"core", "flow", "web", "api", "cli", "project"}
    if (SOURCE / stage).is_dir()
)  # fmt: skip


def stage_imports(stage: str) -> dict[str, set[str]]:
    """For each file (or package in a file's place) of a stage the others of the same stage that it imports."""
    known: dict[str, set[str]] = {}
    for path in python_files(SOURCE / stage):
        name = path.relative_to(SOURCE / stage).parts[0].removesuffix(".py")
        known.setdefault(name, set()).update(own_imports(parsed(path), stage))
    return known


def own_imports(tree: ast.Module, stage: str) -> set[str]:
    prefix = f"kloeppel.{stage}."
    return {name.removeprefix(prefix).split(".")[0] for _, name in imports(tree) if name.startswith(prefix)}


def upward(known: Mapping[str, set[str]]) -> list[str]:
    """Each import that does not go downwards, also when it goes through files that have no place in the order."""
    found = []
    for name in sorted(HEIGHT.keys() & known.keys()):
        reached, open_ends = set(), {target for target in known[name] if target != name}
        while open_ends:
            target = open_ends.pop()
            reached.add(target)
            if target not in HEIGHT:
                open_ends |= known.get(target, set()) - reached
        found += [
            f"{name} imports {target}"
            for target in sorted(reached & HEIGHT.keys())
            if HEIGHT[target] >= HEIGHT[name] and target != name
        ]
    return found


@pytest.mark.parametrize("stage", STAGES)
def test_files_of_a_stage_import_downwards_only(stage: str) -> None:
    assert upward(stage_imports(stage)) == []


def test_an_import_upwards_is_found() -> None:
    tree = ast.parse("from kloeppel.events.actions import invite\nimport kloeppel.profiles.admin")
    assert own_imports(tree, "events") == {"actions"}
    assert upward({"models": {"actions"}, "actions": {"models"}}) == ["models imports actions"]
    assert upward({"admin": {"forms"}, "forms": set()}) == ["admin imports forms"]
    assert upward({"queries": {"hashing"}, "hashing": {"actions"}}) == ["queries imports actions"]
    assert upward({"actions": {"queries", "actions"}, "queries": {"models"}, "hashing": {"actions"}}) == []
