from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from kloeppel.accounts.models import User
from kloeppel.audit.actions import Deed, record, record_all
from kloeppel.audit.choices import Verb
from kloeppel.profiles.choices import CardSide
from kloeppel.profiles.models import Card, Organisation, Person
from kloeppel.programmes.models import Programme, Region

PERSON_FIELDS = frozenset({"name", "first_name", "last_name", "phone"})
CARD_FIELDS = frozenset(
    {
        *("other_regions", "postcode", "place", "title", "text", "tags", "submarket", "url", "radius_km", "hours"),
        *("object", "publish"),
    }
)


@dataclass(frozen=True, slots=True)
class NewCard:
    """The first card of somebody: as the arguments of `write_card`."""

    person: Person
    organisation: Organisation | None
    side: CardSide
    region: Region | None
    values: Mapping[str, Any]


@transaction.atomic
def register_person(
    *,
    programme: Programme,
    user: User,
    name: str,
    first_name: str = "",
    last_name: str = "",
    phone: str = "",
    actor: User | None,
    at: datetime,
) -> Person:
    """A new person of the programme, who signs in as `user`. The database refuses the same name and address twice."""
    person = Person.objects.create(
        programme=programme,
        user=user,
        name=name,
        first_name=first_name,
        last_name=last_name,
        phone=phone,
        created_at=at,
    )
    record(actor=actor, at=at, verb=Verb.PERSON_ADDED, subject=person, programme_id=programme.pk)
    return person


@transaction.atomic
def register_people(
    *, programme: Programme, people: Iterable[tuple[User, Mapping[str, str]]], actor: User | None, at: datetime
) -> list[Person]:
    """New people of the programme, as `register_person` makes one: each with user and values (keys PERSON_FIELDS).

    A fixed number of statements for every few dozen people. The database refuses the same name and address twice.
    """
    made = []
    for user, values in people:
        person = Person(programme=programme, user=user, created_at=at)
        _take_over(person, values, PERSON_FIELDS)
        made.append(person)
    Person.objects.bulk_create(made)
    deeds = [Deed(Verb.PERSON_ADDED, person) for person in made]
    record_all(actor=actor, at=at, deeds=deeds, programme_id=programme.pk)
    return made


@transaction.atomic
def change_person(*, person: Person, values: Mapping[str, str], actor: User | None, at: datetime) -> bool:
    """Take over those of `values` (keys from PERSON_FIELDS) that are not empty and differ; whether anything did."""
    changed = _take_over(person, values, PERSON_FIELDS)
    if changed:
        person.save(update_fields=changed)
        details = {"fields": changed}
        record(
            actor=actor,
            at=at,
            verb=Verb.PERSON_CHANGED,
            subject=person,
            programme_id=person.programme_id,
            details=details,
        )
    return bool(changed)


@transaction.atomic
def change_phone(*, person: Person, phone: str, actor: User, at: datetime) -> bool:
    """Let `phone` (international form; empty: none) be the person's number; whether it was another. Recorded then."""
    if person.phone == phone:
        return False
    person.phone = phone
    person.save(update_fields=["phone"])
    record(
        actor=actor,
        at=at,
        verb=Verb.PERSON_CHANGED,
        subject=person,
        programme_id=person.programme_id,
        details={"fields": ["phone"]},
    )
    return True


def register_organisation(
    *, programme: Programme, name: str, kind: str = "", actor: User | None, at: datetime
) -> Organisation:
    """The organisation of this name, made if the programme has none; an empty kind of one that is there is filled."""
    with transaction.atomic():
        organisation, made = Organisation.objects.get_or_create(programme=programme, name=name, defaults={"kind": kind})
        if not made and kind and not organisation.kind:
            organisation.kind = kind
            organisation.save(update_fields=["kind"])
        if made:
            record(actor=actor, at=at, verb=Verb.ORGANISATION_ADDED, subject=organisation, programme_id=programme.pk)
    return organisation


@transaction.atomic
def register_organisations(
    *, programme: Programme, named: Iterable[tuple[str, str]], actor: User | None, at: datetime
) -> dict[str, Organisation]:
    """The organisations of these (name, kind) by name, as `register_organisation` gives one.

    Of several kinds the first counts. A fixed number of statements for every few dozen organisations.
    """
    kinds: dict[str, str] = {}
    for name, kind in named:
        kinds[name] = kinds.get(name) or kind
    there = Organisation.objects.select_for_update().filter(programme=programme).order_by("pk")
    known = {organisation.name: organisation for organisation in there if organisation.name in kinds}
    filled = [organisation for name, organisation in known.items() if kinds[name] and not organisation.kind]
    for organisation in filled:
        organisation.kind = kinds[organisation.name]
    Organisation.objects.bulk_update(filled, ["kind"])
    made = [Organisation(programme=programme, name=name, kind=kinds[name]) for name in kinds if name not in known]
    Organisation.objects.bulk_create(made)
    deeds = [Deed(Verb.ORGANISATION_ADDED, organisation) for organisation in made]
    record_all(actor=actor, at=at, deeds=deeds, programme_id=programme.pk)
    return known | {organisation.name: organisation for organisation in made}


@transaction.atomic
def write_card(
    *,
    person: Person,
    organisation: Organisation | None,
    side: CardSide,
    region: Region | None,
    values: Mapping[str, Any],
    actor: User | None,
    at: datetime,
) -> Card:
    """The person's card of this side and organisation, made or changed; recorded if anything is new.

    `values` has keys from CARD_FIELDS; one that is empty keeps what is there, and so does `region` None.
    """
    found = Card.objects.filter(person=person, organisation=organisation, side=side)
    card = found.select_for_update().first() or Card(person=person, organisation=organisation, side=side, created_at=at)
    changed = _take_over(card, values, CARD_FIELDS)
    if region is not None and card.region_id != region.pk:
        card.region = region
        changed.append("region")
    made = card.pk is None
    if made or changed:
        card.save()
        record(
            actor=actor,
            at=at,
            verb=Verb.CARD_WRITTEN,
            subject=card,
            programme_id=person.programme_id,
            details={"new": made, "fields": sorted(changed)},
        )
    return card


@transaction.atomic
def write_first_cards(
    *, programme: Programme, drafts: Iterable[NewCard], actor: User | None, at: datetime
) -> Sequence[Card]:
    """The cards of people of `programme` who have none yet, as `write_card` writes one.

    A fixed number of statements for every few dozen cards. The database refuses a second card of the same organisation.
    """
    cards, deeds = [], []
    for draft in drafts:
        card = Card(person=draft.person, organisation=draft.organisation, side=draft.side, created_at=at)
        changed = _take_over(card, draft.values, CARD_FIELDS)
        if draft.region is not None:
            card.region = draft.region
            changed.append("region")
        cards.append(card)
        deeds.append(Deed(Verb.CARD_WRITTEN, card, {"new": True, "fields": sorted(changed)}))
    Card.objects.bulk_create(cards)
    record_all(actor=actor, at=at, deeds=deeds, programme_id=programme.pk)
    return cards


def _take_over(row: Person | Card, values: Mapping[str, Any], known: frozenset[str]) -> list[str]:
    """Set the values that say something and differ; their names. Raises ValueError for a field that is not known."""
    unknown = sorted(values.keys() - known)
    if unknown:
        raise ValueError(f"{type(row).__name__} has no field {unknown[0]} to be written here.")
    changed = []
    for name, value in values.items():
        if value not in ("", None, []) and getattr(row, name) != value:
            setattr(row, name, value)
            changed.append(name)
    return changed
