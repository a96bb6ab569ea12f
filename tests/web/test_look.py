"""Pages in a real browser: readable for everybody, nothing sticks out, at the size of a phone and of a desk."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from architecture.source_tree import SOURCE
from kloeppel.accounts.actions import register_user
from kloeppel.accounts.models import User
from kloeppel.web.demo_links import link_for
from world.browser import DESK, FAILURES, PHONE, check_accessibility, check_width, follow, sign_in
from world.programme import small_world

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opener = Callable[[tuple[int, int]], "Page"]
PHOTOGRAPHS = FAILURES.parent / "design"
"""Where the pictures of the page of all components are kept."""

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
    assert str(page.locator(".who-name").text_content()).split()[-2:] == ["Anna", "Kranz"]
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


@pytest.fixture
def lead(transactional_db: None) -> User:
    """A project lead: the page of the design is for them."""
    return small_world(creatives=0, businesses=0).lead


@both_sizes
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("contrast", ["no-preference", "more"])
def test_every_component(
    open_page: Opener, lead: User, size: tuple[int, int], scheme: Literal["light", "dark"], contrast: Literal["more"]
) -> None:
    """The page is photographed; whoever changes the look compares the pictures."""
    page = open_page(size)
    page.emulate_media(color_scheme=scheme, contrast=contrast)
    sign_in(page, lead)
    page.goto("/design/")
    check(page)
    photograph(page, f"{size[0]}-{scheme}-{contrast}")
    follow(page.locator("#forms form button[type=submit]"))
    assert page.locator(".errorlist li").count() == 4
    check(page)
    photograph(page, f"{size[0]}-{scheme}-{contrast}-errors")


def photograph(page: "Page", name: str) -> None:
    PHOTOGRAPHS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PHOTOGRAPHS / f"{name}.png", full_page=True)


def test_every_component_is_on_the_page() -> None:
    templates = SOURCE / "web" / "templates"
    components = {path.stem.replace("_", "-") for path in (templates / "cotton").glob("*.html")}
    pages = [*(templates / "web" / "design").glob("*.html"), templates / "cotton" / "form.html"]
    shown = "".join(path.read_text(encoding="utf-8") for path in pages)
    assert components - set(re.findall(r"<c-([a-z-]+)", shown)) - {"dots", "threads"} == set()


def test_a_sheet_is_laid_over_the_page_and_taken_away_without_a_script(desk: "Page", lead: User) -> None:
    sign_in(desk, lead)
    desk.goto("/design/")
    sheet = desk.locator("#sample-dialog")
    assert not sheet.is_visible()
    desk.get_by_role("button", name=re.compile("^(Blatt öffnen|Open a sheet)$")).focus()
    desk.keyboard.press("Enter")
    assert sheet.is_visible()
    assert desk.evaluate("document.activeElement.className").split()[-1] == "dialog-close"
    check_accessibility(desk)
    desk.keyboard.press("Escape")
    assert not sheet.is_visible()


def test_a_message_stays_until_it_is_put_away(desk: "Page", lead: User) -> None:
    sign_in(desk, lead)
    desk.goto("/design/")
    message = desk.locator(".toast .notice")
    assert message.is_visible()
    desk.locator(".toast summary").focus()
    desk.keyboard.press("Enter")
    assert not message.is_visible()


@both_sizes
def test_what_can_be_pressed_is_as_large_as_a_finger(open_page: Opener, size: tuple[int, int], lead: User) -> None:
    page = open_page(size)
    sign_in(page, lead)
    page.goto("/design/")
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, .button, nav a, summary, input:not([type=hidden]), select")]
            .filter((element) => !element.matches("[type=radio], [type=checkbox]"))
            .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 44)
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
