"""After a talk each of the two says yes, maybe or no; nobody but the giver ever sees it.

Load: the talks of the guest in what is or was released. Decide: whether there was one with that other. Store: the wish,
replacing an earlier one. Tell: the audit trail that there is feedback, never what it says.
"""

from datetime import datetime

from django.db import transaction

from kloeppel.accounts.models import User
from kloeppel.core.values import InputError
from kloeppel.events.models import Guest
from kloeppel.speeddating.actions import record_feedback
from kloeppel.speeddating.choices import Wish
from kloeppel.speeddating.models import Feedback
from kloeppel.speeddating.permissions import may_give_feedback
from kloeppel.speeddating.queries import talks_of_guest


@transaction.atomic
def give_feedback(*, guest: Guest, about: Guest, wish: Wish, note: str, actor: User, at: datetime) -> Feedback:
    """Keep what `guest` says after the talk with `about`; saying it again replaces it, at any time.

    Raises InputError with the reason if `actor` is not the guest, or if the two have no talk in a plan that is or was
    released: a talk that has happened stays one, also when a newer plan has replaced the rest of the day.
    """
    talks = list(talks_of_guest(guest))
    verdict = may_give_feedback(actor, guest, about, talks)
    if verdict.reason is not None:
        raise InputError(verdict.reason)
    speed_dating = talks[0].plan.speed_dating
    return record_feedback(
        speed_dating=speed_dating, giver=guest, about=about, wish=wish, note=note, actor=actor, at=at
    )
