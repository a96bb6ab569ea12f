"""Which table each talk is at: the smaller side sits, the other side walks."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from kloeppel.core.rounds.matched import matched
from kloeppel.core.rounds.values import Problem
from kloeppel.core.values import Side

Talk = tuple[str, str, int]
"""Person of side a, person of side b, round."""


def seat_day(problem: Problem, talks: Sequence[Talk], homes: Mapping[str, int] | None = None) -> list[int]:
    """A table for each of `talks` as `problem` asks for: with what people need, kept all day, threes together.

    Otherwise as `seat`. The talks are those of a choice that fits, so that there are enough tables. `homes`: the table
    of each person of the side that keeps its tables, if people have needs.
    """
    if homes is not None:
        return [homes[a] if a in homes else homes[b] for a, b, _ in talks]
    sits = problem.keeps_table if problem.threes is None else problem.threes.other
    group_of, groups = _groups(talks, sits if problem.threes is not None else None)
    if any(person.table_needs for person in problem.people):
        seated = _seat_with_needs(problem, groups, sits)
    else:
        seated = seat(groups, problem.tables, sits)
    return [seated[group] for group in group_of]


def _groups(talks: Sequence[Talk], host_side: Side | None) -> tuple[list[int], list[Talk]]:
    """For each talk the group it is in, and one talk of each group: talks of a host in the same round are one group."""
    if host_side is None:
        return list(range(len(talks))), list(talks)
    groups: dict[tuple[str, int], int] = {}
    first: list[Talk] = []
    group_of = []
    for a, b, number in talks:
        key = (a if host_side is Side.CREATIVE else b, number)
        if key not in groups:
            groups[key] = len(first)
            first.append((a, b, number))
        group_of.append(groups[key])
    return group_of, first


def _seat_with_needs(problem: Problem, talks: Sequence[Talk], sits: Side | None) -> list[int]:
    """Tables that have what each talk needs: one's own all day if there is one, for everybody who keeps their table."""
    needs = {person.id: person.table_needs for person in problem.people}
    properties = problem.table_properties
    # Whoever needs nothing leaves the tables with properties to others.
    plain_first = sorted(range(problem.tables), key=lambda table: (len(properties[table]), table))
    fitting: dict[frozenset[str], list[int]] = {}
    for a, b, _ in talks:
        both = needs[a] | needs[b]
        if both not in fitting:
            fitting[both] = [table for table in plain_first if both <= properties[table]]
    homes = _homes(talks, needs, properties, plain_first, sits)
    in_round: dict[int, list[int]] = defaultdict(list)
    for index, talk in enumerate(talks):
        in_round[talk[2]].append(index)
    table_of = [0] * len(talks)
    for mine in in_round.values():
        # First those at home, then those with the least choice; nobody who has a table loses it for good.
        mine.sort(key=lambda index: (index not in homes, len(fitting[needs[talks[index][0]] | needs[talks[index][1]]])))
        wishes = []
        for index in mine:
            possible = fitting[needs[talks[index][0]] | needs[talks[index][1]]]
            wishes.append([homes[index], *possible] if index in homes else possible)
        for index, table in zip(mine, matched(wishes), strict=True):
            if table is None:
                raise RuntimeError("A talk was planned for which there is no table.")
            table_of[index] = table
    return table_of


def _homes(
    talks: Sequence[Talk],
    needs: dict[str, frozenset[str]],
    properties: Sequence[frozenset[str]],
    tables: Sequence[int],
    sits: Side | None,
) -> dict[int, int]:
    """The home table of each talk that can have one: for the sitting side, at tables that suit all their talks."""
    talks_of = _talks_of(talks, sits)
    suits = {
        person: frozenset[str]().union(*(needs[talks[index][0]] | needs[talks[index][1]] for index in mine))
        for person, mine in talks_of.items()
    }
    order = sorted(talks_of, key=lambda person: (-len(suits[person]), -len(talks_of[person]), talks_of[person]))
    home = matched([[table for table in tables if suits[person] <= properties[table]] for person in order])
    return {
        index: table
        for person, table in zip(order, home, strict=True)
        if table is not None
        for index in talks_of[person]
    }


def _talks_of(talks: Sequence[Talk], sits: Side | None) -> dict[str, list[int]]:
    """The talks of each person who sits: of side `sits`, or of the side with fewer people in talks."""
    a_sits = len({a for a, _, _ in talks}) <= len({b for _, b, _ in talks})
    if sits is not None:
        a_sits = sits is Side.CREATIVE
    talks_of: dict[str, list[int]] = defaultdict(list)
    for index, (a, b, _) in enumerate(talks):
        talks_of[a if a_sits else b].append(index)
    return talks_of


def seat(talks: Sequence[Talk], tables: int, sits: Side | None = None) -> list[int]:
    """A table from 0 to `tables` - 1 for each of `talks`; no table has two talks in a round.

    Whoever is on side `sits`, or without it on the side on which fewer people have a talk (side a, if equal), keeps one
    table all day, as long as there are enough tables. When there are not, two people share a table if they never talk
    in the same round; those left over, who have the fewest talks, take the lowest free table that they sat at most
    often. No round may have more than `tables` talks.
    """
    talks_of = _talks_of(talks, sits)
    taken: list[set[int]] = [set() for _ in range(min(tables, len(talks_of)))]
    table_of = [0] * len(talks)
    left_over = []
    # Tables only get fuller: where there was no place for these rounds, there will be none.
    first_fit: dict[frozenset[int], int] = {}
    for person in sorted(talks_of, key=lambda person: (-len(talks_of[person]), talks_of[person])):
        rounds = frozenset(talks[index][2] for index in talks_of[person])
        untried = range(first_fit.get(rounds, 0), len(taken))
        home = next((table for table in untried if taken[table].isdisjoint(rounds)), None)
        first_fit[rounds] = len(taken) if home is None else home
        if home is None:
            left_over.append(person)
            continue
        taken[home] |= rounds
        for index in talks_of[person]:
            table_of[index] = home
    lowest: Counter[int] = Counter()
    for person in left_over:
        _seat_between(talks, talks_of[person], taken, table_of, lowest)
    return table_of


def _seat_between(
    talks: Sequence[Talk], mine: list[int], taken: list[set[int]], table_of: list[int], lowest: Counter[int]
) -> None:
    """Seat one who has no table; in each round all tables before `lowest` are known to be taken."""
    sat: Counter[int] = Counter()
    for index in mine:
        number = talks[index][2]
        while number in taken[lowest[number]]:
            lowest[number] += 1
        known = [table for table in sat if number not in taken[table]]
        table_of[index] = min(known, key=lambda table: (-sat[table], table), default=lowest[number])
        sat[table_of[index]] += 1
        taken[table_of[index]].add(number)
