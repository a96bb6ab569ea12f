"""From wishes to a matching that has passed the check."""

import math
from collections.abc import Mapping

from kloeppel.core.pairing.best_total import best_in_total
from kloeppel.core.pairing.checks import check, check_affinity
from kloeppel.core.pairing.market import market_of
from kloeppel.core.pairing.stable import largest_stable
from kloeppel.core.pairing.values import Matching, Pair, Rule, Wishes
from kloeppel.core.pairing.verify import blocking_pairs, verify
from kloeppel.core.values import InputError, sentence

ENGINES = {Rule.STABLE: largest_stable, Rule.BEST_TOTAL: best_in_total}


def match(
    wishes: Wishes, *, affinity: Mapping[Pair, float] | None = None, seed: int = 0, time_limit: float = 10.0
) -> Matching:
    """Match both sides of `wishes` by its rule; docs/algorithms/pairing.md says what is promised.

    `affinity` (any finite numbers, larger is better; a pair not named counts 0) decides between matchings of equal size
    and equal ranks, and never who is acceptable. The same wishes, affinity and `seed` give the same matching, whatever
    the order of the people, as long as `time_limit` (the solver's seconds) is not reached. Raises InputError for wishes
    that cannot be paired.
    """
    check(wishes)
    check_affinity(affinity or {})
    if not (math.isfinite(time_limit) and time_limit >= 0):
        raise InputError(
            sentence("The time limit must be a number of seconds from 0 on, it is %(found)s.", found=time_limit)
        )
    market = market_of(wishes, affinity or {}, seed)
    outcome = ENGINES[wishes.rule](market, seed=seed, time_limit=time_limit)
    chosen = [pair for pair, taken in zip(market.pairs, outcome.choice.tolist(), strict=True) if taken]
    matches = tuple(sorted([*chosen, *wishes.must]))
    blocking = blocking_pairs(wishes, matches)
    if verify(wishes, matches) or (blocking and wishes.rule is Rule.STABLE):
        raise RuntimeError("The matching did not pass its check; this is a fault in the pairing engine.")
    matched_a, matched_b = {a for a, _ in matches}, {b for _, b in matches}
    return Matching(
        matches=matches,
        unmatched_a=tuple(sorted(one.id for one in wishes.a if one.capacity and one.id not in matched_a)),
        unmatched_b=tuple(sorted(one.id for one in wishes.b if one.capacity and one.id not in matched_b)),
        blocking_pairs=blocking,
        size=len(matches),
        bound=outcome.size_bound + len(wishes.must),
        optimal=outcome.optimal,
        rank_total=int(market.ranks[outcome.choice].sum()),
        rule=wishes.rule,
    )
