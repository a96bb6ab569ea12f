"""The largest stable matching beside Gale–Shapley with chance in the ties, plain programs and packages, in one run.

    python benchmarks/pairing.py [--all]

Needs `requirements/bench.txt` for the peers, which are in pairing_peers.py; `--all` lets SciPy try 10,000 people too,
which takes up to 100 seconds more. Gale–Shapley is written here once more in its plain form, so that the peer owes
nothing to the engine. Times are of this machine and this run; only their ratio may be compared with other runs.
"""

import argparse
import dataclasses
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import mean

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

import pairing_peers
from comparison import OURS, Comparison
from kloeppel.core.pairing import Matching, Participant, Rule, Wishes, blocking_pairs, match, verify
from kloeppel.core.pairing.market import market_of
from kloeppel.core.pairing.stable import largest_stable
from kloeppel.core.watch import Watch

ENGINE = "pairing"
PACKAGES = {"scipy_milp": "scipy", "cp_sat": "ortools", "matching": "matching", "algmatch": "algmatch"}

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


def plain(people: int) -> Wishes:
    """Stable marriage as it is in the textbook: complete lists without ties."""
    return wishes_of(short_lists(people, people, 0.0, seed=1), capacity=1)


def tied(people: int) -> Wishes:
    """The case of the literature: lists of 5, a wish is tied with the one before in 85 of 100 cases."""
    return wishes_of(short_lists(people, 5, 0.85, seed=1), capacity=1)


def quickest(run: Callable[[], Matching], times: int) -> tuple[Matching, float]:
    """What `run` answers, and the seconds of the quickest of `times` runs."""
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        found = run()
        seconds.append(time.perf_counter() - started)
    return found, min(seconds)


def ours(case: str, wishes: Wishes, *, target: float | None, times: int, time_limit: float = 60.0) -> Comparison:
    """`match` from the wishes to the checked matching, everything included."""
    found, seconds = quickest(lambda: match(wishes, time_limit=time_limit), times)
    if verify(wishes, found.matches) or blocking_pairs(wishes, found.matches):
        raise RuntimeError("The matching did not pass its check.")
    result = f"{found.size:,} matches, " + ("proven, ranks too" if found.optimal else f"bound {found.bound:,}")
    met = None if target is None else found.bound == found.size and seconds <= target
    return Comparison(ENGINE, case, OURS, seconds, "s", result, target, met)


def ours_from_arrays(case: str, wishes: Wishes, target: float) -> Comparison:
    """The engine alone: the wishes are arrays already and the answer is not yet checked."""
    market = market_of(wishes, {}, 0)
    seconds = []
    for _ in range(7):
        started = time.perf_counter()
        outcome = largest_stable(market, seed=0, watch=Watch(60.0))
        seconds.append(time.perf_counter() - started)
    result = f"{int(outcome.choice.sum()):,} matches with the best sum of ranks, proven"
    return Comparison(ENGINE, case, OURS, min(seconds), "s", result, target, min(seconds) <= target)


def peer(case: str, name: str, wishes: Wishes, *limit: float) -> Comparison:
    """A peer's line; no figure where it did not prove its answer in time."""
    try:
        who = pairing_peers.version(PACKAGES[name])
        answer = getattr(pairing_peers, name)(wishes, *limit)
    except ModuleNotFoundError:
        return Comparison(ENGINE, case, PACKAGES[name], None, "s", "not installed")
    if answer.size is None:
        return Comparison(ENGINE, case, who, None, "s", "no answer" if limit else "RecursionError")
    if not answer.proven:
        return Comparison(ENGINE, case, who, None, "s", f"{answer.size:,} matches, not proven in {limit[0]:.0f} s")
    what = "matches, largest proven, ranks not looked at" if limit else "matches, ranks not looked at"
    return Comparison(ENGINE, case, who, answer.seconds, "s", f"{answer.size:,} {what}")


def comparisons(*, everything: bool = False) -> list[Comparison]:
    """Every comparison of the rule `stable`, with its peers in the same run; a minute, three with `everything`."""
    lines = []
    for people, target, times in ((300, None, 3), (1_000, None, 3), (3_000, 0.5, 5), (10_000, 8.0, 1)):
        case, wishes = f"largest stable matching, {people:,} × {people:,}, lists of 5, ties 0.85", tied(people)
        lines.append(ours(case, wishes, target=target, times=times))
        if people == 300:
            lines.append(peer(case, "cp_sat", wishes, 20.0))
        if people <= 3_000 or everything:
            lines.append(peer(case, "scipy_milp", wishes, 100.0))
    case = "stable matching in 10 s, 30,000 × 30,000, lists of 5, ties 0.85"
    lines.append(ours(case, tied(30_000), target=None, times=1, time_limit=10.0))
    case = "plain stable marriage, 500 × 500, from arrays"
    lines.append(ours_from_arrays(case, plain(500), 0.03))
    case = "plain stable marriage, 500 × 500, from wishes to the checked answer"
    lines += [ours(case, plain(500), target=None, times=3), peer(case, "algmatch", plain(500))]
    for people in (50, 80, 100):
        case, wishes = f"plain stable marriage, {people} × {people}", plain(people)
        lines += [ours(case, wishes, target=None, times=5), peer(case, "matching", wishes)]
    return lines


def print_comparisons(lines: list[Comparison]) -> None:
    """One line each."""
    for line in lines:
        figure = "–" if line.figure is None else f"{line.figure:.3f}"
        aimed = "" if line.target is None else f" (target {line.target}, {'met' if line.met else 'missed'})"
        print(f"{line.case:72} | {line.who:18} | {figure:>8} {line.unit} | {line.result}{aimed}", flush=True)


def main() -> None:
    """Print the comparisons, then the table of sizes."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--all", action="store_true", help="let SciPy try 10,000 people too")
    print_comparisons(comparisons(everything=arguments.parse_args().all))
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
