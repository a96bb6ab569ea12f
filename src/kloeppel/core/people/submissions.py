"""One row to one submission: every answer read by itself, with what is worth a look about it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from kloeppel.core.people.columns import Layout
from kloeppel.core.people.contact import read_email, read_link, read_phone
from kloeppel.core.people.headings import Meaning
from kloeppel.core.people.names import letters_lost, read_name, split_name, without_titles
from kloeppel.core.people.quantities import read_hours, read_moment, read_number
from kloeppel.core.people.seats import Postcode, read_postcode
from kloeppel.core.people.text import as_text, clean, clean_lines, fold, is_missing, repair, yes_or_no
from kloeppel.core.people.values import Cell, Row
from kloeppel.core.people.vocabularies import OPEN, read_kind, read_regions, read_submarket
from kloeppel.core.values import Side

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """One answer of one submission. `given` is false for a field left empty, which keeps an older value."""

    value: T
    given: bool
    notes: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its two parts and as a whole."""

    first: str = ""
    last: str = ""
    full: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """One row, understood."""

    row: int
    name: Answer[PersonName]
    organisation: Answer[str]
    email: Answer[str]
    phone: Answer[str]
    postcode: Answer[Postcode]
    place: Answer[str]
    regions: Answer[tuple[str, ...]]
    kind: Answer[str]
    submarket: Answer[str]
    url: Answer[str]
    radius_km: Answer[float | None]
    hours_per_month: Answer[float | None]
    team_size: Answer[float | None]
    publish: Answer[str]
    newsletter: Answer[str]
    consent: Answer[str]
    submitted: Answer[str]
    text: Answer[str]
    answers: tuple[tuple[str, Answer[str]], ...]
    withdrawn: bool


class _Reader:
    """The cells of one row by meaning, repaired."""

    def __init__(self, row: Row, layout: Layout) -> None:
        self._row = row
        self.layout = layout

    def cell(self, column: int) -> tuple[Cell, tuple[str, ...]]:
        """The cell and the note about its repair. `="…"` is how a spreadsheet protects text from itself."""
        raw = self._row.cell(column)
        if not isinstance(raw, str):
            return raw, ()
        text, repaired = repair(raw)
        protected = re.fullmatch(r'\s*="([^"]*)"\s*', text)
        return protected.group(1) if protected else text, ("text_repaired",) if repaired else ()

    def filled(self, meaning: Meaning) -> tuple[Cell, tuple[str, ...]]:
        """The first cell of `meaning` that says something."""
        for column in self.layout.columns(meaning):
            cell, notes = self.cell(column)
            if not is_missing(as_text(cell)):
                return cell, notes
        return "", ()

    def line(self, meaning: Meaning) -> Answer[str]:
        """The cell as one clean line; question marks in place of letters are noted."""
        cell, notes = self.filled(meaning)
        text = clean(as_text(cell))
        lost = ("letters_lost_in_windows1252",) if letters_lost(text) else ()
        return Answer(text, given=bool(text), notes=notes + lost)

    def parsed(self, meaning: Meaning, read: Callable[[Cell], tuple[T, str]], **notes: str) -> Answer[T]:
        """The cell through `read`, which answers value and problem; `notes` names the note of each problem."""
        cell, repaired = self.filled(meaning)
        value, problem = read(cell)
        noted = (notes[problem],) if problem in notes else ()
        return Answer(value, given=problem != "missing", notes=repaired + noted, problem=problem)

    def choice(self, meaning: Meaning, read: Callable[[str], str], *, note: str) -> Answer[str]:
        """The cell through a fixed list."""
        cell, notes = self.filled(meaning)
        value = read(as_text(cell))
        return Answer(value, given=bool(value), notes=notes + ((note,) if value == OPEN else ()))

    def consent(self, meaning: Meaning, *, unclear: str = "") -> Answer[str]:
        """A yes or no. The question itself as the answer is how a form exports a ticked box."""
        for column in self.layout.columns(meaning):
            cell, notes = self.cell(column)
            value = yes_or_no(as_text(cell), heading=self.layout.headings[column])
            if value:
                noted = (unclear,) if unclear and value == "unclear" else ()
                return Answer(value, given=True, notes=notes + noted)
        return Answer("", given=False)


