from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from smtplib import SMTPException
from time import monotonic

from django.core.mail import EmailMessage
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext

from kloeppel.accounts.models import User
from kloeppel.mailroom.choices import MailState
from kloeppel.mailroom.models import Mail
from kloeppel.mailroom.queries import due_mails

PAUSES = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))
"""How long a letter waits after its first, second, … attempt: a mail server may be away for a night."""
MOST_ATTEMPTS = len(PAUSES) + 1
CLAIM_LASTS = timedelta(minutes=10)
"""After this time the sender of a letter counts as dead. One attempt takes some seconds, at the worst two minutes."""


def write_mail(
    *,
    recipient: User,
    write: Callable[[], tuple[str, str]],
    programme_id: int | None,
    at: datetime,
    language: str = "",
) -> Mail:
    """Put a letter into the outbox. `write` returns subject and text and is called in `language`.

    That is the catalogue for the recipient's language in the form of the programme (`Programme.spoken_in`); without
    one the recipient's language as it is.

    Nothing is sent here: if the surrounding transaction is undone, so is the letter.
    """
    mail = draft_mail(recipient=recipient, write=write, programme_id=programme_id, at=at, language=language)
    mail.save()
    return mail


def draft_mail(
    *,
    recipient: User,
    write: Callable[[], tuple[str, str]],
    programme_id: int | None,
    at: datetime,
    language: str = "",
) -> Mail:
    """The letter that `write_mail` would put into the outbox, not there yet: many go there at once by `put_out`."""
    with translation.override(language or recipient.language):
        subject, body = write()
    return Mail(recipient=recipient, subject=subject, body=body, programme_id=programme_id, written_at=at)


def put_out(*, mails: Iterable[Mail]) -> list[Mail]:
    """Put drafts into the outbox in their order, with one statement for every few dozen."""
    return Mail.objects.bulk_create(mails)


def send_waiting(*, at: datetime, most: int = 100) -> int:
    """Send up to `most` letters that are due at `at`, oldest first, and return how many left.

    Each letter is claimed by a conditional update before it is sent, so that of several workers one sends it. While
    its sender lives it leaves at most once. If the sender dies between claim and note, nobody knows whether the mail
    server had taken the letter: after `CLAIM_LASTS` the claim is taken back and the letter is sent again, so that
    everything leaves at least once and, after such a death, perhaps twice.

    A letter that cannot be sent is due again after the next of `PAUSES`; after `MOST_ATTEMPTS` it is marked as failed.
    """
    _take_back_claims(at)
    # A claim carries the time of the call: what is claimed late in a long call would look abandoned too soon.
    started = monotonic()
    sent = 0
    due = due_mails(at=at, pauses=PAUSES)
    for pk in list(due.values_list("pk", flat=True)[:most]):
        if monotonic() - started > CLAIM_LASTS.total_seconds() / 2:
            break
        claimed = due.filter(pk=pk).update(state=MailState.SENDING, claimed_at=at, attempts=F("attempts") + 1)
        if claimed == 1:
            sent += _send(Mail.objects.select_related("recipient").get(pk=pk), at)
    return sent


def _take_back_claims(at: datetime) -> None:
    abandoned = Mail.objects.filter(state=MailState.SENDING, claimed_at__lte=at - CLAIM_LASTS)
    # A letter whose sender dies each time is not tried for ever.
    abandoned.filter(attempts__gte=MOST_ATTEMPTS).update(
        state=MailState.FAILED, failure=gettext("The sending was broken off each time.")
    )
    abandoned.update(state=MailState.WAITING)


def _send(mail: Mail, at: datetime) -> int:
    try:
        EmailMessage(mail.subject, mail.body, to=[mail.recipient.email]).send()
    except (OSError, SMTPException) as error:
        state = MailState.FAILED if mail.attempts >= MOST_ATTEMPTS else MailState.WAITING
        _note(mail, state=state, failure=str(error)[:300])
        return 0
    _note(mail, state=MailState.SENT, sent_at=at, failure="")
    return 1


def _note(mail: Mail, **values: object) -> None:
    # Only while the claim is still this one's: a letter that was taken back belongs to whoever claims it next.
    Mail.objects.filter(pk=mail.pk, state=MailState.SENDING, claimed_at=mail.claimed_at).update(**values)
