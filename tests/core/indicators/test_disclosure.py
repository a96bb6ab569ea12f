"""Small counts stay hidden from whoever can add and subtract. The checker knows no rule: it tries all numbers."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kloeppel.core.indicators import Said, disclose
from kloeppel.core.values import InputError

SMALL, HIDDEN = Said(small=True), Said()


def possible(said: Said, most: int) -> list[int]:
    """Which numbers a reader thinks possible for one count alone."""
    if said.value is not None:
        return [said.value]
    return [1, 2] if said.small else list(range(most + 1))


def readings(total: int, parts: tuple[Said, ...]) -> Iterator[tuple[int, ...]]:
    """Everything that `parts` could be, for a reader who knows their sum.

    The reader also knows that what is hidden without being called small is not one or two if others are called small.
    """
    marked = any(said.small for said in parts)
    for numbers in product(*(possible(said, total) for said in parts)):
        lies = marked and any(said == HIDDEN and number < 3 for said, number in zip(parts, numbers, strict=True))
        if sum(numbers) == total and not lies:
            yield numbers


counts = st.lists(st.integers(0, 7), min_size=1, max_size=4)


@given(counts)
def test_no_small_count_can_be_worked_out(parts: list[int]) -> None:
    total = sum(parts)
    told = disclose(total, [parts])
    totals = [total] if told.total.value is not None else [1, 2]
    found = [numbers for one in totals for numbers in readings(one, told.breakdowns[0])]
    assert tuple(parts) in found
    for place, part in enumerate(parts):
        if part in {1, 2}:
            assert len({numbers[place] for numbers in found}) >= 2


@given(counts)
def test_what_is_shown_is_true_and_nothing_is_hidden_without_need(parts: list[int]) -> None:
    told = disclose(sum(parts), [parts])
    for said, part in zip(told.breakdowns[0], parts, strict=True):
        assert said.value in {None, part}
        assert said.small is False or part in {1, 2}
    if not any(part in {1, 2} for part in parts):
        assert told.breakdowns[0] == tuple(map(Said, parts))
        assert told.total == Said(sum(parts))


@given(counts)
def test_each_breakdown_of_a_total_is_looked_at_for_itself(parts: list[int]) -> None:
    other = [sum(parts)]
    both = disclose(sum(parts), [parts, other])
    assert both.breakdowns == (
        disclose(sum(parts), [parts]).breakdowns[0],
        disclose(sum(parts), [other]).breakdowns[0],
    )


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ([], ()),
        ([0, 0], (Said(0), Said(0))),
        ([3, 0, 12], (Said(3), Said(0), Said(12))),
        # Eleven less than twelve would be one: the smallest other one is hidden as well.
        ([1, 11, 20], (SMALL, HIDDEN, Said(20))),
        # Between them the two leave open which is which.
        ([1, 2, 20], (SMALL, SMALL, Said(20))),
        # Two that sum up to two would both be one.
        ([1, 1, 20], (SMALL, SMALL, HIDDEN)),
        # Three is the least that a hidden one can be: one beside it would be certain.
        ([1, 3, 9], (SMALL, Said(3), HIDDEN)),
        ([2, 3, 9], (SMALL, HIDDEN, Said(9))),
        # No other count can help: nothing is said.
        ([1, 3], (HIDDEN, HIDDEN)),
        ([2, 2, 0], (HIDDEN, HIDDEN, HIDDEN)),
    ],
)
def test_by_example(parts: list[int], told: tuple[Said, ...]) -> None:
    assert disclose(sum(parts), [parts]).breakdowns == (told,)


def test_a_small_total_hides_all_its_parts() -> None:
    told = disclose(2, [[2, 0], [1, 1]])
    assert told.total == SMALL
    assert told.breakdowns == ((HIDDEN, HIDDEN), (HIDDEN, HIDDEN))


@pytest.mark.parametrize(("total", "breakdowns"), [(3, [[1, 1]]), (0, [[-1, 1]]), (-1, [])])
def test_counts_that_cannot_be_are_refused(total: int, breakdowns: list[list[int]]) -> None:
    with pytest.raises(InputError):
        disclose(total, breakdowns)
