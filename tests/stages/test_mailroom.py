"""The outbox: written in the recipient's language, sent once, and a failure is seen."""

import datetime as dt

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.utils.translation import get_language

from kloeppel.accounts.actions import register_user
from kloeppel.mailroom.actions import MOST_ATTEMPTS, send_waiting, write_mail
from kloeppel.mailroom.choices import MailState
from kloeppel.mailroom.models import Mail
from kloeppel.mailroom.queries import mails_of

NOW = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)

pytestmark = pytest.mark.django_db


def letter(language: str = "de") -> Mail:
    user = register_user(email=f"{language}@example.org", name="Ada", at=NOW, language=language)
    return write_mail(recipient=user, write=lambda: (str(get_language()), "Text"), programme_id=7, at=NOW)


def test_a_letter_is_written_in_the_language_of_its_reader() -> None:
    assert [letter("de").subject, letter("en").subject] == ["de", "en"]
    assert [found.subject for found in mails_of(7)] == ["en", "de"]
    assert mail.outbox == []


def test_letters_leave_once_oldest_first() -> None:
    letter("de")
    letter("en")
    assert send_waiting(at=NOW, most=1) == 1
    assert send_waiting(at=NOW) == 1
    assert send_waiting(at=NOW) == 0
    assert [(sent.subject, sent.to) for sent in mail.outbox] == [("de", ["de@example.org"]), ("en", ["en@example.org"])]
    assert list(Mail.objects.values_list("state", "sent_at", "attempts")) == [(MailState.SENT, NOW, 1)] * 2


def test_a_letter_that_cannot_be_sent_is_tried_again_and_then_shown_as_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_message: EmailMessage) -> int:
        raise OSError("no way out")

    letter()
    monkeypatch.setattr(EmailMessage, "send", refuse)
    states = []
    for _ in range(MOST_ATTEMPTS + 1):
        assert send_waiting(at=NOW) == 0
        states.append(Mail.objects.get().state)
    assert states == [MailState.WAITING] * (MOST_ATTEMPTS - 1) + [MailState.FAILED] * 2
    assert Mail.objects.values_list("failure", "attempts").get() == ("no way out", MOST_ATTEMPTS)
