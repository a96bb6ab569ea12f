"""From a day that has begun to its repaired plan: keep, fill, prove, seat, and say who has to be told."""

import math
from collections import Counter

import numpy as np

from kloeppel.core.rounds.instance import Bools, Floats
from kloeppel.core.rounds.repair.board import NOBODY, Board, board_of
from kloeppel.core.rounds.repair.changes import fewest_changes
from kloeppel.core.rounds.repair.filling import fill
from kloeppel.core.rounds.repair.levels import Levels, counted, levels
from kloeppel.core.rounds.repair.musts import place_musts
from kloeppel.core.rounds.repair.polish import Affinity, polish
from kloeppel.core.rounds.repair.program import Columns, all_columns, best_of, hole_columns, program_of
from kloeppel.core.rounds.repair.tables import seated
from kloeppel.core.rounds.repair.values import Repair
from kloeppel.core.rounds.situation import Situation
from kloeppel.core.rounds.values import Meeting
from kloeppel.core.values import sentence
from kloeppel.core.watch import Observer, Progress, Watch

_MOST_HOLES = 3_000
"""Columns up to which the talks for the holes are chosen by the integer program."""
_MOST_COLUMNS = 50_000
"""Columns up to which the integer program over all talks that are left is worth trying."""


def repair(
    situation: Situation,
    *,
    seed: int = 0,
    time_limit: float = 10.0,
    observer: Observer | None = None,
    prove: bool = True,
) -> Repair:
    """The best plan for what is left of the day.

    In this order: pairs that must meet and still can do; as few promised talks (`min`) as possible are missing; talks
    of the whole day are spread most evenly (leximin, talks that happened count); as few talks of the old plan as
    possible are moved or dropped; affinity. The first four are proven where `proven` says so, affinity is improved but
    not proven. Stops after `time_limit` seconds with the best found; without `prove` as soon as
    a good plan is there, proven by counting or not at all. Sources: docs/algorithms/rounds-repair.md.
    """
    watch = Watch(time_limit, observer)
    board = board_of(situation)
    musts_placed = place_musts(board, situation)
    bound = counted(board)
    for most in (0, 1, 2, board.old.size):
        if levels(board) != bound:
            fill(board, most, watch)
            watch.report(Progress(sentence("Holes are filled."), best=float(board.count.sum())))
    affinity = Affinity(situation.problem, board)
    fair = levels(board) == bound
    dropped_bound = 0
    if not prove:
        polish(board, affinity, watch)
    elif fair and not board.dropped:
        _best_holes(board, affinity, seed=seed, watch=watch)
    else:
        fair, dropped_bound = _best_of_all(board, affinity, bound, seed=seed, watch=watch)
    meetings, standing = seated(situation, _talks(situation, board))
    for talk in standing:
        _drop(situation, board, talk)
    fairest = fair and musts_placed and not standing
    return _answer(situation, board, meetings, fairest=fairest, dropped_bound=dropped_bound)


def _talks(situation: Situation, board: Board) -> list[tuple[str, str, int]]:
    return [(board.ids[0][a], board.ids[1][b], number + situation.now) for number, a, b in board.entries()]


def _drop(situation: Situation, board: Board, talk: tuple[str, str, int]) -> None:
    """Take a talk from the board for which there is no table."""
    board.take(talk[2] - situation.now, board.ids[0].index(talk[0]))


def _best_holes(board: Board, affinity: Affinity, *, seed: int, watch: Watch) -> None:
    """Choose the new talks for affinity, beside everything kept."""
    columns = hole_columns(board)
    if 0 < len(columns.a) <= _MOST_HOLES:
        program = program_of(board, columns, kept_stay=True)
        known = (levels(board), levels(board), -1)
        outcome = best_of(program, _worth(affinity, columns, board), known, seed=seed, watch=watch)
        if outcome.taken is not None:
            _choose(board, columns, outcome.taken, kept_stay=True)
            return
    polish(board, affinity, watch)


