"""From wishes to a matching that has passed the check."""

import math
from collections import Counter
from collections.abc import Mapping

from kloeppel.core.pairing.aims import BLOCKING, MUTUAL, SIZE
from kloeppel.core.pairing.checks import check, check_affinity
from kloeppel.core.pairing.conflicts import conflict
from kloeppel.core.pairing.instance import Instance, instance_of
from kloeppel.core.pairing.market import Choice, Market, market_of
from kloeppel.core.pairing.mutual import most_mutual
from kloeppel.core.pairing.proposals import first_choice
from kloeppel.core.pairing.search import Found, Search
from kloeppel.core.pairing.stable import largest_stable
from kloeppel.core.pairing.values import Matching, Pair, Rule, Wishes
from kloeppel.core.pairing.verify import blocking_pairs, verify
from kloeppel.core.values import InputError, sentence
from kloeppel.core.watch import Observer, Watch


def match(
    wishes: Wishes,
    *,
    affinity: Mapping[Pair, float] | None = None,
    seed: int = 0,
    time_limit: float = 10.0,
    observer: Observer | None = None,
) -> Matching:
    """Match both sides of `wishes` by its rule; docs/algorithms/pairing.md says what is promised.

    `affinity` (any finite numbers, larger is better; a pair not named counts 0) decides between matchings of equal size
    and equal ranks, and never who is acceptable. The same wishes, affinity and `seed` give the same matching, whatever
    the order of the people, as long as `time_limit` (seconds) is not reached and `observer` does not end the search.
    Raises InputError for wishes that cannot be paired, also if musts, quotas, couples and teams contradict each other
    (the sentence says which), or if no matching that keeps them was found in time.
    """
    watch = watched(wishes, affinity or {}, time_limit, observer)
    return solve(wishes, affinity or {}, seed=seed, watch=watch)


def watched(wishes: Wishes, affinity: Mapping[Pair, float], time_limit: float, observer: Observer | None) -> Watch:
    """The watch over a search; InputError if `wishes`, `affinity` or `time_limit` (seconds) cannot be used."""
    check(wishes)
    check_affinity(affinity)
    if not (math.isfinite(time_limit) and time_limit >= 0):
        raise InputError(
            sentence("The time limit must be a number of seconds from 0 on, it is %(found)s.", found=time_limit)
        )
    return Watch(time_limit, observer)


def solve(wishes: Wishes, affinity: Mapping[Pair, float], *, seed: int, watch: Watch) -> Matching:
    """`match` for wishes that have been checked, under a watch that may be over several searches."""
    if is_quick(wishes):
        return _quickly(wishes, affinity, seed=seed, watch=watch)
    instance = instance_of(wishes, affinity, seed)
    search = Search(instance, wishes.rule, seed=seed, watch=watch)
    found = search.best(fallback(instance, affinity, seed))
    if found.impossible:
        raise InputError(conflict(wishes, watch=watch))
    if found.choice is None:
        raise InputError(
            sentence("In the time given no matching was found that keeps all musts, quotas, couples and teams.")
        )
    return matching_of(wishes, instance, found)


def fallback(instance: Instance, affinity: Mapping[Pair, float], seed: int) -> list[Choice]:
    """Choices that keep all rules, found without a search: what somebody gets who has no time."""
    wishes = instance.wishes
    market = market_of(wishes, affinity, seed)
    chosen = [pair for pair, taken in zip(market.pairs, first_choice(market, seed).tolist(), strict=True) if taken]
    tried = [instance.choice_of([*chosen, *wishes.must]), instance.choice_of(wishes.must)]
    return [choice for choice in tried if not verify(wishes, instance.matches(choice))]


def matching_of(wishes: Wishes, instance: Instance, found: Found) -> Matching:
    """`found` as a matching that has passed the check. Raises RuntimeError if it does not."""
    if found.choice is None:
        raise RuntimeError("There is no choice to make a matching of; this is a fault in the pairing engine.")
    matches = instance.matches(found.choice)
    return _checked(wishes, matches, bound=found.size_bound, optimal=found.optimal, blocking=_allowed(found))


def _allowed(found: Found) -> int | None:
    """How many pairs may block; None for any number."""
    return -found.values[found.names.index(BLOCKING)] if BLOCKING in found.names else None


QUICK = {Rule.STABLE: largest_stable, Rule.MOST_MUTUAL: most_mutual}
"""Rules with a search of their own where nothing binds matches together: no pair may block, and none has to."""


def is_quick(wishes: Wishes) -> bool:
    """Whether there is a search of its own for `wishes`, which does not look at quotas, couples and teams."""
    return wishes.rule in QUICK and not wishes.bound_together


def _quickly(wishes: Wishes, affinity: Mapping[Pair, float], *, seed: int, watch: Watch) -> Matching:
    market = market_of(wishes, affinity, seed)
    outcome = QUICK[wishes.rule](market, seed=seed, watch=watch)
    chosen = [pair for pair, taken in zip(market.pairs, outcome.choice.tolist(), strict=True) if taken]
    matches = tuple(sorted([*chosen, *wishes.must]))
    if outcome.optimal and _may_include_more(wishes, market, matches):
        instance = instance_of(wishes, affinity, seed)
        search = Search(instance, wishes.rule, seed=seed, watch=watch)
        first = instance.choice_of(matches)
        known = {aim.name: aim.value(first) for aim in search.aims if aim.name in (MUTUAL, BLOCKING, SIZE)}
        return matching_of(wishes, instance, search.best([first], known))
    bound = outcome.size_bound + len(wishes.must)
    return _checked(wishes, matches, bound=bound, optimal=outcome.optimal, blocking=0)


def _may_include_more(wishes: Wishes, market: Market, matches: tuple[Pair, ...]) -> bool:
    """Whether somebody has several partners while somebody else who could have one has none."""
    for side, position in ((wishes.a, 0), (wishes.b, 1)):
        counts = Counter(pair[position] for pair in matches)
        could = {pair[position] for pair in market.pairs}
        if max(counts.values(), default=0) > 1 and any(one.id in could and not counts[one.id] for one in side):
            return True
    return False


def _checked(wishes: Wishes, matches: tuple[Pair, ...], *, bound: int, optimal: bool, blocking: int | None) -> Matching:
    pairs = blocking_pairs(wishes, matches)
    if verify(wishes, matches) or blocking not in (None, len(pairs)):
        raise RuntimeError("The matching did not pass its check; this is a fault in the pairing engine.")
    matched_a, matched_b = {a for a, _ in matches}, {b for _, b in matches}
    ranks_a, ranks_b = ({one.id: one.wishes for one in people} for people in (wishes.a, wishes.b))
    return Matching(
        matches=matches,
        unmatched_a=tuple(sorted(one.id for one in wishes.a if one.capacity and one.id not in matched_a)),
        unmatched_b=tuple(sorted(one.id for one in wishes.b if one.capacity and one.id not in matched_b)),
        blocking_pairs=pairs,
        size=len(matches),
        bound=bound,
        optimal=optimal,
        rank_total=sum(ranks_a[a][b] + ranks_b[b][a] for a, b in matches if (a, b) not in wishes.must),
        rule=wishes.rule,
    )
