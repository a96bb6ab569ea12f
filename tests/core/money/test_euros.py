"""Sums as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kloeppel.core.money import MOST_CENTS, read_euros
from kloeppel.core.values import InputError


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("2500", 250_000),
        (" 2.500 € ", 250_000),
        ("2.500,00\u00a0€", 250_000),
        ("€2,500.50", 250_050),
        ("2500,5", 250_050),
        ("70 000 Euro", 7_000_000),
        ("EUR 1'234'567.89", 123_456_789),
        ("2500,-", 250_000),
        ("0", 0),
        ("0,09", 9),
        ("10.000.000", MOST_CENTS),
    ],
)
def test_what_is_understood(text: str, cents: int) -> None:
    assert read_euros(text) == cents


@pytest.mark.parametrize(
    "text", ["", "€", "viel", "-5", "2.50.0", "2.500.00", "1.2345", "12,34,56", "2.500,000", "0x10", "1e3", "²"]
)
def test_what_could_mean_anything_is_refused(text: str) -> None:
    with pytest.raises(InputError) as refusal:
        read_euros(text)
    assert str(refusal.value) == "Please write a sum in euros, such as 2500 or 2500.50."


@pytest.mark.parametrize("text", ["10000000,01", "9" * 5000])
def test_more_than_there_can_be_is_refused(text: str) -> None:
    with pytest.raises(InputError) as refusal:
        read_euros(text)
    assert str(refusal.value) == "This sum is too large: at most ten million euros are possible."


@given(st.integers(0, MOST_CENTS))
def test_every_sum_is_read_back_in_both_ways_of_writing(cents: int) -> None:
    english = f"{cents // 100:,}.{cents % 100:02}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert read_euros(english) == read_euros(german) == read_euros(f"{cents // 100},{cents % 100:02}") == cents
