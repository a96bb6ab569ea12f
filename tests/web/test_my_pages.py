"""The five places of somebody who takes part: today, plan, match, messages, profile."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kloeppel.accounts.models import User
from kloeppel.audit.models import Entry
from kloeppel.core.values import Side
from kloeppel.events.actions import invite_guests, set_up_event
from kloeppel.events.models import Guest
from kloeppel.flow.feedback_to_matches import compute_matching, send_proposals
from kloeppel.flow.match_confirmed import answer_proposal
from kloeppel.flow.plan_to_feedback import give_feedback
from kloeppel.flow.profiles_to_plan import compute_plan, release_plan
from kloeppel.mailroom.choices import MailState
from kloeppel.mailroom.models import Mail
from kloeppel.matches.choices import Answer, MatchingRule
from kloeppel.matches.models import Proposal
from kloeppel.profiles.models import Person
from kloeppel.speeddating.choices import Wish
from kloeppel.speeddating.models import SpeedDating, Talk
from world.programme import NOW, World, user
from world.reading import after, english_client, read, told

BEGIN = NOW + dt.timedelta(days=7, hours=1)
"""The first round."""
LATER = BEGIN + dt.timedelta(days=2)


def shown(client: Client, path: str, *, at: dt.datetime = NOW) -> list[str]:
    with time_machine.travel(at, tick=False):
        response = client.get(path)
    assert response.status_code == 200
    return read(response)


def headings(client: Client, path: str, *, at: dt.datetime = NOW) -> list[str]:
    """The titles of the cards, in their order."""
    with time_machine.travel(at, tick=False):
        html = client.get(path).content.decode()
    found = [piece.partition("</h2>")[0] for piece in html.split('class="card-title">')[1:]]
    return [title.partition(">")[2].partition("</a>")[0] if "<a" in title else title for title in found]


def released(world: World) -> list[Talk]:
    """The talks of the first creative in a plan that everybody sees."""
    plan = release_plan(
        plan=compute_plan(speed_dating=world.speed_dating, actor=world.lead, at=NOW), actor=world.lead, at=NOW
    )
    talks = Talk.objects.filter(plan=plan, creative=world.creatives[0]).order_by("round")
    return list(talks.select_related("business__person__user", "creative__person__user", "business__event"))


def asked(world: World) -> Proposal:
    """The proposal of the first creative."""
    talk = released(world)[0]
    for giver, about in ((talk.creative, talk.business), (talk.business, talk.creative)):
        give_feedback(guest=giver, about=about, wish=Wish.YES, note="", actor=giver.person.user, at=BEGIN)
    run = compute_matching(event=world.event, rule=MatchingRule.STABLE, actor=world.lead, at=BEGIN)
    send_proposals(run=run, answer_by=LATER.date() + dt.timedelta(days=7), actor=world.lead, at=BEGIN)
    return Proposal.objects.get(creative=world.creatives[0].card_id)


def say_yes(proposal: Proposal, *sides: Side) -> None:
    for side in sides:
        fresh = Proposal.objects.select_related("creative__person__user", "business__person__user").get(pk=proposal.pk)
        who = (fresh.creative if side is Side.CREATIVE else fresh.business).person.user
        answer_proposal(proposal=fresh, side=side, answer=Answer.YES, actor=who, at=LATER)


@pytest.fixture
def guest(world: World) -> Guest:
    return world.creatives[0]


@pytest.fixture
def client(guest: Guest) -> Client:
    return english_client(guest.person.user)


def test_before_the_day_the_day_comes_next(world: World, client: Client) -> None:
    pieces = shown(client, "/mein/")
    assert pieces == [
        "Good to see you, Kreativ",
        "Here is what comes next.",
        "Auftakt Erzgebirge",
        "Tuesday, Dec. 1, 2026, 10:00",
        "Kulturzentrum, Aue",
        "We are still working on who meets whom. As soon as your talks are fixed, you get a letter and see them here.",
        "Go to your day",
    ]
    released(world)
    assert shown(client, "/mein/")[-2:] == ["Your talks are fixed.", "See your talks"]


def test_on_the_day_the_next_talk_comes_first_then_feedback(world: World, client: Client) -> None:
    talks = released(world)
    at = BEGIN + dt.timedelta(minutes=talks[0].round * 10 + 9)
    assert headings(client, "/mein/", at=at) == ["Your next talk", "How were your talks?"]
    pieces = shown(client, "/mein/", at=at)
    assert after(pieces, "How were your talks?")[0] == "For 1 talk your answer is missing. It takes two taps."
    assert "What was" not in pieces


def test_a_past_day_stands_no_longer_under_what_comes_next(world: World, client: Client) -> None:
    assert shown(client, "/mein/", at=LATER)[-3:] == [
        "What was",
        "Auftakt Erzgebirge",
        "Dec. 1, 2026, Kulturzentrum, Aue",
    ]
    talks = released(world)
    assert headings(client, "/mein/", at=LATER) == ["How were your talks?"]
    for talk in talks:
        give_feedback(
            guest=talk.creative,
            about=talk.business,
            wish=Wish.NO,
            note="",
            actor=talk.creative.person.user,
            at=LATER,
        )
    assert headings(client, "/mein/", at=LATER) == ["Thank you for your answers"]
    assert after(shown(client, "/mein/", at=LATER), "What was")[0] == "Auftakt Erzgebirge"


def test_proposal_then_yes_then_match(world: World, client: Client) -> None:
    proposal = asked(world)
    assert headings(client, "/mein/", at=LATER) == ["A proposal for you"]
    say_yes(proposal, Side.CREATIVE)
    assert headings(client, "/mein/", at=LATER) == ["You said yes"]
    say_yes(proposal, Side.BUSINESS)
    assert headings(client, "/mein/", at=LATER) == ["Your match"]


def test_nothing_yet_for_somebody_new(db: None) -> None:
    assert shown(english_client(user("neu")), "/mein/")[:2] == ["Good to see you", "Nothing is waiting for you"]


def test_one_day_is_the_plan_and_of_several_the_next_comes_first(world: World, guest: Guest, client: Client) -> None:
    assert shown(client, "/mein/plan/") == shown(client, f"/mein/auftakt/{guest.pk}/")
    for title, days in (("Werkstatt", 3), ("Vorabend", -2)):
        event = set_up_event(
            programme=world.programme,
            region=world.regions["erzgebirge"],
            title=title,
            starts_at=NOW + dt.timedelta(days=days),
            venue="Aue",
            actor=world.lead,
            at=NOW,
        )
        invite_guests(event=event, cards=[guest.card], actor=world.lead, at=NOW)
    assert headings(client, "/mein/plan/") == ["Werkstatt", "Auftakt Erzgebirge"]
    assert after(shown(client, "/mein/plan/"), "What was")[0] == "Vorabend"


def test_my_match_says_what_comes_before_one(world: World, guest: Guest, client: Client) -> None:
    pieces = shown(client, "/mein/tandem/")
    assert pieces[0] == "My match"
    assert after(pieces, "Two who work together on one need: that is a match.") == [
        *("You meet", "You say how it was", "after each talk, in two taps", "You get a proposal", "by letter and here"),
        *("You both say yes", "Go to your day"),
    ]
    proposal = asked(world)
    assert headings(client, "/mein/tandem/", at=LATER) == ["A proposal for you"]
    say_yes(proposal, Side.CREATIVE)
    assert headings(client, "/mein/tandem/", at=LATER) == ["You said yes"]
    say_yes(proposal, Side.BUSINESS)
    partner = Proposal.objects.get(pk=proposal.pk).business.person.name
    assert shown(client, "/mein/tandem/", at=LATER)[:2] == ["Our match", f"You and {partner}"]


def write(recipient: User, state: MailState, *, subject: str, day: int = 0) -> Mail:
    sent = NOW + dt.timedelta(days=day) if state == MailState.SENT else None
    return Mail.objects.create(
        recipient=recipient,
        subject=subject,
        body=f"Guten Tag,\n\n{subject}.\n<b>",
        state=state,
        written_at=NOW,
        sent_at=sent,
        claimed_at=NOW,
    )


def test_only_letters_that_were_sent_to_me_newest_first(world: World, guest: Guest, client: Client) -> None:
    assert shown(client, "/mein/nachrichten/")[1] == "No letters yet"
    me, other = guest.person.user, world.businesses[0].person.user
    hidden = [write(me, state, subject=str(state.label)) for state in MailState if state != MailState.SENT]
    hidden.append(write(other, MailState.SENT, subject="Nicht für mich"))
    for subject, day in (("Erster Brief", 0), ("Zweiter Brief", 1)):
        letter = write(me, MailState.SENT, subject=subject, day=day)
    assert after(shown(client, "/mein/nachrichten/"), "Every letter that we have sent you, to be read again.") == [
        *("Zweiter Brief", "Nov. 25, 2026", "Erster Brief", "Nov. 24, 2026"),
    ]
    assert shown(client, f"/mein/nachrichten/{letter.pk}/") == [
        *("Messages", "Zweiter Brief", "Sent on Nov. 25, 2026", "Zweiter Brief", "Guten Tag,", "Zweiter Brief."),
        "<b>",
    ]
    assert [client.get(f"/mein/nachrichten/{one.pk}/").status_code for one in hidden] == [404] * 4


def test_the_profile_shows_what_others_see_and_whom_to_call(world: World, client: Client) -> None:
    pieces = shown(client, "/mein/profil/")
    assert pieces[:5] == [
        "Profile",
        "This is how the others see you.",
        "Kreativ Nummer0",
        "Studio Wegweiser",
        "Ich baue einfache Buchungen für kleine Anbieter.",
    ]
    assert after(pieces, "Your coordination")[:2] == ["Koord-erzgebirge", "Erzgebirge"]
    assert "Call +493023125999" in pieces
    assert after(pieces, "How we reach you")[:4] == ["Telephone", "+493023125000", "E-mail", "kreativ0@example.org"]


def test_the_telephone_number_is_changed_and_recorded(guest: Guest, client: Client) -> None:
    path = f"/mein/profil/{guest.person_id}/telefon/"
    before = Entry.objects.count()
    for given, kept in (("03771 123456", "+493771123456"), ("03771 123456", "+493771123456"), ("", "")):
        response = client.post(path, {"phone": given}, follow=True)
        assert told(read(response)) == ["Done:", "Your telephone number is saved."]
        assert Person.objects.get(pk=guest.person_id).phone == kept
    found = list(Entry.objects.order_by("-number")[: Entry.objects.count() - before])
    assert [(entry.verb, entry.actor_id, entry.details) for entry in found] == [
        ("person_changed", guest.person.user_id, {"fields": ["phone"]}),
    ] * 2


def test_what_is_no_number_is_not_taken(guest: Guest, client: Client) -> None:
    path = f"/mein/profil/{guest.person_id}/telefon/"
    pieces = read(client.post(path, {"phone": "morgen"}))
    assert "This cannot be read as a telephone number. An example: 03771 123456." in pieces
    assert Person.objects.get(pk=guest.person_id).phone == "+493023125000"


def test_nobody_changes_the_number_of_somebody_else(world: World, client: Client) -> None:
    other = world.businesses[0].person
    assert client.post(f"/mein/profil/{other.pk}/telefon/", {"phone": "03771 123456"}).status_code == 404
    assert Person.objects.get(pk=other.pk).phone == other.phone


@pytest.mark.parametrize("path", ["/mein/", "/mein/plan/", "/mein/tandem/", "/mein/nachrichten/", "/mein/profil/"])
def test_more_rows_need_no_more_statements(world: World, guest: Guest, client: Client, path: str) -> None:
    released(world)
    counts = []
    for number in range(3):
        event = set_up_event(
            programme=world.programme,
            region=world.regions["erzgebirge"],
            title=f"Treffen {number}",
            starts_at=NOW + dt.timedelta(days=20 + number),
            venue="Aue",
            actor=world.lead,
            at=NOW,
        )
        guests = [guest.card, *(one.card for one in world.businesses)]
        invite_guests(event=event, cards=guests, actor=world.lead, at=NOW)
        day = SpeedDating.objects.create(event=event, starts_at=event.starts_at, rounds=4, tables=4, promised_talks=0)
        release_plan(plan=compute_plan(speed_dating=day, actor=world.lead, at=NOW), actor=world.lead, at=NOW)
        write(guest.person.user, MailState.SENT, subject=f"Brief {number}")
        with time_machine.travel(NOW, tick=False), CaptureQueriesContext(connection) as statements:
            assert client.get(path).status_code == 200
        counts.append(len(statements))
    assert counts[0] == counts[2]
