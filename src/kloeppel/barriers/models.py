from django.db import models
from django.utils.translation import gettext_lazy as _


class BarrierReport(models.Model):
    """What got in somebody's way, in their own words. Who wrote it is not kept: a report needs no name.

    `page` is what the reporter says the page was, never a link. `contact` is erased when the report is closed, because
    it is only needed for the answer. `closed_by_id` is a user; a number, as in the audit trail.
    """

    text = models.TextField(_("what got in the way"))
    page = models.CharField(_("page"), max_length=300, blank=True)
    contact = models.CharField(_("how to reach the reporter"), max_length=200, blank=True)
    reported_at = models.DateTimeField()
    note = models.TextField(_("what was done"), blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by_id = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="barriers_report_says_something"),
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True, closed_by_id__isnull=True, note="")
                | (models.Q(closed_at__isnull=False, closed_by_id__isnull=False, contact="") & ~models.Q(note="")),
                name="barriers_closed_has_note_and_no_contact",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
