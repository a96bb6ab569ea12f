"""The team's overviews: programme, event, audit trail, letters."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kloeppel.audit import triggers
from kloeppel.events.actions import invite_guests
from kloeppel.events.models import Event
from kloeppel.flow.profiles_to_plan import compute_plan, release_plan
from kloeppel.profiles.choices import CardSide
from kloeppel.programmes.models import Region
from world.programme import NOW, World, add_card
from world.reading import after, english_client, read, told


def shown(client: Client, name: str, *arguments: object, query: str = "") -> list[str]:
    response = client.get(reverse(name, args=arguments) + query)
    assert response.status_code == 200
    return read(response)


def release(world: World) -> None:
    plan = compute_plan(speed_dating=world.speed_dating, actor=world.lead, at=NOW)
    release_plan(plan=plan, actor=world.lead, at=NOW)


def test_the_programme_in_numbers(world: World) -> None:
    add_card(world.programme, world.regions["lausitz"], CardSide.NEED, 9)
    pieces = shown(english_client(world.lead), "programme", "cimis")
    figures = after(after(pieces, "0 matches"), "Report")
    assert figures[:8] == ["Businesses", "5", "Creatives", "4", "Guests", "8", "Matches", "0"]
    region = after(pieces, "Erzgebirge")
    assert region[:12] == [
        "Coordinator: Koord-erzgebirge",
        *("Businesses", "4", "Creatives", "4", "Guests", "8", "Matches", "0"),
        "Auftakt Erzgebirge",
        "Dec. 1, 2026, Kulturzentrum, Aue",
        "Plan not released",
    ]
    assert after(pieces, "Lausitz")[:10] == [
        "Coordinator: Koord-lausitz",
        *("Businesses", "1", "Creatives", "0", "Guests", "0", "Matches", "0"),
        "No event yet.",
    ]
    release(world)
    assert after(shown(english_client(world.lead), "programme", "cimis"), "Erzgebirge")[11] == "Plan released"


@pytest.mark.parametrize(
    ("year", "kick_off"),
    [
        (2099, ["Kick-off", "0 of 1 held", "Matches", "0 matches"]),
        (2020, ["Kick-off", "(done)", "1 of 1 held", "Matches"]),
    ],
)
def test_how_far_the_programme_is(world: World, year: int, kick_off: list[str]) -> None:
    Event.objects.update(starts_at=NOW.replace(year=year))
    line = after(shown(english_client(world.lead), "programme", "cimis"), "See all figures")
    assert line[:9] == ["Call", "(done)", "People", "(done)", "8 take part", *kick_off]
    start = line.index("Work")
    assert line[start : start + 4] == ["Work", "Learning", "Closing", "Report"]


def test_further_pages_are_those_one_may_open(world: World) -> None:
    for who, names in (
        (world.lead, ["People", "Matches", "Money", "Interim report", "People lists", "Letters", "Audit trail"]),
        (world.coordinators["lausitz"], ["People", "Matches", "Money", "Interim report"]),
    ):
        client = english_client(who)
        assert after(shown(client, "programme", "cimis"), "Further pages")[::2] == names
        html = client.get(reverse("programme", args=["cimis"])).content.decode()
        places = html.partition("Further pages")[2].partition("</main>")[0]
        urls = [piece.partition('"')[0] for piece in places.split('href="')[1:]]
        assert [client.get(url).status_code for url in urls] == [200] * len(names)


def test_a_coordinator_opens_the_own_event_only(world: World) -> None:
    path = reverse("event", args=[world.event.pk]).encode()
    for slug, count in (("erzgebirge", 1), ("lausitz", 0)):
        page = english_client(world.coordinators[slug]).get(reverse("programme", args=["cimis"]))
        assert page.content.count(path) == count


def test_the_event_step_by_step(world: World) -> None:
    client = english_client(world.coordinators["erzgebirge"])
    pieces = shown(client, "event", world.event.pk)
    assert after(pieces, "1. Guests")[0] == "4 from businesses and 4 creatives are on the list."
    assert after(pieces, "2. Plan of the speed-dating")[0] == "No plan yet. Computing one takes a moment only."
    assert after(pieces, "3. Feedback and matches")[:2] == [
        "0 of 8 guests have given feedback.",
        "No matches have been computed yet.",
    ]
    compute_plan(speed_dating=world.speed_dating, actor=world.lead, at=NOW)
    pieces = shown(client, "event", world.event.pk)
    assert after(pieces, "2. Plan of the speed-dating")[0] == "A plan is computed and waits to be released."
    release(world)
    pieces = shown(client, "event", world.event.pk)
    assert after(pieces, "2. Plan of the speed-dating")[0] == "Version 2 is released; the guests see it."


def test_the_trail_names_what_who_and_when_newest_first(world: World) -> None:
    pieces = shown(english_client(world.lead), "trail", "cimis")
    assert after(pieces, "Number")[:3] == ["Person put on the guest list", "Leonore", "11/24/2026 10 a.m."]


def test_the_trail_is_checked_when_asked(world: World) -> None:
    client = english_client(world.lead)
    assert "Done:" not in shown(client, "trail", "cimis")
    checked = shown(client, "trail", "cimis", query="?pruefen=1")
    assert told(checked) == ["Done:", "Every entry is as it was written, and none is missing."]
    triggers.drop(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_entry SET verb = 'x' WHERE number = 2")
    triggers.create(connection)
    checked = shown(client, "trail", "cimis", query="?pruefen=1")
    assert told(checked) == ["Not possible:", "Entry 2 was changed after it was written."]


def test_a_long_trail_has_pages(world: World) -> None:
    for number in range(10, 30):
        add_card(world.programme, world.regions["lausitz"], CardSide.NEED, number)
    client = english_client(world.lead)
    first, second = (shown(client, "trail", "cimis", query=query) for query in ("", "?seite=2"))
    assert first[-2:] == ["Page 1 of 3", "Older"]
    assert second[-3:] == ["Newer", "Page 2 of 3", "Older"]
    assert shown(client, "trail", "cimis", query="?seite=99")[-2:] == ["Newer", "Page 3 of 3"]


def test_letters_with_reader_and_state(world: World) -> None:
    client = english_client(world.lead)
    assert "No letters yet" in shown(client, "letters", "cimis")
    release(world)
    rows = after(shown(client, "letters", "cimis"), "State")
    assert len(rows) == 8 * 4
    assert {tuple(rows[place : place + 4])[3] for place in range(0, len(rows), 4)} == {"waiting"}


@pytest.mark.parametrize(
    ("name", "by_programme"), [("programme", True), ("trail", True), ("letters", True), ("event", False)]
)
def test_more_people_need_no_more_statements(world: World, name: str, *, by_programme: bool) -> None:
    release(world)
    client = english_client(world.lead)
    path = reverse(name, args=["cimis" if by_programme else world.event.pk])
    counts = []
    for begin in (20, 40):
        with CaptureQueriesContext(connection) as statements:
            assert client.get(path).status_code == 200
        counts.append(len(statements))
        region = Region.objects.get(slug="erzgebirge")
        cards = [add_card(world.programme, region, CardSide.NEED, begin + number) for number in range(3)]
        invite_guests(event=world.event, cards=cards, actor=world.lead, at=NOW)
        release(world)
    assert counts[0] == counts[1]
