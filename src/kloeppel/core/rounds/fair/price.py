"""What evenness may cost."""

from dataclasses import dataclass

_AT_LEAST = 0.5


@dataclass(frozen=True, slots=True)
class Price:
    """The share of affinity that evenness may cost in all.

    What even talks cost is paid in any case. Where that leaves nothing of `most_lost`, half of it may still be spent on
    even affinity.
    """

    most_lost: float

    def spare(self, evenly: float, most: float) -> float:
        """What even affinity may cost when even talks leave `evenly` of the `most` that is possible."""
        left = evenly - (1.0 - self.most_lost) * most
        return left if left > 0 else _AT_LEAST * self.most_lost * evenly