def _best_of_all(board: Board, affinity: Affinity, bound: Levels, *, seed: int, watch: Watch) -> tuple[bool, int]:
    """Improve the board by the integer program over everything; whether its levels are proven, and a bound on drops."""
    if int(board.free[0].sum()) * board.rounds > _MOST_COLUMNS:
        polish(board, affinity, watch)
        fair = levels(board) == bound
        return fair, fewest_changes(board) if fair else 0
    columns = all_columns(board)
    watch.report(Progress(sentence("The repaired plan is checked against all others."), best=float(board.count.sum())))
    program = program_of(board, columns, kept_stay=False)
    most = int((board.old != NOBODY).sum())
    known = (levels(board), bound, most - board.dropped)
    outcome = best_of(program, _worth(affinity, columns, board), known, seed=seed, watch=watch)
    fair = outcome.fair
    if outcome.taken is not None:
        before, planned = (levels(board), -board.dropped), board.entries()
        _choose(board, columns, outcome.taken, kept_stay=False)
        if (levels(board), -board.dropped) < before:
            _lay(board, planned)
    elif outcome.most_kept != most - board.dropped:
        # The levels that the program found to be possible need not be those on the board.
        fair = levels(board) == bound
        polish(board, affinity, watch)
    else:
        polish(board, affinity, watch)
    least = 0 if outcome.most_kept is None else most - outcome.most_kept
    return fair, min(least, board.dropped)


def _worth(affinity: Affinity, columns: Columns, board: Board) -> Floats:
    """Affinity scaled so that all talks of a plan together count for less than one talk kept."""
    worth = affinity.of(columns.a, columns.b)
    most = float(worth.max(initial=0.0)) * (1 + board.rounds * min(len(ids) for ids in board.ids))
    return worth / most if most else worth


def _choose(board: Board, columns: Columns, taken: Bools, *, kept_stay: bool) -> None:
    chosen = zip(columns.number[taken].tolist(), columns.a[taken].tolist(), columns.b[taken].tolist(), strict=True)
    stay = [entry for entry in board.entries() if kept_stay and board.kept[0][entry[0], entry[1]]]
    _lay(board, [*stay, *chosen])


def _lay(board: Board, talks: list[tuple[int, int, int]]) -> None:
    pinned = {(a, b) for number, a, b in board.entries() if board.pinned[0][number, a]}
    for number, a, _ in board.entries():
        board.take(number, a)
    for number, a, b in talks:
        board.put(number, a, b, pinned=(a, b) in pinned)


def _answer(situation: Situation, board: Board, to_come: list[Meeting], *, fairest: bool, dropped_bound: int) -> Repair:
    talks = {(m.a, m.b, m.round) for m in to_come}
    planned = [m for m in situation.meetings if m.round >= situation.now]
    old = {(m.a, m.b, m.round): m for m in planned}
    missing = [m for key, m in old.items() if key not in talks]
    new = [m for m in to_come if (m.a, m.b, m.round) not in old]
    can_be_held = {
        (board.ids[0][a], board.ids[1][board.old[number, a]], int(number) + situation.now)
        for number, a in np.argwhere(board.old != NOBODY).tolist()
    }
    meetings = sorted([*situation.happened, *to_come], key=lambda meeting: (meeting.round, meeting.table))
    had = Counter(identifier for meeting in meetings for identifier in (meeting.a, meeting.b))
    touched = {person for meeting in set(planned) ^ set(to_come) for person in (meeting.a, meeting.b)}
    met = {(meeting.a, meeting.b) for meeting in meetings}
    here = [person for person in situation.problem.people if not situation.gone(person.id)]
    return Repair(
        meetings=tuple(meetings),
        new=tuple(sorted(new, key=lambda meeting: (meeting.round, meeting.a))),
        dropped=tuple(m for m in missing if (m.a, m.b, m.round) in can_be_held),
        lost=tuple(m for m in missing if (m.a, m.b, m.round) not in can_be_held),
        told=tuple(person.id for person in here if person.id in touched),
        short={person.id: had[person.id] for person in here if had[person.id] < person.min},
        must_not_met=tuple(
            (pair.a, pair.b) for pair in situation.problem.pairs if pair.must and (pair.a, pair.b) not in met
        ),
        people_with=levels(board)[1:],
        fewest_talks=min((had[person.id] for person in here), default=0),
        total=math.fsum(pair.affinity for pair in situation.problem.pairs if (pair.a, pair.b) in met),
        changes=board.dropped,
        changes_bound=dropped_bound,
        fairest=fairest,
        proven=fairest and dropped_bound == board.dropped,
    )
