"""A barrier is reported: every lead hears of it once, in their language, and reads none of it in a letter."""

import pytest

from kloeppel.accounts.models import User
from kloeppel.core.values import InputError
from kloeppel.flow.barrier_reported import report_barrier
from kloeppel.mailroom.models import Mail
from kloeppel.programmes.actions import create_programme, give_role
from kloeppel.programmes.choices import Role
from world.programme import NOW, World

pytestmark = pytest.mark.django_db


def test_every_lead_gets_one_letter_without_the_words_of_a_stranger(world: World) -> None:
    User.objects.update(language="en")
    other = create_programme(name="Anderes", slug="anderes", seat="sachsen", actor=world.lead, at=NOW)
    for lead in (world.lead, world.coordinators["lausitz"]):
        give_role(programme=other, user=lead, role=Role.LEAD, region=None, actor=world.lead, at=NOW)
    report_barrier(text="Kaufen Sie Gold: https://evil.example", page="/x/", contact="y", actor=None, at=NOW)
    assert list(Mail.objects.order_by("pk").values_list("recipient__name", "subject")) == [
        ("Leonore", "A barrier was reported"),
        ("Koord-lausitz", "A barrier was reported"),
    ]
    assert Mail.objects.order_by("pk")[0].body.split("\n\n") == [
        "Hello Leonore,",
        "somebody has told us what got in their way on our pages. Here you can read it:",
        "http://127.0.0.1/barrieren/",
        "Whoever left a way to be reached waits for an answer.",
    ]


def test_an_empty_report_leaves_no_letter(world: World) -> None:
    Mail.objects.all().delete()
    with pytest.raises(InputError):
        report_barrier(text="", page="", contact="", actor=None, at=NOW)
    assert Mail.objects.count() == 0
