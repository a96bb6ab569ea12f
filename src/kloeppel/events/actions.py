from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from kloeppel.accounts.models import User
from kloeppel.audit.actions import Deed, record, record_all
from kloeppel.audit.choices import Verb
from kloeppel.events.choices import EventKind
from kloeppel.events.models import Event, Guest
from kloeppel.profiles.models import Card
from kloeppel.programmes.models import Programme, Region


@transaction.atomic
def set_up_event(
    *,
    programme: Programme,
    region: Region,
    title: str,
    starts_at: datetime,
    venue: str,
    actor: User | None,
    at: datetime,
) -> Event:
    """Set up the kick-off of a region."""
    event = Event.objects.create(
        programme=programme,
        region=region,
        kind=EventKind.KICK_OFF,
        title=title,
        starts_at=starts_at,
        venue=venue,
        created_at=at,
    )
    record(actor=actor, at=at, verb=Verb.EVENT_CREATED, subject=event, programme_id=programme.pk)
    return event


@transaction.atomic
def invite_guests(*, event: Event, cards: Iterable[Card], actor: User | None, at: datetime) -> list[Guest]:
    """Put the people of `cards` on the guest list; those who are on it already stay as they are.

    Returns the new guests. Of several cards of one person the first counts: nobody is in two places.
    """
    # The event's row is the lock: two people who add guests at once wait for each other.
    Event.objects.select_for_update().get(pk=event.pk)
    there = set(Guest.objects.filter(event=event).values_list("person_id", flat=True))
    guests = []
    for card in cards:
        if card.person_id in there:
            continue
        there.add(card.person_id)
        guests.append(Guest(event=event, person_id=card.person_id, card=card, invited_at=at))
    Guest.objects.bulk_create(guests)
    deeds = [Deed(Verb.GUEST_INVITED, guest, {"event": event.pk}) for guest in guests]
    record_all(actor=actor, at=at, deeds=deeds, programme_id=event.programme_id)
    return guests
