"""What must be there before the web application runs: each step may be repeated, and two may do it at once."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from kloeppel.cli import preparation


@pytest.fixture(autouse=True)
def _no_key_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KLOEPPEL_SECRET_KEY", raising=False)


def test_the_secret_key_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    var = tmp_path / "a" / "var"
    preparation.make_secret_key(var)
    place = var / "secret-key"
    key = place.read_text(encoding="ascii")
    assert (len(key.strip()), place.stat().st_mode & 0o777) == (67, 0o600)
    preparation.make_secret_key(var)
    assert place.read_text(encoding="ascii") == key
    assert list(var.iterdir()) == [place]


def test_processes_that_begin_at_once_agree_on_one_key(tmp_path: Path) -> None:
    def key_after(_: int) -> str:
        preparation.make_secret_key(tmp_path)
        return (tmp_path / "secret-key").read_text(encoding="ascii")

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(key_after, range(8)))) == 1
    assert list(tmp_path.iterdir()) == [tmp_path / "secret-key"]


def test_a_key_from_the_environment_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KLOEPPEL_SECRET_KEY", "given")
    preparation.make_secret_key(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_static_files_are_collected_when_one_has_changed(tmp_path: Path, settings: Settings) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "page.css").write_text("a {}", encoding="utf-8")
    settings.VAR = tmp_path / "var"
    settings.STATIC_ROOT = settings.VAR / "static"
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    collected = settings.STATIC_ROOT / "page.css"

    preparation.collect_static_files()
    assert collected.read_text(encoding="utf-8") == "a {}"
    collected.write_text("marked", encoding="utf-8")
    preparation.collect_static_files()
    assert collected.read_text(encoding="utf-8") == "marked"
    (source / "page.css").write_text("a { }", encoding="utf-8")
    (source / "new.css").write_text("", encoding="utf-8")
    collected.unlink()
    preparation.collect_static_files()
    assert sorted(path.name for path in settings.STATIC_ROOT.iterdir()) == ["new.css", "page.css"]
    assert collected.read_text(encoding="utf-8") == "a { }"
