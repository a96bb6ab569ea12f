"""The rest of a day planned from what people said in its first part."""

import math
from collections import Counter
from dataclasses import dataclass, replace

import numpy as np

from kloeppel.core.rounds.adaptive.beliefs import Beliefs, beliefs_of
from kloeppel.core.rounds.adaptive.checks import check_ratings
from kloeppel.core.rounds.adaptive.values import Adaptation, Expectation, Rating
from kloeppel.core.rounds.instance import Floats
from kloeppel.core.rounds.planning import plan
from kloeppel.core.rounds.repair import Repair, repair
from kloeppel.core.rounds.repair.tables import seated
from kloeppel.core.rounds.situation import Situation, rest_of
from kloeppel.core.rounds.values import Meeting, Problem
from kloeppel.core.values import InputError, sentence
from kloeppel.core.watch import Observer, Progress, Watch

Two = tuple[str, str]
EXPLORED = 0.15
"""The usual share of talks that are held to learn from them."""
_PROVEN = 1e-9


def adapt(
    situation: Situation,
    ratings: tuple[Rating, ...],
    *,
    share: float = EXPLORED,
    seed: int = 0,
    time_limit: float = 10.0,
    observer: Observer | None = None,
) -> Adaptation:
    """Plan the rounds that are left for the expected number of talks in which both say yes.

    Nobody gets fewer talks than in the fairest plan (`repair`). About `share` of the talks (from 0 to 1) are held to
    learn from them, unless only one round is left. Raises InputError for ratings that make no sense. Sources:
    docs/algorithms/rounds-adaptive.md.
    """
    check_ratings(situation, ratings, share)
    watch = Watch(time_limit, observer)
    watch.report(Progress(sentence("What was said so far is weighed.")))
    beliefs = beliefs_of(situation.problem, ratings)
    # Whatever the time: without the talks of the fairest plan there is nothing that could be promised.
    fair = repair(situation, seed=seed, time_limit=max(1.0, watch.left(0.3)), observer=observer, prove=False)
    if not fair.fairest:
        fair = repair(situation, seed=seed, time_limit=max(1.0, watch.left(0.3)), observer=observer)
    planner = _Planner(situation, fair, beliefs, seed, watch, observer)
    watch.report(Progress(sentence("The rounds that are left are planned.")))
    plain = planner.plan(beliefs.both, frozenset(), 0.5)
    explored: frozenset[Two] = frozenset()
    chosen = plain
    if share and situation.problem.rounds - situation.now > 1:
        explored = planner.worth_learning(plain, share)
        chosen = planner.plan(beliefs.both, explored, 1.0)
        explored &= {(a, b) for a, b, _ in chosen.talks}
        chosen = _explored_first(situation, chosen, explored)
    return _answer(situation, beliefs, plain, chosen, explored)


@dataclass(frozen=True, slots=True)
class _Planned:
    """Talks to come, and a bound on the worth of every such plan."""

    meetings: tuple[Meeting, ...]
    bound: float

    @property
    def talks(self) -> list[tuple[str, str, int]]:
        """The talks as (a, b, round)."""
        return [(m.a, m.b, m.round) for m in self.meetings]


