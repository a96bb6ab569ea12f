"""Problems and answers as JSON documents, as docs/formats/circles-{problem,answer}.schema.json say."""

from kloeppel.core.circles.values import Circles, Person, Problem
from kloeppel.core.documents import must_be, read_id, read_list, read_object, read_text
from kloeppel.core.values import sentence


def problem_from_json(document: object) -> Problem:
    """The problem that `document` (from `json.loads`) describes.

    Raises InputError with one sentence naming the place for whatever the schema does not allow, and for what a schema
    cannot see: unknown or repeated ids, and the impossible.
    """
    frame = read_object(document, "", required=("rounds", "groups", "people"), optional=("met",))
    return Problem(
        rounds=_count(frame["rounds"], "rounds"),
        groups=tuple(
            _count(size, f"groups[{index}]") for index, size in enumerate(read_list(frame["groups"], "groups"))
        ),
        people=tuple(
            _person(entry, f"people[{index}]") for index, entry in enumerate(read_list(frame["people"], "people"))
        ),
        met=tuple(_pair(entry, f"met[{index}]") for index, entry in enumerate(read_list(frame.get("met", []), "met"))),
    )


def circles_to_json(circles: Circles, seconds: float) -> dict[str, object]:
    """`circles` as the answer document; `seconds` is how long it took."""
    return {
        "rounds": [[list(group) for group in groups] for groups in circles.rounds],
        "repeats": circles.repeats,
        "bound": circles.bound,
        "proven": circles.proven,
        "needs_met": circles.needs_met,
        "needs": circles.needs,
        "alike": circles.alike,
        "without_host": circles.without_host,
        "seconds": seconds,
    }


def _person(entry: object, place: str) -> Person:
    values = read_object(
        entry, place, required=("id",), optional=("region", "kind", "gives", "needs", "absent", "host")
    )
    absent = read_list(values.get("absent", []), f"{place}.absent")
    return Person(
        id=read_id(values["id"], f"{place}.id"),
        region=read_text(values.get("region", ""), f"{place}.region"),
        kind=read_text(values.get("kind", ""), f"{place}.kind"),
        gives=_words(values.get("gives", []), f"{place}.gives"),
        needs=_words(values.get("needs", []), f"{place}.needs"),
        absent=frozenset(_count(number, f"{place}.absent[{index}]") for index, number in enumerate(absent)),
        host=_flag(values.get("host", False), f"{place}.host"),
    )


def _flag(value: object, place: str) -> bool:
    if not isinstance(value, bool):
        raise must_be(place, sentence("true or false"), value)
    return value


def _words(value: object, place: str) -> frozenset[str]:
    return frozenset(read_text(word, f"{place}[{index}]") for index, word in enumerate(read_list(value, place)))


def _pair(entry: object, place: str) -> tuple[str, str]:
    pair = read_list(entry, place)
    if len(pair) != 2:
        raise must_be(place, sentence("a list of two ids"), pair)
    return read_id(pair[0], f"{place}[0]"), read_id(pair[1], f"{place}[1]")


def _count(value: object, place: str) -> int:
    # JSON does not tell 8 from 8.0, and neither does JSON Schema.
    whole = int(value) if isinstance(value, float) and value.is_integer() else value
    if isinstance(whole, bool) or not isinstance(whole, int) or whole < 0:
        raise must_be(place, sentence("a whole number of at least 0"), value)
    return whole
