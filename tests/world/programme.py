"""A small programme to test with: three regions with their coordinators, and a kick-off in the Erzgebirge."""

import datetime as dt
from dataclasses import dataclass

from kloeppel.accounts.actions import register_user
from kloeppel.accounts.models import User
from kloeppel.events.actions import invite_guests, set_up_event
from kloeppel.events.models import Event, Guest
from kloeppel.profiles.actions import register_organisation, register_person, write_card
from kloeppel.profiles.choices import CardSide
from kloeppel.profiles.models import Card
from kloeppel.programmes.actions import add_region, create_programme, give_role
from kloeppel.programmes.choices import Role
from kloeppel.programmes.models import Programme, Region
from kloeppel.speeddating.models import SpeedDating

NOW = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)
REGIONS = {"erzgebirge": "Erzgebirge", "lausitz": "Lausitz", "meissen": "Meißen"}
NEEDS = [
    ("Radtouren Elbaue", "Jede Anfrage kommt am Telefon; eine Buchung im Netz fehlt uns.", ["buchung"]),
    ("Museum Löffelstanze", "Unsere Presse steht still, eine Ausstellung soll sie erzählen.", ["ausstellung"]),
    ("Blaudruckstube", "Niemand weiß, dass es unsere Werkstatt gibt.", ["branding"]),
    ("Kulturzentrum Plättbrett", "Neue im Ehrenamt finden schwer hinein.", ["onboarding"]),
]
OFFERS = [
    ("Studio Wegweiser", "Ich baue einfache Buchungen für kleine Anbieter.", ["buchung", "website"]),
    ("Klanglabor", "Ich baue Klänge für Ausstellungen.", ["ausstellung", "musik"]),
    ("Büro Kartoffelstempel", "Marken für Werkstätten, vom Namen bis zum Schild.", ["branding"]),
    ("Büro Wäscheleine", "Ich zeichne Abläufe auf und kürze sie.", ["prozess", "onboarding"]),
]


@dataclass
class World:
    """What `small_world` has made. The event is the kick-off of the Erzgebirge."""

    programme: Programme
    regions: dict[str, Region]
    lead: User
    funder: User
    coordinators: dict[str, User]
    event: Event
    speed_dating: SpeedDating
    creatives: list[Guest]
    businesses: list[Guest]


def user(name: str) -> User:
    """The user of this first name."""
    return register_user(email=f"{name.lower()}@example.org", name=name.capitalize(), at=NOW)


def add_card(programme: Programme, region: Region, side: CardSide, number: int) -> Card:
    """One more person with a card. `number` (from 0) makes names and words."""
    word = "Kreativ" if side is CardSide.OFFER else "Betrieb"
    organisation, text, tags = (OFFERS if side is CardSide.OFFER else NEEDS)[number % 4]
    behind = f" {number // 4 + 1}" if number >= 4 else ""
    person = register_person(
        programme=programme,
        user=user(f"{word}{number}"),
        name=f"{word} Nummer{number}",
        first_name=word,
        last_name=f"Nummer{number}",
        phone=f"+4930231250{number:02}",
        actor=None,
        at=NOW,
    )
    return write_card(
        person=person,
        organisation=register_organisation(programme=programme, name=f"{organisation}{behind}", actor=None, at=NOW),
        side=side,
        region=region,
        values={"title": text, "text": text, "tags": tags, "place": "Aue-Bad Schlema", "postcode": "08280"},
        actor=None,
        at=NOW,
    )


def small_world(*, creatives: int = 4, businesses: int = 4, rounds: int = 3, tables: int = 4) -> World:
    """A programme whose kick-off in the Erzgebirge has so many guests of each side; nothing is planned yet."""
    lead = user("leonore")
    programme = create_programme(name="CIMIS Test", slug="cimis", seat="sachsen", actor=lead, at=NOW)
    regions = {
        slug: add_region(programme=programme, name=name, slug=slug, actor=lead, at=NOW)
        for slug, name in REGIONS.items()
    }
    give_role(programme=programme, user=lead, role=Role.LEAD, region=None, actor=lead, at=NOW)
    coordinators = {slug: user(f"koord-{slug}") for slug in REGIONS}
    for slug, coordinator in coordinators.items():
        give_role(
            programme=programme,
            user=coordinator,
            role=Role.COORDINATOR,
            region=regions[slug],
            phone="+493023125999",
            actor=lead,
            at=NOW,
        )
    funder = user("zuwendungsgeber")
    give_role(programme=programme, user=funder, role=Role.FUNDER, region=None, actor=lead, at=NOW)
    region = regions["erzgebirge"]
    event = set_up_event(
        programme=programme,
        region=region,
        title="Auftakt Erzgebirge",
        starts_at=NOW + dt.timedelta(days=7),
        venue="Kulturzentrum, Aue",
        actor=lead,
        at=NOW,
    )
    guests = {
        side: invite_guests(
            event=event,
            cards=[add_card(programme, region, side, number) for number in range(count)],
            actor=lead,
            at=NOW,
        )
        for side, count in ((CardSide.OFFER, creatives), (CardSide.NEED, businesses))
    }
    speed_dating = SpeedDating.objects.create(
        event=event,
        starts_at=event.starts_at + dt.timedelta(hours=1),
        rounds=rounds,
        tables=tables,
        promised_talks=min(1, rounds),
    )
    return World(
        programme=programme,
        regions=regions,
        lead=lead,
        funder=funder,
        coordinators=coordinators,
        event=event,
        speed_dating=speed_dating,
        creatives=guests[CardSide.OFFER],
        businesses=guests[CardSide.NEED],
    )
