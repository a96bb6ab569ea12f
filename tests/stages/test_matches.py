"""Matches: what may be decided and answered, what the database refuses, who never makes two promises at once."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from pytest_django.fixtures import DjangoAssertNumQueries

from kloeppel.audit.choices import Verb
from kloeppel.audit.models import Entry
from kloeppel.core.pairing import Rule
from kloeppel.core.values import InputError, Side
from kloeppel.matches import actions
from kloeppel.matches.choices import Answer, DecisionKind, MatchState, ProposalState
from kloeppel.matches.models import Match, MatchingRun, PairDecision, Proposal
from kloeppel.matches.permissions import may_answer
from kloeppel.matches.queries import (
    decisions_of,
    ended_pairs,
    matches_in,
    matches_of,
    open_proposals_in,
    open_proposals_of,
    promised_pairs,
    proposals_for,
    sides_of,
)
from kloeppel.matches.snapshots import result_in, wished_pairs, wishes_in, wishes_of
from kloeppel.profiles.models import Card
from kloeppel.programmes.queries import coordinator_of
from world.programme import NOW, World, small_world
from world.wishes import ANSWER_BY, answer, ask, at_once, both_say, compute


def decide(world: World, creative: int, business: int, kind: DecisionKind = DecisionKind.LOCK) -> PairDecision:
    return actions.decide_pair(
        event=world.event,
        creative=world.creatives[creative].card,
        business=world.businesses[business].card,
        kind=kind,
        note="kennen sich",
        actor=world.lead,
        at=NOW,
    )


def trail(*verbs: Verb) -> list[tuple[int | None, str, dict[str, object]]]:
    return [(entry.actor_id, entry.subject, entry.details) for entry in Entry.objects.filter(verb__in=verbs)]


def proposal(world: World, run: MatchingRun, creative: int, business: int, *, confirmed: bool = False) -> Proposal:
    said = {"creative_answer": Answer.YES, "business_answer": Answer.YES} if confirmed else {}
    return Proposal.objects.create(
        run=run,
        creative=world.creatives[creative].card,
        business=world.businesses[business].card,
        state=ProposalState.CONFIRMED if confirmed else ProposalState.OPEN,
        sent_at=NOW,
        answer_by=ANSWER_BY,
        closed_at=NOW if confirmed else None,
        **said,
    )


def test_a_pair_is_locked_forbidden_and_freed(world: World) -> None:
    locked = decide(world, 0, 1)
    forbidden = decide(world, 0, 1, DecisionKind.FORBID)
    assert (locked.pk, forbidden.kind, forbidden.note) == (forbidden.pk, "forbid", "kennen sich")
    assert PairDecision.objects.count() == 1
    actions.free_pair(decision=forbidden, actor=world.lead, at=NOW)
    actions.free_pair(decision=forbidden, actor=world.lead, at=NOW)
    assert PairDecision.objects.count() == 0
    pair = {"creative": world.creatives[0].card_id, "business": world.businesses[1].card_id}
    subject = f"matches.pairdecision:{locked.pk}"
    assert trail(Verb.PAIR_LOCKED) == [(world.lead.pk, subject, pair)]
    assert trail(Verb.PAIR_FORBIDDEN) == [(world.lead.pk, subject, pair)]
    assert trail(Verb.PAIR_FREED) == [(world.lead.pk, subject, pair)]


def test_a_lock_that_cannot_hold_is_refused_by_name(world: World) -> None:
    decide(world, 0, 0)
    with pytest.raises(InputError) as twice:
        decide(world, 0, 1)
    assert str(twice.value) == (
        "Kreativ Nummer0, Studio Wegweiser and Betrieb Nummer0, Radtouren Elbaue are locked as a pair already. "
        "Please free this pair first."
    )
    ask(world, (1, 1))
    with pytest.raises(InputError) as promised:
        decide(world, 2, 1)
    assert str(promised.value) == ("Betrieb Nummer1, Museum Löffelstanze is in an open proposal or a match already.")
    with pytest.raises(InputError, match=r"^A pair is one creative and one business.$"):
        actions.decide_pair(
            event=world.event,
            creative=world.businesses[2].card,
            business=world.creatives[2].card,
            kind=DecisionKind.FORBID,
            actor=world.lead,
            at=NOW,
        )
    kept = [(one.creative_id, one.business_id) for one in PairDecision.objects.all()]
    assert kept == [(world.creatives[0].card_id, world.businesses[0].card_id)]


def test_only_what_both_wish_is_kept(world: World) -> None:
    cards = [guest.card for guest in [*world.creatives[:2], *world.businesses[:2]]]
    ada, bea, museum, forge = (card.pk for card in cards)
    wishes = wishes_of(
        cards=cards,
        said=[
            *[(ada, museum, "maybe"), (museum, ada, "no"), (museum, ada, "yes")],
            *[(bea, museum, "yes"), (bea, forge, "yes"), (forge, bea, "no")],
        ],
        must=[(bea, forge)],
        never=[(bea, forge), (ada, forge)],
        taken=[ada],
        rule=Rule.BEST_TOTAL,
    )
    assert [(one.id, one.capacity, one.wishes) for one in (*wishes.a, *wishes.b)] == [
        (str(ada), 0, {str(museum): 2}),
        (str(bea), 1, {}),
        (str(museum), 1, {str(ada): 1}),
        (str(forge), 1, {}),
    ]
    assert wishes.must == {(str(bea), str(forge))}
    assert wishes.never == {(str(ada), str(forge))}
    assert wishes.rule is Rule.BEST_TOTAL
    assert wished_pairs(wishes) == {(str(ada), str(museum))}


def test_a_run_is_numbered_and_read_back(world: World) -> None:
    both_say(world, 0, 0)
    both_say(world, 1, 1)
    first, second = compute(world), compute(world)
    assert [first.number, second.number] == [1, 2]
    fresh = MatchingRun.objects.get(pk=second.pk)
    a, b = (str(world.creatives[0].card_id), str(world.businesses[0].card_id))
    assert wishes_in(fresh).a[0].wishes == {b: 1}
    assert result_in(fresh).matches[0] == (a, b)
    assert result_in(fresh).rank_total == 4
    assert trail(Verb.MATCHING_COMPUTED)[1] == (
        world.lead.pk,
        f"matches.matchingrun:{second.pk}",
        {"number": 2, "rule": "stable", "matches": 2},
    )


def test_a_yes_is_kept_and_nobody_reads_whose(world: World) -> None:
    (asked,) = ask(world, (0, 0))
    user = asked.creative.person.user
    said = actions.record_answer(proposal=asked, side=Side.CREATIVE, answer=Answer.YES, actor=user, at=NOW)
    assert (said.state, said.creative_answer, said.business_answer) == ("open", "yes", "")
    assert trail(Verb.PROPOSAL_ANSWERED) == [(None, f"matches.proposal:{asked.pk}", {})]


def test_every_end_leaves_the_same_behind(world: World) -> None:
    """A no of one side, a no of the other, after a yes or before, and the coordination's close cannot be told apart."""
    asked = ask(world, (0, 0), (1, 1), (2, 2), (3, 3))
    for one, side in ((asked[2], Side.CREATIVE), (asked[3], Side.BUSINESS)):
        answer(one, side)
    before = Entry.objects.count()
    for one, side in ((asked[0], Side.CREATIVE), (asked[2], Side.BUSINESS)):
        card = one.creative if side is Side.CREATIVE else one.business
        actions.record_answer(proposal=one, side=side, answer=Answer.NO, actor=card.person.user, at=NOW)
    for one in (asked[1], asked[3]):
        actions.close_proposal(proposal=one, actor=world.lead, at=NOW)
    rows = Proposal.objects.values_list("state", "creative_answer", "business_answer", "closed_at")
    assert list(rows) == [("closed", "", "", NOW)] * 4
    written = list(Entry.objects.filter(number__gt=before).values_list("actor_id", "verb", "details"))
    assert written == [(None, "proposal_closed", {})] * 4


