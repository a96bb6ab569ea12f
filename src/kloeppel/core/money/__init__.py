"""Engine: what has been promised, what is left, and how people write money. All sums are whole cents of a euro."""

from kloeppel.core.money.budget import Budget, budget_of, promised_to
from kloeppel.core.money.euros import MOST_CENTS, read_euros

__all__ = ["MOST_CENTS", "Budget", "budget_of", "promised_to", "read_euros"]
