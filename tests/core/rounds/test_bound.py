import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.rounds.brute_force import best_total
from core.rounds.days import tiny_days
from kloeppel.core.rounds import Problem
from kloeppel.core.rounds.bound import Prices, proven_bound
from kloeppel.core.rounds.instance import instance_of


@settings(max_examples=100, deadline=None)
@given(tiny_days(), st.integers(0, 2**32 - 1))
def test_whatever_the_prices_no_plan_is_above_the_bound(problem: Problem, seed: int) -> None:
    best = best_total(problem)
    assume(best is not None)
    assert best is not None
    instance = instance_of(problem)
    random = np.random.default_rng(seed)
    prices = Prices(
        place=random.random(instance.there.shape) * random.integers(0, 2),
        table=random.random(len(instance.classes)) * random.integers(0, 2),
        talk=random.normal(size=instance.people) * random.integers(0, 2),
    )
    assert proven_bound(instance, prices) * instance.scale >= best
