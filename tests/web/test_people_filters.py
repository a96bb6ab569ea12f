"""How people are written in little room."""

import pytest

from kloeppel.profiles.models import Card, Organisation
from kloeppel.web.templatetags.people import houses, initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Anna Maria Kranz", "AK"),
        ("Jörg Bößer", "JB"),
        ("Öznur", "Ö"),
        ("Karl-Heinz", "KH"),
        ("Dr. (h. c.) Eva Strauß", "DS"),
        ("3D-Werkstatt", "3W"),
        ("", "·"),
        ("– –", "·"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_each_house_is_named_once() -> None:
    museum, mill = Organisation(name="Museum"), Organisation(name="Mühle")
    assert houses([Card(organisation=museum), Card(), Card(organisation=mill), Card(organisation=museum)]) == (
        "Museum · Mühle"
    )
    assert houses([]) == ""
