"""How well a need and an offer could fit, and why: German texts and tags against German texts and tags."""

from kloeppel.core.affinity.engine import Affinities, affinities
from kloeppel.core.affinity.lexicon import Lexicon, lexicon_with
from kloeppel.core.affinity.values import ENGINE_VERSION, AffinityCancelled, Card, Fit
from kloeppel.core.affinity.vocabulary import TERMS, VOCABULARY, Term

__all__ = [
    "ENGINE_VERSION",
    "TERMS",
    "VOCABULARY",
    "Affinities",
    "AffinityCancelled",
    "Card",
    "Fit",
    "Lexicon",
    "Term",
    "affinities",
    "lexicon_with",
]
