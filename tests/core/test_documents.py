"""Reading JSON documents: how a value is shown, and what each reader refuses (the engines' tests show them at work)."""

import pytest

from kloeppel.core import documents
from kloeppel.core.values import InputError


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"a": 1}, "an object"),
        ([1, 2], "a list of length 2"),
        (None, "null"),
        (True, "true"),
        (1.0, "1.0"),
        (float("nan"), "NaN"),
        (10**15 - 1, "999999999999999"),
        pytest.param(-(10**5000), "a number of more than 15 digits", id="longer than Python writes"),
        ("Zoë", '"Zoë"'),
        ("a\nb", '"a\\nb"'),
        ("\ud800", '"\\ud800"'),
        ("x" * 58, '"' + "x" * 58 + '"'),
        ("x" * 59, '"' + "x" * 58 + "…"),
    ],
)
def test_a_value_is_shown_on_one_short_line(value: object, words: str) -> None:
    assert str(documents.shown(value)) == words


@pytest.mark.parametrize(
    ("place", "key", "words"),
    [
        ("", "b", "b"),
        ("a[0]", "b-1", "a[0].b-1"),
        ("a[0]", "b 1", 'a[0]["b 1"]'),
        ("", "x\ny", '["x\\ny"]'),
        ("a", "x" * 61, 'a["' + "x" * 58 + "…]"),
    ],
)
def test_a_place_is_one_line_too(place: str, key: str, words: str) -> None:
    assert documents.entry(place, key) == words


def test_what_is_right_comes_back() -> None:
    found: dict[str, object] = {"id": "c1", "max": 2}
    assert documents.read_object(found, "", required=["id"], optional=["max"]) is found
    assert documents.read_list([1], "a") == [1]
    assert documents.read_text("", "a") == ""
    assert documents.read_id("Zoë 1", "a") == "Zoë 1"
    assert documents.read_choice("b", "a", ["a", "b"]) == "b"


def test_an_unknown_entry_is_named_before_a_missing_one() -> None:
    with pytest.raises(InputError) as refused:
        documents.read_object({"name": "x"}, "people[1]", required=["id"], optional=["max"])
    assert str(refused.value) == "people[1].name is not known here; known are: id, max."
