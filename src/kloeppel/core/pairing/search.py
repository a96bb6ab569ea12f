"""One aim after the other over everybody together, by linear or integer programs, until nothing better exists."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kloeppel.core.pairing.aims import SIZE, Aim, Aims
from kloeppel.core.pairing.blocking import Blocking
from kloeppel.core.pairing.constraints import constraints
from kloeppel.core.pairing.instance import Instance
from kloeppel.core.pairing.market import Choice, Integers
from kloeppel.core.pairing.program import Solver, Stage
from kloeppel.core.pairing.values import Rule
from kloeppel.core.watch import Progress, Watch

STABILITY = (Rule.STABLE, Rule.MOST_MUTUAL)
"""The rules for which blocking pairs matter."""


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What a search ends with.

    `choice` is None where none was found; `impossible` says that there is none, proven. `values` are those of the aims,
    in their order; `names` say which they are. `size_bound` is a proven upper bound on the size under the rule, musts
    included; `optimal`: nothing better exists.
    """

    choice: Choice | None
    values: tuple[int, ...]
    names: tuple[str, ...]
    size_bound: int
    optimal: bool
    impossible: bool = False


class Search:
    """A search by one rule: `best()` first, then `another()` for further choices that are exactly as good."""

    def __init__(
        self,
        instance: Instance,
        rule: Rule,
        *,
        seed: int,
        watch: Watch,
        included: Collection[int] = (),
        whole: bool = False,
    ) -> None:
        """`included` are numbers of people who must have a partner; `hold` wants a program in `whole` numbers."""
        self._instance, self._watch = instance, watch
        stability = rule in STABILITY
        # Linear programs suffice for a network; but to speak of blocking pairs takes whole numbers.
        self._whole = whole or stability or instance.wishes.bound_together
        self._program = constraints(instance, whole=self._whole, included=included)
        self._blocking = None
        if stability:
            # Without anything that binds matches together, some choice without a blocking pair is always the best.
            none = not instance.wishes.bound_together and not included
            self._blocking = Blocking(instance, self._program, none=none)
        self.aims = Aims(instance, self._program, self._blocking).of(rule)
        self._solver = Solver(self._program, seed=seed, time_limit=math.inf, watch=watch)
        self._best: tuple[tuple[int, ...], Choice] | None = None

    def best(self, first: Sequence[Choice] = (), known: Mapping[str, int] | None = None) -> Found:
        """The best choice by all aims; `first` are choices that keep all rules, to fall back on.

        `known` are aims by name whose best value is known and need not be looked for; one of `first` must reach it.
        """
        for choice in first:
            self._remember(choice)
        size_bound = self._room()
        for position, aim in enumerate(self.aims):
            if known and aim.name in known:
                self._solver.hold(aim.weights, known[aim.name])
                if aim.name == SIZE:
                    size_bound = known[aim.name] + int(self._instance.fixed.sum())
                continue
            self._watch.report(Progress(aim.step))
            stage = self._maximise(aim.weights)
            if stage.impossible and self._best is None:
                return self._found(size_bound=0, optimal=False, impossible=True)
            if aim.name == SIZE and self._whole and math.isfinite(stage.bound):
                size_bound = min(size_bound, math.floor(stage.bound + 1e-6) + int(self._instance.fixed.sum()))
            if not stage.proven or stage.choice is None:
                return self._found(size_bound=size_bound, optimal=False)
            reached = aim.value(stage.choice)
            self._watch.report(Progress(aim.step, best=abs(reached), bound=abs(stage.bound)))
            self._hold(aim, reached)
            if aim.name == SIZE:
                size_bound = int(stage.choice.sum())
            if position == len(self.aims) - 1:
                # What the last aim was reached with reached all before it too.
                self._best = (self._values(stage.choice), stage.choice)
        return self._found(size_bound=size_bound, optimal=True)

    def hold(self, values: Sequence[int]) -> None:
        """Let every choice from now on reach `values` in all aims."""
        for aim, value in zip(self.aims, values, strict=True):
            self._solver.hold(aim.weights, value)

    def another(self, weights: Integers) -> Stage:
        """Among the choices that reach what is held, one with the largest sum of `weights` (one per edge)."""
        return self._maximise(weights)

    def _maximise(self, weights: Integers) -> Stage:
        while True:
            stage = self._solver.maximise(weights)
            if stage.choice is None:
                return stage
            self._remember(stage.choice)
            if self._blocking is None or not self._blocking.refine(stage.choice):
                return stage
            if not stage.proven or self._watch.over():
                return Stage(stage.choice, bound=stage.bound, proven=False)

    def _hold(self, aim: Aim, reached: int) -> None:
        if self._whole:
            self._solver.hold(aim.weights, reached)
        else:
            self._solver.hold_face()

    def _remember(self, choice: Choice) -> None:
        values = self._values(choice)
        if self._best is None or values > self._best[0]:
            self._best = values, choice

    def _values(self, choice: Choice) -> tuple[int, ...]:
        return tuple(aim.value(choice) for aim in self.aims)

    def _room(self) -> int:
        """The number of matches that the places alone allow."""
        seats = np.minimum(self._instance.capacity, [len(edges) for edges in self._instance.edges_at])
        on_side_a = np.array([person[0] == "a" for person in self._instance.people], dtype=np.bool_)
        return int(min(seats[on_side_a].sum(), seats[~on_side_a].sum()))

    def _found(self, *, size_bound: int, optimal: bool, impossible: bool = False) -> Found:
        values, choice = self._best if self._best is not None else ((), None)
        names = tuple(aim.name for aim in self.aims)
        return Found(choice, values, names, size_bound, optimal=optimal, impossible=impossible)
