"""Problems and plans as JSON documents, as docs/formats/rounds-problem.schema.json and rounds-plan.schema.json say."""

import json
from collections.abc import Collection

from kloeppel.core.rounds.checks import LARGEST_AFFINITY
from kloeppel.core.rounds.values import Pair, Person, Plan, Problem
from kloeppel.core.values import InputError, Sentence, Side, sentence

_FRAME_KEYS = frozenset({"objective", "rounds", "tables", "people", "pairs"})
_PERSON_KEYS = frozenset({"id", "side", "absent", "min", "max"})
_PAIR_KEYS = frozenset({"a", "b", "affinity", "must", "round"})
_LONGEST_SHOWN = 40


def problem_from_json(document: object) -> Problem:
    """The problem that `document` (from `json.loads`) describes.

    Raises InputError with one sentence naming the place for whatever the schema does not allow, and for what a schema
    cannot see: unknown or repeated ids, and the impossible.
    """
    frame = _object(document, "", _FRAME_KEYS, ("rounds", "tables", "people", "pairs"))
    rounds, tables = _count(frame["rounds"], "rounds"), _count(frame["tables"], "tables")
    people = tuple(_person(entry, f"people[{index}]") for index, entry in enumerate(_list(frame["people"], "people")))
    pairs = tuple(_pair(entry, index) for index, entry in enumerate(_list(frame["pairs"], "pairs")))
    return Problem(rounds, tables, people, pairs, _text(frame.get("objective", "total"), "objective"))


def problem_to_json(problem: Problem) -> dict[str, object]:
    """`problem` as a document that `problem_from_json` turns into an equal problem; defaults are left out."""
    return {
        "objective": problem.objective,
        "rounds": problem.rounds,
        "tables": problem.tables,
        "people": [_person_to_json(person) for person in problem.people],
        "pairs": [_pair_to_json(pair) for pair in problem.pairs],
    }


def plan_to_json(plan: Plan, seconds: float) -> dict[str, object]:
    """`plan` as the answer document; `seconds` is how long it took."""
    return {
        "meetings": [
            {"a": meeting.a, "b": meeting.b, "round": meeting.round, "table": meeting.table}
            for meeting in plan.meetings
        ],
        "total": plan.total,
        "bound": plan.bound,
        "optimal": plan.optimal,
        "fewest_talks": plan.fewest_talks,
        "seconds": seconds,
    }


def _person(entry: object, place: str) -> Person:
    values = _object(entry, place, _PERSON_KEYS, ("id", "side"))
    side = _text(values["side"], f"{place}.side")
    if side not in ("a", "b"):
        raise InputError(
            sentence('%(place)s must be "a" or "b", it is %(value)s.', place=f"{place}.side", value=_shown(side))
        )
    absent = frozenset(
        _count(number, f"{place}.absent[{index}]")
        for index, number in enumerate(_list(values.get("absent", []), f"{place}.absent"))
    )
    most = _count(values["max"], f"{place}.max") if "max" in values else None
    return Person(
        id=_identifier(values["id"], f"{place}.id"),
        side=Side(side),
        absent=absent,
        min=_count(values.get("min", 0), f"{place}.min"),
        max=most,
    )


def _pair(entry: object, index: int) -> Pair:
    # A day can have a million pairs: a plain one passes this one condition, the rest is looked at part by part.
    if type(entry) is dict and len(entry) == 3:
        a, b, affinity = entry.get("a"), entry.get("b"), entry.get("affinity")
        if type(a) is str and a and type(b) is str and b and type(affinity) is float and affinity >= 0:
            return Pair(a, b, affinity)
    return _doubtful_pair(entry, f"pairs[{index}]")


