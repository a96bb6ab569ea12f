"""Pictures on the pages where they stand: what they show, that words beside them say the same, and how they look."""

import datetime as dt
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from kloeppel.core.values import Side
from kloeppel.flow.profiles_to_plan import compute_plan, release_plan
from kloeppel.matches.queries import matches_in
from kloeppel.profiles.models import Card
from kloeppel.speeddating.models import SpeedDating
from kloeppel.web.components.lace import lace_of
from kloeppel.web.components.tile_map import Counts
from kloeppel.web.lead.districts import districts_in
from world.browser import DESK, PHONE, check_accessibility, check_width, sign_in
from world.programme import NOW, World, small_world
from world.reading import english_client
from world.wishes import answer, ask

if TYPE_CHECKING:
    from playwright.sync_api import Page

both_sizes = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])


def test_everybody_is_counted_in_the_district_of_their_postcode(world: World) -> None:
    Card.objects.filter(person=world.creatives[0].person).update(postcode="09599")
    Card.objects.filter(person=world.businesses[0].person).update(postcode="")
    picture = districts_in(world.programme)
    assert picture is not None
    found = {tile.district.sign: tile.counts for tile in picture.tiles if tile.counts.people}
    assert found == {"ERZ": Counts(3, 3), "FG": Counts(1)}
    assert picture.elsewhere == Counts(0, 1)
    world.programme.seat = "anderswo"
    assert districts_in(world.programme) is None


def test_the_overview_says_in_a_table_what_the_map_shows(world: World) -> None:
    html = english_client(world.lead).get(reverse("programme", args=["cimis"])).content.decode()
    table = html.partition('class="tile-map"')[2].partition("<tbody>")[2].partition("</tbody>")[0]
    rows = [re.findall(r"<td[^>]*>(\d+)</td>", row) for row in table.split("<tr")[1:]]
    assert len(rows) == 13
    assert [row for row in rows if row != ["0", "0", "0"]] == [["4", "4", "0"]]


@pytest.mark.parametrize(("days", "over"), [(-1, True), (7, False)], ids=["past", "ahead"])
def test_a_talk_of_a_released_plan_is_over_when_its_round_is(world: World, days: int, *, over: bool) -> None:
    plan = compute_plan(speed_dating=world.speed_dating, actor=world.lead, at=NOW)
    begins = dt.datetime.now(dt.UTC) + dt.timedelta(days=days)
    SpeedDating.objects.filter(pk=world.speed_dating.pk).update(starts_at=begins)
    address = reverse("plan_version", args=[world.event.pk, plan.number])

    def knots() -> tuple[int, int]:
        html = english_client(world.coordinators["erzgebirge"]).get(address).content.decode()
        return html.count("meetings-knot"), html.count("meetings-over")

    assert knots() == (plan.talks.count(), 0)
    release_plan(plan=plan, actor=world.lead, at=NOW)
    assert knots() == (plan.talks.count(), plan.talks.count() if over else 0)


@both_sizes
def test_pictures_fit_and_are_readable(
    open_page: Callable[[tuple[int, int]], "Page"], transactional_db: None, size: tuple[int, int]
) -> None:
    world = small_world(creatives=12, businesses=12, tables=12)
    plan = compute_plan(speed_dating=world.speed_dating, actor=world.lead, at=NOW)
    page = open_page(size)
    sign_in(page, world.lead)
    page.goto(reverse("plan_version", args=[world.event.pk, plan.number]))
    assert page.locator(".meetings-knot").count() == plan.talks.count()
    assert outside(page, ".threads") + outside(page, ".meetings") + outside(page, ".dots") == []
    check_accessibility(page)
    check_width(page)
    page.goto(reverse("programme", args=["cimis"]))
    assert page.locator(".tile").count() == 13
    assert outside(page, ".tiles") == []
    check_accessibility(page)
    check_width(page)


@both_sizes
def test_every_match_is_a_tile_with_the_lace_that_its_people_see(
    open_page: Callable[[tuple[int, int]], "Page"], transactional_db: None, size: tuple[int, int]
) -> None:
    world = small_world()
    for proposal in ask(world, (0, 0), (1, 1)):
        for side in Side:
            answer(proposal, side)
    page = open_page(size)
    sign_in(page, world.lead)
    page.goto(reverse("matches", args=["cimis"]))
    laces = page.locator(".lace-first").evaluate_all("(paths) => paths.map((path) => path.getAttribute('d'))")
    assert laces == [lace_of(match.pk).first for match in matches_in(world.programme)]
    check_accessibility(page)
    check_width(page)
    match = matches_in(world.programme)[0]
    sign_in(page, match.creative.person.user)
    page.goto(reverse("my_match", args=[match.pk]))
    assert page.locator(".lace-first").get_attribute("d") == lace_of(match.pk).first
    check_accessibility(page)
    check_width(page)


def outside(page: "Page", picture: str) -> list[str]:
    """The texts of a picture that stick out of it."""
    found: list[str] = page.evaluate(
        """(picture) => {
            const frame = document.querySelector(picture).getBoundingClientRect();
            return [...document.querySelectorAll(`${picture} text`)].filter((text) => {
                const box = text.getBoundingClientRect();
                return box.left < frame.left - 1 || box.right > frame.right + 1
                    || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
            }).map((text) => text.textContent);
        }""",
        picture,
    )
    return found
