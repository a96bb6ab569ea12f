from django.db import models
from django.utils.translation import gettext_lazy as _

from kloeppel.events.models import Event
from kloeppel.matches.choices import Answer, DecisionKind, MatchingRule, MatchState, ProposalState
from kloeppel.profiles.models import Card
from kloeppel.programmes.models import Programme, Region, TeamMember


class PairDecision(models.Model):
    """Two cards that the coordination wants together, or not together; `note` says why."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="pair_decisions")
    creative = models.ForeignKey(Card, on_delete=models.PROTECT, related_name="+")
    business = models.ForeignKey(Card, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=DecisionKind)
    note = models.CharField(_("why"), max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "creative", "business"], name="matches_one_decision_per_pair"),
            models.UniqueConstraint(
                fields=["event", "creative"],
                condition=models.Q(kind=DecisionKind.LOCK),
                name="matches_creative_locked_once",
            ),
            models.UniqueConstraint(
                fields=["event", "business"],
                condition=models.Q(kind=DecisionKind.LOCK),
                name="matches_business_locked_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.creative} – {self.business}"


class MatchingRun(models.Model):
    """A computed matching with everything needed to compute it again.

    `wishes` is the document of `core.pairing.wishes_to_json` with the cards' numbers as ids (locked and forbidden pairs
    in it). Only what two people both wished for stands there: one-sided wishes change no result and are not copied.
    `affinity` holds [creative, business, value], `result` the document of `core.pairing.matching_to_json`.
    """

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="matching_runs")
    number = models.PositiveIntegerField()
    rule = models.CharField(max_length=20, choices=MatchingRule)
    wishes = models.JSONField()
    affinity = models.JSONField()
    seed = models.PositiveIntegerField(default=0)
    engine_version = models.CharField(max_length=20)
    result = models.JSONField()
    computed_at = models.DateTimeField()
    computed_by_id = models.BigIntegerField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="matches_run_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.number}"


class Proposal(models.Model):
    """Two people are asked whether they want to work together. A card is in one open proposal at a time.

    Only a yes is ever stored: a no ends the proposal, and at its end, whatever the cause, both answers are forgotten.
    So not even somebody who reads the database learns who said no, or whether anybody did.
    """

    run = models.ForeignKey(MatchingRun, on_delete=models.PROTECT, related_name="proposals")
    creative = models.ForeignKey(Card, on_delete=models.PROTECT, related_name="+")
    business = models.ForeignKey(Card, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=ProposalState, default=ProposalState.OPEN)
    creative_answer = models.CharField(max_length=3, choices=Answer, blank=True)
    business_answer = models.CharField(max_length=3, choices=Answer, blank=True)
    sent_at = models.DateTimeField()
    answer_by = models.DateField(_("answer by"))
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["creative"],
                condition=models.Q(state=ProposalState.OPEN),
                name="matches_one_open_proposal_per_creative",
            ),
            models.UniqueConstraint(
                fields=["business"],
                condition=models.Q(state=ProposalState.OPEN),
                name="matches_one_open_proposal_per_business",
            ),
            models.CheckConstraint(
                condition=models.Q(state=ProposalState.OPEN) ^ models.Q(closed_at__isnull=False),
                name="matches_end_of_proposal_has_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ProposalState.CONFIRMED)
                | models.Q(creative_answer=Answer.YES, business_answer=Answer.YES),
                name="matches_confirmed_by_both",
            ),
            models.CheckConstraint(
                condition=models.Q(creative_answer__in=["", Answer.YES], business_answer__in=["", Answer.YES]),
                name="matches_no_is_never_stored",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ProposalState.CLOSED) | models.Q(creative_answer="", business_answer=""),
                name="matches_end_forgets_answers",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.creative} – {self.business}"


class Match(models.Model):
    """Two who work together, and the coordinator who accompanies them. A card is in one active match at a time."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="matches")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="matches")
    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="match")
    creative = models.ForeignKey(Card, on_delete=models.PROTECT, related_name="+")
    business = models.ForeignKey(Card, on_delete=models.PROTECT, related_name="+")
    coordinator = models.ForeignKey(TeamMember, on_delete=models.PROTECT, null=True, related_name="matches")
    state = models.CharField(max_length=10, choices=MatchState, default=MatchState.ACTIVE)
    confirmed_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["creative"],
                condition=models.Q(state=MatchState.ACTIVE),
                name="matches_one_active_match_per_creative",
            ),
            models.UniqueConstraint(
                fields=["business"],
                condition=models.Q(state=MatchState.ACTIVE),
                name="matches_one_active_match_per_business",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.creative} – {self.business}"
