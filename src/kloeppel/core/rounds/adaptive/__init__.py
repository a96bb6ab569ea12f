"""The rest of a day planned from what people said in its first part."""

from kloeppel.core.rounds.adaptive.engine import EXPLORED, adapt
from kloeppel.core.rounds.adaptive.values import Adaptation, Expectation, Rating, Spread
from kloeppel.core.rounds.adaptive.verify import verify_adaptation

__all__ = ["EXPLORED", "Adaptation", "Expectation", "Rating", "Spread", "adapt", "verify_adaptation"]
