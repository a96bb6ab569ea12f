"""Spreading the talks of a class over its rounds: by colouring, or round by round where threes or tables count too.

What fits into n rounds together is taken apart into n rounds (Baum and Trotter 1978): people, tables, threes and sets
of pairs are rows of a totally unimodular matrix, so a linear program has a round in which each row holds its nth part,
rounded down or up, and what is left fits into the other rounds.
"""

from collections.abc import Sequence

import numpy as np

from kloeppel.core.rounds.colouring import colour
from kloeppel.core.rounds.instance import Instance, Ints
from kloeppel.core.rounds.model import Model
from kloeppel.core.rounds.solver import solve


def spread(instance: Instance, pairs: Sequence[int], index: int) -> list[int]:
    """A round, counted from 0 within class `index`, for each of `pairs` that meet in it."""
    size = int(instance.size[index])
    if size == 1 or not pairs:
        return [0] * len(pairs)
    if instance.kinds.plain:
        return colour([(int(instance.a[pair]), int(instance.b[pair])) for pair in pairs], size)
    families = _families(instance, np.array(pairs, dtype=np.int64), size)
    number_of = np.full(len(pairs), size - 1)
    left = np.arange(len(pairs))
    for rounds in range(size, 1, -1):
        taken = _one_round([np.flatnonzero(family[left]) for family in families], len(left), rounds)
        number_of[left[taken]] = size - rounds
        left = np.delete(left, taken)
    return [int(number) for number in number_of]


def _families(instance: Instance, pairs: Ints, size: int) -> list[Ints]:
    """Which of `pairs` [., E] belong together: to a person's chair, to all first or second chairs, to a set."""
    ends = np.stack([instance.a[pairs], instance.b[pairs]])
    kinds = instance.kinds
    host = np.where(kinds.hosts[ends[0]], ends[0], ends[1])
    # A host's first talks, as many as rounds, take the first chair; the others take the second.
    order = np.argsort(host, kind="stable")
    rank = np.empty(len(pairs), dtype=np.int64)
    rank[order] = np.arange(len(pairs)) - np.searchsorted(host[order], host[order])
    second = (rank >= size) & kinds.hosts[host]
    families = []
    for person in np.unique(ends).tolist():
        mine = (ends == person).any(axis=0)
        families += [mine & second, mine & ~second] if kinds.hosts[person] else [mine]
    families += [second, ~second, np.ones(len(pairs), dtype=np.bool_), *kinds.sets[:, pairs]]
    return [family for family in families if family.any()]


def _one_round(families: list[Ints], pairs: int, rounds: int) -> Ints:
    """The pairs of one of `rounds` rounds."""
    counts = np.array([len(family) for family in families])
    row = np.repeat(np.arange(len(families)), counts)
    column = np.concatenate([*families, np.zeros(0, np.int64)]).astype(np.int64)
    order = np.argsort(column, kind="stable")
    none = np.zeros(0, dtype=np.int64)
    model = Model(
        pair=np.arange(pairs),
        group=np.zeros(pairs, dtype=np.int64),
        weight=np.zeros(pairs),
        column_low=np.zeros(pairs),
        column_high=np.ones(pairs),
        row_low=(counts // rounds).astype(np.float64),
        row_high=(-(-counts // rounds)).astype(np.float64),
        start=np.concatenate([[0], np.cumsum(np.bincount(column, minlength=pairs))]),
        index=row[order],
        place_row=none,
        table_row=none,
        talk_row=none,
        full=False,
        set_row=none,
        window_row=none,
    )
    answer = solve(model, seed=0, time_limit=np.inf)
    if answer.value is None:
        raise RuntimeError("A choice of talks could not be spread over its rounds.")
    return np.flatnonzero(answer.value > 0.5)
