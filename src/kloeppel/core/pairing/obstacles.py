"""What stands between somebody without a match and those who would like one with them: the true obstacle, in words.

Only mutual wishes are spoken of; whoever has none reads the same whatever the cause.
"""

from kloeppel.core.pairing.explain import NameOf, without_match
from kloeppel.core.pairing.values import Matching, Pair, Person, Wishes
from kloeppel.core.pairing.verify_bonds import verify_bonds
from kloeppel.core.values import Sentence, Side, Value, sentence


def open_pairs(wishes: Wishes, person: Person) -> tuple[Pair, ...]:
    """The pairs of `person` that both wish for, that are not in never, and whose two have a place; best wish first."""
    side, person_id = person
    one = next(one for one in wishes.side(side) if one.id == person_id)
    others = {other.id: other for other in wishes.side(side.other) if other.capacity and person_id in other.wishes}
    pairs = [
        (person_id, wished) if side is Side.CREATIVE else (wished, person_id)
        for wished in sorted(one.wishes, key=lambda wished: (one.wishes[wished], wished))
        if one.capacity and wished in others
    ]
    return tuple(pair for pair in pairs if pair not in wishes.never)


def obstacles_in_words(
    wishes: Wishes, matching: Matching, person: Person, *, name_of: NameOf | None = None
) -> tuple[Sentence, ...]:
    """For somebody without a match one sentence for each partner that both wish for, the best wish first."""
    side, person_id = person
    pairs = open_pairs(wishes, person)
    if not pairs:
        return (without_match(wishes, matching, person_id, side=side, name_of=name_of),)
    return tuple(_obstacle(wishes, matching, pair, side, name_of or _id) for pair in pairs)


def _obstacle(wishes: Wishes, matching: Matching, pair: Pair, side: Side, name: NameOf) -> Sentence:
    theirs = 1 if side is Side.CREATIVE else 0
    partner = {one.id: one for one in wishes.side(side.other)}[pair[theirs]]
    shown = name(side.other, partner.id)
    own = [match for match in matching.matches if match[theirs] == partner.id]
    if len(own) < partner.capacity:
        return _bond(wishes, matching, pair, shown)
    loose = [match for match in own if match not in wishes.must]
    if not loose:
        taken = name(side, own[-1][1 - theirs])
        return sentence(
            "%(partner)s and %(current)s have been matched by the coordination.", partner=shown, current=taken
        )
    worst = max(loose, key=lambda match: (partner.wishes[match[1 - theirs]], match))
    words: dict[str, Value] = {"partner": shown, "current": name(side, worst[1 - theirs])}
    difference = partner.wishes[worst[1 - theirs]] - partner.wishes[pair[1 - theirs]]
    if difference < 0:
        return sentence("%(partner)s is matched with %(current)s, whom they wish for more.", **words)
    if difference == 0:
        return sentence("%(partner)s is matched with %(current)s, whom they wish for just as much.", **words)
    broken = verify_bonds(wishes, [*(match for match in matching.matches if match != worst), pair])
    if broken:
        return sentence(
            "%(partner)s is matched with %(current)s and would rather change, but then: %(reason)s",
            reason=broken[0],
            **words,
        )
    return sentence(
        "%(partner)s is matched with %(current)s and would rather change; the rule weighs something else higher.",
        **words,
    )


def _bond(wishes: Wishes, matching: Matching, pair: Pair, shown: str) -> Sentence:
    broken = verify_bonds(wishes, [*matching.matches, pair])
    if broken:
        return sentence(
            "%(partner)s has a free place, but then: %(reason)s",
            partner=shown,
            reason=broken[0],
        )
    return sentence("%(partner)s has a free place; the match was not found in the time given.", partner=shown)


def _id(_side: Side, person_id: str) -> str:
    return person_id
