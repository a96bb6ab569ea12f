"""Problems and plans as JSON documents, as docs/formats/rounds-problem.schema.json and rounds-plan.schema.json say."""

from dataclasses import asdict

from kloeppel.core.documents import must_be, read_choice, read_id, read_list, read_object, read_text
from kloeppel.core.rounds.checks import LARGEST_AFFINITY
from kloeppel.core.rounds.values import MOST_LOST, Pair, Person, Plan, Problem
from kloeppel.core.values import Side, sentence

_REQUIRED = ("rounds", "tables", "people", "pairs")
_KIND = ("sides", "threes", "keeps_table", "breaks", "in_a_row", "never")
_OPTIONAL = ("objective", "most_lost", *_KIND)


def problem_from_json(document: object) -> Problem:
    """The problem that `document` (from `json.loads`) describes.

    Raises InputError with one sentence naming the place for whatever the schema does not allow, and for what a schema
    cannot see: unknown or repeated ids, and the impossible.
    """
    frame = read_object(document, "", required=_REQUIRED, optional=_OPTIONAL)
    rounds = _count(frame["rounds"], "rounds")
    tables, table_properties = _tables(frame["tables"])
    sides = read_text(frame.get("sides", "two"), "sides")
    people = tuple(
        _person(entry, f"people[{index}]", sides) for index, entry in enumerate(read_list(frame["people"], "people"))
    )
    pairs = tuple(_pair(entry, index) for index, entry in enumerate(read_list(frame["pairs"], "pairs")))
    return Problem(
        rounds,
        tables,
        people,
        pairs,
        read_text(frame.get("objective", "fair"), "objective"),
        sides=sides,
        threes=_side(frame["threes"], "threes") if "threes" in frame else None,
        table_properties=table_properties,
        keeps_table=_side(frame["keeps_table"], "keeps_table") if "keeps_table" in frame else None,
        breaks=_rounds(frame.get("breaks", []), "breaks"),
        in_a_row=_count(frame["in_a_row"], "in_a_row") if "in_a_row" in frame else None,
        never=tuple(_two_ids(entry, f"never[{index}]") for index, entry in enumerate(_never(frame))),
        most_lost=_share(frame.get("most_lost", MOST_LOST)),
    )


def problem_to_json(problem: Problem) -> dict[str, object]:
    """`problem` as a document that `problem_from_json` turns into an equal problem; defaults are left out."""
    return {
        "objective": problem.objective,
        "rounds": problem.rounds,
        "tables": _tables_to_json(problem),
        **({} if problem.most_lost == MOST_LOST else {"most_lost": problem.most_lost}),
        **_kind_to_json(problem),
        "people": [_person_to_json(person) for person in problem.people],
        "pairs": [_pair_to_json(pair) for pair in problem.pairs],
    }


def plan_to_json(plan: Plan, seconds: float) -> dict[str, object]:
    """`plan` as the answer document; `seconds` is how long it took."""
    evenness = plan.evenness
    return {
        "meetings": [
            {"a": meeting.a, "b": meeting.b, "round": meeting.round, "table": meeting.table}
            for meeting in plan.meetings
        ],
        "total": plan.total,
        "bound": plan.bound,
        "optimal": plan.optimal,
        "fewest_talks": plan.fewest_talks,
        **({} if evenness is None else {"evenness": asdict(evenness)}),
        "seconds": seconds,
    }


