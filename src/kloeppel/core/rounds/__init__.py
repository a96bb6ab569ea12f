"""Who meets whom in which round at which table: plan with proof, verify, show how evenly it is spread."""

from kloeppel.core.rounds.fairness import Fairness, fairness
from kloeppel.core.rounds.planning import plan
from kloeppel.core.rounds.values import ENGINE_VERSION, MOST_LOST, Evenness, Meeting, Pair, Person, Plan, Problem
from kloeppel.core.rounds.verify import verify

__all__ = [
    "ENGINE_VERSION",
    "MOST_LOST",
    "Evenness",
    "Fairness",
    "Meeting",
    "Pair",
    "Person",
    "Plan",
    "Problem",
    "fairness",
    "plan",
    "verify",
]
