import pytest
from hypothesis import given, settings

from core.rounds.brute_force_kinds import best_total
from core.rounds.special_days import special_days
from kloeppel.core.rounds import Problem, plan, verify
from kloeppel.core.values import InputError


@settings(max_examples=200, deadline=None)
@given(special_days())
def test_a_plan_is_the_best_of_all_plans(problem: Problem) -> None:
    expected = best_total(problem)
    if expected is None:
        with pytest.raises(InputError):
            plan(problem)
        return
    found = plan(problem)
    assert verify(problem, found.meetings) == ()
    assert found.total == pytest.approx(expected, abs=1e-12)
    assert found.bound == pytest.approx(expected, abs=1e-9)
    assert found.optimal
