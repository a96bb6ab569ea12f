from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody in the team of a programme does."""

    LEAD = "lead", _("project lead")
    COORDINATOR = "coordinator", _("coordinator")
