"""From a people list to profiles: what a preview says, what taking over does, and that it happens once."""

import random
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from kloeppel.accounts.models import User
from kloeppel.applications.actions import discard_list
from kloeppel.applications.choices import ListState
from kloeppel.applications.models import ListedPerson, PeopleList
from kloeppel.audit.choices import Verb
from kloeppel.audit.models import Entry
from kloeppel.core.values import InputError
from kloeppel.flow.application_to_profile import Fate, Preview, Taken, preview, take_over
from kloeppel.mailroom.models import Mail
from kloeppel.profiles.actions import NewCard, write_first_cards
from kloeppel.profiles.choices import CardSide
from kloeppel.profiles.models import Card, Organisation, Person
from kloeppel.programmes.models import Programme, Region
from world.lists import BUSINESSES, CREATIVES, business, creative, kept, people
from world.programme import NOW, World, small_world


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with override("en"):
        yield


@pytest.fixture
def world(db: None) -> World:
    """A programme in which nobody takes part yet."""
    return small_world(creatives=0, businesses=0)


def businesses(world: World, *rows: str) -> PeopleList:
    return kept(world, BUSINESSES, *rows)


def creatives(world: World, *rows: str) -> PeopleList:
    return kept(world, CREATIVES, *rows)


def take(world: World, people_list: PeopleList) -> Taken:
    return take_over(people_list=people_list, actor=world.lead, at=NOW)


def profiles() -> list[list[dict[str, object]]]:
    """Everything that taking over writes, but the audit trail."""
    return [
        [dict(row) for row in User.objects.order_by("pk").values()],
        [dict(row) for row in Person.objects.order_by("pk").values()],
        [dict(row) for row in Organisation.objects.order_by("pk").values()],
        [dict(row) for row in Card.objects.order_by("pk").values()],
    ]


def fates(seen: Preview) -> list[tuple[str, Fate]]:
    return [(one.applicant.name, one.fate) for one in seen.people]


def doubts(seen: Preview) -> list[tuple[str, list[str]]]:
    return [(one.applicant.name, [str(doubt) for doubt in one.doubts]) for one in seen.people]


def test_nobody_joins_before_somebody_confirms(world: World) -> None:
    before = profiles()
    people_list = businesses(world, business(), business("Bo Balken", email="", phone=""), business(need="Neu."))
    seen = preview(people_list)
    assert profiles() == before
    assert (fates(seen), doubts(seen)) == (
        [("Bo Balken", Fate.REFUSED), ("Ada Amboss", Fate.NEW)],
        [("Bo Balken", []), ("Ada Amboss", [])],
    )
    assert (seen.taken, seen.refused, seen.known, seen.doubtful, seen.superseded) == (1, 1, 0, 0, 1)
    assert [one.listed for one in seen.people] == list(ListedPerson.objects.order_by("position"))


def test_a_business_becomes_person_organisation_and_card(world: World) -> None:
    assert take(world, businesses(world, business("Dr. Ada Amboss", email="ADA@example.org"))) == Taken(new=1, known=0)
    card = Card.objects.select_related("person__user", "organisation").get()
    person = card.person
    assert (person.name, person.first_name, person.last_name) == ("Ada Amboss", "Ada", "Amboss")
    assert (person.phone, person.user.email, person.user.name) == ("+493023125601", "ada@example.org", "Ada Amboss")
    assert card.organisation is not None
    assert (card.organisation.name, card.organisation.kind) == ("Schmiede Funkenflug", "handwerk")
    assert (card.side, card.region, card.other_regions) == (CardSide.NEED, world.regions["erzgebirge"], [])
    assert (card.postcode, card.place, card.hours, card.radius_km) == ("09456", "Annaberg", 6.0, None)
    assert (card.title, card.text) == ("Niemand findet uns.", "Niemand findet uns. Wir hätten gern ein Schild.")
    assert Mail.objects.count() == 0


def test_a_creative_becomes_person_and_card(world: World) -> None:
    take(world, creatives(world, creative()))
    card = Card.objects.get()
    assert (card.side, card.organisation, card.region) == (CardSide.OFFER, None, world.regions["lausitz"])
    assert (card.other_regions, card.submarket, card.url) == (["erzgebirge"], "design", "https://cleo.example.org")
    assert (card.radius_km, card.hours, card.title) == (50.0, 12.0, "Ich zeichne.")


