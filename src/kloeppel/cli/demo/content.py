"""The example programme's people as they stand in the files beside this one."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kloeppel.core.values import Side


@dataclass(frozen=True, slots=True)
class ExamplePerson:
    """One invented person with their card."""

    side: Side
    name: str
    first_name: str
    last_name: str
    organisation: str
    kind: str
    email: str
    phone: str
    card: dict[str, Any] = field(default_factory=dict)


def people_of(region: str) -> list[ExamplePerson]:
    """The people of one region (a slug), businesses first, in the order of the file."""
    document = json.loads((Path(__file__).parent / f"{region}.json").read_text(encoding="utf-8"))
    sides = ((Side.BUSINESS, "businesses"), (Side.CREATIVE, "creatives"))
    return [_person(side, entry) for side, name in sides for entry in document[name]]


def _person(side: Side, entry: dict[str, Any]) -> ExamplePerson:
    return ExamplePerson(
        side=side,
        name=f"{entry['first_name']} {entry['last_name']}",
        first_name=entry["first_name"],
        last_name=entry["last_name"],
        organisation=entry["organisation"],
        kind=entry.get("kind", ""),
        email=entry["email"],
        phone=entry["phone"],
        card={
            "postcode": entry["postcode"],
            "place": entry["place"],
            "title": entry["title"],
            "text": entry["text"],
            "tags": entry["tags"],
            "submarket": entry.get("submarket", ""),
            "radius_km": entry.get("radius_km"),
            "hours": entry.get("hours_per_month"),
            "object": entry["object"],
            "publish": "yes",
        },
    )
