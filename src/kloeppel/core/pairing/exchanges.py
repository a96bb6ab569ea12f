"""What two people would change who would rather have each other, and what could stand in the way of it."""

from dataclasses import dataclass

from kloeppel.core.pairing.instance import Instance
from kloeppel.core.pairing.market import Choice, Integers
from kloeppel.core.pairing.values import Couple, Together


@dataclass(frozen=True, slots=True, order=True)
class Exchange:
    """`edge` is taken; its two people give up `given_a` and `given_b`, each an edge of theirs, or -1 for none."""

    edge: int
    given_a: int
    given_b: int


NONE = -1


@dataclass(frozen=True, slots=True, order=True)
class Obstacle:
    """A statement about a choice; while it holds, some exchange would break a rule.

    `of` is "load" (partners of a person), "quota" (matches that a quota counts) or "edge" (0 or 1), `number` which of
    them. It holds from `limit` on, or with `at_most` up to `limit`.
    """

    of: str
    number: int
    limit: int
    at_most: bool = False


class Exchanges:
    """Finds exchanges in choices that keep all rules of an instance."""

    def __init__(self, instance: Instance) -> None:
        self._instance = instance
        self._couples_of: dict[int, list[tuple[Couple, int, int]]] = {}
        for couple in instance.wishes.couples:
            first, second = instance.couple_numbers(couple)
            self._couples_of.setdefault(first, []).append((couple, first, second))
            self._couples_of.setdefault(second, []).append((couple, second, first))

    def worse(self, edge: int, side: int) -> list[int]:
        """The edges of the person on `side` (0 or 1) that they would give up for `edge`."""
        instance = self._instance
        rank = instance.ranks[edge, side]
        at = instance.edges_at[instance.ends[edge, side]]
        return [other for other in at if instance.ranks[other, side] > rank and not instance.fixed[other]]

    def obstacles(self, exchange: Exchange) -> frozenset[Obstacle] | None:
        """What could stand in the way beside capacities; None if something always does."""
        found: set[Obstacle] = set(self._quota_obstacles(exchange))
        change = self._change(exchange)
        for person, step in change.items():
            team = int(self._instance.team[person])
            if team > 1 and step:
                found.add(Obstacle("load", person, team - 2 if step > 0 else team, at_most=True))
            for couple, mine, other in self._couples_of.get(person, ()):
                if couple.together is Together.SAME:
                    return None
                if step < 0:
                    found.add(Obstacle("load", mine, 1, at_most=True))
                elif step > 0 and not change.get(other, 0):
                    found.add(Obstacle("load", other, 0, at_most=True))
                shared = self._shared(exchange, couple, mine, other)
                if shared != NONE:
                    found.add(Obstacle("edge", shared, 1))
        return frozenset(found)

    def _change(self, exchange: Exchange) -> dict[int, int]:
        change: dict[int, int] = {}
        for edge, step in ((exchange.edge, 1), (exchange.given_a, -1), (exchange.given_b, -1)):
            if edge != NONE:
                for person in self._instance.ends[edge].tolist():
                    change[person] = change.get(person, 0) + step
        return change

    def _shared(self, exchange: Exchange, couple: Couple, mine: int, other: int) -> int:
        """The edge that would give a couple the partner in common that they must not have."""
        ends = self._instance.ends[exchange.edge].tolist()
        if couple.together is not Together.DIFFERENT or mine not in ends:
            return NONE
        partner = sum(ends) - mine
        shared = self._instance.edge_of.get((min(partner, other), max(partner, other)), NONE)
        return NONE if shared in (exchange.given_a, exchange.given_b) else shared

    def _quota_obstacles(self, exchange: Exchange) -> list[Obstacle]:
        found = []
        for number, (quota, counted) in enumerate(
            zip(self._instance.wishes.quotas, self._instance.counted, strict=True)
        ):
            given = [edge for edge in (exchange.given_a, exchange.given_b) if edge != NONE]
            step = int(counted[exchange.edge]) - sum(int(counted[edge]) for edge in given)
            if step > 0 and quota.most is not None:
                found.append(Obstacle("quota", number, quota.most - step + 1))
            if step < 0 and quota.least:
                found.append(Obstacle("quota", number, quota.least - step - 1, at_most=True))
        return found

    def in_choice(self, choice: Choice) -> list[Exchange]:
        """All exchanges after which `choice` would still keep all rules, sorted."""
        instance = self._instance
        state = _State(instance, choice)
        found = []
        for edge in (~choice & ~instance.fixed).nonzero()[0].tolist():
            options = [self._options(edge, side, state) for side in (0, 1)]
            for given_a in options[0]:
                for given_b in options[1]:
                    exchange = Exchange(edge, given_a, given_b)
                    obstacles = self.obstacles(exchange) if instance.wishes.bound_together else frozenset()
                    if obstacles is not None and not any(state.holds(one) for one in obstacles):
                        found.append(exchange)
        return found

    def _options(self, edge: int, side: int, state: "_State") -> list[int]:
        person = self._instance.ends[edge, side]
        options = [NONE] if state.load[person] < self._instance.capacity[person] else []
        return options + [other for other in self.worse(edge, side) if state.choice[other]]


class _State:
    def __init__(self, instance: Instance, choice: Choice) -> None:
        self.choice = choice
        self.load: Integers = instance.load(choice)
        self._quota = [int((choice & counted).sum()) for counted in instance.counted]

    def holds(self, obstacle: Obstacle) -> bool:
        if obstacle.of == "load":
            value = int(self.load[obstacle.number])
        elif obstacle.of == "quota":
            value = self._quota[obstacle.number]
        else:
            value = int(self.choice[obstacle.number])
        return value <= obstacle.limit if obstacle.at_most else value >= obstacle.limit
