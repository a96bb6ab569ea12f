"""Sizes of stable matchings: the largest possible beside Gale–Shapley with ties broken by chance, in one run.

    PYTHONPATH=src python benchmarks/pairing.py

Gale–Shapley is written here once more in its plain form, so that the peer owes nothing to the engine. Times are of this
machine and this run; only their ratio may be compared with other runs.
"""

import dataclasses
import random
import time
from statistics import mean

from kloeppel.core.pairing import Participant, Rule, Wishes, blocking_pairs, match

TRIES = 20
Lists = dict[str, dict[str, int]]


def two_levels(people: int, mutual: float, yes: float, seed: int) -> tuple[Lists, Lists]:
    """Feedback after talks: a share of pairs accept each other, with yes (rank 1) or maybe (rank 2)."""
    drawn = random.Random(seed)
    a: Lists = {f"c{number}": {} for number in range(people)}
    b: Lists = {f"b{number}": {} for number in range(people)}
    for one in a:
        for other in b:
            if drawn.random() < mutual:
                a[one][other] = 1 if drawn.random() < yes else 2
                b[other][one] = 1 if drawn.random() < yes else 2
    return a, b


def short_lists(people: int, length: int, ties: float, seed: int) -> tuple[Lists, Lists]:
    """The field's usual test: lists of `length`; a wish is tied with the one before with probability `ties`."""
    drawn = random.Random(seed)
    ids_b = [f"b{number}" for number in range(people)]
    listed = {f"c{number}": drawn.sample(ids_b, length) for number in range(people)}
    listing: dict[str, list[str]] = {other: [] for other in ids_b}
    for one, others in listed.items():
        for other in others:
            listing[other].append(one)

    def ranked(order: list[str]) -> dict[str, int]:
        drawn.shuffle(order)
        ranks, rank = {}, 1
        for position, one in enumerate(order):
            rank += position > 0 and drawn.random() >= ties
            ranks[one] = rank
        return ranks

    return {one: ranked(order) for one, order in listed.items()}, {one: ranked(order) for one, order in listing.items()}


def wishes_of(lists: tuple[Lists, Lists], capacity: int) -> Wishes:
    """The drawn lists as wishes; people of side b have room for `capacity` partners."""
    a, b = lists
    return Wishes(
        tuple(Participant(one, 1, wishes) for one, wishes in a.items()),
        tuple(Participant(one, capacity, wishes) for one, wishes in b.items()),
    )


def gale_shapley(wishes: Wishes, seed: int) -> list[tuple[str, str]]:
    """Side a proposes in its order, side b keeps the best; ties are broken by chance beforehand."""
    drawn = random.Random(seed)
    order = {one.id: sorted(one.wishes, key=lambda other: (one.wishes[other], drawn.random())) for one in wishes.a}
    grade = {one.id: {other: (rank, drawn.random()) for other, rank in one.wishes.items()} for one in wishes.b}
    room = {one.id: one.capacity for one in wishes.b}
    kept: dict[str, list[str]] = {one.id: [] for one in wishes.b}
    free = [one.id for one in wishes.a]
    while free:
        person = free.pop()
        if not order[person]:
            continue
        other = order[person].pop(0)
        kept[other].append(person)
        if len(kept[other]) > room[other]:
            refused = max(kept[other], key=grade[other].__getitem__)
            kept[other].remove(refused)
            free.append(refused)
    return [(one, other) for other, ones in kept.items() for one in ones]


def timed_gale_shapley(wishes: Wishes) -> tuple[list[int], float]:
    """Sizes of TRIES runs and the mean seconds of one."""
    started = time.perf_counter()
    sizes = [len(gale_shapley(wishes, seed)) for seed in range(TRIES)]
    seconds = (time.perf_counter() - started) / TRIES
    if blocking_pairs(wishes, gale_shapley(wishes, 0)):
        raise RuntimeError("The peer is wrong: its matching is not stable.")
    return sizes, seconds


def report(name: str, wishes: Wishes) -> None:
    """Print one line of the table."""
    sizes, peer_seconds = timed_gale_shapley(wishes)
    started = time.perf_counter()
    stable = match(wishes, time_limit=60.0)
    seconds = time.perf_counter() - started
    started = time.perf_counter()
    total = match(dataclasses.replace(wishes, rule=Rule.BEST_TOTAL), time_limit=60.0)
    total_seconds = time.perf_counter() - started
    print(
        f"{name:44} | {mean(sizes):7.1f} {max(sizes):5d} | {stable.size:5d} {stable.bound:5d} "
        f"{'proven' if stable.optimal else 'open':>6} | {total.size:5d} {len(total.blocking_pairs):5d} | "
        f"{peer_seconds:7.3f} {seconds:7.3f} {total_seconds:7.3f} | {seconds / peer_seconds:6.0f}x",
        flush=True,
    )


def main() -> None:
    """Print the table."""
    print(
        f"{'instance':44} | {'GS mean':>7} {'best':>5} | {'size':>5} {'bound':>5} {'':6} | {'total':>5} {'block':>5} | "
        f"{'GS s':>7} {'stable':>7} {'total':>7} | {'ratio':>7}"
    )
    for mutual in (0.3, 0.1, 0.05):
        name = f"60 x 60, yes/maybe, {mutual:.0%} mutual"
        report(name, wishes_of(two_levels(60, mutual, yes=0.4, seed=1), capacity=1))
    report("60 x 60, yes/maybe, 30% mutual, room for 2", wishes_of(two_levels(60, 0.3, yes=0.4, seed=1), capacity=2))
    report("300 x 300, yes/maybe, 10% mutual", wishes_of(two_levels(300, 0.1, yes=0.4, seed=1), capacity=1))
    for people in (300, 1000, 3000):
        name = f"{people} x {people}, lists of 5, ties 0.85"
        report(name, wishes_of(short_lists(people, 5, 0.85, seed=1), capacity=1))


if __name__ == "__main__":
    main()
