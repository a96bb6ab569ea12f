"""What pairing takes and gives: wishes of two sides, and the matches made of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kloeppel.core.values import Side

ENGINE_VERSION = "2"
"""Rises when the same wishes, affinity and seed may lead to other matches; stored with every run."""

Pair = tuple[str, str]
"""The id of a person of side a and the id of a person of side b, in this order."""

Person = tuple[Side, str]
"""A side and the id of somebody on it."""


class Rule(StrEnum):
    """By which rule wishes become matches; docs/algorithms/pairing.md says what each promises."""

    STABLE = "stable"
    BEST_TOTAL = "best_total"
    FAIR = "fair"
    MOST_MUTUAL = "most_mutual"


class Group(StrEnum):
    """What a quota sorts people by."""

    REGION = "region"
    KIND = "kind"


class Together(StrEnum):
    """What a couple wants beyond being matched both or neither."""

    BOTH = "both"
    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Participant:
    """One person and whom they wish for.

    `capacity` is the number of partners there is room for. `wishes` maps ids of the other side to a rank:
    1 is best, an equal rank is a tie, an id that is absent is not acceptable. `team` is the least number of partners
    that makes sense: whoever has fewer has none. `region` and `kind` are what quotas speak of; empty for unknown.
    """

    id: str
    capacity: int = 1
    wishes: Mapping[str, int] = field(default_factory=dict)
    region: str = ""
    kind: str = ""
    team: int = 1


@dataclass(frozen=True, slots=True)
class Quota:
    """At least `least` and at most `most` (None: no limit) matches with somebody of a group.

    The group is everybody of `side` (None: of either side) whose region or kind (`of`) is `value`. A match counts once,
    also if both partners belong to the group.
    """

    of: Group
    value: str
    least: int = 0
    most: int | None = None
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Couple:
    """Two of `side` that belong together, such as two needs of one organisation: both have a partner, or neither has.

    With `together` SAME they have the same partners, with DIFFERENT no partner in common.
    """

    side: Side
    ids: tuple[str, str]
    together: Together = Together.BOTH


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
    quotas: tuple[Quota, ...] = ()
    couples: tuple[Couple, ...] = ()

    def side(self, side: Side) -> tuple[Participant, ...]:
        """The people of a side."""
        return self.a if side is Side.CREATIVE else self.b

    @property
    def bound_together(self) -> bool:
        """Whether one match may depend on another: there are quotas, couples or teams."""
        return bool(self.quotas or self.couples) or any(
            one.team > 1 and one.capacity for people in (self.a, self.b) for one in people
        )


@dataclass(frozen=True, slots=True)
class Matching:
    """The matches of one run and how good they are.

    `matches` is sorted and holds the must pairs too; `size` is their number. `unmatched_a` and `unmatched_b` are sorted
    and name everybody with room for a partner (capacity above 0) who got none. `blocking_pairs` is empty for the rule
    `stable` where there are no quotas, couples and teams. `bound` is a proven upper bound on `size` under the rule.
    `rank_total` is the sum of both partners' ranks over all matches that are not must pairs; smaller is better.
    `optimal` says that all aims of the rule are proven to be the best in their order.
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
