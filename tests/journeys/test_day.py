"""The day: the coordination plans it, and a guest goes through it with a phone."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from kloeppel.mailroom.models import Mail
from kloeppel.speeddating.models import Feedback, Talk
from kloeppel.speeddating.queries import talks_of_guest
from world.browser import DESK, PHONE, check_accessibility, check_width, follow, look, sign_in
from world.programme import World, small_world

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

Opener = Callable[[tuple[int, int]], "Page"]


@pytest.fixture
def world(transactional_db: None) -> World:
    """The small world, for real transactions."""
    return small_world()


def english(page: "Page") -> "Page":
    """Show pages in the source language, so that this test needs no translation."""
    page.context.add_cookies([{"name": "django_language", "value": "en", "domain": "localhost", "path": "/"}])
    return page


def set_the_day(page: "Page", world: World) -> None:
    """One absence, one never, one must."""
    event = world.event.pk
    page.goto(f"/auftakt/{event}/gaeste/")
    look(page, "Guests")
    follow(page.get_by_role("row", name="Kreativ Nummer3").get_by_role("link"))
    look(page, "Kreativ Nummer3")
    page.get_by_label("Round 1, 11:00").uncheck()
    follow(page.get_by_role("button", name="Save"))
    assert page.get_by_role("row", name="Kreativ Nummer3").get_by_role("link").inner_text().split("\n")[0] == (
        "not in round 1"
    )
    follow(page.get_by_role("link", name="Who must or must not meet"))
    rules = [
        ("Kreativ Nummer0, Studio Wegweiser", "Betrieb Nummer0, Radtouren Elbaue", "They must not meet", ""),
        ("Kreativ Nummer1, Klanglabor", "Betrieb Nummer2, Blaudruckstube", "They must meet", "Round 2, 11:10"),
    ]
    for creative, business, rule, number in rules:
        look(page, "Who must or must not meet")
        page.get_by_label("Creative").select_option(label=creative)
        page.get_by_label("Business").select_option(label=business)
        page.get_by_label(rule, exact=True).check()
        if number:
            page.get_by_label("In which round").select_option(label=number)
        follow(page.get_by_role("button", name="Set the rule"))
    assert page.get_by_role("row").count() == 3
    look(page, "Who must or must not meet")


def plan_and_release(page: "Page", world: World) -> None:
    page.goto(f"/auftakt/{world.event.pk}/plan/")
    look(page, "Plan")
    follow(page.get_by_role("button", name="Compute the plan"))
    look(page, "Plan, version 1")
    follow(page.get_by_role("link", name="Release the plan"))
    look(page, "Release version 1?")
    assert page.locator("main li:not(nav li)").count() == len(world.creatives) + len(world.businesses)
    follow(page.get_by_role("button", name="Release now"))
    look(page, "Plan, version 1")
    page.goto(f"/auftakt/{world.event.pk}/plan/")
    look(page, "Plan")


def answer_three_talks(page: "Page", guest_id: int) -> None:
    """Open a talk, then two taps: the answer and the button."""
    for number, answer in enumerate(["Yes", "Maybe", "No"]):
        page.goto(f"/mein/auftakt/{guest_id}/")
        follow(page.get_by_role("link", name="How was it?").first)
        check_accessibility(page)
        check_width(page)
        heights = [box["height"] for label in page.locator(".wish-answer").all() if (box := label.bounding_box())]
        assert [height >= 56 for height in heights] == [True] * 3
        page.locator(".wish-answer", has_text=answer).click()
        follow(page.get_by_role("button", name="Save"))
        look(page, "Auftakt Erzgebirge")
        assert page.get_by_role("link", name="Change the answer").count() == number + 1


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_from_the_guest_list_to_three_answers(open_page: Opener, world: World, size: tuple[int, int]) -> None:
    coordinator = english(open_page(size))
    sign_in(coordinator, world.coordinators["erzgebirge"])
    set_the_day(coordinator, world)
    plan_and_release(coordinator, world)
    places = {(talk.creative_id, talk.business_id): talk.round for talk in Talk.objects.all()}
    assert places.get((world.creatives[0].pk, world.businesses[0].pk)) is None
    assert places[world.creatives[1].pk, world.businesses[2].pk] == 1
    assert 0 not in [talk.round for talk in talks_of_guest(world.creatives[3])]
    assert Mail.objects.count() == 8

    guest = world.creatives[1]
    phone = english(open_page(PHONE))
    sign_in(phone, guest.person.user)
    phone.goto(f"/mein/auftakt/{guest.pk}/")
    look(phone, "Auftakt Erzgebirge")
    talks = list(talks_of_guest(guest))
    houses = [f"{talk.business.card.organisation} from Aue-Bad Schlema" for talk in talks]
    assert phone.locator(".day-talk h3").all_inner_texts() == houses
    times = ["11:00", "11:10", "11:20"]
    assert phone.locator(".day-time").all_inner_texts() == times
    answer_three_talks(phone, guest.pk)
    wishes = Feedback.objects.order_by("pk").values_list("giver", "about", "wish")
    assert list(wishes) == [
        (guest.pk, talk.business_id, wish) for talk, wish in zip(talks, ["yes", "maybe", "no"], strict=True)
    ]
