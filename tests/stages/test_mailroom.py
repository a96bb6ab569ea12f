"""The outbox: written in the recipient's language, sent once, and a failure is seen."""

import datetime as dt

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.utils.translation import get_language

from kloeppel.accounts.actions import register_user
from kloeppel.mailroom.actions import CLAIM_LASTS, MOST_ATTEMPTS, PAUSES, send_waiting, write_mail
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


def refuse(_message: EmailMessage) -> int:
    raise OSError("no way out")


def test_a_letter_that_cannot_be_sent_is_tried_again_after_each_pause_and_then_shown_as_failed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    letter()
    monkeypatch.setattr(EmailMessage, "send", refuse)
    at, seen = NOW, []
    for pause in (*PAUSES, dt.timedelta(days=1)):
        assert send_waiting(at=at) == 0
        seen.append(Mail.objects.values_list("state", "attempts", "claimed_at").get())
        # Not before the pause is over.
        assert send_waiting(at=at + pause - dt.timedelta(seconds=1)) == 0
        assert Mail.objects.values_list("state", "attempts", "claimed_at").get() == seen[-1]
        at += pause
    assert [(state, attempts) for state, attempts, _ in seen] == [
        *((MailState.WAITING, number) for number in range(1, MOST_ATTEMPTS)),
        (MailState.FAILED, MOST_ATTEMPTS),
    ]
    assert send_waiting(at=at) == 0
    assert Mail.objects.values_list("failure", "attempts").get() == ("no way out", MOST_ATTEMPTS)


def test_a_letter_that_cannot_be_sent_does_not_hold_up_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    letter("de")
    letter("en")
    with monkeypatch.context() as broken:
        broken.setattr(EmailMessage, "send", refuse)
        assert send_waiting(at=NOW, most=1) == 0
    assert send_waiting(at=NOW, most=1) == 1
    assert [sent.subject for sent in mail.outbox] == ["en"]


class Death(BaseException):
    """The process ends in the middle of its work."""


def die(_message: EmailMessage) -> int:
    raise Death


def test_a_claim_whose_sender_died_is_taken_back_after_ten_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    letter()
    with monkeypatch.context() as deadly:
        deadly.setattr(EmailMessage, "send", die)
        with pytest.raises(Death):
            send_waiting(at=NOW)
    assert Mail.objects.values_list("state", "claimed_at").get() == (MailState.SENDING, NOW)
    assert send_waiting(at=NOW + CLAIM_LASTS - dt.timedelta(seconds=1)) == 0
    assert Mail.objects.values_list("state", "attempts").get() == (MailState.SENDING, 1)
    later = NOW + CLAIM_LASTS
    assert send_waiting(at=later) == 1
    assert [sent.subject for sent in mail.outbox] == ["de"]
    assert Mail.objects.values_list("state", "attempts", "sent_at").get() == (MailState.SENT, 2, later)


def test_a_letter_whose_sender_dies_each_time_fails_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    letter()
    monkeypatch.setattr(EmailMessage, "send", die)
    for day in range(MOST_ATTEMPTS):
        with pytest.raises(Death):
            send_waiting(at=NOW + dt.timedelta(days=day))
    assert send_waiting(at=NOW + dt.timedelta(days=MOST_ATTEMPTS)) == 0
    assert Mail.objects.values_list("state", "attempts").get() == (MailState.FAILED, MOST_ATTEMPTS)
    assert Mail.objects.get().failure != ""


def test_a_sender_that_was_given_up_changes_nothing_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    letter()
    later = NOW + CLAIM_LASTS

    def dawdle(message: EmailMessage) -> int:
        # While the first sender dawdles, the second takes the letter over and sends it.
        monkeypatch.setattr(EmailMessage, "send", send)
        assert send_waiting(at=later) == 1
        return send(message)

    send = EmailMessage.send
    monkeypatch.setattr(EmailMessage, "send", dawdle)
    send_waiting(at=NOW)
    assert Mail.objects.values_list("state", "attempts", "sent_at").get() == (MailState.SENT, 2, later)


def test_a_claim_without_a_time_is_refused_by_the_database() -> None:
    letter()
    with pytest.raises(IntegrityError), transaction.atomic():
        Mail.objects.update(state=MailState.SENDING)
