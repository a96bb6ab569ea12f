"""The coordination's pages from feedback to matches: what they say, and what nobody can read from them."""

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kloeppel.core.values import Side
from kloeppel.events.actions import invite_guests
from kloeppel.events.models import Guest
from kloeppel.matches.actions import decide_pair
from kloeppel.matches.choices import Answer, DecisionKind, MatchingRule
from kloeppel.matches.models import Match, MatchingRun, PairDecision, Proposal
from kloeppel.profiles.choices import CardSide
from kloeppel.programmes.models import Region
from kloeppel.speeddating.choices import Wish
from world.programme import NOW, World, add_card
from world.reading import after, english_client, read, told
from world.wishes import answer, ask, both_say, compute, names, say, send

if TYPE_CHECKING:
    from kloeppel.accounts.models import User

FIRST_PAIR = "Kreativ Nummer0 and Betrieb Nummer0"
ABOUT_DECISIONS = (
    "A locked pair is asked whatever the two said after their talk. "
    "A pair that has not come about is only asked again if you lock it."
)


@pytest.fixture
def client(world: World) -> Client:
    """The coordinator of the Erzgebirge, reading English."""
    return english_client(world.coordinators["erzgebirge"])


def url(world: World, page: str = "") -> str:
    return f"/auftakt/{world.event.pk}/tandems/{page}"


