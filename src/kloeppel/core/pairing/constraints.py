"""What every choice must keep, as rows of a program: capacities, teams, quotas, couples."""

from collections.abc import Iterable

import numpy as np

from kloeppel.core.pairing.instance import Instance
from kloeppel.core.pairing.program import Program
from kloeppel.core.pairing.values import Couple, Together

Terms = dict[int, float]


def constraints(instance: Instance, *, whole: bool, included: Iterable[int] = ()) -> Program:
    """The program whose solutions are the choices that keep all rules; `included` are people who must have a partner.

    Without teams, quotas and couples no column needs to be `whole`: the rows are those of a network.
    """
    program = Program(edges=instance.edges)
    for fixed in instance.fixed.tolist():
        program.add_column(1.0, whole=whole, low=float(fixed))
    for person, edges in enumerate(instance.edges_at):
        room, team = int(instance.capacity[person]), int(instance.team[person])
        if team > 1:
            _all_or_none(program, edges, team, min(room, len(edges)))
        elif len(edges) > room:
            program.add_row(dict.fromkeys(edges, 1.0), 0.0, float(room))
    for quota, counted in zip(instance.wishes.quotas, instance.counted, strict=True):
        terms = dict.fromkeys(np.flatnonzero(counted).tolist(), 1.0)
        most = len(terms) if quota.most is None else quota.most
        program.add_row(terms, float(quota.least), float(most))
    for couple in instance.wishes.couples:
        _both_or_neither(program, instance, couple)
    for person in included:
        program.add_row(dict.fromkeys(instance.edges_at[person], 1.0), 1.0)
    return program


def _all_or_none(program: Program, edges: Iterable[int], least: int, most: int) -> None:
    taking_part = program.add_column(1.0, whole=True)
    program.add_row(dict.fromkeys(edges, 1.0) | {taking_part: -float(least)}, 0.0)
    program.add_row(dict.fromkeys(edges, 1.0) | {taking_part: -float(most)}, -float(most), 0.0)


def _both_or_neither(program: Program, instance: Instance, couple: Couple) -> None:
    numbers = instance.couple_numbers(couple)
    matched = program.add_column(1.0, whole=True)
    for person in numbers:
        edges = instance.edges_at[person]
        room = float(min(int(instance.capacity[person]), len(edges)))
        program.add_row(dict.fromkeys(edges, 1.0) | {matched: -1.0}, 0.0)
        program.add_row(dict.fromkeys(edges, 1.0) | {matched: -room}, -room, 0.0)
    if couple.together is Together.BOTH:
        return
    partners = _partner_edges(instance, numbers[0]), _partner_edges(instance, numbers[1])
    for partner in sorted(partners[0].keys() | partners[1].keys()):
        shared = [side[partner] for side in partners if partner in side]
        if couple.together is Together.DIFFERENT:
            program.add_row(dict.fromkeys(shared, 1.0), 0.0, 1.0)
        elif len(shared) == 1:
            program.add_row({shared[0]: 1.0}, 0.0, 0.0)
        else:
            program.add_row({shared[0]: 1.0, shared[1]: -1.0}, 0.0, 0.0)


def _partner_edges(instance: Instance, person: int) -> dict[int, int]:
    """The edges of `person` by the number of the other one."""
    return {int(instance.ends[edge].sum()) - person: edge for edge in instance.edges_at[person]}
