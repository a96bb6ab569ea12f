"""The people of the example programme: complete, invented, and nobody twice."""

import json
from collections import Counter
from importlib.resources import files
from typing import Any

import pytest

from kloeppel.core.people.seats import SAXONY

REGIONS = ("erzgebirge", "lausitz", "meissen")
COMMON = [
    "first_name",
    "last_name",
    "organisation",
    "email",
    "phone",
    "postcode",
    "place",
    "title",
    "text",
    "tags",
    "hours_per_month",
    "object",
]
KEYS = {"businesses": sorted([*COMMON, "kind"]), "creatives": sorted([*COMMON, "submarket", "radius_km"])}
KINDS = frozenset(
    {
        "bildung",
        "gastronomie",
        "handel",
        "handwerk",
        "kommune",
        "landwirtschaft",
        "museum",
        "open",
        "soziokultur",
        "tourismus",
        "verein",
    }
)
SUBMARKETS = frozenset(
    {
        "architektur",
        "buch",
        "darstellend",
        "design",
        "film",
        "kunst",
        "kunsthandwerk",
        "musik",
        "presse",
        "rundfunk",
        "software_games",
        "werbung",
    }
)
TAGS = frozenset(
    [
        "animation",
        "app",
        "archiv",
        "ar_vr",
        "ausstellung",
        "automatisierung",
        "barrierefreiheit",
        "beteiligung",
        "branding",
        "buchung",
        "buehne",
        "datenbank",
        "datenviz",
        "drei_d",
        "ehrenamt",
        "film",
        "formulare",
        "fotografie",
        "grafik",
        "handwerkstechnik",
        "illustration",
        "kampagne",
        "karte",
        "ki",
        "klang",
        "kommunikation",
        "konfigurator",
        "kundenbindung",
        "lager",
        "leichtesprache",
        "leitsystem",
        "lernformat",
        "mehrsprachigkeit",
        "musik",
        "nachwuchs",
        "newsletter",
        "onboarding",
        "onlineshop",
        "podcast",
        "pr",
        "produktdesign",
        "prozess",
        "raum",
        "redaktionsplan",
        "sensorik",
        "seo",
        "socialmedia",
        "spiel",
        "standort",
        "storytelling",
        "strategie",
        "text",
        "theater",
        "ticketing",
        "ux",
        "veranstaltung",
        "verpackung",
        "vernetzung",
        "website",
        "wissenssicherung",
        "workshop",
        "zeitzeugen",
    ]
)

Entry = dict[str, Any]


def content(region: str) -> dict[str, list[Entry]]:
    """One region's businesses and creatives."""
    document: dict[str, list[Entry]] = json.loads(
        (files("kloeppel.cli") / "demo" / f"{region}.json").read_text(encoding="utf-8")
    )
    return document


def entries(region: str, *sides: str) -> list[Entry]:
    """The entries of `sides`, of both if none is named."""
    document = content(region)
    return [entry for side in sides or KEYS for entry in document[side]]


def repeated(field: str) -> list[str]:
    """What stands in `field` more than once, over all regions and both sides."""
    counted = Counter(entry[field] for region in REGIONS for entry in entries(region) if entry[field])
    return [value for value, times in counted.items() if times > 1]


def test_the_folder_holds_the_three_regions() -> None:
    found = sorted(path.name for path in (files("kloeppel.cli") / "demo").iterdir() if path.name.endswith(".json"))
    assert found == [f"{region}.json" for region in REGIONS]
    assert sorted(SAXONY.regions) == list(REGIONS)


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("side", KEYS)
def test_every_side_has_20_to_30_people_with_all_keys(region: str, side: str) -> None:
    document = content(region)
    assert sorted(document) == sorted(KEYS)
    assert 20 <= len(document[side]) <= 30
    assert [entry["email"] for entry in document[side] if sorted(entry) != KEYS[side]] == []


@pytest.mark.parametrize("field", ["email", "phone", "last_name", "organisation", "title", "text", "object"])
def test_nothing_stands_twice_in_all_three_regions(field: str) -> None:
    assert repeated(field) == []


@pytest.mark.parametrize("region", REGIONS)
def test_only_creatives_may_do_without_an_organisation(region: str) -> None:
    may_be_empty = {"organisation"}
    assert [e["email"] for e in entries(region, "businesses") if not all(e.values())] == []
    assert [
        e["email"] for e in entries(region, "creatives") if any(not e[key] for key in e.keys() - may_be_empty)
    ] == []


@pytest.mark.parametrize("region", REGIONS)
def test_nobody_real_can_be_written_to_or_called(region: str) -> None:
    real = [
        entry["email"]
        for entry in entries(region)
        # The German regulator keeps 030 23125 000 to 999 free for film and print.
        if entry["email"].split("@")[1:] != ["example.org"]
        or not (entry["phone"].startswith("+493023125") and len(entry["phone"]) == 13 and entry["phone"][1:].isdigit())
    ]
    assert real == []


@pytest.mark.parametrize("region", REGIONS)
def test_businesses_have_their_seat_in_the_region_and_creatives_mostly(region: str) -> None:
    elsewhere = [e["email"] for e in entries(region, "businesses") if SAXONY.region_of(e["postcode"]) != region]
    assert elsewhere == []
    creatives = entries(region, "creatives")
    assert [e["email"] for e in creatives if not SAXONY.holds(e["postcode"])] == []
    at_home = sum(SAXONY.region_of(entry["postcode"]) == region for entry in creatives)
    assert at_home >= 0.75 * len(creatives)


@pytest.mark.parametrize("region", REGIONS)
def test_kinds_submarkets_and_tags_are_known(region: str) -> None:
    assert {entry["kind"] for entry in entries(region, "businesses")} - KINDS == set()
    assert {entry["submarket"] for entry in entries(region, "creatives")} == SUBMARKETS
    assert {tag for entry in entries(region) for tag in entry["tags"]} - TAGS == set()
    assert [e["email"] for e in entries(region) if not 1 <= len(set(e["tags"])) == len(e["tags"]) <= 4] == []


@pytest.mark.parametrize("region", REGIONS)
def test_texts_have_40_to_120_words_and_numbers_make_sense(region: str) -> None:
    assert [e["email"] for e in entries(region) if not 40 <= len(e["text"].split()) <= 120] == []
    assert [e["email"] for e in entries(region) if not 1 <= e["hours_per_month"] <= 40] == []
    assert [e["email"] for e in entries(region, "creatives") if not 10 <= e["radius_km"] <= 200] == []
