"""Reporting a barrier, and reading what was reported."""

import pytest
from django.core.cache import cache
from django.test import Client

from kloeppel.barriers.actions import keep_report
from kloeppel.barriers.models import BarrierReport
from world.programme import NOW, World
from world.reading import english_client, read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_has_tried() -> None:
    cache.clear()


def page_asked_for(path: str, **headers: str) -> object:
    return Client(headers=headers).get(path).context["form"]["page"].value()


def test_the_page_is_filled_in_from_the_page_before_on_this_host_only() -> None:
    form = "/barriere-melden/"
    assert page_asked_for(form) == ""
    assert page_asked_for(form, referer="http://testserver/konto/anmelden/?name=anna") == "/konto/anmelden/"
    assert page_asked_for(form, referer="https://elsewhere.example/konto/") == ""
    assert page_asked_for(f"{form}?seite=/mein/tag/7/", referer="http://testserver/x/") == "/mein/tag/7/"


def test_the_statement_hands_on_where_somebody_came_from() -> None:
    answer = Client(headers={"referer": "http://testserver/mein/tag/7/"}).get("/barrierefreiheit/")
    assert answer.content.decode().count('href="/barriere-melden/?seite=/mein/tag/7/"') == 2


def test_a_visitor_reports_without_signing_in() -> None:
    given = {"text": "Der Knopf ist zu klein.", "page": "/mein/tag/7/", "contact": "anna@example.org"}
    client = english_client()
    answer = client.post("/barriere-melden/", given)
    assert answer.headers["Location"] == "/barriere-melden/danke/"
    assert BarrierReport.objects.values("text", "page", "contact").get() == given
    assert read(client.get("/barriere-melden/danke/"))[0] == "Thank you"


def test_a_report_without_a_word_is_asked_for_one_and_keeps_the_rest() -> None:
    answer = english_client().post("/barriere-melden/", {"text": " ", "page": "/x/", "contact": "030"})
    form = answer.context["form"]
    assert form.errors == {"text": ["Please say what got in your way. A few words are enough."]}
    assert (form["page"].value(), form["contact"].value()) == ("/x/", "030")
    assert BarrierReport.objects.count() == 0


def test_who_sends_very_many_is_asked_to_wait() -> None:
    client = Client()
    answers = [client.post("/barriere-melden/", {"text": f"Nummer {number}"}).status_code for number in range(21)]
    assert answers == [302] * 20 + [429]
    assert BarrierReport.objects.count() == 20


def test_hostile_words_stay_words(world: World) -> None:
    hostile = "<script>alert(1)</script>"
    keep_report(text=hostile, page="javascript:alert(1)", contact='"><img src=x>', actor=None, at=NOW)
    answer = english_client(world.lead).get("/barrieren/")
    html = answer.content.decode()
    assert [html.count(piece) for piece in ("<script>alert", 'href="javascript:', "<img src=x>")] == [0, 0, 0]
    pieces = read(answer)
    assert [piece for piece in pieces if piece in {hostile, "javascript:alert(1)", '"><img src=x>'}] == [
        hostile,
        "javascript:alert(1)",
        '"><img src=x>',
    ]


def test_the_lead_closes_a_report(world: World) -> None:
    report = keep_report(text="Zu klein", page="", contact="anna@example.org", actor=None, at=NOW)
    client = english_client(world.lead)
    address = f"/barrieren/{report.pk}/schliessen/"
    assert client.post(address, {"note": ""}).context["form"].errors == {
        "note": ["Please note in a few words what was done."]
    }
    client.post(address, {"note": "Größer gemacht"})
    report.refresh_from_db()
    assert (report.note, report.contact, report.closed_by_id) == ("Größer gemacht", "", world.lead.pk)
    page = read(client.get("/barrieren/"))
    assert page[page.index("Zu klein") :][:3] == ["Zu klein", "What was done", "Größer gemacht"]
    again = client.post(address, {"note": "Noch einmal"}, follow=True)
    assert [str(message) for message in again.context["messages"]] == ["This report has been closed already."]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_database_as_often_for_many_as_for_one(
    world: World, count: int, django_assert_num_queries: object
) -> None:
    for number in range(count):
        keep_report(text=f"Nummer {number}", page="", contact="", actor=None, at=NOW)
    client = english_client(world.lead)
    client.get("/barrieren/")
    with django_assert_num_queries(7):  # type: ignore[operator]  # the fixture has no public type
        client.get("/barrieren/")
