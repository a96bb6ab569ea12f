"""What affinity takes and gives: cards of needs and offers, and how well two of them could fit."""

from dataclasses import dataclass

from kloeppel.core.values import Sentence

ENGINE_VERSION = "affinity 1.0"
"""Rises when the same cards may get other scores or reasons; stored with every run."""


@dataclass(frozen=True, slots=True)
class Card:
    """A need or an offer: `text` in German, `tags` are ids of the vocabulary; unknown ones are passed over."""

    id: str
    text: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a need and an offer could fit, 0 to 1, and why: one to three sentences, the strongest first."""

    score: float
    reasons: tuple[Sentence, ...]
