from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kloeppel.mailroom.choices import MailState


class Mail(models.Model):
    """A letter as it will be read: rendered when it is written, sent by the worker."""

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mails")
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))
    programme_id = models.BigIntegerField(null=True, db_index=True)
    state = models.CharField(max_length=10, choices=MailState, default=MailState.WAITING)
    written_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    """When it was last taken up to be sent; a letter that waits after a failure keeps the time of that attempt."""
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state"], name="mailroom_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=MailState.SENT) ^ models.Q(sent_at__isnull=True),
                name="mailroom_sent_has_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=MailState.SENDING) | models.Q(claimed_at__isnull=False),
                name="mailroom_claim_has_time",
            ),
        ]

    def __str__(self) -> str:
        return self.subject