def _doubtful_pair(entry: object, place: str) -> Pair:
    values = _object(entry, place, _PAIR_KEYS, ("a", "b", "affinity"))
    must = values.get("must", False)
    if not isinstance(must, bool):
        raise InputError(
            sentence("%(place)s must be true or false, it is %(value)s.", place=f"{place}.must", value=_shown(must))
        )
    return Pair(
        a=_identifier(values["a"], f"{place}.a"),
        b=_identifier(values["b"], f"{place}.b"),
        affinity=_number(values["affinity"], f"{place}.affinity"),
        must=must,
        round=_count(values["round"], f"{place}.round") if "round" in values else None,
    )


def _object(value: object, place: str, known: Collection[str], needed: Collection[str]) -> dict[str, object]:
    if not isinstance(value, dict):
        where = place or sentence("The document")
        raise InputError(sentence("%(place)s must be an object, it is %(value)s.", place=where, value=_shown(value)))
    before = f"{place}." if place else ""
    unknown = next((key for key in value if key not in known), None)
    if unknown is not None:
        raise InputError(sentence("%(place)s is not a known key.", place=f"{before}{_key(unknown)}"))
    missing = next((key for key in needed if key not in value), None)
    if missing is not None:
        raise InputError(sentence("%(place)s is missing.", place=f"{before}{missing}"))
    return value


def _list(value: object, place: str) -> list[object]:
    if not isinstance(value, list):
        raise InputError(sentence("%(place)s must be a list, it is %(value)s.", place=place, value=_shown(value)))
    return value


def _text(value: object, place: str) -> str:
    if not isinstance(value, str):
        raise InputError(sentence("%(place)s must be a text, it is %(value)s.", place=place, value=_shown(value)))
    return value


def _identifier(value: object, place: str) -> str:
    text = _text(value, place)
    if not text:
        raise InputError(sentence("%(place)s must not be empty.", place=place))
    if not text.isprintable():
        # Half a surrogate pair could not be written into the answer; a line break would tear a sentence apart.
        raise InputError(
            sentence("%(place)s must consist of printable characters, it is %(value)s.", place=place, value=ascii(text))
        )
    return text


def _count(value: object, place: str) -> int:
    # JSON does not tell 8 from 8.0, and neither does JSON Schema.
    whole = int(value) if isinstance(value, float) and value.is_integer() else value
    if isinstance(whole, bool) or not isinstance(whole, int) or whole < 0:
        raise InputError(
            sentence(
                "%(place)s must be a whole number of at least 0, it is %(value)s.", place=place, value=_shown(value)
            )
        )
    return whole


def _number(value: object, place: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError(sentence("%(place)s must be a number, it is %(value)s.", place=place, value=_shown(value)))
    if not 0 <= value <= LARGEST_AFFINITY:
        raise InputError(
            sentence(
                "%(place)s must be a number from 0 to %(largest)s, it is %(value)s.",
                place=place,
                largest="1e300",
                value=_shown(value),
            )
        )
    return float(value)


def _key(name: str) -> str:
    """A key as it is shown to people: as it is, unless that could tear the sentence apart."""
    return name if name.isprintable() and 0 < len(name) <= _LONGEST_SHOWN else ascii(name[:_LONGEST_SHOWN])


def _shown(value: object) -> Sentence | str:
    """`value` as it stands in the file, cut short."""
    if isinstance(value, dict | list):
        return sentence("an object") if isinstance(value, dict) else sentence("a list")
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 10**15:
        return sentence("a number of more than 15 digits")
    text = json.dumps(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _person_to_json(person: Person) -> dict[str, object]:
    entry: dict[str, object] = {"id": person.id, "side": person.side.value}
    if person.absent:
        entry["absent"] = sorted(person.absent)
    if person.min:
        entry["min"] = person.min
    if person.max is not None:
        entry["max"] = person.max
    return entry


def _pair_to_json(pair: Pair) -> dict[str, object]:
    entry: dict[str, object] = {"a": pair.a, "b": pair.b, "affinity": pair.affinity}
    if pair.must:
        entry["must"] = True
    if pair.round is not None:
        entry["round"] = pair.round
    return entry
