"""The pages on which the lead looks after team and settings."""

import pytest
from django.test import Client
from django.urls import reverse

from kloeppel.audit.choices import Verb
from kloeppel.audit.models import Entry
from kloeppel.programmes.actions import give_role
from kloeppel.programmes.choices import Role
from kloeppel.programmes.models import Programme, TeamMember
from world.programme import NOW, World, user
from world.reading import after, english_client, read, told

pytestmark = pytest.mark.django_db


def shown(client: Client, name: str, *arguments: object) -> list[str]:
    response = client.get(reverse(name, args=["cimis", *arguments]))
    assert response.status_code == 200
    return read(response)


def sent(client: Client, page: str, /, *arguments: object, **values: str) -> list[str]:
    """What stands on the page that a form leads to."""
    return read(client.post(reverse(page, args=["cimis", *arguments]), values, follow=True))


def test_the_team_and_how_to_reach_it(world: World) -> None:
    pieces = shown(english_client(world.coordinators["lausitz"]), "team")
    assert after(pieces, "Who works for the programme, who funds it, and how to reach them.") == [
        *("Leonore", "project lead", "No telephone number yet", "leonore@", "example.org"),
        *("Koord-erzgebirge", "coordinator · Erzgebirge"),
        *("+493023125999", "koord-erzgebirge@", "example.org"),
        *("Koord-lausitz", "coordinator · Lausitz", "+493023125999", "koord-lausitz@", "example.org"),
        *("Koord-meissen", "coordinator · Meißen", "+493023125999", "koord-meissen@", "example.org"),
        *("Zuwendungsgeber", "funder", "No telephone number yet", "zuwendungsgeber@", "example.org"),
    ]
    assert after(shown(english_client(world.lead), "team"), "leonore@")[:3] == [
        *("example.org", "Change the number", "End the role"),
    ]


def test_a_region_without_coordinator_is_named(world: World) -> None:
    TeamMember.objects.filter(user=world.coordinators["meissen"]).delete()
    assert after(shown(english_client(world.lead), "team"), "Please note:")[0] == (
        "Meißen has no coordinator yet. Please add one, so that its people know whom to call."
    )


def test_somebody_has_the_role_already(world: World) -> None:
    values = {"name": "Hanka", "email": world.funder.email, "what": "funder", "phone": ""}
    pieces = sent(english_client(world.lead), "team_new", **values)
    assert "This person has this role already." in pieces
    assert TeamMember.objects.filter(role=Role.FUNDER).count() == 1


@pytest.mark.parametrize("phone", ["keins", "12"])
def test_what_is_no_number_is_refused(world: World, phone: str) -> None:
    member = TeamMember.objects.get(user=world.coordinators["lausitz"])
    pieces = sent(english_client(world.lead), "team_phone", member.pk, phone=phone)
    assert "Please write a telephone number, such as 0371 123456." in pieces
    member.refresh_from_db()
    assert member.phone == "+493023125999"


def test_a_number_can_be_taken_away(world: World) -> None:
    member = TeamMember.objects.get(user=world.coordinators["lausitz"])
    assert told(sent(english_client(world.lead), "team_phone", member.pk, phone=" "))[1] == (
        "The telephone number is saved."
    )
    member.refresh_from_db()
    assert member.phone == ""


def test_nobody_of_another_programme_can_be_reached(world: World) -> None:
    member = TeamMember.objects.get(user=world.coordinators["lausitz"])
    other = Programme.objects.create(name="Anderes", slug="anderes", created_at=NOW)
    give_role(programme=other, user=world.lead, role=Role.LEAD, region=None, actor=world.lead, at=NOW)
    client = english_client(world.lead)
    for name in ("team_phone", "team_end"):
        assert client.post(reverse(name, args=["anderes", member.pk])).status_code == 404
    assert TeamMember.objects.filter(pk=member.pk).exists()


def test_who_ends_the_own_role_is_led_home(world: World) -> None:
    give_role(programme=world.programme, user=user("zweite"), role=Role.LEAD, region=None, actor=None, at=NOW)
    member = TeamMember.objects.get(user=world.lead)
    client = english_client(world.lead)
    response = client.post(reverse("team_end", args=["cimis", member.pk]))
    assert (response.status_code, response.headers["Location"]) == (302, "/")
    assert client.get(reverse("team", args=["cimis"])).status_code == 404


def settings_of(world: World, **values: str) -> list[str]:
    kept = {"name": "CIMIS Test", "form_of_address": "sie", "grant_per_match": "2500", "pot": "0"}
    return sent(english_client(world.lead), "settings", **kept | values)


def test_settings_say_what_changed(world: World) -> None:
    assert told(settings_of(world, pot="70.000", form_of_address="du"))[1] == "The settings are saved."
    programme = Programme.objects.get()
    assert (programme.pot, programme.form_of_address) == (7_000_000, "du")
    assert Entry.objects.get(verb=Verb.PROGRAMME_CHANGED).details == {
        "form_of_address": ["sie", "du"],
        "pot": [0, 7_000_000],
    }


def test_settings_that_stay_as_they_are(world: World) -> None:
    assert "Nothing was changed." in settings_of(world)
    assert not Entry.objects.filter(verb=Verb.PROGRAMME_CHANGED).exists()


def test_cents_are_shown_as_they_were_written(world: World) -> None:
    Programme.objects.update(grant_per_match=250_050)
    html = english_client(world.lead).get(reverse("settings", args=["cimis"])).content.decode()
    assert [piece.partition('"')[0] for piece in html.split('value="')[1:] if piece.startswith("2500")] == ["2500,50"]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"name": " "}, "This field is required."),
        ({"pot": "-1"}, "Please write a sum in euros, such as 2500 or 2500.50."),
        ({"grant_per_match": "99999999"}, "This sum is too large: at most ten million euros are possible."),
    ],
)
def test_what_cannot_be_is_said_at_its_place(world: World, values: dict[str, str], reason: str) -> None:
    assert reason in settings_of(world, **values)
    assert not Entry.objects.filter(verb=Verb.PROGRAMME_CHANGED).exists()
