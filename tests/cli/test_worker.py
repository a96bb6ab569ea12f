"""What the worker does at one look into the outbox."""

import datetime as dt
import threading

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.utils import timezone

from kloeppel.accounts.actions import register_user
from kloeppel.cli import worker
from kloeppel.mailroom.actions import write_mail
from kloeppel.mailroom.choices import MailState
from kloeppel.mailroom.models import Mail

pytestmark = pytest.mark.django_db


def letters(*subjects: str) -> None:
    at = timezone.now()
    user = register_user(email="ada@example.org", name="Ada", at=at, language="de")
    for subject in subjects:
        write_mail(recipient=user, write=lambda text=subject: (text, "Text"), programme_id=None, at=at)  # type: ignore[misc]


def test_everything_that_waits_is_sent_each_with_its_time() -> None:
    before = timezone.now()
    letters("one", "two", "three")
    assert worker._look(threading.Event())
    assert [sent.subject for sent in mail.outbox] == ["one", "two", "three"]
    times = [letter.sent_at for letter in Mail.objects.order_by("pk") if letter.sent_at]
    assert (len(times), times) == (3, sorted(set(times)))
    assert before < times[0] < times[-1] < timezone.now() + dt.timedelta(seconds=1)


def test_the_wish_to_end_is_heard_between_two_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    letters("one", "two")
    stop = threading.Event()
    send = EmailMessage.send

    def sent_and_stopped(message: EmailMessage) -> int:
        stop.set()
        return send(message)

    monkeypatch.setattr(EmailMessage, "send", sent_and_stopped)
    assert worker._look(stop)
    assert [state for (state,) in Mail.objects.order_by("pk").values_list("state")] == [
        MailState.SENT,
        MailState.WAITING,
    ]
