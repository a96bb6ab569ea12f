"""Annealing along Kempe chains: two slots are exchanged along a chain of talks, so that nobody is ever double-booked.

The talks of two slots form chains and rings, because everybody has at most one talk in each. Exchanging the slots along
a chain changes the day of the two people at its ends only: each has a talk in the other slot now.
"""

import math

from kloeppel.core.appointments.agenda import Agenda
from kloeppel.core.chance import Chance
from kloeppel.core.watch import Watch

WARM, COLD = 0.32, 0.16
"""Temperatures, in gaps; found by trying."""
CROWDED = 0.5
"""What a talk without a table costs, in gaps: a plan may be crowded on the way, not in the end."""
UNFAIR = 1.0
"""The same for a gap beyond the spread."""
LOOKS = 512
"""Steps between two looks at the watch."""


class Chains:
    """A plan that is changed along chains. `plan` is the best one so far that breaks no rule, `gaps` its gaps."""

    def __init__(self, agenda: Agenda, plan: dict[int, int], drawn: Chance) -> None:
        people = range(len(agenda.mine))
        self._agenda, self._drawn = agenda, drawn
        self._allowed = [frozenset(slots) for slots in agenda.allowed]
        self._sum = [a + b for a, b in agenda.pairs]
        self._orders = _orders(agenda)
        self._at = [[-1] * agenda.slots for _ in people]
        self._load = [0] * agenda.slots
        self._days = [0] * len(people)
        for talk, slot in plan.items():
            self._load[slot] += 1
            for person in agenda.pairs[talk]:
                self._at[person][slot] = talk
                self._days[person] |= 1 << slot
        self._most = agenda.slots
        if agenda.spread is not None:
            self._most = agenda.spread + min(map(gaps_of, self._days))
        self._looked_up: dict[int, tuple[float, list[int], list[int]]] = {}
        self._movable = [p for p in people if 0 < len(agenda.mine[p]) < agenda.slots]
        self.plan, self.gaps = dict(plan), sum(map(gaps_of, self._days))

    def anneal(self, steps: int, target: int, watch: Watch) -> None:
        """Cool down in so many `steps`, or until there are `target` gaps or the `watch` is over."""
        if not self._movable:
            return
        random_number, heat = self._drawn.random, WARM
        cost = sum(self._look_up(day)[0] for day in self._days) + CROWDED * self._crowd()
        best = min(cost, float(self.gaps))
        for step in range(steps):
            if not step % LOOKS:
                if watch.over():
                    return
                heat = WARM + (COLD - WARM) * step / steps
            person = self._movable[int(random_number() * len(self._movable))]
            _, busy, idle = self._look_up(self._days[person])
            old, new = busy[int(random_number() * len(busy))], idle[int(random_number() * len(idle))]
            chain, last = self._chain(person, old, new)
            if not chain:
                continue
            more = self._change(person, last, old, new, odd=len(chain) % 2 == 1)
            if more > 0 and random_number() >= math.exp(-more / heat):
                continue
            self._exchange(chain, person, last, old, new)
            cost += more
            if cost < best - 0.1 and self._keep():
                best = float(self.gaps)
                if self.gaps <= target:
                    return

    def _chain(self, person: int, old: int, new: int) -> tuple[list[int], int]:
        """The talks from `person`'s in slot `old` on, and who is at the other end; empty if one may not be moved."""
        chain, here, there = [], old, new
        while (talk := self._at[person][here]) >= 0:
            if there not in self._allowed[talk]:
                return [], person
            chain.append(talk)
            person = self._sum[talk] - person
            here, there = there, here
        if self._orders and not self._in_order(chain, old, new):
            return [], person
        return chain, person

    def _in_order(self, chain: list[int], old: int, new: int) -> bool:
        moved = {talk: old if index % 2 else new for index, talk in enumerate(chain)}
        for talk, slot in moved.items():
            for earlier, later in self._orders.get(talk, ()):
                other = later if talk == earlier else earlier
                place = moved[other] if other in moved else self._slot(other)
                if (slot >= place) if talk == earlier else (place >= slot):
                    return False
        return True

    def _slot(self, talk: int) -> int:
        return self._at[self._agenda.pairs[talk][0]].index(talk)

    def _change(self, first: int, last: int, old: int, new: int, *, odd: bool) -> float:
        """How much more the plan costs after the exchange."""
        flip = 1 << old | 1 << new
        more = 0.0
        for person in (first, last):
            day = self._days[person]
            more += self._look_up(day ^ flip)[0] - self._look_up(day)[0]
        if odd:
            tables = self._agenda.tables
            more += CROWDED * ((self._load[new] >= tables) - (self._load[old] > tables))
        return more

    def _exchange(self, chain: list[int], first: int, last: int, old: int, new: int) -> None:
        flip = 1 << old | 1 << new
        self._days[first] ^= flip
        self._days[last] ^= flip
        if len(chain) % 2:
            self._load[old] -= 1
            self._load[new] += 1
        for person in {first, last, *(person for talk in chain for person in self._agenda.pairs[talk])}:
            row = self._at[person]
            row[old], row[new] = row[new], row[old]

    def _look_up(self, day: int) -> tuple[float, list[int], list[int]]:
        """What a day costs, its busy slots and its idle ones."""
        found = self._looked_up.get(day)
        if found is None:
            gaps, slots = gaps_of(day), range(self._agenda.slots)
            cost = gaps + UNFAIR * max(0, gaps - self._most)
            found = (cost, [s for s in slots if day >> s & 1], [s for s in slots if not day >> s & 1])
            self._looked_up[day] = found
        return found

    def _crowd(self) -> int:
        return sum(max(0, load - self._agenda.tables) for load in self._load)

    def _keep(self) -> bool:
        """Take the plan as the best if it breaks no rule."""
        if self._crowd():
            return False
        gaps = list(map(gaps_of, self._days))
        if sum(gaps) >= self.gaps or (self._agenda.spread is not None and max(gaps) - min(gaps) > self._agenda.spread):
            return False
        self.gaps = sum(gaps)
        self.plan = {talk: slot for row in self._at for slot, talk in enumerate(row) if talk >= 0}
        return True


def gaps_of(day: int) -> int:
    """The gaps of a day whose busy slots are the bits of `day`."""
    return max(0, (day & ~(day << 1)).bit_count() - 1)


def _orders(agenda: Agenda) -> dict[int, list[tuple[int, int]]]:
    """The (earlier, later) that each talk takes part in."""
    orders: dict[int, list[tuple[int, int]]] = {}
    for later, earlier in agenda.orders:
        for talk in (later, earlier):
            orders.setdefault(talk, []).append((earlier, later))
    return orders
