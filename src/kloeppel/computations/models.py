from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kloeppel.computations.choices import OPEN, State


class Computation(models.Model):
    """Something that somebody has asked to be computed, and how far it is.

    What is computed stands in `kind` (known to `flow.computations`), about what in `subject_id`, with what besides in
    `inputs`. A worker that has taken it up holds `token`; only the holder may change it, and only while it lets hear of
    itself: `heard_at`.
    """

    kind = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    inputs = models.JSONField(default=dict)
    seconds = models.FloatField()
    """How long the search may take at most, in seconds."""
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="computations")
    asked_at = models.DateTimeField()
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    token = models.CharField(max_length=32, blank=True)
    begun_at = models.DateTimeField(null=True)
    heard_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    cancel_asked = models.BooleanField(default=False)
    share = models.FloatField(default=0.0)
    """How much of the time it may take at most has passed, from 0 to 1."""
    step = models.JSONField(null=True)
    """What is done now, as a sentence (`sentences.to_json`)."""
    best = models.FloatField(null=True)
    bound = models.FloatField(null=True)
    result = models.JSONField(null=True)
    """Where the result is, such as the number of a version."""
    problem = models.JSONField(null=True)
    """Why there is none, as a sentence."""
    ended_at = models.DateTimeField(null=True)
    noticed = models.BooleanField(default=False)
    """Whether the one who asked has seen how it ended."""

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["asked_by", "state"], name="computation_by_asker")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_id"], condition=Q(state__in=OPEN), name="computation_one_open"
            ),
            models.CheckConstraint(condition=Q(share__gte=0, share__lte=1), name="computation_share"),
            models.CheckConstraint(
                condition=Q(state__in=OPEN) ^ Q(ended_at__isnull=False), name="computation_end_has_time"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.RUNNING) | (Q(heard_at__isnull=False) & ~Q(token="")),
                name="computation_running_is_held",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.DONE) | Q(result__isnull=False), name="computation_done_has_result"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id}"

    @property
    def is_open(self) -> bool:
        """Whether it waits or runs."""
        return self.state in OPEN
