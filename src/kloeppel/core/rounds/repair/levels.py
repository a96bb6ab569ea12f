"""How fair a day is, and how fair it could be: talks in the order in which they are wanted, with bounds by counting."""

import numpy as np

from kloeppel.core.rounds.repair.board import NOBODY, Board, Ints

Levels = tuple[int, ...]
"""Promised talks given; then people with at least 1, 2, 3 … talks. Of two days the one whose levels come later in the
order of tuples is the fairer one."""


def levels(board: Board) -> Levels:
    """The levels of the day on the board, both sides together."""
    talks = np.concatenate(board.talks)
    return _levels(talks, np.concatenate(board.low), _top(board))


def counted(board: Board) -> Levels:
    """No plan of the day has better levels: each side is given as many talks as fit into the rounds, evenly.

    A round has no more talks than tables and than people there on either side. What one side can have at best is
    counted without looking at the other; the sum of the two is no less than what both can have together.
    """
    fit = _fit(board)
    both = [
        _spread(board.talks[side] - _today(board, side), board.high[side], board.low[side], fit, _top(board))
        for side in (0, 1)
    ]
    return tuple(map(sum, zip(*both, strict=True)))


def _top(board: Board) -> int:
    return int(max((high.max(initial=0) for high in board.high), default=0))


def _today(board: Board, side: int) -> Ints:
    planned: Ints = (board.mate[side] != NOBODY).sum(axis=0)
    return planned


def _fit(board: Board) -> int:
    """How many talks fit into the rounds that are left."""
    able = [board.there[side] & (board.high[side] > board.talks[side] - _today(board, side)) for side in (0, 1)]
    return int(np.minimum(np.minimum(able[0].sum(axis=1), able[1].sum(axis=1)), board.tables).sum())


def _levels(talks: Ints, low: Ints, top: int) -> Levels:
    at_least = [int((talks >= level).sum()) for level in range(1, top + 1)]
    return (int(np.minimum(talks, low).sum()), *at_least)


def _spread(past: Ints, high: Ints, low: Ints, fit: int, top: int) -> Levels:
    """The levels of one side that is given `fit` talks more, promised ones first, then as evenly as can be."""
    more = high - past
    person = np.repeat(np.arange(len(past)), more)
    level = past[person] + 1 + np.arange(len(person)) - np.repeat(np.cumsum(more) - more, more)
    order = np.lexsort((level, level > low[person]))[:fit]
    return _levels(past + np.bincount(person[order], minlength=len(past)), low, top)