@dataclass(frozen=True, slots=True)
class _Planner:
    """Plans the rounds that are left, with as many talks for everybody as the fairest plan has."""

    situation: Situation
    fair: Repair
    beliefs: Beliefs
    seed: int
    watch: Watch
    observer: Observer | None

    def plan(self, worth: Floats, must: frozenset[Two], share_of_time: float) -> _Planned:
        """The plan of most `worth` [E]; the fairest plan, if none is found in the time."""
        try:
            found = plan(
                self._problem(worth, must),
                seed=self.seed,
                time_limit=max(0.01, self.watch.left(share_of_time)),
                observer=self.observer,
            )
        except InputError:
            to_come = tuple(meeting for meeting in self.fair.meetings if meeting.round >= self.situation.now)
            return _Planned(to_come, float(len(to_come)))
        now = self.situation.now
        return _Planned(tuple(replace(m, round=m.round + now) for m in found.meetings), found.bound)

    def worth_learning(self, plain: _Planned, share: float) -> frozenset[Two]:
        """Talks to hold in order to learn: those of a drawn plan that are not planned anyway, the least sure first."""
        drawn = self.plan(self.beliefs.drawn(np.random.default_rng(self.seed)), frozenset(), 0.5)
        anyway = {(a, b) for a, b, _ in plain.talks}
        others = sorted(
            {(a, b) for a, b, _ in drawn.talks} - anyway,
            key=lambda two: (-float(self.beliefs.spread[self.beliefs.index[two]]), two),
        )
        return frozenset(others[: int(share * len(plain.talks))])

    def _problem(self, worth: Floats, must: frozenset[Two]) -> Problem:
        to_come = Counter(
            person
            for meeting in self.fair.meetings
            if meeting.round >= self.situation.now
            for person in (meeting.a, meeting.b)
        )
        rest = rest_of(self.situation, to_come)
        impossible = set(self.fair.must_not_met)
        pairs = tuple(
            replace(
                pair,
                affinity=float(worth[self.beliefs.index[pair.a, pair.b]]),
                must=(pair.must and (pair.a, pair.b) not in impossible) or (pair.a, pair.b) in must,
                round=None if (pair.a, pair.b) in impossible else pair.round,
            )
            for pair in rest.pairs
        )
        return replace(rest, pairs=pairs)


def _explored_first(situation: Situation, chosen: _Planned, explored: frozenset[Two]) -> _Planned:
    """The same rounds in another order, those with most to learn first, if it is all the same when they are."""
    rounds = list(range(situation.now, situation.problem.rounds))
    here = [situation.rounds_for(person) for person in situation.person.values()]
    bound = any(pair.round is not None and pair.round >= situation.now for pair in situation.problem.pairs)
    if bound or any(mine and len(mine) < len(rounds) for mine in here):
        return chosen
    to_learn = Counter(m.round for m in chosen.meetings if (m.a, m.b) in explored)
    order = sorted(rounds, key=lambda number: (-to_learn[number], number))
    new = dict(zip(order, rounds, strict=True))
    return replace(chosen, meetings=tuple(replace(m, round=new[m.round]) for m in chosen.meetings))


def _answer(
    situation: Situation, beliefs: Beliefs, plain: _Planned, chosen: _Planned, explored: frozenset[Two]
) -> Adaptation:
    new, standing = seated(situation, chosen.talks)
    if standing:
        # With the tables of the plan itself everybody sits, if perhaps not where they sat before.
        new = list(chosen.meetings)
    to_come = tuple(
        _expectation(beliefs, meeting, explored) for meeting in sorted(new, key=lambda m: (m.round, m.table))
    )
    expected = math.fsum(expectation.both for expectation in to_come)
    met = {(meeting.a, meeting.b) for meeting in situation.happened}
    old = [m for m in situation.meetings if situation.still_possible(m) and (m.a, m.b) not in met]
    bound = max(expected, chosen.bound)
    return Adaptation(
        meetings=(
            *sorted(situation.happened, key=lambda m: (m.round, m.table)),
            *(expectation.meeting for expectation in to_come),
        ),
        to_come=to_come,
        expected=expected,
        as_planned=math.fsum(float(beliefs.both[beliefs.index[m.a, m.b]]) for m in old if (m.a, m.b) in beliefs.index),
        bound=bound,
        unexplored=math.fsum(float(beliefs.both[beliefs.index[a, b]]) for a, b, _ in plain.talks),
        proven=bound - expected <= _PROVEN * max(1.0, bound),
        spread_a=beliefs.from_a.spread,
        spread_b=beliefs.from_b.spread,
    )


def _expectation(beliefs: Beliefs, meeting: Meeting, explored: frozenset[Two]) -> Expectation:
    at = beliefs.index[meeting.a, meeting.b]
    return Expectation(
        meeting=meeting,
        a_says_yes=float(beliefs.a_says_yes[at]),
        b_says_yes=float(beliefs.b_says_yes[at]),
        both=float(beliefs.both[at]),
        spread=float(beliefs.spread[at]),
        explored=(meeting.a, meeting.b) in explored,
    )
