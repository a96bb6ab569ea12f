from django.db.models import QuerySet

from kloeppel.audit.hashing import entry_hash
from kloeppel.audit.models import Chain, Entry
from kloeppel.core.values import Sentence, sentence


def entries_of(programme_id: int) -> QuerySet[Entry]:
    """The trail of one programme, newest first."""
    return Entry.objects.filter(programme_id=programme_id).order_by("-number")


def first_fault() -> Sentence | None:
    """The first place at which the trail is not what was written, in words; None if the chain holds.

    Reads every entry in order (two statements) and computes each hash anew. Finds changed, missing, added and
    reordered entries, and entries cut off at the end, because the length and the last hash stand in a second table.
    """
    previous, expected = "", 1
    for entry in Entry.objects.order_by("number").iterator(chunk_size=2000):
        if entry.number != expected:
            return sentence("Entry %(number)s is missing.", number=expected)
        computed = entry_hash(
            number=entry.number,
            at=entry.at,
            actor_id=entry.actor_id,
            verb=entry.verb,
            programme_id=entry.programme_id,
            subject=entry.subject,
            details=entry.details,
            previous=previous,
        )
        if entry.previous != previous or entry.hash != computed:
            return sentence("Entry %(number)s was changed after it was written.", number=entry.number)
        previous, expected = entry.hash, expected + 1
    chain = Chain.objects.filter(pk=1).first()
    length, head = (chain.length, chain.head) if chain else (0, "")
    if (length, head) != (expected - 1, previous):
        return sentence("Entries after number %(number)s are missing.", number=expected - 1)
    return None
