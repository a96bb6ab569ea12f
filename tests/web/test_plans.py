"""The coordination's pages about the plan: versions with their figures, the release, and who may see any of it."""

import math
from dataclasses import asdict

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kloeppel.core.rounds import Evenness
from kloeppel.events.actions import invite_guests
from kloeppel.events.models import Guest
from kloeppel.flow.profiles_to_plan import compute_plan, release_plan
from kloeppel.mailroom.models import Mail
from kloeppel.profiles.choices import CardSide
from kloeppel.speeddating.actions import change_speed_dating, set_absences, set_pair_rule
from kloeppel.speeddating.choices import PlanState, Rule
from kloeppel.speeddating.models import Absence, PairRule, PlanVersion, SpeedDating, Talk
from kloeppel.web.coordinator.plan_figures import Figures, figures_of
from world.pair_rules import set_rule
from world.programme import NOW, World, add_card
from world.reading import after, english_client, read, told

PAGES = ["gaeste/", "gaeste/einladen/", "regeln/", "ablauf/", "plan/", "plan/1/", "plan/2/freigeben/"]

EVENLY = "Talks cannot be spread more evenly: that is proven."


@pytest.fixture
def client(world: World) -> Client:
    """The coordinator of the Erzgebirge, reading English."""
    return english_client(world.coordinators["erzgebirge"])


def evenly(plan: PlanVersion) -> str:
    """What the pages say of a proven plan."""
    assert plan.evenness is not None
    assert plan.evenness["talks_proven"]
    lost = math.ceil(1000 * (1 - plan.total / plan.bound) - 1e-6) / 10
    return (
        f"{EVENLY} It costs {lost:.1f} % of the fit at most." if lost > 0 else f"{EVENLY} It costs nothing of the fit."
    )


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
    lifted = set_rule(world, Rule.NEVER)
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


def test_a_plan_is_computed_and_shown(world: World, client: Client) -> None:
    assert "There is no plan yet" in shown(client, world, "plan/")
    away(world, world.creatives[0], 0)
    response = client.post(url(world, "plan/berechnen/"))
    assert response.headers["Location"] == url(world, "plan/1/")
    said = shown(client, world, "plan/1/")
    assert told(said) == ["Done:", "Version 1 is computed. Only the team sees it until it is released."]
    plan = PlanVersion.objects.get()
    assert plan.evenness is not None
    total, least = f"{plan.total:.2f}", f"{plan.evenness['least_affinity']:.2f}"
    most = f"{math.ceil(plan.bound * 100) / 100:.2f}"
    together = f"Fit of all talks together: {total}. No plan can have more than {most}."
    start = said.index("Plan, version 1")
    assert said[start : start + 25] == [
        *("Plan, version 1", evenly(plan), "draft"),
        *("Release the plan", "Talks", "11", "Talks for each", "2 to 3", "Waiting rounds", "1"),
        "somebody is there without a talk",
        f"{together} Whoever gets least of it gets {least}. No plan could give them more than {least}.",
        *("How evenly it is spread", "Creatives", "Businesses"),
        *("How many people have how many talks", "Talks", "People", "2", "2", "3", "6"),
        *("By round and table", "By round and table", "Table"),
    ]
    assert after(said, "By person") == by_person(world, plan)
    page = client.get(url(world, "plan/1/")).content.decode()
    assert [page.count(f'class="{part}"') for part in ("knot", "dot dot-a", "dot dot-b")] == [11, 4, 4]


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
    assert said[: said.index("Who meets whom")] == expected


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
    set_rule(world, Rule.MUST, number=1)
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
    words = [evenly(plan) for plan in PlanVersion.objects.order_by("-number")]
    computed = "11/24/2026 10 a.m."
    assert said == [
        *("Version 2", "draft", computed, "11", "2 to 3", "1", totals[0], words[0]),
        *("Version 1", "released", computed, "12", "3", "0", totals[1], words[1]),
    ]


def test_a_gap_is_rounded_up_and_said(world: World) -> None:
    plan = compute(world)
    talks = [(talk.creative_id, talk.business_id, talk.round, talk.table) for talk in plan.talks.all()]

    def said(total: float, bound: float) -> Figures:
        plan.total, plan.bound, plan.optimal, plan.evenness = total, bound, False, None
        return figures_of(plan, talks, plan.problem)

    assert said(10.0, 10.021).quality == "Another plan could be at most 0.3 % better."
    assert said(10.0, 10.0001).quality == "Another plan could be at most 0.1 % better."
    assert said(10.0, 10.021).proof == "Fit of all talks together: 10.00. No plan can have more than 10.03."


def test_what_evenness_costs_is_rounded_up_and_said(world: World) -> None:
    plan = compute(world)
    talks = [(talk.creative_id, talk.business_id, talk.round, talk.table) for talk in plan.talks.all()]

    def said(*, proven: bool, lost: float) -> str:
        plan.evenness = asdict(Evenness(proven, least_affinity=0.5, least_affinity_bound=0.75, lost=lost))
        return figures_of(plan, talks, plan.problem).quality

    found = "Talks are spread as evenly as could be found in the time."
    assert said(proven=True, lost=0.00901) == f"{EVENLY} It costs 1.0 % of the fit at most."
    assert said(proven=True, lost=0.009) == f"{EVENLY} It costs 0.9 % of the fit at most."
    assert said(proven=False, lost=0.0) == f"{found} It costs nothing of the fit."


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
        set_rule(world, Rule.NEVER)
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
    set_rule(world, Rule.NEVER)
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


def test_of_too_many_people_there_is_no_picture_of_who_meets_whom(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    compute(world)
    said = "With so many people this picture would be larger than any screen. The list below says the same."
    for most, there in ((4, 0), (3, 1)):
        monkeypatch.setattr("kloeppel.web.coordinator.plans.MOST", most)
        assert shown(client, world, "plan/1/").count(said) == there
