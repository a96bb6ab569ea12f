"""What comes out of a list of people: tables, applicants, refusals, and the words for every note and reason."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from kloeppel.core.values import Sentence, Side, sentence

Cell = str | int | float | bool | dt.datetime | dt.date | dt.time
"""One cell as the file holds it; an empty cell is the empty text."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table. `number` is how a person counts it in the file."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, index: int) -> Cell:
        """The cell under column `index`; empty where the row is shorter than the headings."""
        return self.cells[index] if index < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """The part of a file that holds the people: one heading row and the rows below it that are no decoration.

    `above` are the texts over the headings (title, export note); `numbered` says that `Row.number` is already how
    a person counts (sheet rows). In a text file it is the order of the records until a running number is found.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    above: tuple[str, ...] = ()
    sheet: str = ""
    encoding: str = ""
    separator: str = ""
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    """One heading and what it was understood to mean (`""`: not understood, kept as a further answer)."""

    heading: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Applicant:
    """One person as the list names them, made of `rows` (oldest submission first).

    `email` is lower case, `phone` international (`+49…`), `postcode` five digits, `submitted` local time in ISO form
    (a day alone where the file names no time). `publish`, `newsletter`, `consent` are `yes`, `no`, `unclear` or empty.
    `text` is the need of a business or the offer of a creative; `answers` are the cells without a meaning of their own.
    """

    rows: tuple[int, ...]
    side: Side
    first_name: str = ""
    last_name: str = ""
    name: str = ""
    organisation: str = ""
    email: str = ""
    phone: str = ""
    postcode: str = ""
    place: str = ""
    regions: tuple[str, ...] = ()
    kind: str = ""
    submarket: str = ""
    url: str = ""
    radius_km: float | None = None
    hours_per_month: float | None = None
    team_size: float | None = None
    publish: str = ""
    newsletter: str = ""
    consent: str = ""
    submitted: str = ""
    text: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def region(self) -> str:
        """The regions in the applicant's own order, separated by `|`."""
        return "|".join(self.regions)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A person who cannot be taken over: the row of their newest submission and the reason (a key of `REASONS`)."""

    row: int
    reason: str
    name: str
    organisation: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Superseded:
    """An older submission of somebody who sent another one: its row and the newer rows of the same person."""

    row: int
    by_rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PeopleList:
    """What was understood of a list: columns, people, refused people, older submissions."""

    side: Side
    columns: tuple[Column, ...]
    accepted: tuple[Applicant, ...]
    refused: tuple[Refusal, ...]
    superseded: tuple[Superseded, ...]

    @property
    def not_understood(self) -> tuple[str, ...]:
        """The headings without a known meaning."""
        return tuple(column.heading for column in self.columns if not column.meaning)


REASONS: Mapping[str, Sentence] = {
    "test_entry": sentence("This is a test entry: the name or the organisation begins with “Test”."),
    "withdrawn": sentence("The application was withdrawn."),
    "consent_missing": sentence("The consent to the use of the data is missing."),
    "email_missing": sentence("The e-mail address is missing."),
    "email_invalid": sentence("The e-mail address is not complete or mistyped."),
    "outside_saxony": sentence("The postcode lies outside Saxony."),
}
"""Why a person is refused, in the order in which the reasons are looked at."""

NOTES: Mapping[str, Sentence] = {
    "text_repaired": sentence("Letters that had been garbled by a double conversion were repaired."),
    "letters_lost_in_windows1252": sentence(
        "Letters were lost when the file was written and stand as question marks. Please ask for the spelling."
    ),
    "name_missing": sentence("No name of a person is given."),
    "second_email": sentence("The cell holds two e-mail addresses; the first one was taken."),
    "shared_email": sentence("Several people use this e-mail address."),
    "second_phone": sentence("The cell holds two telephone numbers; the first one was taken."),
    "phone_unreadable": sentence("The telephone number cannot be read and was left empty."),
    "postcode_unreadable": sentence("The postcode cannot be read. Please check where the seat is."),
    "postcode_missing": sentence("The postcode is missing. Please check where the seat is."),
    "region_from_postcode": sentence("No region was chosen; it was taken from the postcode."),
    "region_conflict": sentence("The postcode belongs to another region; the chosen region was kept."),
    "region_open": sentence("No region was chosen and the postcode does not tell one; the region is open."),
    "seat_outside_regions": sentence("The seat lies in Saxony, but outside the three regions."),
    "kind_open": sentence("The kind of organisation has no counterpart in our list and is open."),
    "submarket_open": sentence("The sub-market has no counterpart in our list and is open."),
    "link_unreadable": sentence("The link is no web address and was left out."),
    "radius_unreadable": sentence("The distance holds no readable number and was left empty."),
    "hours_unreadable": sentence("The hours hold no readable number and were left empty."),
    "publish_unclear": sentence("It is not clear whether the result may be published. Please ask."),
    "date_unreadable": sentence("The time of submission cannot be read and was left empty."),
}
"""What a person should look at although the applicant was accepted, in the order in which notes are listed."""
