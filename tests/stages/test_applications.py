"""Lists of people: what is kept of a file, who decides about it, what the database refuses."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override
from pytest_django.fixtures import DjangoAssertNumQueries

from kloeppel.applications.actions import discard_list, mark_taken_over
from kloeppel.applications.choices import ListSide, ListState, Outcome
from kloeppel.applications.models import ListedPerson, PeopleList
from kloeppel.applications.permissions import may_discard, may_take_over
from kloeppel.applications.queries import lists_of, people_in, taken_over_before
from kloeppel.applications.snapshots import applicant_of
from kloeppel.audit.choices import Verb
from kloeppel.audit.models import Entry
from kloeppel.core.people import SAXONY, Applicant, read_table, understand
from kloeppel.core.values import InputError, Side
from world.lists import BUSINESSES, CREATIVES, business, creative, kept
from world.programme import NOW, World

LATER = NOW + dt.timedelta(days=1)
ROWS = [
    business(),
    business("Bo Balken", organisation="Zimmerei Balken", email="", phone=""),
    business("ADA AMBOSS", need="", hours="8"),
]


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with override("en"):
        yield


def trail(verb: Verb) -> list[tuple[int | None, str, dict[str, object]]]:
    return [(entry.actor_id, entry.subject, entry.details) for entry in Entry.objects.filter(verb=verb)]


def test_a_list_is_kept_as_it_was_understood(world: World) -> None:
    people_list = kept(world, BUSINESSES, *ROWS, name="betriebe.csv")
    people_list.refresh_from_db()
    content = "\r\n".join([BUSINESSES, *ROWS, ""]).encode()
    assert (people_list.side, people_list.state, people_list.file_name) == (
        ListSide.BUSINESS,
        ListState.READ,
        "betriebe.csv",
    )
    assert people_list.sha256 == hashlib.sha256(content).hexdigest()
    assert people_list.columns[:3] == [
        ["Organisation", "organisation"],
        ["Ansprechpartner", "name"],
        ["E-Mail", "email"],
    ]
    assert people_list.superseded == [[1, [3]]]
    assert (people_list.read_at, people_list.read_by_id, people_list.decided_at) == (NOW, world.lead.pk, None)
    bo, ada = people_in(people_list)
    assert (bo.rows, bo.outcome, bo.reason) == ([2], Outcome.REFUSED, "email_missing")
    assert bo.values == {"name": "Bo Balken", "organisation": "Zimmerei Balken"}
    assert (ada.rows, ada.outcome, ada.reason) == ([1, 3], Outcome.ACCEPTED, "")
    assert trail(Verb.LIST_READ) == [
        (
            world.lead.pk,
            f"applications.peoplelist:{people_list.pk}",
            {"accepted": 1, "refused": 1, "superseded": 1},
        )
    ]


@pytest.mark.parametrize(("heading", "row"), [(BUSINESSES, business(region="")), (CREATIVES, creative())])
def test_an_applicant_comes_back_as_it_was(world: World, heading: str, row: str) -> None:
    heading, row = f"{heading};Woher kennen Sie uns?", f"{row};Zeitung"
    people_list = kept(world, heading, row)
    understood = understand(read_table(f"{heading}\n{row}\n".encode(), name="x.csv"), seat=SAXONY)
    assert understood.accepted[0].answers == (("Woher kennen Sie uns?", "Zeitung"),)
    assert [applicant_of(row) for row in people_in(people_list)] == list(understood.accepted)


def test_of_a_refused_person_name_and_organisation_come_back(world: World) -> None:
    people_list = kept(world, BUSINESSES, business(consent=""))
    assert [applicant_of(row) for row in people_in(people_list)] == [
        Applicant(rows=(1,), side=Side.BUSINESS, name="Ada Amboss", organisation="Schmiede Funkenflug")
    ]


def test_lists_come_with_their_counts(world: World, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    first, second = kept(world, BUSINESSES, *ROWS), kept(world, CREATIVES, creative())
    with django_assert_num_queries(1):
        assert list(lists_of(world.programme).values_list("pk", "accepted", "refused")) == [
            (second.pk, 1, 0),
            (first.pk, 1, 1),
        ]
    with django_assert_num_queries(1):
        assert [applicant_of(row).name for row in people_in(first)] == ["Bo Balken", "Ada Amboss"]


def test_a_list_is_taken_over_once(world: World) -> None:
    people_list = kept(world, BUSINESSES, *ROWS)
    assert may_take_over(people_list, None).allowed is True
    taken = mark_taken_over(people_list=people_list, counts={"new": 1}, actor=world.lead, at=LATER)
    assert (taken.state, taken.decided_at, taken.decided_by_id) == (ListState.TAKEN_OVER, LATER, world.lead.pk)
    for action in (
        partial(mark_taken_over, people_list=people_list, counts={}, actor=world.lead, at=LATER),
        partial(discard_list, people_list=people_list, actor=world.lead, at=LATER),
    ):
        with pytest.raises(InputError) as error:
            action()
        assert str(error.value) == "This list was taken over already, on Nov. 25, 2026."
    subject = f"applications.peoplelist:{people_list.pk}"
    assert trail(Verb.LIST_TAKEN_OVER) == [(world.lead.pk, subject, {"new": 1})]
    assert (trail(Verb.LIST_DISCARDED), ListedPerson.objects.count()) == ([], 2)


def test_the_same_file_is_taken_over_once(world: World) -> None:
    first, second = kept(world, BUSINESSES, *ROWS), kept(world, BUSINESSES, *ROWS, name="nochmal.csv")
    other = kept(world, BUSINESSES, business())
    assert taken_over_before(second) is None
    mark_taken_over(people_list=first, counts={}, actor=world.lead, at=LATER)
    assert (taken_over_before(first), taken_over_before(second), taken_over_before(other)) == (None, first, None)
    verdict = may_take_over(second, first)
    assert str(verdict.reason) == "The same file was taken over on Nov. 25, 2026."
    with pytest.raises(InputError) as error:
        mark_taken_over(people_list=second, counts={}, actor=world.lead, at=LATER)
    assert error.value.problem == verdict.reason
    assert may_discard(second).allowed is True
    with pytest.raises(IntegrityError), transaction.atomic():
        PeopleList.objects.filter(pk=second.pk).update(state=ListState.TAKEN_OVER, decided_at=LATER)


def test_discarding_deletes_the_people(world: World) -> None:
    people_list, other = kept(world, BUSINESSES, *ROWS), kept(world, CREATIVES, creative())
    discarded = discard_list(people_list=people_list, actor=world.lead, at=LATER)
    assert (discarded.state, discarded.decided_at, discarded.decided_by_id) == (
        ListState.DISCARDED,
        LATER,
        world.lead.pk,
    )
    assert [row.people_list_id for row in ListedPerson.objects.all()] == [other.pk]
    assert list(lists_of(world.programme).values_list("pk", "accepted")) == [(other.pk, 1), (people_list.pk, 0)]
    assert trail(Verb.LIST_DISCARDED) == [(world.lead.pk, f"applications.peoplelist:{people_list.pk}", {"people": 2})]
    said = "This list was discarded on Nov. 25, 2026."
    assert (str(may_take_over(discarded, None).reason), str(may_discard(discarded).reason)) == (said, said)
    with pytest.raises(InputError):
        mark_taken_over(people_list=people_list, counts={}, actor=world.lead, at=LATER)


def test_the_database_wants_a_reason_and_a_time(world: World) -> None:
    people_list = kept(world, BUSINESSES, *ROWS)
    refused = {"outcome": Outcome.REFUSED}
    with pytest.raises(IntegrityError), transaction.atomic():
        ListedPerson.objects.filter(outcome=Outcome.ACCEPTED).update(**refused)
    with pytest.raises(IntegrityError), transaction.atomic():
        ListedPerson.objects.update(position=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        PeopleList.objects.filter(pk=people_list.pk).update(state=ListState.DISCARDED)
