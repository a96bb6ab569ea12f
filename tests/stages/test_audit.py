"""The audit trail: chained, append-only, and a fault is found."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from kloeppel.accounts.actions import register_user
from kloeppel.audit import triggers
from kloeppel.audit.actions import record
from kloeppel.audit.choices import Verb
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
