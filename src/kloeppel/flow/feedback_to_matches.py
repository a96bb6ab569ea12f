"""Wishes become proposals: who said what after the talks is computed into pairs, and both of a pair are asked.

Load: guests with their cards, feedback, locked and forbidden pairs, who is promised already. Decide: `core.affinity`
and `core.pairing`. Store: a matching run, and on sending one proposal for each pair. Tell: the audit trail, and to both
of a pair the same letter about each other.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from time import perf_counter

from django.db import transaction
from django.utils import timezone

from kloeppel.accounts.models import User
from kloeppel.core import affinity, pairing
from kloeppel.core.pairing.verify import blocking_pairs, verify
from kloeppel.core.values import InputError, Side, sentence
from kloeppel.core.watch import Observer, Progress
from kloeppel.events.models import Event
from kloeppel.events.queries import guests_of
from kloeppel.flow.match_letters import write_proposal_letters
from kloeppel.matches.actions import open_proposals, promised_already, store_run
from kloeppel.matches.choices import DecisionKind, MatchingRule
from kloeppel.matches.models import MatchingRun, Proposal
from kloeppel.matches.permissions import may_send
from kloeppel.matches.queries import (
    IdPair,
    decisions_of,
    ended_pairs,
    newest_run_of,
    promised_pairs,
    proposals_of,
)
from kloeppel.matches.snapshots import affinity_in, pairs_in, wished_pairs, wishes_in, wishes_of
from kloeppel.profiles.models import Card
from kloeppel.profiles.snapshots import affinity_card
from kloeppel.speeddating.models import Feedback


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many guests of an event have said something about at least one talk. Nobody learns who they are."""

    answered: int
    guests: int


def turnout_of(event: Event) -> Turnout:
    """How much feedback there is, as a number only (two statements)."""
    answered = Feedback.objects.filter(speed_dating__event=event).values("giver").distinct().count()
    return Turnout(answered=answered, guests=guests_of(event).count())


def compute_matching(
    *,
    event: Event,
    rule: MatchingRule,
    actor: User,
    at: datetime,
    seed: int = 0,
    time_limit: float = 5.0,
    observer: Observer | None = None,
    stored: Callable[[MatchingRun], None] | None = None,
) -> MatchingRun:
    """Compute who could work with whom, and keep it as the next run of `event`. `time_limit` in seconds.

    Yes is rank 1, maybe rank 2; no or nothing makes a pair impossible unless the coordination has locked it. Whoever is
    in an open proposal or an active match takes no part, and a pair whose proposal did not come about is not found
    again unless it is locked anew. Affinity decides between results that are equally good. Raises InputError with a
    sentence that names people if the locked pairs cannot all hold; then nothing is stored. `observer` hears how far it
    is and may end the search; `stored` is called with the run inside the transaction that stores it: what it raises
    undoes that.
    """
    if observer is not None:
        observer.progress(Progress(sentence("Wishes are read, needs and offers are compared.")))
    cards = cards_of_guests(event)
    wishes = wishes_today(event, cards, rule)
    worth = _affinity(cards, wishes)
    began = perf_counter()
    matching = pairing.match(wishes, affinity=worth, seed=seed, time_limit=time_limit, observer=observer)
    seconds = perf_counter() - began
    _check(wishes, matching)
    with transaction.atomic():
        run = store_run(
            event=event,
            wishes=wishes,
            affinity=worth,
            seed=seed,
            matching=matching,
            seconds=seconds,
            actor=actor,
            at=at,
        )
        if stored is not None:
            stored(run)
    return run


def replay(run: MatchingRun, *, time_limit: float = 5.0) -> pairing.Matching:
    """Compute `run` again from what is stored with it; the same result as long as the engine's version is the same."""
    return pairing.match(wishes_in(run), affinity=affinity_in(run), seed=run.seed, time_limit=time_limit)


def is_outdated(run: MatchingRun, cards: Sequence[Card] | None = None) -> bool:
    """Whether guests, mutual wishes, locked or forbidden pairs or promises have changed since (six statements).

    `cards` as `cards_of_guests` gives them now, if they are at hand: then a statement less. Wishes of one side alone
    change nothing, so this never tells that somebody has wished in vain.
    """
    try:
        here = cards_of_guests(run.event) if cards is None else cards
        today = wishes_today(run.event, here, MatchingRule(run.rule))
    except InputError:
        return True
    return bool(pairing.wishes_to_json(today) != run.wishes)


