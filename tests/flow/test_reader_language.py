"""Choosing a language: kept with the user, recorded once."""

import pytest

from kloeppel.accounts.models import User
from kloeppel.audit.models import Entry
from kloeppel.flow.reader_language import choose_language
from world.programme import NOW, user


@pytest.mark.django_db
def test_a_new_language_is_kept_and_recorded_the_same_again_is_not() -> None:
    reader = user("anna")
    assert choose_language(user=reader, language="en", at=NOW) is True
    assert choose_language(user=reader, language="en", at=NOW) is False
    assert User.objects.get(pk=reader.pk).language == "en"
    assert [(entry.verb, entry.actor_id, entry.programme_id, entry.details) for entry in Entry.objects.all()] == [
        ("language_chosen", reader.pk, None, {"language": "en"}),
    ]
