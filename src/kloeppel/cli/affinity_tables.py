"""Needs, offers, vocabulary and confirmed matches as CSV files: what is refused gets file, line and column."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isfinite
from pathlib import PurePath

from kloeppel.cli.language import is_german, said
from kloeppel.cli.plain_files import read_bytes
from kloeppel.core.affinity import TERMS, Card, Term
from kloeppel.core.documents import shown
from kloeppel.core.values import InputError, Sentence, Value, sentence

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Place:
    """A row of a file: for sentences about what is wrong in it."""

    file: Value
    line: int

    def refusal(self, column: str, problem: Sentence) -> InputError:
        return InputError(
            sentence(
                "%(file)s, line %(line)s, column %(column)s: %(problem)s",
                file=self.file,
                line=self.line,
                column=column,
                problem=problem,
            )
        )


def read_cards(path: str, side: str) -> tuple[list[Card], list[str]]:
    """The cards of a file and what they are called (`side` is "need" or "offer").

    Columns: id and need_text or offer_text; where there are any also need_tags or offer_tags (separated by `|`),
    region, other_regions (by `|`), postcode, radius_km, hours_per_month, and organisation or name. Others are passed
    over. Raises InputError.
    """
    cards, titles = [], []
    for place, row in _rows(path, ("id", f"{side}_text")):
        cards.append(
            Card(
                row["id"],
                row[f"{side}_text"],
                _listed(row.get(f"{side}_tags", "")),
                region=row.get("region", "").strip().lower(),
                other_regions=tuple(region.lower() for region in _listed(row.get("other_regions", ""))),
                postcode=row.get("postcode", "").strip(),
                radius_km=_number(row, "radius_km", place),
                hours=_number(row, "hours_per_month", place),
            )
        )
        titles.append(row.get("organisation", "") or row.get("name", ""))
    return cards, titles


def read_vocabulary(path: str) -> list[Term]:
    """The terms of a file: columns id and label_de, where there are any also label_en and synonyms (by `|`)."""
    return [
        Term(row["id"], row["label_de"], _label(row), "|".join(_listed(row.get("synonyms", ""))))
        for _, row in _rows(path, ("id", "label_de"))
    ]


def read_confirmed(path: str) -> list[tuple[str, str]]:
    """Pairs of ids that coordinators have confirmed: columns need_id and offer_id."""
    return [(row["need_id"], row["offer_id"]) for _, row in _rows(path, ("need_id", "offer_id"), unique=False)]


def _label(row: Row) -> Sentence:
    known = TERMS.get(row["id"])
    if known is not None and known.german == row["label_de"]:
        return known.label
    label = row["label_de"] if is_german() else row.get("label_en") or row["label_de"]
    return Sentence(label.replace("%", "%%"))


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _number(row: Row, column: str, place: _Place) -> float | None:
    cell = row.get(column, "").strip()
    if not cell:
        return None
    try:
        number = float(cell.replace(",", "."))
    except ValueError:
        number = -1.0
    if not (number >= 0 and isfinite(number)):
        raise place.refusal(column, sentence("%(found)s is not a number of at least 0.", found=shown(cell)))
    return number


def _rows(path: str, required: Sequence[str], *, unique: bool = True) -> Iterator[tuple[_Place, Row]]:
    """The rows of a file, with `required` columns filled in; texts and tags may be empty, ids may not."""
    file = said(sentence("standard input")) if path == "-" else PurePath(path).name
    records = _records(path, file)
    first, heading = next(records, (1, []))
    columns = [cell.strip().lower() for cell in heading]
    twice = next((column for column in columns if column and columns.count(column) > 1), None)
    if twice is not None:
        raise _Place(file, first).refusal(twice, sentence("This column is there twice."))
    missing = next((column for column in required if column not in columns), None)
    if missing is not None:
        raise _Place(file, first).refusal(missing, sentence("This column is missing."))
    seen: dict[str, int] = {}
    for line, cells in records:
        place = _Place(file, line)
        if len(cells) != len(columns):
            raise _uneven(place, columns, cells)
        row = dict(zip(columns, cells, strict=True))
        for column in (name for name in required if name == "id" or name.endswith("_id")):
            row[column] = _id(row[column], column, place)
        if unique and (former := seen.setdefault(row["id"], line)) != line:
            raise place.refusal(
                "id", sentence("%(id)s stands in line %(former)s already.", id=shown(row["id"]), former=former)
            )
        yield place, row


def _uneven(place: _Place, columns: Sequence[str], cells: Sequence[str]) -> InputError:
    return InputError(
        sentence(
            "%(file)s, line %(line)s: %(found)s cells instead of %(expected)s; a text that holds the separator needs "
            "quotation marks.",
            file=place.file,
            line=place.line,
            found=len(cells),
            expected=len(columns),
        )
    )


def _id(cell: str, column: str, place: _Place) -> str:
    bare = cell.strip()
    if not bare or not bare.isprintable():
        raise place.refusal(column, sentence("An id of printable characters is missing here."))
    return bare


def _records(path: str, file: Value) -> Iterator[tuple[int, list[str]]]:
    """The records that are not empty, each with its first line, separated by `,` or by `;`, whichever the first has."""
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(sentence("%(file)s is not a text in UTF-8.", file=file)) from error
    heading = text.split("\n", 1)[0]
    separator = ";" if heading.count(";") > heading.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            sentence("%(file)s, line %(line)s: the quotation marks of this row do not fit.", file=file, line=line)
        ) from error
