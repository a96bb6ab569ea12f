"""The day itself: how fast a plan is repaired, what adapting its second half to the first brings, and no-shows.

    .venv/bin/python benchmarks/rounds_day.py [--events N]

Repair is timed on days that lost people; the peer plans the rounds that are left anew, as who has no repair has to.
Adapting is measured on simulated days (`simulated_day.py`), because there is no published set of such days here: the
figures say what the method does if people are as the model says, and nothing of how people are.
"""

import argparse
import random
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from comparison import OURS, Comparison
from core.rounds.begun_days import begun_day
from kloeppel.core.rounds import Meeting, plan
from kloeppel.core.rounds.adaptive import Rating, adapt, verify_adaptation
from kloeppel.core.rounds.adaptive.beliefs import beliefs_of
from kloeppel.core.rounds.repair import repair, verify_repair
from kloeppel.core.rounds.robust import robust, verify_robustness
from kloeppel.core.rounds.situation import Situation, rest_of
from simulated_day import Event, event

EVENTS, ROUNDS, NOW, PEOPLE, SIMULATED = 200, 8, 4, 30, 200
REPAIRS = (
    # people, rounds, now, gone on each side, late on each side, possible partners, target in seconds
    ((30, 30), 8, 2, 2, 2, None, 0.2),
    ((30, 28), 8, 3, 3, 2, None, 0.2),
    ((30, 25), 8, 1, 2, 2, None, 0.2),
    ((1000, 1000), 12, 4, 20, 10, 100, 3.0),
    ((1000, 950), 12, 4, 20, 10, 100, 3.0),
    ((1000, 1000), 12, 4, 20, 10, None, 3.0),
)


def repairs() -> list[Comparison]:
    """How long a repair takes and how many talks it changes, beside planning the rounds that are left anew."""
    repair(begun_day((4, 4), 3, 1, gone=1))  # the solver's library is loaded once, before anything is timed
    found = []
    for people, rounds, now, gone, late, partners, target in REPAIRS:
        situation = begun_day(people, rounds, now, gone=gone, late=late, partners=partners)
        case = f"repair {people[0]} × {people[1]}, {rounds - now} of {rounds} rounds left, {2 * gone} gone"
        case += f", {2 * late} late" + (f", {partners} possible partners each" if partners else "")
        seconds = []
        for _ in range(3):
            started = time.perf_counter()
            answer = repair(situation)
            seconds.append(time.perf_counter() - started)
        if verify_repair(situation, answer):
            raise RuntimeError(f"{case}: the repaired plan breaks its own rules")
        kept = "proven" if answer.proven else f"at least {answer.changes_bound} proven"
        result = f"{answer.changes} talks moved ({kept}), {len(answer.told)} people told"
        found.append(Comparison("rounds", case, OURS, min(seconds), "s", result, target, min(seconds) <= target))
        if sum(people) <= 60:
            found.append(_planned_anew(case, situation))
    return found


def _planned_anew(case: str, situation: Situation) -> Comparison:
    started = time.perf_counter()
    answer = plan(rest_of(situation, {}), time_limit=2.0)
    seconds = time.perf_counter() - started
    talks = {(m.a, m.b, m.round + situation.now) for m in answer.meetings}
    possible = {(m.a, m.b, m.round) for m in situation.meetings if situation.still_possible(m)}
    return Comparison(
        "rounds", case, "planning anew (largest total)", seconds, "s", f"{len(possible - talks)} talks moved"
    )


def _both(day: Event, meetings: list[Meeting]) -> int:
    """In how many of `meetings` both say yes."""
    return sum(bool(day.a_says_yes[_at(m.a), _at(m.b)] and day.b_says_yes[_at(m.a), _at(m.b)]) for m in meetings)


def _at(identifier: str) -> int:
    return int(identifier[1:])


def _ratings(day: Event, meetings: tuple[Meeting, ...]) -> tuple[Rating, ...]:
    found = []
    for m in meetings:
        found.append(Rating(m.a, m.b, float(day.a_says_yes[_at(m.a), _at(m.b)])))
        found.append(Rating(m.b, m.a, float(day.b_says_yes[_at(m.a), _at(m.b)])))
    return tuple(found)


def simulate(seed: int) -> dict[str, float]:
    """One simulated day: talks with two yes in its second half, planned in three ways; and how well yes is foreseen."""
    day = event(PEOPLE, PEOPLE, seed)
    problem = day.problem(ROUNDS)
    fixed = plan(problem)
    happened = tuple(meeting for meeting in fixed.meetings if meeting.round < NOW)
    situation = Situation(problem, fixed.meetings, NOW, happened)
    ratings = _ratings(day, happened)
    figures = {"first half": float(_both(day, list(happened)))}
    figures["fixed"] = float(_both(day, [m for m in fixed.meetings if m.round >= NOW]))
    for name, share in (("adapted", 0.0), ("adapted, 15 % explored", 0.15)):
        answer = adapt(situation, ratings, share=share, seed=seed)
        if verify_adaptation(situation, answer):
            raise RuntimeError("the adapted plan breaks its own rules")
        figures[name] = float(_both(day, [m for m in answer.meetings if m.round >= NOW]))
        figures[f"{name}, expected"] = answer.expected
    figures["adapted each round"] = float(_each_round(day, situation, seed))
    met = {(m.a, m.b) for m in happened}
    beliefs = beliefs_of(problem, ratings)
    open_pairs = [index for two, index in beliefs.index.items() if two not in met]
    truth = (day.a_says_yes & day.b_says_yes).ravel()[open_pairs]
    figures["AUC, profiles"] = auc(day.affinity.ravel()[open_pairs], truth)
    figures["AUC, same day"] = auc(beliefs.both[open_pairs], truth)
    return figures