def read_submission(row: Row, layout: Layout, side: Side) -> Submission:
    """Read every answer of `row`. Nothing here looks at another row."""
    reader = _Reader(row, layout)
    postcode, place = _read_seat(reader)
    texts = _free_texts(reader, side)
    return Submission(
        row=row.number,
        name=_read_person(reader),
        organisation=reader.line(Meaning.ORGANISATION),
        email=_read_address(reader),
        phone=reader.parsed(Meaning.PHONE, read_phone, unreadable="phone_unreadable", second="second_phone"),
        postcode=postcode,
        place=place,
        regions=_read_regions(reader),
        kind=_read_kind(reader, side),
        submarket=_read_submarket(reader, side),
        url=reader.parsed(Meaning.URL, read_link, unreadable="link_unreadable"),
        radius_km=reader.parsed(Meaning.RADIUS, read_number, unreadable="radius_unreadable"),
        hours_per_month=reader.parsed(Meaning.HOURS, read_hours, unreadable="hours_unreadable"),
        team_size=reader.parsed(Meaning.TEAM_SIZE, read_number),
        publish=reader.consent(Meaning.PUBLISH, unclear="publish_unclear"),
        newsletter=reader.consent(Meaning.NEWSLETTER),
        consent=reader.consent(Meaning.CONSENT),
        submitted=reader.parsed(Meaning.SUBMITTED, read_moment, unreadable="date_unreadable"),
        text=texts[0][1] if texts else Answer("", given=False),
        answers=(*texts[1:], *_further_answers(reader)),
        withdrawn=_withdrawn(reader),
    )


def _read_kind(reader: _Reader, side: Side) -> Answer[str]:
    if side is not Side.BUSINESS:
        return Answer("", given=False)
    # `Sparte` in a list of businesses asks for the kind.
    meaning = Meaning.KIND if reader.layout.columns(Meaning.KIND) else Meaning.SUBMARKET
    return reader.choice(meaning, read_kind, note="kind_open")


def _read_submarket(reader: _Reader, side: Side) -> Answer[str]:
    if side is not Side.CREATIVE:
        return Answer("", given=False)
    # `Branche` in a list of creatives asks for the sub-market.
    meaning = Meaning.SUBMARKET if reader.layout.columns(Meaning.SUBMARKET) else Meaning.KIND
    return reader.choice(meaning, read_submarket, note="submarket_open")


def _read_person(reader: _Reader) -> Answer[PersonName]:
    first, last = reader.line(Meaning.FIRST_NAME), reader.line(Meaning.LAST_NAME)
    if first.given or last.given:
        given_name, surname = without_titles(first.value), without_titles(last.value.split(",")[0])
        whole = " ".join(part for part in (given_name, surname) if part)
        notes = first.notes + tuple(note for note in last.notes if note not in first.notes)
        return Answer(PersonName(given_name, surname, whole), given=True, notes=notes)
    answer = reader.line(Meaning.NAME)
    full = read_name(answer.value)
    return Answer(PersonName(*split_name(full), full), given=bool(full), notes=answer.notes)


def _read_address(reader: _Reader) -> Answer[str]:
    """The first valid address among the e-mail columns; else the first that was given at all."""
    answers: list[Answer[str]] = []
    for column in reader.layout.columns(Meaning.EMAIL):
        cell, repaired = reader.cell(column)
        value, problem = read_email(cell)
        noted = ("second_email",) if problem == "second" else ()
        answers.append(Answer(value, given=problem != "missing", notes=repaired + noted, problem=problem))
    valid = [answer for answer in answers if answer.problem in {"", "second"}]
    given = [answer for answer in answers if answer.given]
    return (valid or given or [Answer("", given=False, problem="missing")])[0]


def _read_seat(reader: _Reader) -> tuple[Answer[Postcode], Answer[str]]:
    """Postcode and place, wherever they stand: two columns, one column, or at the end of an address."""
    cell, notes = reader.filled(Meaning.POSTCODE)
    beside, place_notes = reader.filled(Meaning.PLACE)
    postcode = read_postcode(cell)
    where = read_postcode(beside, lost_zero=False)
    if postcode.problem == "missing" and (where.code or where.foreign):
        postcode, notes = where, place_notes
    spelled = where.place if where.code else clean(as_text(beside))
    place = spelled or postcode.place
    lost = ("letters_lost_in_windows1252",) if letters_lost(place) else ()
    unreadable = ("postcode_unreadable",) if postcode.problem == "unreadable" else ()
    return (
        Answer(postcode, given=postcode.problem != "missing", notes=notes + unreadable),
        Answer(place, given=bool(place), notes=(place_notes if spelled else notes) + lost),
    )


