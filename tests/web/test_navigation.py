"""The header: which hat somebody wears, what the navigation then holds, and how to change it."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kloeppel.accounts.models import User
from kloeppel.profiles.actions import register_person
from kloeppel.programmes.actions import create_programme, give_role
from kloeppel.programmes.choices import Role
from kloeppel.programmes.models import Programme
from world.programme import NOW, World, user
from world.reading import english_client

HEAD = '<header class="site-header">'


def links(html: str) -> list[tuple[str, str, bool]]:
    """Every link in `html`: its words, where it leads, whether it is where one is."""
    found = re.findall(r'<a href="([^"]*)"( aria-current="[a-z]+")?>(.*?)</a>', html, re.DOTALL)
    return [(unescape(re.sub(r"<.*?>", "", words)).strip(), url, bool(here)) for url, here, words in found]


def header(client: Client, path: str) -> str:
    html = client.get(path, follow=True).content.decode()
    return html.partition(HEAD)[2].partition("</header>")[0]


def part(html: str, opening: str, closing: str) -> list[tuple[str, str, bool]]:
    return links(html.partition(opening)[2].partition(closing)[0])


def entries(client: Client, path: str = "/") -> list[str]:
    """What the main navigation holds, without what is under “More”; the entry where one is in brackets."""
    nav = header(client, path).partition('<nav class="site-nav')[2].partition("<details")[0]
    return [f"[{words}]" if here else words for words, _url, here in links(nav)]


def more(client: Client, path: str = "/") -> list[str]:
    found = part(header(client, path), '<li class="nav-more">', "</details>")
    return [f"[{words}]" if here else words for words, _url, here in found]


def hats(client: Client, path: str = "/") -> list[tuple[str, str, bool]]:
    return part(header(client, path), '<nav class="hats"', "</nav>")


def as_coordinator_too(world: World) -> User:
    """A creative who also coordinates the Lausitz."""
    found: User = world.creatives[0].person.user
    give_role(
        programme=world.programme,
        user=found,
        role=Role.COORDINATOR,
        region=world.regions["lausitz"],
        actor=world.lead,
        at=NOW,
    )
    return found


def second_programme(who: User) -> Programme:
    programme = create_programme(name="Zweites", slug="zweites", seat="sachsen", actor=who, at=NOW)
    give_role(programme=programme, user=who, role=Role.LEAD, region=None, actor=who, at=NOW)
    return programme


def test_a_visitor_finds_no_navigation(db: None) -> None:
    assert entries(english_client()) == []
    assert hats(english_client()) == []


def test_the_entries_of_each_hat(world: World) -> None:
    funder = user("ministerium")
    give_role(programme=world.programme, user=funder, role=Role.FUNDER, region=None, actor=world.lead, at=NOW)
    assert entries(english_client(world.creatives[0].person.user)) == [
        *("[Today]", "My plan", "My match", "Messages", "Profile"),
    ]
    assert entries(english_client(world.coordinators["lausitz"])) == [
        *("[Today]", "People", "The day", "Matches", "Calendar"),
    ]
    lead = english_client(world.lead)
    assert entries(lead) == ["Programmes", "Figures", "Money", "Team", "Settings"]
    assert more(lead) == [
        *("[Overview]", "Today", "People", "The day", "Matches", "Calendar", "People lists", "Letters", "Audit trail"),
        "Report",
    ]
    assert entries(english_client(funder)) == ["[Figures]", "Report"]


def test_somebody_without_any_hat_looks_as_a_participant(db: None) -> None:
    assert entries(english_client(user("niemand"))) == ["[Today]", "My plan", "My match", "Messages", "Profile"]


@pytest.mark.parametrize("name", ["coordinator", "lead"])
def test_every_entry_leads_somewhere(world: World, name: str) -> None:
    who = world.lead if name == "lead" else world.coordinators["erzgebirge"]
    client = english_client(who)
    nav = part(header(client, "/"), '<nav class="site-nav', "</nav>")
    assert [client.get(url).status_code for _words, url, _here in nav] == [200] * len(nav)


def test_the_entry_where_one_is(world: World) -> None:
    guest, event = world.creatives[0], world.event.pk
    participant = english_client(guest.person.user)
    coordinator = english_client(world.coordinators["erzgebirge"])
    for client, path, here in (
        (participant, f"/mein/auftakt/{guest.pk}/", "[My plan]"),
        (participant, f"/mein/profil/{guest.person_id}/telefon/", "[Profile]"),
        (coordinator, f"/auftakt/{event}/gaeste/", "[The day]"),
        (coordinator, f"/auftakt/{event}/tandems/", "[Matches]"),
        (coordinator, f"/programm/cimis/menschen/{guest.person_id}/", "[People]"),
    ):
        assert [entry for entry in entries(client, path) if entry.startswith("[")] == [here]
    assert more(english_client(world.lead), "/programm/cimis/listen/neu/")[6] == "[People lists]"


def test_one_hat_needs_no_switch(world: World) -> None:
    assert hats(english_client(world.lead)) == []
    assert hats(english_client(world.creatives[0].person.user)) == []


def test_two_hats_change_with_one_tap_and_are_remembered(world: World) -> None:
    client = english_client(as_coordinator_too(world))
    assert hats(client) == [
        ("As coordinator", "/programm/cimis/heute/", True),
        ("As participant", "/mein/", False),
    ]
    assert entries(client, "/mein/") == ["[Today]", "My plan", "My match", "Messages", "Profile"]
    assert [here for *_rest, here in hats(client, "/barrierefreiheit/")] == [False, True]
    assert entries(client, "/") == ["[Today]", "My plan", "My match", "Messages", "Profile"]
    assert entries(client, "/programm/cimis/kalender/") == ["Today", "People", "The day", "Matches", "[Calendar]"]
    assert client.get("/").headers["Location"] == "/programm/cimis/heute/"


def test_lead_and_coordinator_of_one_programme(world: World) -> None:
    give_role(
        programme=world.programme,
        user=world.lead,
        role=Role.COORDINATOR,
        region=world.regions["lausitz"],
        actor=world.lead,
        at=NOW,
    )
    client = english_client(world.lead)
    assert [words for words, *_rest in hats(client)] == ["As project lead", "As coordinator"]
    assert entries(client, "/programm/cimis/heute/")[0] == "[Today]"
    # A page of both keeps the hat that is worn.
    assert entries(client, "/programm/cimis/menschen/")[1] == "[People]"
    assert entries(client, "/programm/cimis/geld/")[2] == "[Money]"
    assert more(client, "/programm/cimis/menschen/")[2] == "[People]"


def test_the_programme_is_named_where_there_are_several(world: World) -> None:
    second_programme(world.lead)
    client = english_client(world.lead)
    assert hats(client) == [
        ("As project lead: Zweites", "/programm/zweites/", True),
        ("As project lead: CIMIS Test", "/programm/cimis/", False),
    ]
    assert [here for *_rest, here in hats(client, f"/auftakt/{world.event.pk}/")] == [False, True]
    assert [here for *_rest, here in hats(client, "/programme/")] == [False, True]


def test_many_hats_stand_in_the_menu(world: World) -> None:
    who = as_coordinator_too(world)
    second_programme(who)
    give_role(programme=world.programme, user=who, role=Role.LEAD, region=None, actor=world.lead, at=NOW)
    client = english_client(who)
    assert hats(client) == []
    found = part(header(client, "/mein/"), '<nav class="menu-hats"', "</nav>")
    assert [words for words, *_rest in found] == [
        "As project lead: Zweites",
        "As project lead: CIMIS Test",
        "As coordinator: CIMIS Test",
        "As participant",
    ]
    assert [here for *_rest, here in found] == [False, False, False, True]


def test_the_header_costs_the_same_for_two_hats_and_for_many(world: World) -> None:
    who = as_coordinator_too(world)
    client = english_client(who)
    counts = []
    for number in range(2):
        client.get("/mein/nachrichten/")
        with CaptureQueriesContext(connection) as statements:
            client.get("/mein/nachrichten/")
        counts.append(len(statements))
        if number == 0:
            second_programme(who)
            for name in ("Anna Zweit", "Anna Dritt"):
                register_person(programme=world.programme, user=who, name=name, actor=None, at=NOW)
    assert counts[0] == counts[1]


def crumbs(client: Client, path: str) -> list[str]:
    html = client.get(path).content.decode()
    nav = html.partition('<nav class="breadcrumb"')[2].partition(">")[2].partition("</nav>")[0]
    return [unescape(piece).strip() for piece in re.findall(r">([^<>]+)<", nav) if piece.strip()]


def test_the_crumbs_say_in_which_stage_one_is(world: World) -> None:
    client, event = english_client(world.lead), world.event.pk
    for path, way in (
        (f"/auftakt/{event}/gaeste/", ["CIMIS Test", "Kick-off", "Auftakt Erzgebirge", "Guests"]),
        (
            f"/auftakt/{event}/gaeste/einladen/",
            ["CIMIS Test", "Kick-off", "Auftakt Erzgebirge", "Guests", "Add people"],
        ),
        (f"/auftakt/{event}/", ["CIMIS Test", "Kick-off", "Auftakt Erzgebirge"]),
        (f"/auftakt/{event}/tandems/", ["CIMIS Test", "Auftakt Erzgebirge", "Matches"]),
        ("/programm/cimis/menschen/", ["CIMIS Test", "People"]),
        ("/programm/cimis/bericht/", ["CIMIS Test", "Report", "Interim report"]),
        ("/programm/cimis/listen/neu/", ["CIMIS Test", "People", "People lists", "Read a people list"]),
    ):
        assert crumbs(client, path) == way
