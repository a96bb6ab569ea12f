"""Rows that let a program know which pairs block, where an exchange must also keep quotas, couples and teams.

A column for each edge says that it blocks. One row for each edge is there from the beginning. Where something could
stand in the way of an exchange this row is only necessary: further rows are there for two people with one place each,
and for others they are added when a choice asks for them.
"""

from collections.abc import Iterable
from itertools import product

import numpy as np

from kloeppel.core.pairing.constraints import Terms
from kloeppel.core.pairing.exchanges import NONE, Exchange, Exchanges, Obstacle
from kloeppel.core.pairing.instance import Instance
from kloeppel.core.pairing.market import Choice, Integers
from kloeppel.core.pairing.program import Program


class Blocking:
    """The part of a program that counts blocking pairs."""

    def __init__(self, instance: Instance, program: Program, *, none: bool) -> None:
        """With `none` no pair may block at all."""
        self._instance, self._program = instance, program
        self.exchanges = Exchanges(instance)
        self._full: dict[tuple[int, int], int] = {}
        self._columns: dict[Obstacle, int] = {}
        self._asked: set[tuple[int, tuple[int, ...], tuple[int, ...]]] = set()
        self._open: set[int] = set()
        self.columns = {
            edge: program.add_column(0.0 if none else 1.0, whole=True)
            for edge in np.flatnonzero(~instance.fixed).tolist()
        }
        for edge in self.columns:
            obstacles = self._possible_obstacles(edge)
            if obstacles is None:
                continue
            self._forbid(edge, obstacles)
            if obstacles and all(self._seats(edge, side) == 1 for side in (0, 1)):
                self._forbid_by_kind(edge)
            elif obstacles:
                self._open.add(edge)

    @property
    def weights(self) -> Integers:
        """Per column -1 where it counts a blocking pair."""
        weights = np.zeros(len(self._program.column_high), dtype=np.int64)
        weights[list(self.columns.values())] = -1
        return weights

    def count(self, choice: Choice) -> int:
        """How many pairs block."""
        return len({exchange.edge for exchange in self.exchanges.in_choice(choice)})

    def refine(self, choice: Choice) -> bool:
        """Add the rows that the exchanges in `choice` ask for; whether there were any that were not there yet."""
        if not self._open:
            return False
        asked = len(self._asked)
        for exchange in self.exchanges.in_choice(choice):
            if exchange.edge in self._open:
                given = [[one] if one != NONE else [] for one in (exchange.given_a, exchange.given_b)]
                self._add_exchange(exchange.edge, given[0], given[1])
        return len(self._asked) > asked

    def _possible_obstacles(self, edge: int) -> frozenset[Obstacle] | None:
        """Everything that could stand in the way of some exchange for `edge`; None if no exchange is possible."""
        if not self._instance.wishes.bound_together:
            return frozenset()
        if self.exchanges.obstacles(Exchange(edge, NONE, NONE)) is None:
            return None
        found: set[Obstacle] = set()
        options = []
        for side in (0, 1):
            kinds, impossible = self._kinds(edge, side)
            found |= impossible
            options.append([NONE, *(given[0] for given in kinds)])
        for given_a, given_b in product(*options):
            found |= self.exchanges.obstacles(Exchange(edge, given_a, given_b)) or frozenset()
        return frozenset(found)

    def _kinds(self, edge: int, side: int) -> tuple[list[list[int]], set[Obstacle]]:
        """What the person on `side` might give up for `edge`, sorted by what could stand in the way.

        Second, as obstacles, the edges that they can never give up.
        """
        kinds: dict[object, list[int]] = {}
        impossible: set[Obstacle] = set()
        for given in self.exchanges.worse(edge, side):
            alone = Exchange(edge, *((given, NONE) if side == 0 else (NONE, given)))
            if self.exchanges.obstacles(alone) is None:
                impossible.add(Obstacle("edge", given, 1))
            else:
                kinds.setdefault(self._kind(given, side), []).append(given)
        return list(kinds.values()), impossible

    def _forbid_by_kind(self, edge: int) -> None:
        """For two people with one place each, all exchanges at once: a row for each two kinds of what they give up.

        Rows for one kind on one side and anything on the other follow from these for whole numbers, and make the linear
        relaxation tighter.
        """
        options = [[[], *self._kinds(edge, side)[0]] for side in (0, 1)]
        for given_a, given_b in product(*options):
            self._add_exchange(edge, given_a, given_b)
        for side in (0, 1):
            never = self._kinds(edge, 1 - side)[1]
            for given in options[side][1:]:
                obstacles = set(never)
                for other in options[1 - side]:
                    obstacles |= (
                        self._obstacles(edge, *((given, other) if side == 0 else (other, given))) or frozenset()
                    )
                terms: Terms = {self.columns[edge]: 1.0}
                _add(terms, given, -1.0)
                _add(terms, self._as_good(edge, 1 - side), 1.0)
                _add(terms, map(self._column, sorted(obstacles)), 1.0)
                self._program.add_row(terms, 0.0)

    def _obstacles(self, edge: int, given_a: list[int], given_b: list[int]) -> frozenset[Obstacle] | None:
        return self.exchanges.obstacles(Exchange(edge, *(given[0] if given else NONE for given in (given_a, given_b))))

    def _kind(self, given: int, side: int) -> object:
        """What of an edge that is given up decides about obstacles: the quotas, and the one who is left."""
        instance = self._instance
        left = int(instance.ends[given, 1 - side])
        counted = tuple(bool(counted[given]) for counted in instance.counted)
        return counted, left if instance.team[left] > 1 or self._in_couple(left) else None, self._in_couple_with(given)

    def _in_couple(self, person: int) -> bool:
        return any(person in self._instance.couple_numbers(couple) for couple in self._instance.wishes.couples)

    def _in_couple_with(self, given: int) -> int | None:
        return given if any(self._in_couple(person) for person in self._instance.ends[given].tolist()) else None

    def _forbid(self, edge: int, obstacles: Iterable[Obstacle]) -> None:
        by_room = sorted((self._seats(edge, side), side) for side in (0, 1))
        (seats, side), (other_seats, other_side) = by_room
        terms: Terms = {self.columns[edge]: float(other_seats)}
        for column in map(self._column, sorted(obstacles)):
            terms[column] = float(other_seats)
        if seats == 1:
            # The person is served by one partner as good as this one. A matched edge is counted on both sides, so that
            # it may be taken off once.
            _add(terms, self._as_good(edge, side), float(other_seats))
            _add(terms, [edge], -1.0)
        else:
            _add(terms, [self._full_column(edge, side, seats)], float(other_seats))
            _add(terms, [edge], float(other_seats - 1))
        _add(terms, self._as_good(edge, other_side), 1.0)
        self._program.add_row(terms, float(other_seats))

    def _seats(self, edge: int, side: int) -> int:
        """The places of the person on `side`. More than their edges change nothing, but would spoil the numerics."""
        person = int(self._instance.ends[edge, side])
        return min(int(self._instance.capacity[person]), len(self._instance.edges_at[person]))

    def _as_good(self, edge: int, side: int) -> list[int]:
        instance = self._instance
        rank = instance.ranks[edge, side]
        at = instance.edges_at[instance.ends[edge, side]]
        return [other for other in at if instance.ranks[other, side] <= rank or instance.fixed[other]]

    def _full_column(self, edge: int, side: int, seats: int) -> int:
        """A column that may be 1 only if the person is full with partners as good as this one."""
        level = int(self._instance.ends[edge, side]), int(self._instance.ranks[edge, side])
        if level not in self._full:
            column = self._program.add_column(1.0, whole=True)
            terms = dict.fromkeys(self._as_good(edge, side), 1.0) | {column: -float(seats)}
            self._program.add_row(terms, 0.0)
            self._full[level] = column
        return self._full[level]

    def _column(self, obstacle: Obstacle) -> int:
        """A column that may be 1 only while `obstacle` holds."""
        if obstacle.of == "edge":
            return obstacle.number
        if obstacle not in self._columns:
            if obstacle.of == "load":
                edges = list(self._instance.edges_at[obstacle.number])
            else:
                edges = np.flatnonzero(self._instance.counted[obstacle.number]).tolist()
            column = self._program.add_column(1.0, whole=True)
            terms = dict.fromkeys(edges, 1.0)
            if obstacle.at_most:
                self._program.add_row(terms | {column: float(len(edges) - obstacle.limit)}, 0.0, float(len(edges)))
            else:
                self._program.add_row(terms | {column: -float(obstacle.limit)}, 0.0)
            self._columns[obstacle] = column
        return self._columns[obstacle]

    def _add_exchange(self, edge: int, given_a: list[int], given_b: list[int]) -> None:
        """One row: something stands in the way, or somebody is full, or has not what they would give, or it blocks.

        What is given up is one edge or, of a person with one place, any of several that meet the same obstacles.
        """
        obstacles = self._obstacles(edge, given_a, given_b)
        key = edge, tuple(given_a), tuple(given_b)
        if obstacles is None or key in self._asked:
            return
        self._asked.add(key)
        terms: Terms = {self.columns[edge]: 1.0, edge: 1.0}
        low = 1.0
        for side, given in enumerate((given_a, given_b)):
            if given:
                low -= 1.0
                _add(terms, given, -1.0)
            else:
                full = Obstacle("load", int(self._instance.ends[edge, side]), self._seats(edge, side))
                _add(terms, [self._column(full)], 1.0)
        _add(terms, map(self._column, sorted(obstacles)), 1.0)
        self._program.add_row(terms, low)


def _add(terms: Terms, columns: Iterable[int], coefficient: float) -> None:
    for column in columns:
        terms[column] = terms.get(column, 0.0) + coefficient
