"""Which table each talk is at: the smaller side sits, the other side walks."""

from collections import Counter, defaultdict
from collections.abc import Sequence

Talk = tuple[str, str, int]
"""Person of side a, person of side b, round."""


def seat(talks: Sequence[Talk], tables: int) -> list[int]:
    """A table from 0 to `tables` - 1 for each of `talks`; no table has two talks in a round.

    Whoever is on the side on which fewer people have a talk (side a, if equal) keeps one table all day, as long as
    there are enough tables. When there are not, two people share a table if they never talk in the same round; those
    left over, who have the fewest talks, take the lowest free table that they sat at most often. No round may
    have more than `tables` talks.
    """
    a_sits = len({a for a, _, _ in talks}) <= len({b for _, b, _ in talks})
    talks_of: dict[str, list[int]] = defaultdict(list)
    for index, (a, b, _) in enumerate(talks):
        talks_of[a if a_sits else b].append(index)
    taken: list[set[int]] = [set() for _ in range(min(tables, len(talks_of)))]
    table_of = [0] * len(talks)
    left_over = []
    for person in sorted(talks_of, key=lambda person: (-len(talks_of[person]), talks_of[person])):
        rounds = {talks[index][2] for index in talks_of[person]}
        home = next((table for table, used in enumerate(taken) if not used & rounds), None)
        if home is None:
            left_over.append(person)
            continue
        taken[home] |= rounds
        for index in talks_of[person]:
            table_of[index] = home
    for person in left_over:
        _seat_between(talks, talks_of[person], taken, table_of)
    return table_of


def _seat_between(talks: Sequence[Talk], mine: list[int], taken: list[set[int]], table_of: list[int]) -> None:
    sat: Counter[int] = Counter()
    for index in mine:
        number = talks[index][2]
        free = [table for table, used in enumerate(taken) if number not in used]
        table_of[index] = min(free, key=lambda table: (-sat[table], table))
        sat[table_of[index]] += 1
        taken[table_of[index]].add(number)
