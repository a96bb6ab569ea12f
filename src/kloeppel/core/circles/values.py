"""What a plan of circles is made of and what comes out: people, the problem, the groups of every round."""

from dataclasses import dataclass

from kloeppel.core.circles.checks import check_problem

ENGINE_VERSION = "circles 2.0"
"""Changes whenever the same problem and seed may give another plan."""

Rounds = list[list[list[int]]]
"""Groups of every round, people as numbers."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part.

    `region` and `kind` are what groups mix; empty means unknown. `gives` and `needs` are words: a need is met if
    somebody who gives the same word is in the same group once. `absent` holds the rounds (from 0) in which the person
    is not there. A `host` can look after a group: every group of every round has one where there are enough.
    """

    id: str
    region: str = ""
    kind: str = ""
    gives: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    absent: frozenset[int] = frozenset()
    host: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Groups to be planned: how many `rounds`, the sizes of a round's `groups`, who takes part, who has `met` before.

    Whoever holds a `Problem` holds a checked one: building it raises InputError naming the place for anything that
    contradicts itself or cannot be.
    """

    rounds: int
    groups: tuple[int, ...]
    people: tuple[Person, ...]
    met: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        check_problem(self)


@dataclass(frozen=True, slots=True)
class Circles:
    """The groups of every round, and how good that is.

    `without_host` counts the groups of all rounds in which no host sits; no plan has fewer, because hosts come first
    (0 if nobody is a host, for then nobody asks). `repeats` counts meetings beyond the first of every two people, those
    `met` before included; no plan with so many hosted groups has fewer than `bound`; `proven` says that the two are
    equal. `needs_met` of `needs` needs are met. `alike` counts, over all meetings, those of two people of one region
    and those of two people of one kind.
    """

    rounds: tuple[tuple[tuple[str, ...], ...], ...]
    repeats: int
    bound: int
    proven: bool
    needs_met: int
    needs: int
    alike: int
    without_host: int = 0
