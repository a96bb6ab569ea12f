"""Compiling the catalogues: only what has changed, whole files only, nothing left lying about."""

import gettext
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kloeppel.cli.catalogues import DU, LANGUAGES, catalogue, compile_catalogues, compiled

PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "good day"\nmsgstr "{}"\n'


@pytest.fixture
def locale(tmp_path: Path) -> Path:
    for language in LANGUAGES:
        write(tmp_path, language, f"in {language} – ü")
    write(tmp_path, DU, "zu dir")
    return tmp_path


def write(locale: Path, language: str, text: str) -> None:
    place = catalogue(language, locale)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(PO.format(text), encoding="utf-8")
    # Some file systems count time in steps that are longer than a test.
    os.utime(place, ns=(time.time_ns(), time.time_ns()))


def said(locale: Path, language: str) -> str:
    with compiled(language, locale).open("rb") as file:
        return gettext.GNUTranslations(file).gettext("good day")


def test_only_what_has_changed_is_compiled(locale: Path) -> None:
    assert compile_catalogues(locale) == [compiled(language, locale) for language in (*LANGUAGES, DU)]
    assert compile_catalogues(locale) == []
    write(locale, "en", "good day")
    assert compile_catalogues(locale) == [compiled("en", locale)]
    write(locale, "de", "guten Tag")
    # What is not said with du is in the catalogue for du as well.
    assert compile_catalogues(locale) == [compiled("de", locale), compiled(DU, locale)]
    assert [said(locale, language) for language in LANGUAGES] == ["guten Tag", "good day"]


def test_an_older_text_that_comes_back_is_seen_too(locale: Path) -> None:
    compile_catalogues(locale)
    write(locale, "de", "von früher")
    os.utime(catalogue("de", locale), ns=(1_000_000_000, 1_000_000_000))
    assert compile_catalogues(locale) == [compiled("de", locale), compiled(DU, locale)]
    assert said(locale, "de") == "von früher"


def test_what_is_said_with_du_stands_over_the_german(locale: Path) -> None:
    file = catalogue("de", locale)
    file.write_text(
        PO.format("guten Tag") + '\nmsgid "bye"\nmsgstr "tschüss"\n\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\n'
        'msgstr[1] "y"\n',
        encoding="utf-8",
    )
    catalogue(DU, locale).write_text(
        PO.format("") + '\nmsgid "bye"\nmsgstr "mach’s gut"\n\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "v"\n'
        'msgstr[1] "w"\n\nmsgid "gone"\nmsgstr "weg"\n',
        encoding="utf-8",
    )
    compile_catalogues(locale)
    with compiled(DU, locale).open("rb") as opened:
        du = gettext.GNUTranslations(opened)
    assert [du.gettext("good day"), du.gettext("bye"), du.gettext("gone")] == ["guten Tag", "mach’s gut", "gone"]
    assert [du.ngettext("a", "b", number) for number in (1, 2)] == ["v", "w"]


@pytest.mark.parametrize("language", ["de", DU])
def test_whichever_of_the_two_is_changed_du_is_compiled_anew(language: str, locale: Path) -> None:
    compile_catalogues(locale)
    write(locale, language, "anders")
    assert compiled(DU, locale) in compile_catalogues(locale)


def test_several_at_once_leave_whole_files_and_nothing_else(locale: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(compile_catalogues, [locale] * 8))
    assert [said(locale, language) for language in LANGUAGES] == ["in de – ü", "in en – ü"]
    assert sorted(path.name for path in catalogue("de", locale).parent.iterdir()) == ["django.mo", "django.po"]


def test_a_catalogue_that_cannot_be_read_leaves_the_old_one(locale: Path) -> None:
    compile_catalogues(locale)
    catalogue("de", locale).write_text("no catalogue\n", encoding="utf-8")
    with pytest.raises(OSError, match="Syntax error"):
        compile_catalogues(locale)
    assert said(locale, "de") == "in de – ü"
    assert sorted(path.name for path in catalogue("de", locale).parent.iterdir()) == ["django.mo", "django.po"]