def test_an_open_or_unknown_region_is_none(world: World) -> None:
    Region.objects.filter(slug="meissen").update(slug="vogtland")
    rows = [
        business(postcode="04103", region="weiß nicht"),
        business("Bo Balken", organisation="B", email="bo@example.org", phone="", region="Meißen", postcode="01662"),
    ]
    take(world, businesses(world, *rows))
    take(world, creatives(world, creative(region="Lausitz, Meißen, Erzgebirge")))
    regions = Card.objects.order_by("pk").values_list("person__name", "region__slug", "other_regions")
    assert list(regions) == [
        ("Ada Amboss", None, []),
        ("Bo Balken", None, []),
        ("Cleo Clown", "lausitz", ["erzgebirge"]),
    ]


def test_a_refused_row_takes_nobody_with_it(world: World) -> None:
    refused = [
        business("Bo Balken", organisation="B", email="keine", phone=""),
        business("Test Test", organisation="Test", email="test@example.org", phone=""),
        business("Cy Cello", organisation="C", email="cy@example.org", phone="", postcode="03130"),
        business("Di Docht", organisation="D", email="di@example.org", phone="", consent="nein"),
    ]
    people_list = businesses(world, refused[0], *people(2), *refused[1:], business())
    assert take(world, people_list) == Taken(new=3, known=0)
    assert sorted(person.name for person in Person.objects.all()) == ["Ada Amboss", "Nora Nummer0", "Nora Nummer1"]
    assert not User.objects.filter(email__in=["test@example.org", "cy@example.org", "di@example.org"]).exists()
    told = Entry.objects.get(verb=Verb.LIST_TAKEN_OVER)
    assert (told.actor_id, told.details) == (world.lead.pk, {"new": 3, "known": 0, "refused": 4})
    people_list.refresh_from_db()
    assert (people_list.state, people_list.decided_by_id) == (ListState.TAKEN_OVER, world.lead.pk)


def test_whoever_may_be_there_twice_is_a_doubt(world: World) -> None:
    take(world, businesses(world, business()))
    phone, email = "030 23125999", "neu@example.org"
    rows = [
        business("Ida Amboss", organisation="X", phone=phone),
        business("Odo Amboss", organisation="Y", email=email),
        business("Uwe Esse", organisation="schmiede  FUNKENFLUG", email="uwe@example.org", phone=""),
        business("Eva Esse", organisation="Z", email="eva@example.org", phone=phone),
    ]
    seen = preview(businesses(world, *rows))
    assert fates(seen) == [(name, Fate.NEW) for name in ("Ida Amboss", "Odo Amboss", "Uwe Esse", "Eva Esse")]
    assert doubts(seen) == [
        (
            "Ida Amboss",
            ["Ada Amboss has the same e-mail address.", "Eva Esse has the same telephone number."],
        ),
        ("Odo Amboss", ["Ada Amboss has the same telephone number."]),
        ("Uwe Esse", ["Ada Amboss belongs to the same organisation, too."]),
        ("Eva Esse", ["Ida Amboss has the same telephone number."]),
    ]
    assert (seen.taken, seen.known, seen.doubtful) == (4, 0, 4)


def test_two_people_with_one_address_share_a_user_and_stay_two(world: World) -> None:
    rows = [business(), business("Ida Amboss", phone="030 23125999")]
    assert take(world, businesses(world, *rows)) == Taken(new=2, known=0)
    ada, ida = Person.objects.order_by("pk")
    assert (ada.name, ida.name, ada.user) == ("Ada Amboss", "Ida Amboss", ida.user)
    assert Organisation.objects.count() == 1
    assert sorted(card.person.name for card in Card.objects.all()) == ["Ada Amboss", "Ida Amboss"]


def test_an_organisation_spelled_otherwise_is_one(world: World) -> None:
    rows = [business(), business("Ida Esse", organisation="SCHMIEDE Funkenflug", email="ida@example.org", phone="")]
    take(world, businesses(world, *rows))
    assert [organisation.name for organisation in Organisation.objects.all()] == ["Schmiede Funkenflug"]
    assert Card.objects.filter(organisation__name="Schmiede Funkenflug").count() == 2


def test_one_person_with_two_roles(world: World) -> None:
    take(world, businesses(world, business()))
    second = creatives(world, creative("ADA AMBOSS", email="ada@example.org", phone=""))
    seen = preview(second)
    assert fates(seen) == [("ADA AMBOSS", Fate.SAME_IN_OTHER_ROLE)]
    assert (seen.taken, seen.known, seen.doubtful) == (1, 1, 0)
    assert take(world, second) == Taken(new=0, known=1)
    person = Person.objects.get()
    # A name in capitals does not replace a name in normal writing.
    assert person.name == "Ada Amboss"
    assert [(card.person, card.side) for card in Card.objects.order_by("side")] == [(person, "a"), (person, "b")]


