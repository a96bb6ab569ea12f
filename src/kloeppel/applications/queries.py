from typing import TYPE_CHECKING, TypedDict

from django.db.models import Count, Q, QuerySet

from kloeppel.applications.choices import ListState, Outcome
from kloeppel.applications.models import ListedPerson, PeopleList
from kloeppel.programmes.models import Programme

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Counts(TypedDict):
    """How many people of a list are understood, and how many refused."""

    accepted: int
    refused: int


def lists_of(programme: Programme) -> "QuerySet[WithAnnotations[PeopleList, Counts]]":
    """The people lists of a programme, newest first, each with how many people are `accepted` and `refused` in it."""
    counted = PeopleList.objects.filter(programme=programme).annotate(
        accepted=Count("people", filter=Q(people__outcome=Outcome.ACCEPTED)),
        refused=Count("people", filter=Q(people__outcome=Outcome.REFUSED)),
    )
    return counted.order_by("-pk")


def waiting_in(programme: Programme) -> int:
    """How many people were understood in lists of the programme that are not taken over yet."""
    lists = Q(people_list__programme=programme, people_list__state=ListState.READ)
    return ListedPerson.objects.filter(lists, outcome=Outcome.ACCEPTED).count()


def people_in(people_list: PeopleList) -> QuerySet[ListedPerson]:
    """Everybody in a list, in the order of the file; nobody once it is discarded."""
    return people_list.people.order_by("position")


def taken_over_before(people_list: PeopleList) -> PeopleList | None:
    """Another list of the programme, made of the very same file, that has been taken over; None if there is none."""
    same_file = PeopleList.objects.filter(programme_id=people_list.programme_id, sha256=people_list.sha256)
    return same_file.filter(state=ListState.TAKEN_OVER).exclude(pk=people_list.pk).first()
