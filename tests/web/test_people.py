"""The people of a programme: who is seen by whom, how they are found, what stands on their page."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kloeppel.profiles.actions import register_person, write_card
from kloeppel.profiles.choices import CardSide
from kloeppel.profiles.models import Card, Person
from kloeppel.web.lead import people as people_pages
from world.programme import NOW, World, add_card, small_world, user
from world.reading import after, english_client, read

PEOPLE = "/programm/cimis/menschen/"


@pytest.fixture
def world(db: None) -> World:
    """Two people in the Erzgebirge, one in the Lausitz, one without a region, one without a card."""
    world = small_world(creatives=1, businesses=1)
    add_card(world.programme, world.regions["lausitz"], CardSide.NEED, 1)
    nowhere = add_card(world.programme, world.regions["lausitz"], CardSide.OFFER, 2)
    Card.objects.filter(pk=nowhere.pk).update(region=None)
    register_person(programme=world.programme, user=user("ohne"), name="Ohne Karte", last_name="Zz", actor=None, at=NOW)
    return world


@pytest.fixture
def client(world: World) -> Client:
    """The project lead, reading English."""
    return english_client(world.lead)


def names(client: Client, asked: str = "") -> list[str]:
    """Who is shown."""
    response = client.get(PEOPLE + asked)
    assert response.status_code == 200
    return [person.name for person in response.context["page"]]


def test_people_with_side_organisation_place_and_region(world: World, client: Client) -> None:
    said = read(client.get(PEOPLE))
    place = "Aue-Bad Schlema"
    assert after(said, "5 people") == [
        *("People", "Name", "Side", "Place", "Region"),
        *("Betrieb Nummer0", "Radtouren Elbaue", "Business", place, "Erzgebirge"),
        *("Kreativ Nummer0", "Studio Wegweiser", "Creative", place, "Erzgebirge"),
        *("Betrieb Nummer1", "Museum Löffelstanze", "Business", place, "Lausitz"),
        *("Kreativ Nummer2", "Büro Kartoffelstempel", "Creative", place, "No region yet"),
        *("Ohne Karte", "–", "–", "–"),
    ]


def test_somebody_with_two_cards_is_one_row(world: World, client: Client) -> None:
    write_card(
        person=world.creatives[0].person,
        organisation=None,
        side=CardSide.NEED,
        region=world.regions["lausitz"],
        values={"text": "Selbst etwas"},
        actor=None,
        at=NOW,
    )
    said = read(client.get(f"{PEOPLE}?side=b&region={world.regions['lausitz'].pk}"))
    rows = after(after(said, "2 people"), "Region")
    assert rows[: rows.index("Betrieb Nummer1")] == [
        *("Kreativ Nummer0", "Studio Wegweiser", "Creative", "Business"),
        *("Aue-Bad Schlema", "–", "Erzgebirge", "Lausitz"),
    ]
    # The coordinator of one region does not read the card of the other.
    said = read(english_client(world.coordinators["lausitz"]).get(f"{PEOPLE}?search=Kreativ+Nummer0"))
    assert after(after(said, "1 person"), "Region") == ["Kreativ Nummer0", "Business", "–", "Lausitz"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("?side=a", ["Kreativ Nummer0", "Kreativ Nummer2"]),
        ("?side=b", ["Betrieb Nummer0", "Betrieb Nummer1"]),
        ("?region=none", ["Kreativ Nummer2"]),
        ("?side=b&region=none", []),
        ("?search=nummer1", ["Betrieb Nummer1"]),
        ("?search=LÖFFEL", ["Betrieb Nummer1"]),
        ("?search=löffel+betrieb", ["Betrieb Nummer1"]),
        ("?search=löffel+kreativ", []),
        ("?search=büro&side=a", ["Kreativ Nummer2"]),
        ("?side=x&region=999&seite=77", ["Betrieb Nummer0", "Kreativ Nummer0", "Betrieb Nummer1", "Kreativ Nummer2"]),
    ],
)
def test_people_are_found(world: World, client: Client, asked: str, found: list[str]) -> None:
    everybody_without_filter = ["Ohne Karte"] if "999" in asked else []
    assert names(client, asked) == [*found, *everybody_without_filter]


def test_people_are_found_by_region(world: World, client: Client) -> None:
    assert names(client, f"?region={world.regions['lausitz'].pk}") == ["Betrieb Nummer1"]
    said = read(client.get(f"{PEOPLE}?region={world.regions['meissen'].pk}"))
    assert after(said, "Nobody found") == ["Please try fewer words, or another side or region.", "Show everybody"]


def test_what_was_asked_stays_in_the_form(world: World, client: Client) -> None:
    form = client.get(f"{PEOPLE}?search=büro&side=a&region=none").context["form"]
    assert [form[name].value() for name in ("search", "side", "region")] == ["büro", "a", "none"]


def test_coordinators_see_their_regions_and_who_has_none(world: World) -> None:
    seen = {slug: names(english_client(world.coordinators[slug])) for slug in ("erzgebirge", "lausitz", "meissen")}
    assert seen == {
        "erzgebirge": ["Betrieb Nummer0", "Kreativ Nummer0", "Kreativ Nummer2", "Ohne Karte"],
        "lausitz": ["Betrieb Nummer1", "Kreativ Nummer2", "Ohne Karte"],
        "meissen": ["Kreativ Nummer2", "Ohne Karte"],
    }
    coordinator = english_client(world.coordinators["lausitz"])
    assert names(coordinator, "?search=Studio") == []
    # Another region is no choice of theirs, so it counts as not chosen.
    assert names(coordinator, f"?region={world.regions['erzgebirge'].pk}") == seen["lausitz"]


def test_pages_keep_what_was_asked(world: World, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people_pages, "PER_PAGE", 1)
    response = client.get(f"{PEOPLE}?side=a")
    assert 'href="?side=a&amp;seite=2"' in response.content.decode()
    assert read(response)[-2:] == ["Page 1 of 2", "Next"]
    response = client.get(f"{PEOPLE}?side=a&seite=2")
    assert [person.name for person in response.context["page"]] == ["Kreativ Nummer2"]
    assert read(response)[-2:] == ["Previous", "Page 2 of 2"]


def test_nobody_yet(world: World, client: Client) -> None:
    for member in (*world.creatives, *world.businesses):
        member.delete()
    Card.objects.all().delete()
    Person.objects.all().delete()
    assert after(read(client.get(PEOPLE)), "No people yet") == [
        "People appear here as soon as the project lead has taken over a list of applicants."
    ]


def test_one_person(world: World, client: Client) -> None:
    guest = world.creatives[0]
    write_card(
        person=guest.person,
        organisation=guest.card.organisation,
        side=CardSide.OFFER,
        region=None,
        values={
            "text": "Ein Satz.\n\nNoch einer.",
            "hours": 6.5,
            "radius_km": 40.0,
            "url": "https://studio.example",
            "other_regions": ["lausitz", "gone"],
            "tags": ["buchung", "website", "gone"],
        },
        actor=None,
        at=NOW,
    )
    said = read(client.get(f"{PEOPLE}{guest.person_id}/"))
    assert after(said, "Contact") == [
        *("E-mail", "kreativ0@example.org", "Telephone", "+493023125000"),
        *("Ich baue einfache Buchungen für kleine Anbieter.", "Offer", "booking", "website"),
        *("Ein Satz.", "Noch einer.", "Organisation", "Studio Wegweiser", "Place", "08280 Aue-Bad Schlema"),
        *("Region", "Erzgebirge", "(also Lausitz)", "Hours per month", "6.5", "Would travel", "up to 40 km"),
        *("Link", "https://studio.example"),
    ]


def test_one_person_without_a_card(world: World, client: Client) -> None:
    nobody = Person.objects.get(name="Ohne Karte")
    assert after(read(client.get(f"{PEOPLE}{nobody.pk}/")), "Telephone") == [
        *("not given", "No need and no offer yet", "What this person needs or offers is not written down yet."),
    ]


def test_a_person_is_seen_by_the_coordinator_of_their_region(world: World) -> None:
    nowhere, here = Person.objects.get(name="Kreativ Nummer2"), world.businesses[0].person
    users = (
        *(world.coordinators["erzgebirge"], world.coordinators["lausitz"]),
        *(world.creatives[0].person.user, here.user, None),
    )
    answers = [
        [english_client(who).get(address).status_code for who in users]
        for address in (f"{PEOPLE}{here.pk}/", f"{PEOPLE}{nowhere.pk}/", PEOPLE)
    ]
    assert answers == [[200, 403, 404, 404, 302], [200, 200, 404, 404, 302], [200, 200, 404, 404, 302]]
    refused = read(english_client(world.coordinators["lausitz"]).get(f"{PEOPLE}{here.pk}/"))
    assert "This region is looked after by another coordinator." in refused
    assert english_client(world.lead).get(f"{PEOPLE}0/").status_code == 404


def test_more_people_need_no_more_statements(world: World, client: Client) -> None:
    pages = [PEOPLE, f"{PEOPLE}?side=b&search=Betrieb", f"{PEOPLE}{world.creatives[0].person_id}/"]
    counts: list[int] = []
    for more in (range(0), range(10, 15)):
        for number in more:
            add_card(world.programme, world.regions["meissen"], CardSide.NEED, number)
        for page in pages:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(page).status_code == 200
            counts.append(len(queries))
    assert counts[:3] == counts[3:]
