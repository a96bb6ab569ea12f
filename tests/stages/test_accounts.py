"""Users: found or made by their address, without regard to case."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from kloeppel.accounts.actions import choose_language, register_user, register_users
from kloeppel.accounts.models import User

NOW = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)

pytestmark = pytest.mark.django_db


def test_an_address_has_one_user_however_it_is_spelled() -> None:
    first = register_user(email="Ada@Example.org", name="Ada", at=NOW, language="en")
    again = register_user(email="ada@example.ORG", name="Somebody else", at=NOW)
    assert first == again
    assert list(User.objects.values_list("email", "name", "language")) == [("ada@example.org", "Ada", "en")]
    assert not first.has_usable_password()


def test_a_user_stored_with_capitals_is_found() -> None:
    stored = User.objects.create(email="Ada@example.org", name="Ada", created_at=NOW)
    assert (
        register_users(people=[("ada@example.org", "A."), ("bo@example.org", "Bo"), ("BO@example.org", "B.")], at=NOW)[
            "ada@example.org"
        ]
        == stored
    )
    assert list(User.objects.order_by("pk").values_list("name", flat=True)) == ["Ada", "Bo"]


def test_the_database_refuses_a_second_user_of_an_address() -> None:
    register_user(email="ada@example.org", name="Ada", at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="ADA@example.org", created_at=NOW)


def test_the_language_is_remembered() -> None:
    user = register_user(email="ada@example.org", name="Ada", at=NOW)
    choose_language(user=user, language="en")
    assert User.objects.get().language == "en"
