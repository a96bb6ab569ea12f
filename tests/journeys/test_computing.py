"""A long plan: started, left, found again, and there is the plan; with and without JavaScript."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone

from kloeppel.computations.actions import claim, give_back, tell
from kloeppel.computations.models import Computation
from kloeppel.core.values import sentence
from kloeppel.core.watch import Progress
from kloeppel.flow.computations import take_up
from world.browser import DESK, PHONE, follow, look, sign_in
from world.long_plan import make_long
from world.programme import World, small_world

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PATIENCE = 60_000


@pytest.fixture
def world(transactional_db: None) -> Iterator[World]:
    """An evening that takes the engine long, while there are workers."""
    world = small_world()
    make_long(world)
    with override_settings(COMPUTE_IN_REQUEST=False):
        yield world


@contextmanager
def worker() -> Iterator[None]:
    """Somebody who computes what waits."""

    def work() -> None:
        try:
            take_up()
        finally:
            connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        thread.join()


@contextmanager
def somebody_computes() -> Iterator[None]:
    """A worker that has told how far it is and gives the computation back in the end: it is as slow as one looks."""
    held = claim(at=timezone.now())
    assert held is not None
    step = Progress(sentence("Talks are spread over rounds and tables."))
    assert not tell(computation=held, progress=step, share=0.1, at=timezone.now())
    yield
    give_back(computation=held)


def test_a_long_plan_is_left_and_found_again(open_page: Callable[[tuple[int, int]], "Page"], world: World) -> None:
    page = open_page(PHONE)
    page.context.add_cookies([{"name": "django_language", "value": "en", "domain": "localhost", "path": "/"}])
    sign_in(page, world.coordinators["erzgebirge"])
    page.goto(f"/auftakt/{world.event.pk}/plan/")
    follow(page.get_by_role("button", name="Compute the plan"))
    look(page, "The plan is being computed")
    assert page.get_by_role("status").inner_text() == "It begins in a moment."
    follow(page.get_by_role("link", name="Auftakt Erzgebirge").first)
    look(page, "Auftakt Erzgebirge")
    follow(page.get_by_role("link", name="See how far it is"))
    look(page, "The plan is being computed")
    page.goto("/barrierefreiheit/")
    follow(page.get_by_role("link", name="The plan is being computed …"))
    # The page renews itself and leads on; nobody presses anything.
    with somebody_computes():
        page.get_by_text("Talks are spread over rounds and tables.").wait_for()
        assert page.locator("progress").count() == 1
    with worker():
        page.wait_for_url("**/plan/1/", timeout=PATIENCE)
        page.wait_for_load_state()
    look(page, "Plan, version 1")
    assert page.get_by_text("Version 1 is computed.").count() == 1


def test_without_javascript_the_page_leads_on_too(chromium: "Browser", live_server: "LiveServer", world: World) -> None:
    context = chromium.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": DESK[0], "height": DESK[1]}
    )
    page = context.new_page()
    client = Client()
    client.force_login(world.lead)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "domain": "localhost", "path": "/"}])
    page.goto(f"/auftakt/{world.event.pk}/plan/")
    follow(page.locator("form[action$='/plan/berechnen/'] button"))
    Computation.objects.update(seconds=600.0)
    with somebody_computes():
        page.locator("progress[max='600']").wait_for()
        # Whoever is in a hurry takes the best so far.
        follow(page.locator("form[action$='/anhalten/'] button"))
        assert Computation.objects.get().cancel_asked
    with worker():
        page.wait_for_url("**/plan/1/", timeout=PATIENCE)
    context.close()
