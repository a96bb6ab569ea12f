"""Every page of a participant is light: what comes over the wire, on the first visit and afterwards."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern, reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from kloeppel.accounts.models import User
from kloeppel.cli.demo import story
from kloeppel.events.models import Guest
from kloeppel.mailroom.choices import MailState
from kloeppel.mailroom.models import Mail
from kloeppel.matches.models import Match, Proposal
from kloeppel.profiles.choices import CardSide
from kloeppel.project.settings import STORAGES
from kloeppel.speeddating.models import Talk
from kloeppel.web.participant.urls import urlpatterns

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse

FIRST, AFTERWARDS = 60_000, 15_000
"""The bytes that a page may cost with an empty cache, and once its files are known."""

ONLY_CHANGES = {"answer_proposal"}
ASKED_FOR = re.compile(r'<(?:link|img|script|source|iframe)\b[^>]*?\b(?:href|src)="([^"]+)"')
IN_A_SHEET = re.compile(r"url\(\"?([^)\"]+)\"?\)")


def pages() -> Iterator[tuple[str, str, User | None]]:
    """Every page of participants, with somebody who may open it; and the page on which they sign in."""
    yield "sign in", reverse("account_request_login_code"), None
    guest = Guest.objects.filter(event__region__slug="meissen", card__side=CardSide.OFFER).order_by("pk")[0]
    one = guest.person.user
    for name in ("my_today", "my_plan", "my_matches", "messages", "profile"):
        yield name, reverse(name), one
    yield "my_phone", reverse("my_phone", args=[guest.person_id]), one
    yield "my_day", reverse("my_day", args=[guest.pk]), one
    talk = Talk.objects.filter(creative=guest).order_by("round")[0]
    yield "feedback", reverse("feedback", args=[guest.pk, talk.pk]), one
    proposal = Proposal.objects.filter(state="open").order_by("-pk")[0]
    for name in ("my_proposal", "decline_proposal"):
        yield name, reverse(name, args=[proposal.pk]), proposal.business.person.user
    match = Match.objects.order_by("pk")[0]
    yield "my_match", reverse("my_match", args=[match.pk]), match.creative.person.user
    Mail.objects.update(state=MailState.SENT, sent_at=timezone.now())
    letter = Mail.objects.order_by("pk")[0]
    yield "message", reverse("message", args=[letter.pk]), letter.recipient


@pytest.fixture
def _collected(settings: Settings, tmp_path: Path) -> None:
    """Static files as people get them: collected, compressed, named after their content."""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = STORAGES
    call_command("collectstatic", interactive=False, verbosity=0)


def weight(response: "_MonkeyPatchedWSGIResponse") -> int:
    """The bytes of an answer with its headers, as they are sent."""
    body = response.getvalue() if response.streaming else response.content
    return len(body) + sum(len(f"{name}: {value}\r\n") for name, value in response.items())


def is_kept(response: "_MonkeyPatchedWSGIResponse") -> bool:
    return "immutable" in response.get("Cache-Control", "")


def files_of(page: str, client: Client) -> Iterator[tuple[str, "_MonkeyPatchedWSGIResponse"]]:
    """Every file that the page asks for, and every one that a sheet of it may ask for."""
    waiting, seen = ASKED_FOR.findall(page), set()
    while waiting:
        path = waiting.pop()
        if path in seen or path.startswith("data:"):
            continue
        seen.add(path)
        assert urlsplit(path).netloc == "", f"{path} is somebody else's"
        response = client.get(path, headers={"accept-encoding": "gzip, br"})
        assert response.status_code == 200, path
        yield path, response
        if path.endswith(".css"):
            plain = Client().get(path)
            waiting += [urljoin(path, found) for found in IN_A_SHEET.findall(plain.getvalue().decode())]


@pytest.mark.django_db
@pytest.mark.usefixtures("_collected")
def test_every_page_of_a_participant_is_light() -> None:
    story.tell()
    looks = list(pages())
    names = {str(pattern.name) for pattern in urlpatterns if isinstance(pattern, URLPattern)}
    assert {name for name, _path, _who in looks} == names - ONLY_CHANGES | {"sign in"}
    too_heavy = []
    for name, path, who in looks:
        client = Client(headers={"accept-language": "de"})
        if who is not None:
            client.force_login(who)
        page = client.get(path)
        assert page.status_code == 200, path
        sent = client.get(path, headers={"accept-encoding": "gzip"})
        assert sent["Content-Encoding"] == "gzip"
        files = dict(files_of(page.content.decode(), client))
        (sheet,) = [answer for file, answer in files.items() if file.endswith(".css")]
        first = weight(sent) + sum(map(weight, files.values()))
        assert [file for file, answer in files.items() if not is_kept(answer)] == []
        client.cookies.load(sheet["Set-Cookie"])
        again = client.get(path, headers={"accept-encoding": "gzip"})
        assert '<link rel="stylesheet"' in gzip.decompress(again.content).decode()
        afterwards = weight(again)
        if first > FIRST or afterwards > AFTERWARDS:
            too_heavy.append((name, first, afterwards))
    assert too_heavy == []
