"""The pot of a programme: promised to its matches, left, and for how many more matches it lasts."""

from dataclasses import dataclass

from kloeppel.core.values import InputError, sentence


@dataclass(frozen=True, slots=True)
class Budget:
    """A pot in cents. `left` is negative if more is promised than there is; `more_matches` is None without a grant."""

    pot: int
    promised: int
    left: int
    more_matches: int | None

    @property
    def exceeded(self) -> bool:
        """Whether more is promised than the pot holds."""
        return self.left < 0


def promised_to(matches: int, *, grant_per_match: int) -> int:
    """What so many matches may spend together, in cents. Raises InputError if a number is negative."""
    if matches < 0 or grant_per_match < 0:
        raise InputError(sentence("Sums of money and numbers of matches cannot be negative."))
    return matches * grant_per_match


def budget_of(*, pot: int, grant_per_match: int, matches: int) -> Budget:
    """How a pot stands when every match may spend `grant_per_match`; both in cents.

    Raises InputError if a number is negative.
    """
    promised = promised_to(matches, grant_per_match=grant_per_match)
    if pot < 0:
        raise InputError(sentence("Sums of money and numbers of matches cannot be negative."))
    left = pot - promised
    more = max(left, 0) // grant_per_match if grant_per_match else None
    return Budget(pot=pot, promised=promised, left=left, more_matches=more)
