from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kloeppel.profiles.choices import CardSide
from kloeppel.programmes.models import Programme, Region


class Person(models.Model):
    """A person who takes part in a programme. Two people may share an e-mail address and so a sign-in."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="people")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=200)
    first_name = models.CharField(_("first name"), max_length=100, blank=True)
    last_name = models.CharField(_("last name"), max_length=100, blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["last_name", "first_name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "user", "name"], name="profiles_one_person_per_programme"),
        ]

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """A small business, museum, association, town hall or studio. `kind` is a word of `core.people`'s lists."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="organisations")
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=40, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "name"], name="profiles_one_organisation_per_name"),
            models.CheckConstraint(condition=~models.Q(name=""), name="profiles_organisation_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Card(models.Model):
    """A need (of a business) or an offer (of a creative): what the other side reads before and during a talk.

    A card is a seat in the matching: it is in one match at a time. `tags` are words of `core.affinity`'s vocabulary,
    `other_regions` slugs of further regions the person would go to, `hours` hours per month.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cards")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="cards")
    side = models.CharField(max_length=1, choices=CardSide)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, related_name="cards")
    other_regions = models.JSONField(default=list)
    postcode = models.CharField(_("postcode"), max_length=5, blank=True)
    place = models.CharField(_("place"), max_length=100, blank=True)
    title = models.CharField(_("in one sentence"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)
    tags = models.JSONField(default=list)
    submarket = models.CharField(_("sub-market"), max_length=40, blank=True)
    url = models.URLField(_("link"), max_length=300, blank=True)
    radius_km = models.FloatField(_("distance in km"), null=True)
    hours = models.FloatField(_("hours per month"), null=True)
    object = models.CharField(_("personal object"), max_length=300, blank=True)
    publish = models.CharField(_("may be published"), max_length=10, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "side", "organisation"], name="profiles_one_card_per_organisation"
            ),
            models.UniqueConstraint(
                fields=["person", "side"],
                condition=models.Q(organisation__isnull=True),
                name="profiles_one_card_without_organisation",
            ),
            models.CheckConstraint(condition=models.Q(side__in=CardSide.values), name="profiles_card_has_side"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.organisation}" if self.organisation else str(self.person)
