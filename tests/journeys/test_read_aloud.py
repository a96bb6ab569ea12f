"""The main screens as a screen reader tells them: landmarks, headings, lists, tables with their captions, messages."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from kloeppel.accounts.models import User
from kloeppel.flow.profiles_to_plan import compute_plan, release_plan
from kloeppel.matches.models import Proposal
from kloeppel.speeddating.models import Talk
from world.browser import DESK, follow, sign_in
from world.outline import outline
from world.programme import NOW, World, small_world
from world.wishes import both_say, compute, send

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

Opener = Callable[[tuple[int, int]], "Page"]


HEAD = ["banner", "  group", "  navigation Main navigation", "    list"]
BEFORE_SIGN_IN = ["banner"]
FOOT = ["contentinfo", "  list"]
SCREENS = {
    ("visitor", "/konto/anmelden/"): """
  heading1 Sign in
  heading2 First time here?""",
    ("visitor", "/barrierefreiheit/"): """
  heading1 Accessibility statement
  heading2 What this statement covers
  heading2 How far we are
  list
  heading2 What is not accessible yet, and why
  list
  heading2 How and when this was checked
  heading2 Tell us what is in your way
  heading2 If our answer does not help you""",
    ("visitor", "/barriere-melden/"): """
  heading1 Report a barrier""",
    ("guest", "/mein/"): """
  heading1 Good to see you, Kreativ
  heading2 A proposal for you
  heading2 Auftakt Erzgebirge""",
    ("guest", "/mein/auftakt/{guest}/"): """
  heading1 Auftakt Erzgebirge
  heading2 Your next talk
  heading2 Your day
  list
    heading3 Radtouren Elbaue from Aue-Bad Schlema
    heading3 Museum Löffelstanze from Aue-Bad Schlema
    heading3 Kulturzentrum Plättbrett from Aue-Bad Schlema""",
    ("guest", "/mein/auftakt/{guest}/gespraech/{talk}/"): """
  navigation You are here
    list
  heading1 Radtouren Elbaue from Aue-Bad Schlema
  group Would you like to work together?
  group
  heading2 Betrieb Nummer0""",
    ("guest", "/mein/vorschlag/{proposal}/"): """
  heading1 A match with Betrieb Nummer0?
  heading2 Radtouren Elbaue
  heading3 What connects you
  list""",
    ("coordinator", "/auftakt/{event}/gaeste/"): """
  navigation You are here
    list
  heading1 Guests
  heading2 Rounds and tables
  heading2 Creatives (4)
  region Creatives
    table Creatives
  heading2 Businesses (4)
  region Businesses
    table Businesses""",
    ("coordinator", "/auftakt/{event}/tandems/"): """
  navigation You are here
    list
  heading1 From feedback to matches
  heading2 Proposals
  region Proposals
    table Proposals
  heading2 Compute again
  group What matters more?
  heading2 The pairs
  group
  heading2 Without a partner
  list
  heading2 Decide about a pair
  group What holds for the two""",
    ("coordinator", "/programm/cimis/menschen/"): """
  navigation You are here
    list
  heading1 People
  heading2 8 people
  region People
    table People""",
}
"""Who looks, where, and what is told in `main`."""


@pytest.fixture
def world(transactional_db: None) -> World:
    """The small world with a released plan, three mutual wishes and their proposals; for real transactions."""
    world = small_world()
    release_plan(plan=compute_plan(speed_dating=world.speed_dating, actor=world.lead, at=NOW), actor=world.lead, at=NOW)
    for place in range(3):
        both_say(world, place, place)
    send(world, compute(world))
    return world


def english(open_page: Opener, user: User | None = None) -> "Page":
    page = open_page(DESK)
    page.context.add_cookies([{"name": "django_language", "value": "en", "domain": "localhost", "path": "/"}])
    if user is not None:
        sign_in(page, user)
    return page


def told(page: "Page", path: str) -> str:
    """What is told of a page, without what is the same on every page: the header above `main` and the footer."""
    page.goto(path)
    lines = outline(page)
    begins = lines.index("main")
    assert (lines[:begins], lines[-2:]) in [(BEFORE_SIGN_IN, FOOT), (HEAD, FOOT)], path
    return "\n".join(lines[begins + 1 : -2])


def test_the_main_screens_are_told_in_order(open_page: Opener, world: World) -> None:
    guest = world.creatives[0]
    places = {
        "guest": guest.pk,
        "talk": Talk.objects.filter(creative=guest).order_by("round")[0].pk,
        "proposal": Proposal.objects.get(creative=guest.card).pk,
        "event": world.event.pk,
    }
    users = {"visitor": None, "guest": guest.person.user, "coordinator": world.coordinators["erzgebirge"]}
    pages = {who: english(open_page, user) for who, user in users.items()}
    found = {(who, path): told(pages[who], path.format(**places)) for who, path in SCREENS}
    assert found == {screen: lines.strip("\n") for screen, lines in SCREENS.items()}


def test_every_table_of_a_plan_says_what_it_shows(open_page: Opener, world: World) -> None:
    page = english(open_page, world.lead)
    page.goto(f"/auftakt/{world.event.pk}/plan/1/")
    assert [line.strip() for line in outline(page) if line.strip().startswith("table")] == [
        "table How many people have how many talks",
        "table By round and table",
        "table Creatives",
        "table Businesses",
    ]


def test_what_was_done_is_told_as_a_message(open_page: Opener, world: World) -> None:
    page = english(open_page, world.coordinators["erzgebirge"])
    page.goto(f"/auftakt/{world.event.pk}/gaeste/{world.creatives[0].pk}/")
    assert "  status" not in outline(page)
    follow(page.locator("main").get_by_role("button", name="Save"))
    assert [line for line in outline(page) if line == "  status"] == ["  status"]
    assert page.get_by_role("status").inner_text() != ""


def test_what_is_wrong_with_a_whole_form_is_told_at_once(open_page: Opener, world: World) -> None:
    page = english(open_page)
    page.goto("/barriere-melden/")
    follow(page.locator("main").get_by_role("button", name="Send the report"))
    field = page.locator("main [aria-invalid]")
    tied = (field.get_attribute("aria-describedby") or "").split()
    assert page.locator(f"#{tied[-1]}").inner_text() == "Please say what got in your way. A few words are enough."
    assert page.evaluate("() => document.activeElement.name") == "text"
