"""Repeat-free rounds from design theory: what fits the number of people and groups, cut to size."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kloeppel.core.chance import Chance
from kloeppel.core.circles.found import STARTERS
from kloeppel.core.circles.geometries import SPACE_POINTS, SPACE_SHIFTS, space_rounds, unital_rounds
from kloeppel.core.circles.hosts import never_together
from kloeppel.core.circles.kirkman import bose_rounds, kirkman_rounds
from kloeppel.core.circles.rings import Ring, cyclic, ring
from kloeppel.core.circles.starters import Frame, starter_rounds
from kloeppel.core.circles.turned import Starter, turned_rounds
from kloeppel.core.circles.values import Rounds

FEW_STEPS = 30_000
LONGEST_RING = 200


@dataclass(slots=True)
class _Wish:
    """What is looked for, and whether something with enough rounds has been found."""

    groups: int
    size: int
    rounds: int
    drawn: Chance
    stopped: Callable[[], bool]
    fulfilled: bool = False


def designed_rounds(
    people: int, groups: int, wanted: int, drawn: Chance, stopped: Callable[[], bool], apart: int = 0
) -> Rounds:
    """Rounds in which nobody meets twice: `wanted` or as many as were found, in `groups` groups of adjacent sizes.

    Takes a design of equal groups and leaves out the people it has too many, or one of adjacent sizes. Of designs with
    enough rounds one is preferred in which `apart` people never meet.
    """
    size = -(-people // groups)
    surplus = groups * size - people
    highest = (groups * size - 1) // max(1, size - 1)
    wish = _Wish(groups, size, min(wanted + (surplus > 1), highest), drawn, stopped)
    most: Rounds = []
    best = 0, 0
    for rounds in _candidates(people, surplus, wish):
        enough = min(len(rounds), wanted)
        if enough and enough >= best[0]:
            new = enough, len(never_together(rounds[:wanted], people, apart)) if apart else 0
            if new > best:
                most, best = rounds, new
        wish.fulfilled = best[0] >= wanted
        if (wish.fulfilled and best[1] >= apart) or stopped():
            break
    return most[:wanted]


def _candidates(people: int, surplus: int, wish: _Wish) -> Iterator[Rounds]:
    """Designs, ready cut: first those that are there at once, then, until the wish is fulfilled, what is searched."""
    for starter in STARTERS.get(wish.groups, ()):
        if starter.is_transversal and starter.columns >= wish.size:
            yield from _across(starter, surplus, wish)
        elif people <= starter.people <= people + max(wish.groups, len(starter.loose)):
            yield without(turned_rounds(starter), starter.people, starter.people - people, wish.size, starter.loose)
    for source in (_formulas, _geometries, _searches):
        if source is _formulas or not wish.fulfilled:
            for rounds in source(wish):
                yield without(rounds, wish.groups * wish.size, surplus, wish.size)


def _across(starter: Starter, surplus: int, wish: _Wish) -> Iterator[Rounds]:
    """The rounds of a starter that has only lines, with as many columns as wished, less `surplus` people."""
    order, size = starter.order, wish.size
    loose = range(order * (size - 1), order * size)
    rounds = [[[p for p in group if p < order * size] for group in groups] for groups in turned_rounds(starter)]
    yield without(rounds, order * size, surplus, size, loose)
    if surplus == 0 and wish.rounds > order:
        yield rounds + _column_rounds(wish, wish.rounds - order)


def without(rounds: Rounds, people: int, surplus: int, size: int, loose: Sequence[int] = ()) -> Rounds:
    """`rounds` without `surplus` people, and without the rounds that then have groups not of `size` or one less.

    Leaves out people who are `loose` if those are enough, and otherwise, one by one, whoever costs the fewest rounds;
    who is left is numbered anew.
    """
    out = list(loose[len(loose) - surplus :]) if surplus <= len(loose) else _cheapest(rounds, people, surplus)
    number_of = {p: index for index, p in enumerate(p for p in range(people) if p not in set(out))}
    cut = [[[number_of[p] for p in group if p in number_of] for group in groups] for groups in rounds]
    return [groups for groups in cut if all(size - 1 <= len(group) <= size for group in groups)]


def _cheapest(rounds: Rounds, people: int, surplus: int) -> list[int]:
    together: list[list[set[int]]] = [[set() for _ in range(people)] for _ in range(people)]
    for number, groups in enumerate(rounds):
        for group in groups:
            for p in group:
                for q in group:
                    together[p][q].add(number)
    best: tuple[int, list[int]] | None = None
    for first in {*range(min(people, 12)), people - 1}:
        lost, out = set[int](), [first]
        while len(out) < surplus:
            costs = {q: lost.union(*(together[p][q] for p in out)) for q in range(people) if q not in out}
            chosen = min(costs, key=lambda q: (len(costs[q]), q))
            lost = costs[chosen]
            out.append(chosen)
        if best is None or len(lost) < best[0]:
            best = len(lost), out
        if not lost:
            break
    return best[1] if best else []


def transversal_rounds(groups: int, size: int) -> Rounds:
    """As many rounds as there are groups if the ring has enough factors; none otherwise.

    Person x of column c sits in round m in group x - m·c: two columns agree on the round and group only once.
    """
    places = ring(groups)
    if size > places.least:
        return []
    factors = places.apart()[:size]
    return [
        [
            [column * groups + places.add[at][places.times[number][factor]] for column, factor in enumerate(factors)]
            for at in range(groups)
        ]
        for number in range(groups)
    ]


def _column_rounds(wish: _Wish, wanted: int) -> Rounds:
    """Rounds in which each of as many columns as a group has people stays among itself."""
    order, size = wish.groups, wish.size
    if order % size or wanted <= 0:
        return []
    if order == size:
        return [[[column * order + p for p in range(order)] for column in range(size)]]
    inside = designed_rounds(order, order // size, wanted, wish.drawn, wish.stopped)
    return [[[column * order + p for p in group] for column in range(size) for group in groups] for groups in inside]


def _formulas(wish: _Wish) -> Iterator[Rounds]:
    groups, size = wish.groups, wish.size
    if groups == 1 or size == 1:
        once = [[group * size + at for at in range(size)] for group in range(groups)]
        yield [once] * (wish.rounds if size == 1 else 1)
        return
    if size == 2:
        yield _round_robin(2 * groups)
        return
    if size == 3:
        yield kirkman_rounds(3 * groups)
    if size == 4:
        yield bose_rounds(4 * groups)
    if groups <= LONGEST_RING:
        across = transversal_rounds(groups, size)
        yield across
        if across:
            yield across + _column_rounds(wish, wish.rounds - groups)


def _geometries(wish: _Wish) -> Iterator[Rounds]:
    people = wish.groups * wish.size
    if people == (wish.size - 1) ** 3 + 1:
        yield unital_rounds(wish.size)
    if (people, wish.size) == (SPACE_POINTS, SPACE_SHIFTS):
        yield space_rounds()


def _searches(wish: _Wish) -> Iterator[Rounds]:
    if wish.groups == 1 or wish.size <= 2:
        return
    frames = _frames(wish.groups, wish.size, wish.rounds)
    for effort in (1, 4, 16, 64):
        for frame in frames:
            if wish.stopped():
                return
            steps = FEW_STEPS * effort * (3 if frame.turning else 1)
            rounds = starter_rounds(frame, wish.drawn, wish.stopped, steps)
            if rounds is not None:
                extra = _column_rounds(wish, wish.rounds) if frame.columns == wish.size else []
                yield rounds + ([] if frame.turning and extra else extra)


def _frames(groups: int, size: int, wanted: int) -> list[Frame]:
    """Frames worth a search, those that give more rounds first, and among them those with less to be searched."""
    people, found = groups * size, list[tuple[int, Frame]]()
    most_lines = (people - 1 - (size - 1) * groups) // (size - 1)
    shapes = [
        ((people - fixed) // (size - 1), size - 1, fixed, 0, True)
        for fixed in range(1, size)
        if (people - fixed) % (size - 1) == 0
    ]
    shapes += [(groups, size, 0, lines, True) for lines in range(most_lines + 1)]
    shapes += [(groups, size, 0, lines, False) for lines in (min(wanted, groups), 3 * wanted // 4, wanted // 2)]
    for order, columns, fixed, lines, turning in shapes:
        for places in _rings(order):
            for multipliers in _multipliers(places, people, size, columns + fixed, lines):
                frame = Frame(places, columns, fixed, size, multipliers, lines // len(multipliers), turning)
                rounds = min(wanted, order * turning + lines)
                found.append((rounds * 10**6 - turning * (people // len(multipliers)), frame))
    found.sort(key=lambda entry: -entry[0])
    enough = [frame for score, frame in found if score > (wanted - 1) * 10**6]
    fewer = [frame for _, frame in found if not frame.turning and frame.lines < min(wanted, groups)]
    return (enough or [frame for _, frame in found[:4]])[:6] + fewer


def _rings(order: int) -> list[Ring]:
    """The arithmetics worth trying on `order` places: plain counting, and the fields if they are something else."""
    if not 1 < order <= LONGEST_RING:
        return []
    plain, fields = cyclic(order), ring(order)
    return [plain] if plain.least == fields.least else [plain, fields]


def _multipliers(places: Ring, people: int, size: int, zeros: int, lines: int) -> Iterator[tuple[int, ...]]:
    """The groups of factors under which `people` and `lines` fall into whole groups: just one, and those of odd order.

    With more than one factor the places 0 and the fixed ones, `zeros` in all, are a group of their own.
    """
    yield (places.one,)
    if zeros != size:
        return
    for count in range(3, places.order, 2):
        fits = lines % count == 0 and (people - zeros) % (size * count) == 0 and (places.order - 1) % count == 0
        factors = places.multipliers(count) if fits else None
        if factors is not None:
            yield factors


def _round_robin(people: int) -> Rounds:
    """Everybody meets everybody in pairs: one stays, the others walk round the table (Kirkman 1847)."""
    walkers = people - 1
    return [
        [
            [walkers, number],
            *([(number + step) % walkers, (number - step) % walkers] for step in range(1, people // 2)),
        ]
        for number in range(walkers)
    ]