def _person(entry: object, place: str, sides: str) -> Person:
    optional = ("absent", "min", "max", "table_needs", "rest", "in_a_row")
    if sides == "one":
        # That nobody has a side then is for the check to say, with the reason.
        values = read_object(entry, place, required=("id",), optional=(*optional, "side"))
    else:
        values = read_object(entry, place, required=("id", "side"), optional=optional)
    most = _count(values["max"], f"{place}.max") if "max" in values else None
    return Person(
        id=read_id(values["id"], f"{place}.id"),
        side=_side(values["side"], f"{place}.side") if "side" in values else None,
        absent=_rounds(values.get("absent", []), f"{place}.absent"),
        min=_count(values.get("min", 0), f"{place}.min"),
        max=most,
        table_needs=_properties(values.get("table_needs", []), f"{place}.table_needs"),
        rest=_count(values.get("rest", 0), f"{place}.rest"),
        in_a_row=_count(values["in_a_row"], f"{place}.in_a_row") if "in_a_row" in values else None,
    )


def _side(value: object, place: str) -> Side:
    return Side(read_choice(value, place, [side.value for side in Side]))


def _rounds(value: object, place: str) -> frozenset[int]:
    return frozenset(_count(number, f"{place}[{index}]") for index, number in enumerate(read_list(value, place)))


def _properties(value: object, place: str) -> frozenset[str]:
    return frozenset(read_id(name, f"{place}[{index}]") for index, name in enumerate(read_list(value, place)))


def _tables(value: object) -> tuple[int, tuple[frozenset[str], ...]]:
    """How many tables there are and, if they are given one by one, what each of them has."""
    if not isinstance(value, list):
        return _count(value, "tables"), ()
    properties = tuple(_table(entry, f"tables[{index}]") for index, entry in enumerate(value))
    return len(properties), properties


def _table(entry: object, place: str) -> frozenset[str]:
    values = read_object(entry, place, required=(), optional=("properties",))
    return _properties(values.get("properties", []), f"{place}.properties")


def _never(frame: dict[str, object]) -> list[object]:
    return read_list(frame.get("never", []), "never")


def _two_ids(entry: object, place: str) -> tuple[str, str]:
    ids = read_list(entry, place)
    if len(ids) != 2:
        raise must_be(place, sentence("a list of two ids"), entry)
    return read_id(ids[0], f"{place}[0]"), read_id(ids[1], f"{place}[1]")


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


def _share(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise must_be("most_lost", sentence("a number from 0 to %(largest)s", largest="1"), value)
    return float(value)


def _number(value: object, place: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= LARGEST_AFFINITY:
        raise must_be(place, sentence("a number from 0 to %(largest)s", largest="1e300"), value)
    return float(value)


def _person_to_json(person: Person) -> dict[str, object]:
    entry: dict[str, object] = {"id": person.id}
    if person.side is not None:
        entry["side"] = person.side.value
    if person.absent:
        entry["absent"] = sorted(person.absent)
    if person.min:
        entry["min"] = person.min
    if person.max is not None:
        entry["max"] = person.max
    if person.table_needs:
        entry["table_needs"] = sorted(person.table_needs)
    if person.rest:
        entry["rest"] = person.rest
    if person.in_a_row is not None:
        entry["in_a_row"] = person.in_a_row
    return entry


def _tables_to_json(problem: Problem) -> object:
    if not problem.table_properties:
        return problem.tables
    return [{"properties": sorted(properties)} if properties else {} for properties in problem.table_properties]


def _kind_to_json(problem: Problem) -> dict[str, object]:
    kind: dict[str, object] = {}
    if problem.sides != "two":
        kind["sides"] = problem.sides
    if problem.threes is not None:
        kind["threes"] = problem.threes.value
    if problem.keeps_table is not None:
        kind["keeps_table"] = problem.keeps_table.value
    if problem.breaks:
        kind["breaks"] = sorted(problem.breaks)
    if problem.in_a_row is not None:
        kind["in_a_row"] = problem.in_a_row
    if problem.never:
        kind["never"] = [list(two) for two in problem.never]
    return kind


def _pair_to_json(pair: Pair) -> dict[str, object]:
    entry: dict[str, object] = {"a": pair.a, "b": pair.b, "affinity": pair.affinity}
    if pair.must:
        entry["must"] = True
    if pair.round is not None:
        entry["round"] = pair.round
    return entry
