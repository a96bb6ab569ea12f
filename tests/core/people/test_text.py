import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kloeppel.core.people.text import clean, clean_lines, is_missing, repair, yes_or_no


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        *[(said, "yes") for said in ("Ja", "ja, gerne", "j", "x", "1", "WAHR", "✓", "Ich stimme zu.", "einverstanden")],
        *[(said, "no") for said in ("nein", "nein, danke", "nö", "n", "0", "FALSCH", "Ich stimme nicht zu")],
        *[(said, "unclear") for said in ("vielleicht", "Ja, aber nur anonym", "ja/nein", "mal sehen")],
        *[(said, "") for said in ("", " ", "-", "k. A.")],
    ],
)
def test_yes_and_no(said: str, meant: str) -> None:
    assert yes_or_no(said) == meant


def test_a_box_that_repeats_its_question_is_ticked() -> None:
    question = "Hiermit wird die Verarbeitung erlaubt"
    assert yes_or_no(question, heading=question) == "yes"
    assert yes_or_no(question) == "unclear"


def test_spaces_are_cleaned_and_line_breaks_stay_in_long_answers() -> None:
    assert clean("\u00a0 Ada \u00a0 Muster\n") == "Ada Muster"
    assert clean_lines(" eins\r\nzwei\u00a0drei ") == "eins\nzwei drei"


@pytest.mark.parametrize("said", ["", "-", "–", "keine", "k. A.", "n/a", "keine Angabe", "#NV"])
def test_what_says_nothing_is_missing(said: str) -> None:
    assert is_missing(said)


@pytest.mark.parametrize("said", ["0", "nein", "x", "Keiner GmbH"])
def test_what_says_something_is_not(said: str) -> None:
    assert not is_missing(said)


@pytest.mark.parametrize("text", ["Ü“", "Oh Ä…", "SÃO", "„Größe“ – 5 €", "São"])
def test_text_that_only_looks_garbled_stays(text: str) -> None:
    assert repair(text) == (text, False)


def test_text_converted_three_times_is_repaired() -> None:
    once = "Müller".encode().decode("cp1252")
    assert repair(once.encode().decode("cp1252")) == ("Müller", True)


# Between small letters every reading but one is out of the question.
WORDS = st.lists(st.sampled_from("abcäöüÄÖÜßéñěćłžřš"), max_size=8).map(lambda letters: "x".join(["", *letters, ""]))


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=3).map(" – ".join))
def test_a_double_conversion_is_undone(text: str) -> None:
    # The five bytes without a letter in Windows-1252 become control characters, as browsers read them.
    twice = "".join(_windows(byte) for byte in text.encode())
    assert repair(twice) == (text, twice != text)


def _windows(byte: int) -> str:
    return bytes([byte]).decode("cp1252", errors="replace").replace("\ufffd", chr(byte))
