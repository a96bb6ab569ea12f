"""What `core.people` understood of a list, as rows, and back."""

from dataclasses import fields
from typing import Any

from kloeppel.applications.choices import Outcome
from kloeppel.applications.models import ListedPerson, PeopleList
from kloeppel.core.people import Applicant
from kloeppel.core.people import PeopleList as Understood
from kloeppel.core.values import Side

_OWN_COLUMN = frozenset({"rows", "notes", "side"})


def values_of(applicant: Applicant) -> dict[str, Any]:
    """The fields of `applicant` as JSON values: lists for tuples. Rows, notes and side have columns of their own."""
    found = {field.name: getattr(applicant, field.name) for field in fields(applicant) if field.name not in _OWN_COLUMN}
    return found | {"regions": list(applicant.regions), "answers": [list(answer) for answer in applicant.answers]}


def applicant_of(row: ListedPerson) -> Applicant:
    """The applicant that `row` holds; of a refused person no more than name and organisation."""
    values = dict(row.values)
    regions, answers = values.pop("regions", ()), values.pop("answers", ())
    return Applicant(
        rows=tuple(row.rows),
        side=Side(row.people_list.side),
        regions=tuple(regions),
        answers=tuple((heading, answer) for heading, answer in answers),
        notes=tuple(row.notes),
        **values,
    )


def people_of(people_list: PeopleList, understood: Understood) -> list[ListedPerson]:
    """Everybody in `understood` as rows that are not stored yet, in the order of the file."""
    accepted = [
        ListedPerson(
            people_list=people_list,
            rows=list(applicant.rows),
            outcome=Outcome.ACCEPTED,
            notes=list(applicant.notes),
            values=values_of(applicant),
        )
        for applicant in understood.accepted
    ]
    refused = [
        ListedPerson(
            people_list=people_list,
            rows=list(refusal.rows),
            outcome=Outcome.REFUSED,
            reason=refusal.reason,
            values={"name": refusal.name, "organisation": refusal.organisation},
        )
        for refusal in understood.refused
    ]
    people = sorted([*accepted, *refused], key=lambda person: int(person.rows[-1]))
    for position, person in enumerate(people):
        person.position = position
    return people
