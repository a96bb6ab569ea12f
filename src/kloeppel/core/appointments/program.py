"""The problem as an answer set program for clingo, and one place where clingo is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import clingo

from kloeppel.core.appointments.agenda import whole_days

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kloeppel.core.appointments.agenda import Agenda
    from kloeppel.core.watch import Watch

RULES = """
#defined allowed/2. #defined talk/3. #defined person/2. #defined order/2. #defined low/1. #defined most/2.
#defined whole/2. #defined never/4. #defined always/2. #defined spread/1.
slot(0..S-1) :- slots(S).
1 { at(M,T) : allowed(M,T) } 1 :- talk(M,_,_).
of(M,P) :- talk(M,P,_).
of(M,P) :- talk(M,_,P).
busy(P,T) :- at(M,T), of(M,P).
:- person(P,_), slot(T), #count{ M : at(M,T), of(M,P) } > 1.
:- slot(T), tables(K), #count{ M : at(M,T) } > K.
:- order(M,N), at(M,T), at(N,U), U >= T.

% What follows from the above, said once more because it helps the search.
:- person(P,D), not D #count{ T : busy(P,T) } D.
all(N) :- N = #count{ M : talk(M,_,_) }.
:- slot(T), tables(K), slots(S), all(N), N-K*(S-1) > 0, #count{ M : at(M,T) } < N-K*(S-1).

before(P,T+1) :- busy(P,T), slot(T+1).
before(P,T+1) :- before(P,T), slot(T+1).
later(P,T-1) :- busy(P,T), slot(T-1).
later(P,T-1) :- later(P,T), slot(T-1).
gap(P,T) :- busy(P,T-1), slot(T), not busy(P,T), later(P,T).

% Either a person has one of their whole days, or at least one gap.
{ start(P,T) : whole(P,T) } 1 :- person(P,_).
whole(P) :- start(P,_).
:- start(P,U), person(P,D), slot(T), U <= T, T < U+D, not busy(P,T).
:- start(P,U), slot(T), T < U, busy(P,T).
:- start(P,U), person(P,D), slot(T), T >= U+D, busy(P,T).
:- whole(P), always(P,T), not busy(P,T).
:- whole(P), gap(P,T).
:- start(P,U), never(P,U,M,T), at(M,T).
:- person(P,_), not whole(P), #count{ T : gap(P,T) } < 1.

gaps(P,1) :- person(P,_), not whole(P).
gaps(P,K) :- most(P,M), K = 2..M, #count{ T : gap(P,T) } >= K.
1 { fewest(L) : low(L) } 1 :- spread(_).
:- fewest(L), spread(D), gaps(_,L+D+1).
:- fewest(L), L > 0, person(P,_), not gaps(P,L).

#minimize { 1,P,K : gaps(P,K) }.
#show at/2.
"""

QUIET = ("--warn=none",)
SLICE = 0.02
"""Seconds between two looks at the watch while clingo works in a thread of its own."""

Plan = dict[int, int]
"""The slot of every talk, both as numbers."""


@dataclass(frozen=True, slots=True)
class Found:
    """What clingo came back with: its last plan, the gaps of it, whether it was through, the best bound it told."""

    plan: Plan | None
    cost: int | None
    through: bool
    bound: int = 0


def facts_of(agenda: Agenda) -> str:
    """`agenda` as facts for `RULES`."""
    lines = [f"slots({agenda.slots}). tables({agenda.tables})."]
    for talk, (a, b) in enumerate(agenda.pairs):
        lines.append(f"talk({talk},{a},{b}).")
        lines.extend(f"allowed({talk},{slot})." for slot in agenda.allowed[talk])
    lines.extend(f"order({talk},{earlier})." for talk, earlier in agenda.orders)
    for person, talks in enumerate(agenda.mine):
        if talks:
            lines.append(f"person({person},{len(talks)}). most({person},{agenda.most_gaps(person)}).")
            lines.extend(_days(agenda, person))
    if agenda.spread is not None:
        lines.append(f"spread({agenda.spread}).")
        everybody = all(agenda.mine)
        lowest = min(map(agenda.most_gaps, range(len(agenda.mine))), default=0) if everybody else 0
        lines.append(f"low(0..{lowest}).")
    return "\n".join(lines)


def _days(agenda: Agenda, person: int) -> list[str]:
    days = whole_days(agenda, person)
    lines = []
    for day in days:
        lines.append(f"whole({person},{day.start}).")
        lines.extend(f"never({person},{day.start},{talk},{slot})." for talk, slot in day.never)
    if days:
        certain = range(days[-1].start, days[0].start + len(agenda.mine[person]))
        lines.extend(f"always({person},{slot})." for slot in certain)
    return lines


class Program:
    """A grounded program that can be asked again and again."""

    def __init__(self, facts: str, options: Sequence[str], seed: int) -> None:
        self._control = clingo.Control([*QUIET, *options, f"--seed={seed}"], logger=lambda _code, _text: None)
        self._control.add("base", [], facts + RULES)
        self._control.ground([("base", [])])
        self._atoms = {
            (atom.symbol.arguments[0].number, atom.symbol.arguments[1].number): atom.literal
            for atom in self._control.symbolic_atoms.by_signature("at", 2)
        }

    def ask(
        self,
        watch: Watch,
        *,
        mode: str,
        conflicts: int,
        kept: Mapping[int, int] | None = None,
        on_bound: Callable[[int], None] | None = None,
    ) -> Found:
        """The best plan found within `conflicts` conflicts that leaves the talks in `kept` where they are.

        `mode` is clasp's opt-mode: "ignore" for any plan, "opt" for the best, "opt,7" for the best with at most 7 gaps.
        """
        configuration = self._control.configuration.solve
        configuration.opt_mode = mode  # type: ignore[union-attr]
        configuration.solve_limit = f"{conflicts},umax"  # type: ignore[union-attr]
        heard = _Heard(on_bound)
        fixed = [self._atoms[place] for place in (kept or {}).items()]
        with self._control.solve(assumptions=fixed, on_model=heard.model, on_unsat=heard.unsat, async_=True) as handle:
            # clingo is asked in a thread of its own, so that a watch can stop it.
            while not handle.wait(SLICE):
                if watch.over():
                    handle.cancel()
            result = handle.get()
        lower = self._control.statistics["summary"].get("lower") or [0]
        return Found(
            plan=heard.plan,
            cost=heard.cost,
            through=bool(result.exhausted) and not result.interrupted,
            bound=max(heard.bound, int(lower[0])),
        )


class _Heard:
    """What clingo says while it works: the last plan and its gaps, the best bound."""

    def __init__(self, on_bound: Callable[[int], None] | None) -> None:
        self.plan: Plan | None = None
        self.cost: int | None = None
        self.bound = 0
        self._on_bound = on_bound

    def model(self, model: clingo.Model) -> None:
        """Take a plan over."""
        places = (symbol.arguments for symbol in model.symbols(shown=True))
        self.plan = {talk.number: slot.number for talk, slot in places}
        self.cost = model.cost[0] if model.cost else 0

    def unsat(self, lower: Sequence[int]) -> None:
        """Take a bound over."""
        if lower and lower[0] > self.bound:
            self.bound = lower[0]
            if self._on_bound is not None:
                self._on_bound(lower[0])
