"""The lead takes over a list as associations have it: Windows letters, title and blank rows, one refused, one twice."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from kloeppel.profiles.models import Person
from world.browser import DESK, PHONE, follow, look, sign_in
from world.programme import World, small_world

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

Opener = Callable[[tuple[int, int]], "Page"]

LIST = """\
Bewerbungen Unternehmen – Stand „November“;;;;;;;;
;;;;;;;;
Zeitstempel;Organisation;Ansprechpartner;E-Mail;Telefon;PLZ;Ort;Einwilligung;Wo drückt der Schuh?;Liebste Jahreszeit
02.11.2026 09:14;Imkerei Süßholz;Jörg Bößer;joerg@example.org;030 23125 700;9496;Marienberg;ja;\
Unser Honig steht im Regal. Niemand fragt nach der Wiese.;Frühling
;;;;;;;;
03.11.2026 08:02;Tischlerei Spanwinkel;Udo Spanwinkel;udo(at)example.org;030 23125 701;02625;Bautzen;ja;\
Kunden sehen erst am Ende, was wir meinen.;
04.11.2026 10:30;Imkerei Süßholz;Jörg Bößer;joerg@example.org;030 23125 709;09496;Marienberg;ja;\
Unser Honig steht im Regal. Niemand fragt nach der Wiese.;
;;;;;;;;
05.11.2026 17:25;Freibad Kaltenquell e. V.;Petra Planschke;petra@example.org;030 23125 702;02763;Zittau;ja;\
Wer schließt morgen auf?;
""".encode("cp1252")


@pytest.fixture
def world(transactional_db: None) -> World:
    """The small world, for real transactions."""
    return small_world(creatives=1, businesses=1)


def read_the_list(page: "Page") -> None:
    """A file that is no list first, then the list."""
    page.goto("/programm/cimis/listen/")
    look(page, "People lists")
    follow(page.get_by_role("link", name="Read a people list"))
    look(page, "Read a people list")
    page.get_by_label("File").set_input_files({"name": "brief.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1"})
    follow(page.get_by_role("button", name="Read the list"))
    look(page, "Read a people list")
    assert page.locator(".errorlist li").all_inner_texts() == [
        "brief.pdf is a document, not a table. Please save the list as XLSX or CSV."
    ]
    page.get_by_label("File").set_input_files({"name": "Bewerbungen.csv", "mimeType": "text/csv", "buffer": LIST})
    follow(page.get_by_role("button", name="Read the list"))


def look_through(page: "Page") -> None:
    look(page, "Bewerbungen.csv")
    assert page.locator(".figure-value").all_inner_texts() == ["2", "1", "0", "1"]
    assert page.locator("main .notice li").all_inner_texts() == ["Liebste Jahreszeit"]
    assert page.locator("tbody th").all_inner_texts() == [
        "Udo Spanwinkel\nTischlerei Spanwinkel",
        "Jörg Bößer\nImkerei Süßholz",
        "Petra Planschke\nFreibad Kaltenquell e. V.",
    ]
    assert page.locator("tbody .badge").all_inner_texts() == ["refused", "new", "new"]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_from_the_file_to_the_people(open_page: Opener, world: World, size: tuple[int, int]) -> None:
    page = open_page(size)
    page.context.add_cookies([{"name": "django_language", "value": "en", "domain": "localhost", "path": "/"}])
    sign_in(page, world.lead)
    read_the_list(page)
    look_through(page)
    assert Person.objects.count() == 2
    follow(page.get_by_role("button", name="Take over 2 people"))
    look(page, "Bewerbungen.csv")
    assert page.get_by_role("button", name="Discard the list").count() == 0
    follow(page.get_by_role("link", name="See all people"))
    look(page, "People")
    page.get_by_label("Name or organisation").fill("süßholz imkerei")
    page.get_by_label("Side").select_option(label="Businesses")
    page.get_by_label("Region").select_option(label="Erzgebirge")
    follow(page.get_by_role("button", name="Search"))
    look(page, "People")
    assert page.locator("tbody th .person-words").all_inner_texts() == ["Jörg Bößer\nImkerei Süßholz"]
    follow(page.get_by_role("link", name="Jörg Bößer"))
    look(page, "Jörg Bößer")
    assert page.locator("dd").all_inner_texts() == [
        *("joerg@example.org", "+493023125709"),
        *("Imkerei Süßholz", "09496 Marienberg", "Erzgebirge"),
    ]
    assert sorted(Person.objects.values_list("name", flat=True)) == [
        *("Betrieb Nummer0", "Jörg Bößer", "Kreativ Nummer0", "Petra Planschke"),
    ]
    page.goto("/programm/cimis/listen/")
    look(page, "People lists")
    assert page.locator("tbody .badge").all_inner_texts() == ["taken over"]
