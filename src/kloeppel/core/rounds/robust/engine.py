"""The plan that stands people who do not come, beside the plan that would be made anyway."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kloeppel.core.rounds.planning import plan
from kloeppel.core.rounds.robust.chances import Coming, held, kept, lost
from kloeppel.core.rounds.robust.checks import check_rates
from kloeppel.core.rounds.robust.simulation import Outcome, estimate, missing_on, outcome, summary
from kloeppel.core.rounds.robust.values import Outlook, Robustness
from kloeppel.core.rounds.situation import Situation
from kloeppel.core.rounds.values import Meeting, Person, Plan, Problem
from kloeppel.core.values import InputError, sentence
from kloeppel.core.watch import Observer, Progress, Watch

KEPT = 0.9
"""The usual chance with which somebody who comes is to have the talks promised."""
DAYS = 200
"""How many days are simulated, if there is time."""
_TIE = 1e-3
"""What the largest affinity counts, in talks held."""
_SAME = 1e-6


def robust(
    problem: Problem,
    no_show: Mapping[str, float],
    *,
    confidence: float = KEPT,
    days: int = DAYS,
    seed: int = 0,
    time_limit: float = 10.0,
    observer: Observer | None = None,
) -> Robustness:
    """The plan with the most talks expected to be held if each person stays away with the chance in `no_show`.

    Nobody has fewer talks than in the plan made anyway, if the promise (`min`) is kept with the chance `confidence` for
    everybody who comes, without any repair. Otherwise talks are moved to those who need a reserve. Both plans are then
    repaired on up to `days` simulated days. Raises InputError for rates that make no sense and for what `plan` refuses.
    Sources: docs/algorithms/rounds-robust.md.
    """
    check_rates(problem, no_show, confidence)
    # Refuses at once what cannot be repaired.
    Situation(problem, (), 0, ())
    watch = Watch(time_limit, observer)
    coming = {person.id: 1 - no_show.get(person.id, 0.0) for person in problem.people}
    plain = plan(problem, seed=seed, time_limit=watch.left(0.25), observer=observer)
    watch.report(Progress(sentence("A plan is made that stands people who do not come.")))
    found, bound = _Search(problem, coming, confidence, seed, watch, observer).best(plain)
    outcomes = _simulated(problem, coming, (plain.meetings, found), days, seed=seed, watch=watch)
    saved = [one.lost - other.lost for one, other in zip(*outcomes, strict=True)]
    plans = (plain.meetings, found)
    both = [_outlook(problem, meetings, coming, of) for meetings, of in zip(plans, outcomes, strict=True)]
    return Robustness(
        plain=both[0],
        robust=both[1],
        cost=1 - both[1].affinity / both[0].affinity if both[0].affinity else 0.0,
        held=held(found, coming),
        held_bound=max(held(found, coming), bound),
        proven=bound - held(found, coming) <= _TIE * max(1, len(found)) + _SAME,
        not_kept=tuple(person for person, chance in kept(problem, found, coming).items() if chance < confidence),
        saved=estimate(saved),
        days=len(saved),
    )


@dataclass(frozen=True, slots=True)
class _Search:
    problem: Problem
    coming: Coming
    confidence: float
    seed: int
    watch: Watch
    observer: Observer | None

    def best(self, plain: Plan) -> tuple[tuple[Meeting, ...], float]:
        """The robust plan, and a bound on the talks held of all plans with these talks per person."""
        talks = Counter(person for m in plain.meetings for person in (m.a, m.b))
        first = self._plan(dict(talks))
        best, bound = plain.meetings, float(len(plain.meetings))
        if first is not None:
            bound = first.bound
            # With equal rates every plan with these talks holds as many: then nothing is changed for nothing.
            if held(first.meetings, self.coming) > held(best, self.coming) + _SAME:
                best = first.meetings
        unsure = self._unsure(best)
        least = {person.id: person.min for person in self.problem.people}
        for _ in range(self.problem.rounds):
            answer = self._plan(least) if unsure and not self.watch.over() else None
            if answer is None:
                break
            left = self._unsure(answer.meetings)
            if len(left) < len(unsure):
                best, bound, unsure = answer.meetings, answer.bound, left
            had = Counter(person for m in answer.meetings for person in (m.a, m.b))
            least = {**least, **{person: had[person] + 1 for person in left}}
        return best, bound

    def _unsure(self, meetings: tuple[Meeting, ...]) -> frozenset[str]:
        chances = kept(self.problem, meetings, self.coming)
        return frozenset(person for person, chance in chances.items() if chance < self.confidence)

    def _plan(self, least: Mapping[str, int]) -> Plan | None:
        """The plan with the most talks held in which everybody has `least` talks; None if there is none."""
        problem = self.problem
        largest = max((pair.affinity for pair in problem.pairs), default=0.0) or 1.0
        pairs = tuple(
            replace(pair, affinity=self.coming[pair.a] * self.coming[pair.b] + _TIE * (pair.affinity / largest))
            for pair in problem.pairs
        )
        people = tuple(replace(p, min=min(least.get(p.id, 0), _possible(problem, p))) for p in problem.people)
        try:
            wanted = replace(problem, pairs=pairs, people=people, objective="total")
            return plan(wanted, seed=self.seed, time_limit=max(0.01, self.watch.left(0.3)), observer=self.observer)
        except InputError:
            return None


def _possible(problem: Problem, person: Person) -> int:
    """How many talks the person can have at most; never less than what was promised."""
    most = len(set(range(problem.rounds)) - person.absent - problem.breaks) - person.rest
    return max(person.min, most if person.max is None else min(person.max, most))


def _simulated(
    problem: Problem,
    coming: Coming,
    plans: tuple[tuple[Meeting, ...], tuple[Meeting, ...]],
    days: int,
    *,
    seed: int,
    watch: Watch,
) -> tuple[list[Outcome], list[Outcome]]:
    """What happens to both plans on the same days; fewer days if the time is over."""
    found: tuple[list[Outcome], list[Outcome]] = ([], [])
    for day in range(days):
        if watch.over():
            break
        missing = missing_on(problem, coming, seed, day)
        for outcomes, meetings in zip(found, plans, strict=True):
            outcomes.append(outcome(problem, meetings, missing, watch.left()))
        if watch.over():
            # This day was cut short, and would count as worse than it was.
            found[0].pop()
            found[1].pop()
        watch.report(Progress(sentence("Days with no-shows are simulated."), best=float(len(found[0]))))
    return found


def _outlook(problem: Problem, meetings: tuple[Meeting, ...], coming: Coming, outcomes: list[Outcome]) -> Outlook:
    met = {(meeting.a, meeting.b) for meeting in meetings}
    chances = kept(problem, meetings, coming)
    return Outlook(
        meetings=meetings,
        affinity=math.fsum(pair.affinity for pair in problem.pairs if (pair.a, pair.b) in met),
        lost=lost(meetings, coming),
        short=math.fsum(coming[person] * (1 - chance) for person, chance in chances.items()),
        least_kept=min(chances.values(), default=1.0),
        repaired=summary(outcomes),
    )
