from itertools import pairwise

import pytest

from kloeppel.core.people import SAXONY
from kloeppel.core.people.districts import _RANGES, DISTRICTS, district_of


def test_there_are_ten_rural_districts_and_three_cities() -> None:
    assert sorted(DISTRICTS) == [
        *("14511", "14521", "14522", "14523", "14524", "14612", "14625", "14626", "14627", "14628"),
        *("14713", "14729", "14730"),
    ]
    assert len({district.sign for district in DISTRICTS.values()}) == 13
    assert len({district.name for district in DISTRICTS.values()}) == 13


@pytest.mark.parametrize(
    ("postcode", "sign"),
    [
        *(("01067", "DD"), ("01662", "MEI"), ("01796", "PIR"), ("02625", "BZ"), ("02826", "GR"), ("02977", "BZ")),
        *(("04109", "L"), ("04552", "LKL"), ("04860", "TDO"), ("08056", "Z"), ("08523", "V"), ("09111", "C")),
        *(("09456", "ERZ"), ("09599", "FG"), ("09544", "FG"), ("08280", "ERZ"), ("02733", "BZ"), ("02763", "GR")),
    ],
)
def test_a_postcode_lies_in_the_district_of_its_town(postcode: str, sign: str) -> None:
    assert DISTRICTS[district_of(postcode)].sign == sign


@pytest.mark.parametrize("postcode", ["", "1067", "010670", "0106x", "１２３４５", "10115", "03046", "04600", "00000"])
def test_what_the_table_does_not_know_is_in_no_district(postcode: str) -> None:
    assert district_of(postcode) == ""


def test_the_ranges_are_in_order_inside_saxony_and_name_known_districts() -> None:
    assert all(first <= last for first, last, _ in _RANGES)
    assert all(left[1] < right[0] for left, right in pairwise(_RANGES))
    assert {key for _, _, key in _RANGES} == set(DISTRICTS)
    outside = [
        number for first, last, _ in _RANGES for number in range(first, last + 1) if not SAXONY.holds(f"{number:05}")
    ]
    assert outside == []


@pytest.mark.parametrize(
    ("region", "districts"), [("erzgebirge", {"14521"}), ("lausitz", {"14625", "14626"}), ("meissen", {"14627"})]
)
def test_districts_and_regions_say_the_same(region: str, districts: set[str]) -> None:
    found = {district_of(f"{number:05}") for first, last in SAXONY.regions[region] for number in range(first, last + 1)}
    assert found - {""} == districts
