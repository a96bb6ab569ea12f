"""On a phone: the five places of somebody who takes part, by thumb and by keyboard, and another hat with one tap."""

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from kloeppel.events.models import Event
from kloeppel.programmes.actions import give_role
from kloeppel.programmes.choices import Role
from world.browser import check_accessibility, check_width, follow, sign_in
from world.programme import NOW, small_world

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from world.programme import World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PLACES = ["/mein/", "/mein/plan/", "/mein/tandem/", "/mein/nachrichten/", "/mein/profil/"]


@pytest.fixture
def place(transactional_db: None) -> "World":
    """A kick-off next week, and a creative who also coordinates the Lausitz."""
    world = small_world()
    Event.objects.update(starts_at=timezone.now() + dt.timedelta(days=7))
    give_role(
        programme=world.programme,
        user=world.creatives[0].person.user,
        role=Role.COORDINATOR,
        region=world.regions["lausitz"],
        actor=world.lead,
        at=NOW,
    )
    return world


def where(page: "Page") -> str:
    return page.evaluate("location.pathname")  # type: ignore[no-any-return]  # a page says it as text


def current(page: "Page") -> int:
    """The place of the entry that is marked, from 0."""
    marks = page.locator(".site-nav li a").evaluate_all("links => links.map(link => link.ariaCurrent === 'page')")
    assert marks.count(True) == 1
    return int(marks.index(True))


def test_the_five_places_by_thumb(place: "World", phone: "Page") -> None:
    sign_in(phone, place.businesses[0].person.user)
    phone.goto("/")
    assert where(phone) == "/mein/"
    entries = phone.locator(".site-nav li a")
    assert entries.count() == 5
    for number, path in enumerate(PLACES):
        follow(entries.nth(number))
        assert (where(phone), current(phone)) == (path, number)
        box = entries.nth(number).bounding_box()
        assert box is not None
        # At the lower edge, and as large as a thumb.
        assert (round(box["y"] + box["height"]), box["height"] >= 44, box["width"] >= 44) == (740, True, True)
        check_accessibility(phone)
        check_width(phone)


def test_nothing_lies_behind_the_bar(place: "World", phone: "Page") -> None:
    sign_in(phone, place.businesses[0].person.user)
    phone.goto("/mein/profil/")
    links = phone.locator("main a, main button, footer a")
    for number in range(links.count()):
        links.nth(number).focus()
        seen = links.nth(number).evaluate(
            """element => {
                const box = element.getBoundingClientRect();
                return box.top >= 0 && box.bottom <= document.querySelector(".site-nav").getBoundingClientRect().top;
            }"""
        )
        assert seen, links.nth(number).inner_text()
    phone.keyboard.press("End")
    phone.evaluate("scrollTo(0, document.body.scrollHeight)")
    foot = phone.locator(".site-footer").bounding_box()
    bar = phone.locator(".site-nav").bounding_box()
    assert foot is not None
    assert bar is not None
    assert foot["y"] + foot["height"] <= bar["y"]


def test_the_five_places_by_keyboard(place: "World", phone: "Page") -> None:
    sign_in(phone, place.businesses[0].person.user)
    for number, path in enumerate(PLACES):
        phone.goto("/barrierefreiheit/")
        for _time in range(20):
            phone.keyboard.press("Tab")
            if phone.evaluate(f"document.activeElement === document.querySelectorAll('.site-nav li a')[{number}]"):
                break
        with phone.expect_navigation():
            phone.keyboard.press("Enter")
        assert (where(phone), current(phone)) == (path, number)


def test_another_hat_with_one_tap(place: "World", phone: "Page") -> None:
    sign_in(phone, place.creatives[0].person.user)
    phone.goto("/")
    assert where(phone) == "/programm/cimis/heute/"
    follow(phone.locator(".hats a").nth(1))
    assert where(phone) == "/mein/"
    assert phone.locator(".hats a[aria-current]").count() == 1
    check_accessibility(phone)
    check_width(phone)
    # A page of nobody keeps the hat.
    follow(phone.locator(".site-footer a").first)
    assert phone.locator(".site-nav li a").first.get_attribute("href") == "/mein/"
    follow(phone.locator(".hats a").nth(0))
    assert where(phone) == "/programm/cimis/heute/"
    assert phone.locator(".site-nav li a").first.get_attribute("href") == "/programm/cimis/heute/"


@pytest.mark.parametrize("size", [(360, 740), (1280, 800)], ids=["phone", "desk"])
def test_the_menu_opens_without_a_script_and_lets_people_out(
    place: "World", open_page: "object", size: tuple[int, int]
) -> None:
    page: Page = open_page(size)  # type: ignore[operator]  # the fixture's own type stands in world.browser
    sign_in(page, place.lead)
    # A page with little on it: what lies half below an open menu would be taken for something too small to press.
    page.goto("/programm/cimis/post/")
    menu = page.locator(".site-header > .bar > .menu")
    menu.locator("summary").click()
    check_accessibility(page)
    check_width(page)
    with page.expect_navigation():
        menu.locator("button[value=en]").click()
    assert page.locator("html").get_attribute("lang") == "en"
    if size[0] > 1000:
        page.locator(".nav-more summary").click()
        check_accessibility(page)
        follow(page.locator(".nav-more a[href$='/protokoll/']"))
        assert page.locator("h1").inner_text() == "Audit trail"
    menu.locator("summary").click()
    follow(menu.locator(".who button"))
    assert page.locator(".site-nav").count() == 0
