"""Rows to values of `core.affinity`."""

from kloeppel.core import affinity
from kloeppel.profiles.models import Card


def affinity_card(card: Card, number: int | None = None) -> affinity.Card:
    """What `card` says and where and how long its person can work. Its id is `number`, without one that of the card.

    Reads the region of the card: a query that hands on many cards brings it along.
    """
    return affinity.Card(
        str(card.pk if number is None else number),
        f"{card.title}\n{card.text}",
        tuple(card.tags),
        region=card.region.slug if card.region else "",
        other_regions=tuple(card.other_regions),
        postcode=card.postcode,
        radius_km=card.radius_km,
        hours=card.hours,
    )
