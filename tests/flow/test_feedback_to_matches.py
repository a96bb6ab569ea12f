"""From feedback to proposals: what is computed, what is refused in words, that nobody learns what one person said."""

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from kloeppel.core import pairing
from kloeppel.core.pairing.verify import blocking_pairs, verify
from kloeppel.core.values import InputError, Side
from kloeppel.events.actions import invite_guests
from kloeppel.events.models import Guest
from kloeppel.flow.feedback_to_matches import (
    cards_of_guests,
    compute_matching,
    is_outdated,
    replay,
    turnout_of,
    wishes_today,
)
from kloeppel.flow.match_confirmed import end_proposal
from kloeppel.flow.matching_in_words import in_common, run_in_words
from kloeppel.matches.actions import free_pair
from kloeppel.matches.choices import Answer, DecisionKind, MatchingRule
from kloeppel.matches.models import MatchingRun, PairDecision
from kloeppel.matches.snapshots import affinity_in, result_in, wishes_in
from kloeppel.profiles.choices import CardSide
from kloeppel.profiles.models import Card
from kloeppel.speeddating.choices import Wish
from kloeppel.speeddating.models import Feedback
from world.programme import NOW, World, add_card
from world.wishes import answer, ask, both_say, compute, decide, names, say, send


def sides_wish(world: World) -> None:
    """Everybody has somebody, once by first wishes; 0 and 0 put each other first, 1 wished in vain."""
    both_say(world, 0, 0)
    both_say(world, 0, 1, Wish.MAYBE)
    both_say(world, 1, 0, Wish.YES, Wish.MAYBE)
    both_say(world, 2, 2, Wish.MAYBE, Wish.YES)


def test_yes_counts_more_than_maybe(world: World) -> None:
    sides_wish(world)
    assert names(compute(world), world) == [(0, 0), (2, 2)]
    best = compute(world, MatchingRule.BEST_TOTAL)
    assert names(best, world) == [(0, 1), (1, 0), (2, 2)]
    assert result_in(best).blocking_pairs == ((str(world.creatives[0].card_id), str(world.businesses[0].card_id)),)
    assert (best.number, best.rule, best.engine_version) == (2, "best_total", pairing.ENGINE_VERSION)
    assert best.computed_by_id == world.lead.pk


def test_a_no_and_silence_make_no_pair(world: World) -> None:
    both_say(world, 0, 0, Wish.YES, Wish.NO)
    say(world, world.creatives[1], world.businesses[1])
    assert names(compute(world), world) == []


def test_of_several_people_with_one_card_the_best_word_counts(world: World) -> None:
    helper = add_card(world.programme, world.regions["erzgebirge"], CardSide.NEED, 5)
    (colleague,) = invite_guests(event=world.event, cards=[helper], actor=None, at=NOW)
    Guest.objects.filter(pk=colleague.pk).update(card=world.businesses[0].card)
    say(world, world.businesses[0], world.creatives[0], Wish.NO)
    say(world, colleague, world.creatives[0], Wish.YES)
    say(world, world.creatives[0], colleague, Wish.YES)
    say(world, world.creatives[0], world.businesses[0], Wish.MAYBE)
    run = compute(world)
    assert names(run, world) == [(0, 0)]
    assert result_in(run).rank_total == 2


def test_affinity_decides_between_equals(world: World) -> None:
    # Person n of one side and person n of the other have something in common; see `world.programme`.
    for creative in (0, 1):
        for business in (0, 1):
            both_say(world, creative, business)
    run = compute(world)
    assert names(run, world) == [(0, 0), (1, 1)]
    assert len(affinity_in(run)) == 4
    texts = [Card.objects.get(pk=world.businesses[place].card_id) for place in (0, 1)]
    for card, other in zip(texts, reversed(texts), strict=True):
        Card.objects.filter(pk=card.pk).update(title=other.title, text=other.text, tags=other.tags)
    assert names(compute(world), world) == [(0, 1), (1, 0)]


@pytest.mark.parametrize("rule", list(MatchingRule))
def test_a_run_can_be_computed_again_from_itself(world: World, rule: MatchingRule) -> None:
    sides_wish(world)
    decide(world, 3, 3)
    run = compute_matching(event=world.event, rule=rule, actor=world.lead, at=NOW, seed=7)
    stored = MatchingRun.objects.get(pk=run.pk)
    Feedback.objects.all().delete()
    PairDecision.objects.all().delete()
    Card.objects.update(text="ganz anders", tags=[])
    assert replay(stored) == result_in(stored)
    assert (stored.seed, verify(wishes_in(stored), replay(stored).matches)) == (7, ())
    assert blocking_pairs(wishes_in(stored), replay(stored).matches) == result_in(stored).blocking_pairs


