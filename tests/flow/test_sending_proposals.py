"""Proposals that are sent: the letters to both, what stands in the way, and two who send at the same moment."""

import datetime as dt

import pytest

from kloeppel.accounts.models import User
from kloeppel.audit.choices import Verb
from kloeppel.audit.models import Entry
from kloeppel.core.values import InputError
from kloeppel.events.models import Guest
from kloeppel.flow.feedback_to_matches import (
    send_proposals,
)
from kloeppel.mailroom.models import Mail
from kloeppel.matches.choices import DecisionKind
from kloeppel.matches.models import MatchingRun, Proposal
from kloeppel.programmes.choices import FormOfAddress
from kloeppel.speeddating.choices import Wish
from kloeppel.speeddating.models import Feedback
from world.programme import NOW, World, small_world
from world.wishes import ANSWER_BY, ask, at_once, both_say, compute, decide, send


@pytest.fixture
def english(world: World) -> None:
    User.objects.update(language="en")


@pytest.mark.usefixtures("english")
def test_both_of_a_pair_get_the_same_letter_about_each_other(world: World) -> None:
    both_say(world, 0, 0)
    decide(world, 1, 2)
    run = compute(world)
    proposals = send(world, run)
    assert [(one.creative_id, one.business_id, one.state, one.answer_by) for one in proposals] == [
        (world.creatives[0].card_id, world.businesses[0].card_id, "open", ANSWER_BY),
        (world.creatives[1].card_id, world.businesses[2].card_id, "open", ANSWER_BY),
    ]
    letters = {mail.recipient.name: (mail.subject, mail.body) for mail in Mail.objects.select_related("recipient")}
    assert sorted(letters) == ["Betrieb0", "Betrieb2", "Kreativ0", "Kreativ1"]
    assert letters["Kreativ0"] == (
        "A proposal for you: Betrieb Nummer0 (Radtouren Elbaue)",
        (
            "Hello Kreativ Nummer0,\n\n"
            "after the kick-off we have a proposal for you: would you like to work with Betrieb Nummer0 "
            "(Radtouren Elbaue)?\n\n"
            "Jede Anfrage kommt am Telefon; eine Buchung im Netz fehlt uns.\nAue-Bad Schlema\n\n"
            "Please answer by Dec. 1, 2026, with one click after signing in:\n\n"
            f"http://127.0.0.1/mein/vorschlag/{proposals[0].pk}/\n\n"
            "Your answer stays with you. If you say no, nobody is told.\n"
        ),
    )
    # A locked pair reads the same as one that both wished for.
    same = letters["Kreativ1"][1]
    for found, instead in (
        ("Kreativ Nummer1", "Kreativ Nummer0"),
        ("Betrieb Nummer2", "Betrieb Nummer0"),
        ("Blaudruckstube", "Radtouren Elbaue"),
        (world.businesses[2].card.title, world.businesses[0].card.title),
        (f"vorschlag/{proposals[1].pk}/", f"vorschlag/{proposals[0].pk}/"),
    ):
        same = same.replace(found, instead)
    assert same == letters["Kreativ0"][1]
    (entry,) = Entry.objects.filter(verb=Verb.PROPOSALS_SENT)
    assert (entry.actor_id, entry.subject) == (world.lead.pk, f"matches.matchingrun:{run.pk}")


def test_letters_are_in_the_language_of_the_reader(world: World) -> None:
    User.objects.filter(name="Kreativ0").update(language="en")
    ask(world, (0, 0))
    english = Mail.objects.get(recipient__name="Kreativ0").body
    german = Mail.objects.get(recipient__name="Betrieb0").body
    assert "Dec. 1, 2026" in english
    assert "1. Dezember 2026" in german


def test_letters_speak_as_the_programme_does(world: World) -> None:
    world.programme.form_of_address = FormOfAddress.DU
    world.programme.save()
    world.event.refresh_from_db()
    User.objects.filter(name="Kreativ0").update(language="en")
    (proposal,) = ask(world, (0, 0))
    letters = {mail.recipient.name: (mail.subject, mail.body) for mail in Mail.objects.select_related("recipient")}
    assert letters["Kreativ0"][0] == "A proposal for you: Betrieb Nummer0 (Radtouren Elbaue)"
    assert letters["Betrieb0"] == (
        "Ein Vorschlag für dich: Kreativ Nummer0 (Studio Wegweiser)",
        (
            "Hallo Betrieb Nummer0,\n\n"
            "nach dem Auftakt haben wir einen Vorschlag für dich: Möchtest du mit Kreativ Nummer0 (Studio Wegweiser) "
            "zusammenarbeiten?\n\n"
            "Ich baue einfache Buchungen für kleine Anbieter.\nAue-Bad Schlema\n\n"
            "Bitte antworte bis zum 1. Dezember 2026, nach dem Anmelden mit einem Klick:\n\n"
            f"http://127.0.0.1/mein/vorschlag/{proposal.pk}/\n\n"
            "Deine Antwort bleibt unter uns: Wenn du Nein sagst, erfährt das niemand.\n"
        ),
    )


def newer(world: World, run: MatchingRun) -> None:
    compute(world)


def sent(world: World, run: MatchingRun) -> None:
    send(world, run)


def forbidden(world: World, run: MatchingRun) -> None:
    decide(world, 0, 0, DecisionKind.FORBID)


def changed_to_no(world: World, run: MatchingRun) -> None:
    Feedback.objects.filter(giver=world.creatives[0]).update(wish=Wish.NO)


def new_wish(world: World, run: MatchingRun) -> None:
    both_say(world, 3, 3)


def contradiction(world: World, run: MatchingRun) -> None:
    decide(world, 2, 2)
    Guest.objects.filter(pk=world.businesses[2].pk).delete()


CHANGED = "Something has changed since this was computed. Please compute it again first."


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (newer, "Meanwhile there is a newer result. Please look at it first."),
        (sent, "The proposals of this result have been sent already."),
        (forbidden, CHANGED),
        (changed_to_no, CHANGED),
        (new_wish, CHANGED),
        (contradiction, CHANGED),
    ],
)
def test_what_cannot_be_sent_says_why(world: World, make: object, said: str) -> None:
    assert callable(make)
    both_say(world, 0, 0)
    run = compute(world)
    make(world, run)
    before = (Proposal.objects.count(), Mail.objects.count())
    with pytest.raises(InputError) as error:
        send(world, run)
    assert str(error.value) == said
    assert (Proposal.objects.count(), Mail.objects.count()) == before


def test_nothing_found_and_no_time_are_refused(world: World) -> None:
    with pytest.raises(InputError, match=r"^There is no pair in this result that could be asked.$"):
        send(world, compute(world))
    both_say(world, 0, 0)
    with pytest.raises(InputError, match=r"^Please give people at least until tomorrow to answer.$"):
        send(world, compute(world), NOW.date())
    assert len(send(world, compute(world), NOW.date() + dt.timedelta(days=1))) == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_send_at_the_same_moment_one_does() -> None:
    world = small_world()
    for place in range(3):
        both_say(world, place, place)
    run = compute(world)
    coordinator = world.coordinators["erzgebirge"]
    said = at_once(
        lambda: send(world, run),
        lambda: send_proposals(run=run, answer_by=ANSWER_BY, actor=coordinator, at=NOW),
    )
    assert said == ["The proposals of this result have been sent already.", "done"]
    assert (Proposal.objects.count(), Mail.objects.count()) == (3, 6)
