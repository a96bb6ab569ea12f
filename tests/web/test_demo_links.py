import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from kloeppel.accounts.actions import register_user
from kloeppel.accounts.models import User
from kloeppel.web.demo_links import link_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna() -> User:
    return register_user(email="anna@example.org", name="Anna Kranz", at=timezone.now())


def signed_in_as(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_in_a_demo_one_click_signs_in(anna: User, settings: Settings) -> None:
    settings.DEMO = True
    client = Client()
    assert client.get(link_for(anna)).headers["Location"] == "/"
    assert signed_in_as(client) == str(anna.pk)


def test_the_next_click_changes_the_person(anna: User, settings: Settings) -> None:
    settings.DEMO = True
    bernd = register_user(email="bernd@example.org", name="Bernd Vogel", at=timezone.now())
    client = Client()
    client.get(link_for(anna))
    client.get(link_for(bernd))
    assert signed_in_as(client) == str(bernd.pk)


def test_outside_a_demo_the_link_opens_nothing(anna: User) -> None:
    client = Client()
    assert client.get(link_for(anna)).status_code == 404
    assert signed_in_as(client) is None


@pytest.mark.parametrize("token", ["1", "1:x", "1:x:y", "for something else"])
def test_a_link_cannot_be_made_up(anna: User, settings: Settings, token: str) -> None:
    if token == "for something else":
        token = signing.dumps(anna.pk, salt="something else")
    settings.DEMO = True
    client = Client()
    assert client.get(f"/demo/anmelden/{token}/").status_code == 404
    assert signed_in_as(client) is None


def test_a_closed_access_stays_closed(anna: User, settings: Settings) -> None:
    settings.DEMO = True
    link = link_for(anna)
    User.objects.update(is_active=False)
    assert Client().get(link).status_code == 404
