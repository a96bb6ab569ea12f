"""The page of benchmarks: every engine is in it, each plot is a picture that says in words what it shows."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "benchmarks.md").read_text(encoding="utf-8")
SVG = "{http://www.w3.org/2000/svg}"


def test_every_engine_has_its_table() -> None:
    measured = PAGE.split("<!-- measured: begin -->")[1].split("<!-- measured: end -->")[0]
    assert re.findall(r"^## (.*)$", measured, re.MULTILINE) == [
        *("Rounds", "Appointments", "Pairing", "Circles", "Affinity"),
    ]
    assert "- Machine: " in measured
    assert re.search(r"^- Measured on \d\d \w+ \d{4}, commit [0-9a-f]{7,}", measured, re.MULTILINE)


def test_every_plot_is_there_and_says_what_it_shows() -> None:
    named = re.findall(r"\]\((pictures/benchmarks/[^)]+)\)", PAGE)
    assert sorted(named) == sorted(
        path.relative_to(DOCS).as_posix() for path in (DOCS / "pictures" / "benchmarks").glob("*.svg")
    )
    for name in named:
        root = ET.fromstring((DOCS / name).read_text(encoding="utf-8"))  # noqa: S314 - our own picture
        assert [child.tag for child in root[:2]] == [f"{SVG}title", f"{SVG}desc"]
        assert all((child.text or "").strip() for child in root[:2])


def test_what_was_missed_is_explained() -> None:
    missed = [line for line in PAGE.splitlines() if line.startswith("|") and " missed |" in line]
    explained = PAGE.split("## What was missed, and what was tried")[1]
    cases = [line.split("|")[1].strip() for line in missed]
    assert [case for case in cases if case not in explained] == []
