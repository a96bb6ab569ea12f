"""Two yes make a match; every other end reads the same for everybody."""

import datetime as dt

import pytest

from kloeppel.accounts.models import User
from kloeppel.audit.choices import Verb
from kloeppel.audit.models import Entry
from kloeppel.audit.queries import first_fault
from kloeppel.core.values import InputError, Side
from kloeppel.flow.match_confirmed import answer_proposal, end_overdue_proposals, end_proposal
from kloeppel.mailroom.models import Mail
from kloeppel.matches.choices import Answer, ProposalState
from kloeppel.matches.models import Match, Proposal
from kloeppel.matches.queries import proposals_for
from kloeppel.programmes.models import TeamMember
from world.programme import NOW, World, small_world
from world.wishes import ANSWER_BY, answer, ask, at_once

LATER = NOW + dt.timedelta(days=3)


@pytest.fixture
def asked(world: World) -> Proposal:
    """An open proposal of the first two; letters are in English, and the outbox is empty."""
    User.objects.update(language="en")
    (proposal,) = ask(world, (0, 0))
    Mail.objects.all().delete()
    return proposal


def letters() -> dict[str, tuple[str, str]]:
    return {mail.recipient.name: (mail.subject, mail.body) for mail in Mail.objects.select_related("recipient")}


def test_one_yes_changes_nothing_for_others(world: World, asked: Proposal) -> None:
    assert answer(asked, Side.CREATIVE) is None
    assert (letters(), Match.objects.count()) == ({}, 0)
    assert Proposal.objects.get().state == ProposalState.OPEN


@pytest.mark.parametrize("order", [(Side.CREATIVE, Side.BUSINESS), (Side.BUSINESS, Side.CREATIVE)])
def test_two_yes_make_a_match_with_its_coordinator(world: World, asked: Proposal, order: tuple[Side, Side]) -> None:
    assert answer(asked, order[0]) is None
    match = answer(asked, order[1])
    assert match == Match.objects.get()
    assert (match.proposal, match.creative, match.business) == (asked, asked.creative, asked.business)
    assert match.coordinator == TeamMember.objects.get(user=world.coordinators["erzgebirge"])
    fresh = Proposal.objects.get()
    assert (fresh.state, fresh.closed_at) == (ProposalState.CONFIRMED, NOW)
    assert sorted(letters()) == ["Betrieb0", "Koord-erzgebirge", "Kreativ0"]
    assert letters()["Kreativ0"] == (
        "You and Betrieb Nummer0 (Radtouren Elbaue) are a match",
        (
            "Hello Kreativ Nummer0,\n\n"
            "good news: you and Betrieb Nummer0 (Radtouren Elbaue) both said yes. You are a match now.\n\n"
            "This is how you reach each other:\n"
            "Betrieb Nummer0 (Radtouren Elbaue)\nbetrieb0@example.org\n+493023125000\n\n"
            "Your coordination goes with you and answers every question:\n"
            "Koord-erzgebirge\nkoord-erzgebirge@example.org\n+493023125999\n\n"
            "Everything about your match, after signing in:\n\n"
            f"http://127.0.0.1/mein/tandem/{match.pk}/\n"
        ),
    )
    assert letters()["Koord-erzgebirge"] == (
        "A new match: Kreativ Nummer0 (Studio Wegweiser) and Betrieb Nummer0 (Radtouren Elbaue)",
        (
            "Hello Koord-erzgebirge,\n\n"
            "Kreativ Nummer0 (Studio Wegweiser) and Betrieb Nummer0 (Radtouren Elbaue) both said yes. "
            "You accompany this match.\n\n"
            "Kreativ Nummer0 (Studio Wegweiser)\nkreativ0@example.org\n+493023125000\n\n"
            "Betrieb Nummer0 (Radtouren Elbaue)\nbetrieb0@example.org\n+493023125000\n"
        ),
    )
    assert first_fault() is None


END = (
    "Your proposal: %s",
    "Hello %s,\n\nthis proposal will not become a match. Your coordination gets in touch with the next step.\n",
)


def no_of_the_creative(proposal: Proposal) -> None:
    answer(proposal, Side.CREATIVE, Answer.NO)


def no_of_the_business(proposal: Proposal) -> None:
    answer(proposal, Side.BUSINESS, Answer.NO)


def no_after_a_yes(proposal: Proposal) -> None:
    answer(proposal, Side.CREATIVE)
    answer(proposal, Side.BUSINESS, Answer.NO)


def closed_by_the_coordination(proposal: Proposal) -> None:
    end_proposal(proposal=proposal, actor=User.objects.get(name="Leonore"), at=NOW)


def date_passed(proposal: Proposal) -> None:
    Proposal.objects.update(answer_by=NOW.date() - dt.timedelta(days=1))
    assert end_overdue_proposals(at=NOW) == 1


