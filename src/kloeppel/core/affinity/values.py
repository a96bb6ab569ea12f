"""What affinity takes and gives: cards of needs and offers, and how well two of them could fit."""

from dataclasses import dataclass

from kloeppel.core.values import Sentence

ENGINE_VERSION = "affinity 2.0"
"""Rises when the same cards may get other scores or reasons; stored with every run."""


@dataclass(frozen=True, slots=True)
class Card:
    """A need or an offer: `text` in German, `tags` are ids of the vocabulary; unknown ones are passed over.

    The rest are circumstances: `region` any name, `other_regions` where else somebody would go, `postcode` five digits,
    `radius_km` how far somebody would travel, `hours` a month. What is empty or None is not known and changes nothing.
    """

    id: str
    text: str
    tags: tuple[str, ...] = ()
    region: str = ""
    other_regions: tuple[str, ...] = ()
    postcode: str = ""
    radius_km: float | None = None
    hours: float | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a need and an offer could fit, 0 to 1, and why: one to three sentences, the strongest first.

    `objections` are what speaks against it outside the subject: distance and hours.
    """

    score: float
    reasons: tuple[Sentence, ...]
    objections: tuple[Sentence, ...] = ()


class AffinityCancelled(Exception):  # noqa: N818 - nothing went wrong: somebody asked for it
    """An observer has asked to stop. There is no part of the answer that would be of use."""
