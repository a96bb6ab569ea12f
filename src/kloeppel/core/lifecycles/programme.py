"""The stages of a programme, and how far it has come along them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """The stages from the first call to the last report, in their order."""

    CALL = "call"
    PEOPLE = "people"
    KICK_OFF = "kick_off"
    MATCHES = "matches"
    WORK = "work"
    LEARNING = "learning"
    CLOSING = "closing"
    REPORT = "report"


class State(StrEnum):
    """How far one stage is."""

    OPEN = "open"
    CURRENT = "current"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ProgrammeFacts:
    """What is known of a programme, as counts: people with a card, kick-offs, those that are over, answers awaited."""

    people: int = 0
    kick_offs: int = 0
    held: int = 0
    open_proposals: int = 0
    matches: int = 0


def stage_states(facts: ProgrammeFacts) -> Mapping[Stage, State]:
    """The state of every stage: one is current, those before it are done, those after it open.

    The call is over as soon as somebody takes part; gathering people when a kick-off is fixed; the kick-offs when all
    of them are over; matching when there are matches and no answer is awaited. Later stages leave no facts yet.
    """
    over = {
        Stage.CALL: facts.people > 0,
        Stage.PEOPLE: facts.kick_offs > 0,
        Stage.KICK_OFF: 0 < facts.kick_offs <= facts.held,
        Stage.MATCHES: facts.matches > 0 and facts.open_proposals == 0,
    }
    line = list(Stage)
    now = next(place for place, stage in enumerate(line) if not over.get(stage, False))
    return {
        stage: State.DONE if place < now else State.CURRENT if place == now else State.OPEN
        for place, stage in enumerate(line)
    }
