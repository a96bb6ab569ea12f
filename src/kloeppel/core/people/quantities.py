"""Numbers inside answers (`ca. 10 Std.`, `bis 100`, `6-8`) and times of submission in every common notation."""

import datetime as dt
import re

from kloeppel.core.people.text import as_text, fold, is_missing, one_line
from kloeppel.core.people.values import Cell

_NUMBER = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+(?!\d)|\d+)(?:[.,](\d+))?")
_MONTHS = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_MONTH_NAME = r"(?:jan|feb|maerz|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)[a-z]*"
_OTHER_PERIOD = re.compile(r"woche|wochentl|\btag\b|taglich|\bjahr\b|jahrlich|quartal")


def read_number(cell: Cell) -> tuple[float | None, str]:
    """The number of the answer, the lower end of a range, and what is wrong: `""`, `missing` or `unreadable`."""
    if isinstance(cell, dt.datetime | dt.date | dt.time):
        # "6-8" that a spreadsheet took for the sixth of August.
        return None, "unreadable"
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return (float(cell), "") if 0 <= cell < 1e6 else (None, "unreadable")
    text = one_line(as_text(cell))
    if is_missing(text):
        return None, "missing"
    folded = fold(text)
    if re.fullmatch(rf"\d{{1,2}}\.? ?{_MONTH_NAME}\.?(?: ?\d{{2,4}})?|{_MONTH_NAME}\.? ?\d{{2,4}}", folded):
        return None, "unreadable"
    found = _NUMBER.search(folded)
    if found is None or len(found.group()) > 9:
        return None, "unreadable"
    return float(found.group(1).replace(".", "") + "." + (found.group(2) or "0")), ""


def read_hours(cell: Cell) -> tuple[float | None, str]:
    """Hours in a month, like `read_number`; an answer about another period (`2 pro Woche`) is not converted."""
    number, problem = read_number(cell)
    if number is not None and _OTHER_PERIOD.search(fold(one_line(as_text(cell)))):
        return None, "unreadable"
    return number, problem


def read_moment(cell: Cell) -> tuple[str, str]:
    """A time of submission as ISO text (`2024-07-16T10:05:00`, the day alone where no time is given) and the problem.

    Day first, two-digit years are 20xx, a plain number is a spreadsheet's serial day. The time stays local: an offset
    behind it is not applied. The problem is `""`, `missing` or `unreadable`.
    """
    if isinstance(cell, dt.datetime):
        return _iso(cell.year, cell.month, cell.day, (cell.hour, cell.minute, cell.second)), ""
    if isinstance(cell, dt.date):
        return cell.isoformat(), ""
    if isinstance(cell, bool | dt.time):
        return "", "unreadable"
    text = one_line(as_text(cell))
    if is_missing(text):
        return "", "missing"
    if re.fullmatch(r"\d{5}(?:[.,]\d+)?", text):
        return _from_serial(float(text.replace(",", ".")))
    return _from_words(fold(text))


def _from_serial(serial: float) -> tuple[str, str]:
    """Days since 30 December 1899, as spreadsheets count; the seconds are rounded, since the fraction is."""
    if not 20_000 <= serial < 80_000:
        return "", "unreadable"
    seconds = round((serial % 1) * 86_400)
    day = dt.date(1899, 12, 30) + dt.timedelta(days=int(serial) + seconds // 86_400)
    if seconds == 0:
        return day.isoformat(), ""
    seconds %= 86_400
    return _iso(day.year, day.month, day.day, (seconds // 3600, seconds // 60 % 60, seconds % 60)), ""


_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)")
_NAMED = re.compile(rf"(?<!\d)(\d{{1,2}})\.?\s?({_MONTH_NAME})\.?,?\s?(\d{{4}}|\d{{2}})(?!\d)")
_CLOCK = re.compile(
    r"(?<!\d)(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?(?!\d)\s*(am|pm)?|(?<!\d)(\d{1,2})\s?(?:uhr|h)\b"
)


def _from_words(text: str) -> tuple[str, str]:
    for pattern in (_YEAR_FIRST, _DAY_FIRST, _NAMED, _COMPACT):
        found = pattern.search(text)
        if found:
            first, second, third = found.groups()
            day_first = pattern in {_DAY_FIRST, _NAMED}
            year, day = (third, first) if day_first else (first, third)
            month = _month(second)
            clock = _clock(text[found.end() :]) or _clock(text[: found.start()])
            moment = _iso(int(year) + (2000 if len(year) == 2 else 0), month, int(day), clock)
            return moment, "" if moment else "unreadable"
    return "", "unreadable"


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    english = {"may": "mai", "oct": "okt", "dec": "dez", "mae": "mar"}
    return _MONTHS.index(english.get(text[:3], text[:3])) + 1


def _clock(text: str) -> tuple[int, int, int] | None:
    found = _CLOCK.search(text)
    if not found:
        return None
    hour = int(found.group(1) or found.group(5))
    half = found.group(4)
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    minute, second = int(found.group(2) or 0), int(found.group(3) or 0)
    return (hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _iso(year: int, month: int, day: int, clock: tuple[int, int, int] | None) -> str:
    """The moment in ISO form, empty where there is no such day."""
    try:
        date = dt.date(year, month, day).isoformat()
    except ValueError:
        return ""
    return date if clock is None else "{}T{:02}:{:02}:{:02}".format(date, *clock)
