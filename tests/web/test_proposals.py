"""A proposal and a match, as the two see them: their own only, and never a word about what the other one said."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kloeppel.core.values import Side
from kloeppel.flow.match_confirmed import end_proposal
from kloeppel.matches.actions import decide_pair
from kloeppel.matches.choices import DecisionKind, MatchState, ProposalState
from kloeppel.matches.models import Match, Proposal
from kloeppel.profiles.models import Card
from kloeppel.programmes.models import TeamMember
from kloeppel.speeddating.models import Feedback
from world.programme import NOW, World
from world.reading import english_client, read, told
from world.wishes import answer, ask


@pytest.fixture
def asked(world: World) -> Proposal:
    """An open proposal of the first two."""
    (proposal,) = ask(world, (0, 0))
    return proposal


def page_of(proposal: Proposal, side: Side, page: str = "") -> list[str]:
    card = proposal.creative if side is Side.CREATIVE else proposal.business
    response = english_client(card.person.user).get(f"/mein/vorschlag/{proposal.pk}/{page}")
    assert response.status_code == 200
    return read(response)


def press(proposal: Proposal, who: Side, **values: str) -> list[str]:
    card = proposal.creative if who is Side.CREATIVE else proposal.business
    address = f"/mein/vorschlag/{proposal.pk}/antwort/"
    return read(english_client(card.person.user).post(address, values, follow=True))


SECRET = (
    "Only you see your answer. A no stays secret: nobody learns who has decided what. Telephone and e-mail are shown "
    "only when both have said yes."
)
CARD = [
    *("Radtouren Elbaue", "Betrieb Nummer0, Aue-Bad Schlema"),
    "Jede Anfrage kommt am Telefon; eine Buchung im Netz fehlt uns.",
]


def test_the_question_shows_the_other_one(asked: Proposal) -> None:
    Card.objects.filter(pk=asked.business_id).update(object="ein alter Fahrplan", text="Wir sind zu zweit.")
    assert page_of(asked, Side.CREATIVE) == [
        *("Auftakt Erzgebirge", "A match with Betrieb Nummer0?", *CARD, "Wir sind zu zweit."),
        *("Brought along: ein alter Fahrplan", "What connects you", "Both name booking."),
        "The offer has the tag website, the need speaks of “im Netz”.",
        *("Please answer by Dec. 1, 2026.", "Yes, let us do this", "No, rather not", SECRET),
    ]


def test_who_else_looks_finds_nothing(world: World, asked: Proposal) -> None:
    for side in Side:
        answer(asked, side)
    pages = [
        f"/mein/vorschlag/{asked.pk}/",
        f"/mein/vorschlag/{asked.pk}/nein/",
        f"/mein/tandem/{Match.objects.get().pk}/",
    ]
    for user in (world.creatives[1].person.user, world.lead, world.coordinators["erzgebirge"]):
        assert [english_client(user).get(page).status_code for page in pages] == [404] * 3
        assert english_client(user).post(f"{pages[0]}antwort/", {"answer": "no"}).status_code == 404
    assert [english_client().get(page).status_code for page in pages] == [302] * 3
    own = english_client(asked.creative.person.user)
    assert [own.get(page).status_code for page in pages] == [200, 302, 200]


def test_before_both_have_said_yes_nobody_sees_how_to_reach_the_other(asked: Proposal) -> None:
    answer(asked, Side.BUSINESS)
    html = english_client(asked.creative.person.user).get(f"/mein/vorschlag/{asked.pk}/").content.decode()
    hidden = (asked.business.person.user.email, asked.business.person.phone)
    assert [secret for secret in hidden if secret in html] == []


def test_yes_waits_for_the_other(asked: Proposal) -> None:
    page = press(asked, Side.CREATIVE, answer="yes")
    assert page[:5] == [
        *("Done:", "Thank you for your answer.", "Auftakt Erzgebirge", "You said yes", "Done:"),
    ]
    assert page[5:9] == ["As soon as both have answered, you hear from us.", *CARD]
    assert "Yes, let us do this" not in page


def test_the_page_is_the_same_whatever_the_other_has_said(asked: Proposal) -> None:
    before = page_of(asked, Side.CREATIVE)
    answer(asked, Side.BUSINESS)
    assert page_of(asked, Side.CREATIVE) == before


@pytest.mark.parametrize("side", list(Side))
def test_two_yes_open_the_match(asked: Proposal, side: Side) -> None:
    answer(asked, side.other)
    page = press(asked, side, answer="yes")
    assert told(page) == ["Done:", "You both said yes. Good luck with your work together!"]
    partner = asked.business if side is Side.CREATIVE else asked.creative
    assert page[2:4] == ["Our match", f"You and {partner.person.name}"]
    assert page_of(asked, side.other) == [
        *(str(asked.creative if partner == asked.business else asked.business), "You both said yes"),
        *("You are a match. Here you find how to reach each other.", "Open our match"),
    ]


def test_a_no_is_asked_once_more_and_then_kept_from_everybody(world: World, asked: Proposal) -> None:
    assert page_of(asked, Side.BUSINESS, "nein/") == [
        *("Auftakt Erzgebirge", "Rather not with Kreativ Nummer0?"),
        *("That is fine. A proposal is a question, and no is an answer.",),
        "Your no stays secret. We do not even store it.",
        (
            "You both and your coordination learn only that this proposal will not become a match. The same words come "
            "when the date has passed or the coordination closes a proposal."
        ),
        *("You cannot take it back.", "No, rather not", "Back to the proposal"),
    ]
    assert Proposal.objects.get().state == ProposalState.OPEN
    page = press(asked, Side.BUSINESS, answer="no")
    assert page == ["Done:", "Thank you for your answer.", *ended(asked, Side.BUSINESS)]
    assert page_of(asked, Side.CREATIVE) == ended(asked, Side.CREATIVE)
    assert page_of(asked, Side.BUSINESS) == ended(asked, Side.BUSINESS)


def ended(proposal: Proposal, side: Side) -> list[str]:
    partner = proposal.business if side is Side.CREATIVE else proposal.creative
    return [
        *(str(partner), "This proposal will not become a match"),
        "Your coordination gets in touch with the next step.",
    ]


@pytest.mark.parametrize("side", list(Side))
def test_the_end_reads_the_same_when_the_coordination_closes(world: World, asked: Proposal, side: Side) -> None:
    answer(asked, side)
    end_proposal(proposal=asked, actor=world.lead, at=NOW)
    for one in Side:
        assert page_of(asked, one) == ended(asked, one)


def test_what_cannot_be_answered_says_why(asked: Proposal) -> None:
    assert told(press(asked, Side.CREATIVE, answer="perhaps")) == ["Not possible:", "Please press yes or no."]
    assert told(press(asked, Side.CREATIVE, answer="no", side="b")) == [
        "Not possible:",
        "Everybody answers for themselves only.",
    ]
    press(asked, Side.CREATIVE, answer="yes")
    assert told(press(asked, Side.CREATIVE, answer="no")) == ["Not possible:", "You have answered already."]
    press(asked, Side.BUSINESS, answer="no", side="b")
    assert told(press(asked, Side.CREATIVE, answer="yes")) == ["Not possible:", "This proposal is no longer open."]
    assert Match.objects.count() == 0


def test_two_people_behind_one_address_are_asked_one_after_the_other(asked: Proposal) -> None:
    person = asked.business.person
    person.user = asked.creative.person.user
    person.save(update_fields=["user"])
    client = english_client(person.user)
    address = f"/mein/vorschlag/{asked.pk}/"
    assert read(client.get(address))[1] == "A match with Betrieb Nummer0?"
    client.post(f"{address}antwort/", {"answer": "yes", "side": "a"}, follow=True)
    assert told(read(client.post(f"{address}antwort/", {"answer": "yes", "side": "a"}, follow=True)))[1] == (
        "You have answered already."
    )
    assert read(client.get(address))[1] == "A match with Kreativ Nummer0?"
    client.post(f"{address}antwort/", {"answer": "yes", "side": "b"})
    assert Match.objects.get().proposal == asked


def test_the_match_shows_how_to_reach_each_other(world: World, asked: Proposal) -> None:
    answer(asked, Side.CREATIVE)
    match = answer(asked, Side.BUSINESS)
    assert match is not None
    client = english_client(asked.creative.person.user)
    response = client.get(f"/mein/tandem/{match.pk}/")
    assert read(response) == [
        *("Our match", "You and Betrieb Nummer0", "A match since Nov. 24, 2026.", "Radtouren Elbaue"),
        *("Betrieb Nummer0", "Aue-Bad Schlema", CARD[2], "Call +493023125000"),
        *("Write an e-mail", "betrieb0@example.org"),
        *("What comes next", "Call each other this week and fix a day to meet."),
        "At this meeting, write down together what you would like to reach.",
        "If you are stuck, call your coordination. That is what it is for.",
        *("Your coordination", "Koord-erzgebirge", "Erzgebirge", "Call +493023125999"),
        *("Write an e-mail", "koord-erzgebirge@example.org"),
    ]
    html = response.content.decode()
    links = (
        "tel:+493023125000",
        "mailto:betrieb0@example.org",
        "tel:+493023125999",
        "mailto:koord-erzgebirge@example.org",
    )
    assert [html.count(f'href="{link}"') for link in links] == [1] * 4
    TeamMember.objects.update(phone="")
    Match.objects.update(state=MatchState.DISSOLVED, coordinator=None)
    assert read(client.get(f"/mein/tandem/{match.pk}/"))[3:5] == ["This match has ended.", "Radtouren Elbaue"]
    assert "Your coordination" not in read(client.get(f"/mein/tandem/{match.pk}/"))


def test_a_locked_pair_is_asked_in_the_same_words(world: World) -> None:
    """Whether somebody is asked because both wished for it or because it was locked cannot be seen."""
    (wished,) = ask(world, (0, 0))
    before = page_of(wished, Side.CREATIVE)
    end_proposal(proposal=wished, actor=world.lead, at=NOW)
    Feedback.objects.all().delete()
    decide_pair(
        event=world.event,
        creative=world.creatives[0].card,
        business=world.businesses[0].card,
        kind=DecisionKind.LOCK,
        actor=world.lead,
        at=NOW,
    )
    (locked,) = ask(world)
    assert page_of(locked, Side.CREATIVE) == before


def test_pages_ask_the_database_as_often_for_many_as_for_few(world: World, asked: Proposal) -> None:
    client = english_client(asked.creative.person.user)

    def counted(page: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page).status_code == 200
        return len(queries)

    before = counted(f"/mein/vorschlag/{asked.pk}/")
    others = ask(world, (1, 1), (2, 2), (3, 3))
    assert counted(f"/mein/vorschlag/{asked.pk}/") == before
    answer(asked, Side.CREATIVE)
    match = answer(asked, Side.BUSINESS)
    assert match is not None
    few = counted(f"/mein/tandem/{match.pk}/")
    for other in others:
        for side in Side:
            answer(other, side)
    assert counted(f"/mein/tandem/{match.pk}/") == few
