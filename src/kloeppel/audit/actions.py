from datetime import datetime
from typing import Any

from django.db import models, transaction

from kloeppel.accounts.models import User
from kloeppel.audit.choices import Verb
from kloeppel.audit.hashing import entry_hash
from kloeppel.audit.models import Chain, Entry


@transaction.atomic
def record(
    *,
    actor: User | None,
    at: datetime,
    verb: Verb,
    subject: models.Model,
    programme_id: int | None,
    details: dict[str, Any] | None = None,
) -> Entry:
    """Append one entry to the trail. Call it inside the transaction of the thing it records.

    `actor` is None when the machine acted on its own. `details` takes ids, counts and words of the product, never
    names, answers or notes. Writers wait for each other here, so that the chain has no fork.
    """
    chain, _ = Chain.objects.select_for_update().get_or_create(pk=1)
    content: dict[str, Any] = {
        "number": chain.length + 1,
        "at": at,
        "actor_id": None if actor is None else actor.pk,
        "verb": verb.value,
        "programme_id": programme_id,
        "subject": f"{subject._meta.label_lower}:{subject.pk}",  # noqa: SLF001 - Django documents _meta as public
        "details": details or {},
        "previous": chain.head,
    }
    entry = Entry.objects.create(**content, hash=entry_hash(**content))
    chain.length, chain.head = entry.number, entry.hash
    chain.save(update_fields=["length", "head"])
    return entry
