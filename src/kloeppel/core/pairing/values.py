"""What pairing takes and gives: wishes of two sides, and the matches made of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

ENGINE_VERSION = "1"
"""Rises when the same wishes, affinity and seed may lead to other matches; stored with every run."""

Pair = tuple[str, str]
"""The id of a person of side a and the id of a person of side b, in this order."""


class Rule(StrEnum):
    """By which rule wishes become matches; docs/algorithms/pairing.md says what each promises."""

    STABLE = "stable"
    BEST_TOTAL = "best_total"


@dataclass(frozen=True, slots=True)
class Participant:
    """One person and whom they wish for.

    `capacity` is the number of partners there is room for. `wishes` maps ids of the other side to a rank:
    1 is best, an equal rank is a tie, an id that is absent is not acceptable.
    """

    id: str
    capacity: int = 1
    wishes: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wishes:
    """Everything a pairing is computed from. Ids are unique within a side; both sides may use the same id.

    `must` and `never` hold pairs (id of side a, id of side b) set by the coordination.
    """

    a: tuple[Participant, ...]
    b: tuple[Participant, ...]
    must: frozenset[Pair] = frozenset()
    never: frozenset[Pair] = frozenset()
    rule: Rule = Rule.STABLE


@dataclass(frozen=True, slots=True)
class Matching:
    """The matches of one run and how good they are.

    `matches` is sorted and holds the must pairs too; `size` is their number. `unmatched_a` and `unmatched_b` are sorted
    and name everybody with room for a partner (capacity above 0) who got none. `blocking_pairs` is empty for the rule
    `stable`. `bound` is a proven upper bound on `size` under the rule. `rank_total` is the sum of both partners' ranks
    over all matches that are not must pairs; smaller is better. `optimal` says that size, ranks and affinity are all
    proven to be the best in this order.
    """

    matches: tuple[Pair, ...]
    unmatched_a: tuple[str, ...]
    unmatched_b: tuple[str, ...]
    blocking_pairs: tuple[Pair, ...]
    size: int
    bound: int
    optimal: bool
    rank_total: int
    rule: Rule
