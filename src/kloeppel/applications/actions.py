import hashlib
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from kloeppel.accounts.models import User
from kloeppel.applications.choices import ListSide, ListState
from kloeppel.applications.models import ListedPerson, PeopleList
from kloeppel.applications.permissions import may_discard, may_take_over
from kloeppel.applications.queries import people_in, taken_over_before
from kloeppel.applications.snapshots import people_of
from kloeppel.audit.actions import record
from kloeppel.audit.choices import Verb
from kloeppel.core.people import PeopleList as Understood
from kloeppel.core.values import InputError, Verdict
from kloeppel.programmes.models import Programme


@transaction.atomic
def keep_list(
    *, programme: Programme, file_name: str, content: bytes, understood: Understood, actor: User, at: datetime
) -> PeopleList:
    """Keep what `core.people` understood of the file `content`, to be looked at. Nobody joins the programme yet."""
    longest = PeopleList._meta.get_field("file_name").max_length  # noqa: SLF001 - Django documents _meta as public
    people_list = PeopleList.objects.create(
        programme=programme,
        side=ListSide(understood.side.value),
        file_name=file_name[:longest],
        sha256=hashlib.sha256(content).hexdigest(),
        columns=[[column.heading, column.meaning] for column in understood.columns],
        superseded=[[older.row, list(older.by_rows)] for older in understood.superseded],
        read_at=at,
        read_by_id=actor.pk,
    )
    ListedPerson.objects.bulk_create(people_of(people_list, understood))
    counts = {
        "accepted": len(understood.accepted),
        "refused": len(understood.refused),
        "superseded": len(understood.superseded),
    }
    _record(people_list, Verb.LIST_READ, actor, at, counts)
    return people_list


def locked(people_list: PeopleList) -> PeopleList:
    """The list as it is now; until the transaction ends nobody else takes over or discards a list of the programme.

    All lists of a programme are one lock: two lists may hold the same people, or be the same file.
    """
    lists = PeopleList.objects.select_for_update().filter(programme_id=people_list.programme_id).order_by("pk")
    list(lists.values_list("pk"))
    # Read under the lock: of two people who decide at once the second sees what the first has done.
    return PeopleList.objects.select_related("programme").get(pk=people_list.pk)


@transaction.atomic
def mark_taken_over(*, people_list: PeopleList, counts: Mapping[str, int], actor: User, at: datetime) -> PeopleList:
    """The people of the list are in the programme now; `counts` is what the trail learns. Returns the list as it is.

    Raises InputError, and changes nothing, if the list, or another of the same file, was taken over or discarded.
    """
    fresh = locked(people_list)
    check(may_take_over(fresh, taken_over_before(fresh)))
    _decide(fresh, ListState.TAKEN_OVER, actor, at)
    _record(fresh, Verb.LIST_TAKEN_OVER, actor, at, dict(counts))
    return fresh


@transaction.atomic
def discard_list(*, people_list: PeopleList, actor: User, at: datetime) -> PeopleList:
    """Put the list away: the people in it are deleted for good, only that there was a list stays. Returns it.

    Raises InputError, and changes nothing, if the list was taken over or discarded before.
    """
    fresh = locked(people_list)
    check(may_discard(fresh))
    deleted, _ = people_in(fresh).delete()
    _decide(fresh, ListState.DISCARDED, actor, at)
    _record(fresh, Verb.LIST_DISCARDED, actor, at, {"people": deleted})
    return fresh


def check(verdict: Verdict) -> None:
    """Raise InputError with the reason if the verdict says no."""
    if verdict.reason is not None:
        raise InputError(verdict.reason)


def _decide(people_list: PeopleList, state: ListState, actor: User, at: datetime) -> None:
    people_list.state, people_list.decided_at, people_list.decided_by_id = state, at, actor.pk
    people_list.save(update_fields=["state", "decided_at", "decided_by_id"])


def _record(people_list: PeopleList, verb: Verb, actor: User, at: datetime, counts: dict[str, int]) -> None:
    record(actor=actor, at=at, verb=verb, subject=people_list, programme_id=people_list.programme_id, details=counts)