def test_a_lock_ends_with_its_proposal(world: World) -> None:
    decide(world, 0, 0)
    decide(world, 1, 1)
    decide(world, 2, 2, DecisionKind.FORBID)
    asked, other = ask(world, (0, 0), (1, 1))
    actions.close_proposal(proposal=asked, actor=world.lead, at=NOW)
    assert [(one.creative_id, one.kind) for one in decisions_of(world.event)] == [
        (world.creatives[2].card_id, "forbid"),
        (other.creative_id, "lock"),
    ]
    cards = [guest.card_id for guest in [*world.creatives, *world.businesses]]
    assert ended_pairs(cards) == {(asked.creative_id, asked.business_id)}
    assert promised_pairs(cards) == {(other.creative_id, other.business_id)}


def test_who_may_answer(world: World) -> None:
    asked, other = ask(world, (0, 0), (1, 1))
    mine, theirs = asked.creative.person.user, asked.business.person.user

    def verdict(one: Proposal, side: Side) -> str:
        reason = may_answer(actions.locked_proposal(one), side, mine).reason
        return "" if reason is None else str(reason)

    with transaction.atomic():
        assert verdict(asked, Side.CREATIVE) == ""
        assert verdict(asked, Side.BUSINESS) == "Everybody answers for themselves only."
        assert verdict(other, Side.CREATIVE) == "Everybody answers for themselves only."
    answer(asked, Side.CREATIVE)
    assert verdict(asked, Side.CREATIVE) == "You have answered already."
    answer(asked, Side.BUSINESS, Answer.NO)
    assert verdict(asked, Side.CREATIVE) == "This proposal is no longer open."
    with pytest.raises(InputError, match=r"^This proposal is no longer open.$"):
        actions.record_answer(proposal=asked, side=Side.BUSINESS, answer=Answer.YES, actor=theirs, at=NOW)
    with pytest.raises(InputError, match=r"^This proposal is no longer open.$"):
        actions.close_proposal(proposal=asked, actor=world.lead, at=NOW)


