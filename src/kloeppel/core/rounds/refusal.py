"""Why there is no plan, in one sentence that names a person or says what contradicts what."""

from dataclasses import replace

import numpy as np

from kloeppel.core.rounds.instance import Instance
from kloeppel.core.rounds.model import Model, model_of
from kloeppel.core.rounds.solver import solve
from kloeppel.core.rounds.values import Problem
from kloeppel.core.values import Sentence, sentence

NOT_FOUND = sentence("No plan was found in the time allowed that gives everybody the talks promised.")


def refusal(problem: Problem, instance: Instance, *, seed: int, time_limit: float) -> Sentence:
    """The clearest reason why no plan keeps every promise.

    First a person who alone cannot have the talks promised; then, from the plan that misses the fewest promised talks,
    a person it leaves short.
    """
    alone = np.flatnonzero(instance.high < instance.low)
    if alone.size:
        return _short(problem, int(alone[0]), int(instance.high[alone[0]]))
    if instance.usable.any():
        model = _counting_missed_talks(instance)
        answer = solve(model, seed=seed, time_limit=time_limit, whole=True)
        if answer.value is not None:
            taken = model.pair[answer.value[: len(model.pair)] > 0.5]
            talks = instance.talks(taken)
            short = np.flatnonzero(talks < instance.low)
            if short.size:
                return _short_together(problem, int(short[0]), int(talks[short[0]]))
            return NOT_FOUND
    return sentence("The pairs that must meet do not all fit into the rounds together.")


def _counting_missed_talks(instance: Instance) -> Model:
    """The program of the plan that misses the fewest promised talks: one more column each for talks missed."""
    model = model_of(instance, np.arange(len(instance.weight)))
    promised = np.flatnonzero(instance.low > 0)
    missed = len(promised)
    return replace(
        model,
        weight=np.concatenate([np.zeros(len(model.weight)), np.full(missed, -1.0)]),
        column_low=np.concatenate([model.column_low, np.zeros(missed)]),
        column_high=np.concatenate([model.column_high, instance.low[promised].astype(np.float64)]),
        start=np.concatenate([model.start, model.start[-1] + 1 + np.arange(missed)]),
        index=np.concatenate([model.index, model.talk_row[promised]]),
    )


def _short(problem: Problem, position: int, possible: int) -> Sentence:
    person = problem.people[position]
    return sentence(
        'people[%(index)s].min: "%(id)s" is promised %(min)s talks, more than are possible: %(possible)s.',
        index=position,
        id=person.id,
        min=person.min,
        possible=possible,
    )


def _short_together(problem: Problem, position: int, possible: int) -> Sentence:
    person = problem.people[position]
    return sentence(
        "people[%(index)s].min: not everybody can have the talks promised. In the plan that misses the fewest, "
        '"%(id)s" has %(possible)s instead of %(min)s.',
        index=position,
        id=person.id,
        min=person.min,
        possible=possible,
    )
