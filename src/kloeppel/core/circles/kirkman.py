"""Threes, and fours, in which everybody meets everybody once (Kirkman; Ray-Chaudhuri and Wilson 1971; Bose 1939)."""

from kloeppel.core.circles.rings import Ring, ring
from kloeppel.core.circles.values import Rounds


def kirkman_rounds(people: int) -> Rounds:
    """All (people - 1) / 2 rounds of threes if `people` is 3q or 2q + 1 for a prime power q = 6t + 1; else none."""
    if people % 3 == 0 and _fits(people // 3):
        return _three_columns(ring(people // 3))
    if people % 2 == 1 and _fits((people - 1) // 2):
        return _two_columns(ring((people - 1) // 2))
    return []


def bose_rounds(people: int) -> Rounds:
    """All (people - 1) / 3 rounds of fours if `people` is 3q + 1 for a prime power q = 4t + 1, if it can be.

    One person is fixed, three columns hold a field each. The groups {±x of one column, ±xy of the next}, x one of
    each two squares ±x, repeat nothing when turned if neither y nor (y + 1) / (y - 1) is a square.
    """
    order, rest = divmod(people - 1, 3)
    if rest or order % 4 != 1 or order < 5 or ring(order).least != order:
        return []
    field = ring(order)
    power = _powers(field)
    exponent = {element: index for index, element in enumerate(power)}
    for y in range(1, order - 1, 2):
        more, less = (field.add[power[y]][sign] for sign in (field.one, field.minus[field.one]))
        if 0 in (more, less) or (exponent[more] - exponent[less]) % 2 == 0:
            continue
        first = [[3 * order, 0, order, 2 * order]]
        for i in range(0, order // 2, 2):
            here, there = power[i], power[(i + y) % (order - 1)]
            pairs = [here, field.minus[here]], [there, field.minus[there]]
            first += [[c * order + x for x in pairs[0]] + [(c + 1) % 3 * order + x for x in pairs[1]] for c in range(3)]
        return [[[_moved(field, 3, p, shift) for p in group] for group in first] for shift in range(order)]
    return []


def _fits(order: int) -> bool:
    return order % 6 == 1 and order > 1 and ring(order).least == order


def _powers(field: Ring) -> list[int]:
    """The powers of a primitive element."""
    for element in range(2, field.order):
        powers = [field.one]
        while (following := field.times[powers[-1]][element]) != field.one:
            powers.append(following)
        if len(powers) == field.order - 1:
            return powers
    raise ValueError("every finite field has a primitive element")


def _three_columns(field: Ring) -> Rounds:
    power, order, t = _powers(field), field.order, field.order // 6

    def line(start: int) -> list[int]:
        return [column * order + power[(start + 2 * t * column) % (order - 1)] for column in range(3)]

    first = [[0, order, 2 * order]]
    first += [[column * order + power[i + 2 * t * step] for step in range(3)] for i in range(t) for column in range(3)]
    first += [line(i + half * t) for half in (1, 3, 5) for i in range(t)]
    rounds = [[[_moved(field, 3, p, shift) for p in group] for group in first] for shift in range(order)]
    lines = [line(i + half * t) for half in (0, 2, 4) for i in range(t)]
    return rounds + [[[_moved(field, 3, p, shift) for p in row] for shift in range(order)] for row in lines]


def _two_columns(field: Ring) -> Rounds:
    power, order, t = _powers(field), field.order, field.order // 6
    half = next(m for m in range(order - 1) if field.add[power[m]][power[m]] == field.add[power[t]][field.one])

    def at(column: int, exponent: int) -> int:
        return column * order + power[exponent % (order - 1)]

    first = [[2 * order, 0, order]]
    first += [[at(0, i + k * t), at(0, i + k * t + t), at(1, i + k * t + half)] for k in (0, 2, 4) for i in range(t)]
    first += [[at(1, i + half + k * t) for k in (1, 3, 5)] for i in range(t)]
    return [[[_moved(field, 2, p, shift) for p in group] for group in first] for shift in range(order)]


def _moved(field: Ring, columns: int, point: int, shift: int) -> int:
    column, at = divmod(point, field.order)
    return point if column >= columns else column * field.order + field.add[at][shift]
