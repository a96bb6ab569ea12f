"""A telephone number in a form."""

import pytest
from django import forms

from kloeppel.web.phone_field import PhoneField


@pytest.mark.parametrize(
    ("written", "kept"),
    [("", ""), ("   ", ""), ("03771 123456", "+493771123456"), (" 0049 3771 123456 ", "+493771123456")],
)
def test_a_number_is_kept_in_international_form(written: str, kept: str) -> None:
    assert PhoneField(required=False).clean(written) == kept


@pytest.mark.parametrize("written", ["abc", "12", "-", "03771 123456, 03771 654321"])
def test_what_is_not_one_number_is_refused_in_the_words_of_the_form(written: str) -> None:
    with pytest.raises(forms.ValidationError) as refusal:
        PhoneField(required=False, error_messages={"unreadable": "Not so."}).clean(written)
    assert refusal.value.messages == ["Not so."]
