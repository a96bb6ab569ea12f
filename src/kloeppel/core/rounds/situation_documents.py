"""A day that has begun as a JSON document, as docs/formats/rounds-situation.schema.json says."""

from collections.abc import Mapping, Sequence

from kloeppel.core.documents import must_be, read_id, read_list, read_object
from kloeppel.core.rounds.exchange import problem_from_json, problem_to_json
from kloeppel.core.rounds.situation import Change, Situation
from kloeppel.core.rounds.values import Meeting
from kloeppel.core.values import InputError, sentence

_REQUIRED = ("problem", "plan", "now")
_OPTIONAL = ("happened", "changes")


def situation_from_json(document: object) -> Situation:
    """The situation that `document` (from `json.loads`) describes.

    Raises InputError with one sentence naming the place for whatever the schema does not allow, and for what a schema
    cannot see.
    """
    return read_situation(read_object(document, "", required=_REQUIRED, optional=_OPTIONAL))


def read_situation(frame: Mapping[str, object]) -> Situation:
    """The situation in the entries of `frame`; without `happened`, all talks planned before `now` took place."""
    try:
        problem = problem_from_json(frame["problem"])
    except InputError as error:
        raise InputError(sentence("problem: %(problem)s", problem=error.problem)) from error
    plan = frame["plan"]
    if not isinstance(plan, dict) or "meetings" not in plan:
        raise must_be("plan", sentence("an object with meetings"), plan)
    planned = read_meetings(plan["meetings"], "plan.meetings")
    now = read_count(frame["now"], "now")
    happened = tuple(meeting for meeting in planned if meeting.round < now)
    if "happened" in frame:
        happened = read_meetings(frame["happened"], "happened", planned=planned)
    changes = tuple(
        _change(entry, f"changes[{index}]")
        for index, entry in enumerate(read_list(frame.get("changes", []), "changes"))
    )
    return Situation(problem, planned, now, happened, changes)


def situation_to_json(situation: Situation) -> dict[str, object]:
    """`situation` as a document that `situation_from_json` turns into an equal one."""
    return {
        "problem": problem_to_json(situation.problem),
        "plan": {"meetings": meetings_to_json(situation.meetings)},
        "now": situation.now,
        "happened": meetings_to_json(situation.happened),
        "changes": [{"id": change.id, "absent": sorted(change.absent)} for change in situation.changes],
    }


def meetings_to_json(meetings: Sequence[Meeting]) -> list[dict[str, object]]:
    """Meetings as they stand in plans."""
    return [{"a": m.a, "b": m.b, "round": m.round, "table": m.table} for m in meetings]


def read_meetings(value: object, place: str, *, planned: Sequence[Meeting] = ()) -> tuple[Meeting, ...]:
    """Meetings from a list of objects; where the table is left out it is that of the same talk in `planned`, else 0."""
    tables = {(meeting.a, meeting.b, meeting.round): meeting.table for meeting in planned}
    found = []
    for index, entry in enumerate(read_list(value, place)):
        here = f"{place}[{index}]"
        values = read_object(entry, here, required=("a", "b", "round"), optional=("table",))
        a, b = read_id(values["a"], f"{here}.a"), read_id(values["b"], f"{here}.b")
        number = read_count(values["round"], f"{here}.round")
        table = read_count(values.get("table", tables.get((a, b, number), 0)), f"{here}.table")
        found.append(Meeting(a, b, number, table))
    return tuple(found)


def read_count(value: object, place: str) -> int:
    """A whole number of at least 0; JSON does not tell 8 from 8.0."""
    whole = int(value) if isinstance(value, float) and value.is_integer() else value
    if isinstance(whole, bool) or not isinstance(whole, int) or whole < 0:
        raise must_be(place, sentence("a whole number of at least 0"), value)
    return whole


def _change(entry: object, place: str) -> Change:
    values = read_object(entry, place, required=("id", "absent"), optional=())
    absent = read_list(values["absent"], f"{place}.absent")
    return Change(
        read_id(values["id"], f"{place}.id"),
        frozenset(read_count(number, f"{place}.absent[{index}]") for index, number in enumerate(absent)),
    )
