"""The audit trail: chained, append-only, and a fault is found."""

import datetime as dt
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django.fixtures import DjangoAssertNumQueries

from kloeppel.accounts.actions import register_user
from kloeppel.audit import triggers
from kloeppel.audit.actions import Deed, record, record_all
from kloeppel.audit.choices import Verb
from kloeppel.audit.hashing import entry_hash
from kloeppel.audit.models import Entry
from kloeppel.audit.queries import first_fault

NOW = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)

pytestmark = pytest.mark.django_db


def three_entries() -> None:
    user = register_user(email="Ada@example.org", name="Ada", at=NOW)
    for count in range(3):
        record(actor=user, at=NOW, verb=Verb.ROLE_GIVEN, subject=user, programme_id=None, details={"count": count})


def test_what_was_written_holds() -> None:
    three_entries()
    assert list(Entry.objects.values_list("number", flat=True)) == [1, 2, 3]
    assert first_fault() is None


def test_the_database_refuses_changes_and_deletions() -> None:
    three_entries()
    for write in (lambda: Entry.objects.update(verb="x"), lambda: Entry.objects.filter(number=3).delete()):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            write()
    assert first_fault() is None


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE audit_entry SET verb = 'x' WHERE number = 2", "Entry 2 was changed after it was written."),
        ("DELETE FROM audit_entry WHERE number = 2", "Entry 2 is missing."),
        ("DELETE FROM audit_entry WHERE number = 3", "Entries after number 2 are missing."),
    ],
)
def test_a_fault_behind_the_guard_is_found(statement: str, fault: str) -> None:
    three_entries()
    triggers.drop(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement)
    triggers.create(connection)
    assert str(first_fault()) == fault


def test_many_entries_at_once_are_the_same_as_one_after_the_other() -> None:
    user = register_user(email="Ada@example.org", name="Ada", at=NOW)
    told = [{"count": count} for count in range(4)]
    one = record(actor=user, at=NOW, verb=Verb.ROLE_GIVEN, subject=user, programme_id=7, details=told[0])
    many = record_all(
        actor=user,
        at=NOW,
        deeds=[Deed(Verb.ROLE_GIVEN, user, details) for details in told[1:3]],
        programme_id=7,
    )
    last = record(actor=user, at=NOW, verb=Verb.ROLE_GIVEN, subject=user, programme_id=7, details=told[3])
    written = list(Entry.objects.order_by("number"))
    assert [one, *many, last] == written
    expected: list[dict[str, Any]] = []
    previous = ""
    for number, details in enumerate(told, start=1):
        content: dict[str, Any] = {
            "number": number,
            "at": NOW,
            "actor_id": user.pk,
            "verb": "role_given",
            "programme_id": 7,
            "subject": f"accounts.user:{user.pk}",
            "details": details,
            "previous": previous,
        }
        previous = entry_hash(**content)
        expected.append(content | {"hash": previous})
    assert list(Entry.objects.order_by("number").values(*expected[0])) == expected
    assert first_fault() is None


@pytest.mark.parametrize("count", [2, 40])
def test_many_entries_take_three_statements(count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    three_entries()
    user = register_user(email="Ada@example.org", name="Ada", at=NOW)
    deeds = [Deed(Verb.ROLE_GIVEN, user) for _ in range(count)]
    with django_assert_num_queries(5):  # three, and begin and end of a savepoint
        record_all(actor=None, at=NOW, deeds=deeds, programme_id=None)
    assert [entry.number for entry in Entry.objects.order_by("number")] == list(range(1, count + 4))
    assert first_fault() is None


def test_nothing_to_write_asks_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(2):  # begin and end of a savepoint
        assert record_all(actor=None, at=NOW, deeds=[], programme_id=None) == []
