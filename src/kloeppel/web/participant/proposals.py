"""A proposal and a match, as one of the two sees them. Only their own: everybody else gets 404."""

from collections.abc import Iterable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kloeppel.core.values import InputError, Side
from kloeppel.events.queries import invitations_of
from kloeppel.flow.match_confirmed import answer_proposal
from kloeppel.flow.matching_in_words import in_common
from kloeppel.matches.choices import Answer, MatchState, ProposalState
from kloeppel.matches.models import Match, Proposal
from kloeppel.matches.queries import matches_of, open_proposals_of, sides_of
from kloeppel.profiles.models import Card
from kloeppel.web.access import match_or_404, proposal_or_404, user_of
from kloeppel.web.components.lace import lace_of


@login_required
@require_GET
def my_proposal(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """Who it is, and the question; or what has come of it."""
    proposal, side = _own(request, proposal_id)
    context = _context(proposal, side)
    if proposal.state == ProposalState.OPEN:
        shared = in_common(proposal.creative, proposal.business)
        context |= {
            "answered": bool(_answer_of(proposal, side)),
            "in_common": [sentence.render(_) for sentence in shared],
        }
    elif proposal.state == ProposalState.CONFIRMED:
        context["match"] = Match.objects.filter(proposal=proposal).first()
    return render(request, "web/participant/proposal.html", context)


@login_required
@require_GET
def decline_proposal(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """Asked once more, because a no cannot be taken back; and that it stays secret."""
    proposal, side = _own(request, proposal_id)
    if proposal.state != ProposalState.OPEN or _answer_of(proposal, side):
        return redirect("my_proposal", proposal_id=proposal.pk)
    return render(request, "web/participant/decline_proposal.html", _context(proposal, side))


@login_required
@require_POST
def answer(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """Take the answer: yes or no."""
    proposal, side = _own(request, proposal_id)
    said = request.POST.get("answer", "")
    if said not in Answer.values:
        messages.error(request, _("Please press yes or no."))
        return redirect("my_proposal", proposal_id=proposal.pk)
    chosen = Side(request.POST["side"]) if request.POST.get("side") in set(Side) else side
    try:
        match = answer_proposal(
            proposal=proposal, side=chosen, answer=Answer(said), actor=user_of(request), at=timezone.now()
        )
    except InputError as error:
        messages.error(request, error.problem.render(_))
        return redirect("my_proposal", proposal_id=proposal.pk)
    if match is not None:
        messages.success(request, _("You both said yes. Good luck with your work together!"))
        return redirect("my_match", match_id=match.pk)
    messages.success(request, _("Thank you for your answer."))
    return redirect("my_proposal", proposal_id=proposal.pk)


@login_required
@require_GET
def my_match(request: HttpRequest, match_id: int) -> HttpResponse:
    """The partner and the coordinator with how to reach them, and what comes next."""
    return _match_page(request, match_or_404(request, match_id))


@login_required
@require_GET
def my_matches(request: HttpRequest) -> HttpResponse:
    """The match of whoever has just one; else matches, and proposals that wait, or what comes before a match."""
    user = user_of(request)
    matches = list(matches_of(user))
    proposals = list(open_proposals_of(user))
    if len(matches) == 1 and not proposals:
        return _match_page(request, matches[0])
    day = invitations_of(user).last()
    context = {
        "pairs": [(match, _partner(match, sides_of(match, user)[0])) for match in matches],
        "proposals": [(proposal, is_answered(proposal, sides_of(proposal, user))) for proposal in proposals],
        "day": day,
        "met": day is not None and day.event.starts_at <= timezone.now(),
    }
    return render(request, "web/participant/my_matches.html", context)


def is_answered(proposal: Proposal, sides: Iterable[Side]) -> bool:
    """Whether nothing is left to answer on these sides."""
    return all(_answer_of(proposal, side) for side in sides)


def _match_page(request: HttpRequest, match: Match) -> HttpResponse:
    side = sides_of(match, user_of(request))[0]
    context = {
        "match": match,
        "partner": _partner(match, side),
        "lace": lace_of(match.pk),
        "active": match.state == MatchState.ACTIVE,
        "programme": match.programme,
    }
    return render(request, "web/participant/match.html", context)


def _own(request: HttpRequest, proposal_id: int) -> tuple[Proposal, Side]:
    """The proposal and the side of the signed-in user; of two who share an address the one who has not answered."""
    user = user_of(request)
    proposal = proposal_or_404(request, proposal_id)
    sides = sides_of(proposal, user)
    return proposal, next((side for side in sides if not _answer_of(proposal, side)), sides[0])


def _answer_of(proposal: Proposal, side: Side) -> str:
    return proposal.creative_answer if side is Side.CREATIVE else proposal.business_answer


def _partner(pair: Proposal | Match, side: Side) -> Card:
    return pair.business if side is Side.CREATIVE else pair.creative


def _context(proposal: Proposal, side: Side) -> dict[str, object]:
    event = proposal.run.event
    partner = _partner(proposal, side)
    return {"proposal": proposal, "side": side, "partner": partner, "event": event, "programme": event.programme}
