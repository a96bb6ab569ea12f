"""What a plan is worth on a day on which not everybody comes."""

from dataclasses import dataclass

from kloeppel.core.rounds.values import Meeting


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over simulated days and half of its 95 % confidence interval; both 0 if nothing was simulated."""

    mean: float
    half: float


@dataclass(frozen=True, slots=True)
class Repaired:
    """What simulated no-shows leave of a plan that is repaired after the first round.

    `lost`: talks planned and not held; `short`: people who came and have fewer talks than promised; `moved`: talks that
    could be held as planned and are not; `told`: people whose day changed.
    """

    lost: Estimate
    short: Estimate
    moved: Estimate
    told: Estimate


@dataclass(frozen=True, slots=True)
class Outlook:
    """A plan and what is to be expected of it if people stay away independently of each other.

    `affinity`: of all talks planned. `lost`: expected number of talks that fall because somebody is missing, if nothing
    is repaired; `short`: expected number of people who come and have fewer talks than promised then; `least_kept`: the
    chance of the person with the smallest chance that the promise is kept, given that they come; 1 if nobody was
    promised anything. `repaired`: the same with repair, from simulation.
    """

    meetings: tuple[Meeting, ...]
    affinity: float
    lost: float
    short: float
    least_kept: float
    repaired: Repaired


@dataclass(frozen=True, slots=True)
class Robustness:
    """The plan as it would be made anyway and the robust one, side by side.

    `cost`: the share of affinity that the robust plan gives up. `held`: expected number of talks held in the robust
    plan without repair; no plan with its talks per person (at least) has more than `held_bound`; `proven`: the two are
    equal, up to the thousandth that affinity counts. `not_kept`: people whose promise is kept with less than the chance
    asked for, whatever was tried. `saved`: by how much fewer talks the robust plan loses after repair, on the same
    simulated days. `days`: how many were simulated.
    """

    plain: Outlook
    robust: Outlook
    cost: float
    held: float
    held_bound: float
    proven: bool
    not_kept: tuple[str, ...]
    saved: Estimate
    days: int
