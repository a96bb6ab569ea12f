"""The repair of a small day as an integer program: levels one after the other, then old talks kept, then affinity."""

from dataclasses import dataclass, replace

import numpy as np

from kloeppel.core.rounds.instance import Bools, Floats
from kloeppel.core.rounds.repair.board import NOBODY, Board, Ints
from kloeppel.core.rounds.repair.levels import Levels
from kloeppel.core.rounds.solver import Answer, solve
from kloeppel.core.watch import Watch

_WHOLE = 1e-6


@dataclass(frozen=True, slots=True)
class Matrix:
    """What HiGHS needs: bounds of columns and rows, and a matrix of ones by columns (`start`, `index`)."""

    weight: Floats
    column_low: Floats
    column_high: Floats
    row_low: Floats
    row_high: Floats
    start: Ints
    index: Ints


@dataclass(frozen=True, slots=True)
class Columns:
    """The talks the program may choose from: `number`, `a`, `b` [C]; `kept` [C]: stands in the old plan."""

    number: Ints
    a: Ints
    b: Ints
    kept: Bools


def all_columns(board: Board) -> Columns:
    """Every talk that is possible in the rounds that are left."""
    return _columns(board, board.mate[0] != NOBODY, board.there)


def hole_columns(board: Board) -> Columns:
    """Every talk that is possible beside all talks kept from the old plan."""
    holes = (board.there[0] & ~board.kept[0], board.there[1] & ~board.kept[1])
    return _columns(board, (board.mate[0] != NOBODY) & ~board.kept[0], holes)


def _columns(board: Board, movable: Bools, open_to: tuple[Bools, Bools]) -> Columns:
    """Talks of pairs that are free or `movable` [T, n], among people who are `open_to` a talk in a round."""
    possible = board.free[0].copy()
    possible[np.nonzero(movable)[1], board.mate[0][movable]] = True
    found = []
    for number in range(board.rounds):
        first, second = (np.flatnonzero(side[number]) for side in open_to)
        one, other = np.nonzero(possible[np.ix_(first, second)])
        found.append(np.stack([np.full(len(one), number), first[one], second[other]]))
    talks = np.concatenate(found, axis=1)
    elsewhere = np.zeros(talks.shape[1], dtype=np.bool_)
    for (a, b), only in board.fixed.items():
        elsewhere |= (talks[1] == a) & (talks[2] == b) & (talks[0] != only)
    number_of, a_of, b_of = talks[:, ~elsewhere]
    return Columns(number_of, a_of, b_of, board.old[number_of, a_of] == b_of)


@dataclass(frozen=True, slots=True)
class Program:
    """The integer program over `columns`, and after them one column for each level that a person may miss.

    `base` are the levels if nobody missed any; `miss` [M] is the level of each missing column, `promised` [M] whether
    it is one of the talks promised. `level_row` is the first of the rows that add up what is missed.
    """

    columns: Columns
    matrix: Matrix
    miss: Ints
    promised: Bools
    base: Levels
    level_row: int

    def missing(self, stage: int) -> Bools:
        """Which of all columns count against stage 0 (promised talks) or stage k (people with at least k talks)."""
        mine = self.promised if stage == 0 else self.miss == stage
        return np.concatenate([np.zeros(len(self.columns.a), dtype=np.bool_), mine])


def program_of(board: Board, columns: Columns, *, kept_stay: bool) -> Program:
    """The program that chooses among `columns`; with `kept_stay`, beside all talks kept from the old plan."""
    stays = board.kept if kept_stay else (np.zeros_like(board.kept[0]), np.zeros_like(board.kept[1]))
    base = [board.talks[s] - ((board.mate[s] != NOBODY) & ~stays[s]).sum(axis=0) for s in (0, 1)]
    talks, high, low = (np.concatenate(both) for both in (base, board.high, board.low))
    more = high - talks
    person = np.repeat(np.arange(len(talks)), more)
    miss = talks[person] + 1 + np.arange(len(person)) - np.repeat(np.cumsum(more) - more, more)
    promised = miss <= low[person]
    top = int(high.max(initial=0))
    place, once = _places(board, columns), _pairs(board, columns)
    sizes = [int(place.max(initial=-1)) + 1, int(once.max(initial=-1)) + 1, board.rounds, len(talks), top + 1]
    first = np.concatenate([[0], np.cumsum(sizes)])
    chosen = np.stack(
        [
            place[0],
            place[1],
            first[1] + once,
            first[2] + columns.number,
            first[3] + columns.a,
            first[3] + len(board.ids[0]) + columns.b,
        ],
        axis=1,
    )
    missed = np.full((len(miss), 6), -1)
    missed[:, 0], missed[:, 1] = first[3] + person, first[4] + miss
    missed[promised, 2] = first[4]
    row_high = np.concatenate(
        [np.ones(first[2]), board.tables - stays[0].sum(axis=1), more, np.full(top + 1, np.inf)]
    ).astype(np.float64)
    row_low = np.full(len(row_high), -np.inf)
    row_low[first[3] : first[4]] = more
    row_low[first[1] + once[_must(board, columns)]] = 1.0
    return Program(
        columns=columns,
        matrix=_matrix(np.concatenate([chosen, missed]), row_low, row_high),
        miss=miss,
        promised=promised,
        base=(int(np.minimum(low, high).sum()), *(int((high >= level).sum()) for level in range(1, top + 1))),
        level_row=int(first[4]),
    )


