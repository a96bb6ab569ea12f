from collections.abc import Collection

from django.db.models import Case, Q, QuerySet, When

from kloeppel.accounts.models import User
from kloeppel.programmes.choices import TEAM_ROLES, Role
from kloeppel.programmes.models import Programme, TeamMember
from kloeppel.programmes.permissions import Standing


def standing_in(programme: Programme, user: User) -> Standing:
    """What `user` is in the team of `programme` (one statement)."""
    roles = list(TeamMember.objects.filter(programme=programme, user=user).values_list("role", "region_id"))
    return Standing(
        programme=programme,
        user=user,
        is_lead=any(role == Role.LEAD for role, _ in roles),
        regions=frozenset(region for role, region in roles if role == Role.COORDINATOR and region is not None),
        is_funder=any(role == Role.FUNDER for role, _ in roles),
    )


def programmes_of_team(user: User) -> QuerySet[Programme]:
    """The programmes that `user` works for, newest first (not those that they fund)."""
    return Programme.objects.filter(team__user=user, team__role__in=TEAM_ROLES).distinct().order_by("-pk")


def roles_of(user: User) -> QuerySet[TeamMember]:
    """What `user` is in which programmes, with the programmes, newest programme first."""
    return TeamMember.objects.filter(user=user).select_related("programme").order_by("-programme", "pk")


def team_of(programme: Programme) -> QuerySet[TeamMember]:
    """Everybody who works for `programme`, leads first, with user and region."""
    return (
        TeamMember.objects.filter(programme=programme, role__in=TEAM_ROLES)
        .select_related("user", "region")
        .order_by("region__name", "user__name", "pk")
    )


def everybody_of(programme: Programme) -> QuerySet[TeamMember]:
    """The team and the funders of `programme`, with user and region: leads first, then by region, funders last."""
    order = Case(When(role=Role.LEAD, then=0), When(role=Role.COORDINATOR, then=1), default=2)
    found = TeamMember.objects.filter(programme=programme).select_related("user", "region", "programme")
    return found.order_by(order, "region__name", "user__name", "pk")


def leads_in(programme_id: int) -> int:
    """How many leads a programme has."""
    return TeamMember.objects.filter(programme=programme_id, role=Role.LEAD).count()


def coordinator_of(region_id: int) -> TeamMember | None:
    """The coordinator of a region (the first, if there are several), with user; None if it has none yet."""
    found = TeamMember.objects.filter(role=Role.COORDINATOR, region_id=region_id)
    return found.select_related("user").order_by("pk").first()


def coordinators_of(regions: Collection[int]) -> QuerySet[TeamMember]:
    """The coordinators of regions (their numbers), with user and region, in order of the regions."""
    found = TeamMember.objects.filter(role=Role.COORDINATOR, region__in=regions)
    return found.select_related("user", "region").order_by("region__name", "pk")


def leads_and_coordinators(programme: Programme, region_id: int) -> QuerySet[TeamMember]:
    """Those of the team who look after a region: its coordinators and the leads."""
    return team_of(programme).filter(Q(role=Role.LEAD) | Q(region_id=region_id))


def leads_of_all() -> QuerySet[User]:
    """The project leads of every programme, each once."""
    return User.objects.filter(
        pk__in=TeamMember.objects.filter(role=Role.LEAD).values("user"), is_active=True
    ).order_by("pk")