def test_a_match_needs_two_yes_and_two_who_are_free(world: World) -> None:
    run = compute(world)
    coordinator = coordinator_of(world.event.region_id)
    half, full, rival = (
        proposal(world, run, 2, 2),
        proposal(world, run, 0, 0, confirmed=True),
        proposal(world, run, 0, 1, confirmed=True),
    )

    def found(one: Proposal) -> Match:
        return actions.found_match(proposal=one, coordinator=coordinator, actor=world.lead, at=NOW)

    with pytest.raises(InputError, match=r"^A match needs the yes of both.$"):
        found(half)
    made = found(full)
    assert (made.region_id, made.programme_id, made.coordinator, made.state, made.confirmed_at) == (
        world.event.region_id,
        world.programme.pk,
        coordinator,
        MatchState.ACTIVE,
        NOW,
    )
    with pytest.raises(InputError, match=r"^This proposal has become a match already.$"):
        found(full)
    with pytest.raises(InputError, match=r"^One of the two is in another match already.$"):
        found(rival)
    Match.objects.update(state=MatchState.DISSOLVED)
    assert found(rival).business == world.businesses[1].card
    assert [actor for actor, _, _ in trail(Verb.MATCH_CONFIRMED)] == [world.lead.pk] * 2


WRONG = [
    {"creative_answer": "no"},
    {"business_answer": "no"},
    {"state": "closed", "closed_at": NOW, "creative_answer": "yes"},
    {"state": "closed", "closed_at": NOW, "business_answer": "yes"},
    {"state": "closed"},
    {"closed_at": NOW},
    {"state": "confirmed", "closed_at": NOW, "creative_answer": "yes"},
]


