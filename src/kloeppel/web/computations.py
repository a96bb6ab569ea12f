"""What takes a while: the page on which to watch it, and the way from a button to its result.

A computation belongs to an event; who may see the event's pages may see it.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST

from kloeppel.computations import actions
from kloeppel.computations.choices import State
from kloeppel.computations.models import Computation
from kloeppel.computations.queries import LEASE, waiting_before
from kloeppel.computations.sentences import from_json
from kloeppel.events.models import Event
from kloeppel.flow.computations import Kind, ask_again, compute_at_once
from kloeppel.web.access import event_or_404, user_of

PATIENCE = 0.3
"""Seconds a request waits for a result before it shows the page on which people wait."""
LOOK = 0.02
SESSION_KEY = "computing"
"""In the session of whoever has started a computation, until they have seen the end of it."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How one kind of computation is spoken of, and where it comes from."""

    title: object
    done: object
    stop: object
    back: object
    page: str


WORDS = {
    Kind.PLAN: Wording(
        title=gettext_lazy("The plan is being computed"),
        done=gettext_lazy("The plan is computed"),
        stop=gettext_lazy("Stop and take the best plan so far"),
        back=gettext_lazy("Back to the plan"),
        page="plan",
    ),
    Kind.MATCHING: Wording(
        title=gettext_lazy("Pairs are being looked for"),
        done=gettext_lazy("The pairs are found"),
        stop=gettext_lazy("Stop and take the best pairs so far"),
        back=gettext_lazy("Back to the pairs"),
        page="matching",
    ),
}


def words_of(computation: Computation) -> Wording:
    """How this computation is spoken of."""
    return WORDS[Kind(computation.kind)]


def carried_on(request: HttpRequest, computation: Computation, *, new: bool) -> HttpResponse:
    """Wait a moment for the result and lead to it; to the page on which people wait if it takes longer.

    If it is not `new`, somebody has asked before, and there is no reason to wait.
    """
    request.session[SESSION_KEY] = True
    if settings.COMPUTE_IN_REQUEST:
        compute_at_once(computation=computation)
    elif new:
        _wait(computation)
    computation.refresh_from_db()
    return _led_on(request, computation) or redirect("computation", computation_id=computation.pk)


@login_required
@require_GET
def computation(request: HttpRequest, computation_id: int) -> HttpResponse:
    """How far it is; leads on to the result as soon as that is there."""
    actions.give_up_lost(at=timezone.now())
    found, event = _computation_or_404(request, computation_id)
    led_on = _led_on(request, found)
    if led_on is not None:
        return led_on
    _noticed(request, found)
    problem = from_json(found.problem)
    step = from_json(found.step)
    context = {
        "event": event,
        "programme": event.programme,
        "computation": found,
        "words": words_of(found),
        "back": reverse(words_of(found).page, args=[event.pk]),
        "problem": problem.render(_) if problem else "",
        "step": _step(found, step.render(_) if step else ""),
        "seconds": round(found.share * found.seconds),
        "most_seconds": round(found.seconds),
        "found_so_far": _found_so_far(found),
    }
    return render(request, "web/computations/computation.html", context)


@login_required
@require_POST
def cancel(request: HttpRequest, computation_id: int) -> HttpResponse:
    """Stop it, with the best found so far."""
    found, _event = _computation_or_404(request, computation_id)
    actions.cancel(computation=found, at=timezone.now())
    if found.state == State.RUNNING:
        # An engine hears it within a moment; whoever pressed the button should not see the page flicker.
        _wait(found, 4 * PATIENCE)
    return redirect("computation", computation_id=found.pk)


@login_required
@require_POST
def restart(request: HttpRequest, computation_id: int) -> HttpResponse:
    """Ask for the same once more."""
    found, _event = _computation_or_404(request, computation_id)
    asked, new = ask_again(computation=found, actor=user_of(request), at=timezone.now())
    return carried_on(request, asked, new=new)


def _computation_or_404(request: HttpRequest, computation_id: int) -> tuple[Computation, Event]:
    found = get_object_or_404(Computation.objects.select_related("asked_by"), pk=computation_id)
    event, _standing = event_or_404(request, found.subject_id)
    return found, event


def _wait(computation: Computation, seconds: float = PATIENCE) -> None:
    ended = Computation.objects.filter(pk=computation.pk, ended_at__isnull=False)
    until = time.monotonic() + seconds
    while not ended.exists() and time.monotonic() < until:
        time.sleep(LOOK)


def _led_on(request: HttpRequest, computation: Computation) -> HttpResponse | None:
    """The way to the result, or back with the reason why there is none; None if there is something to be shown here."""
    if computation.state == State.REFUSED:
        _noticed(request, computation)
        problem = from_json(computation.problem)
        messages.error(request, problem.render(_) if problem else "")
        return redirect(words_of(computation).page, event_id=computation.subject_id)
    if computation.state != State.DONE or computation.result is None:
        return None
    if _noticed(request, computation):
        messages.success(request, SAID[Kind(computation.kind)](computation.result))
    if computation.kind == Kind.PLAN:
        return redirect("plan_version", event_id=computation.subject_id, number=computation.result["number"])
    return redirect("matching", event_id=computation.subject_id)


def _noticed(request: HttpRequest, computation: Computation) -> bool:
    """Note that the one who asked sees the end now; whether that is new."""
    if computation.is_open or computation.asked_by_id != user_of(request).pk:
        return False
    return actions.notice(computation=computation)


def _said_of_plan(result: dict[str, int]) -> str:
    return _("Version %(number)s is computed. Only the team sees it until it is released.") % result


def _said_of_matching(result: dict[str, int]) -> str:
    said = ngettext("%(count)s pair found.", "%(count)s pairs found.", result["size"])
    return said % {"count": result["size"]}


SAID: dict[Kind, Callable[[dict[str, int]], str]] = {Kind.PLAN: _said_of_plan, Kind.MATCHING: _said_of_matching}


def _step(computation: Computation, said: str) -> str:
    """What is happening now, in a sentence."""
    if computation.state == State.WAITING:
        before = waiting_before(computation)
        if before:
            waits = ngettext("%(n)s computation comes first.", "%(n)s computations come first.", before)
            return waits % {"n": before}
        return _("It begins in a moment.")
    if computation.heard_at is not None and computation.heard_at <= timezone.now() - LEASE + timedelta(seconds=5):
        return _("The computation was interrupted and is about to be taken up again.")
    if computation.cancel_asked:
        return _("It stops and takes the best found so far.")
    return said or _("It has just begun.")


def _found_so_far(computation: Computation) -> str:
    best, bound = computation.best, computation.bound
    if best is None:
        return ""
    if bound is None:
        return _("Best value so far: %(best)s") % {"best": _short(best)}
    return _("Best value so far: %(best)s (proven limit: %(bound)s)") % {"best": _short(best), "bound": _short(bound)}


def _short(value: float) -> str:
    return number_format(round(value, 2))
