"""Why two people were matched, and who could still be a partner, in words for the coordination.

Nothing here may let anybody conclude that a person did NOT wish for another. Every sentence is therefore about a pair
that both wished for, or says nothing about wishes at all: a pair set by the coordination gets the same sentence whether
or not it was wished for, and a person without any mutual wish gets the same sentence whatever the cause.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kloeppel.core.pairing.values import Matching, Pair, Participant, Wishes
from kloeppel.core.values import Sentence, Side, sentence

NameOf = Callable[[Side, str], str]
"""The name to print for the id of a person of a side."""

FIRST = 1


@dataclass(frozen=True, slots=True)
class Alternative:
    """A possible match, `pair`, for somebody without one; `instead_of` is the match that would end, None for none."""

    pair: Pair
    instead_of: Pair | None
    sentence: Sentence


def reasons(wishes: Wishes, pair: Pair, *, name_of: NameOf | None = None) -> tuple[Sentence, ...]:
    """Why `pair` (id of side a, id of side b) is a match; empty for a pair that is neither a must nor a mutual wish."""
    name = name_of or _id
    a, b = name(Side.CREATIVE, pair[0]), name(Side.BUSINESS, pair[1])
    if pair in wishes.must:
        return (sentence("The coordination has set the match of %(a)s and %(b)s.", a=a, b=b),)
    ranks = _mutual_ranks(wishes, pair)
    if ranks is None:
        return ()
    if ranks == (FIRST, FIRST):
        return (sentence("%(a)s and %(b)s put each other first.", a=a, b=b),)
    both = sentence("%(a)s and %(b)s both wished for this match.", a=a, b=b)
    if FIRST in ranks:
        return both, sentence("For %(person)s it is a first wish.", person=a if ranks[0] == FIRST else b)
    return (both,)


def alternatives(
    wishes: Wishes,
    matching: Matching,
    person_id: str,
    limit: int = 2,
    *,
    side: Side | None = None,
    name_of: NameOf | None = None,
) -> tuple[Alternative, ...]:
    """Up to `limit` possible matches for a person who stayed without, the gentlest first, with what would have to give.

    Free places come first, then matches that would end, then places that the coordination itself has filled; within
    these the best ranks of both. Only partners whom both wish for and who are not in `never` are named. `side` is
    needed only where both sides use the id. Raises ValueError for an id that is unknown or on both sides.
    """
    found_side = _side_of(wishes, person_id, side)
    options = []
    for pair in _open_pairs(wishes, matching, person_id, found_side):
        partner_side = found_side.other
        partner = pair[1] if partner_side is Side.BUSINESS else pair[0]
        effort, instead_of = _what_gives(wishes, matching, partner, partner_side)
        ranks = _mutual_ranks(wishes, pair)
        if ranks is not None:
            options.append((effort, sum(ranks), pair, instead_of))
    options.sort(key=lambda option: option[:3])
    return tuple(
        Alternative(pair, instead_of, _in_words(pair, instead_of, effort, found_side.other, name_of or _id))
        for effort, _, pair, instead_of in options[:limit]
    )


def without_match(
    wishes: Wishes,
    matching: Matching,
    person_id: str,
    *,
    side: Side | None = None,
    name_of: NameOf | None = None,
) -> Sentence:
    """One sentence about a person who stayed without; the same whenever nothing is left, whatever the cause."""
    found_side = _side_of(wishes, person_id, side)
    person = (name_of or _id)(found_side, person_id)
    gentlest = alternatives(wishes, matching, person_id, 1, side=found_side)
    if gentlest and gentlest[0].instead_of is None:
        return sentence("For %(person)s there is a mutual wish with somebody who has a free place.", person=person)
    if gentlest:
        return sentence("For %(person)s there are mutual wishes, but those places are taken.", person=person)
    return sentence("For %(person)s no mutual wish is left.", person=person)


FREE, ENDS_MATCH, SET_BY_COORDINATION = range(3)


def _what_gives(wishes: Wishes, matching: Matching, partner: str, side: Side) -> tuple[int, Pair | None]:
    """How hard it is to make room at `partner`, and the match that would end: their lowest-ranked, musts last."""
    person = _people(wishes, side)[partner]
    own = [pair for pair in matching.matches if pair[_position(side)] == partner]
    if len(own) < person.capacity:
        return FREE, None
    loose = [pair for pair in own if pair not in wishes.must]
    if loose:
        return ENDS_MATCH, max(loose, key=lambda pair: (person.wishes[pair[_position(side.other)]], pair))
    # Not by rank: it would show whether a pair set by the coordination was wished for.
    return SET_BY_COORDINATION, max(own)


def _in_words(pair: Pair, instead_of: Pair | None, effort: int, side: Side, name: NameOf) -> Sentence:
    partner = name(side, pair[_position(side)])
    if instead_of is None:
        return sentence("A mutual wish with %(partner)s, who has a free place.", partner=partner)
    current = name(side.other, instead_of[_position(side.other)])
    if effort == SET_BY_COORDINATION:
        return sentence(
            "A mutual wish with %(partner)s, whom the coordination has matched with %(current)s.",
            partner=partner,
            current=current,
        )
    return sentence(
        "A mutual wish with %(partner)s, who is matched with %(current)s now; that match would have to end.",
        partner=partner,
        current=current,
    )


def _open_pairs(wishes: Wishes, matching: Matching, person_id: str, side: Side) -> Iterator[Pair]:
    people, others = _people(wishes, side), _people(wishes, side.other)
    for other_id in people[person_id].wishes:
        pair = (person_id, other_id) if side is Side.CREATIVE else (other_id, person_id)
        other = others.get(other_id)
        if other is None or person_id not in other.wishes or not other.capacity:
            continue
        if pair not in wishes.never and pair not in matching.matches:
            yield pair


def _mutual_ranks(wishes: Wishes, pair: Pair) -> tuple[int, int] | None:
    a = _people(wishes, Side.CREATIVE).get(pair[0])
    b = _people(wishes, Side.BUSINESS).get(pair[1])
    if a is None or b is None or pair in wishes.never or b.id not in a.wishes or a.id not in b.wishes:
        return None
    return a.wishes[b.id], b.wishes[a.id]


def _side_of(wishes: Wishes, person_id: str, side: Side | None) -> Side:
    found = [one for one in Side if person_id in _people(wishes, one) and side in (None, one)]
    if len(found) != 1:
        raise ValueError(f"{person_id!r} is on {'both sides: name one' if found else 'neither side'}.")
    return found[0]


def _people(wishes: Wishes, side: Side) -> dict[str, Participant]:
    return {person.id: person for person in (wishes.a if side is Side.CREATIVE else wishes.b)}


def _position(side: Side) -> int:
    return 0 if side is Side.CREATIVE else 1


def _id(_side: Side, person_id: str) -> str:
    return person_id
