"""The best plan of a tiny day of any kind by trying everything; no code of the engine and none of `verify`."""

import itertools
from collections import Counter, defaultdict

from kloeppel.core.rounds import Problem

Talk = tuple[str, str, int]


def best_total(problem: Problem) -> float | None:
    """The largest possible sum of affinities, None if no plan keeps the rules. Exponential: a dozen pairs at most."""
    people = {person.id: person for person in problem.people}
    never = {frozenset(two) for two in problem.never}
    best: float | None = None
    upper = [0.0]
    for pair in reversed(problem.pairs):
        upper.insert(0, upper[0] + pair.affinity)

    def extend(index: int, talks: list[Talk], total: float) -> None:
        nonlocal best
        if best is not None and total + upper[index] <= best:
            return
        if index == len(problem.pairs):
            if _enough(problem, talks) and _tables_suffice(problem, talks):
                best = total
            return
        pair = problem.pairs[index]
        if frozenset((pair.a, pair.b)) not in never:
            for number in range(problem.rounds) if pair.round is None else [pair.round]:
                away = number in people[pair.a].absent | people[pair.b].absent | problem.breaks
                if not away and _people_free(problem, talks, pair.a, pair.b, number):
                    extend(index + 1, [*talks, (pair.a, pair.b, number)], total + pair.affinity)
        if not pair.must:
            extend(index + 1, talks, total)

    extend(0, [], 0.0)
    return best


def _hosts(problem: Problem) -> set[str]:
    return {p.id for p in problem.people if problem.threes is not None and p.side is problem.threes.other}


def _people_free(problem: Problem, talks: list[Talk], a: str, b: str, number: int) -> bool:
    hosts = _hosts(problem)
    for person in (a, b):
        count = sum(1 for talk in talks if talk[2] == number and person in talk[:2])
        if count >= (2 if person in hosts else 1):
            return False
    return True


def _enough(problem: Problem, talks: list[Talk]) -> bool:
    for person in problem.people:
        mine = [talk[2] for talk in talks if person.id in talk[:2]]
        most = len(mine) if person.max is None else person.max
        if not person.min <= len(mine) <= most:
            return False
        there = [number for number in range(problem.rounds) if number not in person.absent]
        if sum(number not in mine for number in there) < person.rest:
            return False
        row = problem.in_a_row if person.in_a_row is None else person.in_a_row
        if row is not None and any(
            all(number in mine for number in range(start, start + row + 1)) for start in range(problem.rounds)
        ):
            return False
    return True


def _tables_suffice(problem: Problem, talks: list[Talk]) -> bool:
    """Whether everybody who keeps a table can have one such that each round can be seated."""
    rounds: dict[int, dict[str, set[str]]] = defaultdict(dict)
    hosts = _hosts(problem)
    host_side = None if problem.threes is None else problem.threes.other
    for a, b, number in talks:
        table_of = next((person for person in (a, b) if person in hosts), f"{a} {b}")
        rounds[number].setdefault(table_of, set()).update((a, b))
    if hosts:
        for number, groups in rounds.items():
            there = Counter(p.side for p in problem.people if number not in p.absent)
            guests, first = there[problem.threes], min(there[host_side], problem.tables)
            if sum(len(group) == 3 for group in groups.values()) > max(0, min(guests - first, first)):
                return False
    people = {person.id: person for person in problem.people}
    properties = problem.table_properties or (frozenset(),) * problem.tables
    keepers = [p.id for p in problem.people if p.side is problem.keeps_table] if problem.keeps_table else []
    return any(
        all(
            _seated(problem, list(groups.values()), dict(zip(keepers, homes, strict=True)))
            for groups in rounds.values()
        )
        for homes in itertools.permutations(range(problem.tables), len(keepers))
        if all(people[keeper].table_needs <= properties[home] for keeper, home in zip(keepers, homes, strict=True))
    )


def _seated(problem: Problem, groups: list[set[str]], home: dict[str, int]) -> bool:
    needs = {person.id: person.table_needs for person in problem.people}
    properties = problem.table_properties or (frozenset(),) * problem.tables
    return any(
        all(
            all(needs[person] <= properties[table] and home.get(person, table) == table for person in group)
            for group, table in zip(groups, tables, strict=True)
        )
        for tables in itertools.permutations(range(problem.tables), len(groups))
    )


def most_even_talks(problem: Problem) -> list[int] | None:
    """Everybody's number of talks, smallest first, in the plan with the most even talks (leximin); None if no plan."""
    people = {person.id: person for person in problem.people}
    never = {frozenset(two) for two in problem.never}
    best: list[int] | None = None

    def extend(index: int, talks: list[Talk]) -> None:
        nonlocal best
        if index == len(problem.pairs):
            counts = Counter(person for a, b, _ in talks for person in (a, b))
            levels = sorted(counts[identifier] for identifier in people)
            if (best is None or levels > best) and _enough(problem, talks) and _tables_suffice(problem, talks):
                best = levels
            return
        pair = problem.pairs[index]
        if frozenset((pair.a, pair.b)) not in never:
            for number in range(problem.rounds) if pair.round is None else [pair.round]:
                away = number in people[pair.a].absent | people[pair.b].absent | problem.breaks
                if not away and _people_free(problem, talks, pair.a, pair.b, number):
                    extend(index + 1, [*talks, (pair.a, pair.b, number)])
        if not pair.must:
            extend(index + 1, talks)

    extend(0, [])
    return best
