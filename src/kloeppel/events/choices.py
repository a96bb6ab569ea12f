from django.db import models
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    """What an event is for."""

    KICK_OFF = "kick_off", _("kick-off")
