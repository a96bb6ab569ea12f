"""What is believed of every pair of a day after some ratings."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from kloeppel.core.rounds.adaptive.effects import Effects, Ratings, effects_of
from kloeppel.core.rounds.adaptive.values import Rating
from kloeppel.core.rounds.instance import Floats, Ints
from kloeppel.core.rounds.values import Problem
from kloeppel.core.values import Side


@dataclass(frozen=True, slots=True)
class Beliefs:
    """Over the E pairs of a problem: the chance that a says yes, that b does, that both do, and how sure the last is.

    `index` finds a pair. `from_a`, `from_b`: what is believed of people; `a`, `b` [E]: positions on the two sides;
    `profile` [E]: affinity, standardised.
    """

    index: Mapping[tuple[str, str], int]
    a_says_yes: Floats
    b_says_yes: Floats
    both: Floats
    spread: Floats
    from_a: Effects
    from_b: Effects
    a: Ints
    b: Ints
    profile: Floats

    def drawn(self, rng: np.random.Generator) -> Floats:
        """The chance [E] that both say yes, if people are as drawn once from what is believed of them."""
        one = self.from_a.drawn(self.a, self.b, self.profile, rng)
        return one * self.from_b.drawn(self.b, self.a, self.profile, rng)


def beliefs_of(problem: Problem, ratings: tuple[Rating, ...]) -> Beliefs:
    """What is believed of the pairs of `problem` after `ratings`; a talk of two who are no pair counts as average."""
    sides = [[person.id for person in problem.people if person.side is side] for side in Side]
    position = {identifier: number for side in sides for number, identifier in enumerate(side)}
    index = {(pair.a, pair.b): number for number, pair in enumerate(problem.pairs)}
    a = np.fromiter((position[pair.a] for pair in problem.pairs), np.int64, len(problem.pairs))
    b = np.fromiter((position[pair.b] for pair in problem.pairs), np.int64, len(problem.pairs))
    profile = _standardised(np.fromiter((pair.affinity for pair in problem.pairs), np.float64, len(problem.pairs)))
    effects = []
    for givers, receivers in (sides, sides[::-1]):
        mine = [rating for rating in ratings if rating.giver in set(givers)]
        found = [index.get((rating.giver, rating.about), index.get((rating.about, rating.giver))) for rating in mine]
        learnt = Ratings(
            giver=np.array([position[rating.giver] for rating in mine], dtype=np.int64),
            receiver=np.array([position[rating.about] for rating in mine], dtype=np.int64),
            value=np.array([rating.value for rating in mine], dtype=np.float64),
            givers=len(givers),
            receivers=len(receivers),
        )
        effects.append(effects_of(learnt, np.array([0.0 if at is None else profile[at] for at in found])))
    yes_a, sure_a = effects[0].chances(a, b, profile)
    yes_b, sure_b = effects[1].chances(b, a, profile)
    both = yes_a * yes_b
    # Of a product of two independent quantities.
    spread = np.sqrt(np.maximum((yes_a**2 + sure_a**2) * (yes_b**2 + sure_b**2) - both**2, 0.0))
    return Beliefs(index, yes_a, yes_b, both, spread, effects[0], effects[1], a, b, profile)


def _standardised(affinity: Floats) -> Floats:
    """`affinity` with mean 0 and standard deviation 1; all 0 if there is no difference."""
    spread = float(affinity.std()) if affinity.size else 0.0
    return (affinity - affinity.mean()) / spread if spread > 0 else np.zeros(len(affinity))
