from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Model, Q

from kloeppel.accounts.models import User
from kloeppel.audit.actions import record
from kloeppel.audit.choices import Verb
from kloeppel.core.pairing import ENGINE_VERSION, Matching, Pair, Wishes, matching_to_json, wishes_to_json
from kloeppel.core.values import InputError, Sentence, Side, Verdict, sentence
from kloeppel.events.models import Event
from kloeppel.matches.choices import Answer, DecisionKind, MatchingRule, MatchState, ProposalState
from kloeppel.matches.models import Match, MatchingRun, PairDecision, Proposal
from kloeppel.matches.permissions import may_answer, may_close
from kloeppel.matches.queries import PARTNERS, IdPair, decisions_of, promised_pairs
from kloeppel.profiles.models import Card
from kloeppel.programmes.models import TeamMember


@transaction.atomic
def decide_pair(
    *,
    event: Event,
    creative: Card,
    business: Card,
    kind: DecisionKind,
    note: str = "",
    actor: User | None,
    at: datetime,
) -> PairDecision:
    """Lock or forbid a pair for the next computation; replaces what was decided about the pair before.

    Raises InputError for cards of the wrong sides, and for a lock of a card that is locked with somebody else, in an
    open proposal or in a match.
    """
    _lock_event(event)
    if (creative.side, business.side) != (Side.CREATIVE, Side.BUSINESS):
        raise InputError(sentence("A pair is one creative and one business."))
    if kind == DecisionKind.LOCK:
        _check_free_to_lock(event, creative, business)
    decision, _ = PairDecision.objects.update_or_create(
        event=event, creative=creative, business=business, defaults={"kind": kind, "note": note}
    )
    verb = Verb.PAIR_LOCKED if kind == DecisionKind.LOCK else Verb.PAIR_FORBIDDEN
    _record(event, decision, verb, actor, at, {"creative": creative.pk, "business": business.pk})
    return decision


@transaction.atomic
def free_pair(*, decision: PairDecision, actor: User | None, at: datetime) -> None:
    """Lift a lock or ban: the wishes decide again. Nothing happens if somebody else has lifted it already."""
    deleted, _ = PairDecision.objects.filter(pk=decision.pk).delete()
    if deleted:
        details = {"creative": decision.creative_id, "business": decision.business_id}
        _record(decision.event, decision, Verb.PAIR_FREED, actor, at, details)


@transaction.atomic
def store_run(
    *,
    event: Event,
    wishes: Wishes,
    affinity: Mapping[Pair, float],
    seed: int,
    matching: Matching,
    seconds: float,
    actor: User,
    at: datetime,
) -> MatchingRun:
    """Keep a computed matching with all that is needed to compute it again, as the event's next run.

    `seconds` is how long the computation took. Whoever calls this has let `core.pairing.verify` pass the matching.
    """
    _lock_event(event)
    newest = MatchingRun.objects.filter(event=event).order_by("-number").first()
    run = MatchingRun.objects.create(
        event=event,
        number=newest.number + 1 if newest else 1,
        rule=MatchingRule(wishes.rule.value),
        wishes=wishes_to_json(wishes),
        affinity=[[a, b, value] for (a, b), value in sorted(affinity.items())],
        seed=seed,
        engine_version=ENGINE_VERSION,
        result=matching_to_json(matching, seconds),
        computed_at=at,
        computed_by_id=actor.pk,
    )
    details = {"number": run.number, "rule": run.rule, "matches": matching.size}
    _record(event, run, Verb.MATCHING_COMPUTED, actor, at, details)
    return run


@transaction.atomic
def open_proposals(
    *, run: MatchingRun, pairs: Sequence[IdPair], answer_by: date, actor: User, at: datetime
) -> list[Proposal]:
    """Ask both of each pair (numbers of cards), to be answered by the end of `answer_by`.

    Raises InputError, and asks nobody, if somebody is in an open proposal or in an active match.
    """
    cards = sorted({card for pair in pairs for card in pair})
    _lock_cards(cards)
    _check_unpromised(cards)
    proposals = Proposal.objects.bulk_create(
        Proposal(run=run, creative_id=creative, business_id=business, sent_at=at, answer_by=answer_by)
        for creative, business in pairs
    )
    details = {"proposals": [proposal.pk for proposal in proposals], "answer_by": answer_by.isoformat()}
    _record(run.event, run, Verb.PROPOSALS_SENT, actor, at, details)
    return proposals


@transaction.atomic
def record_answer(*, proposal: Proposal, side: Side, answer: Answer, actor: User, at: datetime) -> Proposal:
    """Keep a yes; a no ends the proposal and is not kept. Returns the proposal as it is now.

    The trail learns that there is a yes, never whose, and that the proposal ended, never why. Raises InputError with
    the reason if `actor` may not answer for `side` (any more).
    """
    locked = locked_proposal(proposal)
    _require(may_answer(locked, side, actor))
    if answer == Answer.NO:
        return _end(locked, at)
    if side is Side.CREATIVE:
        locked.creative_answer = answer
    else:
        locked.business_answer = answer
    locked.save(update_fields=["creative_answer", "business_answer"])
    _record(locked.run.event, locked, Verb.PROPOSAL_ANSWERED, None, at, {})
    return locked


@transaction.atomic
def close_proposal(
    *,
    proposal: Proposal,
    actor: User | None,  # noqa: ARG001 - the trail of an end is the same for every cause, so it names nobody
    at: datetime,
) -> Proposal:
    """End a proposal that waits for answers; returns it as it is now. Raises InputError if it waits no longer.

    Answers are forgotten, and a lock of the pair ends with its proposal.
    """
    locked = locked_proposal(proposal)
    _require(may_close(locked))
    return _end(locked, at)


