from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models.functions import Lower

from kloeppel.accounts.models import User


def register_user(*, email: str, name: str, at: datetime, language: str = "de") -> User:
    """The user with this e-mail address, created if there is none. No password is set: sign-in is by code.

    An existing user keeps name and language. `email` is compared without regard to case.
    """
    return register_users(people=[(email, name)], at=at, language=language)[email.lower()]


@transaction.atomic
def register_users(*, people: Iterable[tuple[str, str]], at: datetime, language: str = "de") -> dict[str, User]:
    """Users for many (e-mail, name) pairs: those who are there already, and new ones, made with one insert.

    Returns them by e-mail in lower case. Of several names for one address the first counts.
    """
    names: dict[str, str] = {}
    for email, name in people:
        names.setdefault(email.lower(), name)
    # Compared as the constraint compares: also an address that was stored with capitals is found.
    found = User.objects.annotate(address=Lower("email")).filter(address__in=names)
    known = {user.email.lower(): user for user in found}
    fresh = [
        User(email=email, name=name, language=language, created_at=at)
        for email, name in names.items()
        if email not in known
    ]
    for user in fresh:
        user.set_unusable_password()
    User.objects.bulk_create(fresh)
    return known | {user.email: user for user in fresh}


def choose_language(*, user: User, language: str) -> None:
    """Remember in which language this user reads pages and letters."""
    user.language = language
    user.save(update_fields=["language"])
