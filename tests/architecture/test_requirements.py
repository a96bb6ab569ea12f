import re
import tomllib
from pathlib import Path

import pytest

from architecture.source_tree import ROOT

LISTS = sorted((ROOT / "requirements").glob("*.txt"))
PLACES = re.compile(
    r"://|\bfile:|(^|\s)(-i|-f|--index-url|--extra-index-url|--find-links|--trusted-host)\b", re.MULTILINE
)


def pins(text: str) -> dict[str, str]:
    """Name and version of everything that is pinned in a list."""
    return dict(re.findall(r"^([a-z0-9.-]+)==([^ ;]+)", text, re.MULTILINE))


def without_hash(text: str) -> list[str]:
    """The entries of a list that pip could not check."""
    entries = re.split(r"\n(?=[A-Za-z0-9])", re.sub(r"(?m)^\s*#.*\n?", "", text))
    return [entry.split()[0] for entry in entries if entry.strip() and "--hash=sha256:" not in entry]


def name_of(requirement: str) -> str:
    return re.split(r"[\[<>=!~; ]", requirement)[0].lower().replace("_", "-")


def project() -> dict[str, list[str]]:
    """The names of the direct dependencies, by list."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = settings["dependency-groups"]
    wanted = {"base": settings["project"]["dependencies"], "dev": groups["dev"], "bench": groups["bench"]}
    return {name: [name_of(requirement) for requirement in requirements] for name, requirements in wanted.items()}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_list_is_pinned_hashed_and_names_no_place(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert PLACES.search(text) is None
    assert without_hash(text) == []
    assert set(project()[path.stem]) <= set(pins(text))


def test_a_place_and_a_missing_hash_are_found() -> None:
    assert PLACES.search("--index-url somewhere\ndjango==5.2")
    assert PLACES.search("django @ https://somewhere/django.whl")
    assert PLACES.search("-f /wheels")
    assert PLACES.search("dj-find==1 \\\n    --hash=sha256:ab") is None
    assert without_hash("# a note\na==1 \\\n    --hash=sha256:00\nb==2\nc==3 \\\n    --hash=sha256:00\n") == ["b==2"]


def test_dev_repeats_every_pin_of_base() -> None:
    # `./kloeppel test` may then install over the environment of the other commands without changing it.
    base, dev = (pins((ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")) for name in ("base", "dev"))
    assert base.items() <= dev.items()
    assert len(base) > 0


def test_every_dependency_has_its_reason() -> None:
    reasons = (ROOT / "docs" / "decisions" / "0002-dependencies.md").read_text(encoding="utf-8")
    given = {name_of(name) for name in re.findall(r"^\| `([^`]+)`", reasons, re.MULTILINE)}
    assert given == {name for names in project().values() for name in names}
