"""The best plan of a tiny day in the order of "fair" by trying everything, no code of the engine."""

from collections.abc import Iterator
from dataclasses import dataclass

from kloeppel.core.rounds import Problem

Chosen = frozenset[int]
"""Positions of the pairs that meet."""


@dataclass(frozen=True)
class Best:
    """Talks per person and affinity per person, both sorted (fewest first), the sum, and the sum of the best of all."""

    talks: tuple[int, ...]
    affinities: tuple[float, ...]
    total: float
    most: float


def best_fair(problem: Problem) -> Best | None:
    """What the best plan gives people, None if no plan keeps the rules. Exponential: a dozen pairs at most."""
    plans = {chosen for chosen in _plans(problem) if _keeps_promises(problem, chosen)}
    if not plans:
        return None
    most = max(_total(problem, chosen) for chosen in plans)
    talks = max(_talks(problem, chosen) for chosen in plans)
    even = [chosen for chosen in plans if _talks(problem, chosen) == talks]
    evenly = max(_total(problem, chosen) for chosen in even)
    least = (1 - problem.most_lost) * most
    if evenly <= least:
        least = evenly * (1 - problem.most_lost / 2)
    affordable = [chosen for chosen in even if _total(problem, chosen) >= least - 1e-9]
    affinities, total = max((_affinities(problem, chosen), round(_total(problem, chosen), 9)) for chosen in affordable)
    return Best(talks, affinities, total, most)


def _plans(problem: Problem) -> Iterator[Chosen]:
    people = {person.id: person for person in problem.people}

    def extend(
        index: int, taken: frozenset[tuple[str, int]], talks: tuple[int, ...], chosen: Chosen
    ) -> Iterator[Chosen]:
        if index == len(problem.pairs):
            yield chosen
            return
        pair = problem.pairs[index]
        yield from extend(index + 1, taken, talks, chosen)
        for number in range(problem.rounds) if pair.round is None else [pair.round]:
            busy = {(pair.a, number), (pair.b, number)}
            away = number in people[pair.a].absent | people[pair.b].absent
            if not away and not busy & taken and talks[number] < problem.tables:
                more = tuple(count + (place == number) for place, count in enumerate(talks))
                yield from extend(index + 1, taken | busy, more, chosen | {index})

    return extend(0, frozenset(), (0,) * problem.rounds, frozenset())


def _keeps_promises(problem: Problem, chosen: Chosen) -> bool:
    if any(pair.must and index not in chosen for index, pair in enumerate(problem.pairs)):
        return False
    for person in problem.people:
        talks = sum(person.id in (problem.pairs[index].a, problem.pairs[index].b) for index in chosen)
        if talks < person.min or talks > (problem.rounds if person.max is None else person.max):
            return False
    return True


def _total(problem: Problem, chosen: Chosen) -> float:
    return sum(problem.pairs[index].affinity for index in sorted(chosen))


def _talks(problem: Problem, chosen: Chosen) -> tuple[int, ...]:
    pairs = [problem.pairs[index] for index in chosen]
    return tuple(sorted(sum(person.id in (pair.a, pair.b) for pair in pairs) for person in problem.people))


def _affinities(problem: Problem, chosen: Chosen) -> tuple[float, ...]:
    # Rounded: which of two sums that differ by rounding only is the larger must not decide.
    pairs = [problem.pairs[index] for index in sorted(chosen)]
    gets = [sum(pair.affinity for pair in pairs if person.id in (pair.a, pair.b)) for person in problem.people]
    return tuple(sorted(round(affinity, 9) for affinity in gets))
