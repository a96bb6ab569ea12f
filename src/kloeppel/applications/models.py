from django.db import models
from django.utils.translation import gettext_lazy as _

from kloeppel.applications.choices import ListSide, ListState, Outcome
from kloeppel.programmes.models import Programme


class PeopleList(models.Model):
    """A list of people as it was read from a file. Nobody is taken over before somebody confirms it.

    `columns` holds [heading, meaning] for each column, `superseded` holds [row, [newer rows]] for each older
    submission. `read_by_id` and `decided_by_id` are users; numbers, as in the audit trail.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="people_lists")
    side = models.CharField(max_length=1, choices=ListSide)
    file_name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(max_length=64)
    columns = models.JSONField(default=list)
    superseded = models.JSONField(default=list)
    state = models.CharField(max_length=12, choices=ListState, default=ListState.READ)
    read_at = models.DateTimeField()
    read_by_id = models.BigIntegerField()
    decided_at = models.DateTimeField(null=True)
    decided_by_id = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=ListState.READ) ^ models.Q(decided_at__isnull=False),
                name="applications_decision_has_time",
            ),
            models.UniqueConstraint(
                fields=["programme", "sha256"],
                condition=models.Q(state=ListState.TAKEN_OVER),
                name="applications_file_taken_over_once",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name


class ListedPerson(models.Model):
    """One person of a list: the rows they are made of, what was understood, and why not if they are refused.

    `values` holds the other fields of `core.people.Applicant` (lists for tuples); for a refused person name and
    organisation only.
    """

    people_list = models.ForeignKey(PeopleList, on_delete=models.CASCADE, related_name="people")
    position = models.PositiveIntegerField()
    rows = models.JSONField()
    outcome = models.CharField(max_length=10, choices=Outcome)
    reason = models.CharField(max_length=30, blank=True)
    notes = models.JSONField(default=list)
    values = models.JSONField(default=dict)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["people_list", "position"], name="applications_one_person_per_position"),
            models.CheckConstraint(
                condition=models.Q(outcome=Outcome.REFUSED) ^ models.Q(reason=""),
                name="applications_refusal_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.values.get("name") or self.values.get("organisation") or self.position)
