"""Which column holds what, once all headings are seen together, and which side the list belongs to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kloeppel.core.people.headings import Meaning, meaning_of
from kloeppel.core.people.text import as_text, clean, fold, is_missing
from kloeppel.core.people.values import Cell, Column, Row, Table
from kloeppel.core.values import InputError, Side, sentence

_WEIGHTS: Mapping[Meaning, tuple[int, int]] = {
    # How much a column speaks for creatives and for businesses.
    Meaning.SUBMARKET: (4, 0),
    Meaning.OFFER: (2, 0),
    Meaning.RADIUS: (3, 0),
    Meaning.URL: (1, 0),
    Meaning.ORGANISATION: (0, 2),
    Meaning.KIND: (0, 1),
    Meaning.TEAM_SIZE: (0, 3),
    Meaning.NEED: (0, 3),
    Meaning.PUBLISH: (0, 1),
}
_CREATIVE_WORDS = re.compile(r"kreativ|kunstler|creative|kulturschaffend|freischaffend")
_BUSINESS_WORDS = re.compile(r"unternehm|organisation|betrieb|firmen|business|einrichtungen|vereine|wirtschaft\b")


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table by meaning, best first; `headings` by column."""

    headings: tuple[str, ...]
    by_meaning: Mapping[Meaning, tuple[int, ...]]

    def columns(self, meaning: Meaning) -> tuple[int, ...]:
        """The columns that hold `meaning`, the one that says so most outright first."""
        return self.by_meaning.get(meaning, ())

    @property
    def described(self) -> tuple[Column, ...]:
        """Every heading with its meaning, in the file's order."""
        meanings = {column: str(meaning) for meaning, columns in self.by_meaning.items() for column in columns}
        return tuple(Column(heading, meanings.get(index, "")) for index, heading in enumerate(self.headings) if heading)


def lay_out(table: Table) -> Layout:
    """Give each column of `table` its meaning: by its heading, weighed against the other headings."""
    strengths = [meaning_of(heading) for heading in table.headings]
    meanings = {index: meaning for index, (meaning, _) in enumerate(strengths) if meaning is not None}
    _settle_names(meanings)
    _settle_by_content(table, meanings)
    _settle_long_answers(table, meanings)
    grouped: dict[Meaning, list[int]] = {}
    for index in sorted(meanings, key=lambda index: (-strengths[index][1], index)):
        grouped.setdefault(meanings[index], []).append(index)
    for meaning in (Meaning.CONSENT, Meaning.PUBLISH, Meaning.NUMBER):
        # A second column of these is another question, never a substitute: it stays a further answer.
        if meaning in grouped:
            grouped[meaning] = grouped[meaning][:1]
    return Layout(table.headings, {meaning: tuple(columns) for meaning, columns in grouped.items()})


def _settle_names(meanings: dict[int, Meaning]) -> None:
    """`Name` alone is a surname beside `Vorname`, the organisation beside `Ansprechpartner`, else the person."""
    present = set(meanings.values())
    if Meaning.FIRST_NAME in present and Meaning.LAST_NAME not in present:
        bare = Meaning.LAST_NAME
    elif Meaning.NAME in present and not present & {Meaning.ORGANISATION, Meaning.FIRST_NAME}:
        bare = Meaning.ORGANISATION
    else:
        bare = Meaning.NAME
    for index, meaning in meanings.items():
        if meaning is Meaning.BARE_NAME:
            meanings[index] = bare


def _settle_by_content(table: Table, meanings: dict[int, Meaning]) -> None:
    """A column full of addresses is the e-mail column when no heading says so (`Kontakt`)."""
    if Meaning.EMAIL in meanings.values():
        return
    for index in range(len(table.headings)):
        texts = [text for row in table.rows if (text := clean(as_text(row.cell(index))))]
        if texts and sum(bool(re.search(r"\S@\S", text)) for text in texts) * 2 > len(texts):
            meanings[index] = Meaning.EMAIL
            return


def _settle_long_answers(table: Table, meanings: dict[int, Meaning]) -> None:
    """Without a recognised question about need or offer, the column with the longest answers is that question."""
    if {Meaning.NEED, Meaning.OFFER, Meaning.TEXT} & set(meanings.values()):
        return
    lengths = {
        index: sum(len(clean(as_text(row.cell(index)))) for row in table.rows) / max(len(table.rows), 1)
        for index in range(len(table.headings))
        if index not in meanings
    }
    longest = max(lengths, key=lengths.__getitem__, default=None)
    if longest is not None and lengths[longest] >= 25:
        meanings[longest] = Meaning.TEXT


def side_of(table: Table, layout: Layout) -> Side:
    """The side that the headings speak for; where they are even, the title and the sheet's name decide.

    Raises InputError where nothing tells.
    """
    creative = business = 0
    for meaning in layout.by_meaning:
        for_creative, for_business = _WEIGHTS.get(meaning, (0, 0))
        creative += for_creative
        business += for_business
    if abs(creative - business) < 2:
        around = fold(" ".join((*table.above, table.sheet)))
        creative += 2 * bool(_CREATIVE_WORDS.search(around))
        business += 2 * bool(_BUSINESS_WORDS.search(around))
    if creative == business:
        raise InputError(
            sentence(
                "The headings of %(file)s do not tell whether these are creatives or businesses and "
                "organisations; please say which.",
                file=table.name,
            )
        )
    return Side.CREATIVE if creative > business else Side.BUSINESS


def submissions(table: Table, layout: Layout) -> tuple[Row, ...]:
    """The rows that are submissions, numbered as a person counts them: somebody or something is named in each."""
    who = (Meaning.NAME, Meaning.FIRST_NAME, Meaning.LAST_NAME, Meaning.ORGANISATION, Meaning.EMAIL)
    named = [column for meaning in who for column in layout.columns(meaning)]
    rows = [row for row in table.rows if any(not is_missing(as_text(row.cell(column))) for column in named)]
    return tuple(rows) if table.numbered else _by_running_number(rows, layout)


def _by_running_number(rows: list[Row], layout: Layout) -> tuple[Row, ...]:
    """The rows under their own running number where every row has one and none occurs twice."""
    for column in layout.columns(Meaning.NUMBER):
        numbers = [_running_number(row.cell(column)) for row in rows]
        if all(numbers) and len(set(numbers)) == len(numbers):
            return tuple(Row(number, row.cells) for number, row in zip(numbers, rows, strict=True))
    return tuple(rows)


def _running_number(cell: Cell) -> int:
    found = re.fullmatch(r"(\d{1,9})\.?", clean(as_text(cell)))
    return int(found.group(1)) if found else 0
