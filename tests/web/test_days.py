"""A guest's own day: the plan, the talks, the answers, and that nobody else learns them."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kloeppel.accounts.models import User
from kloeppel.audit.models import Entry
from kloeppel.events.models import Event, Guest
from kloeppel.flow.plan_to_feedback import give_feedback
from kloeppel.flow.profiles_to_plan import compute_plan, release_plan
from kloeppel.mailroom.models import Mail
from kloeppel.profiles.models import Card
from kloeppel.speeddating.actions import change_speed_dating, set_absences, set_pair_rule
from kloeppel.speeddating.choices import Rule, Wish
from kloeppel.speeddating.models import Feedback, PlanVersion, SpeedDating, Talk
from kloeppel.speeddating.queries import talks_of_guest
from world.programme import NOW, World
from world.reading import after, english_client, read

BEGIN = NOW + dt.timedelta(days=7, hours=1)
"""The first round, 11:00 in Berlin."""
SECRET = "Das soll niemand lesen"


def release(world: World) -> None:
    plan = compute_plan(speed_dating=world.speed_dating, actor=world.lead, at=NOW)
    release_plan(plan=plan, actor=world.lead, at=NOW)


def day_of(guest: Guest, client: Client | None = None) -> list[str]:
    response = (client or english_client(guest.person.user)).get(f"/mein/auftakt/{guest.pk}/")
    assert response.status_code == 200
    return read(response)


def feedback_url(talk: Talk, guest: Guest) -> str:
    return f"/mein/auftakt/{guest.pk}/gespraech/{talk.pk}/"


def talks(guest: Guest) -> list[Talk]:
    return list(talks_of_guest(guest).filter(plan__state="released"))


def entry(talk: Talk, answer: str = "") -> list[str]:
    """How a talk stands in the day of the creative."""
    house = f"{talk.business.card.organisation} from Aue-Bad Schlema"
    lines = [["11:00", "11:10", "11:20"][talk.round], f"Table {talk.table + 1}", house, str(talk.business)]
    lines += [talk.business.card.title, "Brings along: eine Kelle"]
    lines += [f"Your answer: {answer}", "Change the answer"] if answer else ["How was it?"]
    return [*lines, f"– {house}"]


@pytest.fixture
def guest(world: World) -> Guest:
    """A creative whose plan is released, with a break in the second round; businesses bring a trowel."""
    Card.objects.filter(side="b").update(object="eine Kelle")
    for business in world.businesses:
        set_absences(speed_dating=world.speed_dating, guest=business, rounds=[1], actor=world.lead, at=NOW)
    release(world)
    return world.creatives[0]


HEAD = ["Kreativ Nummer0", "Auftakt Erzgebirge", "Tuesday, Dec. 1, 2026, from 10:00, Kulturzentrum, Aue"]


def test_before_the_release_it_says_when_and_where(world: World) -> None:
    said = [
        *HEAD,
        "Your plan comes before the day",
        "We are still working on who meets whom. As soon as your talks are fixed, you get a letter and see them here.",
    ]
    compute_plan(speed_dating=world.speed_dating, actor=world.lead, at=NOW)
    assert day_of(world.creatives[0]) == said
    PlanVersion.objects.all().delete()
    SpeedDating.objects.all().delete()
    assert day_of(world.creatives[0]) == said


def test_the_whole_day(guest: Guest) -> None:
    first, last = talks(guest)
    assert (first.round, last.round) == (0, 2)
    with time_machine.travel(NOW, tick=False):
        said = day_of(guest)
    assert said == [
        *HEAD,
        "Your next talk",
        f"Table {first.table + 1}, 11:00",
        "Dec. 1, 2026",
        f"{first.business.card.organisation} from Aue-Bad Schlema",
        str(first.business),
        first.business.card.title,
        "Your day",
        *entry(first),
        *("11:10", "Break"),
        *entry(last),
    ]


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [(-60, "11:00"), (0, "11:00"), (7.9, "11:00"), (8, "11:20"), (27.9, "11:20"), (28, "")],
)
def test_the_next_talk_is_the_one_that_is_not_over(guest: Guest, minutes: float, shown: str) -> None:
    with time_machine.travel(BEGIN + dt.timedelta(minutes=minutes), tick=False):
        said = day_of(guest)
    if shown:
        talk = talks(guest)[0 if shown == "11:00" else 1]
        assert after(said, "Your next talk")[0] == f"Table {talk.table + 1}, {shown}"
        assert "Dec. 1, 2026" not in said
    else:
        assert said[3:6] == [
            "All talks are over",
            "Please tell us for each talk whether you would like to work together. It takes two taps.",
            "Your day",
        ]


def test_whoever_has_no_talk_reads_breaks(world: World) -> None:
    SpeedDating.objects.update(promised_talks=0, tables=1)
    world.speed_dating.refresh_from_db()
    release(world)
    idle = next(guest for guest in world.creatives if not talks(guest))
    assert day_of(idle)[3:] == ["Your day", "11:00", "Break", "11:10", "Break", "11:20", "Break"]


def test_a_released_talk_stays_when_the_day_gets_shorter(world: World, guest: Guest) -> None:
    before = after(day_of(guest), "Your day")
    change_speed_dating(speed_dating=world.speed_dating, values={"rounds": 1}, actor=world.lead, at=NOW)
    assert after(day_of(guest), "Your day") == before


def test_two_taps_answer_and_change_an_answer(guest: Guest) -> None:
    first, last = talks(guest)
    client = english_client(guest.person.user)
    for wish, answer in (("yes", "yes"), ("no", "no")):
        response = client.post(feedback_url(first, guest), {"wish": wish})
        assert (response.status_code, response.headers["Location"]) == (302, f"/mein/auftakt/{guest.pk}/")
        said = day_of(guest, client)
        assert said[:2] == ["Done:", "Saved. Only you see your answer, and you can change it."]
        assert after(said, "Your day") == [*entry(first, answer), "11:10", "Break", *entry(last)]
    assert list(Feedback.objects.values_list("giver", "about", "wish")) == [(guest.pk, first.business_id, "no")]


def test_the_page_of_a_talk(guest: Guest) -> None:
    talk = talks(guest)[0]
    Card.objects.filter(pk=talk.business.card_id).update(title="Eine Buchung im Netz", text="Jede Anfrage stört.")
    client = english_client(guest.person.user)
    client.post(feedback_url(talk, guest), {"wish": "maybe", "note": "rief an"})
    client.get(f"/mein/auftakt/{guest.pk}/")
    response = client.get(feedback_url(talk, guest))
    assert read(response) == [
        *("Auftakt Erzgebirge", "How was it?", f"Table {talk.table + 1}, 11:00"),
        f"{talk.business.card.organisation} from Aue-Bad Schlema",
        *("Would you like to work together?", "Yes", "Maybe", "No"),
        *("Add a note for yourself", "Note for yourself", "(optional)", "rief an", "Save"),
        "Nobody but you sees the answer and the note. A yes from both sides can become a match.",
        *(str(talk.business), "Eine Buchung im Netz", "Jede Anfrage stört.", "Brings along: eine Kelle"),
    ]
    html = response.content.decode()
    assert [line.split('value="')[1].split('"')[0] for line in html.split("<input") if " checked" in line] == ["maybe"]


@pytest.mark.parametrize("wish", ["", "perhaps"])
def test_what_is_no_answer_is_not_kept_but_the_note_is(guest: Guest, wish: str) -> None:
    response = english_client(guest.person.user).post(
        feedback_url(talks(guest)[0], guest), {"wish": wish, "note": "rief an"}
    )
    said = read(response)
    error = {
        "": "Please choose one of the three answers.",
        "perhaps": "Select a valid choice. perhaps is not one of the available choices.",
    }[wish]
    assert after(said, "Would you like to work together?")[0] == error
    assert after(said, "(optional)")[0] == "rief an"
    assert Feedback.objects.count() == 0


def test_an_answer_outlives_the_plan_in_which_the_talk_stood(world: World, guest: Guest) -> None:
    first, _last = talks(guest)
    english_client(guest.person.user).post(feedback_url(first, guest), {"wish": "maybe"})
    set_pair_rule(
        speed_dating=world.speed_dating,
        creative=guest,
        business=first.business,
        rule=Rule.NEVER,
        actor=world.lead,
        at=NOW,
    )
    release(world)
    said = day_of(guest)
    assert after(said, "From an earlier plan") == entry(first, "maybe")
    response = english_client(guest.person.user).post(feedback_url(first, guest), {"wish": "yes"})
    assert response.status_code == 302
    assert Feedback.objects.get().wish == "yes"


def test_nobody_opens_the_day_of_somebody_else(world: World, guest: Guest) -> None:
    talk = talks(guest)[0]
    others: list[User | None] = [
        *(world.lead, world.coordinators["erzgebirge"], talk.business.person.user, world.creatives[1].person.user),
        None,
    ]
    for address in (f"/mein/auftakt/{guest.pk}/", feedback_url(talk, guest)):
        for user in others:
            response = english_client(user).get(address)
            assert response.status_code == (302 if user is None else 404)
    posted = english_client(talk.business.person.user).post(feedback_url(talk, guest), {"wish": "no"})
    assert (posted.status_code, Feedback.objects.count()) == (404, 0)


def test_a_talk_of_others_or_of_a_draft_has_no_page(world: World, guest: Guest) -> None:
    own = {talk.pk for talk in talks(guest)}
    client = english_client(guest.person.user)
    foreign = Talk.objects.exclude(pk__in=own).first()
    assert foreign is not None
    draft = compute_plan(speed_dating=world.speed_dating, actor=world.lead, at=NOW)
    unreleased = draft.talks.filter(creative=guest)[0]
    statuses = [client.get(feedback_url(talk, guest)).status_code for talk in (foreign, unreleased, talks(guest)[0])]
    assert statuses == [404, 404, 200]


def seen_by(user: User, addresses: list[str]) -> list[list[str]]:
    client = english_client(user)
    return [read(client.get(address)) for address in addresses]


def team_pages(event: Event) -> list[str]:
    names = ["guests", "invite_people", "pair_rules", "speed_dating_settings", "plan"]
    return [
        *(reverse(name, args=[event.pk]) for name in names),
        reverse("plan_version", args=[event.pk, 1]),
        reverse("plan_version", args=[event.pk, 2]),
        reverse("release_plan", args=[event.pk, 2]),
    ]


@pytest.mark.parametrize("wish", list(Wish))
def test_a_wish_is_seen_by_its_giver_only(world: World, guest: Guest, wish: Wish) -> None:
    compute_plan(speed_dating=world.speed_dating, actor=world.lead, at=NOW)
    about = talks(guest)[0].business
    own = [f"/mein/auftakt/{about.pk}/", *(feedback_url(talk, about) for talk in talks(about))]
    watchers = [world.lead, world.coordinators["erzgebirge"]]
    with time_machine.travel(NOW, tick=False):
        before = [seen_by(about.person.user, own), *(seen_by(user, team_pages(world.event)) for user in watchers)]
        letters, entries = Mail.objects.count(), Entry.objects.count()
        give_feedback(guest=guest, about=about, wish=wish, note=SECRET, actor=guest.person.user, at=NOW)
        later = [seen_by(about.person.user, own), *(seen_by(user, team_pages(world.event)) for user in watchers)]
    assert later == before
    assert Mail.objects.count() == letters
    trail = [(entry.verb, entry.details) for entry in Entry.objects.order_by("number")[entries:]]
    assert trail == [("feedback_given", {"giver": guest.pk, "about": about.pk})]


@pytest.mark.parametrize("page", ["day", "talk"])
def test_the_number_of_queries_does_not_grow(world: World, page: str) -> None:
    guest = world.creatives[0]
    counts = []
    for rounds in (1, 3):
        change_speed_dating(speed_dating=world.speed_dating, values={"rounds": rounds}, actor=world.lead, at=NOW)
        release(world)
        for talk in talks(guest):
            give_feedback(guest=guest, about=talk.business, wish=Wish.YES, note="", actor=guest.person.user, at=NOW)
        assert len(talks(guest)) == rounds
        client = english_client(guest.person.user)
        address = f"/mein/auftakt/{guest.pk}/" if page == "day" else feedback_url(talks(guest)[0], guest)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries))
    assert counts == [counts[0]] * 2