def test_locked_and_forbidden_pairs_hold(world: World) -> None:
    sides_wish(world)
    decide(world, 0, 0, DecisionKind.FORBID)
    decide(world, 1, 3)
    run = compute(world)
    assert names(run, world) == [(0, 1), (1, 3), (2, 2)]
    PairDecision.objects.all().delete()
    assert names(compute(world), world) == [(0, 0), (2, 2)]


def test_who_is_promised_takes_no_part(world: World) -> None:
    sides_wish(world)
    send(world, compute(world))
    both_say(world, 2, 3)
    both_say(world, 3, 3, Wish.MAYBE)
    run = compute(world)
    assert names(run, world) == [(3, 3)]
    promised = [str(card) for card in run_in_words(run).promised]
    assert promised == [
        "Kreativ Nummer0, Studio Wegweiser",
        "Kreativ Nummer2, Büro Kartoffelstempel",
        "Betrieb Nummer0, Radtouren Elbaue",
        "Betrieb Nummer2, Blaudruckstube",
    ]
    alone = {one.card.person.name for one in run_in_words(run).alone}
    assert alone == {"Kreativ Nummer1", "Betrieb Nummer1"}


@pytest.mark.parametrize("confirmed", [False, True], ids=["asked", "matched"])
def test_a_lock_that_has_become_a_promise_is_no_contradiction(world: World, *, confirmed: bool) -> None:
    decide(world, 0, 1)
    (asked,) = send(world, compute(world))
    if confirmed:
        answer(asked, Side.CREATIVE)
        answer(asked, Side.BUSINESS)
    both_say(world, 2, 2)
    assert names(compute(world), world) == [(2, 2)]


def test_a_pair_that_did_not_come_about_is_asked_again_only_if_it_is_locked(world: World) -> None:
    first, second = ask(world, (0, 0), (1, 1))
    answer(first, Side.BUSINESS, Answer.NO)
    end_proposal(proposal=second, actor=world.lead, at=NOW)
    run = compute(world)
    assert names(run, world) == []
    assert {str(one.why) for one in run_in_words(run).alone} == {
        f"For {guest.card} no mutual wish is left." for guest in (*world.creatives, *world.businesses)
    }
    decide(world, 0, 0)
    assert names(compute(world), world) == [(0, 0)]


def test_locks_that_cannot_hold_are_named(world: World) -> None:
    decision = decide(world, 0, 1)
    Guest.objects.filter(pk=world.businesses[1].pk).delete()
    with pytest.raises(InputError) as error:
        compute(world)
    assert str(error.value) == (
        "Kreativ Nummer0, Studio Wegweiser and Betrieb Nummer1, Museum Löffelstanze are locked as a pair, but "
        "Betrieb Nummer1, Museum Löffelstanze is not on the guest list. Please free this pair."
    )
    free_pair(decision=decision, actor=world.lead, at=NOW)
    ask(world, (0, 0))
    PairDecision.objects.create(
        event=world.event, creative=world.creatives[0].card, business=world.businesses[2].card, kind=DecisionKind.LOCK
    )
    with pytest.raises(InputError) as promised:
        compute(world)
    assert str(promised.value) == (
        "Kreativ Nummer0, Studio Wegweiser and Betrieb Nummer2, Blaudruckstube are locked as a pair, but: "
        "Kreativ Nummer0, Studio Wegweiser is in an open proposal or a match already. Please free this pair."
    )
    assert MatchingRun.objects.count() == 1


def test_one_sided_wishes_leave_no_trace(world: World) -> None:
    """Everything the coordination can read is the same with them and without them."""
    sides_wish(world)
    decide(world, 3, 0)
    with_locked = compute(world)
    for creative in range(4):
        for business in range(4):
            for giver, about in (
                (world.creatives[creative], world.businesses[business]),
                (world.businesses[business], world.creatives[creative]),
            ):
                if not Feedback.objects.filter(giver=about, about=giver).exists():
                    wish = (Wish.YES, Wish.MAYBE, Wish.NO)[(creative + business) % 3]
                    Feedback.objects.get_or_create(
                        speed_dating=world.speed_dating,
                        giver=giver,
                        about=about,
                        defaults={"wish": wish, "given_at": NOW},
                    )
                    break
    assert is_outdated(with_locked) is False
    again = compute(world)
    assert again.wishes == with_locked.wishes
    assert again.affinity == with_locked.affinity
    assert {**again.result, "seconds": 0} == {**with_locked.result, "seconds": 0}
    assert run_in_words(again) == run_in_words(with_locked)


