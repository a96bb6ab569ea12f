"""Which table the new talks are at: whoever sits at a table most of the day stays there if it is free."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from kloeppel.core.rounds.values import Meeting

Talk = tuple[str, str, int]


def seated(kept: Sequence[Meeting], new: Sequence[Talk], old: Sequence[Meeting], tables: int) -> list[Meeting]:
    """`new` talks (a, b, round) with tables that `kept` leaves free.

    A talk goes to the table at which one of the two sat most often in the `old` plan, else to the lowest free one.
    """
    sat: dict[str, Counter[int]] = defaultdict(Counter)
    taken: dict[int, set[int]] = defaultdict(set)
    for meeting in old:
        for person in (meeting.a, meeting.b):
            sat[person][meeting.table] += 1
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
