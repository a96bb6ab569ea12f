"""Speed-dating days that never were: people, profiles and what everybody would say of everybody.

The model is Kenny's social relations model on a latent scale. Somebody says yes if

    threshold + giver + receiver + relationship > 0,

with shares of the variance as in `Shares`. Profiles know a part of givers and receivers and nothing of relationships,
as Joel, Eastwick and Finkel (2017) found. The two directions are independent given the effects: choices at speed-dating
days are hardly reciprocal (Back et al. 2011). Nothing here is data; see docs/algorithms/rounds-adaptive.md.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kloeppel.core.rounds import Pair, Person, Problem
from kloeppel.core.values import Side

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Shares:
    """Of the variance of what people feel: who feels, who is felt for; and how much of either profiles know.

    `usual_yes` is the share of yes overall.
    """

    giver: float = 0.2
    receiver: float = 0.2
    profile_of_giver: float = 0.08
    profile_of_receiver: float = 0.12
    usual_yes: float = 0.42


@dataclass(frozen=True, slots=True)
class Event:
    """`affinity` [n, m] from profiles; `a_says_yes`, `b_says_yes` [n, m]: what they would say if they met."""

    affinity: Floats
    a_says_yes: Bools
    b_says_yes: Bools

    def problem(self, rounds: int) -> Problem:
        """The day as a problem in which everybody may meet everybody."""
        n, m = self.affinity.shape
        people = (
            *(Person(f"a{index}", Side.CREATIVE) for index in range(n)),
            *(Person(f"b{index}", Side.BUSINESS) for index in range(m)),
        )
        pairs = tuple(Pair(f"a{i}", f"b{j}", float(self.affinity[i, j])) for i in range(n) for j in range(m))
        return Problem(rounds, min(n, m), people, pairs, "total")


def event(n: int, m: int, seed: int, shares: Shares | None = None) -> Event:
    """A day of `n` and `m` people."""
    shares = shares or Shares()
    rng = np.random.default_rng(seed)
    from_a, known_a = _felt(n, m, shares, rng)
    from_b, known_b = _felt(m, n, shares, rng)
    known = known_a + known_b.T
    affinity = (known - known.min()) / max(float(np.ptp(known)), 1e-12)
    # The quantile of the standard normal that leaves `usual_yes` above it.
    draws = np.sort(np.random.default_rng(0).standard_normal(100_000))
    threshold = draws[int((1 - shares.usual_yes) * len(draws))]
    return Event(affinity, from_a > threshold, (from_b > threshold).T)


def _felt(n: int, m: int, shares: Shares, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """What n givers feel for m receivers [n, m], of variance 1, and the part of it that profiles know."""
    giver, receiver = rng.standard_normal((2, n)), rng.standard_normal((2, m))
    known_giver, known_receiver = shares.profile_of_giver, shares.profile_of_receiver
    known = np.sqrt(shares.giver * known_giver) * giver[0][:, None]
    known = known + np.sqrt(shares.receiver * known_receiver) * receiver[0][None, :]
    unknown = np.sqrt(shares.giver * (1 - known_giver)) * giver[1][:, None]
    unknown = unknown + np.sqrt(shares.receiver * (1 - known_receiver)) * receiver[1][None, :]
    relationship = np.sqrt(1 - shares.giver - shares.receiver) * rng.standard_normal((n, m))
    return known + unknown + relationship, known
