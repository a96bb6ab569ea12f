"""The pictures of the main screens: what is photographed, under which names, and where they are shown."""

import argparse
import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from kloeppel.cli import debian, screen_rows, screens
from kloeppel.cli.demo import story
from kloeppel.cli.test import Need

ROOT = Path(__file__).resolve().parents[2]
NAMES = {name for screen in screens.SCREENS for name in screens.files(screen)}


def test_ten_screens_each_with_an_address_of_its_own() -> None:
    known = {
        pattern.name for pattern in get_resolver("kloeppel.web.urls").url_patterns if isinstance(pattern, URLPattern)
    }
    pages = [screen.page for screen in screens.SCREENS]
    assert len(pages) == len(set(pages)) == 10
    assert set(pages) - known == set()
    assert len(NAMES) == 40


def test_the_names_of_the_pictures() -> None:
    assert screens.files(screens.SCREENS[0]) == [
        *("front-door-phone-light.png", "front-door-phone-dark.png"),
        *("front-door-desk-light.png", "front-door-desk-dark.png"),
    ]


@pytest.mark.django_db
def test_whoever_looks_may_open_the_screen() -> None:
    story.tell()
    answers = {}
    for screen in screens.SCREENS:
        arguments, user = screen_rows.of(screen.page, screen.region, screen.who)
        client = Client()
        if user is not None:
            client.force_login(user)
        answers[screen.name] = client.get(reverse(screen.page, args=arguments)).status_code
    assert answers == {screen.name: 200 for screen in screens.SCREENS}


def test_without_chromium_one_sentence_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(screens, "NEEDS", {"chromium": Need(("chromium",), lambda: False)})
    assert screens.run(argparse.Namespace(to=tmp_path / "pictures", only=None)) == 1
    assert (
        capsys.readouterr().err == f"The pictures need Chromium. Please install: {debian.command_for(['chromium'])}\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_the_pictures_are_there_small_and_shown() -> None:
    kept = {path.name: path.stat().st_size for path in screens.FOLDER.glob("*.png")}
    assert set(kept) == NAMES
    assert {name: size for name, size in kept.items() if size > 130_000} == {}
    page = (screens.FOLDER / "README.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"!\[[^]]{5,}\]\(([^)]+)\)", page)) == sorted(NAMES)
    shown = re.findall(r"!\[[^]]{20,}\]\(docs/screens/([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(shown) >= 1
    assert set(shown) - NAMES == set()
