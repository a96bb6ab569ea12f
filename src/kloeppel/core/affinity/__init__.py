"""How well a need and an offer could fit, and why: German texts and tags against German texts and tags."""

from kloeppel.core.affinity.engine import Affinities, affinities
from kloeppel.core.affinity.values import ENGINE_VERSION, Card, Fit
from kloeppel.core.affinity.vocabulary import TERMS, VOCABULARY, Term

__all__ = ["ENGINE_VERSION", "TERMS", "VOCABULARY", "Affinities", "Card", "Fit", "Term", "affinities"]
