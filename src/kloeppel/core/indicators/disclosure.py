"""Hide small counts, and as many others as it takes that subtraction does not bring them back.

The method is cell suppression, primary and complementary, as statistical offices use it for tables of frequencies
(Willenborg and de Waal, Elements of Statistical Disclosure Control, 2001, chapter 4).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kloeppel.core.values import InputError, sentence

SMALL = 3
"""A count below this, other than zero, is small: behind it stand so few people that they can be told apart."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one count: its value; or that it is small (one or two); or nothing at all (neither of both)."""

    value: int | None = None
    small: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a total, and of the parts of each of its breakdowns, in the order in which they were given."""

    total: Said
    breakdowns: tuple[tuple[Said, ...], ...]


def disclose(total: int, breakdowns: Sequence[Sequence[int]] = ()) -> Told:
    """What may be said of `total` and of its breakdowns (each of them counts that sum up to `total`).

    Whoever reads the answer and can add and subtract finds at least two possible values for every small count. Zero is
    no small count: nobody stands behind it. Raises InputError if a count is negative or a breakdown has another sum.
    """
    for parts in breakdowns:
        if min(parts, default=0) < 0 or sum(parts) != total:
            raise InputError(sentence("The parts of a count must be numbers from 0 that sum up to it."))
    if total < 0:
        raise InputError(sentence("A count cannot be negative."))
    if 0 < total < SMALL:
        # A part could be worked out as soon as anything is said of the others.
        return Told(Said(small=True), tuple(_nothing(parts) for parts in breakdowns))
    return Told(Said(total), tuple(_parts(parts) for parts in breakdowns))


def _parts(parts: Sequence[int]) -> tuple[Said, ...]:
    small = {place for place, part in enumerate(parts) if 0 < part < SMALL}
    if not small:
        return tuple(map(Said, parts))
    hidden: set[int] = set()
    if not _open(parts, small, hidden):
        # One of at least SMALL + 1 always leaves a way out; one of SMALL only if the small ones could be less.
        spare = sum(parts[place] for place in small) > len(small)
        able = [place for place, part in enumerate(parts) if part >= (SMALL if spare else SMALL + 1)]
        if not able:
            return _nothing(parts)
        hidden.add(min(able, key=lambda place: (parts[place], place)))
    return tuple(
        Said(small=True) if place in small else Said() if place in hidden else Said(part)
        for place, part in enumerate(parts)
    )


def _open(parts: Sequence[int], small: set[int], hidden: set[int]) -> bool:
    """Whether the sum of what is not said leaves more than one possibility for every small count."""
    left = sum(parts[place] for place in small | hidden)
    if hidden:
        return left > len(small) + SMALL * len(hidden)
    return len(small) < left < (SMALL - 1) * len(small)


def _nothing(parts: Sequence[int]) -> tuple[Said, ...]:
    return tuple(Said() for _ in parts)
