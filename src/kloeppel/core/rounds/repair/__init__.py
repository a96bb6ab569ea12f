"""A day that has begun and goes on differently: the best plan for the rest, with the fewest changes."""

from kloeppel.core.rounds.repair.engine import repair
from kloeppel.core.rounds.repair.values import Repair
from kloeppel.core.rounds.repair.verify import verify_repair

__all__ = ["Repair", "repair", "verify_repair"]
