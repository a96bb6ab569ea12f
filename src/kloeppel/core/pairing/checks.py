"""What must hold before wishes can be paired. Each refusal is one sentence that names the place."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from kloeppel.core.documents import entry, shown
from kloeppel.core.pairing.rule_checks import LARGEST_NUMBER, check_couples, check_quotas, check_teams, whole_number
from kloeppel.core.pairing.values import Pair, Participant, Wishes
from kloeppel.core.values import InputError, Value, sentence


def check(wishes: Wishes) -> None:
    """Raise InputError for the first thing in `wishes` that cannot be paired.

    That is an id given twice, a wish or a must or never pair for somebody unknown, a number out of range, a pair in
    both must and never, more musts than places, a team without room, a quota or a couple that cannot be meant.
    """
    ids_a = _check_side("a", wishes.a, other="b", other_ids={person.id for person in wishes.b})
    ids_b = _check_side("b", wishes.b, other="a", other_ids=ids_a)
    for name, pairs in (("must", wishes.must), ("never", wishes.never)):
        check_known(((name, pair) for pair in sorted(pairs)), ids_a, ids_b)
    for pair_a, pair_b in sorted(wishes.must & wishes.never):
        raise InputError(
            sentence("The pair %(a)s and %(b)s stands in both must and never; only one can hold.", a=pair_a, b=pair_b)
        )
    _check_places("a", wishes.a, Counter(a for a, _ in wishes.must))
    _check_places("b", wishes.b, Counter(b for _, b in wishes.must))
    check_teams(wishes)
    check_quotas(wishes)
    check_couples(wishes)


def check_known(placed_pairs: Iterable[tuple[str, Pair]], ids_a: Collection[str], ids_b: Collection[str]) -> None:
    """Raise InputError for the first (place, pair) that names somebody who is not on their side."""
    for place, pair in placed_pairs:
        for side, ids, person_id in (("a", ids_a, pair[0]), ("b", ids_b, pair[1])):
            if person_id not in ids:
                raise InputError(
                    sentence(
                        "%(place)s names %(person)s, who is not in %(side)s.",
                        place=place,
                        person=shown(person_id),
                        side=side,
                    )
                )


def check_affinity(affinity: Mapping[Pair, float]) -> None:
    """Raise InputError for the first pair whose affinity is not a finite number."""
    for (a, b), value in affinity.items():
        if not math.isfinite(value):
            raise InputError(
                sentence(
                    "The affinity of %(a)s and %(b)s must be a finite number, it is %(found)s.", a=a, b=b, found=value
                )
            )


def _check_side(name: str, people: Iterable[Participant], *, other: str, other_ids: Collection[str]) -> set[str]:
    seen: set[str] = set()
    for position, person in enumerate(people):
        place = f"{name}[{position}]"
        if person.id in seen:
            raise InputError(
                sentence(
                    "%(place)s.id is %(person)s, which %(side)s already has; every id may be given once per side.",
                    place=place,
                    person=shown(person.id),
                    side=name,
                )
            )
        seen.add(person.id)
        whole_number(person.capacity, f"{place}.capacity", lowest=0)
        if _in_order(person.wishes, other_ids):
            continue
        for wished, rank in person.wishes.items():
            wish_place = entry(f"{place}.wishes", wished)
            if wished not in other_ids:
                raise InputError(
                    sentence("%(place)s is a wish for somebody who is not in %(side)s.", place=wish_place, side=other)
                )
            whole_number(rank, wish_place, lowest=1)
    return seen


def _in_order(wishes: Mapping[str, int], other_ids: Collection[str]) -> bool:
    """Whether all of `wishes` can be used, seen at once; only where something is wrong the place is looked for."""
    ranks = wishes.values()
    if not ranks:
        return True
    whole = set(map(type, ranks)) == {int} and min(ranks) >= 1 and max(ranks) <= LARGEST_NUMBER
    return whole and all(map(other_ids.__contains__, wishes))


def _check_places(name: str, people: Iterable[Participant], musts: Mapping[str, int]) -> None:
    for position, person in enumerate(people):
        wanted = musts.get(person.id, 0)
        if wanted > person.capacity:
            values: dict[str, Value] = {"place": f"{name}[{position}]", "person": shown(person.id)}
            raise InputError(
                sentence(
                    "%(place)s (%(person)s) has the capacity %(capacity)s, but must names %(musts)s partners.",
                    capacity=person.capacity,
                    musts=wanted,
                    **values,
                )
            )
