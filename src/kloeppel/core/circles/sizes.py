"""How many sit in each group when some are not there, and how many repeats no plan can avoid."""

from itertools import pairwise

from kloeppel.core.circles.values import Problem


def sizes_of(problem: Problem, number: int) -> tuple[int, ...]:
    """The sizes of the groups of round `number`: as wished, or as equal as can be if somebody is absent."""
    there = sum(number not in person.absent for person in problem.people)
    count = len(problem.groups)
    if there == len(problem.people):
        return problem.groups
    return tuple(there // count + (index < there % count) for index in range(count))


def hosts_needed(problem: Problem, number: int) -> int:
    """How many groups of round `number` can have a host, and so must; 0 if nobody is a host."""
    return min(len(problem.groups), hosts_there(problem, number))


def hosts_there(problem: Problem, number: int) -> int:
    """How many hosts are there in round `number`."""
    return sum(person.host and number not in person.absent for person in problem.people)


def fewest_repeats(problem: Problem) -> int:
    """A number of repeats that no plan can have fewer of: the best of several ways to count."""
    sizes = [sizes_of(problem, number) for number in range(problem.rounds)]
    fresh = _fresh(problem)
    return max(_by_pairs(sizes, fresh), _by_person(problem, sizes, fresh), _by_neighbours(problem, sizes))


def _by_pairs(sizes: list[tuple[int, ...]], fresh: list[int]) -> int:
    """All meetings, less all pairs that may meet for the first time."""
    meetings = sum(size * (size - 1) // 2 for round_sizes in sizes for size in round_sizes)
    return meetings - sum(fresh) // 2


def _by_person(problem: Problem, sizes: list[tuple[int, ...]], fresh: list[int]) -> int:
    """Everybody sits with at least so many, and can meet only so many for the first time.

    A repeat is missing to two people, but only to one host if no two hosts ever sit together.
    """
    least = [min(round_sizes) - 1 for round_sizes in sizes]
    apart = all(hosts_there(problem, number) <= len(problem.groups) for number in range(problem.rounds))
    missing = hosts_missing = 0
    for person, new in zip(problem.people, fresh, strict=True):
        seats = sum(least[number] for number in range(problem.rounds) if number not in person.absent)
        missing += max(0, seats - new)
        hosts_missing += max(0, seats - new) if person.host and apart else 0
    return max((missing + 1) // 2, hosts_missing)


def _by_neighbours(problem: Problem, sizes: list[tuple[int, ...]]) -> int:
    """A group with more people than the next round has groups must send two of them to the same one.

    Only right where everybody is there in both rounds.
    """
    repeats = 0
    for before, after in pairwise(sizes):
        if sum(before) == sum(after) == len(problem.people):
            repeats += max(_crowding(before, len(after)), _crowding(after, len(before)))
    return repeats


def _crowding(sizes: tuple[int, ...], count: int) -> int:
    return sum((size % count) * (size // count) + count * (size // count) * (size // count - 1) // 2 for size in sizes)


def _fresh(problem: Problem) -> list[int]:
    """For each person, how many they can meet for the first time.

    Where there are no more hosts than groups, no two hosts sit together, because every host has a group to look after.
    """
    rounds = frozenset(range(problem.rounds))
    many = frozenset(number for number in rounds if hosts_there(problem, number) > len(problem.groups))
    there = [rounds - person.absent for person in problem.people]
    place = {person.id: index for index, person in enumerate(problem.people)}
    partners = [
        {
            q
            for q, other in enumerate(problem.people)
            if q != p and there[p] & there[q] & (many if person.host and other.host else rounds)
        }
        for p, person in enumerate(problem.people)
    ]
    for a, b in problem.met:
        partners[place[a]].discard(place[b])
        partners[place[b]].discard(place[a])
    return [len(others) for others in partners]
