"""What a plan of appointments is made of and what comes out: people, talks, the problem, the slot of every talk."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kloeppel.core.appointments.checks import check_problem
from kloeppel.core.values import Sentence

ENGINE_VERSION = "appointments 1.0"
"""Changes whenever the same problem and seed may give another plan."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who talks. `absent` holds the slots (from 0) in which the person has no time."""

    id: str
    absent: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk of the people `a` and `b` that has to get a slot.

    `slots` holds the slots (from 0) it may lie in, None for all. The talks named in `after` must lie in earlier slots.
    """

    id: str
    a: str
    b: str
    slots: frozenset[int] | None = None
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Talks to be placed: how many `slots` the day has, how many `tables` each slot, who takes part, which talks.

    A gap is a longest run of slots without a talk between two talks of one person; a slot in which the person is absent
    is a slot without a talk. The gaps of any two people may differ by at most `gap_spread`; None sets no limit.
    Whoever holds a `Problem` holds a checked one: building it raises InputError naming the place for anything that
    contradicts itself. Whether the talks can be placed at all is for the engine to find out.
    """

    slots: int
    tables: int
    people: tuple[Person, ...]
    talks: tuple[Talk, ...]
    gap_spread: int | None = None

    def __post_init__(self) -> None:
        check_problem(self)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why no plan exists: one sentence, and the ids of the people and the slots (from 0) that clash."""

    reason: Sentence
    people: tuple[str, ...] = ()
    slots: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Appointments:
    """The slot of every talk by its id, and how good that is.

    `gaps` counts the gaps of all people; no plan whatsoever has fewer than `bound`; `proven` says that nothing is left
    open: the two are equal, or there is no plan at all and `refusal` says why. Without a plan `slots` is empty and
    `gaps` is None; without a refusal too, the search was stopped before it found a plan or a reason.
    """

    slots: Mapping[str, int] = field(default_factory=dict)
    gaps: int | None = None
    bound: int = 0
    refusal: Refusal | None = None

    @property
    def proven(self) -> bool:
        """Whether no plan can be better, or none exists."""
        return self.refusal is not None or self.gaps == self.bound

    @property
    def feasible(self) -> bool | None:
        """Whether there is a plan; None if the search was stopped before that was known."""
        if self.refusal is not None:
            return False
        return None if self.gaps is None else True
