"""What people said of talks so far, and what a plan made from it looks like."""

from dataclasses import dataclass

from kloeppel.core.rounds.values import Meeting


@dataclass(frozen=True, slots=True)
class Rating:
    """What `giver` says of a talk with `about`: from 0 (no) to 1 (yes); a scale of 1 to 5 is 0, 0.25, 0.5, 0.75, 1."""

    giver: str
    about: str
    value: float


@dataclass(frozen=True, slots=True)
class Expectation:
    """What is expected of a talk to come: the chance that each says yes and that both do, and how sure that is.

    `spread` is the standard deviation of the chance that both say yes, in the eyes of the estimate.
    """

    meeting: Meeting
    a_says_yes: float
    b_says_yes: float
    both: float
    spread: float
    explored: bool


@dataclass(frozen=True, slots=True)
class Spread:
    """How people differ, on the logit scale, on one side: standard deviations and the weight of a profile.

    `giving`: how readily people of the side say yes; `receiving`: how readily yes is said to people of the other side;
    `profile`: what one standard deviation of affinity adds.
    """

    giving: float
    receiving: float
    profile: float


@dataclass(frozen=True, slots=True)
class Adaptation:
    """The rounds that are left, planned from what people said so far.

    `meetings`: the whole day. `to_come`: what is expected of each talk to come. `expected`: the expected number of
    talks to come in which both say yes; `as_planned`: the same for the old plan, without talks that cannot be held;
    `bound`: no plan with these talks per person and these explored talks expects more. `unexplored`: what could be
    expected without exploring. `proven` says that `expected` reaches `bound`. `spread_a`, `spread_b`: what was learnt
    of yes from side a and from side b.
    """

    meetings: tuple[Meeting, ...]
    to_come: tuple[Expectation, ...]
    expected: float
    as_planned: float
    bound: float
    unexplored: float
    proven: bool
    spread_a: Spread
    spread_b: Spread
