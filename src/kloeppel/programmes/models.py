from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kloeppel.programmes.choices import FormOfAddress, Role


class Programme(models.Model):
    """A cross-innovation programme from its first call to its last report.

    `seat` is the key of the area (`core.people.SEATS`) in which applicants must have their seat. `grant_per_match` is
    what a match may spend at most, `pot` what all matches together may spend, both in cents of a euro.
    """

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(unique=True)
    seat = models.CharField(max_length=20, default="sachsen")
    form_of_address = models.CharField(
        _("form of address"), max_length=3, choices=FormOfAddress, default=FormOfAddress.SIE
    )
    grant_per_match = models.PositiveIntegerField(_("grant for a match"), default=250_000)
    pot = models.PositiveBigIntegerField(_("money for all matches"), default=0)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(form_of_address__in=FormOfAddress.values), name="programmes_known_form_of_address"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def spoken_in(self, language: str) -> str:
        """The code of the catalogue in which the programme speaks to somebody who reads `language`."""
        return FormOfAddress(self.form_of_address).spoken_in(language)


class Region(models.Model):
    """A region with its own coordinator and kick-off. `slug` is the region's word in `core.people`."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="regions")
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "slug"], name="programmes_one_region_per_slug"),
        ]

    def __str__(self) -> str:
        return self.name


class TeamMember(models.Model):
    """Somebody who works for the programme (a lead for all of it, a coordinator for one region) or funds it."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="team")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, related_name="team")
    phone = models.CharField(_("telephone"), max_length=30, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "user"], condition=models.Q(role=Role.LEAD), name="programmes_lead_once"
            ),
            models.UniqueConstraint(
                fields=["programme", "user"], condition=models.Q(role=Role.FUNDER), name="programmes_funder_once"
            ),
            models.UniqueConstraint(
                fields=["region", "user"],
                condition=models.Q(role=Role.COORDINATOR),
                name="programmes_coordinator_once",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=[Role.LEAD, Role.FUNDER], region__isnull=True)
                | models.Q(role=Role.COORDINATOR, region__isnull=False),
                name="programmes_coordinator_has_region",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_role_display()})"