def send_proposals(*, run: MatchingRun, answer_by: date, actor: User, at: datetime) -> list[Proposal]:
    """Ask both of every pair of `run` whether they want to work together, until the end of `answer_by`.

    Raises InputError, and asks nobody, if there is a newer run, if it has been sent already, if anything it was
    computed from has changed since (so everybody in it is free), or if `answer_by` is not after today.
    """
    if answer_by <= timezone.localdate(at):
        raise InputError(sentence("Please give people at least until tomorrow to answer."))
    with transaction.atomic():
        # Of two people who send at once the second waits here and then sees what the first has done.
        event = Event.objects.select_for_update(no_key=True).get(pk=run.event_id)
        newest = newest_run_of(event)
        verdict = may_send(
            run,
            newest.number if newest else 0,
            sent=proposals_of(event).filter(run=run).exists(),
            outdated=is_outdated(run),
        )
        if verdict.reason is not None:
            raise InputError(verdict.reason)
        sent = open_proposals(run=run, pairs=pairs_in(run), answer_by=answer_by, actor=actor, at=at)
        proposals = list(proposals_of(event).filter(pk__in=[proposal.pk for proposal in sent]).order_by("pk"))
        write_proposal_letters(proposals, event=event, at=at)
    return proposals


def cards_of_guests(event: Event) -> list[Card]:
    """The cards with which people are on the guest list, each once, by their numbers (one statement)."""
    cards = {guest.card_id: guest.card for guest in guests_of(event)}
    return [cards[number] for number in sorted(cards)]


def wishes_today(event: Event, cards: Sequence[Card], rule: MatchingRule) -> pairing.Wishes:
    """What would be computed from now (five statements). Raises InputError for locked pairs that cannot hold."""
    numbers = [card.pk for card in cards]
    promised = promised_pairs(numbers)
    taken = {card for pair in promised for card in pair}
    decided: dict[str, set[IdPair]] = {kind: set() for kind in DecisionKind.values}
    for decision in decisions_of(event):
        pair = (decision.creative_id, decision.business_id)
        if decision.kind == DecisionKind.LOCK and pair not in promised:
            _check_lock((decision.creative, decision.business), numbers, taken)
        decided[decision.kind].add(pair)
    said = Feedback.objects.filter(speed_dating__event=event).values_list("giver__card_id", "about__card_id", "wish")
    return wishes_of(
        cards=cards,
        said=said,
        # A lock that has become a proposal or a match has done its work.
        must=decided[DecisionKind.LOCK] - promised,
        never=decided[DecisionKind.FORBID] | ended_pairs(numbers),
        taken=taken,
        rule=pairing.Rule(rule.value),
    )


def _check_lock(pair: tuple[Card, Card], numbers: Iterable[int], taken: Iterable[int]) -> None:
    for card in pair:
        if card.pk not in numbers:
            raise InputError(
                sentence(
                    "%(creative)s and %(business)s are locked as a pair, but %(name)s is not on the guest list. "
                    "Please free this pair.",
                    creative=str(pair[0]),
                    business=str(pair[1]),
                    name=str(card),
                )
            )
        if card.pk in taken:
            raise InputError(
                sentence(
                    "%(creative)s and %(business)s are locked as a pair, but: %(reason)s Please free this pair.",
                    creative=str(pair[0]),
                    business=str(pair[1]),
                    reason=promised_already(card),
                )
            )


def affinities_of(cards: Sequence[Card]) -> affinity.Affinities:
    """How well needs and offers among `cards` could fit; ids are the numbers of the cards as text."""
    sides: dict[str, list[affinity.Card]] = {side: [] for side in Side}
    for card in cards:
        sides[card.side].append(affinity_card(card))
    return affinity.affinities(sides[Side.BUSINESS], sides[Side.CREATIVE])


def _affinity(cards: Sequence[Card], wishes: pairing.Wishes) -> dict[pairing.Pair, float]:
    """Only for pairs that can come out: no other is worth storing."""
    found = affinities_of(cards)
    return {(a, b): found.fit(b, a).score for a, b in sorted(wished_pairs(wishes))}


def _check(wishes: pairing.Wishes, matching: pairing.Matching) -> None:
    broken = verify(wishes, matching.matches)
    stable = wishes.rule in (pairing.Rule.STABLE, pairing.Rule.MOST_MUTUAL)
    if broken or (stable and blocking_pairs(wishes, matching.matches)):
        raise RuntimeError("A matching that breaks its own rules is not stored; this is a fault in the pairing engine.")
