"""Signing in with a code: nobody registers alone, and nobody learns who is registered."""

import re

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from kloeppel.accounts.actions import register_user
from kloeppel.accounts.models import User

KNOWN, UNKNOWN = "anna@example.org", "nobody@example.org"
REQUEST, CONFIRM = "/konto/anmelden/", "/konto/anmelden/code/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def anna() -> User:
    return register_user(email=KNOWN, name="Anna Kranz", at=timezone.now())


def asked_with(email: str) -> Client:
    client = Client(headers={"accept-language": "en"})
    assert client.post(REQUEST, {"email": email}).headers["Location"] == CONFIRM
    return client


def page_after(client: Client, **sent: str) -> str:
    """The page for the code, without what differs from request to request and without the address itself."""
    response = client.post(CONFIRM, sent) if sent else client.get(CONFIRM)
    assert response.status_code == 200
    page = re.sub(r'(?:name="csrfmiddlewaretoken" value|nonce)="[^"]+"', "", response.content.decode())
    return page.replace(KNOWN, "…").replace(UNKNOWN, "…")


def code_in_mail() -> str:
    (found,) = re.findall(r"^    (\w{3}-\w{3})$", str(mail.outbox[-1].body), re.MULTILINE)
    return str(found)


def signed_in_as(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_the_code_from_the_mail_signs_in(anna: User) -> None:
    client = asked_with(KNOWN)
    code = code_in_mail()
    # As people type on a phone: small letters, no dash.
    response = client.post(CONFIRM, {"code": code.replace("-", "").lower()})
    assert response.headers["Location"] == "/"
    assert signed_in_as(client) == str(anna.pk)


def test_one_goes_on_to_where_one_wanted_to_go(anna: User) -> None:
    client = Client()
    where = client.post(f"{REQUEST}?next=/barrierefreiheit/", {"email": KNOWN}).headers["Location"]
    assert client.post(where, {"code": code_in_mail()}).headers["Location"] == "/barrierefreiheit/"


def test_nobody_is_sent_to_another_site(anna: User) -> None:
    client = Client()
    where = client.post(f"{REQUEST}?next=https://elsewhere.example/", {"email": KNOWN}).headers["Location"]
    assert client.post(where, {"code": code_in_mail()}).headers["Location"] == "/"


def test_the_mail_speaks_the_persons_language(anna: User) -> None:
    User.objects.update(language="en")
    Client(headers={"accept-language": "de"}).post(REQUEST, {"email": KNOWN.upper()})
    (letter,) = mail.outbox
    assert letter.subject == f"Your code: {code_in_mail()}"
    assert str(letter.body).splitlines()[0] == "Hello,"


def test_known_and_unknown_address_look_the_same(anna: User) -> None:
    known, unknown = asked_with(KNOWN), asked_with(UNKNOWN)
    assert page_after(known) == page_after(unknown)
    assert page_after(known, code="BCD-FGH") == page_after(unknown, code="BCD-FGH")
    for client in (known, unknown):
        assert client.post(CONFIRM, {"action": "resend"}).headers["Location"] == CONFIRM
    assert page_after(known) == page_after(unknown)
    assert [letter.to for letter in mail.outbox] == [[KNOWN], [KNOWN]]


def test_somebody_closed_out_looks_unknown(anna: User) -> None:
    User.objects.update(is_active=False)
    closed, unknown = asked_with(KNOWN), asked_with(UNKNOWN)
    assert page_after(closed) == page_after(unknown)
    assert mail.outbox == []


def test_only_the_newest_code_works(anna: User) -> None:
    client = asked_with(KNOWN)
    first = code_in_mail()
    client.post(CONFIRM, {"action": "resend"})
    assert "a new code is on its way" in client.get(CONFIRM).content.decode()
    client.post(CONFIRM, {"code": first})
    assert signed_in_as(client) is None
    client.post(CONFIRM, {"code": code_in_mail()})
    assert signed_in_as(client) == str(anna.pk)


def test_after_three_wrong_codes_the_right_one_is_worth_nothing(anna: User) -> None:
    client = asked_with(KNOWN)
    for _ in range(3):
        response = client.post(CONFIRM, {"code": "BBB-BBB"})
    assert response.headers["Location"] == REQUEST
    client.post(CONFIRM, {"code": code_in_mail()})
    assert signed_in_as(client) is None


def test_a_code_is_worth_nothing_after_a_quarter_of_an_hour(anna: User) -> None:
    with time_machine.travel("2027-03-12 10:00Z", tick=False) as clock:
        client = asked_with(KNOWN)
        clock.shift(15 * 60 + 1)
        assert client.post(CONFIRM, {"code": code_in_mail()}).headers["Location"] == REQUEST
    assert signed_in_as(client) is None


def test_a_mailbox_is_not_flooded(anna: User) -> None:
    for _ in range(8):
        Client().post(REQUEST, {"email": KNOWN})
    assert len(mail.outbox) == 5


def test_nobody_registers_alone() -> None:
    for name in ("account_signup", "account_email", "account_reset_password", "account_change_password"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    for address in ("/konto/signup/", "/konto/login/", "/accounts/signup/", "/konto/password/reset/"):
        assert Client().post(address, {"email": UNKNOWN}).status_code == 404
    asked_with(UNKNOWN).post(CONFIRM, {"code": ""})
    assert User.objects.count() == 0


def test_signing_out_needs_a_press(anna: User) -> None:
    client = Client()
    client.force_login(anna)
    assert client.get("/konto/abmelden/").status_code == 200
    assert signed_in_as(client) == str(anna.pk)
    assert client.post("/konto/abmelden/").headers["Location"] == "/"
    assert signed_in_as(client) is None


def test_the_persons_language_comes_along_unless_another_was_chosen_here(anna: User) -> None:
    client = asked_with(KNOWN)
    client.post(CONFIRM, {"code": code_in_mail()})
    assert client.cookies["django_language"].value == "de"
    chooser = asked_with(KNOWN)
    chooser.post("/sprache/", {"language": "en"})
    chooser.post(CONFIRM, {"code": code_in_mail()})
    assert chooser.cookies["django_language"].value == "en"
