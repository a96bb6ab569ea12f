import pytest
from django.test import Client
from django.utils import timezone

from kloeppel.accounts.actions import register_user
from kloeppel.accounts.models import User


def language_of(client: Client) -> str:
    return client.get("/").content.decode().split('<html lang="')[1][:2]


@pytest.mark.django_db
def test_a_visitor_chooses_and_comes_back_to_the_same_page() -> None:
    client = Client(headers={"accept-language": "de"})
    assert language_of(client) == "de"
    response = client.post("/sprache/", {"language": "en", "next": "/barrierefreiheit/"})
    assert response.headers["Location"] == "/barrierefreiheit/"
    assert language_of(client) == "en"


@pytest.mark.django_db
def test_for_somebody_signed_in_letters_follow() -> None:
    user = register_user(email="anna@example.org", name="Anna Kranz", at=timezone.now())
    client = Client()
    client.force_login(user)
    client.post("/sprache/", {"language": "en"})
    assert User.objects.get().language == "en"
    client.post("/sprache/", {"language": "xx"})
    assert User.objects.get().language == "en"


@pytest.mark.django_db
def test_choosing_is_no_way_out_of_this_site() -> None:
    response = Client().post("/sprache/", {"language": "en", "next": "https://elsewhere.example/"})
    assert response.headers["Location"] == "/"


def test_a_link_does_not_change_the_language() -> None:
    assert Client().get("/sprache/?language=en").status_code == 405
