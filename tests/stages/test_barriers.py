"""Reports of barriers: kept, told of, closed; what the database refuses."""

import pytest
from django.db import IntegrityError, transaction

from kloeppel.audit.models import Entry
from kloeppel.barriers.actions import close_report, keep_report
from kloeppel.barriers.models import BarrierReport
from kloeppel.barriers.queries import barrier_reports
from kloeppel.core.values import InputError
from world.programme import NOW, user

pytestmark = pytest.mark.django_db


def report(text: str = "Zu klein", contact: str = "anna@example.org") -> BarrierReport:
    return keep_report(text=text, page="/barrierefreiheit/", contact=contact, actor=None, at=NOW)


def test_a_report_is_kept_and_recorded_without_a_word_of_it() -> None:
    kept = report(text="  Zu klein \n")
    assert (kept.text, kept.page, kept.contact, kept.reported_at) == (
        "Zu klein",
        "/barrierefreiheit/",
        "anna@example.org",
        NOW,
    )
    entry = Entry.objects.get()
    assert (entry.verb, entry.actor_id, entry.programme_id, entry.details) == ("barrier_reported", None, None, {})


def test_a_report_must_say_something_and_too_long_an_address_is_cut() -> None:
    with pytest.raises(InputError) as refused:
        report(text=" \n ")
    assert str(refused.value) == "Please say what got in your way."
    assert BarrierReport.objects.count() == 0
    kept = keep_report(text="Zu klein", page="/" * 400, contact="9" * 300, actor=None, at=NOW)
    assert (len(kept.page), len(kept.contact)) == (300, 200)


def test_closing_keeps_the_note_and_erases_how_to_reach_the_reporter() -> None:
    lead = user("Leonore")
    closed = close_report(report=report(), note=" Schrift vergrößert ", actor=lead, at=NOW)
    assert (closed.note, closed.contact, closed.closed_at, closed.closed_by_id) == (
        "Schrift vergrößert",
        "",
        NOW,
        lead.pk,
    )
    assert list(Entry.objects.values_list("verb", "actor_id")) == [
        ("barrier_reported", None),
        ("barrier_closed", lead.pk),
    ]


def test_a_report_is_closed_once_and_with_a_note() -> None:
    lead, kept = user("Leonore"), report()
    with pytest.raises(InputError) as refused:
        close_report(report=kept, note=" ", actor=lead, at=NOW)
    assert str(refused.value) == "Please note in a few words what was done."
    close_report(report=kept, note="Behoben", actor=lead, at=NOW)
    with pytest.raises(InputError) as refused:
        close_report(report=kept, note="Noch einmal", actor=lead, at=NOW)
    assert str(refused.value) == "This report has been closed already."
    assert BarrierReport.objects.get().note == "Behoben"


def test_open_reports_come_first_and_the_newest_before_the_others() -> None:
    first, second, third = report("eins"), report("zwei"), report("drei")
    close_report(report=second, note="Behoben", actor=user("Leonore"), at=NOW)
    assert list(barrier_reports()) == [third, first, second]


@pytest.mark.parametrize(
    "values",
    [{"text": ""}, {"closed_at": NOW, "closed_by_id": 1}, {"note": "ohne Ende"}, {"closed_at": NOW, "note": "niemand"}],
)
def test_the_database_refuses_half_a_report(values: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        BarrierReport.objects.create(**{"text": "Zu klein", "reported_at": NOW, **values})
    assert BarrierReport.objects.count() == 0
