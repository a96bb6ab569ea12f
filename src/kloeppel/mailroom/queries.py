from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from kloeppel.accounts.models import User
from kloeppel.mailroom.choices import MailState
from kloeppel.mailroom.models import Mail


def mails_of(programme_id: int) -> QuerySet[Mail]:
    """The letters of one programme, newest first, with their recipients."""
    return Mail.objects.filter(programme_id=programme_id).select_related("recipient").order_by("-pk")


def failed_mails(programme_id: int) -> QuerySet[Mail]:
    """The letters of one programme that could not be sent, newest first."""
    return Mail.objects.filter(programme_id=programme_id, state=MailState.FAILED).order_by("-pk")


def letters_to(user: User) -> QuerySet[Mail]:
    """The letters that have been sent to `user`, the one sent last first; none that waits, is held or has failed."""
    return Mail.objects.filter(recipient=user, state=MailState.SENT).order_by("-sent_at", "-pk")


def due_mails(*, at: datetime, pauses: Sequence[timedelta]) -> QuerySet[Mail]:
    """The letters that are to be sent at `at`, oldest first: new ones, and those whose pause after a failure is over.

    The first of `pauses` follows the first attempt, and so on; the last one also follows every later attempt.
    """
    due = Q(attempts=0)
    for attempts, pause in enumerate(pauses, start=1):
        made = Q(attempts__gte=attempts) if attempts == len(pauses) else Q(attempts=attempts)
        due |= made & Q(claimed_at__lte=at - pause)
    return Mail.objects.filter(due, state=MailState.WAITING).order_by("pk")