def test_a_known_person_gets_what_is_new_and_keeps_the_rest(world: World) -> None:
    take(world, businesses(world, business()))
    user = Person.objects.get().user
    Card.objects.update(tags=["schild"], title="Ein Schild für die Schmiede")
    second = businesses(world, business(email="ada.neu@example.org", postcode="", hours="9", need="Ein Tor."))
    seen = preview(second)
    assert fates(seen) == [("Ada Amboss", Fate.KNOWN)]
    assert [one.changes for one in seen.people] == [["text", "hours"]]
    assert doubts(seen) == [("Ada Amboss", ["Signs in with another e-mail address, ada@example.org. That stays."])]
    assert take(world, second) == Taken(new=0, known=1)
    card = Card.objects.select_related("person__user").get()
    assert (card.person.user, User.objects.filter(email="ada.neu@example.org").count()) == (user, 0)
    assert (card.text, card.hours, card.postcode, card.tags) == ("Ein Tor.", 9.0, "09456", ["schild"])
    # Somebody has found a better title by hand.
    assert card.title == "Ein Schild für die Schmiede"


def test_a_known_person_with_another_organisation_gets_a_second_card(world: World) -> None:
    take(world, businesses(world, business()))
    second = businesses(world, business(organisation="Museum Esse"))
    assert doubts(preview(second)) == [
        ("Ada Amboss", ["Has a card for another organisation so far: Schmiede Funkenflug."])
    ]
    take(world, second)
    assert (Person.objects.count(), Card.objects.count(), Organisation.objects.count()) == (1, 2, 2)


def test_the_same_people_in_another_file_change_nothing(world: World) -> None:
    odd = [
        business("Ida Amboss", phone="030 23125999", postcode="04103", region=""),
        business("", organisation="Verein Esse", email="esse@example.org", phone=""),
        business("Uwe Esse", organisation="", email="uwe@example.org", phone="", need="W" * 300),
        business("Kai Kurz", organisation="K" * 450, email="kai@example.org", phone="", need=""),
    ]
    rows = [business(), *people(3), *odd, business("Bo Balken", email="", phone="")]
    take(world, businesses(world, *rows))
    take(world, creatives(world, creative(), creative("Ada Amboss", email="ada@example.org", phone="")))
    before = profiles()
    trail = Entry.objects.count()
    seen = preview(businesses(world, *reversed(rows)))
    assert (seen.taken, seen.known, seen.refused) == (8, 8, 1)
    assert [one.changes for one in seen.people] == [[]] * 9
    assert take(world, businesses(world, *reversed(rows))) == Taken(new=0, known=8)
    assert take(world, creatives(world, creative("Ada Amboss", email="ada@example.org", phone=""), creative())).new == 0
    assert profiles() == before
    # Three lists were read and two of them taken over; nothing else is told.
    assert Entry.objects.count() == trail + 5


@pytest.mark.parametrize("seed", range(20))
def test_whatever_the_people_a_second_time_changes_nothing(world: World, seed: int) -> None:
    chance = random.Random(seed)
    rows = [
        business(
            chance.choice(["Ada Groß", "ADA GROSS", "Bo Balken", "Cy Cello", ""]),
            organisation=chance.choice(["Werkstatt", "WERKSTATT", "Museum", ""]),
            email=chance.choice(["a@example.org", "b@example.org", "c@example.org", ""]),
            phone=chance.choice(["030 23125601", "030 23125602", ""]),
            region=chance.choice(["Lausitz", "Erzgebirge", ""]),
            need=chance.choice(["Ein Schild. Groß.", "Ein Tor", ""]),
        )
        for _ in range(12)
    ]
    first = businesses(world, *rows)
    seen = preview(first)
    taken = take(world, first)
    assert (taken.new, taken.known) == (seen.taken - seen.known, seen.known)
    assert Person.objects.count() == taken.new
    before = profiles()
    second = businesses(world, *rows, business("Test Test"))
    assert take(world, second) == Taken(new=0, known=seen.taken)
    assert profiles() == before


