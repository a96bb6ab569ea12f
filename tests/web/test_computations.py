"""The page about a computation: how far it is, who may look, where it leads, and where it is found again."""

import datetime as dt
import re

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from kloeppel.accounts.models import User
from kloeppel.computations import actions
from kloeppel.computations.choices import State
from kloeppel.computations.models import Computation
from kloeppel.core.values import sentence
from kloeppel.core.watch import Progress
from kloeppel.flow.computations import ask_for_matching, ask_for_plan, compute_at_once
from kloeppel.matches.choices import MatchingRule
from kloeppel.speeddating.models import PlanVersion
from kloeppel.web import computations
from world.programme import World
from world.reading import english_client, read, told

pytestmark = pytest.mark.django_db

WAITING = "The plan is being computed …"
"""What stands at the top of every page while the plan is computed."""
DONE = "The plan is computed: look at it"
"""And when it is there."""


@pytest.fixture(autouse=True)
def _no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody computes here, so it is no use to wait."""
    monkeypatch.setattr(computations, "PATIENCE", 0.0)


@pytest.fixture
def client(world: World) -> Client:
    """The coordinator of the Erzgebirge, reading English."""
    return english_client(world.coordinators["erzgebirge"])


def coordinator(world: World) -> User:
    return world.coordinators["erzgebirge"]


def pressed(client: Client, world: World, page: str = "plan/berechnen/") -> str:
    """Where the button leads to while there is a worker somewhere."""
    with override_settings(COMPUTE_IN_REQUEST=False):
        return str(client.post(f"/auftakt/{world.event.pk}/{page}", {"rule": "stable"}).headers["Location"])


def shown(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    return read(response)


def at_the_top(client: Client, address: str) -> str:
    """What a page says at its top about a computation; empty if nothing."""
    found = re.search(r'<p class="computing"><a [^>]*>(.*?)</a>', client.get(address).content.decode())
    return found[1] if found else ""


def test_what_is_ready_at_once_is_shown_at_once(world: World, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    # A worker that is as quick as the request is patient.
    monkeypatch.setattr(computations, "_wait", lambda computation: compute_at_once(computation=computation))
    assert pressed(client, world) == f"/auftakt/{world.event.pk}/plan/1/"
    said = shown(client, f"/auftakt/{world.event.pk}/plan/1/")
    assert told(said) == ["Done:", "Version 1 is computed. Only the team sees it until it is released."]
    assert at_the_top(client, "/barrierefreiheit/") == ""


def test_what_takes_longer_has_a_page_that_says_how_far_it_is(world: World, client: Client) -> None:
    address = pressed(client, world)
    computation = Computation.objects.get()
    assert address == f"/berechnung/{computation.pk}/"
    said = shown(client, address)
    assert "It begins in a moment." in said
    (started,) = (text for text in said if text.startswith("Started by"))
    assert started.startswith("Started by Koord-erzgebirge on ")
    held = actions.claim(at=timezone.now())
    assert held == computation
    assert "It has just begun." in shown(client, address)
    step = Progress(sentence("Affinity is being evened out."), best=2.5, bound=2.75)
    actions.tell(computation=held, progress=step, share=0.25, at=timezone.now())
    response = client.get(address)
    said = read(response)
    assert "Affinity is being evened out." in said
    assert "Best value so far: 2.5 (proven limit: 2.75)" in said
    assert "5 of at most 20 seconds" in said
    html = response.content.decode()
    assert '<progress aria-label="Computing time" value="5" max="20">' in html
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in html


def test_it_is_found_again_until_the_end_was_seen(world: World, client: Client) -> None:
    address = pressed(client, world)
    event = f"/auftakt/{world.event.pk}/"
    link = f'href="{address}"'
    for page, times in (("/barrierefreiheit/", 1), (event, 2), (f"{event}plan/", 2), (f"{event}tandems/", 2)):
        assert (at_the_top(client, page), client.get(page).content.decode().count(link)) == (WAITING, times), page
    assert at_the_top(client, address) == ""
    # Others of the team find it on the pages of the event, not at the top of every page.
    other = english_client(world.lead)
    assert [link in other.get(page).content.decode() for page in ("/barrierefreiheit/", event)] == [False, True]
    assert [at_the_top(other, page) for page in ("/barrierefreiheit/", event)] == ["", ""]
    compute_at_once(computation=Computation.objects.get())
    assert at_the_top(client, event) == DONE
    assert other.get(address).headers["Location"] == f"{event}plan/1/"
    assert at_the_top(client, event) == DONE
    assert client.get(address).headers["Location"] == f"{event}plan/1/"
    said = shown(client, f"{event}plan/1/")
    assert told(said) == ["Done:", "Version 1 is computed. Only the team sees it until it is released."]
    assert at_the_top(client, event) == ""
    # Opened once more it only leads on.
    assert client.get(address).headers["Location"] == f"{event}plan/1/"
    assert "Done:" not in shown(client, f"{event}plan/1/")


def test_whoever_presses_while_it_runs_comes_to_the_same_page(world: World, client: Client) -> None:
    address = pressed(client, world)
    assert pressed(english_client(world.lead), world) == address
    assert pressed(client, world, "tandems/berechnen/") != address
    assert Computation.objects.count() == 2


def test_a_matching_leads_back_to_the_pairs(world: World, client: Client) -> None:
    address = pressed(client, world, "tandems/berechnen/")
    assert "Pairs are being looked for" in shown(client, address)
    compute_at_once(computation=Computation.objects.get())
    assert client.get(address).headers["Location"] == f"/auftakt/{world.event.pk}/tandems/"
    assert told(shown(client, f"/auftakt/{world.event.pk}/tandems/")) == ["Done:", "0 pairs found."]


def test_a_reason_is_said_where_it_can_be_mended(world: World, client: Client) -> None:
    address = pressed(client, world)
    held = actions.claim(at=timezone.now())
    assert held is not None
    actions.refuse(computation=held, problem=sentence("A plan needs creatives."), at=timezone.now())
    assert client.get(address).headers["Location"] == f"/auftakt/{world.event.pk}/plan/"
    assert told(shown(client, f"/auftakt/{world.event.pk}/plan/")) == ["Not possible:", "A plan needs creatives."]


def test_before_it_has_begun_it_can_be_stopped_and_started_anew(world: World, client: Client) -> None:
    address = pressed(client, world)
    assert client.post(f"{address}anhalten/").headers["Location"] == address
    said = shown(client, address)
    assert "It was stopped before it had begun. Nothing was stored." in said
    assert at_the_top(client, "/barrierefreiheit/") == ""
    assert client.post(f"{address}neu/").headers["Location"] == f"/auftakt/{world.event.pk}/plan/1/"
    assert PlanVersion.objects.count() == 1


def test_what_runs_takes_the_best_so_far_when_it_is_stopped(world: World, client: Client) -> None:
    address = pressed(client, world)
    held = actions.claim(at=timezone.now())
    assert held is not None
    assert "Stop and take the best plan so far" in shown(client, address)
    client.post(f"{address}anhalten/")
    said = shown(client, address)
    assert "It stops and takes the best found so far." in said
    assert "Stop and take the best plan so far" not in said
    assert Computation.objects.values_list("state", "cancel_asked").get() == (State.RUNNING, True)


def test_what_nobody_goes_on_with_says_so(world: World, client: Client) -> None:
    long_ago = timezone.now() - dt.timedelta(minutes=3)
    asked, _new = ask_for_plan(event=world.event, actor=coordinator(world), at=long_ago)
    actions.claim(at=long_ago)
    said = shown(client, f"/berechnung/{asked.pk}/")
    assert "Nobody has gone on with this computation. Please start it anew in a few minutes." in said
    assert "Start anew" in said


def test_who_may_see_it_is_who_may_see_the_event(world: World) -> None:
    asked, _new = ask_for_matching(event=world.event, rule=MatchingRule.STABLE, actor=world.lead, at=timezone.now())
    address = f"/berechnung/{asked.pk}/"
    expected = [
        *((world.lead, 200), (world.coordinators["erzgebirge"], 200), (world.coordinators["lausitz"], 403)),
        *((world.funder, 404), (world.creatives[0].person.user, 404), (None, 302)),
    ]
    assert [english_client(user).get(address).status_code for user, _ in expected] == [code for _, code in expected]
    assert english_client(world.lead).get("/berechnung/0/").status_code == 404
