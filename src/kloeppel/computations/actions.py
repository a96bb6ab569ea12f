"""Asking for a computation, taking it up, telling how far it is, ending it.

Nothing is audited here: what a computation leads to is, by the verb that stores its result.
"""

import secrets
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet

from kloeppel.accounts.models import User
from kloeppel.computations.choices import OPEN, State
from kloeppel.computations.models import Computation
from kloeppel.computations.queries import lost, open_computation, to_take_up
from kloeppel.computations.sentences import to_json
from kloeppel.core.values import Sentence, sentence
from kloeppel.core.watch import Progress

MOST_ATTEMPTS = 3
"""How often a computation is taken up whose worker dies each time."""

BROKEN_OFF = sentence(
    "The computation was broken off several times. Please start it anew; if it breaks off again, tell us."
)
NOBODY_THERE = sentence("Nobody has gone on with this computation. Please start it anew in a few minutes.")
FAULT = sentence("Something went wrong inside Kloeppel, and nothing was stored. Please start it anew, or tell us.")


class NotHeldError(Exception):
    """The computation is somebody else's by now, or was given back: what was found must not be stored."""


def ask(
    *, kind: str, subject_id: int, inputs: dict[str, Any], seconds: float, actor: User, at: datetime
) -> tuple[Computation, bool]:
    """Ask for a computation of `kind` about `subject_id` that searches `seconds` at most; whether it is a new one.

    There is never more than one of a kind about a subject: while one waits or runs, that one is the answer.
    """
    give_up_lost(at=at)
    while True:
        known = open_computation(kind, subject_id)
        if known is not None:
            return known, False
        try:
            with transaction.atomic():
                asked = Computation.objects.create(
                    kind=kind, subject_id=subject_id, inputs=inputs, seconds=seconds, asked_by=actor, asked_at=at
                )
        except IntegrityError:
            # Somebody was faster: theirs is open now, or has ended already.
            continue
        return asked, True


def claim(*, at: datetime) -> Computation | None:
    """Take up the oldest computation that waits or was left behind; None if there is none.

    The claim is a conditional update, so that of several workers one gets it. A computation whose workers have died
    `MOST_ATTEMPTS` times is ended as broken instead.
    """
    for pk, attempts in list(to_take_up(at=at).values_list("pk", "attempts")[:20]):
        free = to_take_up(at=at).filter(pk=pk, attempts=attempts)
        if attempts >= MOST_ATTEMPTS:
            free.update(state=State.BROKEN, problem=to_json(BROKEN_OFF), ended_at=at)
            continue
        values = {"state": State.RUNNING, "token": secrets.token_hex(16), "begun_at": at, "heard_at": at, "share": 0.0}
        if free.update(**values, step=None, best=None, bound=None, attempts=F("attempts") + 1) == 1:
            # Whoever takes it over meanwhile has another token, and every later change asks for this one.
            held = Computation.objects.select_related("asked_by").get(pk=pk)
            held.token = str(values["token"])
            return held
    return None


def tell(*, computation: Computation, progress: Progress | None, share: float, at: datetime) -> bool:
    """Note that the worker lives and how far it is; whether it is to stop, because somebody asked or it lost its hold.

    `share` is the part of the time allowed that has passed, 0 to 1. Without `progress` what was told last stays.
    """
    values: dict[str, Any] = {"heard_at": at, "share": min(1.0, max(0.0, share))}
    if progress is not None:
        values |= {"step": to_json(progress.step), "best": progress.best, "bound": progress.bound}
    if _held(computation).update(**values) == 0:
        return True
    return Computation.objects.filter(pk=computation.pk, cancel_asked=True).exists()


def finish(*, computation: Computation, result: dict[str, Any], at: datetime) -> None:
    """Note where the result is. Call it in the transaction that stores the result.

    Raises NotHeldError if the computation is somebody else's by now, so that the result is not stored.
    """
    if _held(computation).update(state=State.DONE, result=result, share=1.0, ended_at=at) == 0:
        raise NotHeldError


def refuse(*, computation: Computation, problem: Sentence, at: datetime) -> None:
    """Note why there is no result. Nothing happens if the computation is somebody else's by now."""
    _held(computation).update(state=State.REFUSED, problem=to_json(problem), ended_at=at)


def break_off(*, computation: Computation, at: datetime) -> None:
    """Note that the computation failed by a fault of the program; who looks at it gets one sentence."""
    _held(computation).update(state=State.BROKEN, problem=to_json(FAULT), ended_at=at)


def give_back(*, computation: Computation) -> None:
    """Let it wait again, because its worker is to end: the next worker takes it up at once."""
    _held(computation).update(state=State.WAITING, token="", heard_at=None, attempts=F("attempts") - 1)


def cancel(*, computation: Computation, at: datetime) -> None:
    """Stop it: what waits ends, what runs takes the best found so far. Nothing happens if it has ended already."""
    waiting = Computation.objects.filter(pk=computation.pk, state=State.WAITING)
    if waiting.update(state=State.CANCELLED, cancel_asked=True, ended_at=at, noticed=True) == 0:
        Computation.objects.filter(pk=computation.pk, state=State.RUNNING).update(cancel_asked=True)


def notice(*, computation: Computation) -> bool:
    """The one who asked has seen how it ended; whether that is new."""
    unseen = Computation.objects.filter(pk=computation.pk, noticed=False).exclude(state__in=OPEN)
    return unseen.update(noticed=True) == 1


def give_up_lost(*, at: datetime) -> int:
    """End what no worker will go on with, so that nothing runs for ever; how many that were."""
    if not lost(at=at).exists():
        return 0
    return lost(at=at).update(state=State.BROKEN, problem=to_json(NOBODY_THERE), ended_at=at)


def _held(computation: Computation) -> QuerySet[Computation]:
    return Computation.objects.filter(pk=computation.pk, state=State.RUNNING, token=computation.token)
