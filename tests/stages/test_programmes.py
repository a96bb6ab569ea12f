"""What the lead decides about the programme and its team."""

import pytest
from django.db import IntegrityError

from kloeppel.audit.choices import Verb
from kloeppel.audit.models import Entry
from kloeppel.core.money import MOST_CENTS
from kloeppel.core.values import InputError
from kloeppel.programmes.actions import add_to_team, change_phone, change_programme, give_role, take_role
from kloeppel.programmes.choices import FormOfAddress, Role
from kloeppel.programmes.models import Programme, TeamMember
from world.programme import NOW, World, user

pytestmark = pytest.mark.django_db


def changed(world: World, **values: object) -> list[str]:
    kept: dict[str, object] = {
        "name": world.programme.name,
        "form_of_address": FormOfAddress.SIE,
        "grant_per_match": 250_000,
        "pot": 0,
    }
    return change_programme(programme=world.programme, actor=world.lead, at=NOW, **kept | values)  # type: ignore[arg-type]


def last_entry() -> Entry:
    return Entry.objects.order_by("-number")[0]


def test_a_change_is_kept_with_old_and_new_values(world: World) -> None:
    assert changed(world, name=" Löffel ", form_of_address=FormOfAddress.DU, pot=7_000_000) == [
        *("name", "form_of_address", "pot"),
    ]
    programme = Programme.objects.get()
    assert (programme.name, programme.form_of_address, programme.grant_per_match, programme.pot) == (
        *("Löffel", "du", 250_000, 7_000_000),
    )
    entry = last_entry()
    assert (entry.verb, entry.actor_id, entry.at) == (Verb.PROGRAMME_CHANGED, world.lead.pk, NOW)
    assert entry.details == {
        "name": ["CIMIS Test", "Löffel"],
        "form_of_address": ["sie", "du"],
        "pot": [0, 7_000_000],
    }


def test_nothing_changed_leaves_no_trace(world: World) -> None:
    before = Entry.objects.count()
    assert changed(world) == []
    assert Entry.objects.count() == before


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"name": "  "}, "A programme needs a name."),
        ({"pot": -1}, "Sums of money must lie between nothing and ten million euros."),
        ({"grant_per_match": MOST_CENTS + 1}, "Sums of money must lie between nothing and ten million euros."),
    ],
)
def test_what_cannot_be_is_refused(world: World, values: dict[str, object], reason: str) -> None:
    with pytest.raises(InputError) as refusal:
        changed(world, **values)
    assert str(refusal.value) == reason
    assert Programme.objects.get().name == "CIMIS Test"


def test_the_database_knows_no_negative_pot(world: World) -> None:
    with pytest.raises(IntegrityError):
        Programme.objects.update(pot=-1)


def added(world: World, email: str, role: Role, region: str | None = None) -> TeamMember:
    return add_to_team(
        programme=world.programme,
        name="Neue Person",
        email=email,
        role=role,
        region=world.regions[region] if region else None,
        phone="+493711234567",
        actor=world.lead,
        at=NOW,
    )


def test_somebody_new_can_sign_in_and_has_the_role(world: World) -> None:
    member = added(world, "neu@example.org", Role.COORDINATOR, "lausitz")
    assert (member.user.name, member.user.email, member.phone) == ("Neue Person", "neu@example.org", "+493711234567")
    entry = last_entry()
    assert (entry.verb, entry.details) == (
        Verb.ROLE_GIVEN,
        {"user": member.user_id, "role": "coordinator", "region": world.regions["lausitz"].pk},
    )


def test_who_is_known_keeps_their_name(world: World) -> None:
    assert added(world, world.lead.email.upper(), Role.FUNDER).user == world.lead
    assert world.lead.name == "Leonore"


def test_nobody_has_a_role_twice(world: World) -> None:
    for email, role, region in (
        (world.lead.email, Role.LEAD, None),
        (world.funder.email, Role.FUNDER, None),
        (world.coordinators["lausitz"].email, Role.COORDINATOR, "lausitz"),
    ):
        with pytest.raises(InputError) as refusal:
            added(world, email, role, region)
        assert str(refusal.value) == "This person has this role already."


@pytest.mark.parametrize(
    ("role", "region"), [(Role.COORDINATOR, None), (Role.LEAD, "lausitz"), (Role.FUNDER, "lausitz")]
)
def test_only_a_coordinator_has_a_region(world: World, role: Role, region: str | None) -> None:
    with pytest.raises(InputError):
        added(world, "neu@example.org", role, region)
    assert not TeamMember.objects.filter(user__email="neu@example.org").exists()


def test_another_number_is_recorded_without_the_number(world: World) -> None:
    member = TeamMember.objects.get(user=world.coordinators["lausitz"])
    assert change_phone(member=member, phone="+493", actor=world.lead, at=NOW) is True
    assert change_phone(member=member, phone="+493", actor=world.lead, at=NOW) is False
    member.refresh_from_db()
    assert member.phone == "+493"
    assert [entry.details for entry in Entry.objects.filter(verb=Verb.TEAM_PHONE_CHANGED)] == [{}]


def test_the_last_lead_stays(world: World) -> None:
    member = TeamMember.objects.get(role=Role.LEAD)
    with pytest.raises(InputError) as refusal:
        take_role(member=member, actor=world.lead, at=NOW)
    assert str(refusal.value) == "A programme needs a project lead. Please add another one first."
    second = user("zweite")
    give_role(programme=world.programme, user=second, role=Role.LEAD, region=None, actor=world.lead, at=NOW)
    take_role(member=member, actor=second, at=NOW)
    assert [one.user for one in TeamMember.objects.filter(role=Role.LEAD)] == [second]
    assert last_entry().details == {"user": world.lead.pk, "role": "lead", "region": None}
