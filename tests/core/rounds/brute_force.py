"""The best plan of a tiny day by trying everything: who meets in which round, nothing clever, no code of the engine."""

from kloeppel.core.rounds import Pair, Problem


def best_total(problem: Problem) -> float | None:
    """The largest possible sum of affinities, None if no plan keeps the rules. Exponential: a dozen pairs at most."""
    people = {person.id: person for person in problem.people}
    best: float | None = None

    def extend(index: int, taken: frozenset[tuple[str, int]], talks: dict[int, int], total: float) -> None:
        nonlocal best
        if index == len(problem.pairs):
            if _enough(problem, taken) and (best is None or total > best):
                best = total
            return
        pair = problem.pairs[index]
        if not pair.must:
            extend(index + 1, taken, talks, total)
        for number in _rounds(problem, pair):
            busy = {(pair.a, number), (pair.b, number)}
            away = number in people[pair.a].absent | people[pair.b].absent
            if not away and not busy & taken and talks.get(number, 0) < problem.tables:
                more = {**talks, number: talks.get(number, 0) + 1}
                extend(index + 1, taken | busy, more, total + pair.affinity)

    extend(0, frozenset(), {}, 0.0)
    return best


def _rounds(problem: Problem, pair: Pair) -> list[int]:
    return list(range(problem.rounds)) if pair.round is None else [pair.round]


def _enough(problem: Problem, taken: frozenset[tuple[str, int]]) -> bool:
    for person in problem.people:
        talks = sum(1 for identifier, _ in taken if identifier == person.id)
        if talks < person.min or talks > (problem.rounds if person.max is None else person.max):
            return False
    return True
