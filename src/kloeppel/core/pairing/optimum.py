"""All best matchings of the same wishes: one of them, and a way to ask for others that are exactly as good."""

from collections.abc import Collection, Mapping

import numpy as np

from kloeppel.core.pairing.engine import fallback, is_quick, matching_of, solve
from kloeppel.core.pairing.instance import Instance, instance_of
from kloeppel.core.pairing.market import Choice, Integers
from kloeppel.core.pairing.search import Found, Search
from kloeppel.core.pairing.values import Matching, Pair, Person, Wishes
from kloeppel.core.values import InputError, sentence
from kloeppel.core.watch import Watch


class Optimum:
    """The best matchings of checked `wishes` by their rule; `matching` is one of them."""

    def __init__(
        self,
        wishes: Wishes,
        affinity: Mapping[Pair, float],
        *,
        seed: int,
        watch: Watch,
        included: Collection[Person] = (),
        matching: Matching | None = None,
    ) -> None:
        """With `included` only the matchings in which these people have a partner; `matching` if it is known already.

        Raises NoMatchingError if there is none, or if none was found in time.
        """
        self.wishes = wishes
        self.instance: Instance = instance_of(wishes, affinity, seed)
        numbers = [self.instance.number[person] for person in included]
        if matching is None and is_quick(wishes) and not included:
            matching = solve(wishes, affinity, seed=seed, watch=watch)
        self._search = Search(
            self.instance, wishes.rule, seed=seed, watch=watch, included=numbers, whole=matching is not None
        )
        if matching is not None:
            self.matching = matching
            if matching.optimal:
                self._search.hold(list(self.values().values()))
        else:
            first = [] if included else fallback(self.instance, affinity, seed)
            found = self._search.best(first)
            if found.choice is None:
                raise NoMatchingError(impossible=found.impossible)
            self.matching = matching_of(wishes, self.instance, found)

    def values(self, matching: Matching | None = None) -> dict[str, int]:
        """What `matching` (without it: the best) reaches in the aims of the rule, by name."""
        choice = self.instance.choice_of((matching or self.matching).matches)
        return {aim.name: aim.value(choice) for aim in self._search.aims}

    def another(self, weights: Integers) -> Choice | None:
        """The best matching with the largest sum of `weights` (one per edge), proven; None if it was not found."""
        if not self.matching.optimal:
            return None
        stage = self._search.another(weights)
        return stage.choice if stage.proven else None

    def closest(self, matches: Collection[Pair]) -> Matching:
        """The best matching that has the most pairs in common with `matches`, or just a best one if time is short."""
        if not self.instance.edges:
            return self.matching
        choice = self.another(self.instance.choice_of(matches).astype(np.int64))
        if choice is None:
            return self.matching
        return self.as_matching(choice)

    def as_matching(self, choice: Choice) -> Matching:
        """A choice that `another` found, as a matching that has passed the check."""
        values = self.values()
        found = Found(choice, tuple(values.values()), tuple(values), self.matching.bound, optimal=True)
        return matching_of(self.wishes, self.instance, found)


class NoMatchingError(InputError):
    """No matching keeps all rules (`impossible`: proven), or none was found in time."""

    def __init__(self, *, impossible: bool) -> None:
        super().__init__(
            sentence("No matching keeps all rules.")
            if impossible
            else sentence("In the time given no matching was found that keeps all musts, quotas, couples and teams.")
        )
        self.impossible = impossible
