"""From the bytes of a file to one table of people: which sheet, which heading row, which rows are no submissions."""

import re

from kloeppel.core.people.headings import Meaning, meaning_of, plain_heading, recognised
from kloeppel.core.people.text import as_text, clean, fold
from kloeppel.core.people.text_files import MOST_RECORDS, decode, records
from kloeppel.core.people.values import Cell, Row, Table
from kloeppel.core.people.workbooks import sheets
from kloeppel.core.values import InputError, Sentence, sentence

MOST_BYTES = 20_000_000
_SEARCHED_FOR_HEADINGS = 60
_FEWEST_HEADINGS = 2
_WHO = {
    Meaning.NAME,
    Meaning.BARE_NAME,
    Meaning.FIRST_NAME,
    Meaning.LAST_NAME,
    Meaning.ORGANISATION,
    Meaning.EMAIL,
}
_COUNT_ROW = re.compile(
    r"(?:anzahl|summe|gesamt\w*|insgesamt|total|zwischensumme|zeilen|eintrage|datensatze|stand|exportiert|export|"
    r"erstellt|gedruckt|erzeugt|ende|quelle|seite)\b.*|\d+ (?:einsendungen?|bewerbungen|"
    r"eintrage|anmeldungen|personen|datensatze|antworten|"
    r"teilnehm\w*|zeilen|ruckmeldungen|kreative|unternehmen)\b.*"
)


def read_table(content: bytes, *, name: str) -> Table:
    """The table of people in a CSV or XLSX file; `name` is the file's name, used in sentences only.

    Raises InputError with one sentence: empty, too large, encrypted, another format, no heading row, no people.
    """
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise InputError(sentence("%(file)s is empty.", file=name))
    if len(content) > MOST_BYTES:
        raise InputError(sentence("%(file)s is larger than %(most)s MB.", file=name, most=MOST_BYTES // 1_000_000))
    _refuse_other_formats(content, name)
    if content.startswith(b"PK\x03\x04"):
        return _from_workbook(content, name)
    text, encoding = decode(content, name)
    split, separator = records(text, name)
    rows = tuple(Row(number, tuple(record)) for number, record in enumerate(split, start=1))
    table = _table(rows, name=name)
    if table is None:
        raise InputError(_no_headings(name))
    kept = enumerate((row for row in table.rows), start=1)
    return Table(
        name=name,
        headings=table.headings,
        rows=tuple(Row(number, row.cells) for number, row in kept),
        above=table.above,
        encoding=encoding,
        separator=separator,
        numbered=False,
    )


def _refuse_other_formats(content: bytes, name: str) -> None:
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise InputError(sentence("%(file)s is protected by a password. Please save it without one.", file=name))
        raise InputError(sentence("%(file)s is an old Excel file (XLS). Please save it as XLSX or CSV.", file=name))
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"%pdf", b"{\\rtf", b"<!doctype", b"<html", b"<?xml", b"<table")):
        raise InputError(
            sentence("%(file)s is a document, not a table. Please save the list as XLSX or CSV.", file=name)
        )


def _no_headings(name: str) -> Sentence:
    return sentence(
        "No heading row was found in %(file)s: at least two headings such as name, e-mail or postcode are needed.",
        file=name,
    )


def _from_workbook(content: bytes, name: str) -> Table:
    """The sheet with the most understood headings; among equals the longest, then the first."""
    best: tuple[tuple[int, int], Table] | None = None
    for sheet in sheets(content, name):
        table = _table(sheet.rows, name=name, sheet=sheet.title)
        if table is not None:
            fit = (recognised(table.headings), len(table.rows))
            if best is None or fit > best[0]:
                best = (fit, table)
    if best is None:
        raise InputError(_no_headings(name))
    return best[1]


def _table(rows: tuple[Row, ...], *, name: str, sheet: str = "") -> Table | None:
    filled = [row for row in rows if not _is_empty(row)]
    at = _heading_row(filled)
    if at is None:
        return None
    headings = tuple(plain_heading(cell) for cell in filled[at].cells)
    if len(filled) > MOST_RECORDS:
        raise InputError(sentence("%(file)s has more than %(most)s lines.", file=name, most=MOST_RECORDS))
    while headings and not headings[-1]:
        headings = headings[:-1]
    below = tuple(row for row in filled[at + 1 :] if not _repeats(row, headings) and not _counts(row, headings))
    above = tuple(clean(as_text(cell)) for row in filled[:at] for cell in row.cells if as_text(cell).strip())
    return Table(name=name, headings=headings, rows=below, above=above, sheet=sheet)


def _is_empty(row: Row) -> bool:
    return all(not clean(as_text(cell)) for cell in row.cells)


def _heading_row(rows: list[Row]) -> int | None:
    """The first of the rows that name the most meanings; a data row can name a few by accident."""
    best, found = _FEWEST_HEADINGS - 1, None
    for index, row in enumerate(rows[:_SEARCHED_FOR_HEADINGS]):
        named = recognised(row.cells)
        if named > best and _names_somebody(row.cells):
            best, found = named, index
    return found


def _names_somebody(cells: tuple[Cell, ...]) -> bool:
    return any(meaning_of(cell)[0] in _WHO for cell in cells if isinstance(cell, str))


def _repeats(row: Row, headings: tuple[str, ...]) -> bool:
    """Whether the row is the heading row once more, as printed lists and joined exports have it."""
    pairs = [(fold(plain_heading(cell)), fold(heading)) for cell, heading in zip(row.cells, headings, strict=False)]
    filled = [(cell, heading) for cell, heading in pairs if cell]
    same = sum(cell == heading for cell, heading in filled)
    return same >= _FEWEST_HEADINGS and same * 2 > len(filled)


def _counts(row: Row, headings: tuple[str, ...]) -> bool:
    """Whether the row counts the others or closes the list: few cells, the first of them says so."""
    said = [clean(as_text(cell)) for cell in row.cells[: len(headings)] if clean(as_text(cell))]
    if not said or any("@" in text for text in said):
        return False
    figures = sum(bool(re.fullmatch(r"[\d.,:%\s]+", text)) for text in said)
    return len(said) - figures <= 2 and bool(_COUNT_ROW.fullmatch(fold(said[0]).strip(" -=*#")))
