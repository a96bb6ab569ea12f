"""People lists to test with: texts as a form exports them, understood and kept."""

from kloeppel.applications.actions import keep_list
from kloeppel.applications.models import PeopleList
from kloeppel.core.people import SAXONY, read_table, understand
from world.programme import NOW, World

BUSINESSES = "Organisation;Ansprechpartner;E-Mail;Telefon;PLZ;Ort;Region;Art;Herausforderung;Stunden;Einwilligung"
CREATIVES = "Name;E-Mail;Telefon;PLZ;Ort;Region;Teilmarkt;Angebot;Link;Umkreis;Stunden;Einwilligung"


def kept(world: World, heading: str, *rows: str, name: str = "liste.csv") -> PeopleList:
    """The list of these rows, read for the programme and not taken over."""
    content = "\r\n".join([heading, *rows, ""]).encode()
    understood = understand(read_table(content, name=name), seat=SAXONY)
    return keep_list(
        programme=world.programme, file_name=name, content=content, understood=understood, actor=world.lead, at=NOW
    )


def business(
    name: str = "Ada Amboss",
    *,
    organisation: str = "Schmiede Funkenflug",
    email: str = "ada@example.org",
    phone: str = "030 23125601",
    postcode: str = "09456",
    region: str = "Erzgebirge",
    need: str = "Niemand findet uns. Wir hätten gern ein Schild.",
    hours: str = "6",
    consent: str = "ja",
) -> str:
    """One row under `BUSINESSES`."""
    cells = [organisation, name, email, phone, postcode, "Annaberg", region, "Handwerk", need, hours, consent]
    return ";".join(cells)


def creative(
    name: str = "Cleo Clown",
    *,
    email: str = "cleo@example.org",
    phone: str = "030 23125701",
    region: str = "Lausitz, Erzgebirge",
    submarket: str = "Design",
    offer: str = "Ich zeichne.",
    consent: str = "ja",
) -> str:
    """One row under `CREATIVES`."""
    cells = [name, email, phone, "02625", "Bautzen", region, submarket, offer, "cleo.example.org", "50", "12", consent]
    return ";".join(cells)


def people(count: int) -> list[str]:
    """So many rows of businesses that have nothing in common."""
    return [
        business(
            f"Nora Nummer{number}",
            organisation=f"Werkstatt {number}",
            email=f"nora{number}@example.org",
            phone=f"030 23126{number:03}",
        )
        for number in range(count)
    ]
