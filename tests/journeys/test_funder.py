"""A funder looks on: figures and report, on a phone and on a desk, and no way to anybody's name."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from world.browser import DESK, PHONE, follow, look, sign_in
from world.programme import World, small_world

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

Opener = Callable[[tuple[int, int]], "Page"]


@pytest.fixture
def world(transactional_db: None) -> World:
    """The small world, for real transactions."""
    return small_world()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_funder_looks_on(world: World, open_page: Opener, size: tuple[int, int]) -> None:
    page = open_page(size)
    # Pages in the source language, so that this test needs no translation.
    page.context.add_cookies([{"name": "django_language", "value": "en", "domain": "localhost", "path": "/"}])
    sign_in(page, world.funder)
    page.goto("/programme/")
    look(page, "Programmes")
    follow(page.get_by_role("main").get_by_role("link", name="CIMIS Test"))
    look(page, "Figures")
    assert page.locator("main .figure-value").all_inner_texts() == ["8", "4", "4", "8", "0", "0", "0", "0"]
    links = page.get_by_role("main").get_by_role("link").all_inner_texts()
    assert links == ["Read the interim report"]
    follow(page.get_by_role("link", name="Read the interim report"))
    look(page, "Interim report")
    follow(page.get_by_role("link", name="See all figures"))
    look(page, "Figures")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_lead_opens_what_stands_behind_a_figure(world: World, open_page: Opener, size: tuple[int, int]) -> None:
    page = open_page(size)
    page.context.add_cookies([{"name": "django_language", "value": "en", "domain": "localhost", "path": "/"}])
    sign_in(page, world.lead)
    page.goto("/programm/cimis/")
    look(page, "CIMIS Test")
    follow(page.get_by_role("link", name="See all figures"))
    look(page, "Figures")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Erzgebirge"))
    follow(row.get_by_role("link", name="4").first)
    look(page, "People")
    assert page.get_by_role("heading", level=2).all_inner_texts() == ["4 people"]
