"""`kloeppel texts`: keeps the translation catalogues complete."""

import argparse
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

import polib

from kloeppel.cli.catalogues import DU, GERMAN, LANGUAGES, LOCALE, catalogue, read_catalogue
from kloeppel.cli.completeness import forms_of, problems, sources_of
from kloeppel.cli.completeness_of_du import needs_du, problems_of_du
from kloeppel.cli.drafts import DraftError, Drafts, key_of, read_drafts
from kloeppel.cli.extraction import ExtractionError, extract, is_possible, place_of
from kloeppel.cli.language import said
from kloeppel.core.values import sentence

SOURCE = LOCALE.parent
DRAFTS = SOURCE.parents[1] / "locale-drafts"
SOURCE_LANGUAGE = "en"
HEADER = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
"""Nothing in it changes from run to run, so that a difference is always a difference of texts."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 naming every text not in order")


def run(arguments: argparse.Namespace) -> int:
    """Bring the catalogues up to date, or check that they are; 0 if every text is in order."""
    if not is_possible():
        print(said(sentence("The program xgettext is missing; it is in the package gettext.")), file=sys.stderr)
        return 1
    try:
        found = extract(SOURCE)
        if not arguments.check:
            _update_all(found)
    except (ExtractionError, DraftError) as error:
        print(error, file=sys.stderr)
        return 1
    wrong = [_line(language, entry, problem) for language, entry, problem in _all_problems(found)]
    print("\n".join([*wrong, said(sentence("%(count)s texts are not in order.", count=len(wrong)))]))
    return 1 if wrong and arguments.check else 0


def _update_all(found: polib.POFile) -> None:
    drafts, du_drafts = read_drafts(DRAFTS), read_drafts(DRAFTS, du=True)
    for language in LANGUAGES:
        update(catalogue(language), language, found, drafts if language == GERMAN else {})
    update(catalogue(DU), DU, _with_du(found, du_drafts), du_drafts)
    _name_idle(drafts.keys() | du_drafts.keys(), found)


def _with_du(found: polib.POFile, du_drafts: Drafts) -> polib.POFile:
    """The texts that have a form with du of their own, or need one."""
    german = {place_of(entry): forms_of(entry) for entry in read_catalogue(catalogue(GERMAN))}
    du = {place_of(entry) for entry in _read(DU) if any(forms_of(entry))}
    chosen = polib.POFile()
    chosen.extend(
        entry
        for entry in found
        if key_of(entry) in du_drafts or place_of(entry) in du or needs_du(entry, german[place_of(entry)])
    )
    return chosen


def update(file: Path, language: str, found: polib.POFile, drafts: Drafts) -> None:
    """Make `file` hold exactly the texts in `found`: a draft counts first, then the translation that is there."""
    before = {place_of(entry): entry for entry in read_catalogue(file)} if file.exists() else {}
    after = polib.POFile(wrapwidth=0)
    after.metadata = {"Language": language, **HEADER}
    for entry in found:
        after.append(_entry(entry, before.get(place_of(entry)), language, drafts))
    # Comments in the file's own head are left out on purpose: xgettext would put years and names there.
    written = str(after).rstrip("\n") + "\n"
    if not file.exists() or file.read_text(encoding="utf-8") != written:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(written, encoding="utf-8")


def _entry(found: polib.POEntry, before: polib.POEntry | None, language: str, drafts: Drafts) -> polib.POEntry:
    kept = before is not None and before.msgid_plural == found.msgid_plural
    forms = forms_of(before) if before is not None and kept else [""]
    draft = drafts.get(key_of(found))
    if draft:
        forms = draft
    elif not all(forms) and language == SOURCE_LANGUAGE:
        forms = sources_of(found)
    flags = [flag for flag in found.flags if flag != "fuzzy"]
    if before is not None and kept and before.fuzzy and not draft:
        flags.append("fuzzy")
    entry = polib.POEntry(msgid=found.msgid, msgctxt=found.msgctxt, comment=found.comment, flags=flags)
    if found.msgid_plural:
        entry.msgid_plural = found.msgid_plural
        entry.msgstr_plural = dict(enumerate(forms if len(forms) > 1 else ["", ""]))
    else:
        entry.msgstr = forms[0]
    return entry


def _all_problems(found: polib.POFile) -> Iterator[tuple[str, polib.POEntry, str]]:
    for language in LANGUAGES:
        for entry, problem in problems(_read(language), found):
            yield language, entry, problem
    for entry, problem in problems_of_du(_read(DU), _read(GERMAN), found):
        yield DU, entry, problem


def _read(language: str) -> polib.POFile:
    file = catalogue(language)
    return read_catalogue(file) if file.exists() else polib.POFile()


def _name_idle(drafts: Collection[str], found: polib.POFile) -> None:
    """Name drafts that no text asks for: the English was changed, or mistyped in one of the two places."""
    used = {key_of(entry) for entry in found}
    for english in sorted(set(drafts) - used):
        print(said(sentence("A draft for a text that is not there: %(text)s", text=repr(english))))


def _line(language: str, entry: polib.POEntry, problem: str) -> str:
    context = f" [{entry.msgctxt}]" if entry.msgctxt else ""
    return f"{language}: {problem}:{context} {entry.msgid!r}"
