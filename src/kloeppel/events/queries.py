from collections.abc import Collection
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from kloeppel.accounts.models import User
from kloeppel.events.models import Event, Guest
from kloeppel.profiles.models import Card
from kloeppel.programmes.models import Programme


def events_of(programme: Programme) -> QuerySet[Event]:
    """The events of a programme in order of time, with their region."""
    return Event.objects.filter(programme=programme).select_related("region")


def guests_of(event: Event) -> QuerySet[Guest]:
    """The guest list of an event with person, user, card, organisation and region."""
    return (
        Guest.objects.filter(event=event)
        .select_related("person__user", "card__organisation", "card__region", "card__person")
        .order_by("card__side", "person__last_name", "person__first_name", "pk")
    )


def invitations_of(user: User) -> QuerySet[Guest]:
    """Where somebody is on the guest list, with event, region, person and card; the next event first."""
    return (
        Guest.objects.filter(person__user=user)
        .select_related("event__region", "event__programme", "person", "card__organisation")
        .order_by("event__starts_at", "pk")
    )


def cards_to_invite(event: Event) -> QuerySet[Card]:
    """The cards of the event's region whose people are not on the guest list yet, with person and organisation."""
    return (
        Card.objects.filter(person__programme=event.programme_id, region=event.region_id)
        .exclude(person__invitations__event=event)
        .select_related("person", "organisation")
        .order_by("side", "person__last_name", "person__first_name", "pk")
    )


def guests_by_event(programme: Programme) -> dict[tuple[int, str], int]:
    """How many guests are on each list, by event (its number) and side."""
    rows = Guest.objects.filter(event__programme=programme).order_by().values_list("event_id", "card__side")
    return {(event, side): count for event, side, count in rows.annotate(count=Count("pk"))}


def days_by_programme(programmes: Collection[int], *, at: datetime) -> dict[int, tuple[int, int]]:
    """How many events of each programme (its number) had begun at `at`, and how many there are."""
    rows = Event.objects.filter(programme__in=programmes).order_by().values_list("programme_id")
    counted = rows.annotate(held=Count("pk", filter=Q(starts_at__lte=at)), days=Count("pk"))
    return {programme: (held, days) for programme, held, days in counted}
