"""Days on which some people do not come, drawn from a seed, and what repair makes of a plan on them."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from kloeppel.core.rounds.repair import repair
from kloeppel.core.rounds.robust.chances import Coming
from kloeppel.core.rounds.robust.values import Estimate, Repaired
from kloeppel.core.rounds.situation import Change, Situation
from kloeppel.core.rounds.values import Meeting, Problem


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one plan on one simulated day: see `Repaired`."""

    lost: int
    short: int
    moved: int
    told: int


def missing_on(problem: Problem, coming: Coming, seed: int, day: int) -> frozenset[str]:
    """Who does not come on simulated day number `day`; the same for every plan."""
    draws = np.random.default_rng([seed, day]).random(len(problem.people))
    return frozenset(p.id for p, draw in zip(problem.people, draws.tolist(), strict=True) if draw >= coming[p.id])


def outcome(problem: Problem, meetings: tuple[Meeting, ...], missing: frozenset[str], seconds: float) -> Outcome:
    """What is left of a plan if `missing` do not come, which is known after the first round and repaired then."""
    happened = tuple(m for m in meetings if m.round == 0 and not missing & {m.a, m.b})
    held, moved, told = happened, 0, 0
    if problem.rounds > 1:
        gone = tuple(Change(identifier, frozenset(range(1, problem.rounds))) for identifier in sorted(missing))
        repaired = repair(Situation(problem, meetings, 1, happened, gone), time_limit=seconds, prove=False)
        held, moved, told = repaired.meetings, repaired.changes, len(repaired.told)
    talks = Counter(person for m in held for person in (m.a, m.b))
    short = sum(talks[person.id] < person.min for person in problem.people if person.id not in missing)
    return Outcome(len(meetings) - len(held), short, moved, told)


def summary(outcomes: list[Outcome]) -> Repaired:
    """Means and confidence intervals over simulated days."""
    return Repaired(
        lost=estimate([one.lost for one in outcomes]),
        short=estimate([one.short for one in outcomes]),
        moved=estimate([one.moved for one in outcomes]),
        told=estimate([one.told for one in outcomes]),
    )


def estimate(values: list[int]) -> Estimate:
    """The mean and half of its 95 % confidence interval (normal approximation); nothing is known of fewer than two."""
    if not values:
        return Estimate(0.0, 0.0)
    sample = np.array(values, dtype=np.float64)
    half = 1.96 * float(sample.std(ddof=1)) / float(np.sqrt(len(sample))) if len(values) > 1 else 0.0
    return Estimate(float(sample.mean()), half)