@transaction.atomic
def found_match(*, proposal: Proposal, coordinator: TeamMember | None, actor: User | None, at: datetime) -> Match:
    """Make the match of a proposal to which both have said yes, accompanied by `coordinator`.

    Raises InputError if one of the two has not, if there is a match of it already, or if somebody is in another active
    match. Of several calls for the same card at the same moment one succeeds.
    """
    locked = locked_proposal(proposal)
    if (locked.creative_answer, locked.business_answer) != (Answer.YES, Answer.YES):
        raise InputError(sentence("A match needs the yes of both."))
    cards = [locked.creative_id, locked.business_id]
    if Match.objects.filter(proposal=locked).exists():
        raise InputError(sentence("This proposal has become a match already."))
    if Match.objects.filter(Q(creative__in=cards) | Q(business__in=cards), state=MatchState.ACTIVE).exists():
        raise InputError(sentence("One of the two is in another match already."))
    if locked.state == ProposalState.OPEN:
        locked.state, locked.closed_at = ProposalState.CONFIRMED, at
        locked.save(update_fields=["state", "closed_at"])
    event = locked.run.event
    match = Match.objects.create(
        programme_id=event.programme_id,
        region_id=event.region_id,
        proposal=locked,
        creative=locked.creative,
        business=locked.business,
        coordinator=coordinator,
        confirmed_at=at,
    )
    details = {"proposal": locked.pk, "coordinator": coordinator.pk if coordinator else None}
    _record(event, match, Verb.MATCH_CONFIRMED, actor, at, details)
    return match


@transaction.atomic
def hand_over(*, coordinator: TeamMember, to: TeamMember | None, actor: User, at: datetime) -> None:
    """Let the matches that `coordinator` accompanies, and those that have ended, be those of `to`."""
    matches = Match.objects.filter(coordinator=coordinator)
    numbers = list(matches.order_by("pk").values_list("pk", flat=True))
    if not numbers:
        return
    matches.update(coordinator=to)
    record(
        actor=actor,
        at=at,
        verb=Verb.MATCHES_HANDED_OVER,
        subject=coordinator,
        programme_id=coordinator.programme_id,
        details={"matches": numbers, "to": None if to is None else to.pk},
    )


def locked_proposal(proposal: Proposal) -> Proposal:
    """The proposal as it is now, with partners and event, to be called inside a transaction.

    Others who want to change it, or to promise one of its cards, wait until the transaction ends.
    """
    # no_key: rows that only point here need not wait.
    rows = Proposal.objects.select_for_update(of=("self",), no_key=True)
    locked = rows.select_related(*PARTNERS, "run__event__region", "run__event__programme").get(pk=proposal.pk)
    # Before anything is recorded: whoever holds the trail must not wait for somebody who waits for the trail.
    _lock_cards([locked.creative_id, locked.business_id])
    return locked


def _end(locked: Proposal, at: datetime) -> Proposal:
    """The one way in which a proposal ends without a match: nothing that remains differs by its cause."""
    locked.state, locked.closed_at = ProposalState.CLOSED, at
    locked.creative_answer = locked.business_answer = ""
    locked.save(update_fields=["state", "closed_at", "creative_answer", "business_answer"])
    event = locked.run.event
    locks = decisions_of(event).filter(creative=locked.creative_id, business=locked.business_id, kind=DecisionKind.LOCK)
    for decision in locks:
        free_pair(decision=decision, actor=None, at=at)
    _record(event, locked, Verb.PROPOSAL_CLOSED, None, at, {})
    return locked


def _check_free_to_lock(event: Event, creative: Card, business: Card) -> None:
    others = decisions_of(event).filter(Q(creative=creative) | Q(business=business), kind=DecisionKind.LOCK)
    other = others.exclude(creative=creative, business=business).first()
    if other is not None:
        raise InputError(
            sentence(
                "%(creative)s and %(business)s are locked as a pair already. Please free this pair first.",
                creative=str(other.creative),
                business=str(other.business),
            )
        )
    _check_unpromised([creative.pk, business.pk])


def _check_unpromised(numbers: Sequence[int]) -> None:
    """Raise InputError, with names, if one of the cards (numbers) is in an open proposal or an active match."""
    promised = {card for pair in promised_pairs(numbers) for card in pair}
    taken = Card.objects.filter(pk__in=promised & set(numbers)).select_related("person", "organisation").first()
    if taken is not None:
        raise InputError(promised_already(taken))


def promised_already(card: Card) -> Sentence:
    """Why somebody cannot be put into another pair now."""
    return sentence("%(name)s is in an open proposal or a match already.", name=str(card))


def _require(verdict: Verdict) -> None:
    if verdict.reason is not None:
        raise InputError(verdict.reason)


def _lock_event(event: Event) -> None:
    """The row is the lock: two people who work on one event at once wait for each other here."""
    Event.objects.select_for_update(no_key=True).get(pk=event.pk)


def _lock_cards(numbers: Sequence[int]) -> None:
    """The same for cards, always in the order of their numbers, so that nobody waits in a circle."""
    list(Card.objects.filter(pk__in=numbers).order_by("pk").select_for_update(no_key=True))


def _record(
    event: Event, subject: Model, verb: Verb, actor: User | None, at: datetime, details: dict[str, Any]
) -> None:
    record(actor=actor, at=at, verb=verb, subject=subject, programme_id=event.programme_id, details=details)
