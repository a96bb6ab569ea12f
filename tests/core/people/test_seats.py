import pytest

from kloeppel.core.people.seats import SAXONY, Postcode, read_postcode
from kloeppel.core.people.values import Cell


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("01662", Postcode("01662")),
        (1662, Postcode("01662")),
        (1623.0, Postcode("01623")),
        ("9496", Postcode("09496")),
        ("O9350", Postcode("09350")),
        ("D-08289", Postcode("08289")),
        ("D-01683 Nossen", Postcode("01683", "Nossen")),
        ("1662 Meissen", Postcode("01662", "Meissen")),
        ("03149 Forst (Lausitz)", Postcode("03149", "Forst (Lausitz)")),
        ("09376 Oelsnitz/Erzgeb.", Postcode("09376", "Oelsnitz/Erzgeb.")),
        ("Am Markt 1, 01662 Meißen", Postcode("01662", "Meißen")),
        ("A-1010 Wien", Postcode(place="Wien", foreign=True)),
        ("", Postcode(problem="missing")),
        ("12", Postcode(problem="unreadable")),
    ],
)
def test_postcodes_are_five_digits_and_the_place_goes_beside(typed: Cell, expected: Postcode) -> None:
    assert read_postcode(typed) == expected


@pytest.mark.parametrize(
    ("postcode", "region"),
    [
        *[(code, "erzgebirge") for code in ("08280", "08359", "09221", "09366", "09456", "09526", "09548", "09579")],
        *[(code, "meissen") for code in ("01445", "01471", "01558", "01587", "01619", "01662", "01689")],
        *[(code, "lausitz") for code in ("01454", "01896", "01936", "02625", "02763", "02826", "02977", "02999")],
        *[(code, "") for code in ("01067", "01465", "01705", "01844", "04103", "08056", "08527", "09111", "09350")],
        *[(code, "") for code in ("09544", "09557", "09599", "07985")],
    ],
)
def test_saxon_postcodes_and_their_regions(postcode: str, region: str) -> None:
    assert SAXONY.holds(postcode)
    assert SAXONY.region_of(postcode) == region


@pytest.mark.parametrize(
    "postcode",
    [
        "01945",
        "01968",
        "01998",
        "03046",
        "03130",
        "03149",
        "04600",
        "04626",
        "04895",
        "04938",
        "06108",
        "07545",
        "10115",
    ],
)
def test_neighbours_across_the_border(postcode: str) -> None:
    assert not SAXONY.holds(postcode)
    assert SAXONY.region_of(postcode) == ""
