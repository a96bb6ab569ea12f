from datetime import datetime

from django.db import transaction

from kloeppel.accounts.models import User
from kloeppel.audit.actions import record
from kloeppel.audit.choices import Verb
from kloeppel.programmes.choices import Role
from kloeppel.programmes.models import Programme, Region, TeamMember


@transaction.atomic
def create_programme(*, name: str, slug: str, seat: str, actor: User | None, at: datetime) -> Programme:
    """Set up a programme. `seat` is a key of `core.people.SEATS`; `slug` is its word in addresses and unique."""
    programme = Programme.objects.create(name=name, slug=slug, seat=seat, created_at=at)
    record(actor=actor, at=at, verb=Verb.PROGRAMME_CREATED, subject=programme, programme_id=programme.pk)
    return programme


@transaction.atomic
def add_region(*, programme: Programme, name: str, slug: str, actor: User | None, at: datetime) -> Region:
    """Add a region to a programme. `slug` is the region's word in people lists, unique in the programme."""
    region = Region.objects.create(programme=programme, name=name, slug=slug)
    record(actor=actor, at=at, verb=Verb.REGION_CREATED, subject=region, programme_id=programme.pk)
    return region


@transaction.atomic
def give_role(
    *,
    programme: Programme,
    user: User,
    role: Role,
    region: Region | None,
    phone: str = "",
    actor: User | None,
    at: datetime,
) -> TeamMember:
    """Make `user` a lead (without region) or the coordinator of `region`. The database refuses the same role twice."""
    member = TeamMember.objects.create(programme=programme, user=user, role=role, region=region, phone=phone)
    details = {"user": user.pk, "role": role.value, "region": None if region is None else region.pk}
    record(actor=actor, at=at, verb=Verb.ROLE_GIVEN, subject=member, programme_id=programme.pk, details=details)
    return member
