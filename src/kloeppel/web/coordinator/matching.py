"""From feedback to matches, as the coordination sees it. No page here shows what one person alone has said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kloeppel.core.values import InputError, Sentence
from kloeppel.events.models import Event
from kloeppel.flow.computations import ask_for_matching
from kloeppel.flow.feedback_to_matches import (
    cards_of_guests,
    is_outdated,
    send_proposals,
    turnout_of,
)
from kloeppel.flow.match_confirmed import end_proposal
from kloeppel.flow.matching_in_words import FoundPair, RunInWords, run_in_words
from kloeppel.matches.actions import decide_pair, free_pair
from kloeppel.matches.choices import DecisionKind, MatchingRule
from kloeppel.matches.models import MatchingRun, PairDecision, Proposal
from kloeppel.matches.queries import cards_by_number, decisions_of, matches_in, newest_run_of, proposals_of
from kloeppel.matches.snapshots import pairs_in
from kloeppel.profiles.models import Card
from kloeppel.web.access import event_or_404, team_or_404, user_of
from kloeppel.web.components.lace import lace_of
from kloeppel.web.computations import carried_on
from kloeppel.web.coordinator.matching_forms import AnswerByForm, PairForm, RuleForm

DAYS_TO_ANSWER = 7
PER_PAGE = 48
"""Pairs and proposals that are shown at once: more than any evening of a usual size has."""


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair of the newest run as the page shows it."""

    creative: Card
    business: Card
    why: str
    in_common: list[str]
    decision: PairDecision | None
    proposal: Proposal | None


@dataclass(frozen=True, slots=True)
class AloneRow:
    """Somebody without a partner as the page shows it."""

    card: Card
    why: str
    alternatives: list[str]


@login_required
@require_GET
def matching(request: HttpRequest, event_id: int) -> HttpResponse:
    """How much feedback there is, the newest result, what is decided, what has been sent."""
    event, _standing = event_or_404(request, event_id)
    cards = cards_of_guests(event)
    return _page(request, event, PairForm(None, cards=cards), cards)


@login_required
@require_POST
def compute(request: HttpRequest, event_id: int) -> HttpResponse:
    """Compute pairs by the chosen rule."""
    event, _standing = event_or_404(request, event_id)
    form = RuleForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Please choose what matters more."))
        return redirect("matching", event_id=event.pk)
    rule = MatchingRule(form.cleaned_data["rule"])
    asked, new = ask_for_matching(event=event, rule=rule, actor=user_of(request), at=timezone.now())
    return carried_on(request, asked, new=new)


@login_required
@require_POST
def decide(request: HttpRequest, event_id: int) -> HttpResponse:
    """Lock or forbid a pair, from the form below or with the buttons of a pair."""
    event, _standing = event_or_404(request, event_id)
    cards = {card.pk: card for card in cards_of_guests(event)}
    form = PairForm(request.POST, cards=cards.values())
    if form.is_valid():
        chosen = form.cleaned_data
        try:
            decision = decide_pair(
                event=event,
                creative=cards[chosen["creative"]],
                business=cards[chosen["business"]],
                kind=DecisionKind(chosen["kind"]),
                note=chosen["note"],
                actor=user_of(request),
                at=timezone.now(),
            )
        except InputError as error:
            form.add_error(None, error.problem.render(_))
        else:
            messages.success(request, _decided(decision))
            return redirect("matching", event_id=event.pk)
    return _page(request, event, form, list(cards.values()))


@login_required
@require_POST
def free(request: HttpRequest, event_id: int, decision_id: int) -> HttpResponse:
    """Lift what was decided about a pair."""
    event, _standing = event_or_404(request, event_id)
    decision = decisions_of(event).filter(pk=decision_id).first()
    if decision is not None:
        free_pair(decision=decision, actor=user_of(request), at=timezone.now())
    messages.success(request, _("The pair is free again. It counts when you compute the next time."))
    return redirect("matching", event_id=event.pk)


