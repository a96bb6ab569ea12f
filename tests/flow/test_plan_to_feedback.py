"""Feedback: for a talk of one's own, by oneself, as often as one likes, and nobody else learns it."""

import pytest

from kloeppel.audit.choices import Verb
from kloeppel.audit.models import Entry
from kloeppel.core.values import InputError
from kloeppel.events.models import Guest
from kloeppel.flow.plan_to_feedback import give_feedback
from kloeppel.flow.profiles_to_plan import compute_plan, release_plan
from kloeppel.mailroom.models import Mail
from kloeppel.speeddating.actions import set_pair_rule
from kloeppel.speeddating.choices import Rule, Wish
from kloeppel.speeddating.models import Feedback
from world.programme import NOW, World


def release(world: World) -> None:
    plan = compute_plan(speed_dating=world.speed_dating, actor=world.lead, at=NOW)
    release_plan(plan=plan, actor=world.lead, at=NOW)


def never(world: World, creative: Guest, business: Guest) -> None:
    set_pair_rule(
        speed_dating=world.speed_dating,
        creative=creative,
        business=business,
        rule=Rule.NEVER,
        actor=world.lead,
        at=NOW,
    )


def say(guest: Guest, about: Guest, wish: Wish = Wish.YES) -> Feedback:
    return give_feedback(guest=guest, about=about, wish=wish, note="geheim", actor=guest.person.user, at=NOW)


def test_both_sides_answer_and_change_their_mind(world: World) -> None:
    release(world)
    creative, business = world.creatives[0], world.businesses[0]
    say(creative, business, Wish.MAYBE)
    say(business, creative, Wish.YES)
    say(creative, business, Wish.NO)
    assert list(Feedback.objects.order_by("giver").values_list("giver", "about", "wish", "note")) == [
        (creative.pk, business.pk, "no", "geheim"),
        (business.pk, creative.pk, "yes", "geheim"),
    ]


def test_without_a_released_talk_there_is_nothing_to_say(world: World) -> None:
    creative, business = world.creatives[0], world.businesses[1]
    with pytest.raises(InputError, match=r"^You have no talk with each other in the plan\.$"):
        say(creative, business)
    compute_plan(speed_dating=world.speed_dating, actor=world.lead, at=NOW)
    with pytest.raises(InputError, match=r"^You have no talk with each other in the plan\.$"):
        say(creative, business)
    never(world, creative, business)
    release(world)
    with pytest.raises(InputError, match=r"^You have no talk with each other in the plan\.$"):
        say(creative, business)
    assert Feedback.objects.count() == 0


def test_a_talk_of_a_replaced_plan_stays_one(world: World) -> None:
    creative, business = world.creatives[0], world.businesses[0]
    release(world)
    never(world, creative, business)
    release(world)
    assert say(creative, business).wish == Wish.YES


def test_nobody_answers_for_somebody_else(world: World) -> None:
    release(world)
    for actor in (world.lead, world.businesses[0].person.user):
        with pytest.raises(InputError, match=r"^Everybody answers for themselves only\.$"):
            give_feedback(
                guest=world.creatives[0], about=world.businesses[0], wish=Wish.NO, note="", actor=actor, at=NOW
            )
    assert Feedback.objects.count() == 0


def test_neither_trail_nor_letters_know_the_wish(world: World) -> None:
    release(world)
    letters = Mail.objects.count()
    creative, business = world.creatives[0], world.businesses[0]
    traces = []
    for wish in Wish:
        say(creative, business, wish)
        entry = Entry.objects.order_by("number").last()
        assert entry is not None
        traces.append((entry.verb, entry.subject, entry.details))
    ids = {"giver": creative.pk, "about": business.pk}
    assert traces == [(Verb.FEEDBACK_GIVEN, f"speeddating.speeddating:{world.speed_dating.pk}", ids)] * 3
    assert Mail.objects.count() == letters
