"""The coordination's pages: guests with presence, pair rules, rounds and tables, the plan and its release."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kloeppel.events.actions import invite_guests
from kloeppel.events.models import Guest
from kloeppel.flow.profiles_to_plan import compute_plan, release_plan
from kloeppel.mailroom.models import Mail
from kloeppel.profiles.choices import CardSide
from kloeppel.speeddating.actions import change_speed_dating, set_absences, set_pair_rule
from kloeppel.speeddating.choices import PlanState, Rule
from kloeppel.speeddating.models import Absence, PairRule, PlanVersion, SpeedDating, Talk
from kloeppel.web.coordinator.plan_figures import Figures, figures_of
from world.programme import NOW, World, add_card
from world.reading import after, english_client, read, told

PAGES = ["gaeste/", "gaeste/einladen/", "regeln/", "ablauf/", "plan/", "plan/1/", "plan/2/freigeben/"]


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


def compute(world: World) -> PlanVersion:
    return compute_plan(speed_dating=world.speed_dating, actor=world.lead, at=NOW)


def release(world: World, plan: PlanVersion) -> PlanVersion:
    return release_plan(plan=plan, actor=world.lead, at=NOW)


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


def test_who_may_see_the_pages(world: World) -> None:
    release(world, compute(world))
    compute(world)
    pages = [*PAGES, f"gaeste/{world.creatives[0].pk}/"]
    expected = [
        *((world.lead, 200), (world.coordinators["erzgebirge"], 200), (world.coordinators["lausitz"], 403)),
        *((world.creatives[0].person.user, 404), (None, 302)),
    ]
    for user, status in expected:
        assert [english_client(user).get(url(world, page)).status_code for page in pages] == [status] * len(pages)
    refused = english_client(world.coordinators["lausitz"]).get(url(world, "plan/"))
    assert "This region is looked after by another coordinator." in read(refused)


def test_who_may_change_something(world: World) -> None:
    plan = compute(world)
    lifted = rule(world, Rule.NEVER)
    posts = [
        ("gaeste/einladen/", {"cards": "1"}),
        (f"gaeste/{world.creatives[0].pk}/", {}),
        ("regeln/", {}),
        (f"regeln/{lifted.pk}/aufheben/", {}),
        ("ablauf/", {}),
        ("plan/berechnen/", {}),
        ("plan/1/freigeben/", {"released_seen": "0"}),
    ]
    refused = [
        (world.coordinators["lausitz"], 403),
        (world.creatives[0].person.user, 404),
        (None, 302),
    ]
    for user, status in refused:
        statuses = [english_client(user).post(url(world, page), values).status_code for page, values in posts]
        assert statuses == [status] * len(posts)
    assert (PlanVersion.objects.get().state, PairRule.objects.get()) == (PlanState.DRAFT, lifted)
    assert (plan.number, Absence.objects.count(), Mail.objects.count()) == (1, 0, 0)


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
        assert after(said, name)[: 5 + len(rows)] == ["(4)", name, "Name", "Organisation", "Is there", *rows]


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


def test_a_plan_is_computed_and_shown(world: World, client: Client) -> None:
    assert "There is no plan yet" in shown(client, world, "plan/")
    away(world, world.creatives[0], 0)
    response = client.post(url(world, "plan/berechnen/"))
    assert response.headers["Location"] == url(world, "plan/1/")
    said = shown(client, world, "plan/1/")
    assert told(said) == ["Done:", "Version 1 is computed. Only the team sees it until it is released."]
    plan = PlanVersion.objects.get()
    total = f"{plan.total:.2f}"
    start = said.index("Plan, version 1") - 1
    assert said[start : start + 24] == [
        *("Auftakt Erzgebirge", "Plan, version 1", "There is no better plan: that is proven.", "draft"),
        *("Release the plan", "Talks", "11", "Talks for each", "2 to 3", "Waiting rounds", "1"),
        "somebody is there without a talk",
        f"Fit of all talks together: {total}. No plan can have more than {total}.",
        *("How evenly it is spread", "How many people have how many talks", "Talks", "People", "2", "2", "3", "6"),
        *("By round and table", "By round and table", "Table"),
    ]
    assert after(said, "By person") == by_person(world, plan)


def by_person(world: World, plan: PlanVersion) -> list[str]:
    """Both tables as they must be, from the talks themselves."""
    heads = ["Round 1", "11:00", "Round 2", "11:10", "Round 3", "11:20"]
    said = []
    for name, guests in (("Creatives", world.creatives), ("Businesses", world.businesses)):
        said += [name, "Name", "Talks", *heads]
        for guest in guests:
            side = {"creative": guest} if name == "Creatives" else {"business": guest}
            talks = {talk.round: talk for talk in Talk.objects.filter(plan=plan, **side)}
            said += [str(guest) if name == "Creatives" else str(guest.card.organisation), str(len(talks))]
            for number in range(3):
                if number in talks:
                    talk = talks[number]
                    other = talk.business.card.organisation if name == "Creatives" else talk.creative
                    said += [str(other), f"Table {talk.table + 1}"]
                else:
                    said.append("not there" if guest == world.creatives[0] else "Break")
    return said


def test_by_round_and_table_everybody_sits_where_the_plan_says(world: World, client: Client) -> None:
    plan = compute(world)
    said = after(after(shown(client, world, "plan/1/"), "By round and table"), "By round and table")
    expected = ["Table", "Round 1", "11:00", "Round 2", "11:10", "Round 3", "11:20"]
    for table in range(4):
        expected.append(str(table + 1))
        for talk in Talk.objects.filter(plan=plan, table=table).order_by("round"):
            expected += [str(talk.creative), str(talk.business.card.organisation)]
    assert said[: said.index("By person")] == expected


def test_lower_promises_are_said(world: World, client: Client) -> None:
    change_speed_dating(speed_dating=world.speed_dating, values={"promised_talks": 2}, actor=world.lead, at=NOW)
    away(world, world.creatives[0], 0, 1)
    compute(world)
    said = shown(client, world, "plan/1/")
    assert after(said, "Release the plan")[0] == (
        "Kreativ Nummer0 is there in 1 round only, so 1 talk is promised instead of 2."
    )


def test_an_impossible_plan_is_one_sentence(world: World, client: Client) -> None:
    away(world, world.creatives[0], 1)
    rule(world, Rule.MUST, 1)
    assert client.post(url(world, "plan/berechnen/")).headers["Location"] == url(world, "plan/")
    assert told(shown(client, world, "plan/")) == [
        "Not possible:",
        (
            "Kreativ Nummer0 and Betrieb Nummer1 must meet in round 2, but are not both there then. "
            "Please change presence or pair rule."
        ),
    ]
    assert PlanVersion.objects.count() == 0


def test_versions_stand_beside_each_other(world: World, client: Client) -> None:
    release(world, compute(world))
    away(world, world.creatives[0], 0)
    compute(world)
    said = after(shown(client, world, "plan/"), "How good")
    totals = [f"{total:.2f}" for total in PlanVersion.objects.order_by("-number").values_list("total", flat=True)]
    proven = "There is no better plan: that is proven."
    computed = "11/24/2026 10 a.m."
    assert said == [
        *("Version 2", "draft", computed, "11", "2 to 3", "1", totals[0], proven),
        *("Version 1", "released", computed, "12", "3", "0", totals[1], proven),
    ]


def test_a_gap_is_rounded_up_and_said(world: World) -> None:
    plan = compute(world)
    talks = [(talk.creative_id, talk.business_id, talk.round, talk.table) for talk in plan.talks.all()]

    def said(total: float, bound: float) -> Figures:
        plan.total, plan.bound, plan.optimal = total, bound, False
        return figures_of(plan, talks)

    assert said(10.0, 10.021).quality == "Another plan could be at most 0.3 % better."
    assert said(10.0, 10.0001).quality == "Another plan could be at most 0.1 % better."
    assert said(10.0, 10.021).proof == "Fit of all talks together: 10.00. No plan can have more than 10.03."


@pytest.mark.parametrize("change", ["absence", "rule", "guest", "tables"])
def test_a_change_after_the_last_version_is_noticed(world: World, client: Client, change: str) -> None:
    compute(world)
    compute(world)
    notice = "Something has changed since version 2. Please compute the plan anew."
    pages = ["plan/", "plan/2/", "plan/2/freigeben/"]
    assert [notice in shown(client, world, page) for page in pages] == [False] * 3
    if change == "absence":
        away(world, world.creatives[0], 0)
    elif change == "rule":
        rule(world, Rule.NEVER)
    elif change == "guest":
        card = add_card(world.programme, world.regions["erzgebirge"], CardSide.OFFER, 9)
        invite_guests(event=world.event, cards=[card], actor=world.lead, at=NOW)
    else:
        change_speed_dating(speed_dating=world.speed_dating, values={"tables": 5}, actor=world.lead, at=NOW)
    assert [notice in shown(client, world, page) for page in pages] == [True] * 3
    compute(world)
    assert "Something has changed" not in " ".join(shown(client, world, "plan/"))


def test_a_release_says_who_gets_a_letter_and_is_confirmed(world: World, client: Client) -> None:
    compute(world)
    everybody = [str(guest.card) for guest in (*world.creatives, *world.businesses)]
    page = "plan/1/freigeben/"
    assert after(shown(client, world, page), "8 people get a letter") == [*everybody, "Release now", "Cancel"]
    assert (PlanVersion.objects.get().state, Mail.objects.count()) == (PlanState.DRAFT, 0)
    response = client.post(url(world, page), {"released_seen": "0"})
    assert response.headers["Location"] == url(world, "plan/1/")
    said = shown(client, world, "plan/1/")
    assert told(said) == ["Done:", "Version 1 is released. The letters are on their way."]
    assert ("released" in said, "Release the plan" in said) == (True, False)
    assert (PlanVersion.objects.get().state, Mail.objects.count()) == (PlanState.RELEASED, 8)
    assert client.get(url(world, page)).headers["Location"] == url(world, "plan/1/")
    compute(world)
    said = shown(client, world, "plan/2/freigeben/")
    assert "It replaces version 1. Only those whose talks change get a letter." in said
    assert after(said, "0 people get a letter") == ["Nobody's talks change.", "Release now", "Cancel"]


def test_whoever_comes_second_gets_a_sentence(world: World, client: Client) -> None:
    release(world, compute(world))
    compute(world)
    sentences = {
        "plan/1/freigeben/": "Version 1 has been released already.",
        "plan/2/freigeben/": "Meanwhile somebody else has released version 1. Please look at it first.",
    }
    for page, sentence in sentences.items():
        assert client.post(url(world, page), {"released_seen": "0"}).headers["Location"] == url(world, "plan/")
        assert told(shown(client, world, "plan/")) == ["Not possible:", sentence]
    assert client.post(url(world, "plan/2/freigeben/")).headers["Location"] == url(world, "plan/2/freigeben/")
    assert list(PlanVersion.objects.values_list("number", "state")) == [(2, "draft"), (1, "released")]
    assert Mail.objects.count() == 8


def test_what_is_not_there_is_not_found(world: World, client: Client) -> None:
    addresses = ["plan/7/", "plan/7/freigeben/", "gaeste/0/"]
    assert [client.get(url(world, address)).status_code for address in addresses] == [404] * 3
    SpeedDating.objects.all().delete()
    addresses = ["regeln/", f"gaeste/{world.creatives[0].pk}/"]
    assert [client.get(url(world, address)).status_code for address in addresses] == [404] * 2
    assert client.post(url(world, "plan/berechnen/")).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_the_number_of_queries_does_not_grow(world: World, client: Client, page: str) -> None:
    release(world, compute(world))
    compute(world)
    rule(world, Rule.NEVER)
    away(world, world.creatives[0], 0)
    counts = []
    for more in (False, True):
        if more:
            cards = [
                add_card(world.programme, world.regions["erzgebirge"], side, number)
                for side in (CardSide.OFFER, CardSide.NEED)
                for number in range(10, 14)
            ]
            invite_guests(event=world.event, cards=cards[::2], actor=world.lead, at=NOW)
            away(world, world.creatives[1], 0, 1)
            set_pair_rule(
                speed_dating=world.speed_dating,
                creative=world.creatives[2],
                business=world.businesses[2],
                rule=Rule.MUST,
                actor=world.lead,
                at=NOW,
            )
            compute(world)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url(world, page)).status_code == 200
        counts.append(len(queries))
    assert counts == [counts[0]] * 2
