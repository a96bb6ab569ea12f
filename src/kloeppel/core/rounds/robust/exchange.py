"""Robust plans as JSON documents, as docs/formats/rounds-robust.schema.json says."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from kloeppel.core.documents import entry, must_be, read_object
from kloeppel.core.rounds.exchange import problem_from_json
from kloeppel.core.rounds.robust.engine import KEPT
from kloeppel.core.rounds.robust.values import Outlook, Robustness
from kloeppel.core.rounds.situation_documents import meetings_to_json
from kloeppel.core.rounds.values import Problem
from kloeppel.core.values import sentence


@dataclass(frozen=True, slots=True)
class Task:
    """What `kloeppel rounds --robust` is asked: a day, who stays away how likely, and how sure promises are to be."""

    problem: Problem
    no_show: Mapping[str, float]
    confidence: float


def task_from_json(document: object, rate: float) -> Task:
    """A problem by itself, or an object with `problem`, rates of some people (else `rate`) and `confidence`.

    Raises InputError naming the place for whatever the schemas do not allow.
    """
    if not isinstance(document, dict) or "problem" not in document:
        problem = problem_from_json(document)
        return Task(problem, dict.fromkeys((person.id for person in problem.people), rate), KEPT)
    frame = read_object(document, "", required=("problem",), optional=("no_show", "confidence"))
    problem = problem_from_json(frame["problem"])
    no_show = dict.fromkeys((person.id for person in problem.people), rate)
    own = frame.get("no_show", {})
    if not isinstance(own, dict):
        raise must_be("no_show", sentence("an object"), own)
    for identifier, value in own.items():
        no_show[identifier] = _chance(value, entry("no_show", identifier))
    return Task(problem, no_show, _chance(frame.get("confidence", KEPT), "confidence"))


def robustness_to_json(answer: Robustness, seconds: float) -> dict[str, object]:
    """`answer` as the answer document; `seconds` is how long it took."""
    return {
        "meetings": meetings_to_json(answer.robust.meetings),
        "plain": _outlook(answer.plain),
        "robust": _outlook(answer.robust),
        "cost": answer.cost,
        "held": answer.held,
        "held_bound": answer.held_bound,
        "proven": answer.proven,
        "not_kept": list(answer.not_kept),
        "saved": asdict(answer.saved),
        "days": answer.days,
        "seconds": seconds,
    }


def _outlook(outlook: Outlook) -> dict[str, object]:
    return {
        "affinity": outlook.affinity,
        "talks": len(outlook.meetings),
        "lost": outlook.lost,
        "short": outlook.short,
        "least_kept": outlook.least_kept,
        "repaired": asdict(outlook.repaired),
    }


def _chance(value: object, place: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1:
        raise must_be(place, sentence("a number from 0 to below 1"), value)
    return float(value)
