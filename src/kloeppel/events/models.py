from django.db import models
from django.utils.translation import gettext_lazy as _

from kloeppel.events.choices import EventKind
from kloeppel.profiles.models import Card, Person
from kloeppel.programmes.models import Programme, Region


class Event(models.Model):
    """A day on which people of a region meet."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="events")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20, choices=EventKind, default=EventKind.KICK_OFF)
    title = models.CharField(_("title"), max_length=120)
    starts_at = models.DateTimeField(_("begins"))
    venue = models.CharField(_("venue"), max_length=200)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at", "pk"]

    def __str__(self) -> str:
        return self.title


class Guest(models.Model):
    """Somebody on the guest list, with the card they come with. Nobody is on it twice."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="guests")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="invitations")
    card = models.ForeignKey(Card, on_delete=models.PROTECT, related_name="invitations")
    invited_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "person"], name="events_one_place_per_person"),
        ]

    def __str__(self) -> str:
        return str(self.person)