def test_rows_without_a_name_are_told_apart(world: World) -> None:
    rows = [business("", organisation=name, email="amt@example.org", phone="") for name in ("Bauamt", "Rathaus")]
    assert take(world, businesses(world, *rows, rows[0])) == Taken(new=2, known=1)
    assert sorted(person.name for person in Person.objects.all()) == ["Bauamt", "Rathaus"]
    assert Card.objects.count() == 2


def test_clicked_twice_the_second_is_refused_and_writes_nothing(world: World) -> None:
    people_list = businesses(world, *people(2))
    take(world, people_list)
    before, trail = profiles(), Entry.objects.count()
    with pytest.raises(InputError) as error:
        take(world, people_list)
    assert str(error.value) == "This list was taken over already, on Nov. 24, 2026."
    again = businesses(world, *people(2))
    with pytest.raises(InputError) as error:
        take(world, again)
    assert str(error.value) == "The same file was taken over on Nov. 24, 2026."
    assert (profiles(), Entry.objects.count()) == (before, trail + 1)


def test_a_discarded_list_is_not_taken_over(world: World) -> None:
    people_list = businesses(world, *people(2))
    discard_list(people_list=people_list, actor=world.lead, at=NOW)
    with pytest.raises(InputError) as error:
        take(world, people_list)
    assert str(error.value) == "This list was discarded on Nov. 24, 2026."
    assert (Person.objects.count(), preview(people_list).people) == (0, [])


def test_what_the_database_refuses_half_way_leaves_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    people_list = businesses(world, *people(3))
    before, trail = profiles(), Entry.objects.count()

    def one_without_side(*, drafts: list[NewCard], programme: Programme, actor: User, at: datetime) -> object:
        wrong: Any = "x"
        told = [replace(one, side=wrong) if one.person.name == "Nora Nummer2" else one for one in drafts]
        return write_first_cards(drafts=told, programme=programme, actor=actor, at=at)

    monkeypatch.setattr("kloeppel.flow.application_to_profile.write_first_cards", one_without_side)
    with pytest.raises(IntegrityError, match="profiles_card_has_side"):
        take(world, people_list)
    people_list.refresh_from_db()
    assert (profiles(), Entry.objects.count(), people_list.state) == (before, trail, ListState.READ)
    monkeypatch.undo()
    assert take(world, people_list) == Taken(new=3, known=0)


def test_a_preview_takes_as_many_statements_for_thirty_as_for_three(world: World) -> None:
    counted = []
    for count in (3, 30):
        take(world, businesses(world, *people(count)))
        people_list = PeopleList.objects.get(pk=businesses(world, business(), *people(count)).pk)
        with CaptureQueriesContext(
            connection,
        ) as statements:
            seen = preview(people_list)
        assert (seen.taken, seen.known) == (count + 1, count)
        counted.append(len(statements))
    assert counted == [5, 5]


def at_once(world: World, *lists: PeopleList) -> list[object]:
    """What several people get who take over these lists in the same moment."""
    start = threading.Barrier(len(lists))
    said: list[object] = []

    def run(people_list: PeopleList) -> None:
        start.wait()
        try:
            with override("en"):
                said.append(take(world, people_list))
        except InputError as error:
            said.append(str(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[people_list]) for people_list in lists]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(said, key=str)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_over_at_once_one_does(world: World) -> None:
    people_list = businesses(world, *people(3))
    assert at_once(world, people_list, people_list) == [
        Taken(new=3, known=0),
        "This list was taken over already, on Nov. 24, 2026.",
    ]
    assert (Person.objects.count(), Entry.objects.filter(verb=Verb.LIST_TAKEN_OVER).count()) == (3, 1)


@pytest.mark.django_db(transaction=True)
def test_two_lists_with_the_same_people_at_once_make_each_of_them_once(world: World) -> None:
    lists = businesses(world, *people(3)), businesses(world, *reversed(people(3)))
    assert at_once(world, *lists) == [Taken(new=0, known=3), Taken(new=3, known=0)]
    assert (Person.objects.count(), Card.objects.count()) == (3, 3)


def test_who_has_no_name_but_a_comma_is_found_by_the_address(world: World) -> None:
    nameless = business("", organisation=",", phone="")
    again = business("", organisation=",", phone="", need="Ein Schild.")
    assert take(world, businesses(world, nameless, again)) == Taken(new=1, known=1)
    assert take(world, businesses(world, again, nameless)) == Taken(new=0, known=2)
    assert list(Person.objects.values_list("name", "user__email")) == [("ada@example.org", "ada@example.org")]
