from collections.abc import Iterable

from kloeppel.accounts.models import User
from kloeppel.core.values import ALLOWED, Verdict, refused, sentence
from kloeppel.events.models import Guest
from kloeppel.speeddating.choices import PlanState
from kloeppel.speeddating.models import PlanVersion, Talk


def may_release(plan: PlanVersion) -> Verdict:
    """Whether this version can still become the one that guests see."""
    if plan.state == PlanState.DRAFT:
        return ALLOWED
    return refused(sentence("Version %(number)s has been released already.", number=plan.number))


def may_give_feedback(user: User, guest: Guest, about: Guest, talks: Iterable[Talk]) -> Verdict:
    """Whether `user` may say how the talk of `guest` about `about` was. `talks` are those released for the guest."""
    if guest.person.user_id != user.pk:
        return refused(sentence("Everybody answers for themselves only."))
    if any({talk.creative_id, talk.business_id} == {guest.pk, about.pk} for talk in talks):
        return ALLOWED
    return refused(sentence("You have no talk with each other in the plan."))
