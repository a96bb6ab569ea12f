"""From feedback to matches: the coordination computes, decides and asks; on their phones people say yes or no."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from kloeppel.accounts.models import User
from kloeppel.matches.models import Match, Proposal
from kloeppel.matches.queries import open_proposals_of
from world.browser import DESK, PHONE, follow, look, sign_in
from world.programme import World, small_world
from world.wishes import both_say

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

Opener = Callable[[tuple[int, int]], "Page"]


@pytest.fixture
def world(transactional_db: None) -> World:
    """The small world after its kick-off, for real transactions."""
    world = small_world()
    for place in range(3):
        both_say(world, place, place)
    return world


def opened(open_page: Opener, size: tuple[int, int], user: User) -> "Page":
    """A page of `user` that shows the source language, so that this test needs no translation."""
    page = open_page(size)
    page.context.add_cookies([{"name": "django_language", "value": "en", "domain": "localhost", "path": "/"}])
    sign_in(page, user)
    return page


def pairs_on(page: "Page") -> list[str]:
    return page.locator(".grid .card-title").all_inner_texts()


def decide_and_send(desk: "Page", world: World) -> None:
    """Compute, lock one pair, forbid another, compute again, send."""
    desk.goto(f"/auftakt/{world.event.pk}/tandems/")
    look(desk, "From feedback to matches")
    desk.get_by_label("Nobody would rather have somebody else").check()
    follow(desk.get_by_role("button", name="Compute"))
    assert pairs_on(desk) == [f"Kreativ Nummer{place} and Betrieb Nummer{place}" for place in range(3)]
    look(desk, "From feedback to matches")
    desk.get_by_text("Lock or forbid Kreativ Nummer2 and Betrieb Nummer2").click()
    desk.locator(".card", has_text="Kreativ Nummer2").get_by_label("Why").fill("Sie sind verwandt.")
    follow(desk.get_by_role("button", name="Forbid Kreativ Nummer2 and Betrieb Nummer2"))
    desk.get_by_label("Creative", exact=True).select_option(label="Kreativ Nummer3, Büro Wäscheleine")
    desk.get_by_label("Business", exact=True).select_option(label="Betrieb Nummer3, Kulturzentrum Plättbrett")
    desk.get_by_label("They are locked as a pair").check()
    follow(desk.get_by_role("button", name="Save the decision"))
    look(desk, "From feedback to matches")
    assert desk.get_by_role("link", name="Send proposals").count() == 0
    follow(desk.get_by_role("button", name="Compute"))
    assert pairs_on(desk) == [f"Kreativ Nummer{place} and Betrieb Nummer{place}" for place in (0, 1, 3)]
    follow(desk.get_by_role("link", name="Send proposals"))
    look(desk, "Send proposals?")
    follow(desk.get_by_role("button", name="Send now"))
    look(desk, "From feedback to matches")
    desk.get_by_text("Show 3 pairs with their reasons").click()
    assert desk.locator(".grid .badge").all_inner_texts() == ["waiting for answers"] * 2 + [
        "waiting for answers",
        "locked",
    ]


def say_yes(page: "Page", proposal: Proposal, partner: str) -> None:
    page.goto(f"/mein/vorschlag/{proposal.pk}/")
    look(page, f"A match with {partner}?")
    follow(page.get_by_role("button", name="Yes, let us do this"))


def test_from_feedback_to_matches(world: World, open_page: Opener) -> None:
    desk = opened(open_page, DESK, world.coordinators["erzgebirge"])
    decide_and_send(desk, world)

    creative, business = world.creatives[0].person, world.businesses[0].person
    proposal = open_proposals_of(creative.user).get()
    first, second = (opened(open_page, PHONE, person.user) for person in (creative, business))
    say_yes(first, proposal, "Betrieb Nummer0")
    look(first, "You said yes")
    say_yes(second, proposal, "Kreativ Nummer0")
    look(second, "You and Kreativ Nummer0")
    match = Match.objects.get()
    assert second.get_by_role("link", name="Call +493023125000").get_attribute("href") == "tel:+493023125000"
    assert second.get_by_role("link", name="Call +493023125999").get_attribute("href") == "tel:+493023125999"
    first.reload()
    look(first, "You both said yes")
    follow(first.get_by_role("link", name="Open our match"))
    assert first.url.endswith(f"/mein/tandem/{match.pk}/")
    look(first, "You and Betrieb Nummer0")

    desk.goto("/programm/cimis/tandems/")
    look(desk, "Matches")
    facts = desk.locator(".gallery-tile").first.locator(".gallery-facts span").all_inner_texts()
    assert [facts[1], facts[3]] == ["Erzgebirge", "accompanied by Koord-erzgebirge"]


def test_a_no_stays_secret(world: World, open_page: Opener) -> None:
    desk = opened(open_page, DESK, world.coordinators["erzgebirge"])
    decide_and_send(desk, world)
    creative, business = world.creatives[1].person, world.businesses[1].person
    proposal = open_proposals_of(creative.user).get()
    first, second = (opened(open_page, PHONE, person.user) for person in (creative, business))
    say_yes(first, proposal, "Betrieb Nummer1")
    second.goto(f"/mein/vorschlag/{proposal.pk}/")
    follow(second.get_by_role("link", name="No, rather not"))
    look(second, "Rather not with Kreativ Nummer1?")
    follow(second.get_by_role("button", name="No, rather not"))
    look(second, "This proposal will not become a match")
    for page in (first, second):
        page.goto(f"/mein/vorschlag/{proposal.pk}/")
        look(page, "This proposal will not become a match")
        said = page.locator("main").inner_text().replace("BETRIEB", "Betrieb").split("\n")
        assert said[-1] == "Your coordination gets in touch with the next step."
        assert len([line for line in said if line]) == 3
    desk.goto(f"/auftakt/{world.event.pk}/tandems/")
    look(desk, "From feedback to matches")
    desk.get_by_text("Show 3 pairs with their reasons").click()
    assert desk.locator(".grid .card", has_text="Kreativ Nummer1").locator(".badge").all_inner_texts() == [
        "did not come about"
    ]
