"""Many people, organisations and cards at once are the same as one after the other."""

import pytest
from django.db import models

from kloeppel.audit.models import Entry
from kloeppel.audit.queries import first_fault
from kloeppel.profiles.actions import (
    NewCard,
    register_organisation,
    register_organisations,
    register_people,
    register_person,
    write_card,
    write_first_cards,
)
from kloeppel.profiles.choices import CardSide
from kloeppel.profiles.models import Card, Organisation, Person
from kloeppel.programmes.actions import add_region, create_programme
from kloeppel.programmes.models import Programme, Region
from world.programme import NOW, user

pytestmark = pytest.mark.django_db

PEOPLE = [
    ("ada", {"name": "Ada Amboss", "first_name": "Ada", "last_name": "Amboss", "phone": "+493023125601"}),
    ("bo", {"name": "Bo Bohrer", "first_name": "", "last_name": "Bohrer", "phone": ""}),
    ("cleo", {"name": "Cleo Clown", "first_name": "Cleo", "last_name": "Clown", "phone": ""}),
]
NAMED = [("Schmiede", ""), ("Museum", "museum"), ("Schmiede", "craft"), ("Museum", "other")]
CARDS: list[tuple[str, dict[str, object]]] = [
    ("Schmiede", {"text": "Ein Schild fehlt.", "hours": 6.0, "tags": ["branding"], "url": ""}),
    ("Museum", {"text": "", "other_regions": []}),
    ("", {"title": "Ich zeichne", "publish": "yes"}),
]


def programme(slug: str) -> tuple[Programme, Region]:
    made = create_programme(name=slug, slug=slug, seat="sachsen", actor=None, at=NOW)
    return made, add_region(programme=made, name="Lausitz", slug="lausitz", actor=None, at=NOW)


def one_by_one(where: Programme, region: Region) -> None:
    for name, kind in NAMED:
        register_organisation(programme=where, name=name, kind=kind, actor=None, at=NOW)
    people = [register_person(programme=where, user=user(name), **told, actor=None, at=NOW) for name, told in PEOPLE]
    for (organisation, values), person in zip(CARDS, people, strict=True):
        write_card(
            person=person,
            organisation=Organisation.objects.get(programme=where, name=organisation) if organisation else None,
            side=CardSide.NEED,
            region=region if organisation else None,
            values=values,
            actor=None,
            at=NOW,
        )


def at_once(where: Programme, region: Region) -> None:
    found = register_organisations(programme=where, named=NAMED, actor=None, at=NOW)
    people = register_people(programme=where, people=[(user(name), told) for name, told in PEOPLE], actor=None, at=NOW)
    drafts = [
        NewCard(person, found.get(organisation), CardSide.NEED, region if organisation else None, values)
        for (organisation, values), person in zip(CARDS, people, strict=True)
    ]
    write_first_cards(programme=where, drafts=drafts, actor=None, at=NOW)


def written(where: Programme) -> list[object]:
    """All rows of the programme, without their numbers, and how often what was recorded."""
    people = Person.objects.filter(programme=where)
    organisations = Organisation.objects.filter(programme=where)
    trail = Entry.objects.filter(programme_id=where.pk, verb__in=["person_added", "organisation_added", "card_written"])
    links = ["person__name", "organisation__name", "region__slug"]
    return [
        list(people.order_by("name").values(*fields(Person))),
        list(organisations.order_by("name").values(*fields(Organisation))),
        list(Card.objects.filter(person__programme=where).order_by("person__name").values(*fields(Card), *links)),
        sorted((entry.verb, str(entry.details), entry.at) for entry in trail),
    ]


def fields(model: type[models.Model]) -> list[str]:
    plain = [field for field in model._meta.fields if not field.is_relation and not field.primary_key]
    return [field.name for field in plain]


def test_many_at_once_are_the_same_as_one_after_the_other() -> None:
    single, many = programme("single"), programme("many")
    one_by_one(*single)
    at_once(*many)
    assert written(many[0]) == written(single[0])
    assert first_fault() is None


def test_an_organisation_that_is_there_keeps_what_it_says() -> None:
    where, _region = programme("where")
    said = register_organisation(programme=where, name="Museum", kind="museum", actor=None, at=NOW)
    silent = register_organisation(programme=where, name="Schmiede", actor=None, at=NOW)
    trail = Entry.objects.count()
    named = [("Museum", "other"), ("Schmiede", "craft"), ("Stellwerk", "")]
    found = register_organisations(programme=where, named=named, actor=None, at=NOW)
    assert [(one.name, one.kind) for one in Organisation.objects.order_by("name")] == [
        ("Museum", "museum"),
        ("Schmiede", "craft"),
        ("Stellwerk", ""),
    ]
    assert (found["Museum"], found["Schmiede"], len(found)) == (said, silent, 3)
    assert Entry.objects.count() == trail + 1
