from dataclasses import dataclass

import pytest

from kloeppel.core.people import same_person


@dataclass(frozen=True)
class Known:
    name: str
    email: str = ""
    phone: str = ""


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (Known("Frau Dr. ADA GROSS", "ada@example.org"), True),
        (Known("Groß, Ada", "", "+491713920071"), True),
        (Known("Ada Groß", "ADA@example.org", "+493023125601"), True),
        (Known("Ada Groß", "ada.neu@example.org", "+493023125601"), False),
        (Known("Ada Groß"), False),
        (Known("Bo Groß", "ada@example.org", "+491713920071"), False),
        (Known("", "ada@example.org"), False),
    ],
)
def test_same_name_and_same_address_or_telephone(other: Known, same: bool) -> None:  # noqa: FBT001 - a table column
    ada = Known("Ada Groß", "ada@example.org", "+491713920071")
    assert same_person(ada, other) is same
    assert same_person(other, ada) is same


def test_two_nameless_records_are_nobody() -> None:
    assert not same_person(Known("", "ada@example.org"), Known("", "ada@example.org"))
