from django.db import models
from django.utils.translation import gettext_lazy as _


class DecisionKind(models.TextChoices):
    """What a coordinator has decided about two cards before the matching is computed."""

    LOCK = "lock", _("locked")
    FORBID = "forbid", _("forbidden")


class MatchingRule(models.TextChoices):
    """By which rule matches are computed; the values are those of `core.pairing.Rule`."""

    STABLE = "stable", _("stable")
    BEST_TOTAL = "best_total", _("best in total")
    FAIR = "fair", _("fair")
    MOST_MUTUAL = "most_mutual", _("most mutual yes")


class ProposalState(models.TextChoices):
    """How far a proposal has come. Who ended it is nobody's business: there is one word for that."""

    OPEN = "open", _("waiting for answers")
    CONFIRMED = "confirmed", _("confirmed by both")
    CLOSED = "closed", _("did not come about")


class Answer(models.TextChoices):
    """What one partner says to a proposal."""

    YES = "yes", _("yes")
    NO = "no", _("no")


class MatchState(models.TextChoices):
    """How far a match has come."""

    ACTIVE = "active", _("working together")
    DISSOLVED = "dissolved", _("ended early")
