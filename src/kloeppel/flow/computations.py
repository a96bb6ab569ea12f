"""From a request to its result: each kind of computation with the verb that computes and stores it.

Load: a computation that waits. Decide and store: the verb of its kind, with the end of the computation in the same
transaction. Tell: whoever looks at the computation; the audit trail is told by the verb.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.utils import timezone

from kloeppel.accounts.models import User
from kloeppel.computations.actions import NotHeldError, ask, break_off, claim, finish, refuse
from kloeppel.computations.models import Computation
from kloeppel.computations.running import Listener, telling
from kloeppel.core import affinity
from kloeppel.core.values import InputError
from kloeppel.events.models import Event
from kloeppel.flow.feedback_to_matches import compute_matching
from kloeppel.flow.profiles_to_plan import compute_plan
from kloeppel.matches.choices import MatchingRule
from kloeppel.speeddating.models import SpeedDating

logger = logging.getLogger(__name__)

SECONDS = 20.0
"""How long a worker searches at most."""


class Kind(StrEnum):
    """What can be computed. The subject of each is the number of an event."""

    PLAN = "plan"
    MATCHING = "matching"


Compute = Callable[[Computation, Listener, Callable[..., None]], None]


def ask_for_plan(*, event: Event, actor: User, at: datetime, seconds: float = SECONDS) -> tuple[Computation, bool]:
    """Ask for the next version of the plan of `event`, searching `seconds` at most; whether nobody had asked before."""
    return ask(kind=Kind.PLAN, subject_id=event.pk, inputs={}, seconds=seconds, actor=actor, at=at)


def ask_for_matching(
    *, event: Event, rule: MatchingRule, actor: User, at: datetime, seconds: float = SECONDS
) -> tuple[Computation, bool]:
    """Ask for the next matching of `event` by `rule`; whether nobody had asked before."""
    inputs = {"rule": rule.value}
    return ask(kind=Kind.MATCHING, subject_id=event.pk, inputs=inputs, seconds=seconds, actor=actor, at=at)


def ask_again(*, computation: Computation, actor: User, at: datetime) -> tuple[Computation, bool]:
    """Ask for the same once more; whether nobody had asked before."""
    return ask(
        kind=computation.kind,
        subject_id=computation.subject_id,
        inputs=computation.inputs,
        seconds=computation.seconds,
        actor=actor,
        at=at,
    )


def warm_up() -> None:
    """Read what the engines know of words, so that the first who asks does not wait for it (a second or more)."""
    affinity.affinities([affinity.Card("need", "Bedarf")], [affinity.Card("offer", "Angebot")])


def take_up(*, clock: Callable[[], datetime] = timezone.now, hold: Callable[[Listener], None] | None = None) -> bool:
    """Take up one computation that waits and carry it to its end; whether there was one.

    `hold` gets the listener before it begins, so that a worker that is to end can stop it. A fault of the program ends
    the computation as broken and is logged, never raised.
    """
    computation = claim(at=clock())
    if computation is None:
        return False
    listener = Listener(computation, clock)
    if hold is not None:
        hold(listener)
    with telling(listener):
        _carry_out(listener, clock)
    return True


def compute_at_once(*, computation: Computation, clock: Callable[[], datetime] = timezone.now) -> None:
    """Carry `computation` (just asked for) to its end in this thread: where there is no worker, and in tests.

    Whatever waits before it is computed on the way.
    """
    while (held := claim(at=clock())) is not None:
        _carry_out(Listener(held, clock), clock)
        if held.pk == computation.pk:
            return


def _carry_out(listener: Listener, clock: Callable[[], datetime]) -> None:
    computation = listener.computation

    def end(**result: Any) -> None:  # noqa: ANN401 - JSON
        finish(computation=computation, result=result, at=clock())

    try:
        KINDS[Kind(computation.kind)](computation, listener, end)
    except NotHeldError:
        logger.info("Computation %s was taken over or given back.", computation.pk)
    except InputError as error:
        refuse(computation=computation, problem=error.problem, at=clock())
    except Exception:
        logger.exception("Computation %s broke off.", computation.pk)
        break_off(computation=computation, at=clock())


def _plan(computation: Computation, listener: Listener, end: Callable[..., None]) -> None:
    speed_dating = SpeedDating.objects.select_related("event__region").get(event_id=computation.subject_id)
    compute_plan(
        speed_dating=speed_dating,
        actor=computation.asked_by,
        at=timezone.now(),
        time_limit=computation.seconds,
        observer=listener,
        stored=lambda version: end(number=version.number),
    )


def _matching(computation: Computation, listener: Listener, end: Callable[..., None]) -> None:
    compute_matching(
        event=Event.objects.get(pk=computation.subject_id),
        rule=MatchingRule(computation.inputs["rule"]),
        actor=computation.asked_by,
        at=timezone.now(),
        time_limit=computation.seconds,
        observer=listener,
        stored=lambda run: end(number=run.number, size=run.result["size"]),
    )


KINDS: Mapping[Kind, Compute] = {Kind.PLAN: _plan, Kind.MATCHING: _matching}
