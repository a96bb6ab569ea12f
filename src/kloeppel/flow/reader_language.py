"""Somebody chooses the language in which they read: kept with the user, noted in the audit trail."""

from datetime import datetime

from django.db import transaction

from kloeppel.accounts import actions as accounts
from kloeppel.accounts.models import User
from kloeppel.audit.actions import record
from kloeppel.audit.choices import Verb


@transaction.atomic
def choose_language(*, user: User, language: str, at: datetime) -> bool:
    """Remember in which language `user` reads pages and letters; whether it was another. Recorded only then.

    The entry belongs to no programme: the choice holds for all of them.
    """
    if user.language == language:
        return False
    accounts.choose_language(user=user, language=language)
    record(
        actor=user, at=at, verb=Verb.LANGUAGE_CHOSEN, subject=user, programme_id=None, details={"language": language}
    )
    return True
