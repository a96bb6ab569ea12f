"""Both say yes: two answers become a match, or a proposal ends in the one way in which proposals end.

Load: the proposal with its answers, its row locked. Decide: confirmed by both, still open, or ended. Store: the answer,
and one match with its coordinator. Tell: partners and coordination, in words that are the same for every cause.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kloeppel.accounts.models import User
from kloeppel.core.values import Side
from kloeppel.events.models import Event
from kloeppel.flow.match_letters import write_end_letters, write_match_letters
from kloeppel.matches.actions import close_proposal, found_match, record_answer
from kloeppel.matches.choices import Answer, ProposalState
from kloeppel.matches.models import Match, Proposal
from kloeppel.programmes.choices import Role
from kloeppel.programmes.models import TeamMember
from kloeppel.programmes.queries import coordinator_of, leads_and_coordinators


def answer_proposal(*, proposal: Proposal, side: Side, answer: Answer, actor: User, at: datetime) -> Match | None:
    """Take the answer of the partner on `side`, who is `actor`; the match if it is the second yes, otherwise None.

    A no ends the proposal at once. Both partners and the coordination get the same neutral letter, as at every other
    end. Raises InputError with the reason if the actor is not that partner, has answered already, or it is not open.
    """
    with transaction.atomic():
        answered = record_answer(proposal=proposal, side=side, answer=answer, actor=actor, at=at)
        if answered.state == ProposalState.CLOSED:
            _tell_end(answered, at)
            return None
        if not (answered.creative_answer and answered.business_answer):
            return None
        event = answered.run.event
        match = found_match(proposal=answered, coordinator=coordinator_of(event.region_id), actor=actor, at=at)
        write_match_letters(match, team=_team_of(event), at=at)
    return match


def end_proposal(*, proposal: Proposal, actor: User | None, at: datetime) -> Proposal:
    """Close a proposal on behalf of the coordination, and tell everybody what they would hear after a no.

    Raises InputError if it is no longer open.
    """
    with transaction.atomic():
        closed = close_proposal(proposal=proposal, actor=actor, at=at)
        _tell_end(closed, at)
    return closed


def end_overdue_proposals(*, at: datetime) -> int:
    """Close every proposal whose last day to answer is over at `at`; how many. For a clock that calls it daily."""
    ended = 0
    overdue = Proposal.objects.filter(state=ProposalState.OPEN, answer_by__lt=timezone.localdate(at)).order_by("pk")
    for number in list(overdue.values_list("pk", flat=True)):
        with transaction.atomic():
            # Somebody may have answered since the list was made.
            proposal = overdue.select_for_update(of=("self",), no_key=True).filter(pk=number).first()
            if proposal is not None:
                end_proposal(proposal=proposal, actor=None, at=at)
                ended += 1
    return ended


def _tell_end(proposal: Proposal, at: datetime) -> None:
    write_end_letters(proposal, team=_team_of(proposal.run.event), at=at)


def _team_of(event: Event) -> list[TeamMember]:
    """Who is told: the coordinator of the region, or the project lead as long as it has none."""
    coordinator = coordinator_of(event.region_id)
    if coordinator is not None:
        return [coordinator]
    return list(leads_and_coordinators(event.programme, event.region_id).filter(role=Role.LEAD))
