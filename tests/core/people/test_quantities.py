import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kloeppel.core.people.quantities import read_hours, read_moment, read_number
from kloeppel.core.people.values import Cell


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("8 h", (8.0, "")),
        ("ca. 10 Std.", (10.0, "")),
        ("6-8", (6.0, "")),
        ("zwischen 5 und 10", (5.0, "")),
        ("7,5", (7.5, "")),
        ("10 (auch mehr)", (10.0, "")),
        ("ehrenamtlich, 12", (12.0, "")),
        ("1.000 km", (1000.0, "")),
        ("bis 100", (100.0, "")),
        ("70km", (70.0, "")),
        (4, (4.0, "")),
        (7.5, (7.5, "")),
        ("nach Bedarf", (None, "unreadable")),
        ("06. Aug", (None, "unreadable")),
        (dt.datetime(2024, 8, 6, tzinfo=None), (None, "unreadable")),  # noqa: DTZ001 - a cell holds local time
        ("", (None, "missing")),
        ("-", (None, "missing")),
    ],
)
def test_numbers_inside_answers(typed: Cell, expected: tuple[float | None, str]) -> None:
    assert read_number(typed) == expected


def test_hours_of_another_period_are_not_converted() -> None:
    assert read_hours("2 Std. pro Woche") == (None, "unreadable")
    assert read_hours("10 Std. im Monat") == (10.0, "")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("16.07.2024 10:05", "2024-07-16T10:05:00"),
        ("17.07.24 07:30", "2024-07-17T07:30:00"),
        ("17.07.2024", "2024-07-17"),
        ("18.07.2024 16:45 Uhr", "2024-07-18T16:45:00"),
        ("24. Juli 2024, 9:05 Uhr", "2024-07-24T09:05:00"),
        ("3. März 2024 um 9 Uhr", "2024-03-03T09:00:00"),
        ("30/08/2024 18:00", "2024-08-30T18:00:00"),
        ("2024-07-16T13:41:07", "2024-07-16T13:41:07"),
        ("2024/07/16 1:05:33 PM MESZ", "2024-07-16T13:05:33"),
        ("24.07.2024 08:00:41", "2024-07-24T08:00:41"),
        (45490.3958333333, "2024-07-17T09:30:00"),
        ("45490,3958333333", "2024-07-17T09:30:00"),
        (45490, "2024-07-17"),
        (dt.date(2024, 7, 17), "2024-07-17"),
    ],
)
def test_times_of_submission(typed: Cell, expected: str) -> None:
    assert read_moment(typed) == (expected, "")


@pytest.mark.parametrize("typed", ["31.02.2024", "7/16/2024 10:05", "neulich", True])
def test_what_is_no_day_is_not_read_as_one(typed: Cell) -> None:
    assert read_moment(typed) == ("", "unreadable")


@settings(max_examples=50, deadline=None)
@given(st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2098, 1, 1)))  # noqa: DTZ001 - a cell holds local time
def test_a_serial_day_is_the_same_moment(moment: dt.datetime) -> None:
    whole = moment.replace(microsecond=0)
    since = whole - dt.datetime(1899, 12, 30)  # noqa: DTZ001 - the day from which spreadsheets count
    expected = whole.date().isoformat() if since.seconds == 0 else whole.isoformat()
    assert read_moment(since / dt.timedelta(days=1)) == (expected, "")
