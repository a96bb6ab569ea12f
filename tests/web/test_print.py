"""Lists on paper: what is on the sheets, what is not, and how they lie, also for somebody whose screen is dark."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from kloeppel.flow.profiles_to_plan import compute_plan, release_plan
from world.browser import DESK, sign_in
from world.programme import NOW, World, small_world

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

Opener = Callable[[tuple[int, int]], "Page"]

WHITE, TRANSPARENT = "rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"
ACROSS, UPRIGHT = "across", "upright"


@pytest.fixture
def world(transactional_db: None) -> World:
    """A kick-off of six rounds with a released plan, for real transactions."""
    world = small_world(creatives=6, businesses=6, rounds=6, tables=6)
    plan = compute_plan(speed_dating=world.speed_dating, actor=world.lead, at=NOW)
    release_plan(plan=plan, actor=world.lead, at=NOW)
    return world


def on_paper(open_page: Opener, world: World, path: str, *, lead: bool = True) -> "Page":
    page = open_page(DESK)
    sign_in(page, world.lead if lead else world.creatives[0].person.user)
    page.emulate_media(media="print", color_scheme="dark")
    answer = page.goto(path)
    assert answer is not None
    assert answer.status == 200
    return page


def sheets(page: "Page") -> list[str]:
    """How each sheet lies."""
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", page.pdf(prefer_css_page_size=True, format="A4"))
    return [ACROSS if float(width) > float(height) else UPRIGHT for width, height in boxes]


def shown(page: "Page", selector: str) -> list[bool]:
    return [found.is_visible() for found in page.locator(selector).all()]


def lists_of(world: World) -> list[str]:
    event = f"/auftakt/{world.event.pk}"
    programme = f"/programm/{world.programme.slug}"
    return [
        *(f"{event}/gaeste/", f"{event}/plan/1/", f"{event}/tandems/"),
        *(f"{programme}/menschen/", f"{programme}/tandems/", f"{programme}/kalender/"),
    ]


def test_every_list_is_black_on_white_and_nothing_on_it_can_be_pressed(open_page: Opener, world: World) -> None:
    page = on_paper(open_page, world, lists_of(world)[0])
    for path in lists_of(world):
        page.goto(path)
        assert shown(page, ".site-header, .site-footer, .lace, .skip-link") == [False] * 4
        assert not any(shown(page, "main .button, main button, main form, .site-nav, .breadcrumb")), path
        found = page.evaluate(
            """() => {
                const style = (element) => getComputedStyle(element);
                const grounds = [...document.querySelectorAll("body, main *")].filter((one) => one.checkVisibility());
                return {
                    grounds: [...new Set(grounds.map((one) => style(one).backgroundColor))].sort(),
                    heads: [...new Set([...document.querySelectorAll("thead")].map((one) => style(one).display))],
                    rows: [...new Set([...document.querySelectorAll("tbody tr")].map((one) => style(one).breakInside))],
                    links: [...document.querySelectorAll("main a")].filter((one) => one.checkVisibility()
                        && style(one).color !== style(one.parentElement).color).map((one) => one.outerHTML),
                    wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
                };
            }"""
        )
        assert set(found["grounds"]) <= {WHITE, TRANSPARENT}, (path, found["grounds"])
        assert found["heads"] in ([], ["table-header-group"]), path
        assert found["rows"] in ([], ["avoid"]), path
        assert (found["links"], found["wide"]) == ([], False), path


def test_a_sheet_says_of_which_programme_and_from_when_it_is(open_page: Opener, world: World) -> None:
    page = on_paper(open_page, world, f"/auftakt/{world.event.pk}/gaeste/")
    programme, when = page.locator(".print-head span").all_inner_texts()
    assert programme == "CIMIS Test · Kloeppel"
    assert re.sub(r"\d", "0", when).removeprefix("Stand: ").removeprefix("As of ") == "00.00.0000 00:00"
    page.emulate_media(media="screen")
    assert shown(page, ".print-head") == [False]


def test_rounds_lie_across_and_a_guest_list_upright_on_one_sheet(open_page: Opener, world: World) -> None:
    page = on_paper(open_page, world, f"/auftakt/{world.event.pk}/gaeste/")
    assert sheets(page) == [UPRIGHT]
    page.goto(f"/auftakt/{world.event.pk}/plan/1/")
    found = sheets(page)
    assert (found[0], found[-1], ACROSS in found) == (UPRIGHT, ACROSS, True)


def test_ones_own_day_fits_on_two_sheets(open_page: Opener, world: World) -> None:
    page = on_paper(open_page, world, f"/mein/auftakt/{world.creatives[0].pk}/", lead=False)
    assert len(page.locator(".day-round").all()) == 6
    assert [element.is_visible() for element in page.locator(".day-round").all()] == [True] * 6
    assert shown(page, ".card:has(.day-when)") == [False]
    assert len(sheets(page)) <= 2
