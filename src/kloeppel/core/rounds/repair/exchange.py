"""A repair as a JSON document, as docs/formats/rounds-repair.schema.json says."""

from kloeppel.core.rounds.repair.values import Repair
from kloeppel.core.rounds.situation_documents import meetings_to_json


def repair_to_json(answer: Repair, seconds: float) -> dict[str, object]:
    """`answer` as the answer document; `seconds` is how long it took."""
    return {
        "meetings": meetings_to_json(answer.meetings),
        "new": meetings_to_json(answer.new),
        "dropped": meetings_to_json(answer.dropped),
        "lost": meetings_to_json(answer.lost),
        "told": list(answer.told),
        "short": [{"id": identifier, "talks": talks} for identifier, talks in answer.short.items()],
        "must_not_met": [{"a": a, "b": b} for a, b in answer.must_not_met],
        "people_with": list(answer.people_with),
        "fewest_talks": answer.fewest_talks,
        "total": answer.total,
        "changes": answer.changes,
        "changes_bound": answer.changes_bound,
        "fairest": answer.fairest,
        "proven": answer.proven,
        "seconds": seconds,
    }
