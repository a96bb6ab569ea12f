from dataclasses import dataclass

from kloeppel.accounts.models import User
from kloeppel.core.values import ALLOWED, Verdict, refused, sentence
from kloeppel.programmes.choices import Role
from kloeppel.programmes.models import Programme, TeamMember


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody is to a programme: lead, coordinator of `regions` (their numbers), funder, or nothing of it."""

    programme: Programme
    user: User
    is_lead: bool
    regions: frozenset[int]
    is_funder: bool = False

    @property
    def is_team(self) -> bool:
        """Whether the person works for the programme at all."""
        return self.is_lead or bool(self.regions)


def may_lead(standing: Standing) -> Verdict:
    """Whether this is somebody who decides about the programme as a whole."""
    if standing.is_lead:
        return ALLOWED
    return refused(sentence("Only the project lead can do this."))


def may_see_figures(standing: Standing) -> Verdict:
    """Whether this is somebody who sees the counts of the whole programme: its team and its funder."""
    if standing.is_team or standing.is_funder:
        return ALLOWED
    return refused(sentence("Only the team and the funder of the programme see its figures."))


def may_work_in(standing: Standing, region_id: int) -> Verdict:
    """Whether this is somebody who looks after this region: its coordinator, or the project lead."""
    if standing.is_lead or region_id in standing.regions:
        return ALLOWED
    return refused(sentence("This region is looked after by another coordinator."))


def may_end(member: TeamMember, leads: int) -> Verdict:
    """Whether this role can be taken away; `leads`: how many leads the programme has."""
    if member.role == Role.LEAD and leads <= 1:
        return refused(sentence("A programme needs a project lead. Please add another one first."))
    return ALLOWED
