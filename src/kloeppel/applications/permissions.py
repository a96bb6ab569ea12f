from django.utils import timezone
from django.utils.formats import date_format

from kloeppel.applications.choices import ListState
from kloeppel.applications.models import PeopleList
from kloeppel.core.values import ALLOWED, Verdict, refused, sentence


def may_take_over(people_list: PeopleList, before: PeopleList | None) -> Verdict:
    """Whether the people of this list can join. `before` is the list of the same file that has been taken over."""
    verdict = may_discard(people_list)
    if verdict and before is not None:
        return refused(sentence("The same file was taken over on %(date)s.", date=_day(before)))
    return verdict


def may_discard(people_list: PeopleList) -> Verdict:
    """Whether this list can still be put away without anybody joining."""
    if people_list.state == ListState.TAKEN_OVER:
        return refused(sentence("This list was taken over already, on %(date)s.", date=_day(people_list)))
    if people_list.state == ListState.DISCARDED:
        return refused(sentence("This list was discarded on %(date)s.", date=_day(people_list)))
    return ALLOWED


def _day(people_list: PeopleList) -> str:
    # The database holds that every decided list has its time.
    return date_format(timezone.localtime(people_list.decided_at), "DATE_FORMAT")