def shown(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    return read(response)


def posted(client: Client, address: str, **values: object) -> list[str]:
    """What the page says after sending `values`."""
    return read(client.post(address, values, follow=True))


def pair(world: World, creative: int, business: int) -> dict[str, object]:
    return {"creative": world.creatives[creative].card_id, "business": world.businesses[business].card_id}


def forbid(world: World, creative: int, business: int) -> PairDecision:
    return decide_pair(
        event=world.event,
        creative=world.creatives[creative].card,
        business=world.businesses[business].card,
        kind=DecisionKind.FORBID,
        note="sind verwandt",
        actor=world.lead,
        at=NOW,
    )


def test_who_may_see_the_pages(world: World) -> None:
    (asked,) = ask(world, (0, 0))
    pages = [url(world), url(world, "1/senden/"), url(world, f"vorschlag/{asked.pk}/")]
    expected: list[tuple[User | None, int]] = [
        *((world.lead, 200), (world.coordinators["erzgebirge"], 200), (world.coordinators["lausitz"], 403)),
        *((world.creatives[0].person.user, 404), (None, 302)),
    ]
    for user, status in expected:
        assert [english_client(user).get(page).status_code for page in pages] == [status] * 3
    decision = forbid(world, 1, 1)
    changes = [url(world, "berechnen/"), url(world, "paar/"), url(world, f"paar/{decision.pk}/freigeben/"), *pages[1:]]
    for user, status in expected[2:]:
        assert [english_client(user).post(page).status_code for page in changes] == [status] * 5
    assert [english_client(world.lead).get(page).status_code for page in changes[:3]] == [405] * 3
    assert (Proposal.objects.get().state, PairDecision.objects.count(), MatchingRun.objects.count()) == ("open", 1, 1)


def test_before_the_first_result(world: World, client: Client) -> None:
    say(world, world.creatives[0], world.businesses[0], Wish.NO)
    assert shown(client, url(world))[:23] == [
        *("CIMIS Test", "Auftakt Erzgebirge", "Matches", "From feedback to matches"),
        "Kloeppel looks for pairs in which both wished for each other. You decide, and then the two are asked.",
        *("Guests who gave feedback", "1", "/ 8", "Who it was and what they said, nobody sees."),
        *("Find pairs", "What matters more?", "Nobody would rather have somebody else who would like that too"),
        "As many pairs as possible, even if some would gladly change",
        "As few people as possible go away empty or with a maybe only",
        *("As many pairs as possible in which both have said yes", "Compute", "Decide about a pair"),
        ABOUT_DECISIONS,
        *("Creative", "Please choose", "Kreativ Nummer0, Studio Wegweiser", "Kreativ Nummer1, Klanglabor"),
        "Kreativ Nummer2, Büro Kartoffelstempel",
    ]


def test_computing_shows_pairs_and_who_is_left(world: World, client: Client) -> None:
    both_say(world, 0, 0)
    both_say(world, 1, 0, Wish.MAYBE)
    page = posted(client, url(world, "berechnen/"), rule="stable")
    assert told(page) == ["Done:", "1 pair found."]
    pieces = after(page, "The pairs")
    assert pieces[1:6] == [
        *(FIRST_PAIR, "Studio Wegweiser", "Radtouren Elbaue", f"{FIRST_PAIR} put each other first."),
        *("Both name booking.",),
    ]
    assert pieces[0].endswith("By this rule there is no better result; that is proven.")
    alone = after(page, "Without a partner")
    assert alone[:4] == [
        "Kreativ Nummer1, Klanglabor",
        "For Kreativ Nummer1, Klanglabor there are mutual wishes, but those places are taken.",
        (
            "A mutual wish with Betrieb Nummer0, Radtouren Elbaue, who is matched with Kreativ Nummer0, Studio "
            "Wegweiser now; that match would have to end."
        ),
        "Kreativ Nummer2, Büro Kartoffelstempel",
    ]
    run = MatchingRun.objects.get()
    assert (run.rule, run.computed_by_id) == ("stable", world.coordinators["erzgebirge"].pk)
    assert told(posted(client, url(world, "berechnen/"), rule="best")) == [
        "Not possible:",
        "Please choose what matters more.",
    ]


def test_every_rule_can_be_chosen(world: World, client: Client) -> None:
    both_say(world, 0, 0)
    both_say(world, 0, 1, Wish.MAYBE)
    both_say(world, 1, 0, Wish.MAYBE)
    found = {rule.value: told(posted(client, url(world, "berechnen/"), rule=rule.value))[1:] for rule in MatchingRule}
    assert found == {
        "stable": ["1 pair found."],
        "best_total": ["2 pairs found."],
        "fair": ["2 pairs found."],
        "most_mutual": ["1 pair found."],
    }
    assert list(MatchingRun.objects.order_by("number").values_list("rule", flat=True)) == list(MatchingRule)


def test_the_price_of_more_pairs_is_shown(world: World, client: Client) -> None:
    both_say(world, 0, 0)
    both_say(world, 0, 1, Wish.MAYBE)
    both_say(world, 1, 0, Wish.YES, Wish.MAYBE)
    assert told(posted(client, url(world, "berechnen/"), rule="best_total")) == ["Done:", "2 pairs found."]
    assert after(shown(client, url(world)), "Who would gladly change")[:2] == [
        "That is the price of more pairs. Please keep this to yourself.",
        (
            "Kreativ Nummer0, Studio Wegweiser and Betrieb Nummer0, Radtouren Elbaue both wished for each other too "
            "and would gladly change."
        ),
    ]
    compute(world)
    assert "Who would gladly change" not in shown(client, url(world))


def test_a_locked_pair_and_a_mutual_wish_are_all_that_is_told(world: World, client: Client) -> None:
    """More answers of one side change nothing on the page but the number of guests who answered."""
    both_say(world, 0, 0)
    posted(client, url(world, "paar/"), **pair(world, 1, 1), kind="lock", note="")
    compute(world)
    before = shown(client, url(world))
    for wish, business in ((Wish.NO, 1), (Wish.YES, 2), (Wish.MAYBE, 3)):
        say(world, world.creatives[1], world.businesses[business], wish)
    page = shown(client, url(world))
    assert [(old, new) for old, new in zip(before, page, strict=True) if old != new] == [("2", "3")]


def test_pairs_are_locked_forbidden_and_freed(world: World, client: Client) -> None:
    both_say(world, 0, 0)
    compute(world)
    page = posted(client, url(world, "paar/"), **pair(world, 0, 0), kind="forbid", note="sind verwandt")
    assert told(page) == [
        "Done:",
        (
            "Kreativ Nummer0, Studio Wegweiser and Betrieb Nummer0, Radtouren Elbaue will not be a pair when you "
            "compute the next time."
        ),
    ]
    assert "Something has changed since. Please compute again before you send proposals." in page
    assert after(page, "What you have decided")[5:10] == [
        *(
            "Kreativ Nummer0, Studio Wegweiser",
            "Betrieb Nummer0, Radtouren Elbaue",
            "forbidden",
            "sind verwandt",
            "Free",
        ),
    ]
    page = posted(client, url(world, "paar/"), **pair(world, 2, 3), kind="lock", note="")
    assert told(page)[1] == (
        "Kreativ Nummer2, Büro Kartoffelstempel and Betrieb Nummer3, Kulturzentrum Plättbrett are locked as a pair "
        "when you compute the next time."
    )
    assert names(compute(world), world) == [(2, 3)]
    decision = PairDecision.objects.get(kind=DecisionKind.LOCK)
    page = posted(client, url(world, f"paar/{decision.pk}/freigeben/"))
    assert told(page) == ["Done:", "The pair is free again. It counts when you compute the next time."]
    assert names(compute(world), world) == []


def test_a_decision_that_cannot_be_keeps_what_was_entered(world: World, client: Client) -> None:
    posted(client, url(world, "paar/"), **pair(world, 0, 0), kind="lock", note="")
    response = client.post(url(world, "paar/"), {**pair(world, 0, 1), "kind": "lock", "note": "Das passt."})
    assert read(response)[9:12] == [
        *("Decide about a pair",),
        ABOUT_DECISIONS,
        "Not possible:",
    ]
    assert after(read(response), "Not possible:")[0] == (
        "Kreativ Nummer0, Studio Wegweiser and Betrieb Nummer0, Radtouren Elbaue are locked as a pair already. "
        "Please free this pair first."
    )
    html = response.content.decode()
    assert f'<option value="{world.businesses[1].card_id}" selected>' in html
    assert 'value="Das passt."' in html
    missing = client.post(url(world, "paar/"), {"note": "Warum?", "kind": "lock"})
    assert [errors[0] for errors in missing.context["form"].errors.values()] == ["This field is required."] * 2
    assert PairDecision.objects.count() == 1


def test_locks_that_cannot_hold_are_said_when_computing(world: World, client: Client) -> None:
    posted(client, url(world, "paar/"), **pair(world, 0, 1), kind="lock", note="")
    Guest.objects.filter(pk=world.businesses[1].pk).delete()
    assert told(posted(client, url(world, "berechnen/"), rule="stable")) == [
        "Not possible:",
        (
            "Kreativ Nummer0, Studio Wegweiser and Betrieb Nummer1, Museum Löffelstanze are locked as a pair, but "
            "Betrieb Nummer1, Museum Löffelstanze is not on the guest list. Please free this pair."
        ),
    ]


def test_sending_names_everybody_first(world: World, client: Client) -> None:
    both_say(world, 0, 0)
    both_say(world, 1, 1)
    compute(world)
    assert after(shown(client, url(world, "1/senden/")), "Send proposals?") == [
        "Both of each pair get the same letter about each other. Nobody learns what the other said after the talk.",
        *("2 pairs", "Kreativ Nummer0, Studio Wegweiser", "Betrieb Nummer0, Radtouren Elbaue"),
        *("Kreativ Nummer1, Klanglabor", "Betrieb Nummer1, Museum Löffelstanze"),
        *("Please answer by", "Send now", "Cancel"),
    ]
    late = dt.date(2200, 1, 2)
    assert told(posted(client, url(world, "1/senden/"), answer_by=late.isoformat())) == [
        "Done:",
        "2 proposals are on their way.",
    ]
    assert list(Proposal.objects.values_list("answer_by", flat=True)) == [late] * 2
    page = shown(client, url(world))
    assert "Send proposals …" not in page
    assert after(page, "Proposals")[4:13] == [
        *("Kreativ Nummer1", "Klanglabor", "asked about a match with", "Betrieb Nummer1", "Museum Löffelstanze"),
        *("waiting for answers", "until Jan. 2, 2200"),
        *("Close", "Kreativ Nummer1, Klanglabor, Betrieb Nummer1, Museum Löffelstanze"),
    ]
    again = posted(client, url(world, "1/senden/"), answer_by=late.isoformat())
    assert told(again) == ["Not possible:", "The proposals of this result have been sent already."]
    early = posted(client, url(world, "1/senden/"), answer_by="2020-01-01")
    assert told(early) == ["Not possible:", "Please give people at least until tomorrow to answer."]
    assert client.get(url(world, "7/senden/")).status_code == 404


def test_every_end_of_a_proposal_looks_the_same(world: World, client: Client) -> None:
    asked = ask(world, (0, 0), (1, 1), (2, 2))
    answer(asked[0], Side.CREATIVE)
    answer(asked[0], Side.BUSINESS, Answer.NO)
    answer(asked[1], Side.CREATIVE, Answer.NO)
    assert after(shown(client, url(world, f"vorschlag/{asked[2].pk}/")), "Close the proposal?") == [
        (
            "Both get a letter that it will not become a match, and that you get in touch with the next step. They "
            "are free again."
        ),
        *("Kreativ Nummer2, Büro Kartoffelstempel", "Betrieb Nummer2, Blaudruckstube", "Close the proposal", "Cancel"),
    ]
    page = posted(client, url(world, f"vorschlag/{asked[2].pk}/"))
    assert told(page) == ["Done:", "The proposal is closed. Everybody concerned gets the same letter."]
    table = after(page, "Proposals")
    rows = [table[start : start + 7] for start in (4, 11, 18)]
    assert [[row[2], *row[5:]] for row in rows] == [["and", "did not come about", "Dec. 1, 2026"]] * 3
    assert told(posted(client, url(world, f"vorschlag/{asked[2].pk}/"))) == [
        "Not possible:",
        "This proposal is no longer open.",
    ]


def test_a_waiting_proposal_does_not_tell_who_has_answered(world: World, client: Client) -> None:
    (asked,) = ask(world, (0, 0))
    before = shown(client, url(world))
    answer(asked, Side.CREATIVE)
    assert shown(client, url(world)) == before


def test_who_is_promised_is_named(world: World, client: Client) -> None:
    ask(world, (0, 0))
    compute(world)
    page = after(shown(client, url(world)), "The pairs")
    assert page[1:5] == [
        "These people are in a match or have been asked already, so they take no part:",
        *("Kreativ Nummer0, Studio Wegweiser", "Betrieb Nummer0, Radtouren Elbaue", "No pair was found."),
    ]


def test_the_list_of_matches(world: World, client: Client) -> None:
    address = "/programm/cimis/tandems/"
    assert after(shown(client, address), "No matches yet") == [
        "As soon as two people have said yes to a proposal, they stand here."
    ]
    for asked in ask(world, (0, 0), (1, 1)):
        for side in Side:
            answer(asked, side)
    elsewhere = Match.objects.get(creative=world.creatives[1].card)
    Match.objects.filter(pk=elsewhere.pk).update(region=Region.objects.get(slug="lausitz"))
    first = [
        *("Kreativ Nummer0", "Studio Wegweiser", "a match with", "Betrieb Nummer0", "Radtouren Elbaue"),
        *("working together", "Erzgebirge", "since Nov. 24, 2026", "accompanied by Koord-erzgebirge"),
    ]
    second = [
        *("Kreativ Nummer1", "Klanglabor", "a match with", "Betrieb Nummer1", "Museum Löffelstanze"),
        *("working together", "Lausitz", "since Nov. 24, 2026", "accompanied by Koord-erzgebirge"),
    ]
    lead = "Who works together, and who accompanies them."
    assert after(shown(client, address), lead)[:-1] == first
    assert after(shown(english_client(world.coordinators["lausitz"]), address), lead)[:-1] == second
    assert after(shown(english_client(world.lead), address), lead)[:-1] == [*first, *second]
    html = english_client(world.lead).get(address).content.decode()
    lace = [piece.partition("</svg>")[0] for piece in html.split('<svg class="lace-piece"')[1:]]
    assert (len(lace), len(set(lace))) == (2, 2)
    assert english_client(world.creatives[0].person.user).get(address).status_code == 404


def test_pages_ask_the_database_as_often_for_many_as_for_few(world: World, client: Client) -> None:
    address = "/programm/cimis/tandems/"
    first, second = ask(world, (0, 0), (1, 1))
    forbid(world, 2, 2)
    for side in Side:
        answer(first, side)
    answer(second, Side.CREATIVE, Answer.NO)
    compute(world, MatchingRule.BEST_TOTAL)

    def asked() -> list[int]:
        counts = []
        for page in (url(world), url(world, "1/senden/"), address):
            with CaptureQueriesContext(connection) as queries:
                client.get(page)
            counts.append(len(queries))
        return counts

    asked()
    before = asked()
    region = world.regions["erzgebirge"]
    for kind, guests in ((CardSide.OFFER, world.creatives), (CardSide.NEED, world.businesses)):
        cards = [add_card(world.programme, region, kind, number) for number in range(4, 8)]
        guests.extend(invite_guests(event=world.event, cards=cards, actor=None, at=NOW))
    forbid(world, 2, 3)
    for more in ask(world, (4, 4), (5, 5), (6, 6)):
        for side in Side:
            answer(more, side)
    both_say(world, 3, 7)
    both_say(world, 7, 3)
    compute(world)
    assert asked() == before


def test_many_pairs_and_proposals_are_turned_over_page_by_page(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kloeppel.web.coordinator.matching.PER_PAGE", 2)
    for number in range(3):
        both_say(world, number, number)
    run = compute(world)
    titles = [f"Kreativ Nummer{number} and Betrieb Nummer{number}" for number in range(3)]

    def seen(asked: str = "") -> tuple[list[str], list[str]]:
        said = shown(client, url(world) + asked)
        return [title for title in titles if title in said], [line for line in said if line.startswith("Page ")]

    assert seen() == (titles[:2], ["Page 1 of 2"])
    assert seen("?paare=2") == (titles[2:], ["Page 2 of 2"])
    send(world, run)
    content = client.get(url(world) + "?paare=2&vorschlaege=2").content.decode()
    assert content.count("<details open>") == 1
    assert content.count('<tr role="row"><th scope="row"') == 1
    assert [line for line in read(client.get(url(world) + "?paare=2&vorschlaege=2")) if line.startswith("Page ")] == [
        "Page 2 of 2",
        "Page 2 of 2",
    ]
