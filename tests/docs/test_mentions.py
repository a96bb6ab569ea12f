"""What there is, is written about: every command, every engine, every file of the data flow."""

import re
from pathlib import Path

from kloeppel.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "kloeppel"


def read(*places: str) -> str:
    found = [path for place in places for path in sorted(ROOT.glob(place))]
    return "\n".join(path.read_text(encoding="utf-8") for path in found)


def test_every_command_is_shown() -> None:
    shown = set(re.findall(r"`?\./kloeppel ([a-z]+)", read("*.md", "docs/guides/*.md", "docs/algorithms/*.md")))
    assert sorted(set(COMMANDS) - shown) == []
    assert sorted(shown - set(COMMANDS)) == []


def test_every_engine_has_its_page() -> None:
    engines = {path.parent.name for path in (SOURCE / "core").glob("*/__init__.py")}
    pages = {path.stem for path in (ROOT / "docs" / "algorithms").glob("*.md")}
    # Reading lists of people is explained to those who have such a list.
    assert (ROOT / "docs" / "guides" / "people-lists.md").exists()
    # A part of an engine that is called by itself may have a page of its own.
    parts = {f"{path.parents[1].name}-{path.parent.name}" for path in (SOURCE / "core").glob("*/*/__init__.py")}
    assert engines - {"people"} == pages - parts


def test_every_file_of_the_flow_is_explained() -> None:
    page = read("docs/data-flow.md")
    arrows, beside = page.split("## Beside the arrows")
    explained = re.findall(r"^## ([a-z_]+)$", arrows, re.MULTILINE) + re.findall(
        r"^\| `([a-z_]+)` \|", beside, re.MULTILINE
    )
    files = [path.stem for path in (SOURCE / "flow").glob("*.py") if path.stem != "__init__"]
    assert sorted(explained) == sorted(files)


def test_links_between_the_pages_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    links = [
        (page, target)
        for page in pages
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8"))
    ]
    assert len(links) > 10
    broken = [f"{page.relative_to(ROOT)}: {target}" for page, target in links if not (page.parent / target).exists()]
    assert broken == []