@login_required
@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, event_id: int, number: int) -> HttpResponse:
    """Who will be asked, and until when; then ask them."""
    event, _standing = event_or_404(request, event_id)
    run = get_object_or_404(MatchingRun.objects.select_related("event"), event=event, number=number)
    form = AnswerByForm(
        request.POST if request.method == "POST" else None,
        initial={"answer_by": timezone.localdate() + timedelta(days=DAYS_TO_ANSWER)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            sent = send_proposals(
                run=run, answer_by=form.cleaned_data["answer_by"], actor=user_of(request), at=timezone.now()
            )
        except InputError as error:
            form.add_error(None, error.problem.render(_))
        else:
            said = ngettext("%(count)s proposal is on its way.", "%(count)s proposals are on their way.", len(sent))
            messages.success(request, said % {"count": len(sent)})
            return redirect("matching", event_id=event.pk)
    pairs = pairs_in(run)
    cards = cards_by_number([card for pair in pairs for card in pair])
    context = {"form": form, "run": run, "pairs": [(cards[creative], cards[business]) for creative, business in pairs]}
    return render(request, "web/coordinator/send_proposals.html", {**_place(event), **context})


@login_required
@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, event_id: int, proposal_id: int) -> HttpResponse:
    """End a proposal that waits for answers."""
    event, _standing = event_or_404(request, event_id)
    proposal = get_object_or_404(proposals_of(event), pk=proposal_id)
    if request.method == "POST":
        try:
            end_proposal(proposal=proposal, actor=user_of(request), at=timezone.now())
        except InputError as error:
            messages.error(request, error.problem.render(_))
        else:
            messages.success(request, _("The proposal is closed. Everybody concerned gets the same letter."))
        return redirect("matching", event_id=event.pk)
    return render(request, "web/coordinator/close_proposal.html", {**_place(event), "proposal": proposal})


@login_required
@require_GET
def matches(request: HttpRequest, slug: str) -> HttpResponse:
    """The matches of the programme; a coordinator sees those of their own regions."""
    standing = team_or_404(request, slug)
    found = matches_in(standing.programme, None if standing.is_lead else standing.regions)
    tiles = [(match, lace_of(match.pk)) for match in found]
    return render(request, "web/coordinator/matches.html", {"programme": standing.programme, "tiles": tiles})


def _page(request: HttpRequest, event: Event, form: PairForm, cards: Sequence[Card]) -> HttpResponse:
    run = newest_run_of(event)
    decisions, proposals = list(decisions_of(event)), list(proposals_of(event))
    context = {
        "turnout": turnout_of(event),
        "rule_form": RuleForm(initial={"rule": run.rule if run else MatchingRule.STABLE}),
        "form": form,
        "decisions": decisions,
        "proposals": Paginator(proposals, PER_PAGE).get_page(request.GET.get("vorschlaege")),
        "run": run,
        "today": timezone.localdate(),
    }
    if run is not None:
        words = run_in_words(run)
        sent = {(one.creative_id, one.business_id): one for one in proposals if one.run_id == run.pk}
        decided = {(one.creative_id, one.business_id): one for one in decisions}
        pairs = [_pair_row(pair, decided, sent) for pair in words.pairs]
        context |= {
            "words": words,
            "pairs": Paginator(pairs, PER_PAGE).get_page(request.GET.get("paare")),
            "turned": "paare" in request.GET,
            "alone": _alone_rows(words),
            "rather": _rendered(words.rather),
            "sent": bool(sent),
            "outdated": not sent and is_outdated(run, cards),
        }
    return render(request, "web/coordinator/matching.html", {**_place(event), **context})


def _pair_row(
    pair: FoundPair,
    decided: dict[tuple[int, int], PairDecision],
    sent: dict[tuple[int, int], Proposal],
) -> PairRow:
    numbers = (pair.creative.pk, pair.business.pk)
    return PairRow(
        creative=pair.creative,
        business=pair.business,
        why=pair.why.render(_),
        in_common=_rendered(pair.in_common),
        decision=decided.get(numbers),
        proposal=sent.get(numbers),
    )


def _alone_rows(words: RunInWords) -> list[AloneRow]:
    return [AloneRow(one.card, one.why.render(_), _rendered(one.alternatives)) for one in words.alone]


def _rendered(sentences: tuple[Sentence, ...]) -> list[str]:
    return [one.render(_) for one in sentences]


def _decided(decision: PairDecision) -> str:
    names = {"creative": str(decision.creative), "business": str(decision.business)}
    if decision.kind == DecisionKind.LOCK:
        return _("%(creative)s and %(business)s are locked as a pair when you compute the next time.") % names
    return _("%(creative)s and %(business)s will not be a pair when you compute the next time.") % names


def _place(event: Event) -> dict[str, object]:
    return {"event": event, "programme": event.programme}
