"""Repeat-free rounds from finite geometries: Hermitian unitals, and a parallelism of a projective space."""

from functools import cache

from kloeppel.core.chance import Chance
from kloeppel.core.circles.rings import Ring, ring
from kloeppel.core.circles.values import Rounds

Point = tuple[int, int, int]

LARGEST_UNITAL = 5
SPACE_POINTS, SPACE_SHIFTS, SPACE_STEP = 85, 5, 17
TRIED = 300


@cache
def unital_rounds(size: int) -> Rounds:
    """All q² rounds of q³ + 1 people in groups of `size` = q + 1 if q is 2, 3, 4 or 5; else none.

    The people are the points of the plane over the field of q² elements with x x̄ + y ȳ + z z̄ = 0, the groups what
    secants cut out. A point P outside, on the tangent at one of the people, gives a round: the secants through P, and
    the polar line of P, which holds the points whose tangents go through P. Every secant comes up once, because it
    meets that tangent once, or has its pole on it.
    """
    q = size - 1
    if not 2 <= q <= LARGEST_UNITAL:
        return []
    field = ring(q * q)
    bar = [_power(field, x, q) for x in range(q * q)]

    def product(p: Point, r: Point) -> int:
        terms = [field.times[a][bar[b]] for a, b in zip(p, r, strict=True)]
        return field.add[field.add[terms[0]][terms[1]]][terms[2]]

    points = _plane(field)
    people = [point for point in points if product(point, point) == 0]
    number = {point: index for index, point in enumerate(people)}
    outside = [point for point in points if point not in number and product(point, people[0]) == 0]
    rounds: Rounds = []
    for pole in outside:
        polar = [number[p] for p in people if product(p, pole) == 0]
        rest, groups = [p for p in people if number[p] not in set(polar)], [polar]
        while rest:
            secant = _across(field, pole, rest[0])
            groups.append([number[p] for p in rest if _on(field, p, secant)])
            rest = [p for p in rest if not _on(field, p, secant)]
        rounds.append(groups)
    return rounds


def _plane(field: Ring) -> list[Point]:
    """The points of the projective plane, each with the first coordinate that is not 0 being 1."""
    every, one = range(field.order), field.one
    return [(one, y, z) for y in every for z in every] + [(0, one, z) for z in every] + [(0, 0, one)]


def _across(field: Ring, p: Point, r: Point) -> Point:
    """The line through two points."""
    times = field.times
    return (
        field.difference(times[p[1]][r[2]], times[p[2]][r[1]]),
        field.difference(times[p[2]][r[0]], times[p[0]][r[2]]),
        field.difference(times[p[0]][r[1]], times[p[1]][r[0]]),
    )


def _on(field: Ring, p: Point, line: Point) -> bool:
    terms = [field.times[a][b] for a, b in zip(p, line, strict=True)]
    return field.add[field.add[terms[0]][terms[1]]][terms[2]] == 0


def _power(field: Ring, element: int, exponent: int) -> int:
    result = field.one
    for _ in range(exponent):
        result = field.times[result][element]
    return result


@cache
def space_rounds() -> Rounds:
    """21 rounds of 85 people in fives: a parallelism of the projective space of three dimensions over four elements.

    The points are the powers of a primitive element of the field of 256 elements, 85 apart being the same. Adding 17 to
    the exponent carries lines to lines and fixes each line of one spread, which is a round. Four further spreads, of
    lines that this motion does not carry into one another, are sought by trying; each gives five rounds.
    """
    lines = _space_lines()
    family = dict[frozenset[int], int]()
    for line in lines:
        turned = [frozenset((p + SPACE_STEP * shift) % SPACE_POINTS for p in line) for shift in range(SPACE_SHIFTS)]
        if turned[1] != line and line not in family:
            family.update(dict.fromkeys(turned, len(family)))
    through = [[line for line in family if p in line] for p in range(SPACE_POINTS)]
    fixed = [sorted(line) for line in lines if line not in family]
    drawn = Chance(0)
    while True:
        used, spreads = set[int](), list[list[frozenset[int]]]()
        while len(spreads) < SPACE_SHIFTS - 1 and (spread := _Spread(through, family, used, drawn).found):
            spreads.append(spread)
            used.update(family[line] for line in spread)
        if len(spreads) == SPACE_SHIFTS - 1:
            shifts = [SPACE_STEP * shift for shift in range(SPACE_SHIFTS)]
            turned_rounds = [
                [[(p + shift) % SPACE_POINTS for p in line] for line in spread]
                for spread in spreads
                for shift in shifts
            ]
            return [fixed, *turned_rounds]


def _space_lines() -> list[frozenset[int]]:
    field = ring(256)
    for element in range(2, field.order):
        powers = [field.one]
        while (following := field.times[powers[-1]][element]) != field.one:
            powers.append(following)
        if len(powers) == field.order - 1:
            break
    place = {power: exponent % SPACE_POINTS for exponent, power in enumerate(powers)}
    scalars = (0, SPACE_POINTS, 2 * SPACE_POINTS)
    lines = {
        frozenset((a, b, *(place[field.add[powers[a]][powers[b + scalar]]] for scalar in scalars)))
        for a in range(SPACE_POINTS)
        for b in range(a)
    }
    return sorted(lines, key=sorted)


class _Spread:
    """A set of lines through every point once, no two of one family and none of a family already used."""

    def __init__(
        self,
        through: list[list[frozenset[int]]],
        family: dict[frozenset[int], int],
        used: set[int],
        drawn: Chance,
    ) -> None:
        self.through, self.family, self.used, self.drawn = through, family, used, drawn
        self.steps = 0
        self.found = self._go(frozenset(), frozenset(used), []) or []

    def _go(
        self, covered: frozenset[int], used: frozenset[int], lines: list[frozenset[int]]
    ) -> list[frozenset[int]] | None:
        self.steps += 1
        if self.steps > TRIED or len(covered) == SPACE_POINTS:
            return lines if len(covered) == SPACE_POINTS else None
        choices = [
            [line for line in self.through[p] if self.family[line] not in used and covered.isdisjoint(line)]
            for p in range(SPACE_POINTS)
            if p not in covered
        ]
        fewest = min(choices, key=len)
        order = list(range(len(fewest)))
        self.drawn.shuffle(order)
        for index in order:
            line = fewest[index]
            found = self._go(covered | line, used | {self.family[line]}, [*lines, line])
            if found or self.steps > TRIED:
                return found
        return None