def _each_round(day: Event, situation: Situation, seed: int) -> int:
    """Talks with two yes in the second half if each round is planned from all before it, with exploration."""
    happened, meetings = situation.happened, situation.meetings
    for now in range(NOW, ROUNDS):
        here = Situation(situation.problem, meetings, now, happened)
        meetings = adapt(here, _ratings(day, happened), seed=seed).meetings
        happened = (*happened, *(meeting for meeting in meetings if meeting.round == now))
    return _both(day, [meeting for meeting in happened if meeting.round >= NOW])


def auc(score: np.ndarray, truth: np.ndarray) -> float:
    """The chance that a pair with two yes scores above one without; ties count half (Mann and Whitney 1947)."""
    _, place, count = np.unique(score, return_inverse=True, return_counts=True)
    rank = (np.cumsum(count) - (count - 1) / 2)[place]
    yes = int(truth.sum())
    return float((rank[truth].sum() - yes * (yes + 1) / 2) / (yes * (len(truth) - yes)))


def _interval(values: np.ndarray) -> str:
    half = 1.96 * values.std(ddof=1) / np.sqrt(len(values))
    return f"{values.mean():.2f} ± {half:.2f}"


def adaptations(events: int = EVENTS) -> list[Comparison]:
    """What adapting brings on `events` simulated days, with 95 % confidence intervals."""
    all_figures = [simulate(seed) for seed in range(events)]
    figures = {name: np.array([one[name] for one in all_figures]) for name in all_figures[0]}
    case = f"simulated: talks with two yes in the second half, {PEOPLE} × {PEOPLE}, {ROUNDS} rounds, {events} days"
    found = [
        Comparison(
            "rounds",
            case,
            "fixed plan from profiles",
            float(figures["fixed"].mean()),
            "talks",
            _interval(figures["fixed"]),
        )
    ]
    for name in ("adapted", "adapted, 15 % explored", "adapted each round"):
        more = figures[name] - figures["fixed"]
        result = f"{_interval(more)} more than fixed ({more.mean() / figures['fixed'].mean():+.0%})"
        found.append(Comparison("rounds", case, f"{OURS}, {name}", float(figures[name].mean()), "talks", result))
    case = f"simulated: foreseeing two yes, {events} days"
    for name, who in (("AUC, profiles", "profiles only"), ("AUC, same day", f"{OURS}, ratings of the first half")):
        found.append(Comparison("rounds", case, who, float(figures[name].mean()), "AUC", _interval(figures[name])))
    return found


def robustness() -> list[Comparison]:
    """What a robust plan saves and costs, without repair and after it, on simulated days with the same no-shows."""
    problem = event(PEOPLE, PEOPLE, 1).problem(ROUNDS)
    drawn = random.Random(1)
    rates = {
        "one in five everywhere": {person.id: 0.2 for person in problem.people},
        "5, 10 or 40 %": {person.id: drawn.choice((0.05, 0.1, 0.4)) for person in problem.people},
    }
    found = []
    for name, no_show in rates.items():
        answer = robust(problem, no_show, days=SIMULATED, time_limit=60)
        if verify_robustness(problem, no_show, answer):
            raise RuntimeError("the robust plan breaks its own rules")
        case = f"talks lost to no-shows ({name}), {PEOPLE} × {PEOPLE}, {ROUNDS} rounds"
        for who, outlook in (("plan made anyway", answer.plain), (f"{OURS}, robust plan", answer.robust)):
            share = 1 - outlook.affinity / answer.plain.affinity
            found.append(Comparison("rounds", case, who, outlook.lost, "talks", f"no repair; affinity −{share:.1%}"))
            lost = outlook.repaired.lost
            result = f"± {lost.half:.1f} on {answer.days} simulated days; {outlook.repaired.moved.mean:.1f} talks moved"
            found.append(Comparison("rounds", case, f"{who}, repaired", lost.mean, "talks", result))
    return found


def comparisons() -> list[Comparison]:
    """All of them, for docs/benchmarks.md."""
    return [*repairs(), *adaptations(), *robustness()]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=EVENTS, help="simulated days")
    events = parser.parse_args().events
    for line in [*repairs(), *adaptations(events), *robustness()]:
        print(f"{line.case:<90} {line.who:<36} {line.figure:>8.3f} {line.unit:<6} {line.result}", flush=True)


if __name__ == "__main__":
    main()
