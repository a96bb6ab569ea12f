"""What a repair answers."""

from collections.abc import Mapping
from dataclasses import dataclass

from kloeppel.core.rounds.values import Meeting


@dataclass(frozen=True, slots=True)
class Repair:
    """The plan from now on, with what has happened before it, and what is proven.

    `meetings`: the whole day, sorted by round and table. `new`: talks to come that are not in the old plan, or not in
    that round. `dropped`: talks of the old plan that could be held as they were, but are not. `lost`: talks of the old
    plan that cannot be held any more. `told`: ids of everybody who is still there and whose remaining day is another.

    `short`: who is below the promise (`min`), and how many talks each of them has. `must_not_met`: pairs that must meet
    and will not. `people_with`: how many people have at least 1, 2, 3 … talks in the whole day. `changes` is the number
    of `dropped`; no plan as fair drops fewer than `changes_bound`. `fairest` says that no plan is better in what was
    promised and none is fairer; `proven` that moreover none that is as fair changes less.
    """

    meetings: tuple[Meeting, ...]
    new: tuple[Meeting, ...]
    dropped: tuple[Meeting, ...]
    lost: tuple[Meeting, ...]
    told: tuple[str, ...]
    short: Mapping[str, int]
    must_not_met: tuple[tuple[str, str], ...]
    people_with: tuple[int, ...]
    fewest_talks: int
    total: float
    changes: int
    changes_bound: int
    fairest: bool
    proven: bool
