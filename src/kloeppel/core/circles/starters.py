"""Rounds that are one round moved on and on: the search for a first round whose shifts repeat nothing.

People stand on columns of `order` places each, and perhaps on a few fixed places. Adding the same to everybody's place
turns a round into the next one. No pair meets twice in all shifts if the distances inside the groups of the first round
are all different (Bose 1939: the method of differences).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from kloeppel.core.chance import Chance
from kloeppel.core.circles.rings import Ring
from kloeppel.core.circles.values import Rounds

TEMPERATURE = 0.2
"""How readily the search takes a step that makes it worse; found by trying on groups of three to five."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is searched: `columns` of places in `ring`, `fixed` places, groups of `size`.

    `multipliers` are factors that map the first round onto itself, which leaves less to be searched. Each of `lines`
    stands for as many further rounds as there are multipliers: a group with one of each column, whose shifts together
    are a round. `turning` False leaves out the first round, so that only the lines remain.
    """

    ring: Ring
    columns: int
    fixed: int
    size: int
    multipliers: tuple[int, ...] = (1,)
    lines: int = 0
    turning: bool = True

    @property
    def people(self) -> int:
        """How many people there are."""
        return self.ring.order * self.columns + self.fixed

    def place(self, point: int, factor: int, shift: int) -> int:
        """Where `point` gets by multiplying with `factor` and adding `shift`."""
        column, at = divmod(point, self.ring.order)
        if column >= self.columns:
            return point
        return column * self.ring.order + self.ring.add[self.ring.times[at][factor]][shift]


def starter_rounds(frame: Frame, drawn: Chance, stopped: Callable[[], bool], steps: int) -> Rounds | None:
    """Repeat-free rounds of `frame`; None if the search found none in so many `steps`."""
    search = _Search(frame, drawn)
    if not search.run(stopped, steps):
        return None
    one, shifts = frame.ring.one, range(frame.ring.order)
    first = search.first_round()
    rounds = [[[frame.place(p, one, shift) for p in group] for group in first] for shift in shifts if first]
    for line in search.lines:
        rounds.extend(
            [[frame.place(p, factor, shift) for p in line] for shift in shifts] for factor in frame.multipliers
        )
    return rounds


class _Search:
    def __init__(self, frame: Frame, drawn: Chance) -> None:
        self.frame, self.drawn = frame, drawn
        self.kinds, self.zeros = _kinds(frame)
        self.count = [0] * (max(map(max, self.kinds)) + 1)
        self.count[0] = 1
        self.blocks = self._drawn_blocks() if frame.turning else []
        order = frame.ring.order
        self.lines = [
            [column * order + int(drawn.random() * order) for column in range(frame.columns)]
            for _ in range(frame.lines)
        ]
        groups = self.blocks + self.lines
        self.cost = sum(self._add(p, group[i + 1 :]) for group in groups for i, p in enumerate(group))

    def _drawn_blocks(self) -> list[list[int]]:
        frame, seen, chosen = self.frame, set(self.zeros), []
        for point in range(frame.people):
            if point not in seen:
                orbit = [frame.place(point, factor, 0) for factor in frame.multipliers]
                seen.update(orbit)
                chosen.append(orbit[self.drawn.below(len(orbit))])
        self.drawn.shuffle(chosen)
        return [chosen[start : start + frame.size] for start in range(0, len(chosen), frame.size)]

    def _add(self, point: int, others: list[int]) -> int:
        kinds, count, worse = self.kinds[point], self.count, 0
        for other in others:
            kind = kinds[other]
            worse += count[kind] > 0
            count[kind] += 1
        return worse

    def _take(self, point: int, others: list[int]) -> int:
        kinds, count, better = self.kinds[point], self.count, 0
        for other in others:
            kind = kinds[other]
            count[kind] -= 1
            better += count[kind] > 0
        return better

    def run(self, stopped: Callable[[], bool], steps: int) -> bool:
        """Change places until nothing repeats; False if that was not reached."""
        share = len(self.lines) / (len(self.blocks) + len(self.lines))
        for step in range(steps):
            if self.cost == 0:
                return True
            if step % 500 == 0 and stopped():
                return False
            if self.drawn.random() < share:
                self._move_line()
            else:
                self._swap()
        return self.cost == 0

    def _move_line(self) -> None:
        draw, order = self.drawn.random, self.frame.ring.order
        line, column = self.lines[int(draw() * len(self.lines))], int(draw() * self.frame.columns)
        self._replace(line, column, column * order + int(draw() * order))

    def _replace(self, group: list[int], index: int, new: int) -> None:
        old, rest = group[index], group[:index] + group[index + 1 :]
        change = -self._take(old, rest)
        change += self._add(new, rest)
        if self._accept(change):
            group[index] = new
        else:
            self._take(new, rest)
            self._add(old, rest)

    def _swap(self) -> None:
        draw, frame, blocks = self.drawn.random, self.frame, self.blocks
        here, there = blocks[int(draw() * len(blocks))], blocks[int(draw() * len(blocks))]
        i, j = int(draw() * frame.size), int(draw() * frame.size)
        new_p, new_q = p, q = here[i], there[j]
        if len(frame.multipliers) > 1:
            new_p, new_q = (
                frame.place(point, frame.multipliers[self.drawn.below(len(frame.multipliers))], 0) for point in (p, q)
            )
        if here is there:
            self._replace(here, i, new_p)
            return
        rest_p, rest_q = here[:i] + here[i + 1 :], there[:j] + there[j + 1 :]
        change = -self._take(p, rest_p) - self._take(q, rest_q)
        change += self._add(new_q, rest_p) + self._add(new_p, rest_q)
        if self._accept(change):
            here[i], there[j] = new_q, new_p
        else:
            self._take(new_q, rest_p)
            self._take(new_p, rest_q)
            self._add(p, rest_p)
            self._add(q, rest_q)

    def _accept(self, change: int) -> bool:
        if change <= 0 or self.drawn.random() < math.exp(-change / TEMPERATURE):
            self.cost += change
            return True
        return False

    def first_round(self) -> list[list[int]]:
        """The round that was found, in full; empty if only lines were searched."""
        groups = [self.zeros] if self.zeros and self.blocks else []
        for block in self.blocks:
            groups.extend([self.frame.place(point, factor, 0) for point in block] for factor in self.frame.multipliers)
        return groups


def _kinds(frame: Frame) -> tuple[list[list[int]], list[int]]:
    """A number for what two people are to each other: the same if shifts or multipliers carry one pair to the other.

    0 is what must not be at all. With multipliers the places 0 and the fixed ones are a group of their own.
    """
    ring, alone = frame.ring, len(frame.multipliers) > 1
    order = ring.order
    names: dict[tuple[int, int, int], int] = {}

    def kind(p: int, q: int) -> int:
        (a, x), (b, y) = divmod(min(p, q), order), divmod(max(p, q), order)
        if a >= frame.columns or p == q:
            return 0
        if b >= frame.columns:
            return names.setdefault((a, max(p, q), -1), len(names) + 1)
        distance = ring.difference(y, x)
        if (a == b and ring.minus[distance] == distance) or (alone and distance == 0):
            return 0
        both = (distance, ring.minus[distance]) if a == b else (distance,)
        least = min(ring.times[d][factor] for d in both for factor in frame.multipliers)
        return names.setdefault((a, b, least), len(names) + 1)

    zeros = [column * order for column in range(frame.columns)] + list(range(frame.columns * order, frame.people))
    return [[kind(p, q) for q in range(frame.people)] for p in range(frame.people)], zeros if alone else []