def _read_regions(reader: _Reader) -> Answer[tuple[str, ...]]:
    """The regions named in the region columns; a ticked column stands for the region in its own heading."""
    named: list[str] = []
    notes: list[str] = []
    given = False
    for column in reader.layout.columns(Meaning.REGION):
        cell, repaired = reader.cell(column)
        text = as_text(cell)
        regions = read_regions(text)
        if not regions and yes_or_no(text) == "yes":
            option = re.search(r"\[([^\]]+)\]|[:–-]\s*([^:–?]+)$", reader.layout.headings[column])
            regions = read_regions(option.group(1) or option.group(2)) if option else ()
        given = given or bool(regions) or not (is_missing(text) or yes_or_no(text) == "no")
        named.extend(region for region in regions if region not in named)
        notes.extend(repaired)
    return Answer(tuple(named), given=given, notes=tuple(notes[:1]))


def _free_texts(reader: _Reader, side: Side) -> list[tuple[str, Answer[str]]]:
    """The long answers, the one that this side is asked for first."""
    order = (Meaning.NEED, Meaning.OFFER, Meaning.TEXT)
    if side is Side.CREATIVE:
        order = (Meaning.OFFER, Meaning.TEXT, Meaning.NEED)
    columns = [column for meaning in order for column in reader.layout.columns(meaning)]
    return [(reader.layout.headings[column], _long_answer(reader, column)) for column in columns]


def _long_answer(reader: _Reader, column: int) -> Answer[str]:
    cell, notes = reader.cell(column)
    text = clean_lines(as_text(cell))
    missing = is_missing(text)
    return Answer("" if missing else text, given=not missing, notes=notes)


def _further_answers(reader: _Reader) -> tuple[tuple[str, Answer[str]], ...]:
    described = {column.heading: column.meaning for column in reader.layout.described}
    kept = {"", Meaning.REMARKS, Meaning.STATUS}
    return tuple(
        (heading, _long_answer(reader, column))
        for column, heading in enumerate(reader.layout.headings)
        if heading and described[heading] in kept
    )


# Remarks are prose: only what cannot be about a date, a call or a bottle counts there.
_WITHDRAWAL = re.compile(
    r"\b(?<!nicht )(?:zuruckgezogen|zurueckgezogen|zuruckgetreten|withdrawn|ruckzug)\b|"
    r"\b(?:zieh|tret)\w*\b.*\b(?<!nicht )(?:zuruck|zurueck)\b|\b(?:bewerbung|anmeldung) zuruck(?:ziehen|nehmen)\b|"
    r"\bnehm\w*\b.*\b(?:bewerbung|anmeldung|antrag)\b.*\bzuruck\b|\bsagen? (?:leider )?(?:doch )?(?:wieder )?ab\b|"
    r"\b(?:bitte|bewerbung|anmeldung)(?: (?:meine|unsere|alle|wieder|bitte|daten|bewerbung|anmeldung|einsendung))* "
    r"(?:loschen|streichen|stornieren)\b|\b(?:doch nicht|nicht mehr) (?:teilnehmen|mitmachen|teil|mit|dabei)\b"
)
_WITHDRAWN_STATUS = re.compile(r"\b(?<!nicht )(?:storniert|abgemeldet|abgesagt|ausgeschieden)\b")
_OLDER_ONE = re.compile(
    r"\b(?:erste|alte|vorige|vorherige|fruhere|doppelte|andere|letzte)\w* (?:\w+ )?"
    r"(?:bewerbung|anmeldung|einsendung|version|fassung|formular|eintrag|antwort|daten|mail)|\bdoppelt\b"
)


def _withdrawn(reader: _Reader) -> bool:
    """Whether status or remarks take the application back; taking back an older one is a correction."""
    for column in reader.layout.columns(Meaning.REMARKS):
        said = fold(as_text(reader.cell(column)[0])[:2000])
        if _WITHDRAWAL.search(said) and not _OLDER_ONE.search(said):
            return True
    for column in reader.layout.columns(Meaning.STATUS):
        said = fold(as_text(reader.cell(column)[0])[:200])
        # A column "Zurückgezogen?" is answered by yes.
        asked = _WITHDRAWAL.search(fold(reader.layout.headings[column]).strip("? "))
        if _WITHDRAWAL.search(said) or _WITHDRAWN_STATUS.search(said) or (asked and yes_or_no(said) == "yes"):
            return True
    return False
