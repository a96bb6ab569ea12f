"""The whole way in German: from two lists as a form exports them to a match that both have confirmed."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.core import mail

from kloeppel.accounts.models import User
from kloeppel.audit.models import Entry
from kloeppel.audit.queries import first_fault
from kloeppel.events.models import Guest
from kloeppel.matches.models import Match
from kloeppel.speeddating.models import Talk
from world.browser import DESK, PHONE, follow, look, sign_in
from world.lists import BUSINESSES, CREATIVES
from world.programme import World, small_world

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

Opener = Callable[[tuple[int, int]], "Page"]

LISTS = {
    "unternehmen.csv": [
        BUSINESSES,
        (
            "Imkerei Summstein;Gerda Wabenlicht;gerda@example.org;030 23125 700;09496;Marienberg;Erzgeb.;Handwerk;"
            "Niemand kauft unseren Honig im Netz, wir brauchen eine Buchung.;6;ja"
        ),
        (
            "Freibad Kaltenquell;Petra Planschke;petra@example.org;030 23125 701;08280;Aue;ERZ;Verein;"
            "Wer schließt morgen auf? Neue im Ehrenamt finden schwer hinein.;4;ja"
        ),
    ],
    "kreative.csv": [
        CREATIVES,
        (
            "Nele Vorlauf;nele@example.org;030 23125 702;09456;Annaberg;Erzgebirge;Design;"
            "Ich baue einfache Buchungen für kleine Anbieter.;https://example.org;50;10;ja"
        ),
        (
            "Till Ablauf;till@example.org;030 23125 703;08289;Schneeberg;Erzgebirge;Design;"
            "Ich zeichne Abläufe im Ehrenamt auf und kürze sie.;https://example.org;50;10;ja"
        ),
    ],
}


@pytest.fixture
def world(transactional_db: None) -> World:
    """A programme with an empty guest list, for real transactions."""
    return small_world(creatives=0, businesses=0)


def press(page: "Page", name: str) -> None:
    follow(page.get_by_role("button", name=name, exact=True).or_(page.get_by_role("link", name=name, exact=True)))


def take_over(page: "Page", name: str) -> None:
    page.goto("/programm/cimis/")
    press(page, "Liste einlesen")
    content = "\r\n".join(LISTS[name]).encode("cp1252")
    page.get_by_label("Datei").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})
    press(page, "Liste lesen")
    look(page, name)
    press(page, "2 Personen übernehmen")
    look(page, name)


def invite_and_plan(page: "Page", world: World) -> None:
    page.goto(f"/auftakt/{world.event.pk}/")
    look(page, "Auftakt Erzgebirge")
    page.goto(f"/auftakt/{world.event.pk}/gaeste/")
    press(page, "Personen hinzufügen")
    for box in page.get_by_role("checkbox").all():
        box.check()
    press(page, "Auf die Gästeliste setzen")
    look(page, "Gäste")
    page.goto(f"/auftakt/{world.event.pk}/plan/")
    press(page, "Plan berechnen")
    look(page, "Plan, Fassung 1")
    press(page, "Plan freigeben")
    press(page, "Jetzt freigeben")
    look(page, "Plan, Fassung 1")


def sign_in_by_code(page: "Page", address: str) -> None:
    page.goto("/")
    follow(page.locator("main").get_by_role("link", name="Anmelden"))
    page.get_by_label("Ihre E-Mail-Adresse").fill(address)
    follow(page.locator("main form").get_by_role("button").first)
    (code,) = re.findall(r"[A-Z0-9]{3}-[A-Z0-9]{3}", str(mail.outbox[-1].subject))
    assert mail.outbox[-1].to == [address]
    page.get_by_label("Code aus der E-Mail").fill(code)
    follow(page.locator("main").get_by_role("button", name="Anmelden"))


def say_yes_after_the_talk(page: "Page", other: Guest) -> None:
    page.goto("/mein/plan/")
    look(page, "Auftakt Erzgebirge")
    house = other.card.organisation.name if other.card.organisation else other.person.name
    talk = page.locator(".day-talk", has_text=house)
    follow(talk.get_by_role("link", name="Wie war’s?"))
    page.locator(".wish-answer", has_text="Ja").click()
    press(page, "Speichern")
    look(page, "Auftakt Erzgebirge")


def propose(page: "Page", world: World) -> None:
    page.goto(f"/auftakt/{world.event.pk}/tandems/")
    page.get_by_label("Niemand hätte lieber jemand anderen").check()
    press(page, "Berechnen")
    look(page, "Von den Rückmeldungen zu den Tandems")
    press(page, "Vorschläge senden …")
    look(page, "Vorschläge senden?")
    press(page, "Jetzt senden")
    look(page, "Von den Rückmeldungen zu den Tandems")


def confirm(page: "Page", partner: str) -> None:
    page.goto("/")
    press(page, "Vorschlag ansehen")
    look(page, f"Ein Tandem mit {partner}?")
    press(page, "Ja, wir machen das")


def signed_in(open_page: Opener, size: tuple[int, int], user: User) -> "Page":
    page = open_page(size)
    sign_in(page, user)
    return page


def test_from_two_lists_to_a_confirmed_match(world: World, open_page: Opener) -> None:
    lead = signed_in(open_page, DESK, world.lead)
    for name in LISTS:
        take_over(lead, name)
    coordinator = signed_in(open_page, DESK, world.coordinators["erzgebirge"])
    invite_and_plan(coordinator, world)
    assert Talk.objects.count() == 4

    nele, gerda = (Guest.objects.get(person__name=name) for name in ("Nele Vorlauf", "Gerda Wabenlicht"))
    phones = {guest: open_page(PHONE) for guest in (nele, gerda)}
    for guest, phone in phones.items():
        sign_in_by_code(phone, guest.person.user.email)
        look(phone, f"Schön, dass Sie da sind, {guest.person.first_name}")
        say_yes_after_the_talk(phone, gerda if guest == nele else nele)
    propose(coordinator, world)
    confirm(phones[nele], "Gerda Wabenlicht")
    look(phones[nele], "Sie haben Ja gesagt")
    confirm(phones[gerda], "Nele Vorlauf")
    look(phones[gerda], "Sie und Nele Vorlauf")
    assert "Koord-erzgebirge" in phones[gerda].locator("main").inner_text()

    match = Match.objects.get()
    assert (match.creative, match.business) == (nele.card, gerda.card)
    assert match.coordinator is not None
    assert match.coordinator.user == world.coordinators["erzgebirge"]
    assert first_fault() is None
    told = list(Entry.objects.order_by("number").values_list("verb", flat=True))
    steps = [
        *("list_read", "list_taken_over", "guest_invited", "plan_computed", "plan_released", "feedback_given"),
        *("matching_computed", "proposals_sent", "proposal_answered", "match_confirmed"),
    ]
    assert [verb for verb in dict.fromkeys(told) if verb in steps] == steps
