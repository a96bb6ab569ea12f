"""Figures, report and money: what the team sees, and how little of it somebody from outside."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kloeppel.events.actions import invite_guests
from kloeppel.events.models import Event
from kloeppel.flow.profiles_to_plan import compute_plan, release_plan
from kloeppel.profiles.choices import CardSide
from kloeppel.profiles.models import Card, Organisation, Person
from kloeppel.programmes.actions import give_role
from kloeppel.programmes.choices import Role
from kloeppel.programmes.models import Programme, TeamMember
from world.programme import NOW, World, add_card
from world.reading import after, english_client, read

COUNTED = (
    "Counted are matches that both have confirmed and that are working together. "
    "A match that ended early is not counted."
)
MISSING = (
    "€500 are missing. Please talk to the funder before you send further proposals, or correct grant and pot in the "
    "settings."
)

pytestmark = pytest.mark.django_db


def shown(client: Client, name: str) -> list[str]:
    response = client.get(reverse(name, args=[] if name == "programmes" else ["cimis"]))
    assert response.status_code == 200
    return read(response)


def one_more_in_lausitz(world: World) -> None:
    add_card(world.programme, world.regions["lausitz"], CardSide.NEED, 9)


def region(pieces: list[str], name: str) -> list[str]:
    return after(after(pieces, "By region"), name)[:7]


def test_the_team_reads_every_number(world: World) -> None:
    one_more_in_lausitz(world)
    plan = compute_plan(speed_dating=world.speed_dating, actor=world.lead, at=NOW)
    talks = str(release_plan(plan=plan, actor=world.lead, at=NOW).talks.count())
    pieces = shown(english_client(world.lead), "figures")
    # Within a figure the label comes first.
    assert after(pieces, "Who takes part")[:8] == [
        *("Applications", "9", "Businesses", "5", "Creatives", "4", "Guests", "8"),
    ]
    assert after(pieces, "From talks to matches")[:8] == [
        *("Talks planned", talks, "Feedback after talks", "0", "Sent proposals", "0", "Matches", "0"),
    ]
    assert region(pieces, "Erzgebirge") == ["4", "4", "8", talks, "0", "0", "0"]
    assert region(pieces, "Lausitz") == ["1", "0", "0", "0", "0", "0", "0"]
    assert region(pieces, "Meißen") == ["0"] * 7


def test_a_small_number_is_hidden_from_the_funder_and_cannot_be_worked_out(world: World) -> None:
    one_more_in_lausitz(world)
    pieces = shown(english_client(world.funder), "figures")
    assert after(pieces, "Who takes part")[:4] == ["Applications", "9", "Businesses", "5"]
    assert region(pieces, "Erzgebirge")[:3] == ["–", "4", "8"]
    assert region(pieces, "Lausitz")[:3] == ["under 3", "0", "0"]
    assert region(pieces, "Meißen")[:3] == ["0", "0", "0"]


def test_kinds_and_sub_markets(world: World) -> None:
    Organisation.objects.update(kind="museum")
    Card.objects.filter(side=CardSide.OFFER).update(submarket="design")
    Card.objects.filter(pk=world.creatives[0].card_id).update(submarket="")
    lead, funder = (shown(english_client(who), "figures") for who in (world.lead, world.funder))
    assert after(lead, "Businesses by kind")[3:5] == ["Museum", "4"]
    assert after(lead, "Creatives by sub-market")[3:7] == ["Design industry", "3", "Branch not known", "1"]
    # Three of four: the one would be certain, so neither is said.
    assert after(funder, "Creatives by sub-market")[3:7] == ["Design industry", "–", "Branch not known", "–"]


def links(client: Client) -> list[str]:
    html = client.get(reverse("figures", args=["cimis"])).content.decode()
    main = html.partition("Who takes part")[2].partition("</main>")[0]
    return [piece.partition('"')[0].replace("&amp;", "&") for piece in main.split('href="')[1:]]


def test_every_number_opens_what_stands_behind_it(world: World) -> None:
    one_more_in_lausitz(world)
    Organisation.objects.filter(cards=world.businesses[0].card).update(kind="museum")
    client = english_client(world.lead)
    found = links(client)
    assert len(found) == 8 + 3 * 7 - 2 * 4 + 2 + 1
    assert {client.get(url).status_code for url in found} == {200}
    by_kind = [url for url in found if "kind=museum" in url]
    assert len(by_kind) == 1
    assert "1 person" in read(client.get(by_kind[0]))


def test_a_coordinator_opens_the_own_region_and_the_funder_nothing(world: World) -> None:
    event = f"/{world.event.pk}/"
    assert links(english_client(world.funder)) == []
    own = links(english_client(world.coordinators["erzgebirge"]))
    other = links(english_client(world.coordinators["lausitz"]))
    assert sum(event in url for url in own) == 4
    assert sum(event in url for url in other) == 0
    assert f"region={world.regions['lausitz'].pk}" in " ".join(other)


def test_no_page_of_the_funder_names_anybody(world: World) -> None:
    one_more_in_lausitz(world)
    plan = compute_plan(speed_dating=world.speed_dating, actor=world.lead, at=NOW)
    release_plan(plan=plan, actor=world.lead, at=NOW)
    client = english_client(world.funder)
    names = {
        *Person.objects.values_list("name", flat=True),
        *Person.objects.values_list("last_name", flat=True),
        *Person.objects.values_list("user__email", flat=True),
        *Organisation.objects.values_list("name", flat=True),
        *(title for title in Card.objects.values_list("title", flat=True) if title),
    }
    assert len(names) > 20
    for name in ("programmes", "figures", "report"):
        html = client.get(reverse(name, args=[] if name == "programmes" else ["cimis"])).content.decode()
        assert {one for one in names if one and one in html} == set()


def test_the_report_in_sentences(world: World) -> None:
    Event.objects.update(starts_at=NOW.replace(year=2020))
    Programme.objects.update(pot=7_000_000)
    one_more_in_lausitz(world)
    for who in (world.lead, world.funder):
        pieces = shown(english_client(who), "report")
        assert after(pieces, "Where it stands")[:4] == [
            "5 needs of businesses and institutions have come in.",
            "4 creatives make an offer.",
            "8 people are on the guest lists.",
            "Each match may spend up to €2,500. For all matches there are €70,000.",
        ]
        assert "It began on Nov. 24, 2026. Regions: Erzgebirge, Lausitz, Meißen." in pieces
        assert after(pieces, "Days")[:2] == ["Nov. 24, 2020", "Auftakt Erzgebirge, Kulturzentrum, Aue"]
        # It goes from hand to hand: small numbers are hidden whoever opens it.
        assert after(pieces, "Lausitz")[0] == "under 3"


def test_money_that_lasts(world: World) -> None:
    Programme.objects.update(pot=7_000_050)
    pieces = shown(english_client(world.lead), "money")
    assert pieces[pieces.index("Pot for all matches") :][:8] == [
        *("Pot for all matches", "€70,000.50", "Promised", "€0", "0 matches, €2,500 each"),
        *("Left", "€70,000.50", "enough for 28 more matches"),
    ]
    assert after(pieces, "By region")[4:] == [
        *("Erzgebirge", "0", "€0", "Lausitz", "0", "€0", "Meißen", "0", "€0", "Together", "0", "€0"),
        COUNTED,
    ]


def test_more_promised_than_there_is(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    Programme.objects.update(pot=700_000)
    monkeypatch.setattr(
        "kloeppel.flow.programme_to_report.matches_by_region", lambda _: {world.regions["lausitz"].pk: 3}
    )
    pieces = shown(english_client(world.lead), "money")
    assert after(pieces, "Please note:")[:2] == [
        "More is promised than the pot holds",
        MISSING,
    ]
    assert after(pieces, "Left")[:2] == ["\u2212€500", "enough for 0 more matches"]
    assert after(pieces, "Lausitz")[:2] == ["3", "€7,500"]


def test_money_in_german(world: World) -> None:
    Programme.objects.update(pot=7_000_050)
    client = Client(headers={"accept-language": "de"})
    client.force_login(world.lead)
    text = client.get(reverse("money", args=["cimis"])).content.decode()
    assert "70.000,50" in text


def test_without_a_pot_nothing_is_said_to_be_left(world: World) -> None:
    pieces = shown(english_client(world.lead), "money")
    assert "Left" not in pieces
    assert after(pieces, "Please note:")[:2] == [
        *("No pot is set yet. As soon as it is, you see here what is left.", "Set the pot"),
    ]


def test_programmes_lead_where_one_may_go(world: World) -> None:
    Event.objects.update(starts_at=NOW.replace(year=2099))
    give_role(
        programme=world.programme,
        user=world.lead,
        role=Role.COORDINATOR,
        region=world.regions["lausitz"],
        actor=world.lead,
        at=NOW,
    )
    for who, page, roles in (
        (world.lead, "programme", ["project lead", "coordinator Lausitz", "0 of 1 kick-off was held."]),
        (world.funder, "figures", ["funder", "0 of 1 kick-off was held."]),
    ):
        response = english_client(who).get(reverse("programmes"))
        assert after(read(response), "CIMIS Test")[: len(roles)] == roles
        assert reverse(page, args=["cimis"]).encode() in response.content


@pytest.mark.parametrize("name", ["programmes", "figures", "report", "money", "team"])
@pytest.mark.parametrize("who", ["lead", "funder"])
def test_more_people_need_no_more_statements(world: World, name: str, who: str) -> None:
    if who == "funder" and name in {"money", "team"}:
        assert english_client(world.funder).get(reverse(name, args=["cimis"])).status_code == 404
        return
    client = english_client(getattr(world, who))
    counts = []
    for begin in (20, 40):
        with CaptureQueriesContext(connection) as statements:
            shown(client, name)
        counts.append(len(statements))
        area = world.regions["erzgebirge"]
        cards = [add_card(world.programme, area, CardSide.NEED, begin + number) for number in range(3)]
        invite_guests(event=world.event, cards=cards, actor=world.lead, at=NOW)
        for number in range(2):
            give_role(
                programme=world.programme,
                user=cards[number].person.user,
                role=Role.COORDINATOR,
                region=area,
                actor=world.lead,
                at=NOW,
            )
    assert TeamMember.objects.filter(region=area).count() == 5
    assert counts[0] == counts[1]
