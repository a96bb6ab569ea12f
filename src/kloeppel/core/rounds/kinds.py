"""What makes a day other than the plain one, as arrays: no sides, threes, tables with properties, rounds to rest in.

On the plain day rounds of a class are interchangeable (König 1916). That still holds if the further limits are on sets
of pairs of which any two are nested or disjoint, together with the people of one side: then the program of one round is
totally unimodular, and a choice that fits into n rounds together can be taken apart into n rounds (Baum and Trotter
1978). Where it does not hold, every round is a class of its own.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from kloeppel.core.rounds.presence import busy_rounds, groups_and_threes, is_host, open_rounds, windows
from kloeppel.core.rounds.table_sets import TableSets

if TYPE_CHECKING:
    from kloeppel.core.rounds.values import Problem

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Kinds:
    """What the kind of day adds to an instance of E pairs, V people and K classes of rounds.

    `flow`: within a class rounds are interchangeable and choosing is a flow; otherwise every class is one round. If
    that is only for rounds to rest in, `nested` is true all the same.
    `hosts` [V]: two people may sit with them at once; `groups`, `threes` [K]: tables that can be used in the rounds of
    the class together, and those of them with three people; `chairs`: tables are so few, or hosts need such rest, that
    a host without a talk counts. Of the pairs `sets` [H, E] at most `set_capacity` [H, K] can meet in the class.
    `person` [W] has talks in at most `most` [W] of the classes `window` [W, K].
    """

    flow: bool
    nested: bool
    hosts: Bools
    groups: Ints
    threes: Ints
    chairs: bool
    sets: Bools
    set_capacity: Ints
    person: Ints
    window: Bools
    most: Ints

    @property
    def plain(self) -> bool:
        """Whether the limits on people, tables and talks say everything, and rounds of a class are interchangeable."""
        return self.flow and not (self.threes.any() or len(self.sets) or len(self.person))

    def places(self, there: Bools, size: Ints) -> Ints:
        """How many talks each person can have in each class [V, K] in which they are `there`, with `size` rounds."""
        two = np.multiply.outer(self.hosts, self.threes > 0)
        places: Ints = there * size * (1 + two)
        return places

    def without_rest(self) -> "Kinds":
        """The same without rounds to rest in."""
        return replace(self, flow=self.nested, person=self.person[:0], window=self.window[:0], most=self.most[:0])

    def as_one_class(self) -> "Kinds":
        """What is left of it when nobody asks any more in which class a pair meets: what was possible stays so."""
        return replace(
            self,
            groups=self.groups.sum(keepdims=True),
            threes=self.threes.sum(keepdims=True),
            chairs=False,
            set_capacity=self.set_capacity.sum(axis=1, keepdims=True),
            person=self.person[:0],
            window=self.window[:0, :1],
            most=self.most[:0],
        )

    def only(self, chosen: list[int], busy: Bools) -> "Kinds":
        """What is left of it for the classes `chosen` if people are `busy` [V, K] in others."""
        elsewhere = np.ones(len(self.groups), dtype=np.bool_)
        elsewhere[chosen] = False
        used = (busy[self.person] & self.window & elsewhere).sum(axis=1)
        window, most = self.window[:, chosen], self.most - used
        needed = most < window.sum(axis=1)
        return replace(
            self,
            groups=self.groups[chosen],
            threes=self.threes[chosen],
            set_capacity=self.set_capacity[:, chosen],
            person=self.person[needed],
            window=window[needed],
            most=most[needed],
        )


def one_by_one(problem: "Problem", tables: TableSets) -> bool:
    """Whether the rounds of `problem` have to be told from each other."""
    return not _nested(problem, tables) or any(windows(problem, person) for person in problem.people)


def _nested(problem: "Problem", tables: TableSets) -> bool:
    return problem.sides != "one" and tables.nested and not _needs_chairs(problem)


def kinds_of(problem: "Problem", classes: tuple[tuple[int, ...], ...], tables: TableSets) -> Kinds:
    """The kind of day that `problem` is, for its rounds in `classes`."""
    size = np.array([len(rounds) for rounds in classes], dtype=np.int64)
    counts = groups_and_threes(problem) if problem.threes is not None else [(0, 0)] * problem.rounds
    person, window, most = _windows(problem, classes)
    return Kinds(
        flow=not one_by_one(problem, tables),
        nested=_nested(problem, tables),
        hosts=np.array([is_host(problem, person) for person in problem.people], dtype=np.bool_),
        groups=np.array([sum(counts[number][0] for number in rounds) for rounds in classes], dtype=np.int64),
        threes=np.array([sum(counts[number][1] for number in rounds) for rounds in classes], dtype=np.int64),
        chairs=_needs_chairs(problem),
        sets=tables.sets,
        set_capacity=tables.capacity[:, np.newaxis] * size,
        person=person,
        window=window,
        most=most,
    )


def most_talks(problem: "Problem") -> Ints:
    """How many talks [V] each person can have at most, by the rounds and wishes of their own alone."""
    if problem.breaks or problem.in_a_row or any(person.rest or person.in_a_row for person in problem.people):
        most = [busy_rounds(problem, person) for person in problem.people]
    else:
        most = [problem.rounds - len(person.absent) for person in problem.people]
    seats = [2 if is_host(problem, person) else 1 for person in problem.people]
    limits = zip(most, seats, problem.people, strict=True)
    return np.array(
        [rounds * each if person.max is None else min(rounds * each, person.max) for rounds, each, person in limits],
        dtype=np.int64,
    )


def _needs_chairs(problem: "Problem") -> bool:
    if problem.threes is None:
        return False
    hosts = [person for person in problem.people if is_host(problem, person)]
    if any(person.rest or windows(problem, person) for person in hosts):
        return True
    # With a table for each host who is there, a choice with more than n talks of a host leaves nobody without table.
    there = [sum(number not in person.absent for person in hosts) for number in range(problem.rounds)]
    counts = groups_and_threes(problem)
    return any(threes and groups < there[number] for number, (groups, threes) in enumerate(counts))


def _windows(problem: "Problem", classes: tuple[tuple[int, ...], ...]) -> tuple[Ints, Bools, Ints]:
    """Stretches of rounds in which somebody has to rest; a host's whole day too, as talks do not count rounds there."""
    people, rows, most = [], [], []
    class_of = {number: index for index, rounds in enumerate(classes) for number in rounds}
    for index, person in enumerate(problem.people):
        needed = [(list(stretch), len(stretch) - 1) for stretch in windows(problem, person)]
        if person.rest and is_host(problem, person):
            needed.append((list(open_rounds(problem, person)), busy_rounds(problem, person)))
        for stretch, limit in needed:
            row = np.zeros(len(classes), dtype=np.bool_)
            row[[class_of[number] for number in stretch]] = True
            people.append(index)
            rows.append(row)
            most.append(limit)
    return (
        np.array(people, dtype=np.int64),
        np.array(rows, dtype=np.bool_).reshape(len(rows), len(classes)),
        np.array(most, dtype=np.int64),
    )
