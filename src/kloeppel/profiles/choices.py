from django.db import models
from django.utils.translation import gettext_lazy as _


class CardSide(models.TextChoices):
    """What a card says: what somebody offers, or what somebody needs. The values are those of `core.values.Side`."""

    OFFER = "a", _("offer")
    NEED = "b", _("need")
