"""An applicant as fields of person, organisation and card. Needs no database."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Field, Model

from kloeppel.core.people import Applicant
from kloeppel.core.people.names import in_capitals, name_key
from kloeppel.core.people.vocabularies import OPEN
from kloeppel.profiles.models import Card, Organisation, Person
from kloeppel.programmes.models import Region

LONGEST_TITLE = 120
# After these a full stop ends no sentence; nor does one after a day or a number in a list.
_NO_END = re.compile(
    r"(?:\b(?:z|d|u|o|i|v|n|ca|bzw|usw|etc|Nr|Dr|Prof|St|Str|Std|inkl|ggf|evtl|bspw|max|min|[A-Z])|(?<!\d)\d{1,2})\.$"
)


@dataclass(frozen=True, slots=True)
class CardValues:
    """What a row says about the card: its region (None: open or unknown) and the fields of `write_card`."""

    region: Region | None
    fields: Mapping[str, Any]


def name_of(applicant: Applicant) -> str:
    """The name to call the person by; without one the organisation's, or the address: a person has to be found."""
    # A lone comma is no name: nobody could be told apart or recognised by it.
    said = (name for name in (applicant.name, applicant.organisation) if name_key(name))
    return _fitting(Person, "name", next(said, applicant.email))


def organisation_of(applicant: Applicant) -> str:
    """The organisation's name as it can be stored."""
    return _fitting(Organisation, "name", applicant.organisation)


def organisation_key(name: str) -> str:
    """What two spellings of one organisation have in common: case and spaces do not matter."""
    return " ".join(name.casefold().split())


def kind_of(applicant: Applicant) -> str:
    """The kind of organisation; empty if the list has no counterpart, so that a known kind stays."""
    return _word(applicant.kind)


def person_values(applicant: Applicant, person: Person | None, names: Collection[tuple[int, str]]) -> dict[str, str]:
    """The fields of the person. `names` are the (user, name) pairs that are taken.

    A known name gives way to a newer spelling, but not to one in capitals only, and not to one that somebody else
    with the same user bears.
    """
    name = name_of(applicant)
    values = {"phone": _fitting(Person, "phone", applicant.phone)}
    if person is not None and (in_capitals(name) or (person.user_id, name) in names):
        return values
    return values | {
        "name": name,
        "first_name": _fitting(Person, "first_name", applicant.first_name),
        "last_name": _fitting(Person, "last_name", applicant.last_name),
    }


def card_values(applicant: Applicant, regions: Mapping[str, Region], card: Card | None) -> CardValues:
    """The card's region and fields. `regions` are those of the programme by slug.

    The title is made from the text if the card has none, or one that was made from its text before.
    """
    first, *further = applicant.regions or ("",)
    url = applicant.url if len(applicant.url) <= _longest(Card, "url") else ""
    fields: dict[str, Any] = {
        "other_regions": [slug for slug in further if slug in regions],
        "postcode": _fitting(Card, "postcode", applicant.postcode),
        "place": _fitting(Card, "place", applicant.place),
        "text": applicant.text,
        "submarket": _word(applicant.submarket),
        "url": url,
        "radius_km": applicant.radius_km,
        "hours": applicant.hours_per_month,
        "publish": applicant.publish,
    }
    if card is None or not card.title or card.title == title_of(card.text):
        fields["title"] = title_of(applicant.text)
    return CardValues(regions.get(first), fields)


def title_of(text: str) -> str:
    """The first sentence of `text`, cut at a word's end with an ellipsis if it has more than 120 characters."""
    end = 0
    for found in re.finditer(r"[.!?…]+[“”\"»)]*(?=\s|$)|\n\s*\n|$", text):
        end = found.end()
        if text[:end].strip() and not _NO_END.search(text[:end]):
            break
    line = " ".join(text[:end].split())
    if len(line) <= LONGEST_TITLE:
        return line
    cut = line[:LONGEST_TITLE]
    # Without any space there is no word's end to cut at.
    return (cut.rpartition(" ")[0] or cut[:-1]).rstrip(" ,;:–-") + "…"


def changed_fields(
    person: Person, told: Mapping[str, str], card: Card | None, values: CardValues, kind: str
) -> list[str]:
    """The names of the fields that person and card would get anew, as the actions of profiles decide it."""
    changed = [name for name, value in told.items() if value and getattr(person, name) != value]
    changed += [
        name
        for name, value in values.fields.items()
        if value not in ("", None, []) and (card is None or getattr(card, name) != value)
    ]
    if values.region is not None and (card is None or card.region_id != values.region.pk):
        changed.append("region")
    if kind and card is not None and card.organisation is not None and not card.organisation.kind:
        changed.append("kind")
    return changed


def _word(word: str) -> str:
    return "" if word == OPEN else word


def _longest(model: type[Model], name: str) -> int:
    column = model._meta.get_field(name)  # noqa: SLF001 - Django documents _meta as public
    if not isinstance(column, Field) or column.max_length is None:
        raise ValueError(f"{name} of {model.__name__} has no greatest length.")
    return column.max_length


def _fitting(model: type[Model], name: str, text: str) -> str:
    """`text` as long as the column allows: a cell that somebody has filled with a novel must not stop the list."""
    return text[: _longest(model, name)].strip()
