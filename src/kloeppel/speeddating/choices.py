from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanState(models.TextChoices):
    """How far a plan version has come. A released one is never changed; the next release replaces it."""

    DRAFT = "draft", _("draft")
    RELEASED = "released", _("released")
    REPLACED = "replaced", _("replaced by a newer version")


class Rule(models.TextChoices):
    """What the team has decided about two guests."""

    MUST = "must", _("must meet")
    NEVER = "never", _("must not meet")


class Wish(models.TextChoices):
    """The answer after a talk."""

    YES = "yes", _("yes")
    MAYBE = "maybe", _("maybe")
    NO = "no", _("no")
