"""Where a coordinator arrives: what is to be done and by when, the calendar, and the day."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kloeppel.accounts.models import User
from kloeppel.events.actions import invite_guests, set_up_event
from kloeppel.events.models import Event
from kloeppel.flow.feedback_to_matches import compute_matching, send_proposals
from kloeppel.flow.plan_to_feedback import give_feedback
from kloeppel.flow.profiles_to_plan import compute_plan, release_plan
from kloeppel.mailroom.choices import MailState
from kloeppel.mailroom.models import Mail
from kloeppel.matches.choices import MatchingRule
from kloeppel.profiles.choices import CardSide
from kloeppel.profiles.models import Card
from kloeppel.programmes.actions import give_role
from kloeppel.programmes.choices import Role
from kloeppel.speeddating.choices import Wish
from kloeppel.speeddating.models import SpeedDating, Talk
from world.programme import NOW, World, add_card
from world.reading import after, english_client, read

DAY = NOW + dt.timedelta(days=7)
"""The morning of the kick-off, December 1, 2026."""
TODAY = "/programm/cimis/heute/"
CALENDAR = "/programm/cimis/kalender/"
THE_DAY = "/programm/cimis/tag/"


def shown(client: Client, path: str, *, at: dt.datetime = NOW) -> list[str]:
    with time_machine.travel(at, tick=False):
        response = client.get(path)
    assert response.status_code == 200
    return read(response)


def tasks(client: Client, *, at: dt.datetime = NOW) -> list[tuple[str, str]]:
    """What is to be done: by when, and what."""
    with time_machine.travel(at, tick=False):
        html = client.get(TODAY).content.decode()
    found = []
    for piece in html.split('<p class="task-when">')[1:]:
        when = piece.partition("</p>")[0]
        badge = when.partition("</span>")[0].rpartition(">")[2] if "<span" in when else when
        found.append((badge.strip(), piece.partition('task-title">')[2].partition("</h2>")[0]))
    return found


def new_event(world: World, region: str, title: str, day: dt.datetime) -> Event:
    return set_up_event(
        programme=world.programme,
        region=world.regions[region],
        title=title,
        starts_at=day,
        venue="Alte Post",
        actor=world.lead,
        at=NOW,
    )


def release(world: World) -> None:
    plan = compute_plan(speed_dating=world.speed_dating, actor=world.lead, at=NOW)
    release_plan(plan=plan, actor=world.lead, at=NOW)


def wishes(world: World) -> None:
    """Everybody says yes to everybody they have met."""
    talks = Talk.objects.filter(plan__state="released")
    for talk in talks.select_related("creative__person__user", "business__person__user", "creative__event"):
        for giver, about in ((talk.creative, talk.business), (talk.business, talk.creative)):
            give_feedback(guest=giver, about=about, wish=Wish.YES, note="", actor=giver.person.user, at=DAY)


@pytest.fixture
def coordinator(world: World) -> User:
    return world.coordinators["erzgebirge"]


@pytest.fixture
def client(coordinator: User) -> Client:
    return english_client(coordinator)


def test_before_the_day_step_by_step(world: World, client: Client) -> None:
    SpeedDating.objects.all().delete()
    assert tasks(client) == [("now", "Auftakt Erzgebirge: set up rounds and tables")]
    world.speed_dating.pk = None
    world.speed_dating.save()
    assert tasks(client) == [("now", "Auftakt Erzgebirge: compute the plan")]
    plan = compute_plan(speed_dating=world.speed_dating, actor=world.lead, at=NOW)
    assert tasks(client) == [("by Nov. 28, 2026", "Auftakt Erzgebirge: release the plan")]
    release_plan(plan=plan, actor=world.lead, at=NOW)
    assert tasks(client) == []
    assert shown(client, TODAY)[:3] == ["Erzgebirge", "Today", "Nothing is to be done now"]
    assert tasks(client, at=DAY) == [("now", "Today: Auftakt Erzgebirge")]


def test_an_empty_guest_list_comes_first(world: World) -> None:
    client = english_client(world.coordinators["lausitz"])
    event = new_event(world, "lausitz", "Auftakt Lausitz", NOW + dt.timedelta(days=30))
    assert tasks(client) == [("by Dec. 10, 2026", "Auftakt Lausitz: the guest list is empty")]
    card = add_card(world.programme, world.regions["lausitz"], CardSide.NEED, 9)
    invite_guests(event=event, cards=[card], actor=world.lead, at=NOW)
    assert tasks(client) == [("by Dec. 10, 2026", "Auftakt Lausitz: only one side is on the guest list")]
    assert "Businesses: 1. Creatives: 0." in shown(client, TODAY)


def test_after_the_day_feedback_matching_and_proposals(world: World, client: Client) -> None:
    release(world)
    later = DAY + dt.timedelta(days=1)
    assert tasks(client, at=later) == [
        ("by Dec. 4, 2026", "Auftakt Erzgebirge: feedback is missing"),
        ("by Dec. 6, 2026", "Auftakt Erzgebirge: compute the matches"),
    ]
    assert "0 of 8 guests have given feedback. A call helps." in shown(client, TODAY, at=later)
    wishes(world)
    assert tasks(client, at=later) == [("by Dec. 6, 2026", "Auftakt Erzgebirge: compute the matches")]
    run = compute_matching(event=world.event, rule=MatchingRule.STABLE, actor=world.lead, at=later)
    assert tasks(client, at=later) == [("by Dec. 8, 2026", "Auftakt Erzgebirge: send the proposals")]
    sent = send_proposals(run=run, answer_by=dt.date(2026, 12, 14), actor=world.lead, at=later)
    assert len(sent) == 4
    assert tasks(client, at=later) == []
    near = dt.datetime(2026, 12, 8, 9, tzinfo=dt.UTC)
    assert tasks(client, at=near) == [("by Dec. 14, 2026", "4 proposals run out")]
    names = after(shown(client, TODAY, at=near), "Not everybody has answered:")[:4]
    assert names == [f"{one.creative.person} – {one.business.person}" for one in sent]
    past = dt.datetime(2026, 12, 16, 9, tzinfo=dt.UTC)
    assert tasks(client, at=past) == [("now", "The day of 4 proposals has passed")]


def test_letters_that_failed_and_people_without_a_region(world: World, client: Client) -> None:
    release(world)
    assert tasks(client) == []
    mails = Mail.objects.filter(recipient=world.creatives[0].person.user)
    mails.update(state=MailState.FAILED, failure="unknown address")
    card = add_card(world.programme, world.regions["erzgebirge"], CardSide.NEED, 9)
    Card.objects.filter(pk=card.pk).update(region=None)
    assert tasks(client) == [
        ("now", "A letter to Kreativ Nummer0 could not be sent"),
        ("by Dec. 1, 2026", "1 person has no region yet"),
    ]
    # The letter is for the coordinator of this region and the lead; people without a region are for everybody.
    assert tasks(english_client(world.coordinators["lausitz"])) == [("by Dec. 1, 2026", "1 person has no region yet")]
    assert len(tasks(english_client(world.lead))) == 2


def test_every_task_leads_to_a_page_that_opens(world: World, client: Client) -> None:
    release(world)
    Mail.objects.filter(recipient=world.creatives[0].person.user).update(state=MailState.FAILED)
    Card.objects.filter(pk=add_card(world.programme, world.regions["erzgebirge"], CardSide.NEED, 9).pk).update(
        region=None
    )
    with time_machine.travel(DAY + dt.timedelta(days=1), tick=False):
        html = client.get(TODAY).content.decode()
        urls = [piece.partition('"')[0] for piece in html.split('href="')[1:]]
        mine = [url for url in urls if url.startswith(("/auftakt/", "/programm/"))]
        assert [client.get(url.replace("&amp;", "&")).status_code for url in mine] == [200] * len(mine)
    assert len(mine) >= 4


def test_what_happens_next(world: World, client: Client) -> None:
    new_event(world, "erzgebirge", "Werkstatt", NOW + dt.timedelta(days=40))
    assert after(shown(client, TODAY), "What happens next") == [
        *("Tuesday, Dec. 1, 2026, 10:00", "Auftakt Erzgebirge"),
        *("Sunday, Dec. 20, 2026", "By this day: Werkstatt: the guest list is empty"),
        *("Sunday, Jan. 3, 2027, 10:00", "Werkstatt"),
        "See the whole calendar",
    ]


def test_the_calendar_by_month_with_what_was_at_the_end(world: World, client: Client) -> None:
    release(world)
    new_event(world, "erzgebirge", "Vorgespräch", NOW - dt.timedelta(days=20))
    new_event(world, "lausitz", "Auftakt Lausitz", NOW + dt.timedelta(days=30))
    pieces = shown(client, CALENDAR)
    columns = ["Day", "What", "Region", "Where"]
    assert pieces == [
        *("Calendar", "Days and deadlines of your regions."),
        *("December 2026", "December 2026", *columns),
        *("Tue, 12/01/2026", "10:00", "Auftakt Erzgebirge", "Erzgebirge", "Kulturzentrum, Aue"),
        "What was",
        *("November 2026", "November 2026, past", *columns),
        *("Wed, 11/04/2026", "10:00", "Vorgespräch", "Erzgebirge", "Alte Post"),
    ]
    wishes(world)
    run = compute_matching(event=world.event, rule=MatchingRule.STABLE, actor=world.lead, at=NOW)
    send_proposals(run=run, answer_by=dt.date(2026, 12, 14), actor=world.lead, at=NOW)
    assert after(shown(client, CALENDAR), "Kulturzentrum, Aue")[:3] == [
        *("Mon, 12/14/2026", "Last day to answer 4 proposals", "Erzgebirge"),
    ]
    assert "Auftakt Lausitz" in shown(english_client(world.lead), CALENDAR)


def test_the_day_is_the_one_that_is_on_else_next_else_last(world: World, client: Client) -> None:
    assert shown(client, THE_DAY) == shown(client, f"/auftakt/{world.event.pk}/")
    early = new_event(world, "erzgebirge", "Früher", NOW - dt.timedelta(days=3))
    assert shown(client, THE_DAY)[3:5] == shown(client, f"/auftakt/{world.event.pk}/")[3:5]
    assert shown(client, THE_DAY, at=NOW - dt.timedelta(days=3)) == shown(client, f"/auftakt/{early.pk}/")
    assert shown(client, THE_DAY, at=DAY + dt.timedelta(days=9)) == shown(client, f"/auftakt/{world.event.pk}/")


def test_whoever_has_several_regions_chooses(world: World, client: Client) -> None:
    new_event(world, "lausitz", "Auftakt Lausitz", DAY)
    pieces = shown(english_client(world.lead), THE_DAY, at=DAY)
    assert pieces == [
        *("The day", "Which region would you like to see?"),
        *("Erzgebirge", "Auftakt Erzgebirge", "Dec. 1, 2026, Kulturzentrum, Aue", "today"),
        *("Lausitz", "Auftakt Lausitz", "Dec. 1, 2026, Alte Post", "today"),
    ]
    assert shown(english_client(world.coordinators["meissen"]), THE_DAY)[:2] == ["The day", "No event yet"]


@pytest.mark.parametrize("path", [TODAY, CALENDAR, THE_DAY])
def test_more_rows_need_no_more_statements(world: World, coordinator: User, path: str) -> None:
    give_role(
        programme=world.programme,
        user=coordinator,
        role=Role.COORDINATOR,
        region=world.regions["lausitz"],
        actor=world.lead,
        at=NOW,
    )
    client = english_client(coordinator)
    release(world)
    wishes(world)
    later = DAY + dt.timedelta(days=1)
    counts = []
    for number in range(3):
        new_event(world, "lausitz", f"Treffen {number}", NOW + dt.timedelta(days=number))
        user_id = world.creatives[number].person.user_id
        Mail.objects.filter(recipient=user_id).update(state=MailState.FAILED)
        with time_machine.travel(later, tick=False), CaptureQueriesContext(connection) as statements:
            assert client.get(path).status_code == 200
        counts.append(len(statements))
        if number == 1:
            run = compute_matching(event=world.event, rule=MatchingRule.STABLE, actor=world.lead, at=later)
            send_proposals(run=run, answer_by=dt.date(2026, 12, 5), actor=world.lead, at=later)
    assert counts[0] == counts[1] == counts[2]
