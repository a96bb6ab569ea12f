"""What people see when something does not work."""

import re

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from pytest_django.fixtures import Settings

from kloeppel.core.values import refused, sentence

NO = refused(sentence("Round %(round)s has begun.", round=3))


def forbidden(request: HttpRequest) -> HttpResponse:
    if "reason" in request.GET:
        raise PermissionDenied(NO.reason)
    raise PermissionDenied


def nonsense(request: HttpRequest) -> HttpResponse:
    raise BadRequest


def breaks(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


urlpatterns = [
    path("forbidden/", forbidden),
    path("nonsense/", nonsense),
    path("breaks/", breaks),
    path("", include("kloeppel.project.urls")),
]
handler400 = "kloeppel.web.errors.not_understood"
handler403 = "kloeppel.web.errors.refused"
handler404 = "kloeppel.web.errors.not_found"
handler500 = "kloeppel.web.errors.broken"


@pytest.fixture(autouse=True)
def _addresses(settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__


def shown(address: str, *, language: str = "en") -> tuple[int, str]:
    """Status and the words of the page's main part."""
    client = Client(raise_request_exception=False, headers={"accept-language": language})
    response = client.get(address)
    (main,) = re.findall(r"<main.*?>(.*)</main>", response.content.decode(), re.DOTALL)
    return response.status_code, " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_nothing_is_here() -> None:
    assert shown("/nowhere/") == (
        404,
        (
            "There is nothing at this address Perhaps a letter is missing in it, or what was here has moved. "
            "It may also be meant for somebody else. To the start page"
        ),
    )


def test_a_refusal_gives_its_reason() -> None:
    assert shown("/forbidden/?reason") == (
        403,
        "That is not possible now Please note: Round 3 has begun. To the start page Sign in",
    )


def test_a_refusal_without_reason_says_for_whom_the_page_is() -> None:
    assert shown("/forbidden/") == (
        403,
        (
            "That is not possible now Please note: This page is for other people in the programme. "
            "To the start page Sign in"
        ),
    )


def test_nonsense() -> None:
    assert shown("/nonsense/") == (
        400,
        (
            "We did not understand that What your browser sent cannot be used here. "
            "Please start again from the start page. To the start page"
        ),
    )


def test_a_fault_of_ours_needs_neither_database_nor_context() -> None:
    # This test may not touch the database; the page is shown all the same.
    assert shown("/breaks/") == (
        500,
        (
            "That was our fault, not yours Something has gone wrong on our side. What you entered last may not have "
            "been kept. Please go back and try it again in a few minutes. If it happens again, please tell your "
            "coordinator what you wanted to do. To the start page"
        ),
    )


def test_a_form_without_its_token_is_not_accepted_and_says_what_to_do() -> None:
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
    response = client.post("/konto/anmelden/", {"email": "anna@example.org"})
    assert response.status_code == 403
    assert "<h1>Please send it once more</h1>" in response.content.decode()
