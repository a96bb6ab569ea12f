import pytest

from kloeppel.core.people.contact import read_email, read_link, read_phone
from kloeppel.core.people.values import Cell


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("030 23125 601", ("+493023125601", "")),
        ("+49 171 3920071", ("+491713920071", "")),
        ("0171/39200 71", ("+491713920071", "")),
        ("(0 30) 23125-601", ("+493023125601", "")),
        ("0049 171 39200 71", ("+491713920071", "")),
        ("+49 (0)30 23125 601", ("+493023125601", "")),
        ("+49 (0) 171 39200 71", ("+491713920071", "")),
        ("0049-171-3920071", ("+491713920071", "")),
        ("=+491713920071", ("+491713920071", "")),
        ("'030 23125 601", ("+493023125601", "")),
        ("030\u00a023125\u00a0601", ("+493023125601", "")),
        ("Mobil: 0176 040690 41 (ab 17 Uhr)", ("+4917604069041", "")),
        ("030 23125 601 / -602", ("+493023125601", "")),
        (1713920071, ("+491713920071", "")),
        (491713920071, ("+491713920071", "")),
        (1713920071.0, ("+491713920071", "")),
        ("1713920071", ("+491713920071", "")),
        ("030 23125 601 oder 0171 3920071", ("+493023125601", "second")),
        ("030 23125601 / 0171 3920071", ("+493023125601", "second")),
        ("030 23125601, 030 23125602", ("+493023125601", "second")),
        ("030 23125 601\n0171 3920071", ("+493023125601", "second")),
        ("4,91714E+11", ("", "unreadable")),
        ("1.71392e+09", ("", "unreadable")),
        (1.5, ("", "unreadable")),
        ("123", ("", "unreadable")),
        ("nach Vereinbarung", ("", "unreadable")),
        ("", ("", "missing")),
        ("k. A.", ("", "missing")),
        ("-", ("", "missing")),
    ],
)
def test_telephone_numbers_become_international(typed: Cell, expected: tuple[str, str]) -> None:
    assert read_phone(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (" Ada.Muster@Example.ORG\u00a0", ("ada.muster@example.org", "")),
        ("mailto:ada@example.org", ("ada@example.org", "")),
        ("Ada Muster <ada@example.org>", ("ada@example.org", "")),
        ("ada@example.org (privat)", ("ada@example.org", "")),
        ("ada@example.org, bo@example.org", ("ada@example.org", "second")),
        ("ada@example.org; bo@example.org", ("ada@example.org", "second")),
        ("ada@example.org oder bo@example.org", ("ada@example.org", "second")),
        ("ada@example.org ada@example.org", ("ada@example.org", "")),
        ("", ("", "missing")),
        ("-", ("", "missing")),
        ("keine", ("", "missing")),
        ("k. A.", ("", "missing")),
        ("ada(at)example.org", ("ada(at)example.org", "invalid")),
        ("ada.example.org", ("ada.example.org", "invalid")),
        ("ada@", ("ada@", "invalid")),
        ("@example.org", ("@example.org", "invalid")),
        ("ada@example", ("ada@example", "invalid")),
        ("ada@@example.org", ("ada@@example.org", "invalid")),
        ("a" * 242 + "@example.org", ("a" * 242 + "@example.org", "")),
        ("a" * 243 + "@example.org", ("a" * 243 + "@example.org", "invalid")),
        ("ada@example..org", ("ada@example..org", "invalid")),
        ("ada muster@example.org", ("ada muster@example.org", "invalid")),
    ],
)
def test_addresses_are_taken_or_refused_never_guessed(typed: str, expected: tuple[str, str]) -> None:
    assert read_email(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("www.muster.example", ("https://www.muster.example", "")),
        ("muster.example/a?b=1;c=2", ("https://muster.example/a?b=1;c=2", "")),
        ("http://muster.example", ("http://muster.example", "")),
        ("siehe www.muster.example", ("https://www.muster.example", "")),
        ("@muster", ("", "unreadable")),
        ("ada@example.org", ("", "unreadable")),
        ("javascript:alert(1)", ("", "unreadable")),
        ("folgt noch", ("", "unreadable")),
        ("", ("", "missing")),
    ],
)
def test_links_get_their_scheme(typed: str, expected: tuple[str, str]) -> None:
    assert read_link(typed) == expected
