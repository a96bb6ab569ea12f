"""Problems and plans as JSON documents, as docs/formats/rounds-problem.schema.json and rounds-plan.schema.json say."""

from kloeppel.core.documents import must_be, read_choice, read_id, read_list, read_object, read_text
from kloeppel.core.rounds.checks import LARGEST_AFFINITY
from kloeppel.core.rounds.values import Pair, Person, Plan, Problem
from kloeppel.core.values import Side, sentence


def problem_from_json(document: object) -> Problem:
    """The problem that `document` (from `json.loads`) describes.

    Raises InputError with one sentence naming the place for whatever the schema does not allow, and for what a schema
    cannot see: unknown or repeated ids, and the impossible.
    """
    frame = read_object(document, "", required=("rounds", "tables", "people", "pairs"), optional=("objective",))
    rounds, tables = _count(frame["rounds"], "rounds"), _count(frame["tables"], "tables")
    people = tuple(
        _person(entry, f"people[{index}]") for index, entry in enumerate(read_list(frame["people"], "people"))
    )
    pairs = tuple(_pair(entry, index) for index, entry in enumerate(read_list(frame["pairs"], "pairs")))
    return Problem(rounds, tables, people, pairs, read_text(frame.get("objective", "total"), "objective"))


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
    values = read_object(entry, place, required=("id", "side"), optional=("absent", "min", "max"))
    absent = frozenset(
        _count(number, f"{place}.absent[{index}]")
        for index, number in enumerate(read_list(values.get("absent", []), f"{place}.absent"))
    )
    most = _count(values["max"], f"{place}.max") if "max" in values else None
    return Person(
        id=read_id(values["id"], f"{place}.id"),
        side=Side(read_choice(values["side"], f"{place}.side", [side.value for side in Side])),
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
    values = read_object(entry, place, required=("a", "b", "affinity"), optional=("must", "round"))
    must = values.get("must", False)
    if not isinstance(must, bool):
        raise must_be(f"{place}.must", sentence("true or false"), must)
    return Pair(
        a=read_id(values["a"], f"{place}.a"),
        b=read_id(values["b"], f"{place}.b"),
        affinity=_number(values["affinity"], f"{place}.affinity"),
        must=must,
        round=_count(values["round"], f"{place}.round") if "round" in values else None,
    )


def _count(value: object, place: str) -> int:
    # JSON does not tell 8 from 8.0, and neither does JSON Schema.
    whole = int(value) if isinstance(value, float) and value.is_integer() else value
    if isinstance(whole, bool) or not isinstance(whole, int) or whole < 0:
        raise must_be(place, sentence("a whole number of at least 0"), value)
    return whole


def _number(value: object, place: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= LARGEST_AFFINITY:
        raise must_be(place, sentence("a number from 0 to %(largest)s", largest="1e300"), value)
    return float(value)


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
