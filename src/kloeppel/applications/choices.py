from django.db import models
from django.utils.translation import gettext_lazy as _


class ListState(models.TextChoices):
    """How far a people list has come."""

    READ = "read", _("read, not yet taken over")
    TAKEN_OVER = "taken_over", _("taken over")
    DISCARDED = "discarded", _("discarded")


class Outcome(models.TextChoices):
    """What the reading of a list says of one person in it."""

    ACCEPTED = "accepted", _("understood")
    REFUSED = "refused", _("refused")


class ListSide(models.TextChoices):
    """Which side a list is about."""

    CREATIVE = "a", _("creatives")
    BUSINESS = "b", _("businesses and organisations")
