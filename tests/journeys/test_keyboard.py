"""The ways of every role with the keyboard alone. Nothing is clicked; each stop of the focus must be seen."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.core import mail

from kloeppel.accounts.models import User
from kloeppel.applications.models import PeopleList
from kloeppel.flow.profiles_to_plan import compute_plan, release_plan
from kloeppel.matches.choices import DecisionKind
from kloeppel.matches.models import PairDecision, Proposal
from kloeppel.speeddating.models import Feedback, PlanVersion, Talk
from world.browser import DESK, PHONE, sign_in
from world.keyboard import choose, enter, fill, go, here, skip, tab_to, tick
from world.lists import CREATIVES
from world.programme import NOW, World, small_world
from world.wishes import both_say, compute, send

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

Opener = Callable[[tuple[int, int]], "Page"]


@pytest.fixture
def world(transactional_db: None) -> World:
    """The small world, for real transactions."""
    return small_world()


def english(open_page: Opener, size: tuple[int, int], user: User | None = None) -> "Page":
    """A page that shows the source language, so that this test needs no translation."""
    page = open_page(size)
    page.context.add_cookies([{"name": "django_language", "value": "en", "domain": "localhost", "path": "/"}])
    if user is not None:
        sign_in(page, user)
    return page


def headed(page: "Page") -> str:
    return page.locator("h1").inner_text()


def test_signing_in_with_a_code(open_page: Opener, world: World) -> None:
    user = world.creatives[0].person.user
    page = english(open_page, PHONE)
    page.goto("/")
    skip(page)
    go(page, "Sign in")
    skip(page)
    fill(page, "Your e-mail address", user.email)
    enter(page)
    (code,) = re.findall(r"[A-Z0-9]{3}-[A-Z0-9]{3}", str(mail.outbox[-1].subject))
    skip(page)
    fill(page, "Code from the mail", code)
    go(page, "Sign in")
    assert headed(page) == "Good to see you, Kreativ"


def test_a_form_that_comes_back_begins_at_what_is_wrong(open_page: Opener, world: World) -> None:
    page = english(open_page, PHONE)
    page.goto("/konto/anmelden/")
    skip(page)
    fill(page, "Your e-mail address", "nobody")
    enter(page)
    stop = here(page)
    field = page.locator(":focus")
    assert (stop.name, field.get_attribute("aria-invalid")) == ("Your e-mail address", "true")
    said = [page.locator(f"#{one}").inner_text() for one in (field.get_attribute("aria-describedby") or "").split()]
    assert said == [
        "The one under which your programme knows you.",
        "Please check the address: something like name@example.org.",
    ]


def test_a_guest_goes_from_the_first_page_to_an_answer(open_page: Opener, world: World) -> None:
    plan = compute_plan(speed_dating=world.speed_dating, actor=world.lead, at=NOW)
    release_plan(plan=plan, actor=world.lead, at=NOW)
    guest = world.creatives[0]
    page = english(open_page, PHONE, guest.person.user)
    page.goto("/")
    go(page, "My plan")
    skip(page)
    if page.get_by_role("link", name="Go to your day").count():
        go(page, "Go to your day")
    assert headed(page) == "Auftakt Erzgebirge"
    go(page, "How was it?")
    choose(page, "Maybe")
    tab_to(page, "Add a note for yourself")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Noch einmal anrufen")
    go(page, "Save")
    assert headed(page) == "Auftakt Erzgebirge"
    first = Talk.objects.filter(plan=plan, creative=guest).order_by("round")[0]
    given = Feedback.objects.get(giver=guest)
    assert (given.about_id, given.wish, given.note) == (first.business_id, "maybe", "Noch einmal anrufen")


def test_a_business_says_yes_to_a_proposal(open_page: Opener, world: World) -> None:
    both_say(world, 0, 0)
    send(world, compute(world))
    page = english(open_page, PHONE, world.businesses[0].person.user)
    page.goto("/")
    go(page, "My match")
    skip(page)
    go(page, "See the proposal")
    assert headed(page) == "A match with Kreativ Nummer0?"
    skip(page)
    go(page, "Yes, let us do this")
    assert headed(page) == "You said yes"
    assert Proposal.objects.values_list("creative_answer", "business_answer").get() == ("", "yes")


def test_a_coordinator_notes_an_absence_and_releases_the_plan(open_page: Opener, world: World) -> None:
    page = english(open_page, DESK, world.coordinators["erzgebirge"])
    page.goto(f"/auftakt/{world.event.pk}/gaeste/")
    skip(page)
    go(page, "in all rounds: change for Kreativ Nummer3")
    skip(page)
    tick(page, "Round 1")
    go(page, "Save")
    assert page.get_by_role("row", name="Kreativ Nummer3").get_by_role("link").inner_text().split("\n")[0] == (
        "not in round 1"
    )
    skip(page)
    go(page, "Go to the plan")
    skip(page)
    go(page, "Compute the plan")
    assert headed(page) == "Plan, version 1"
    skip(page)
    go(page, "Release the plan")
    skip(page)
    go(page, "Release now")
    assert PlanVersion.objects.values_list("number", "state").get() == (1, "released")


def test_a_coordinator_forbids_a_pair_and_sends_the_proposals(open_page: Opener, world: World) -> None:
    for place in range(3):
        both_say(world, place, place)
    page = english(open_page, DESK, world.coordinators["erzgebirge"])
    page.goto(f"/auftakt/{world.event.pk}/tandems/")
    skip(page)
    choose(page, "Nobody would rather have somebody else")
    go(page, "Compute")
    skip(page)
    tab_to(page, "Lock or forbid Kreativ Nummer2 and Betrieb Nummer2")
    page.keyboard.press("Enter")
    fill(page, "Why", "Sie sind verwandt.")
    go(page, "Forbid Kreativ Nummer2 and Betrieb Nummer2")
    assert PairDecision.objects.values_list("kind", "note").get() == (DecisionKind.FORBID, "Sie sind verwandt.")
    skip(page)
    go(page, "Compute")
    skip(page)
    go(page, "Send proposals")
    skip(page)
    go(page, "Send now")
    assert Proposal.objects.count() == 2


def test_a_lead_reads_a_people_list(open_page: Opener, world: World) -> None:
    row = (
        "Nele Vorlauf;nele@example.org;030 23125 702;09456;Annaberg;Erzgebirge;Design;"
        "Ich baue einfache Buchungen für kleine Anbieter.;https://example.org;50;10;ja"
    )
    page = english(open_page, DESK, world.lead)
    page.goto("/programm/cimis/listen/neu/")
    skip(page)
    tab_to(page, "File")
    content = f"{CREATIVES}\r\n{row}".encode("cp1252")
    # The dialog in which a file is chosen belongs to the device.
    file = {"name": "kreative.csv", "mimeType": "text/csv", "buffer": content}
    page.locator(":focus").set_input_files(file)  # type: ignore[arg-type]  # a dictionary of these three will do
    go(page, "Read the list")
    assert headed(page) == "kreative.csv"
    skip(page)
    go(page, "Take over 1 person")
    assert PeopleList.objects.get().state == "taken_over"


def test_a_visitor_reports_a_barrier(open_page: Opener) -> None:
    page = english(open_page, PHONE)
    page.goto("/konto/anmelden/")
    go(page, "Report a barrier")
    skip(page)
    fill(page, "What got in your way?", "Die Schrift ist zu klein.")
    tab_to(page, "On which page?")
    assert page.locator(":focus").input_value() == "/konto/anmelden/"
    go(page, "Send the report")
    assert headed(page) == "Thank you"
