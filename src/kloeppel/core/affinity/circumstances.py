"""What speaks against a pair outside the subject: too far to travel, too few hours. It lowers a score, and little.

Who fits by subject and lives too far away is worth a telephone call; who is near and cannot help is not. What is not
known changes nothing.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kloeppel.core.affinity.distances import VAGUE_KM, distance_km
from kloeppel.core.affinity.values import Card
from kloeppel.core.values import Sentence, sentence

TOO_FAR = 0.04
"""Share of the score that is lost where the need lies outside the distance that the offer names."""
TOO_FEW_HOURS = 0.04
"""Share of the score that is lost where the offer has no hour at all for the need; for half of the hours half of it."""
Matrix = NDArray[np.float64]


def kept_share(needs: Sequence[Card], offers: Sequence[Card]) -> Matrix:
    """Which share of its score every pair keeps, needs × offers, from 0.92 to 1."""
    kept = [
        1.0 - TOO_FAR * is_too_far(need, offer) - TOO_FEW_HOURS * missing_hours(need, offer)
        for need in needs
        for offer in offers
    ]
    return np.array(kept).reshape(len(needs), len(offers))


def is_too_far(need: Card, offer: Card) -> bool:
    """Whether the need surely lies outside the radius of the offer: another region, and farther even if vaguely so."""
    if offer.radius_km is None or _region_fits(need, offer):
        return False
    away = distance_km(need.postcode, offer.postcode)
    return away is not None and away - VAGUE_KM > offer.radius_km


def missing_hours(need: Card, offer: Card) -> float:
    """Which share of the hours a month that the need asks for the offer does not have, 0 to 1."""
    if not need.hours or offer.hours is None or need.hours <= offer.hours:
        return 0.0
    return 1.0 - max(offer.hours, 0.0) / need.hours


def objections(need: Card, offer: Card) -> tuple[Sentence, ...]:
    """What speaks against the pair outside the subject, as sentences; empty where nothing does."""
    found = []
    if is_too_far(need, offer):
        found.append(
            sentence("The need lies outside the %(km)s km that the offer travels.", km=_number(offer.radius_km or 0.0))
        )
    if missing_hours(need, offer):
        found.append(
            sentence(
                "The need asks for %(need)s hours a month, the offer has %(offer)s.",
                need=_number(need.hours or 0.0),
                offer=_number(offer.hours or 0.0),
            )
        )
    return tuple(found)


def _region_fits(need: Card, offer: Card) -> bool:
    return bool(need.region) and need.region in {offer.region, *offer.other_regions}


def _number(value: float) -> str:
    return f"{value:g}"
