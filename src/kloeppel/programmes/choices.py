from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody does for a programme: lead and coordinators are its team, the funder looks on."""

    LEAD = "lead", _("project lead")
    COORDINATOR = "coordinator", _("coordinator")
    FUNDER = "funder", _("funder")


TEAM_ROLES = (Role.LEAD, Role.COORDINATOR)
"""Those who work for a programme; a funder only looks on."""


class FormOfAddress(models.TextChoices):
    """How a programme speaks to people in German; English has one form only."""

    SIE = "sie", _("Sie (formal)")
    DU = "du", _("du (informal)")

    def spoken_in(self, language: str) -> str:
        """The code of the catalogue for somebody who reads `language`: only German has one for each form."""
        if language not in GERMAN.values():
            return language
        return GERMAN[self]


GERMAN = {FormOfAddress.SIE: "de", FormOfAddress.DU: "de-du"}
"""The catalogues that speak German."""
