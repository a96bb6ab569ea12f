"""Feedback, matching runs and proposals to test with."""

import datetime as dt
import threading
from collections.abc import Callable, Sequence

from django.db import connection

from kloeppel.core.values import InputError, Side
from kloeppel.events.models import Guest
from kloeppel.flow.feedback_to_matches import compute_matching, send_proposals
from kloeppel.flow.match_confirmed import answer_proposal
from kloeppel.matches.actions import decide_pair
from kloeppel.matches.choices import Answer, DecisionKind, MatchingRule
from kloeppel.matches.models import Match, MatchingRun, PairDecision, Proposal
from kloeppel.speeddating.choices import Wish
from kloeppel.speeddating.models import Feedback
from world.programme import NOW, World

ANSWER_BY = dt.date(2026, 12, 1)


def say(world: World, giver: Guest, about: Guest, wish: Wish = Wish.YES) -> None:
    """What `giver` says after the talk with `about`."""
    Feedback.objects.create(speed_dating=world.speed_dating, giver=giver, about=about, wish=wish, given_at=NOW)


def both_say(world: World, creative: int, business: int, wish: Wish = Wish.YES, back: Wish | None = None) -> None:
    """What two guests (their places in the lists of `world`) say of each other; `back` is the word of the business."""
    say(world, world.creatives[creative], world.businesses[business], wish)
    say(world, world.businesses[business], world.creatives[creative], back or wish)


def compute(world: World, rule: MatchingRule = MatchingRule.STABLE) -> MatchingRun:
    """A matching run of the kick-off."""
    return compute_matching(event=world.event, rule=rule, actor=world.lead, at=NOW)


def decide(world: World, creative: int, business: int, kind: DecisionKind = DecisionKind.LOCK) -> PairDecision:
    """What the coordination decides about two guests (their places in the lists of `world`)."""
    return decide_pair(
        event=world.event,
        creative=world.creatives[creative].card,
        business=world.businesses[business].card,
        kind=kind,
        actor=world.lead,
        at=NOW,
    )


def send(world: World, run: MatchingRun, answer_by: dt.date = ANSWER_BY) -> list[Proposal]:
    """The proposals of a run, sent by the lead."""
    return send_proposals(run=run, answer_by=answer_by, actor=world.lead, at=NOW)


def ask(world: World, *pairs: tuple[int, int]) -> list[Proposal]:
    """Open proposals for these places in the lists of `world`, in this order, after both have said yes.

    Without places: for whatever is found.
    """
    for creative, business in pairs:
        both_say(world, creative, business)
    sent = send(world, compute(world))
    found = {(proposal.creative_id, proposal.business_id): proposal for proposal in sent}
    return [found[world.creatives[a].card_id, world.businesses[b].card_id] for a, b in pairs] or sent


def answer(proposal: Proposal, side: Side, said: Answer = Answer.YES) -> Match | None:
    """The answer of the partner on `side`."""
    card = proposal.creative if side is Side.CREATIVE else proposal.business
    return answer_proposal(proposal=proposal, side=side, answer=said, actor=card.person.user, at=NOW)


def at_once(*calls: Callable[[], object]) -> list[str]:
    """What becomes of calls made at the same moment, each in a thread with a connection of its own, sorted.

    "done" or the sentence of the refusal.
    """
    start = threading.Barrier(len(calls))
    said: list[str] = []

    def run(call: Callable[[], object]) -> None:
        start.wait()
        try:
            call()
            said.append("done")
        except InputError as error:
            said.append(str(error))
        except BaseException as error:  # a thread must not keep what went wrong to itself
            said.append(repr(error))
            raise
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(said)


def names(run: MatchingRun, world: World) -> list[tuple[int, int]]:
    """The pairs of a run as places in the lists of `world`."""
    places = places_of(world.creatives), places_of(world.businesses)
    return [(places[0][int(pair["a"])], places[1][int(pair["b"])]) for pair in run.result["matches"]]


def places_of(guests: Sequence[Guest]) -> dict[int, int]:
    """For the number of each guest's card their place in the list."""
    return {guest.card_id: place for place, guest in enumerate(guests)}
