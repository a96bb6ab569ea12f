"""The lead sets the programme up: settings, a new coordinator, another number, a role that ends. Desk and phone."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from kloeppel.audit.queries import first_fault
from kloeppel.programmes.models import Programme, TeamMember
from world.browser import DESK, PHONE, follow, look, sign_in
from world.programme import World, small_world

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

Opener = Callable[[tuple[int, int]], "Page"]


@pytest.fixture
def world(transactional_db: None) -> World:
    """The small world, for real transactions."""
    return small_world(creatives=1, businesses=1)


def message(page: "Page") -> list[str]:
    return [text.strip() for text in page.locator("main .messages .notice").all_text_contents()]


def errors(page: "Page") -> list[str]:
    return page.locator(".errorlist li").all_inner_texts()


def change_the_settings(page: "Page") -> None:
    page.goto("/programm/cimis/einstellungen/")
    look(page, "Settings")
    page.get_by_label("Name", exact=True).fill("Klöppelprobe")
    page.get_by_label("Grant for a match, in euros").fill("zwei Mark")
    page.get_by_label("Money for all matches, in euros").fill("7.500")
    follow(page.get_by_role("button", name="Save"))
    look(page, "Settings")
    assert errors(page) == ["Please write a sum in euros, such as 2500 or 2500.50."]
    assert page.get_by_label("Money for all matches, in euros").input_value() == "7.500"
    page.get_by_label("Grant for a match, in euros").fill("2.500,00 €")
    follow(page.get_by_role("button", name="Save"))
    look(page, "Settings")
    assert message(page) == ["Done: The settings are saved."]
    assert page.get_by_label("Money for all matches, in euros").input_value() == "7500"
    page.goto("/programm/cimis/geld/")
    look(page, "Money")
    assert page.locator(".figure-value").all_inner_texts() == ["€7,500", "€0", "€7,500"]


def change_the_team(page: "Page") -> None:
    page.goto("/programm/cimis/team/")
    look(page, "Team")
    follow(page.get_by_role("link", name="Add somebody"))
    look(page, "Add somebody")
    page.get_by_label("Name").fill("Ute Spitzenkragen")
    page.get_by_label("E-mail").fill("ute(at)example.org")
    page.get_by_label("Coordinator Lausitz").check()
    page.get_by_label("Telephone").fill("030 23125 740")
    follow(page.get_by_role("button", name="Add"))
    look(page, "Add somebody")
    assert errors(page) == ["This is no e-mail address. Please look for a typing error."]
    page.get_by_label("E-mail").fill("ute@example.org")
    follow(page.get_by_role("button", name="Add"))
    look(page, "Team")
    assert message(page) == ["Done: Ute Spitzenkragen can sign in from now on."]
    follow(page.get_by_role("link", name="Change the number of Ute Spitzenkragen"))
    look(page, "Telephone number of Ute Spitzenkragen")
    page.get_by_label("Telephone").fill("030 23125 741")
    follow(page.get_by_role("button", name="Save"))
    assert message(page) == ["Done: The telephone number is saved."]
    assert page.locator('a[href="tel:+493023125741"]').all_inner_texts() == ["+493023125741"]


def end_roles(page: "Page") -> None:
    follow(page.get_by_role("link", name="End the role of Leonore"))
    look(page, "End the role of Leonore?")
    follow(page.get_by_role("button", name="End the role"))
    look(page, "End the role of Leonore?")
    notice = page.locator("main .notice").all_text_contents()
    assert [text.strip() for text in notice] == [
        "Not possible: A programme needs a project lead. Please add another one first."
    ]
    follow(page.get_by_role("link", name="Cancel"))
    follow(page.get_by_role("link", name="End the role of Ute Spitzenkragen"))
    follow(page.get_by_role("button", name="End the role"))
    look(page, "Team")
    assert message(page) == ["Done: The role of Ute Spitzenkragen is ended."]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_settings_and_team(world: World, open_page: Opener, size: tuple[int, int]) -> None:
    page = open_page(size)
    # Pages in the source language, so that this test needs no translation.
    page.context.add_cookies([{"name": "django_language", "value": "en", "domain": "localhost", "path": "/"}])
    sign_in(page, world.lead)
    change_the_settings(page)
    change_the_team(page)
    end_roles(page)
    programme = Programme.objects.get()
    assert (programme.name, programme.grant_per_match, programme.pot) == ("Klöppelprobe", 250_000, 750_000)
    assert not TeamMember.objects.filter(user__email="ute@example.org").exists()
    assert first_fault() is None
