"""Two matchings side by side: what the figures say, who gains and who loses, in words for the coordination."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kloeppel.core.pairing.explain import NameOf
from kloeppel.core.pairing.values import Matching, Pair, Person, Wishes
from kloeppel.core.values import Sentence, Side, sentence

SET = 0
"""Stands for the rank of a partner by must: whoever has one is provided for, whether or not there was a wish."""

Rank = int | None
"""The rank of somebody's best partner; None for nobody at all."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted: `people` have at least one partner, `mutual_yes` are pairs with both ranks 1."""

    matches: int
    people: int
    mutual_yes: int
    blocking: int
    rank_total: int


@dataclass(frozen=True, slots=True)
class Shift:
    """Somebody whose best partner is another one in the second matching: the rank before and after."""

    person: Person
    before: Rank
    after: Rank


@dataclass(frozen=True, slots=True)
class Comparison:
    """The second matching against the first: `gains` and `losses` name everybody whose best rank changes."""

    first: Matching
    second: Matching
    before: Figures
    after: Figures
    gains: tuple[Shift, ...]
    losses: tuple[Shift, ...]


def figures(wishes: Wishes, matching: Matching) -> Figures:
    """What is counted about `matching`."""
    yes_b = {one.id: {wished for wished, rank in one.wishes.items() if rank == 1} for one in wishes.b}
    yes = {(one.id, b) for one in wishes.a for b, rank in one.wishes.items() if rank == 1 and one.id in yes_b[b]}
    return Figures(
        matches=matching.size,
        people=len({a for a, _ in matching.matches}) + len({b for _, b in matching.matches}),
        mutual_yes=len(yes.intersection(matching.matches)),
        blocking=len(matching.blocking_pairs),
        rank_total=matching.rank_total,
    )


def compare(first: tuple[Wishes, Matching], second: tuple[Wishes, Matching], pair: Pair | None = None) -> Comparison:
    """The second matching against the first; each comes with the wishes that it answers, of the same people.

    The two of `pair` are left out: what happens to them has been decided.
    """
    before, after = best_ranks(*first), best_ranks(*second)
    apart = [] if pair is None else list(zip(Side, pair, strict=True))
    shifts = [
        Shift(person, rank, after[person])
        for person, rank in before.items()
        if person not in apart and rank != after[person]
    ]
    return Comparison(
        first=first[1],
        second=second[1],
        before=figures(*first),
        after=figures(*second),
        gains=tuple(shift for shift in shifts if _order(shift.after) < _order(shift.before)),
        losses=tuple(shift for shift in shifts if _order(shift.after) > _order(shift.before)),
    )


def best_ranks(wishes: Wishes, matching: Matching) -> dict[Person, Rank]:
    """The rank of everybody's best partner, in the order of sides and ids."""
    found: dict[Person, Rank] = {}
    for position, side in enumerate(Side):
        partners: dict[str, list[Pair]] = {}
        for pair in matching.matches:
            partners.setdefault(pair[position], []).append(pair)
        for one in sorted(wishes.side(side), key=lambda one: one.id):
            ranks = [
                SET if pair in wishes.must else one.wishes[pair[1 - position]] for pair in partners.get(one.id, ())
            ]
            found[side, one.id] = min(ranks, default=None)
    return found


def difference_in_words(comparison: Comparison) -> tuple[Sentence, ...]:
    """How the figures differ, one sentence for each that does."""
    before, after = comparison.before, comparison.after
    return (
        *_counted(after.matches - before.matches, _matches),
        *_counted(after.mutual_yes - before.mutual_yes, _mutual_yes),
        *_counted(after.people - before.people, _people),
        *_counted(after.blocking - before.blocking, _blocking),
    )


def shift_in_words(shift: Shift, name_of: NameOf | None = None) -> Sentence:
    """What changes for one person."""
    side, person_id = shift.person
    person = name_of(side, person_id) if name_of else person_id
    if shift.after is None:
        return sentence("%(person)s would stay without.", person=person)
    if shift.before is None:
        return sentence("%(person)s would have somebody: %(after)s.", person=person, after=_wish(shift.after))
    return sentence(
        "%(person)s would get: %(after)s instead of %(before)s.",
        person=person,
        after=_wish(shift.after),
        before=_wish(shift.before),
    )


def _order(rank: Rank) -> float:
    return float("inf") if rank is None else rank


def _wish(rank: int) -> Sentence:
    words: dict[int, Callable[[], Sentence]] = {
        SET: lambda: sentence("a match set by the coordination"),
        1: lambda: sentence("a first wish"),
        2: lambda: sentence("a second wish"),
        3: lambda: sentence("a third wish"),
    }
    return words[rank]() if rank in words else sentence("wish number %(rank)s", rank=rank)


def _counted(difference: int, words: Callable[[int, int], Sentence]) -> Iterator[Sentence]:
    if difference:
        yield words(difference, abs(difference))


def _matches(difference: int, count: int) -> Sentence:
    if difference < 0:
        one, many = sentence("There is one match fewer."), sentence("There are %(count)s matches fewer.", count=count)
    else:
        one, many = sentence("There is one match more."), sentence("There are %(count)s matches more.", count=count)
    return one if count == 1 else many


def _mutual_yes(difference: int, count: int) -> Sentence:
    if difference < 0:
        one, many = sentence("This costs one mutual yes."), sentence("This costs %(count)s mutual yes.", count=count)
    else:
        one, many = sentence("This brings one mutual yes."), sentence("This brings %(count)s mutual yes.", count=count)
    return one if count == 1 else many


def _people(difference: int, count: int) -> Sentence:
    if difference < 0:
        one = sentence("One person more stays without.")
        many = sentence("%(count)s people more stay without.", count=count)
    else:
        one = sentence("One person fewer stays without.")
        many = sentence("%(count)s people fewer stay without.", count=count)
    return one if count == 1 else many


def _blocking(difference: int, count: int) -> Sentence:
    if difference < 0:
        one = sentence("One pair fewer would rather have each other.")
        many = sentence("%(count)s pairs fewer would rather have each other.", count=count)
    else:
        one = sentence("One pair more would rather have each other.")
        many = sentence("%(count)s pairs more would rather have each other.", count=count)
    return one if count == 1 else many
