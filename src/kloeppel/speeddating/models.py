from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from kloeppel.events.models import Event, Guest
from kloeppel.speeddating.choices import PlanState, Rule, Wish


class SpeedDating(models.Model):
    """The speed-dating of an event: rounds of so many minutes, tables, and the talks everybody is promised."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="speed_dating")
    starts_at = models.DateTimeField(_("first round"))
    rounds = models.PositiveSmallIntegerField(_("rounds"))
    tables = models.PositiveSmallIntegerField(_("tables"))
    talk_minutes = models.PositiveSmallIntegerField(_("minutes per talk"), default=8)
    change_minutes = models.PositiveSmallIntegerField(_("minutes to change tables"), default=2)
    promised_talks = models.PositiveSmallIntegerField(_("talks promised to everybody"), default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rounds__gte=1, rounds__lte=40, tables__gte=1, talk_minutes__gte=1),
                name="speeddating_has_rounds_and_tables",
            ),
            models.CheckConstraint(
                condition=models.Q(promised_talks__lte=models.F("rounds")), name="speeddating_promises_fit_rounds"
            ),
        ]

    def __str__(self) -> str:
        return str(self.event)

    def begins(self, number: int) -> datetime:
        """When round `number` (from 0) begins."""
        return self.starts_at + number * timedelta(minutes=self.talk_minutes + self.change_minutes)

    def ends(self, number: int) -> datetime:
        """When the talks of round `number` (from 0) are over."""
        return self.begins(number) + timedelta(minutes=self.talk_minutes)


class Absence(models.Model):
    """A round (from 0) in which a guest is not there."""

    speed_dating = models.ForeignKey(SpeedDating, on_delete=models.PROTECT, related_name="absences")
    guest = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="absences")
    round = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["round"]
        constraints = [
            models.UniqueConstraint(fields=["speed_dating", "guest", "round"], name="speeddating_absent_once"),
        ]

    def __str__(self) -> str:
        return f"{self.guest}: {self.round + 1}"


class PairRule(models.Model):
    """Two guests who must or must not meet; `round` (from 0, only with must) says when. `note` says why."""

    speed_dating = models.ForeignKey(SpeedDating, on_delete=models.PROTECT, related_name="pair_rules")
    creative = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="+")
    business = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="+")
    rule = models.CharField(max_length=10, choices=Rule)
    round = models.PositiveSmallIntegerField(null=True)
    note = models.CharField(_("why"), max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["speed_dating", "creative", "business"], name="speeddating_one_rule_per_pair"
            ),
            models.CheckConstraint(
                condition=models.Q(rule=Rule.MUST) | models.Q(round__isnull=True),
                name="speeddating_only_must_has_round",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.creative} – {self.business}"


class PlanVersion(models.Model):
    """A computed plan with everything needed to compute it again: problem, seed, engine version, and its proof.

    Database triggers refuse every change to a plan that is no draft, and to its talks (`triggers.py`).
    People in `problem` are the guests' numbers as text. `total`, `bound`, `optimal` as in `core.rounds.Plan`;
    `evenness` holds the values of `core.rounds.Evenness`, None for plans that were made for the largest sum.
    """

    speed_dating = models.ForeignKey(SpeedDating, on_delete=models.PROTECT, related_name="plans")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=PlanState, default=PlanState.DRAFT)
    problem = models.JSONField()
    seed = models.PositiveIntegerField(default=0)
    engine_version = models.CharField(max_length=20)
    total = models.FloatField()
    bound = models.FloatField()
    optimal = models.BooleanField()
    evenness = models.JSONField(null=True)
    computed_at = models.DateTimeField()
    computed_by_id = models.BigIntegerField()
    released_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["speed_dating", "number"], name="speeddating_version_number_once"),
            models.UniqueConstraint(
                fields=["speed_dating"],
                condition=models.Q(state=PlanState.RELEASED),
                name="speeddating_one_released_plan",
            ),
            models.CheckConstraint(
                condition=models.Q(state=PlanState.DRAFT) ^ models.Q(released_at__isnull=False),
                name="speeddating_release_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.speed_dating} {self.number}"


class Talk(models.Model):
    """Two guests at a table in a round (both from 0)."""

    plan = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="talks")
    creative = models.ForeignKey(Guest, on_delete=models.PROTECT, related_name="+")
    business = models.ForeignKey(Guest, on_delete=models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField()
    table = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["round", "table"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "creative", "round"], name="speeddating_creative_in_one_place"),
            models.UniqueConstraint(fields=["plan", "business", "round"], name="speeddating_business_in_one_place"),
            models.UniqueConstraint(fields=["plan", "round", "table"], name="speeddating_one_talk_per_table"),
            models.UniqueConstraint(fields=["plan", "creative", "business"], name="speeddating_pair_meets_once"),
        ]

    def __str__(self) -> str:
        return f"{self.creative} – {self.business}"


class Feedback(models.Model):
    """What one guest says after the talk with another. Only the giver ever sees it; it counts in the matching."""

    speed_dating = models.ForeignKey(SpeedDating, on_delete=models.PROTECT, related_name="feedback")
    giver = models.ForeignKey(Guest, on_delete=models.PROTECT, related_name="+")
    about = models.ForeignKey(Guest, on_delete=models.PROTECT, related_name="+")
    wish = models.CharField(max_length=10, choices=Wish)
    note = models.CharField(_("note for yourself"), max_length=500, blank=True)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["speed_dating", "giver", "about"], name="speeddating_one_feedback_per_talk"
            ),
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("about")), name="speeddating_feedback_about_others"
            ),
            models.CheckConstraint(condition=models.Q(wish__in=Wish.values), name="speeddating_wish_is_known"),
        ]

    def __str__(self) -> str:
        return str(self.given_at)
