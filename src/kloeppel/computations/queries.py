from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from kloeppel.accounts.models import User
from kloeppel.computations.choices import OPEN, State
from kloeppel.computations.models import Computation

LEASE = timedelta(seconds=15)
"""After this time without a word from it the worker of a computation counts as dead, and another takes it up."""
LOST = timedelta(minutes=2)
"""After this time without a word nobody will take it up either: no worker is there."""
NOT_BEGUN = timedelta(minutes=10)
"""The same for one that nobody has begun: it may wait behind others."""


def open_computation(kind: str, subject_id: int) -> Computation | None:
    """The computation of this kind about this subject that waits or runs, with who asked for it."""
    found = Computation.objects.filter(kind=kind, subject_id=subject_id, state__in=OPEN)
    return found.select_related("asked_by").first()


def open_about(kinds: tuple[str, ...], subject_id: int) -> QuerySet[Computation]:
    """The computations of these kinds about this subject that wait or run, with who asked, oldest first."""
    found = Computation.objects.filter(kind__in=kinds, subject_id=subject_id, state__in=OPEN)
    return found.select_related("asked_by").order_by("pk")


def to_notice(user: User) -> QuerySet[Computation]:
    """What `user` has asked for and has not seen the end of, newest first."""
    return Computation.objects.filter(asked_by=user, noticed=False).order_by("-pk")


def waiting_before(computation: Computation) -> int:
    """How many computations are taken up before this one."""
    return Computation.objects.filter(state=State.WAITING, pk__lt=computation.pk).count()


def to_take_up(*, at: datetime) -> QuerySet[Computation]:
    """What a worker may take up: what waits, and what a worker has left behind; oldest first."""
    left_behind = Q(state=State.RUNNING, heard_at__lte=at - LEASE)
    return Computation.objects.filter(Q(state=State.WAITING) | left_behind).order_by("pk")


def lost(*, at: datetime) -> QuerySet[Computation]:
    """Open computations that no worker will ever take up, as far as anybody can tell."""
    silent = Q(state=State.RUNNING, heard_at__lte=at - LOST)
    return Computation.objects.filter(silent | Q(state=State.WAITING, asked_at__lte=at - NOT_BEGUN))
