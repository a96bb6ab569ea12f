"""Problems and answers as JSON documents, as docs/formats/appointments-{problem,answer}.schema.json say."""

from collections.abc import Callable

from kloeppel.core.appointments.values import Appointments, Person, Problem, Talk
from kloeppel.core.documents import must_be, read_id, read_list, read_object
from kloeppel.core.values import Sentence, sentence


def problem_from_json(document: object) -> Problem:
    """The problem that `document` (from `json.loads`) describes.

    Raises InputError with one sentence naming the place for whatever the schema does not allow, and for what a schema
    cannot see: unknown or repeated ids, slots beyond the day.
    """
    frame = read_object(document, "", required=("slots", "tables", "people", "talks"), optional=("gap_spread",))
    people = read_list(frame["people"], "people")
    talks = read_list(frame["talks"], "talks")
    return Problem(
        slots=_count(frame["slots"], "slots"),
        tables=_count(frame["tables"], "tables"),
        people=tuple(_person(entry, f"people[{index}]") for index, entry in enumerate(people)),
        talks=tuple(_talk(entry, f"talks[{index}]") for index, entry in enumerate(talks)),
        gap_spread=_count(frame["gap_spread"], "gap_spread") if "gap_spread" in frame else None,
    )


def appointments_to_json(
    appointments: Appointments, seconds: float, said: Callable[[Sentence], str] = str
) -> dict[str, object]:
    """`appointments` as the answer document; `seconds` is how long it took, `said` puts the reason into words."""
    document: dict[str, object] = {
        "slots": dict(appointments.slots),
        "gaps": appointments.gaps,
        "bound": appointments.bound,
        "proven": appointments.proven,
        "feasible": appointments.feasible,
        "seconds": seconds,
    }
    if appointments.refusal is not None:
        document["reason"] = said(appointments.refusal.reason)
        document["people"] = list(appointments.refusal.people)
        document["slots_concerned"] = list(appointments.refusal.slots)
    return document


def _person(entry: object, place: str) -> Person:
    values = read_object(entry, place, required=("id",), optional=("absent",))
    return Person(id=read_id(values["id"], f"{place}.id"), absent=_slots(values.get("absent", []), f"{place}.absent"))


def _talk(entry: object, place: str) -> Talk:
    values = read_object(entry, place, required=("id", "a", "b"), optional=("slots", "after"))
    after = read_list(values.get("after", []), f"{place}.after")
    return Talk(
        id=read_id(values["id"], f"{place}.id"),
        a=read_id(values["a"], f"{place}.a"),
        b=read_id(values["b"], f"{place}.b"),
        slots=_slots(values["slots"], f"{place}.slots") if "slots" in values else None,
        after=tuple(read_id(identifier, f"{place}.after[{index}]") for index, identifier in enumerate(after)),
    )


def _slots(value: object, place: str) -> frozenset[int]:
    return frozenset(_count(slot, f"{place}[{index}]") for index, slot in enumerate(read_list(value, place)))


def _count(value: object, place: str) -> int:
    # JSON does not tell 8 from 8.0, and neither does JSON Schema.
    whole = int(value) if isinstance(value, float) and value.is_integer() else value
    if isinstance(whole, bool) or not isinstance(whole, int) or whole < 0:
        raise must_be(place, sentence("a whole number of at least 0"), value)
    return whole
