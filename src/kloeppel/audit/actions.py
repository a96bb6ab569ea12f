from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models, transaction

from kloeppel.accounts.models import User
from kloeppel.audit.choices import Verb
from kloeppel.audit.hashing import entry_hash
from kloeppel.audit.models import Chain, Entry


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to be written down: what was done to what; `details` as in `record`."""

    verb: Verb
    subject: models.Model
    details: dict[str, Any] = field(default_factory=dict)


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
    [entry] = record_all(actor=actor, at=at, deeds=[Deed(verb, subject, details or {})], programme_id=programme_id)
    return entry


@transaction.atomic
def record_all(*, actor: User | None, at: datetime, deeds: Iterable[Deed], programme_id: int | None) -> Sequence[Entry]:
    """Append an entry for each of `deeds` in their order, as so many calls of `record` would, in three statements.

    Large trails take more (an insert for every few hundred entries). Without deeds nothing is asked or written.
    """
    told = list(deeds)
    if not told:
        return []
    chain, _ = Chain.objects.select_for_update().get_or_create(pk=1)
    entries = []
    for deed in told:
        content: dict[str, Any] = {
            "number": chain.length + 1,
            "at": at,
            "actor_id": None if actor is None else actor.pk,
            "verb": deed.verb.value,
            "programme_id": programme_id,
            "subject": f"{deed.subject._meta.label_lower}:{deed.subject.pk}",  # noqa: SLF001 - Django documents _meta as public
            "details": deed.details,
            "previous": chain.head,
        }
        entries.append(Entry(**content, hash=entry_hash(**content)))
        chain.length, chain.head = entries[-1].number, entries[-1].hash
    Entry.objects.bulk_create(entries)
    chain.save(update_fields=["length", "head"])
    return entries
