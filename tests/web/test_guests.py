"""The coordination's pages before the plan: guests with presence, pair rules, rounds and tables."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from kloeppel.events.models import Guest
from kloeppel.profiles.choices import CardSide
from kloeppel.speeddating.actions import set_absences, set_pair_rule
from kloeppel.speeddating.choices import Rule
from kloeppel.speeddating.models import Absence, PairRule, SpeedDating
from world.programme import NOW, World, add_card
from world.reading import after, english_client, read, told


@pytest.fixture
def client(world: World) -> Client:
    """The coordinator of the Erzgebirge, reading English."""
    return english_client(world.coordinators["erzgebirge"])


def url(world: World, page: str) -> str:
    return f"/auftakt/{world.event.pk}/{page}"


def shown(client: Client, world: World, page: str) -> list[str]:
    response = client.get(url(world, page))
    assert response.status_code == 200
    return read(response)


def away(world: World, guest: Guest, *rounds: int) -> None:
    set_absences(speed_dating=world.speed_dating, guest=guest, rounds=rounds, actor=world.lead, at=NOW)


def rule(world: World, what: Rule, number: int | None = None, note: str = "") -> PairRule:
    return set_pair_rule(
        speed_dating=world.speed_dating,
        creative=world.creatives[0],
        business=world.businesses[1],
        rule=what,
        round=number,
        note=note,
        actor=world.lead,
        at=NOW,
    )


def test_guests_by_side_with_presence(world: World, client: Client) -> None:
    away(world, world.creatives[0], 1)
    away(world, world.businesses[1], 0, 2)
    away(world, world.businesses[2], 0, 1, 2)
    presence = {
        world.creatives[0]: "not in round 2",
        world.businesses[1]: "not in rounds 1, 3",
        world.businesses[2]: "in no round",
    }
    said = shown(client, world, "gaeste/")
    for name, guests in (("Creatives", world.creatives), ("Businesses", world.businesses)):
        rows = [
            piece
            for guest in guests
            for piece in (
                str(guest),
                str(guest.card.organisation),
                presence.get(guest, "in all rounds"),
                f": change for {guest}",
            )
        ]
        # Heading, number and caption, then the table.
        assert after(said, name)[: 4 + len(rows)] == ["(4)", name, "Name", "Is there", *rows]


def test_presence_is_what_was_ticked(world: World, client: Client) -> None:
    guest = world.creatives[0]
    away(world, guest, 0)
    page = f"gaeste/{guest.pk}/"
    html = client.get(url(world, page)).content.decode()
    boxes = [box.partition(">")[0] for box in html.split("<input")[1:] if 'type="checkbox"' in box]
    assert [" checked" in box for box in boxes] == [False, True, True]
    assert after(shown(client, world, page), "Is there in")[:3] == [
        "Round 1, 11:00",
        "Round 2, 11:10",
        "Round 3, 11:20",
    ]
    for rounds, absent in (([0, 2], [1]), ([], [0, 1, 2]), ([0, 1, 2], [])):
        response = client.post(url(world, page), {"rounds": rounds})
        assert response.headers["Location"] == url(world, "gaeste/")
        assert list(Absence.objects.values_list("round", flat=True)) == absent
    assert client.post(url(world, page), {"rounds": ["7"]}).status_code == 200
    assert Absence.objects.count() == 0


def test_people_of_the_region_are_added(world: World, client: Client) -> None:
    here = [add_card(world.programme, world.regions["erzgebirge"], CardSide.OFFER, number) for number in (7, 8)]
    elsewhere = add_card(world.programme, world.regions["lausitz"], CardSide.NEED, 9)
    said = shown(client, world, "gaeste/einladen/")
    assert after(said, "Creatives") == [
        *("Kreativ Nummer7, Büro Wäscheleine 2", "(Aue-Bad Schlema)"),
        *("Kreativ Nummer8, Studio Wegweiser 3", "(Aue-Bad Schlema)"),
        *("Add to the guest list", "Cancel"),
    ]
    page = url(world, "gaeste/einladen/")
    assert told(read(client.post(page))) == ["Not possible:", "Please tick at least one person."]
    assert client.post(page, {"cards": [elsewhere.pk]}).status_code == 200
    response = client.post(page, {"cards": [here[0].pk]})
    assert response.headers["Location"] == url(world, "gaeste/")
    assert told(shown(client, world, "gaeste/")) == ["Done:", "1 person is now on the list."]
    guests = Guest.objects.filter(event=world.event).exclude(
        pk__in=[g.pk for g in (*world.creatives, *world.businesses)]
    )
    assert [guest.card for guest in guests] == [here[0]]
    client.post(page, {"cards": [here[1].pk]})
    assert shown(client, world, "gaeste/einladen/")[-3] == "Everybody is on the list already"


def test_pair_rules_are_set_and_lifted(world: World, client: Client) -> None:
    creative, business = world.creatives[0], world.businesses[1]
    page = url(world, "regeln/")
    values = {"creative": creative.pk, "business": business.pk, "rule": "must", "round": "1", "note": "Wunsch"}
    assert client.post(page, values).headers["Location"] == page
    said = shown(client, world, "regeln/")
    assert told(said) == ["Done:", "The pair rule holds from the next computed plan on."]
    row = [
        str(creative.card),
        str(business.card),
        "must meet",
        "in round 2",
        "Wunsch",
        "Lift",
        f": {creative}, {business}",
    ]
    assert after(said, "Why")[1:8] == row
    client.post(page, {**values, "rule": "never"})
    assert list(PairRule.objects.values_list("rule", "round", "note")) == [("never", None, "Wunsch")]
    lift = url(world, f"regeln/{PairRule.objects.get().pk}/aufheben/")
    assert [client.post(lift).status_code for _ in range(2)] == [302, 302]
    assert PairRule.objects.count() == 0
    said = after(shown(client, world, "regeln/"), "The pair rule is lifted.")
    assert said[-1 - len(after(said, "New rule")) - 1] == (
        "There are no rules yet. Without any, everybody may meet everybody."
    )


@pytest.mark.parametrize(
    ("field", "value"), [("creative", ""), ("business", "0"), ("rule", "always"), ("round", "9"), ("note", "x" * 201)]
)
def test_a_wrong_rule_loses_nothing(world: World, client: Client, field: str, value: str) -> None:
    values = {"creative": world.creatives[0].pk, "business": world.businesses[1].pk, "rule": "must", "note": "Wunsch"}
    response = client.post(url(world, "regeln/"), {**values, field: value})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert response.context["form"]["note"].value() == (value if field == "note" else "Wunsch")
    assert PairRule.objects.count() == 0


SETTINGS = {
    "starts_at": "2026-12-01T13:30",
    "rounds": "8",
    "tables": "20",
    "talk_minutes": "7",
    "change_minutes": "3",
    "promised_talks": "6",
}


@pytest.mark.parametrize("first", [True, False], ids=["set up", "changed"])
def test_rounds_and_tables(world: World, client: Client, *, first: bool) -> None:
    if first:
        SpeedDating.objects.all().delete()
        assert "Rounds and tables are still missing" in shown(client, world, "gaeste/")
        assert "Rounds and tables are still missing" in shown(client, world, "plan/")
    assert client.post(url(world, "ablauf/"), SETTINGS).headers["Location"] == url(world, "gaeste/")
    found = SpeedDating.objects.get()
    assert timezone.localtime(found.starts_at).replace(tzinfo=None) == dt.datetime(2026, 12, 1, 13, 30)  # noqa: DTZ001
    assert [found.rounds, found.tables, found.talk_minutes, found.change_minutes, found.promised_talks] == [
        8,
        20,
        7,
        3,
        6,
    ]
    said = shown(client, world, "gaeste/")
    assert "8 rounds of 7 minutes at 20 tables, from 13:30. Talks promised to everybody: 6." in said
    html = client.get(url(world, "ablauf/")).content.decode()
    assert 'value="2026-12-01T13:30"' in html


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"promised_talks": "9"}, "There are not as many rounds."),
        (
            {"rounds": "1", "promised_talks": "1"},
            "Kreativ Nummer0 and Betrieb Nummer1 must meet in round 3. Please change this pair rule first.",
        ),
        ({"rounds": "0", "promised_talks": "0"}, "Ensure this value is greater than or equal to 1."),
        ({"starts_at": "soon"}, "Enter a valid date/time."),
    ],
)
def test_a_day_that_cannot_be_is_refused_in_words(
    world: World, client: Client, wrong: dict[str, str], said: str
) -> None:
    rule(world, Rule.MUST, 2)
    response = client.post(url(world, "ablauf/"), {**SETTINGS, **wrong})
    errors = [error for field in response.context["form"] for error in field.errors]
    assert (response.status_code, errors) == (200, [said])
    assert said in read(response)
    assert SpeedDating.objects.get().rounds == 3
