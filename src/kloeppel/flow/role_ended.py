"""Somebody leaves the team: the matches that they accompany go to another coordinator, then the role ends.

Load: the role and who else looks after the region. Decide: who takes the matches over; without anybody the role stays.
Store: the matches with their new coordinator, and the end of the role. Tell: the audit trail.
"""

from datetime import datetime

from django.db import transaction

from kloeppel.accounts.models import User
from kloeppel.core.values import InputError, sentence
from kloeppel.matches.actions import hand_over
from kloeppel.matches.choices import MatchState
from kloeppel.matches.models import Match
from kloeppel.programmes.actions import take_role
from kloeppel.programmes.choices import Role
from kloeppel.programmes.models import Programme, TeamMember


@transaction.atomic
def end_role(*, member: TeamMember, actor: User, at: datetime) -> int:
    """End the role of `member`; how many active matches another coordinator of the region has taken over.

    Raises InputError with the reason if it is the last lead, or if there is nobody to take the matches over.
    """
    Programme.objects.select_for_update().get(pk=member.programme_id)
    others = TeamMember.objects.filter(role=Role.COORDINATOR, region=member.region_id).exclude(pk=member.pk)
    successor = others.order_by("pk").first() if member.role == Role.COORDINATOR else None
    count = Match.objects.filter(coordinator=member, state=MatchState.ACTIVE).count()
    if count and successor is None:
        raise InputError(
            sentence(
                "%(name)s accompanies matches. Please first add another coordinator for %(region)s to take them over.",
                name=str(member.user),
                region=str(member.region),
            )
        )
    hand_over(coordinator=member, to=successor, actor=actor, at=at)
    take_role(member=member, actor=actor, at=at)
    return count
