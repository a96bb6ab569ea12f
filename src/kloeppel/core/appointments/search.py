"""From a first plan to the fewest gaps: annealing, parts of the day planned anew, and proofs in between."""

from dataclasses import dataclass

from kloeppel.core.appointments.agenda import Agenda, gaps_between
from kloeppel.core.appointments.chains import Chains
from kloeppel.core.appointments.program import Plan, Program
from kloeppel.core.chance import Chance
from kloeppel.core.values import Sentence, sentence
from kloeppel.core.watch import Progress, Watch

PART_CONFLICTS = 1_500
"""How long clingo thinks about one part of the day."""
PROOF_CONFLICTS = 3_000
"""How long clingo thinks about the whole day at first; `GROWTH` times as long each time it comes back."""
PARTS = 120
"""Parts that are re-planned between two annealings."""
STEPS = 150_000
"""Steps of one annealing."""
LEAVING = 5
"""How many more gaps the best plan of an annealing may have than the plan it begins with."""
GROWTH = 2

IMPROVING, PROVING = sentence("Closing gaps"), sentence("Proving that no plan has fewer gaps")

SEARCHING = ("--configuration=tweety", "--sign-def=rnd", "--rand-freq=0.02")
GUIDED_BY_CORES = ("--configuration=trendy", "--opt-strategy=usc")


@dataclass
class State:
    """The best plan so far and the best bound so far."""

    plan: Plan
    gaps: int
    bound: int

    @property
    def done(self) -> bool:
        """Whether no plan can be better."""
        return self.gaps <= self.bound


def fewer_gaps(agenda: Agenda, facts: str, searching: Program, state: State, seed: int, watch: Watch) -> None:
    """Bring `state` together: a better plan and a better bound, until they meet or the `watch` is over.

    By turns: large neighbourhood search (Shaw 1998) on parts of the day, and the whole day with unsatisfiable cores
    (Andres, Kaufmann, Matheis and Schaub 2012), each for a number of conflicts, so that equal seeds take equal ways.
    """
    proving: Program | None = None
    parts = _Parts(agenda, Chance(seed))
    conflicts, rounds = PROOF_CONFLICTS, 1
    while not state.done and not watch.over():
        proving = proving or Program(facts, GUIDED_BY_CORES, seed)
        _prove(proving, state, conflicts, watch)
        _improve(searching, parts, state, agenda, rounds, watch)
        conflicts, rounds = conflicts * GROWTH, rounds + 1
    tell(watch, PROVING, state)


def tell(watch: Watch, step: Sentence, state: State) -> None:
    """Report how far the search is."""
    watch.report(Progress(step, best=float(state.gaps), bound=float(state.bound)))


def _prove(proving: Program, state: State, conflicts: int, watch: Watch) -> None:
    def on_bound(bound: int) -> None:
        if bound > state.bound:
            state.bound = min(bound, state.gaps)
            tell(watch, PROVING, state)

    tell(watch, PROVING, state)
    found = proving.ask(watch, mode="opt", conflicts=conflicts, on_bound=on_bound)
    if found.plan is not None and found.cost is not None and found.cost < state.gaps:
        state.plan, state.gaps = found.plan, found.cost
    state.bound = state.gaps if found.through else max(state.bound, min(found.bound, state.gaps))


def _improve(searching: Program, parts: "_Parts", state: State, agenda: Agenda, rounds: int, watch: Watch) -> None:
    """Anneal, then plan parts anew, so many times; each time from the best plan."""
    for _ in range(rounds):
        if state.done or watch.over():
            return
        chains = Chains(agenda, state.plan, parts.drawn)
        # The plan at hand would hide the good ones beside it.
        chains.gaps += LEAVING
        chains.anneal(STEPS, state.bound, watch)
        _re_plan(searching, parts, state, chains, watch)


def _re_plan(searching: Program, parts: "_Parts", state: State, chains: Chains, watch: Watch) -> None:
    plan, gaps = chains.plan, counted(parts.agenda, chains.plan)
    for _ in range(PARTS):
        if gaps < state.gaps:
            state.plan, state.gaps = plan, gaps
            tell(watch, IMPROVING, state)
        if state.done or watch.over():
            return
        kept = parts.draw(plan)
        found = searching.ask(watch, mode=f"opt,{gaps}", conflicts=PART_CONFLICTS, kept=kept)
        if found.plan is not None and found.cost is not None:
            plan, gaps = found.plan, found.cost
        parts.learn(easy=found.through)
    if gaps < state.gaps:
        state.plan, state.gaps = plan, gaps


class _Parts:
    """Which part of the day is planned anew: all talks in some slots, or all talks of some people."""

    def __init__(self, agenda: Agenda, drawn: Chance) -> None:
        self.agenda, self.drawn = agenda, drawn
        self._share = {"slots": 0.45, "people": 0.3}
        self._kind = "slots"

    def draw(self, plan: Plan) -> Plan:
        """The talks of `plan` that stay where they are."""
        self._kind = "slots" if self.drawn.random() < 0.6 else "people"
        free = self._of_slots(plan) if self._kind == "slots" else self._of_people(plan)
        return {talk: slot for talk, slot in plan.items() if talk not in free}

    def learn(self, *, easy: bool) -> None:
        """Larger parts where clingo was through with the last one, smaller ones where it was not."""
        share = self._share[self._kind] * (1.02 if easy else 0.93)
        self._share[self._kind] = min(0.9, max(0.1, share))

    def _of_slots(self, plan: Plan) -> set[int]:
        slots = self.agenda.slots
        size = max(2, round(self._share["slots"] * slots + self.drawn.random() - 0.5))
        some = self.drawn.some(slots, min(size, slots))
        return {talk for talk, slot in plan.items() if slot in some}

    def _of_people(self, plan: Plan) -> set[int]:
        """The talks of somebody with a gap and of people they talk to, and so on, until there are enough talks."""
        wanted = self._share["people"] * len(plan)
        gappy = [person for person, talks in enumerate(self.agenda.mine) if gaps_between(plan[talk] for talk in talks)]
        waiting, free, seen = [gappy[self.drawn.below(len(gappy))]], set[int](), set[int]()
        while waiting and len(free) < wanted:
            person = waiting.pop(self.drawn.below(len(waiting)))
            if person in seen:
                continue
            seen.add(person)
            free.update(self.agenda.mine[person])
            waiting.extend(
                sorted({other for talk in self.agenda.mine[person] for other in self.agenda.pairs[talk]} - seen)
            )
        return free


def counted(agenda: Agenda, plan: Plan) -> int:
    """The gaps of all people together."""
    return sum(gaps_between(plan[talk] for talk in talks) for talks in agenda.mine)
