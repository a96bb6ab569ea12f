from django.db import models

from kloeppel.audit.choices import verbs


class Chain(models.Model):
    """The end of the chain: how many entries there are and the hash of the last. One row; its lock orders writers."""

    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="audit_one_chain")]

    def __str__(self) -> str:
        return f"{self.length} entries"


class Entry(models.Model):
    """One thing that happened. Database triggers refuse every change and deletion (`triggers.py`).

    Actor, programme and subject are numbers and words instead of foreign keys: the trail outlives what it names.
    Details hold ids and counts, never names, answers or notes, so that an erasure need not break the chain.
    """

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    verb = models.CharField(max_length=40, choices=verbs)
    programme_id = models.BigIntegerField(null=True, db_index=True)
    subject = models.CharField(max_length=80)
    details = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.verb} {self.subject}"
