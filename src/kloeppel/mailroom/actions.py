from collections.abc import Callable
from datetime import datetime
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.db.models import F
from django.utils import translation

from kloeppel.accounts.models import User
from kloeppel.mailroom.choices import MailState
from kloeppel.mailroom.models import Mail

MOST_ATTEMPTS = 5


def write_mail(
    *,
    recipient: User,
    write: Callable[[], tuple[str, str]],
    programme_id: int | None,
    at: datetime,
) -> Mail:
    """Put a letter into the outbox. `write` returns subject and text and is called in the recipient's language.

    Nothing is sent here: if the surrounding transaction is undone, so is the letter.
    """
    with translation.override(recipient.language):
        subject, body = write()
    return Mail.objects.create(
        recipient=recipient, subject=subject, body=body, programme_id=programme_id, written_at=at
    )


def send_waiting(*, at: datetime, most: int = 100) -> int:
    """Send up to `most` waiting letters, oldest first, and return how many left.

    Each letter is claimed by a conditional update before it is sent, so that two workers never send one twice.
    A letter that cannot be sent waits for the next call, at the most `MOST_ATTEMPTS` times.
    """
    sent = 0
    waiting = Mail.objects.filter(state=MailState.WAITING).order_by("pk").values_list("pk", flat=True)
    for pk in list(waiting[:most]):
        claimed = Mail.objects.filter(pk=pk, state=MailState.WAITING).update(
            state=MailState.SENDING, attempts=F("attempts") + 1
        )
        if claimed == 1:
            sent += _send(Mail.objects.select_related("recipient").get(pk=pk), at)
    return sent


def _send(mail: Mail, at: datetime) -> int:
    try:
        EmailMessage(mail.subject, mail.body, to=[mail.recipient.email]).send()
    except (OSError, SMTPException) as error:
        mail.state = MailState.FAILED if mail.attempts >= MOST_ATTEMPTS else MailState.WAITING
        mail.failure = str(error)[:300]
        mail.save(update_fields=["state", "failure"])
        return 0
    mail.state, mail.sent_at, mail.failure = MailState.SENT, at, ""
    mail.save(update_fields=["state", "sent_at", "failure"])
    return 1
