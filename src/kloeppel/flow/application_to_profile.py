"""A people list that somebody has looked at is taken over: its people become profiles.

Load: the list as it was read, and everybody in the programme. Decide: `flow.list_preview` with `core.people`. Store:
users, persons, organisations, cards; the list is taken over. Tell: the audit trail; no letters, for inviting is a step
of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kloeppel.accounts.actions import register_users
from kloeppel.accounts.models import User
from kloeppel.applications.actions import check, locked, mark_taken_over
from kloeppel.applications.choices import Outcome
from kloeppel.applications.models import PeopleList
from kloeppel.applications.permissions import may_take_over
from kloeppel.applications.queries import people_in, taken_over_before
from kloeppel.applications.snapshots import applicant_of
from kloeppel.flow.list_preview import Circle, Fate, Preview, PreviewedPerson, Somebody, decide
from kloeppel.flow.listed_values import kind_of, name_of, person_values
from kloeppel.profiles.actions import (
    NewCard,
    change_person,
    register_organisations,
    register_people,
    write_card,
    write_first_cards,
)
from kloeppel.profiles.choices import CardSide
from kloeppel.profiles.models import Organisation, Person
from kloeppel.profiles.queries import cards_of, people_of
from kloeppel.programmes.models import Programme

__all__ = ["Fate", "Preview", "PreviewedPerson", "Taken", "preview", "take_over"]


@dataclass(frozen=True, slots=True)
class Taken:
    """How many people are new in the programme, and how many were there already and may have got something new."""

    new: int
    known: int


def preview(people_list: PeopleList) -> Preview:
    """What taking over this list would come to now (five statements at most, whatever the number of people)."""
    return _preview(people_list)[0]


@transaction.atomic
def take_over(*, people_list: PeopleList, actor: User, at: datetime) -> Taken:
    """Make profiles of everybody in the list who is not refused, once: all of them, or after an error nobody.

    Raises InputError, and changes nothing, if the list was discarded, or this or another list of the same file was
    taken over. A known person keeps their user; an existing value gives way only to a newer one that says something.
    """
    fresh = locked(people_list)
    check(may_take_over(fresh, taken_over_before(fresh)))
    seen, circle = _preview(fresh)
    accepted = [one for one in seen.people if one.fate is not Fate.REFUSED]
    _store(fresh.programme, accepted, circle, actor, at)
    taken = Taken(new=seen.taken - seen.known, known=seen.known)
    counts = {"new": taken.new, "known": taken.known, "refused": seen.refused}
    mark_taken_over(people_list=fresh, counts=counts, actor=actor, at=at)
    return taken


def _preview(people_list: PeopleList) -> tuple[Preview, Circle]:
    programme = people_list.programme
    circle = Circle(people_of(programme), cards_of(programme))
    regions = {region.slug: region for region in programme.regions.all()}
    rows = [(row, applicant_of(row), row.outcome == Outcome.ACCEPTED) for row in people_in(people_list)]
    return Preview(decide(rows, circle, regions), superseded=len(people_list.superseded)), circle


def _store(programme: Programme, accepted: list[PreviewedPerson], circle: Circle, actor: User, at: datetime) -> None:
    named = [(name, kind_of(one.applicant)) for one in accepted if (name := _organisation_name(one))]
    organisations = register_organisations(programme=programme, named=named, actor=actor, at=at)
    # Those who are new come many at once; whoever is known, or is in the list again, may change something each time.
    fresh = [one for one in accepted if one.fate is Fate.NEW]
    people = _store_new(programme, fresh, organisations, circle, actor, at)
    for one in accepted:
        if one.fate is Fate.NEW or one.who is None or one.values is None:
            # Only refused people are nobody.
            continue
        person = people.get(one.who) or one.who.person
        if person is None:
            raise ValueError(f"{one.who.name} is known, but nobody in the programme.")
        told = person_values(one.applicant, person, circle.names)
        change_person(person=person, values=told, actor=actor, at=at)
        write_card(
            person=person,
            organisation=organisations.get(_organisation_name(one)),
            side=CardSide(one.applicant.side.value),
            region=one.values.region,
            values=one.values.fields,
            actor=actor,
            at=at,
        )


def _store_new(
    programme: Programme,
    fresh: list[PreviewedPerson],
    organisations: Mapping[str, Organisation],
    circle: Circle,
    actor: User,
    at: datetime,
) -> dict[Somebody, Person]:
    users = register_users(people=[(one.applicant.email, name_of(one.applicant)) for one in fresh], at=at)
    told = [(users[one.applicant.email.lower()], person_values(one.applicant, None, circle.names)) for one in fresh]
    people = register_people(programme=programme, people=told, actor=actor, at=at)
    drafts = [
        NewCard(
            person=person,
            organisation=organisations.get(_organisation_name(one)),
            side=CardSide(one.applicant.side.value),
            region=one.values.region,
            values=one.values.fields,
        )
        for one, person in zip(fresh, people, strict=True)
        if one.values is not None
    ]
    write_first_cards(programme=programme, drafts=drafts, actor=actor, at=at)
    return {one.who: person for one, person in zip(fresh, people, strict=True) if one.who is not None}


def _organisation_name(one: PreviewedPerson) -> str:
    """The organisation of the card that is there, else the one that the list names; empty for none."""
    return one.organisation if one.card is None else str(one.card.organisation or "")
