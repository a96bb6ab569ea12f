"""A barrier is reported: what got in somebody's way reaches those who can have it mended.

Load: the project leads. Decide: nothing; every report is kept. Store: the report. Tell: each lead once, whatever
number of programmes they lead, and without a word of the report: a stranger shall not write letters in our name.
"""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from kloeppel.accounts.models import User
from kloeppel.barriers.actions import keep_report
from kloeppel.barriers.models import BarrierReport
from kloeppel.mailroom.actions import write_mail
from kloeppel.profiles.queries import form_of_address_for
from kloeppel.programmes.queries import leads_of_all


@transaction.atomic
def report_barrier(*, text: str, page: str, contact: str, actor: User | None, at: datetime) -> BarrierReport:
    """Keep a report and put a letter to every project lead into the outbox.

    `actor` is None for whoever stays unnamed. Raises InputError if `text` is empty.
    """
    report = keep_report(text=text, page=page, contact=contact, actor=actor, at=at)
    for lead in leads_of_all():

        def write(lead: User = lead) -> tuple[str, str]:
            return _("A barrier was reported"), "\n\n".join(
                [
                    _("Hello %(name)s,") % {"name": lead},
                    _("somebody has told us what got in their way on our pages. Here you can read it:"),
                    f"{settings.ADDRESS}{reverse('barriers')}",
                    _("Whoever left a way to be reached waits for an answer."),
                ]
            )

        language = form_of_address_for(lead).spoken_in(lead.language)
        write_mail(recipient=lead, write=write, programme_id=None, at=at, language=language)
    return report
