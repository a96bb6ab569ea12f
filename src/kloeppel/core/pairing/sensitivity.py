"""Which pairs are in every best matching, which in some, which in none."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from kloeppel.core.pairing.engine import watched
from kloeppel.core.pairing.optimum import Optimum
from kloeppel.core.pairing.values import Matching, Pair, Wishes
from kloeppel.core.values import sentence
from kloeppel.core.watch import Observer, Progress, Watch


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """All pairs that could be chosen, sorted into those of every best matching, of some but not all, of none.

    `unknown` are those for which time did not suffice; musts are in every matching.
    """

    every: tuple[Pair, ...]
    some: tuple[Pair, ...]
    none: tuple[Pair, ...]
    unknown: tuple[Pair, ...]


def sensitivity(
    wishes: Wishes,
    *,
    affinity: Mapping[Pair, float] | None = None,
    seed: int = 0,
    time_limit: float = 10.0,
    observer: Observer | None = None,
) -> tuple[Matching, Sensitivity]:
    """A best matching, and what holds for all of them. `time_limit` in seconds. Raises InputError as `match` does.

    The search asks again and again for a best matching with as much as possible that was not seen before: pairs that
    were in none so far, and the lack of pairs that were in all so far. When nothing new is left, all is known.
    """
    watch = watched(wishes, affinity or {}, time_limit, observer)
    optimum = Optimum(wishes, affinity or {}, seed=seed, watch=watch)
    return optimum.matching, sensitivity_of(optimum, watch)


def sensitivity_of(optimum: Optimum, watch: Watch) -> Sensitivity:
    """The sensitivity of an optimum that is there already."""
    instance = optimum.instance
    always = instance.choice_of(optimum.matching.matches)
    seen = always.copy()
    proven = not instance.edges
    while not (proven or watch.over()):
        found = optimum.another((~seen).astype(np.int64) - (always & ~instance.fixed))
        if found is None:
            break
        proven = not ((found & ~seen).any() or (always & ~found).any())
        seen, always = seen | found, always & found
        step = sentence("Looking for pairs that are in some best matchings only")
        watch.report(Progress(step, best=float((seen & ~always).sum())))
    surely = always if proven else always & instance.fixed
    return Sensitivity(
        every=instance.matches(surely),
        some=instance.matches(seen & ~always),
        none=instance.matches(~seen) if proven else (),
        unknown=() if proven else instance.matches(~seen | (always & ~surely)),
    )
