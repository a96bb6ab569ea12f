"""How an entry is hashed: SHA-256 over its canonical JSON, which holds the hash of the entry before."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any


def entry_hash(
    *,
    number: int,
    at: datetime,
    actor_id: int | None,
    verb: str,
    programme_id: int | None,
    subject: str,
    details: dict[str, Any],
    previous: str,
) -> str:
    """The hash of one entry, 64 hexadecimal digits. The same on every machine and database."""
    content = [number, at.astimezone(UTC).isoformat(), actor_id, verb, programme_id, subject, details, previous]
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode()).hexdigest()
