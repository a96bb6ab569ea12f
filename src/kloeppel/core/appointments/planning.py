"""From a problem to a plan: reasons against it, a first plan, a bound, then both together until they meet."""

from kloeppel.core.appointments.agenda import Agenda, agenda_of
from kloeppel.core.appointments.bound import fewest_gaps_by_days
from kloeppel.core.appointments.clash import reason_by_clash
from kloeppel.core.appointments.program import Program, facts_of
from kloeppel.core.appointments.refusal import reason_by_counting
from kloeppel.core.appointments.search import GUIDED_BY_CORES, SEARCHING, State, counted, fewer_gaps
from kloeppel.core.appointments.values import Appointments, Problem
from kloeppel.core.values import sentence
from kloeppel.core.watch import Observer, Progress, Watch

BOUND_SHARE = 0.2
"""Of the time left: how long the bound by days may take."""
NO_END = 2**31
"""Conflicts: as many as it takes."""


def appointments(
    problem: Problem, *, seed: int = 0, time_limit: float = 10.0, observer: Observer | None = None
) -> Appointments:
    """A slot for every talk of `problem` with the fewest gaps found, a bound on them, or the reason why none exists.

    Stops when the gaps reach the bound, after `time_limit` seconds, or when `observer` cancels. The same problem and
    `seed` give the same answer, unless the time limit cuts the search short. Sources: docs/algorithms/appointments.md.
    """
    watch = Watch(time_limit, observer)
    agenda = agenda_of(problem)
    refusal = reason_by_counting(problem, agenda)
    if refusal is not None:
        return Appointments(refusal=refusal)
    if not problem.talks:
        return Appointments(gaps=0)
    if watch.over():
        return Appointments()
    return _searched(problem, agenda, seed, watch)


def _searched(problem: Problem, agenda: Agenda, seed: int, watch: Watch) -> Appointments:
    watch.report(Progress(sentence("Looking for a first plan")))
    facts = facts_of(agenda)
    searching = Program(facts, SEARCHING, seed)
    first = searching.ask(watch, mode="ignore", conflicts=1000)
    if first.plan is None and not first.through:
        first = Program(facts, GUIDED_BY_CORES, seed).ask(watch, mode="ignore", conflicts=NO_END)
    if first.plan is None:
        return Appointments(refusal=reason_by_clash(problem, agenda, watch) if first.through else None)
    state = State(first.plan, counted(agenda, first.plan), 0)
    state.bound = min(state.gaps, fewest_gaps_by_days(agenda, watch.left(BOUND_SHARE)))
    fewer_gaps(agenda, facts, searching, state, seed, watch)
    return Appointments(
        slots={talk.id: state.plan[index] for index, talk in enumerate(problem.talks)},
        gaps=state.gaps,
        bound=state.bound,
    )
