"""Arithmetic on n places: the product of the finite fields of n's prime powers."""

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Ring:
    """Elements 0 to `order` - 1 with tables for adding and multiplying; `least` is the smallest of its fields."""

    order: int
    least: int
    add: tuple[tuple[int, ...], ...]
    times: tuple[tuple[int, ...], ...]
    minus: tuple[int, ...]
    one: int

    def difference(self, p: int, q: int) -> int:
        """`p` less `q`."""
        return self.add[p][self.minus[q]]

    def is_unit(self, element: int) -> bool:
        """Whether something times `element` is one."""
        return self.one in self.times[element]

    def multipliers(self, count: int) -> tuple[int, ...] | None:
        """A group of `count` factors of which no two differ by less than a unit; None if there is none."""
        for element in range(self.order):
            powers = [self.one]
            while len(powers) <= count and (following := self.times[powers[-1]][element]) not in powers:
                powers.append(following)
            closed = self.times[powers[-1]][element] == self.one
            if closed and len(powers) == count and all(self.is_unit(self.difference(h, self.one)) for h in powers[1:]):
                return tuple(powers)
        return None

    def apart(self) -> list[int]:
        """`least` elements any two of which differ by a unit, 0 among them."""
        found = [0]
        for element in range(self.order):
            if all(self.is_unit(self.difference(element, other)) for other in found):
                found.append(element)
        return found


@cache
def ring(order: int) -> Ring:
    """The product of the fields of `order`'s prime powers; `order` at least 2."""
    product: Ring | None = None
    for prime, exponent in _prime_powers(order):
        field = _field(prime, exponent)
        product = field if product is None else _product(product, field)
    if product is None:
        raise ValueError("a ring has at least two elements")
    return product


@cache
def cyclic(order: int) -> Ring:
    """The numbers 0 to `order` - 1 with what is left over when divided by it; `order` at least 2."""
    least = next(prime for prime in range(2, order + 1) if order % prime == 0)
    add = tuple(tuple((p + q) % order for q in range(order)) for p in range(order))
    times = tuple(tuple(p * q % order for q in range(order)) for p in range(order))
    return Ring(order, least, add, times, tuple(-p % order for p in range(order)), 1 % order)


def _prime_powers(number: int) -> list[tuple[int, int]]:
    found, prime = [], 2
    while number > 1:
        exponent = 0
        while number % prime == 0:
            number, exponent = number // prime, exponent + 1
        if exponent:
            found.append((prime, exponent))
        prime += 1
    return found


def _product(a: Ring, b: Ring) -> Ring:
    places = [(x, y) for x in range(a.order) for y in range(b.order)]

    def table(ta: tuple[tuple[int, ...], ...], tb: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, ...], ...]:
        return tuple(tuple(ta[x][v] * b.order + tb[y][w] for v, w in places) for x, y in places)

    minus = tuple(a.minus[x] * b.order + b.minus[y] for x, y in places)
    least, one = min(a.least, b.least), a.one * b.order + b.one
    return Ring(len(places), least, table(a.add, b.add), table(a.times, b.times), minus, one)


def _field(prime: int, exponent: int) -> Ring:
    order = prime**exponent
    digits = [tuple(number // prime**place % prime for place in range(exponent)) for number in range(order)]
    number_of = {digit: number for number, digit in enumerate(digits)}
    add = tuple(
        tuple(number_of[tuple((a + b) % prime for a, b in zip(p, q, strict=True))] for q in digits) for p in digits
    )
    powers = _powers(prime, exponent, digits, number_of)
    place = {power: index for index, power in enumerate(powers)}
    times = tuple(
        tuple(powers[(place[p] + place[q]) % (order - 1)] if p and q else 0 for q in range(order)) for p in range(order)
    )
    return Ring(order, order, add, times, tuple(row.index(0) for row in add), 1)


def _powers(
    prime: int, exponent: int, digits: list[tuple[int, ...]], number_of: dict[tuple[int, ...], int]
) -> list[int]:
    """The powers of a primitive element, from 1 on."""
    if exponent == 1:
        for element in range(1, prime):
            powers = [pow(element, index, prime) for index in range(prime - 1)]
            if len(set(powers)) == prime - 1:
                return powers
    for rest in digits:
        # x to the exponent is `rest`; x is primitive if its powers go through everything but 0.
        powers, now = [1], (1,) + (0,) * (exponent - 1)
        for _ in range(prime**exponent - 2):
            now = tuple((a + now[-1] * r) % prime for a, r in zip((0, *now[:-1]), rest, strict=True))
            powers.append(number_of[now])
        if len(set(powers)) == len(digits) - 1 and 0 not in powers:
            return powers
    raise ValueError("every finite field has a primitive element")
