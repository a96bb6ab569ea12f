"""Answers for the coordination: why these two, why not this one, what another rule or a set pair would change.

As in `explain`, nothing may let anybody conclude that a person did not wish for another: only mutual wishes are spoken
of, and a pair that is not open reads the same whatever the cause.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from kloeppel.core.pairing.checks import check
from kloeppel.core.pairing.conflicts import conflict
from kloeppel.core.pairing.explain import NameOf, reasons
from kloeppel.core.pairing.figures import Comparison, compare, difference_in_words, shift_in_words
from kloeppel.core.pairing.obstacles import obstacles_in_words, open_pairs
from kloeppel.core.pairing.optimum import NoMatchingError, Optimum
from kloeppel.core.pairing.values import Matching, Pair, Person, Rule, Wishes
from kloeppel.core.values import InputError, Sentence, Side, sentence
from kloeppel.core.watch import Watch


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question about a matching found out: sentences, and the two matchings compared where there are two."""

    sentences: tuple[Sentence, ...]
    comparison: Comparison | None = None


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks about the best matchings of `optimum`, with the same affinity, seed and watch; names come from `name_of`."""

    optimum: Optimum
    affinity: Mapping[Pair, float]
    seed: int
    watch: Watch
    name_of: NameOf | None = None

    def rule(self, rule: Rule) -> Answer:
        """What would be different by another rule; of its best matchings the one closest to the present one."""
        wishes = dataclasses.replace(self.optimum.wishes, rule=rule)
        other = self._closest(wishes)
        return self._compared(compare(self._present(), (wishes, other)))

    def lock(self, pair: Pair) -> Answer:
        """What it costs or brings that `pair` is set: the best with it against the best without it."""
        wishes = self.optimum.wishes
        without = dataclasses.replace(wishes, must=wishes.must - {pair})
        locked = dataclasses.replace(wishes, must=wishes.must | {pair}, never=wishes.never - {pair})
        return self._changed(without, locked, pair)

    def forbid(self, pair: Pair) -> Answer:
        """What it costs or brings that `pair` is forbidden: the best with the ban against the best without it."""
        wishes = self.optimum.wishes
        without = dataclasses.replace(wishes, never=wishes.never - {pair})
        banned = dataclasses.replace(wishes, must=wishes.must - {pair}, never=wishes.never | {pair})
        return self._changed(without, banned, None)

    def pair(self, pair: Pair) -> Answer:
        """Why the two are matched and what happens without it, or what it would take to match them."""
        wishes, matching = self.optimum.wishes, self.optimum.matching
        a, b = self._name(Side.CREATIVE, pair[0]), self._name(Side.BUSINESS, pair[1])
        if pair in wishes.must:
            effect = self.lock(pair)
            opening = sentence("What is different because it is set:")
            return Answer((*reasons(wishes, pair, name_of=self.name_of), opening, *effect.sentences), effect.comparison)
        if pair in matching.matches:
            effect = self.forbid(pair)
            opening = sentence("If the coordination ruled this match out:")
            same = sentence("There are equally good answers without this match.")
        elif pair in open_pairs(wishes, (Side.CREATIVE, pair[0])):
            effect = self.lock(pair)
            opening = sentence(
                "%(a)s and %(b)s both wished for each other. If the coordination set this match:", a=a, b=b
            )
            same = sentence("There are equally good answers with the match of %(a)s and %(b)s.", a=a, b=b)
        else:
            return Answer((sentence("%(a)s and %(b)s could be matched only by the coordination.", a=a, b=b),))
        why = reasons(wishes, pair, name_of=self.name_of) if pair in matching.matches else ()
        if effect.comparison is not None and not self._worse(effect.comparison):
            return Answer((*why, same, *self._shifts(effect.comparison)), effect.comparison)
        return Answer((*why, opening, *effect.sentences), effect.comparison)

    def person(self, person: Person) -> Answer:
        """Why somebody has the partners they have, or none."""
        wishes, matching = self.optimum.wishes, self.optimum.matching
        position = 0 if person[0] is Side.CREATIVE else 1
        own = [pair for pair in matching.matches if pair[position] == person[1]]
        if own:
            return Answer(tuple(why for pair in own for why in reasons(wishes, pair, name_of=self.name_of)))
        said = obstacles_in_words(wishes, matching, person, name_of=self.name_of)
        if not open_pairs(wishes, person):
            return Answer(said)
        closing, comparison = self._included(person)
        return Answer((*said, *closing), comparison)

    def _included(self, person: Person) -> tuple[tuple[Sentence, ...], Comparison | None]:
        """What a match for `person` would take, found by asking for the best matching that has one."""
        wishes, name = self.optimum.wishes, self._name(*person)
        try:
            other = Optimum(wishes, self.affinity, seed=self.seed, watch=self.watch, included=[person])
        except NoMatchingError as error:
            if not error.impossible:
                return (sentence("In the time given it was not found out what a match would take."),), None
            found = conflict(wishes, watch=self.watch, included=person)
            return (sentence("No matching that keeps all rules has one for %(person)s.", person=name), found), None
        closest = other.closest(self.optimum.matching.matches)
        comparison = compare(self._present(), (wishes, closest))
        losses = tuple(shift_in_words(shift, self.name_of) for shift in comparison.losses)
        if not (other.matching.optimal and self.optimum.matching.optimal):
            opening = sentence("With a match for %(person)s, as far as was found out:", person=name)
            return (opening, *difference_in_words(comparison), *losses), comparison
        if not self._worse(comparison):
            opening = sentence("There are equally good answers with a match for %(person)s.", person=name)
            return (opening, *losses), comparison
        opening = sentence("With a match for %(person)s the rule would be kept less well:", person=name)
        price = difference_in_words(comparison) or (_ranks_in_words(comparison),)
        return (opening, *price, *losses), comparison

    def _changed(self, before: Wishes, after: Wishes, pair: Pair | None) -> Answer:
        try:
            check(after)
            second = self._closest(after)
        except InputError as error:
            return Answer((sentence("That is not possible. %(reason)s", reason=error.problem),))
        try:
            # What is asked about may be what makes the present wishes possible.
            first = self._closest(before)
        except InputError as error:
            return Answer((sentence("Without that there would be no answer. %(reason)s", reason=error.problem),))
        return self._compared(compare((before, first), (after, second), pair))

    def _closest(self, wishes: Wishes) -> Matching:
        if wishes == self.optimum.wishes:
            return self.optimum.matching
        try:
            optimum = Optimum(wishes, self.affinity, seed=self.seed, watch=self.watch)
        except NoMatchingError as error:
            if not error.impossible:
                raise
            raise InputError(conflict(wishes, watch=self.watch)) from error
        return optimum.closest(self.optimum.matching.matches)

    def _compared(self, comparison: Comparison) -> Answer:
        said = [*difference_in_words(comparison), *self._shifts(comparison)]
        if not (comparison.first.optimal and comparison.second.optimal):
            said.append(sentence("Not everything is proven: with more time the comparison may change."))
        return Answer(tuple(said) or (sentence("Nothing that is counted would change."),), comparison)

    def _shifts(self, comparison: Comparison) -> tuple[Sentence, ...]:
        return tuple(shift_in_words(shift, self.name_of) for shift in (*comparison.losses, *comparison.gains))

    def _worse(self, comparison: Comparison) -> bool:
        """Whether the second matching reaches less of what the rule aims at."""
        values = [tuple(self.optimum.values(one).values()) for one in (comparison.first, comparison.second)]
        return values[1] < values[0]

    def _present(self) -> tuple[Wishes, Matching]:
        return self.optimum.wishes, self.optimum.matching

    def _name(self, side: Side, person_id: str) -> str:
        return self.name_of(side, person_id) if self.name_of else person_id


def _ranks_in_words(comparison: Comparison) -> Sentence:
    return sentence(
        "The sum of ranks would be %(after)s instead of %(before)s.",
        after=comparison.after.rank_total,
        before=comparison.before.rank_total,
    )
