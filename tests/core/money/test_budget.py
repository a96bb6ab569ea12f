"""The pot of a programme, in cents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kloeppel.core.money import Budget, budget_of, promised_to
from kloeppel.core.values import InputError


@pytest.mark.parametrize(
    ("pot", "grant", "matches", "budget"),
    [
        (7_000_000, 250_000, 28, Budget(7_000_000, 7_000_000, 0, 0)),
        (7_000_000, 250_000, 10, Budget(7_000_000, 2_500_000, 4_500_000, 18)),
        (1_000_000, 300_000, 1, Budget(1_000_000, 300_000, 700_000, 2)),
        (0, 250_000, 2, Budget(0, 500_000, -500_000, 0)),
        (500, 0, 9, Budget(500, 0, 500, None)),
    ],
)
def test_by_example(pot: int, grant: int, matches: int, budget: Budget) -> None:
    assert budget_of(pot=pot, grant_per_match=grant, matches=matches) == budget
    assert budget.exceeded is (budget.left < 0)


sums = st.integers(0, 10**9)


@given(sums, st.integers(1, 10**7), st.integers(0, 500))
def test_so_many_more_matches_and_not_one_more(pot: int, grant: int, matches: int) -> None:
    budget = budget_of(pot=pot, grant_per_match=grant, matches=matches)
    assert budget.promised + budget.left == pot
    assert budget.more_matches is not None
    if not budget.exceeded:
        after = budget_of(pot=pot, grant_per_match=grant, matches=matches + budget.more_matches)
        too_many = budget_of(pot=pot, grant_per_match=grant, matches=matches + budget.more_matches + 1)
        assert (after.exceeded, too_many.exceeded) == (False, True)
    else:
        assert budget.more_matches == 0


@given(st.lists(st.integers(0, 50), max_size=5), sums)
def test_the_regions_sum_up_to_the_programme(matches: list[int], grant: int) -> None:
    parts = [promised_to(count, grant_per_match=grant) for count in matches]
    assert sum(parts) == budget_of(pot=0, grant_per_match=grant, matches=sum(matches)).promised


@pytest.mark.parametrize("numbers", [(-1, 1, 1), (1, -1, 1), (1, 1, -1)])
def test_negative_numbers_are_refused(numbers: tuple[int, int, int]) -> None:
    pot, grant, matches = numbers
    with pytest.raises(InputError) as refusal:
        budget_of(pot=pot, grant_per_match=grant, matches=matches)
    assert str(refusal.value) == "Sums of money and numbers of matches cannot be negative."