def test_reasons_are_about_both_or_about_nobody(world: World) -> None:
    sides_wish(world)
    both_say(world, 3, 2)
    decide(world, 1, 1)
    words = run_in_words(compute(world))
    assert [(one.creative.person.name, one.locked, str(one.why)) for one in words.pairs] == [
        (
            "Kreativ Nummer0",
            False,
            "Kreativ Nummer0 and Betrieb Nummer0 put each other first.",
        ),
        (
            "Kreativ Nummer1",
            True,
            "The coordination has set the match of Kreativ Nummer1 and Betrieb Nummer1.",
        ),
        (
            "Kreativ Nummer3",
            False,
            "Kreativ Nummer3 and Betrieb Nummer2 put each other first.",
        ),
    ]
    assert next(str(one) for one in words.pairs[0].in_common) == "Both name booking."
    assert [
        (one.card.person.name, str(one.why), [str(other) for other in one.alternatives]) for one in words.alone
    ] == [
        (
            "Kreativ Nummer2",
            "For Kreativ Nummer2, Büro Kartoffelstempel there are mutual wishes, but those places are taken.",
            [
                (
                    "A mutual wish with Betrieb Nummer2, Blaudruckstube, who is matched with Kreativ Nummer3, "
                    "Büro Wäscheleine now; that match would have to end."
                )
            ],
        ),
        ("Betrieb Nummer3", "For Betrieb Nummer3, Kulturzentrum Plättbrett no mutual wish is left.", []),
    ]


def test_a_single_maybe_is_not_told(world: World) -> None:
    """The core would say for whom it is a first wish; then the other one's maybe would be known."""
    both_say(world, 0, 0, Wish.YES, Wish.MAYBE)
    both_say(world, 1, 1, Wish.MAYBE, Wish.YES)
    both_say(world, 2, 2, Wish.MAYBE)
    said = [str(one.why).removesuffix(" both wished for this match.") for one in run_in_words(compute(world)).pairs]
    assert said == [f"Kreativ Nummer{place} and Betrieb Nummer{place}" for place in range(3)]


def test_more_pairs_have_a_price_in_words(world: World) -> None:
    sides_wish(world)
    words = run_in_words(compute(world, MatchingRule.BEST_TOTAL))
    assert [str(one) for one in words.rather] == [
        (
            "Kreativ Nummer0, Studio Wegweiser and Betrieb Nummer0, Radtouren Elbaue both wished for each other too "
            "and would gladly change."
        )
    ]
    assert (words.size, words.bound, words.optimal) == (3, 3, True)


def test_too_few_hours_are_told_to_the_coordination_only(world: World) -> None:
    sides_wish(world)
    run = compute(world)
    pair = run_in_words(run).pairs[0]
    Card.objects.filter(pk=pair.business.pk).update(hours=8)
    Card.objects.filter(pk=pair.creative.pk).update(hours=4)
    now = run_in_words(run).pairs[0]
    too_few = "The need asks for 8 hours a month, the offer has 4."
    assert [str(one) for one in now.in_common] == [*(str(one) for one in pair.in_common), too_few]
    assert in_common(now.creative, now.business) == in_common(pair.creative, pair.business)


def test_what_two_cards_have_in_common_is_told_to_the_two(world: World) -> None:
    creatives, businesses = ([guest.card for guest in side] for side in (world.creatives, world.businesses))
    assert len(in_common(creatives[0], businesses[0])) > 0
    assert in_common(creatives[0], businesses[1]) == ()


def test_the_turnout_is_a_number(world: World, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    both_say(world, 0, 0, Wish.NO)
    both_say(world, 0, 1)
    with django_assert_num_queries(2):
        turnout = turnout_of(world.event)
    assert (turnout.answered, turnout.guests) == (3, 8)


def test_loading_takes_as_many_statements_for_many_as_for_few(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    sides_wish(world)
    decide(world, 3, 3)
    cards = cards_of_guests(world.event)
    with django_assert_num_queries(5):
        wishes_today(world.event, cards, MatchingRule.STABLE)
    region = world.regions["erzgebirge"]
    more = [add_card(world.programme, region, side, number) for side in CardSide for number in range(4, 9)]
    invite_guests(event=world.event, cards=more, actor=None, at=NOW)
    cards = cards_of_guests(world.event)
    with django_assert_num_queries(5):
        wishes_today(world.event, cards, MatchingRule.STABLE)
