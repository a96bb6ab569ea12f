"""A smallest clash: people whose rules cannot all be kept, found by clingo and thinned out one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import clingo

from kloeppel.core.appointments.program import QUIET, SLICE, facts_of
from kloeppel.core.appointments.refusal import named
from kloeppel.core.appointments.values import Refusal
from kloeppel.core.values import sentence

if TYPE_CHECKING:
    from kloeppel.core.appointments.agenda import Agenda
    from kloeppel.core.appointments.values import Problem
    from kloeppel.core.watch import Watch

GUARDED = """
#defined order/2. #defined spread/1. #defined low/1. #defined most/2. #defined whole/2. #defined never/4.
#defined always/2. #defined person/2.
slot(0..S-1) :- slots(S).
{ holds(one,P) } :- person(P,_).
{ holds(fair,P) } :- person(P,_), spread(_).
{ holds(tables,0) }.
{ holds(orders,0) }.
1 { at(M,T) : allowed(M,T) } 1 :- talk(M,_,_).
of(M,P) :- talk(M,P,_).
of(M,P) :- talk(M,_,P).
:- holds(one,P), slot(T), #count{ M : at(M,T), of(M,P) } > 1.
:- holds(tables,0), slot(T), tables(K), #count{ M : at(M,T) } > K.
:- holds(orders,0), order(M,N), at(M,T), at(N,U), U >= T.
busy(P,T) :- at(M,T), of(M,P), spread(_).
before(P,T+1) :- busy(P,T), slot(T+1).
before(P,T+1) :- before(P,T), slot(T+1).
later(P,T-1) :- busy(P,T), slot(T-1).
later(P,T-1) :- later(P,T), slot(T-1).
gap(P,T) :- busy(P,T-1), slot(T), not busy(P,T), later(P,T).
1 { fewest(L) : low(L) } 1 :- spread(_).
:- holds(fair,P), fewest(L), spread(D), #count{ T : gap(P,T) } > L+D.
:- holds(fair,P), fewest(L), L > 0, #count{ T : gap(P,T) } < L.
#show.
"""
CONFLICTS = 4_000
"""How long clingo tries to do without one rule; if it does not find out, the rule stays."""


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: str
    person: int

    def assumed(self) -> tuple[clingo.Symbol, bool]:
        """The rule as an assumption."""
        return clingo.Function("holds", [clingo.Function(self.kind), clingo.Number(self.person)]), True


def reason_by_clash(problem: Problem, agenda: Agenda, watch: Watch) -> Refusal:
    """People whose rules clash, as few as could be found while the `watch` runs. `problem` must have no plan."""
    people = [person for person, talks in enumerate(agenda.mine) if talks]
    rules = [_Rule("tables", 0), _Rule("orders", 0)]
    if agenda.spread is not None:
        rules += [_Rule("fair", person) for person in people]
    rules += [_Rule("one", person) for person in people]
    control = clingo.Control([*QUIET, "--configuration=trendy"], logger=lambda _code, _text: None)
    control.add("base", [], facts_of(agenda) + GUARDED)
    control.ground([("base", [])])
    for rule in list(rules):
        if rule not in rules:
            continue
        core = _core(control, [other for other in rules if other != rule], watch)
        if core is not None:
            rules = core
    return _told(problem, agenda, rules)


def _core(control: clingo.Control, rules: list[_Rule], watch: Watch) -> list[_Rule] | None:
    """Those of `rules` that clash; None if they do not, or nobody knows."""
    control.configuration.solve.solve_limit = f"{CONFLICTS},umax"  # type: ignore[union-attr]
    literals = {control.symbolic_atoms[rule.assumed()[0]].literal: rule for rule in rules}  # type: ignore[union-attr]
    with control.solve(assumptions=list(literals), async_=True) as handle:
        while not handle.wait(SLICE):
            if watch.over():
                handle.cancel()
        if not handle.get().unsatisfiable:
            return None
        core = set(handle.core())
    return [rule for literal, rule in literals.items() if literal in core]


def _told(problem: Problem, agenda: Agenda, rules: list[_Rule]) -> Refusal:
    kinds = {rule.kind for rule in rules}
    clashing = sorted({rule.person for rule in rules if rule.kind in ("one", "fair")})
    talks = (
        [talk for talk, pair in enumerate(agenda.pairs) if set(pair) & set(clashing)]
        if clashing
        else (range(len(agenda.pairs)))
    )
    people = tuple(problem.people[person].id for person in clashing) or tuple(person.id for person in problem.people)
    slots = tuple(sorted({slot for talk in talks for slot in agenda.allowed[talk]}))
    beyond = [
        part
        for kind, part in (
            ("tables", sentence("with %(tables)s tables", tables=agenda.tables)),
            ("orders", sentence("in the order asked for")),
            ("fair", sentence("with numbers of gaps that differ by at most %(spread)s", spread=agenda.spread or 0)),
        )
        if kind in kinds
    ]
    reason = sentence(
        "The talks of %(people)s do not fit together into the slots %(slots)s.",
        people=named(people),
        slots=named(slots),
    )
    for part in beyond:
        reason = sentence("%(what)s That is so %(how)s.", what=reason, how=part)
    return Refusal(reason, people=people, slots=slots)
