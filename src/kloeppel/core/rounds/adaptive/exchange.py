"""Ratings and plans made from them as JSON documents, as docs/formats/rounds-adaptation.schema.json says."""

from dataclasses import asdict, dataclass

from kloeppel.core.documents import must_be, read_id, read_list, read_object
from kloeppel.core.rounds.adaptive.engine import EXPLORED
from kloeppel.core.rounds.adaptive.values import Adaptation, Expectation, Rating
from kloeppel.core.rounds.situation import Situation
from kloeppel.core.rounds.situation_documents import meetings_to_json, read_situation
from kloeppel.core.values import sentence


@dataclass(frozen=True, slots=True)
class Task:
    """What `kloeppel rounds --adapt` is asked: the day so far, what was said, and the share of talks to learn from."""

    situation: Situation
    ratings: tuple[Rating, ...]
    share: float


def task_from_json(document: object) -> Task:
    """The task that `document` (from `json.loads`) describes; InputError naming the place for what is not allowed."""
    frame = read_object(
        document, "", required=("problem", "plan", "now", "ratings"), optional=("happened", "changes", "share")
    )
    ratings = tuple(
        _rating(entry, f"ratings[{index}]") for index, entry in enumerate(read_list(frame["ratings"], "ratings"))
    )
    share = frame.get("share", EXPLORED)
    if isinstance(share, bool) or not isinstance(share, int | float):
        raise must_be("share", sentence("a number from 0 to 1"), share)
    return Task(read_situation(frame), ratings, float(share))


def adaptation_to_json(answer: Adaptation, seconds: float) -> dict[str, object]:
    """`answer` as the answer document; `seconds` is how long it took."""
    return {
        "meetings": meetings_to_json(answer.meetings),
        "to_come": [_expectation(expectation) for expectation in answer.to_come],
        "expected": answer.expected,
        "as_planned": answer.as_planned,
        "bound": answer.bound,
        "unexplored": answer.unexplored,
        "proven": answer.proven,
        "spread": {"a": asdict(answer.spread_a), "b": asdict(answer.spread_b)},
        "seconds": seconds,
    }


def _rating(entry: object, place: str) -> Rating:
    values = read_object(entry, place, required=("giver", "about"), optional=("yes", "rating"))
    giver, about = read_id(values["giver"], f"{place}.giver"), read_id(values["about"], f"{place}.about")
    if "yes" in values:
        if not isinstance(values["yes"], bool):
            raise must_be(f"{place}.yes", sentence("true or false"), values["yes"])
        return Rating(giver, about, float(values["yes"]))
    rating = values.get("rating")
    if isinstance(rating, bool) or rating not in {1, 2, 3, 4, 5} or not isinstance(rating, int | float):
        raise must_be(f"{place}.rating", sentence("a whole number from 1 to 5"), rating)
    return Rating(giver, about, (rating - 1) / 4)


def _expectation(expectation: Expectation) -> dict[str, object]:
    return {
        "a": expectation.meeting.a,
        "b": expectation.meeting.b,
        "round": expectation.meeting.round,
        "a_says_yes": expectation.a_says_yes,
        "b_says_yes": expectation.b_says_yes,
        "both": expectation.both,
        "spread": expectation.spread,
        "explored": expectation.explored,
    }
