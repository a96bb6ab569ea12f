"""A plan that stands people who do not come, beside the plan made anyway."""

from kloeppel.core.rounds.robust.engine import DAYS, KEPT, robust
from kloeppel.core.rounds.robust.values import Estimate, Outlook, Repaired, Robustness
from kloeppel.core.rounds.robust.verify import verify_robustness

__all__ = ["DAYS", "KEPT", "Estimate", "Outlook", "Repaired", "Robustness", "robust", "verify_robustness"]
