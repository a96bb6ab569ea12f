from datetime import datetime

from django.db import transaction

from kloeppel.accounts.actions import register_user
from kloeppel.accounts.models import User
from kloeppel.audit.actions import record
from kloeppel.audit.choices import Verb
from kloeppel.core.money import MOST_CENTS
from kloeppel.core.values import InputError, sentence
from kloeppel.programmes.choices import FormOfAddress, Role
from kloeppel.programmes.models import Programme, Region, TeamMember
from kloeppel.programmes.permissions import may_end
from kloeppel.programmes.queries import leads_in


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


@transaction.atomic
def change_programme(
    *,
    programme: Programme,
    name: str,
    form_of_address: FormOfAddress,
    grant_per_match: int,
    pot: int,
    actor: User,
    at: datetime,
) -> list[str]:
    """Change what a programme is called, how it speaks to people and what money it has (cents); the changed fields.

    Records old and new values; nothing if nothing changes. Raises InputError if the name is empty, or if a sum is
    negative or above `core.money.MOST_CENTS`.
    """
    if not name.strip():
        raise InputError(sentence("A programme needs a name."))
    if not (0 <= grant_per_match <= MOST_CENTS and 0 <= pot <= MOST_CENTS):
        raise InputError(sentence("Sums of money must lie between nothing and ten million euros."))
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    wanted = {
        "name": name.strip(),
        "form_of_address": form_of_address.value,
        "grant_per_match": grant_per_match,
        "pot": pot,
    }
    changed = {field: value for field, value in wanted.items() if getattr(locked, field) != value}
    if not changed:
        return []
    before = {field: getattr(locked, field) for field in changed}
    for field, value in changed.items():
        setattr(locked, field, value)
    locked.save(update_fields=list(changed))
    details = {field: [before[field], value] for field, value in changed.items()}
    record(actor=actor, at=at, verb=Verb.PROGRAMME_CHANGED, subject=locked, programme_id=locked.pk, details=details)
    return list(changed)


@transaction.atomic
def add_to_team(
    *,
    programme: Programme,
    name: str,
    email: str,
    role: Role,
    region: Region | None,
    phone: str,
    actor: User,
    at: datetime,
) -> TeamMember:
    """Give a role to the person with this e-mail address, who can sign in from now on; also if they never have before.

    `phone` is in international form or empty. Raises InputError if a coordinator lacks a region, if another role has
    one, or if the person has the role already.
    """
    if (role == Role.COORDINATOR) != (region is not None):
        raise InputError(sentence("A coordinator looks after one region; the other roles are for the whole programme."))
    Programme.objects.select_for_update().get(pk=programme.pk)
    user = register_user(email=email, name=name, at=at)
    if TeamMember.objects.filter(programme=programme, user=user, role=role, region=region).exists():
        raise InputError(sentence("This person has this role already."))
    return give_role(programme=programme, user=user, role=role, region=region, phone=phone, actor=actor, at=at)


@transaction.atomic
def change_phone(*, member: TeamMember, phone: str, actor: User, at: datetime) -> bool:
    """Let `phone` (international form; empty: none) be the number of somebody of the team; whether it was another."""
    if member.phone == phone:
        return False
    member.phone = phone
    member.save(update_fields=["phone"])
    record(actor=actor, at=at, verb=Verb.TEAM_PHONE_CHANGED, subject=member, programme_id=member.programme_id)
    return True


@transaction.atomic
def take_role(*, member: TeamMember, actor: User, at: datetime) -> None:
    """Take a role from somebody; what hangs on it must be in other hands already (`flow.role_ended` sees to that).

    Raises InputError for the last lead: a programme without one could never get another.
    """
    # The programme's row is the lock: two leads who end each other's role wait for each other.
    Programme.objects.select_for_update().get(pk=member.programme_id)
    verdict = may_end(member, leads_in(member.programme_id))
    if not verdict:
        raise InputError(verdict.reason or sentence("This role cannot be ended."))
    details = {"user": member.user_id, "role": member.role, "region": member.region_id}
    record(
        actor=actor,
        at=at,
        verb=Verb.ROLE_ENDED,
        subject=member,
        programme_id=member.programme_id,
        details=details,
    )
    member.delete()
