"""The whole example programme in both forms: no page and no letter says Sie in one that says du, nor the other way."""

import html
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.apps import apps
from django.db.models import CharField, JSONField, TextField
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from journeys.test_every_page import Look, of_participants, of_the_team
from kloeppel.cli.completeness_of_du import says_du, says_sie
from kloeppel.cli.demo import story
from kloeppel.mailroom.models import Mail
from kloeppel.programmes.actions import change_programme
from kloeppel.programmes.choices import FormOfAddress
from kloeppel.programmes.models import Programme

pytestmark = [pytest.mark.journey, pytest.mark.django_db]

READ_ALOUD = {"alt", "aria-label", "content", "data-label", "placeholder", "title"}


class Words(HTMLParser):
    """Everything on a page that is seen or read aloud, piece by piece."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        self.found += [value for name, value in attrs if name in READ_ALOUD and value]

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def flat(text: str) -> str:
    return " ".join(text.split())


def strings_in(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, str):
        yield flat(value)
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings_in(one)


def typed_by_people() -> list[str]:
    """What is kept and addresses somebody, but is not ours: answers, cards, notes. The longest first."""
    found: set[str] = set()
    for model in apps.get_models():
        if model.__module__.startswith("kloeppel.") and model is not Mail:
            names = [one.name for one in model._meta.fields if isinstance(one, CharField | TextField | JSONField)]
            for values in model._default_manager.values_list(*names) if names else ():
                found |= {text for value in values for text in strings_in(value)}
    return sorted((text for text in found if says_sie(text) or says_du(text)), key=len, reverse=True)


@pytest.fixture(params=FormOfAddress)
def told(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], bool]:
    """The example in one form; answers whether a text is in the other."""

    def change(**given: Any) -> list[str]:  # noqa: ANN401 - whatever the action takes
        changed = change_programme(**given | {"form_of_address": request.param})
        given["programme"].refresh_from_db()
        return changed

    monkeypatch.setattr(story, "change_programme", change)
    story.tell()
    assert Programme.objects.get().form_of_address == request.param
    return says_sie if request.param is FormOfAddress.DU else says_du


def test_every_page_and_letter_speaks_as_the_programme(told: Callable[[str], bool]) -> None:
    looks = [*of_participants(), *of_the_team(timezone.now())]
    typed = re.compile("|".join(map(re.escape, typed_by_people())) or "(?!)")
    letters = [(f"letter {mail.pk}", flat(f"{mail.subject} {mail.body}")) for mail in Mail.objects.all()]
    pages = [(look.path, text) for look in looks for text in words_of(look)]
    assert len(letters) > 100
    assert sorted({f"{where}: {text}" for where, text in letters + pages if told(typed.sub("…", text))}) == []


def words_of(look: Look) -> list[str]:
    client = Client(headers={"accept-language": "de"})
    if look.who is not None:
        client.force_login(look.who)
    answer = client.get(look.path, follow=True)
    assert isinstance(answer, HttpResponse)
    assert answer.status_code == look.status, look.path
    return [flat(html.unescape(text)) for text in Words(answer.content.decode()).found]


def test_words_are_found_where_they_are_read() -> None:
    page = '<p title="a">b <b>c</b></p><img alt="d" src="x"><input placeholder="e" value="f">'
    assert [text for text in Words(page).found if text.strip()] == ["a", "b ", "c", "d", "e"]