def _places(board: Board, columns: Columns) -> Ints:
    """The row [2, C] of the place that each of the two people takes."""
    people = len(board.ids[0]) + len(board.ids[1])
    taken = np.stack([columns.a, len(board.ids[0]) + columns.b]) + people * columns.number
    rows: Ints = np.unique(taken, return_inverse=True)[1]
    return rows.reshape(taken.shape)


def _pairs(board: Board, columns: Columns) -> Ints:
    """The row [C] that lets each pair meet once."""
    rows: Ints = np.unique(columns.a * len(board.ids[1]) + columns.b, return_inverse=True)[1]
    return rows.reshape(columns.a.shape)


def _must(board: Board, columns: Columns) -> Bools:
    """Which columns [C] belong to pairs that must meet and do, on the board."""
    must = np.zeros(board.free[0].shape, dtype=np.bool_)
    rounds, people = np.nonzero(board.pinned[0])
    must[people, board.mate[0][rounds, people]] = True
    found: Bools = must[columns.a, columns.b]
    return found


def _matrix(entries: Ints, row_low: Floats, row_high: Floats) -> Matrix:
    used = entries >= 0
    count = len(entries)
    return Matrix(
        weight=np.zeros(count),
        column_low=np.zeros(count),
        column_high=np.ones(count),
        row_low=row_low,
        row_high=row_high,
        start=np.concatenate([[0], np.cumsum(used.sum(axis=1))]),
        index=entries[used],
    )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the program says of every plan that it can choose.

    `fair`: the best levels are known. `most_kept`: among plans with these levels none keeps more talks of the old plan;
    None if that is not known. `taken` [C]: the best plan; None if it is not known.
    """

    fair: bool
    most_kept: int | None
    taken: Bools | None


_UNKNOWN = Outcome(fair=False, most_kept=None, taken=None)


def best_of(program: Program, worth: Floats, known: tuple[Levels, Levels, int], *, seed: int, watch: Watch) -> Outcome:
    """The plan of `program` with the best levels, then most talks kept, then most `worth` [C] (at least 0, small).

    `known` are the levels of a plan that is there already, levels that no plan exceeds, and how many talks that plan
    keeps: where they agree nothing is solved, and a plan that keeps as much as possible already is not sought again.
    """
    start, bound, kept = known
    matrix, level_high = program.matrix, program.matrix.row_high.copy()
    same = True
    for stage, reached in enumerate(start):
        best = reached
        if not same or reached < bound[stage]:
            missing = program.missing(stage)
            stage_matrix = replace(matrix, weight=-missing.astype(np.float64), row_high=level_high)
            answer = solve(stage_matrix, seed=seed, time_limit=watch.left(), watch=watch)
            if answer.status == "optimal" and not _whole(answer):
                answer = solve(stage_matrix, seed=seed, time_limit=watch.left(), whole=True, watch=watch)
            if answer.status != "optimal" or answer.value is None:
                return _UNKNOWN
            best = program.base[stage] - round(float(answer.value @ missing))
            same = same and best == reached
        level_high[program.level_row + stage] = program.base[stage] - best
    weight = np.concatenate([program.columns.kept + worth, np.zeros(len(program.miss))])
    last = replace(matrix, weight=weight, row_high=level_high)
    return _most_kept(program, last, kept if same else -1, seed=seed, watch=watch)


def _most_kept(program: Program, matrix: Matrix, kept: int, *, seed: int, watch: Watch) -> Outcome:
    columns = len(program.columns.a)
    answer = solve(matrix, seed=seed, time_limit=watch.left(), watch=watch)
    if answer.status != "optimal" or answer.value is None:
        return Outcome(fair=True, most_kept=None, taken=None)
    most_kept = int(np.floor(float(matrix.weight @ answer.value) + _WHOLE))
    if _whole(answer):
        return Outcome(fair=True, most_kept=most_kept, taken=answer.value[:columns] > 0.5)
    if most_kept == kept:
        return Outcome(fair=True, most_kept=most_kept, taken=None)
    # Fractional plans keep more than the one there is: only branching can tell whether whole plans do.
    answer = solve(matrix, seed=seed, time_limit=watch.left(), whole=True, watch=watch)
    if np.isfinite(answer.bound):
        most_kept = min(most_kept, int(np.floor(answer.bound + _WHOLE)))
    taken = None if answer.value is None else answer.value[:columns] > 0.5
    return Outcome(fair=True, most_kept=most_kept, taken=taken)


def _whole(answer: Answer) -> bool:
    return answer.value is not None and not np.any(np.abs(answer.value - np.round(answer.value)) > _WHOLE)
