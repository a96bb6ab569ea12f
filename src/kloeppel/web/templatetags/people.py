"""How people are written in little room."""

from collections.abc import Iterable

from django import template

from kloeppel.profiles.models import Card

register = template.Library()


@register.filter
def initials(name: object) -> str:
    """The first letters of the first and the last word of `name`, in capitals: “Anna Maria Kranz” is AK.

    Words that begin with no letter or figure are passed over; a name without any gives "·".
    """
    words = [word for word in str(name).replace("-", " ").split() if word[0].isalnum()]
    if not words:
        return "·"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


@register.filter
def houses(cards: Iterable[Card]) -> str:
    """The organisations of `cards`, each once, in their order: "Museum Seiffen · Verein der Museen"."""
    return " · ".join(dict.fromkeys(str(card.organisation) for card in cards if card.organisation))
