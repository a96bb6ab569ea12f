"""Sums as people write them: 2500, 2.500, 2.500,00 €, 2,500.50."""

import re

from kloeppel.core.values import InputError, sentence

MOST_CENTS = 1_000_000_000
"""Ten million euros: more than any programme of this kind has, and safely inside every column."""

_PLAIN = re.compile(r"(\d+)(?:[.,](\d{1,2}))?")
_GROUPED = re.compile(r"(\d{1,3}(?:([.,\u2019' ])\d{3})(?:\2\d{3})*)(?:([.,])(\d{1,2}))?")


def read_euros(text: str) -> int:
    """The sum in cents that `text` says in euros.

    A sign before the last one or two digits separates cents, one before three digits groups thousands: so German and
    English writing are both understood, and nothing can be read in two ways. Raises InputError with what to write
    instead, also for sums above `MOST_CENTS`.
    """
    said = re.sub(r"\s+", " ", text.replace("€", " ").replace("\u00a0", " ")).strip()
    said = re.sub(r"^(?:EUR|Euro)\s+|\s+(?:EUR|Euro)$|,[-–]+$", "", said, flags=re.IGNORECASE)
    if plain := _PLAIN.fullmatch(said):
        euros, cents = plain[1], plain[2]
    elif (grouped := _GROUPED.fullmatch(said)) and grouped[2] != grouped[3]:
        euros, cents = re.sub(r"\D", "", grouped[1]), grouped[4]
    else:
        raise InputError(sentence("Please write a sum in euros, such as 2500 or 2500.50."))
    # So many digits at once would keep a machine busy.
    total = int(euros) * 100 + int((cents or "").ljust(2, "0") or 0) if len(euros) <= 12 else MOST_CENTS + 1
    if total > MOST_CENTS:
        raise InputError(sentence("This sum is too large: at most ten million euros are possible."))
    return total
