"""Sie or du: each page and each letter speaks as its programme does."""

import datetime as dt
import html
import re

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.test import Client, RequestFactory
from django.utils import translation
from django.utils.formats import date_format

from kloeppel.accounts.models import User
from kloeppel.cli.completeness_of_du import says_du, says_sie
from kloeppel.profiles.queries import form_of_address_for
from kloeppel.programmes.actions import create_programme, give_role
from kloeppel.programmes.choices import FormOfAddress, Role
from kloeppel.programmes.models import Programme
from kloeppel.web.access import event_or_404
from world.programme import NOW, World, user

pytestmark = pytest.mark.django_db


def german(who: User | None = None) -> Client:
    client = Client(headers={"accept-language": "de"})
    if who is not None:
        client.force_login(who)
    return client


def say_du(programme: Programme) -> None:
    Programme.objects.filter(pk=programme.pk).update(form_of_address=FormOfAddress.DU)
    programme.refresh_from_db()


def another(who: User) -> Programme:
    other = create_programme(name="Anderes", slug="anderes", seat="sachsen", actor=who, at=NOW)
    give_role(programme=other, user=who, role=Role.LEAD, region=None, actor=who, at=NOW)
    return other


def request_of(who: User) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = who
    return request


SIE, DU = (True, False), (False, True)


def voice_of(response: HttpResponseBase) -> tuple[bool, bool]:
    """Whether a page says Sie, and whether it says du."""
    assert isinstance(response, HttpResponse)
    text = texts_of(response.content.decode())
    return says_sie(text), says_du(text)


def texts_of(page: str) -> str:
    """What of a page is read, without its marks."""
    return html.unescape(re.sub(r"<[^>]+>", " ", page))


@pytest.mark.parametrize(
    ("form", "language", "spoken"),
    [
        (FormOfAddress.SIE, "de", "de"),
        (FormOfAddress.DU, "de", "de-du"),
        (FormOfAddress.SIE, "de-du", "de"),
        (FormOfAddress.DU, "de-du", "de-du"),
        (FormOfAddress.SIE, "en", "en"),
        (FormOfAddress.DU, "en", "en"),
    ],
)
def test_only_german_has_two_forms(form: FormOfAddress, language: str, spoken: str) -> None:
    assert form.spoken_in(language) == spoken


def test_du_has_its_own_words_and_takes_the_others_from_german() -> None:
    found = {}
    for language in ("de", "de-du"):
        with translation.override(language):
            # Ours that differs, ours that does not, ours in the place of one of Django's, Django's own.
            found[language] = [
                translation.gettext(text)
                for text in ("Your day", "Sign out", "This field is required.", "Enter a valid URL.")
            ]
    assert found == {
        "de": ["Ihr Tag", "Abmelden", "Bitte füllen Sie dieses Feld aus.", "Bitte eine gültige Adresse eingeben."],
        "de-du": ["Dein Tag", "Abmelden", "Bitte füll dieses Feld aus.", "Bitte eine gültige Adresse eingeben."],
    }


def test_dates_are_written_the_same() -> None:
    found = []
    for language in ("de", "de-du"):
        with translation.override(language):
            formats = ("DATE_FORMAT", "DATETIME_FORMAT", "SHORT_DATE_FORMAT", "l, j. F Y", "H:i")
            found.append([date_format(dt.datetime(2027, 3, 2, 9, 5), name) for name in formats])  # noqa: DTZ001 - as a wall clock shows it
    assert found == [["2. März 2027", "2. März 2027 09:05", "02.03.2027", "Dienstag, 2. März 2027", "09:05"]] * 2


def test_a_page_says_which_language_it_is_in_and_nothing_of_the_form(world: World) -> None:
    say_du(world.programme)
    response = german(world.lead).get("/barrierefreiheit/")
    assert re.findall(r'<html lang="([^"]*)"', response.content.decode()) == ["de"]
    assert re.findall(r'value="(\w+)"[^>]*aria-current="true"', response.content.decode()) == ["de"]
    assert response.headers["Content-Language"] == "de"


def test_a_page_of_a_programme_speaks_as_the_programme(world: World) -> None:
    another(world.lead)
    page = f"/programm/{world.programme.slug}/listen/neu/"
    assert voice_of(german(world.lead).get(page)) == SIE
    say_du(world.programme)
    assert voice_of(german(world.lead).get(page)) == DU
    assert voice_of(german(world.lead).get("/programm/anderes/listen/neu/")) == SIE


def test_an_error_beside_a_field_speaks_as_the_programme(world: World) -> None:
    another(world.lead)
    say_du(world.programme)
    page = f"/programm/{world.programme.slug}/listen/neu/"
    answer = german(world.lead).post(page, {"side": "", "file": ""}).content.decode()
    assert re.findall(r"Bitte wähl\w+[^<.]*\.", html.unescape(answer)) == ["Bitte wähle eine Datei aus."]


def test_a_refusal_speaks_as_the_programme(world: World) -> None:
    say_du(world.programme)
    with translation.override("de"):
        with pytest.raises(PermissionDenied):
            event_or_404(request_of(world.coordinators["lausitz"]), world.event.pk)
        assert translation.get_language() == "de-du"


def spoken_to(who: User | None) -> tuple[bool, bool]:
    return voice_of(german(who).get("/barrierefreiheit/"))


def test_a_page_of_no_programme_says_du_if_all_programmes_of_the_reader_do(world: World) -> None:
    lead, guest, outsider = world.lead, world.creatives[0].person.user, user("niemand")
    assert [spoken_to(who) for who in (lead, guest, outsider, None)] == [SIE, SIE, SIE, SIE]
    say_du(world.programme)
    assert [spoken_to(who) for who in (lead, guest, outsider, None)] == [DU, DU, SIE, SIE]
    other = another(lead)
    assert [spoken_to(who) for who in (lead, guest)] == [SIE, DU]
    say_du(other)
    assert spoken_to(lead) == DU
    assert form_of_address_for(lead) is FormOfAddress.DU


def test_one_answer_has_no_say_in_the_next(world: World) -> None:
    say_du(world.programme)
    with translation.override("de"):
        assert spoken_to(world.lead) == DU
        assert translation.get_language() == "de"


def test_english_stays_english(world: World) -> None:
    say_du(world.programme)
    client = Client(headers={"accept-language": "en"})
    client.force_login(world.lead)
    response = client.get(f"/programm/{world.programme.slug}/")
    assert (response.headers["Content-Language"], '<html lang="en">' in response.content.decode()) == ("en", True)