@pytest.mark.parametrize("values", WRONG)
def test_the_database_refuses_a_proposal_that_cannot_be(world: World, values: dict[str, object]) -> None:
    proposal(world, compute(world), 0, 0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.update(**values)


@pytest.mark.parametrize("rival", [(0, 1), (1, 0)])
def test_the_database_refuses_two_promises(world: World, rival: tuple[int, int]) -> None:
    run = compute(world)
    proposal(world, run, 0, 0)
    with pytest.raises(IntegrityError), transaction.atomic():
        proposal(world, run, *rival)
    Proposal.objects.all().delete()
    made = [proposal(world, run, *pair, confirmed=True) for pair in ((0, 0), rival)]
    kept = {"programme": world.programme, "region": world.event.region, "confirmed_at": NOW}
    Match.objects.create(proposal=made[0], creative=made[0].creative, business=made[0].business, **kept)
    with pytest.raises(IntegrityError), transaction.atomic():
        Match.objects.create(proposal=made[1], creative=made[1].creative, business=made[1].business, **kept)


def test_asking_somebody_who_is_promised_asks_nobody(world: World) -> None:
    (asked,) = ask(world, (0, 0))
    cards = [guest.card_id for guest in (*world.creatives, *world.businesses)]
    with pytest.raises(InputError) as error:
        actions.open_proposals(
            run=asked.run,
            pairs=[(cards[1], cards[5]), (cards[2], asked.business_id)],
            answer_by=ANSWER_BY,
            actor=world.lead,
            at=NOW,
        )
    assert str(error.value) == "Betrieb Nummer0, Radtouren Elbaue is in an open proposal or a match already."
    assert Proposal.objects.count() == 1


def test_proposals_come_without_what_their_run_was_computed_from(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    (proposal,) = ask(world, (0, 0))
    waiting = open_proposals_in(world.programme, [world.regions["erzgebirge"].pk])
    for found in (waiting, proposals_for(proposal.creative.person.user)):
        with django_assert_num_queries(1):
            (one,) = found
            assert (one, one.run.event) == (proposal, world.event)
        assert one.run.get_deferred_fields() == {"wishes", "affinity", "result"}


def test_everybody_sees_their_own(world: World, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    first, second = ask(world, (0, 0), (1, 1))
    user, stranger = first.creative.person.user, world.creatives[3].person.user
    answer(second, Side.CREATIVE)
    match = answer(second, Side.BUSINESS)
    assert match is not None
    assert list(open_proposals_of(user)) == [first]
    assert list(open_proposals_of(second.creative.person.user)) == []
    assert list(proposals_for(second.creative.person.user)) == [second]
    assert list(matches_of(second.business.person.user)) == [match]
    assert (list(proposals_for(stranger)), list(matches_of(stranger))) == ([], [])
    assert (sides_of(first, user), sides_of(first, stranger)) == ([Side.CREATIVE], [])
    assert list(matches_in(world.programme)) == [match]
    assert list(matches_in(world.programme, [world.regions["lausitz"].pk])) == []
    with django_assert_num_queries(1):
        (read,) = matches_of(second.business.person.user)
        assert read.coordinator is not None
        shown = (str(read.creative), read.business.person.user.email, str(read.coordinator.user), str(read.region))
    assert shown == (
        "Kreativ Nummer1, Klanglabor",
        "betrieb1@example.org",
        "Koord-erzgebirge",
        "Erzgebirge",
    )


def test_two_people_behind_one_address_answer_each_for_themselves(world: World) -> None:
    (asked,) = ask(world, (0, 0))
    person = asked.business.person
    person.user = asked.creative.person.user
    person.save(update_fields=["user"])
    fresh = proposals_for(person.user).get()
    assert sides_of(fresh, person.user) == [Side.CREATIVE, Side.BUSINESS]
    assert answer(fresh, Side.CREATIVE) is None
    assert answer(fresh, Side.BUSINESS) == Match.objects.get()


@pytest.mark.django_db(transaction=True)
def test_of_competing_matches_at_the_same_moment_one_is_made() -> None:
    world = small_world()
    run = compute(world)
    rivals = [proposal(world, run, *pair, confirmed=True) for pair in ((0, 0), (0, 1), (1, 1))]

    def found(one: Proposal) -> Match:
        return actions.found_match(proposal=one, coordinator=None, actor=world.lead, at=NOW)

    said = at_once(lambda: found(rivals[0]), lambda: found(rivals[1]))
    assert said == ["One of the two is in another match already.", "done"]
    assert Match.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_competing_proposals_at_the_same_moment_one_is_opened() -> None:
    world = small_world()
    run = compute(world)
    cards = [guest.card_id for guest in (*world.creatives, *world.businesses)]

    def opened(*pairs: tuple[int, int]) -> list[Proposal]:
        return actions.open_proposals(run=run, pairs=pairs, answer_by=ANSWER_BY, actor=world.lead, at=NOW)

    said = at_once(
        lambda: opened((cards[0], cards[4]), (cards[1], cards[5])),
        lambda: opened((cards[2], cards[5]), (cards[0], cards[6])),
    )
    assert said[1] == "done"
    taken = {str(card) for card in Card.objects.filter(pk__in=[cards[0], cards[5]])}
    assert said[0] in {f"{name} is in an open proposal or a match already." for name in taken}
    assert Proposal.objects.count() == 2


def test_a_date_is_kept_as_a_date(world: World) -> None:
    (asked,) = ask(world, (0, 0))
    assert Proposal.objects.get(pk=asked.pk).answer_by == dt.date(2026, 12, 1)
    assert trail(Verb.PROPOSALS_SENT) == [
        (
            world.lead.pk,
            f"matches.matchingrun:{asked.run_id}",
            {"proposals": [asked.pk], "answer_by": "2026-12-01"},
        )
    ]
