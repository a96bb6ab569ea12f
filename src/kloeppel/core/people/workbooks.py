"""Workbooks (XLSX) to rows of cells. The only place that knows openpyxl, which is imported when it is needed."""

import datetime as dt
import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kloeppel.core.people.values import Cell, Row
from kloeppel.core.values import InputError, sentence

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

MOST_BYTES_UNPACKED = 40_000_000
"""A list of 50,000 people stays far below; a file that unpacks to more is not opened."""
_WIDEST = 300


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its title and its rows with the numbers that a person sees beside them."""

    title: str
    rows: tuple[Row, ...]


def sheets(content: bytes, name: str) -> list[Sheet]:
    """The visible sheets of the workbook (all of them where none is visible), hidden rows included.

    Formula cells count with the result stored in the file. Raises InputError where the file is no workbook, is too
    large when unpacked, or is broken.
    """
    _check_archive(content, name)
    import openpyxl  # noqa: PLC0415 - costs a quarter of a second that a text file should not pay

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        found = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
        return [Sheet(sheet.title, _rows(sheet)) for sheet in found]
    except Exception as error:
        # Broken workbooks fail in dozens of ways inside the parser; for the reader of the sentence they are one.
        raise InputError(sentence("%(file)s is a damaged workbook and cannot be opened.", file=name)) from error


def _check_archive(content: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {member.filename: member for member in archive.infolist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise InputError(sentence("%(file)s is a damaged workbook and cannot be opened.", file=name)) from error
    if "[Content_Types].xml" not in members or not any(member.startswith("xl/") for member in members):
        raise InputError(
            sentence("%(file)s is not a spreadsheet in XLSX form. Please save the list as XLSX or CSV.", file=name)
        )
    if sum(member.file_size for member in members.values()) > MOST_BYTES_UNPACKED:
        raise InputError(sentence("%(file)s unpacks to far more than a list of people needs.", file=name))


def _rows(sheet: "Worksheet") -> tuple[Row, ...]:
    spread = _spread_downwards(sheet)
    found: list[Row] = []
    for number, cells in enumerate(sheet.iter_rows(max_col=min(sheet.max_column, _WIDEST)), start=1):
        own = [_value(cell) for cell in cells]
        if any(value != "" for value in own):
            own = [value if value != "" else spread.get((number, index), "") for index, value in enumerate(own)]
            found.append(Row(number, tuple(own)))
    return tuple(found)


def _spread_downwards(sheet: "Worksheet") -> dict[tuple[int, int], Cell]:
    """Values of cells merged over several rows, for each row under them: one organisation beside two people."""
    values: dict[tuple[int, int], Cell] = {}
    for merged in sheet.merged_cells.ranges:
        if merged.max_row > merged.min_row and merged.max_row - merged.min_row <= 200:
            value = _value(sheet.cell(merged.min_row, merged.min_col))
            for number in range(merged.min_row + 1, merged.max_row + 1):
                values[number, merged.min_col - 1] = value
    return values


def _value(cell: "SheetCell | object") -> Cell:
    value = getattr(cell, "value", None)
    if isinstance(value, dt.datetime):
        shows_time = "h" in str(getattr(cell, "number_format", "h")).lower()
        at_midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        # The file stores midnight for a day without a time; only the format tells the two apart.
        return value.date() if at_midnight and not shows_time else value
    if isinstance(value, str | bool | int | float | dt.date | dt.time):
        return value
    return "" if value is None else str(value)
