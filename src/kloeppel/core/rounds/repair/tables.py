"""Which table each talk to come is at: the one it had in the old plan, or where one of the two sits anyway."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from kloeppel.core.rounds.matched import matched
from kloeppel.core.rounds.situation import Situation
from kloeppel.core.rounds.values import Meeting, Problem

Talk = tuple[str, str, int]
Sat = Mapping[str, Counter[int]]
"""How often each person sat, or was to sit, at which table."""


def seated(situation: Situation, talks: Sequence[Talk]) -> tuple[list[Meeting], list[Talk]]:
    """`talks` to come (a, b, round) with tables, and those for which there is none.

    A talk of the old plan keeps its table, another goes where one of the two sat most often, else to the lowest table
    that is free. Where people need something of their table, or keep one all day, talks may move for that, or have no
    table; else every talk has one, because no round has more talks than tables.
    """
    problem = situation.problem
    sat: dict[str, Counter[int]] = defaultdict(Counter)
    to_come = [meeting for meeting in situation.meetings if meeting.round >= situation.now]
    for meeting in (*situation.happened, *to_come):
        for person in (meeting.a, meeting.b):
            sat[person][meeting.table] += 1
    old = {(m.a, m.b, m.round): m.table for m in situation.meetings}
    if problem.keeps_table is None and not any(person.table_needs for person in problem.people):
        kept = [Meeting(*talk, old[talk]) for talk in talks if talk in old]
        return [*kept, *_new_ones(kept, [talk for talk in talks if talk not in old], sat, problem.tables)], []
    suiting = _suiting(problem, talks)
    homes = _homes(situation, talks, sat, suiting)
    meetings, standing = [], []
    for number in range(situation.now, problem.rounds):
        mine = sorted((talk for talk in talks if talk[2] == number), key=lambda talk: (talk not in old, talk))
        tables = matched([_wishes(talk, old, sat, homes, suiting[talk]) for talk in mine])
        for talk, table in zip(mine, tables, strict=True):
            if table is None:
                standing.append(talk)
            else:
                meetings.append(Meeting(*talk, table))
    return meetings, standing


def _suiting(problem: Problem, talks: Sequence[Talk]) -> dict[Talk, list[int]]:
    """The tables that have what the two of each talk need."""
    needs = {person.id: person.table_needs for person in problem.people}
    properties = problem.table_properties or (frozenset[str](),) * problem.tables
    return {
        talk: [table for table in range(problem.tables) if needs[talk[0]] | needs[talk[1]] <= properties[table]]
        for talk in talks
    }


def _wishes(
    talk: Talk, old: Mapping[Talk, int], sat: Sat, homes: Mapping[str, int], suiting: Sequence[int]
) -> list[int]:
    """The tables that suit a talk, the most fitting first."""
    home = homes.get(talk[0], homes.get(talk[1]))
    if home is not None:
        return [home] if home in suiting else []
    often = sat[talk[0]] + sat[talk[1]]
    first = [old[talk]] if talk in old else sorted(often, key=lambda table: (-often[table], table))
    return [*(table for table in first if table in suiting), *(table for table in suiting if table not in first)]


def _homes(
    situation: Situation, talks: Sequence[Talk], sat: Sat, suiting: Mapping[Talk, Sequence[int]]
) -> dict[str, int]:
    """The table of everybody who keeps one: the one they have had, if anybody has; else one that suits all their talks.

    Two people share a table only if they never talk at the same time.
    """
    side = situation.problem.keeps_table
    sitting = [person.id for person in situation.problem.people if person.side is side] if side is not None else []
    mine = {person: [talk for talk in talks if person in talk[:2]] for person in sitting}
    already = {person: m.table for m in situation.happened for person in (m.a, m.b)}
    homes: dict[str, int] = {}
    taken: dict[int, set[int]] = defaultdict(set)
    for person in sorted(sitting, key=lambda person: (person not in already, -len(mine[person]), person)):
        rounds = {number for _, _, number in mine[person]}
        often = sorted(sat[person], key=lambda table: (-sat[person][table], table))
        wishes = [already[person]] if person in already else [*often, *range(situation.problem.tables)]
        free = [table for table in wishes if not rounds & taken[table]]
        good = [table for table in free if all(table in suiting[talk] for talk in mine[person])]
        # Where no table is good for all talks some of them will have none; whoever sat somewhere stays there anyway.
        homes[person] = [*good, *free, *wishes][0]
        taken[homes[person]] |= rounds
    return homes


def _new_ones(kept: Sequence[Meeting], new: Sequence[Talk], sat: Sat, tables: int) -> list[Meeting]:
    """Tables for `new` talks that `kept` leaves free."""
    taken: dict[int, set[int]] = defaultdict(set)
    for meeting in kept:
        taken[meeting.round].add(meeting.table)
    # Whoever has the most firmly a table of their own chooses first.
    wishes = sorted(
        (
            (-count, number, table, index)
            for index, (a, b, number) in enumerate(new)
            for table, count in (sat[a] + sat[b]).items()
        ),
    )
    found: dict[int, int] = {}
    for _, number, table, index in wishes:
        if index not in found and table not in taken[number]:
            found[index] = table
            taken[number].add(table)
    for index, (_, _, number) in enumerate(new):
        if index not in found:
            found[index] = next(table for table in range(tables) if table not in taken[number])
            taken[number].add(found[index])
    return [Meeting(a, b, number, found[index]) for index, (a, b, number) in enumerate(new)]
