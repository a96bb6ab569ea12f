"""The lead's pages for people lists: read a file, look at it, take it over or discard it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kloeppel.applications.actions import discard_list
from kloeppel.applications.models import ListedPerson, PeopleList
from kloeppel.flow.application_to_profile import take_over
from kloeppel.profiles.models import Person
from kloeppel.web.lead import list_form
from world.lists import BUSINESSES, CREATIVES, business, creative, kept, people
from world.programme import NOW, World
from world.reading import after, english_client, read, told

LISTS = "/programm/cimis/listen/"
TABLE = ["Name", "What happens", "Reached by", "Place", "Entry"]


@pytest.fixture
def client(world: World) -> Client:
    """The project lead, reading English."""
    return english_client(world.lead)


def shown(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    return read(response)


def upload(client: Client, content: str | bytes, name: str = "liste.csv", side: str = "headings") -> list[str] | str:
    """Where an uploaded file leads, or what is wrong with it."""
    data = content.encode() if isinstance(content, str) else content
    response = client.post(f"{LISTS}neu/", {"file": SimpleUploadedFile(name, data), "side": side})
    if response.status_code == 302:
        return response.headers["Location"]
    assert response.status_code == 200
    return [str(error) for errors in response.context["form"].errors.values() for error in errors]


def figures(pieces: list[str]) -> list[str]:
    """The numbers above the list; what nobody asks for while it is zero is not there."""
    labels = ["Can be taken over", "Refused", "Known already", "Please look closely", "Older submissions"]
    return [pieces[pieces.index(label) + 1] if label in pieces else "" for label in labels]


def test_no_lists_yet(world: World, client: Client) -> None:
    assert after(shown(client, LISTS), "No list yet") == [
        "Upload the list of your applicants as it is. You look at it before anybody is taken over.",
        "Read a people list",
    ]


def test_lists_with_what_became_of_each(world: World, client: Client) -> None:
    taken = kept(
        world, BUSINESSES, business(), business("Ohne Ja", email="ohne@example.org", consent="nein"), name="a.csv"
    )
    take_over(people_list=taken, actor=world.lead, at=NOW)
    put_away = kept(world, BUSINESSES, business(), name="b.csv")
    discard_list(people_list=put_away, actor=world.lead, at=NOW)
    kept(world, CREATIVES, creative(), name="c.csv")
    said = after(shown(client, LISTS), "State")
    # All were read at the same time, which stands behind the side.
    assert [piece for place, piece in enumerate(said) if place % 6 != 2] == [
        *("c.csv", "creatives", "1", "0", "read, not yet taken over"),
        *("b.csv", "businesses and organisations", "–", "–", "discarded"),
        *("a.csv", "businesses and organisations", "1", "1", "taken over"),
    ]
    assert len(set(said[2::6])) == 1


def test_a_file_is_read_and_nobody_joins(world: World, client: Client) -> None:
    before = Person.objects.count()
    address = upload(client, f"{BUSINESSES}\n{business()}")
    people_list = PeopleList.objects.get()
    assert address == f"{LISTS}{people_list.pk}/"
    assert [people_list.file_name, people_list.side, people_list.read_by_id] == ["liste.csv", "b", world.lead.pk]
    assert Person.objects.count() == before


@pytest.mark.parametrize(
    ("content", "name", "problem"),
    [
        ("", "leer.csv", "leer.csv is empty."),
        ("%PDF-1.7 x", "a.pdf", "a.pdf is a document, not a table. Please save the list as XLSX or CSV."),
        (BUSINESSES, "kopf.csv", "kopf.csv has headings, but no people below them."),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_one_sentence(
    world: World, client: Client, content: str, name: str, problem: str
) -> None:
    assert upload(client, content, name) == [problem]
    assert PeopleList.objects.count() == 0


def test_the_sentence_is_in_the_readers_language(world: World) -> None:
    german = Client(headers={"accept-language": "de"})
    german.force_login(world.lead)
    assert upload(german, "", "leer.csv") == ["leer.csv ist leer."]


def test_a_file_has_to_be_chosen_and_may_have_five_megabytes(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    response = client.post(f"{LISTS}neu/", {"side": "a"})
    assert after(read(response), "Read a people list").count("Please choose a file.") == 1
    assert response.context["form"]["side"].value() == "a"
    assert list_form.MOST_BYTES == 5 * 1024 * 1024
    content = f"{BUSINESSES}\n{business()}".encode()
    monkeypatch.setattr(list_form, "MOST_BYTES", len(content) - 1)
    assert upload(client, content) == ["This file is larger than 5 MB. Please leave out what is no list."]
    assert PeopleList.objects.count() == 0
    monkeypatch.setattr(list_form, "MOST_BYTES", len(content))
    assert isinstance(upload(client, content), str)


def test_the_side_can_be_said(world: World, client: Client) -> None:
    unclear = "Name;E-Mail;PLZ;Einwilligung\nAda Amboss;ada@example.org;09456;ja\n"
    assert len(upload(client, unclear)) == 1
    assert PeopleList.objects.count() == 0
    assert isinstance(upload(client, unclear, side="a"), str)
    assert PeopleList.objects.get().side == "a"


def test_a_list_is_shown_person_by_person(world: World, client: Client) -> None:
    people_list = kept(
        world,
        BUSINESSES + ";Lieblingsfarbe",
        business() + ";blau",
        business(organisation="Schmiede Funkenflug", phone="030 23125699") + ";rot",
        business("Bert Balg", organisation="Schmiede Funkenflug", email="bert@example.org", phone="", hours="7,5")
        + ";",
        business("Zoe Ziel", organisation="Ziegelei", email="zoe(at)example", phone="") + ";",
    )
    said = shown(client, f"{LISTS}{people_list.pk}/")
    assert figures(said) == ["2", "1", "", "2", "1"]
    assert after(said, "Columns that were not understood")[:2] == [
        "What stands in them is not taken over.",
        "Lieblingsfarbe",
    ]
    assert after(said, "Is everything as it should be?")[1:3] == ["Take over 2 people", "Discard the list"]
    rows = after(said, TABLE[-1])
    assert said[said.index(TABLE[-1]) - 4 : said.index(TABLE[-1]) + 1] == TABLE
    assert rows == [
        *(
            "Ada Amboss",
            "Schmiede Funkenflug",
            "new",
            "please check",
            "Bert Balg belongs to the same organisation, too.",
        ),
        *("ada@example.org", "+493023125699", "09456 Annaberg", "Erzgebirge", "Hours per month: 6", "1, 2"),
        *(
            "Bert Balg",
            "Schmiede Funkenflug",
            "new",
            "please check",
            "Ada Amboss belongs to the same organisation, too.",
        ),
        *("bert@example.org", "09456 Annaberg", "Erzgebirge", "Hours per month: 7.5", "3"),
        *("Zoe Ziel", "Ziegelei", "refused", "The e-mail address is not complete or mistyped.", "4"),
    ]


def test_a_sheet_has_rows_and_a_region_may_be_open(world: World, client: Client) -> None:
    people_list = kept(world, BUSINESSES, business(postcode="04109", region=""), name="Liste.XLSX")
    said = shown(client, f"{LISTS}{people_list.pk}/")
    assert after(said, "Reached by")[:2] == ["Place", "Row"]
    assert after(said, "04109 Annaberg") == ["No region yet", "Hours per month: 6", "1"]


def test_a_known_person_is_shown_with_what_changes(world: World, client: Client) -> None:
    first = kept(world, BUSINESSES, business())
    take_over(people_list=first, actor=world.lead, at=NOW)
    again = kept(world, BUSINESSES, business(phone="030 23125699", hours="9"))
    said = shown(client, f"{LISTS}{again.pk}/")
    assert figures(said) == ["1", "0", "1", "0", ""]
    assert after(said, "known already")[0] == "Changes: telephone, hours per month."
    other = kept(world, CREATIVES, creative("Ada Amboss", email="ada@example.org"))
    said = after(shown(client, f"{LISTS}{other.pk}/"), "known already")
    assert said[0] == "Takes part on the other side so far, and gets a second card."


def test_a_list_is_taken_over_once(world: World, client: Client) -> None:
    people_list = kept(world, BUSINESSES, *people(2), business("Ohne Ja", email="ohne@example.org", consent="nein"))
    page = f"{LISTS}{people_list.pk}/"
    before = Person.objects.count()
    assert client.get(f"{page}uebernehmen/").status_code == 405
    assert client.post(f"{page}uebernehmen/").headers["Location"] == page
    assert Person.objects.count() == before + 2
    said = shown(client, page)
    assert told(said) == ["Done:", "2 people are new in the programme."]
    assert "New in the programme: 2. Known before: 0. Refused: 1." in said
    assert [said.count(word) for word in ("taken over", "refused", "Discard the list")] == [2, 1, 0]
    client.post(f"{page}uebernehmen/")
    assert told(shown(client, page))[1].startswith("This list was taken over already, on ")
    client.post(f"{page}verwerfen/")
    assert told(shown(client, page))[1].startswith("This list was taken over already, on ")
    assert Person.objects.count() == before + 2


def test_the_same_file_cannot_be_taken_over_again(world: World, client: Client) -> None:
    take_over(people_list=kept(world, BUSINESSES, business()), actor=world.lead, at=NOW)
    again = kept(world, BUSINESSES, business())
    said = after(shown(client, f"{LISTS}{again.pk}/"), "Is everything as it should be?")
    assert said[0].startswith("The same file was taken over on ")
    assert said[1] == "Discard the list"


def test_where_everybody_is_refused_there_is_nothing_to_take_over(world: World, client: Client) -> None:
    people_list = kept(world, BUSINESSES, business(consent="nein"))
    said = after(shown(client, f"{LISTS}{people_list.pk}/"), "Is everything as it should be?")
    assert said[:2] == ["Nobody in this list can be taken over. The reasons stand below.", "Discard the list"]


def test_a_discarded_list_keeps_nobody(world: World, client: Client) -> None:
    people_list = kept(world, BUSINESSES, business())
    page = f"{LISTS}{people_list.pk}/"
    assert client.get(f"{page}verwerfen/").status_code == 405
    assert client.post(f"{page}verwerfen/").headers["Location"] == LISTS
    assert told(shown(client, LISTS)) == ["Done:", "The list is discarded. Nobody in it was taken over."]
    assert ListedPerson.objects.count() == 0
    said = shown(client, page)
    assert said[-2:] == ["The people in it were deleted; nobody was taken over.", "Read another list"]
    client.post(f"{page}uebernehmen/")
    assert told(shown(client, page))[1].startswith("This list was discarded on ")


@pytest.mark.parametrize("page", ["", "neu/", "{}/", "{}/uebernehmen/", "{}/verwerfen/"])
def test_only_the_lead_sees_lists(world: World, page: str) -> None:
    address = LISTS + page.format(kept(world, BUSINESSES, business()).pk)
    ask = "post" if page.endswith(("uebernehmen/", "verwerfen/")) else "get"
    answers = [
        getattr(english_client(user), ask)(address).status_code
        for user in (world.coordinators["erzgebirge"], world.creatives[0].person.user, None)
    ]
    assert answers == [403, 404, 302]
    assert PeopleList.objects.get().state == "read"


@pytest.mark.parametrize("decided", [False, True], ids=["waiting", "taken over"])
def test_more_people_need_no_more_statements(world: World, client: Client, *, decided: bool) -> None:
    counts = []
    for rows in (people(1), people(6)):
        people_list = kept(world, BUSINESSES, *rows)
        if decided:
            take_over(people_list=people_list, actor=world.lead, at=NOW)
        for address in (LISTS, f"{LISTS}{people_list.pk}/"):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                shown(client, address)
            counts.append(len(queries))
    assert counts[:2] == counts[2:]