@pytest.mark.parametrize(
    "end", [no_of_the_creative, no_of_the_business, no_after_a_yes, closed_by_the_coordination, date_passed]
)
def test_every_end_is_told_in_the_same_words(world: World, asked: Proposal, end: object) -> None:
    assert callable(end)
    end(asked)
    assert letters() == {
        "Kreativ0": (END[0] % "Betrieb Nummer0 (Radtouren Elbaue)", END[1] % "Kreativ Nummer0"),
        "Betrieb0": (END[0] % "Kreativ Nummer0 (Studio Wegweiser)", END[1] % "Betrieb Nummer0"),
        "Koord-erzgebirge": (
            "No match: Kreativ Nummer0 (Studio Wegweiser) and Betrieb Nummer0 (Radtouren Elbaue)",
            (
                "Hello Koord-erzgebirge,\n\n"
                "the proposal for Kreativ Nummer0 (Studio Wegweiser) and Betrieb Nummer0 (Radtouren Elbaue) will not "
                "become a match.\n\n"
                "Both are free again. Please get in touch with them about the next step.\n"
            ),
        ),
    }
    # In the order of the letters nothing is to be read either.
    assert list(Mail.objects.order_by("pk").values_list("recipient__name", flat=True)) == [
        "Kreativ0",
        "Betrieb0",
        "Koord-erzgebirge",
    ]
    (entry,) = Entry.objects.filter(verb=Verb.PROPOSAL_CLOSED)
    assert (entry.actor_id, entry.details) == (None, {})
    row = proposals_for(asked.creative.person.user).values("state", "creative_answer", "business_answer").get()
    assert row == {"state": "closed", "creative_answer": "", "business_answer": ""}


def test_without_a_coordinator_the_lead_is_told(world: World, asked: Proposal) -> None:
    TeamMember.objects.filter(region=world.event.region).delete()
    answer(asked, Side.CREATIVE)
    match = answer(asked, Side.BUSINESS)
    assert match is not None
    assert match.coordinator is None
    assert sorted(letters()) == ["Betrieb0", "Kreativ0", "Leonore"]


def test_the_last_day_counts(world: World, asked: Proposal) -> None:
    at = dt.datetime.combine(ANSWER_BY, dt.time(22), tzinfo=dt.UTC)
    assert end_overdue_proposals(at=at) == 0
    assert end_overdue_proposals(at=at + dt.timedelta(hours=2)) == 1
    assert end_overdue_proposals(at=at + dt.timedelta(hours=2)) == 0


def test_answers_that_do_not_count_say_why(world: World, asked: Proposal) -> None:
    stranger = world.creatives[1].person.user
    for user, side in (
        (stranger, Side.CREATIVE),
        (asked.business.person.user, Side.CREATIVE),
        (world.lead, Side.BUSINESS),
    ):
        with pytest.raises(InputError, match=r"^Everybody answers for themselves only.$"):
            answer_proposal(proposal=asked, side=side, answer=Answer.NO, actor=user, at=LATER)
    answer(asked, Side.CREATIVE)
    with pytest.raises(InputError, match=r"^You have answered already.$"):
        answer(asked, Side.CREATIVE, Answer.NO)
    answer(asked, Side.BUSINESS)
    for side in Side:
        with pytest.raises(InputError, match=r"^This proposal has become a match already.$"):
            answer(asked, side, Answer.NO)
    with pytest.raises(InputError, match=r"^This proposal has become a match already.$"):
        end_proposal(proposal=asked, actor=world.lead, at=LATER)
    assert Match.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("attempt", range(3))
def test_both_say_yes_at_the_same_moment(attempt: int) -> None:
    (asked,) = ask(small_world(), (0, 0))
    said = at_once(lambda: answer(asked, Side.CREATIVE), lambda: answer(asked, Side.BUSINESS))
    assert said == ["done", "done"]
    assert Match.objects.get().proposal == asked
    # Two that ask, then one for each partner and one for the coordinator.
    assert Mail.objects.count() == 5
    assert Entry.objects.filter(verb=Verb.MATCH_CONFIRMED).count() == 1
    assert first_fault() is None


@pytest.mark.django_db(transaction=True)
def test_yes_and_no_at_the_same_moment_end_the_proposal() -> None:
    (asked,) = ask(small_world(), (0, 0))
    said = at_once(lambda: answer(asked, Side.CREATIVE), lambda: answer(asked, Side.BUSINESS, Answer.NO))
    assert said in (["done", "done"], ["This proposal is no longer open.", "done"])
    assert list(Proposal.objects.values_list("state", "creative_answer", "business_answer")) == [("closed", "", "")]
    assert Match.objects.count() == 0
    assert Entry.objects.filter(verb=Verb.PROPOSAL_CLOSED).count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_person_pressing_twice_answers_once() -> None:
    (asked,) = ask(small_world(), (0, 0))
    said = at_once(lambda: answer(asked, Side.CREATIVE), lambda: answer(asked, Side.CREATIVE))
    assert said == ["You have answered already.", "done"]
    assert Entry.objects.filter(verb=Verb.PROPOSAL_ANSWERED).count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_second_yes_and_the_coordinations_end_at_the_same_moment() -> None:
    world = small_world()
    (asked,) = ask(world, (0, 0))
    answer(asked, Side.CREATIVE)
    said = at_once(lambda: answer(asked, Side.BUSINESS), lambda: end_proposal(proposal=asked, actor=world.lead, at=NOW))
    made = Match.objects.count()
    refusal = "This proposal has become a match already." if made else "This proposal is no longer open."
    assert said == [refusal, "done"]
    assert Proposal.objects.get().state == (ProposalState.CONFIRMED if made else ProposalState.CLOSED)
