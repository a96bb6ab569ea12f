"""Pages in a real browser: readable for everybody, nothing sticks out, at the size of a phone and of a desk."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from kloeppel.accounts.actions import register_user
from kloeppel.web.demo_links import link_for
from world.browser import DESK, PHONE, check_accessibility, check_width, follow

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opener = Callable[[tuple[int, int]], "Page"]
both_sizes = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])


def check(page: "Page") -> None:
    check_accessibility(page)
    check_width(page)


@both_sizes
def test_front_door_and_signing_in(open_page: Opener, size: tuple[int, int]) -> None:
    register_user(email="anna@example.org", name="Anna Kranz", at=timezone.now(), language="en")
    page = open_page(size)
    page.goto("/")
    check(page)
    follow(page.locator("main .button"))
    check(page)
    follow(page.locator("main button"))
    assert page.locator(".errorlist li").count() == 1
    check(page)
    page.get_by_role("textbox").fill("anna@example.org")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("input[autocomplete=one-time-code]").count() == 1
    check(page)


@both_sizes
def test_inside(open_page: Opener, size: tuple[int, int], settings: Settings) -> None:
    settings.DEMO = True
    anna = register_user(email="anna@example.org", name="Anna Kranz", at=timezone.now())
    page = open_page(size)
    page.goto(link_for(anna))
    assert page.locator(".who-name").inner_text().split()[-2:] == ["Anna", "Kranz"]
    for address in ("/", "/barrierefreiheit/", "/konto/abmelden/"):
        page.goto(address)
        check(page)


@both_sizes
def test_error_page(open_page: Opener, size: tuple[int, int], trouble: list[str]) -> None:
    page = open_page(size)
    page.goto("/nowhere/")
    check(page)
    # The browser reports the missing page to its console; that is what was asked for.
    assert len(trouble) == 1
    trouble.clear()


@both_sizes
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_component(
    open_page: Opener, size: tuple[int, int], scheme: str, settings: Settings, live_server: object
) -> None:
    settings.ROOT_URLCONF = "world.component_page"
    page = open_page(size)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for address in ("/everything/", "/everything/?wrong"):
        page.goto(address)
        check(page)


@both_sizes
def test_what_can_be_pressed_is_as_large_as_a_finger(
    open_page: Opener, size: tuple[int, int], settings: Settings
) -> None:
    settings.ROOT_URLCONF = "world.component_page"
    page = open_page(size)
    page.goto("/everything/")
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, .button, nav a, input:not([type=hidden]), select")]
            .filter((element) => !element.matches("[type=radio], [type=checkbox]"))
            .filter((element) => element.getBoundingClientRect().height < 44)
            .map((element) => element.outerHTML)"""
    )
    assert small == []


def test_the_page_works_from_the_keyboard(desk: "Page") -> None:
    desk.goto("/konto/anmelden/")
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.className") == "skip-link"
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.name") == "email"


def test_a_page_that_is_too_wide_is_noticed(phone: "Page") -> None:
    phone.goto("/")
    check_width(phone)
    phone.evaluate("document.querySelector('h1').textContent = 'x'.repeat(60)")
    phone.evaluate("document.querySelector('h1').style.whiteSpace = 'nowrap'")
    with pytest.raises(pytest.fail.Exception, match="wider than its window"):
        check_width(phone)
