from datetime import datetime

from django.db import transaction

from kloeppel.accounts.models import User
from kloeppel.audit.actions import record
from kloeppel.audit.choices import Verb
from kloeppel.barriers.models import BarrierReport
from kloeppel.core.values import InputError, sentence


@transaction.atomic
def keep_report(*, text: str, page: str, contact: str, actor: User | None, at: datetime) -> BarrierReport:
    """Keep what somebody says got in their way. `actor` is None for whoever stays unnamed.

    Raises InputError if `text` is empty. Longer pages and contacts than there is room for are cut.
    """
    said = text.strip()
    if not said:
        raise InputError(sentence("Please say what got in your way."))
    report = BarrierReport.objects.create(
        text=said,
        page=page.strip()[: BarrierReport._meta.get_field("page").max_length],  # noqa: SLF001 - Django documents it
        contact=contact.strip()[: BarrierReport._meta.get_field("contact").max_length],  # noqa: SLF001 - as above
        reported_at=at,
    )
    record(actor=actor, at=at, verb=Verb.BARRIER_REPORTED, subject=report, programme_id=None)
    return report


@transaction.atomic
def close_report(*, report: BarrierReport, note: str, actor: User, at: datetime) -> BarrierReport:
    """Close a report with a note of what was done, and erase how to reach the reporter.

    Raises InputError if there is no note, or if it has been closed already.
    """
    said = note.strip()
    if not said:
        raise InputError(sentence("Please note in a few words what was done."))
    closed = BarrierReport.objects.filter(pk=report.pk, closed_at__isnull=True).update(
        note=said, contact="", closed_at=at, closed_by_id=actor.pk
    )
    if not closed:
        raise InputError(sentence("This report has been closed already."))
    record(actor=actor, at=at, verb=Verb.BARRIER_CLOSED, subject=report, programme_id=None)
    report.refresh_from_db()
    return report
