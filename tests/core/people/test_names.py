import pytest

from kloeppel.core.people.names import in_capitals, letters_lost, name_key, read_name, split_name


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Dr. Ada Muster", "Ada Muster"),
        ("Frau Ada Muster", "Ada Muster"),
        ("Herr Prof. Dr. med. Bo Beispiel", "Bo Beispiel"),
        ("Dipl.-Ing. (FH) Bo Beispiel", "Bo Beispiel"),
        ("Ada Muster, M.A.", "Ada Muster"),
        ("Ada Muster, Geschäftsführerin", "Ada Muster"),
        ("Ada Muster (Inhaberin)", "Ada Muster"),
        ("Muster-Moll, Ada", "Ada Muster-Moll"),
        ("Muster, Dr. Ada", "Ada Muster"),
        ("von der Probe, Ida", "Ida von der Probe"),
        ("Ada   Muster", "Ada Muster"),
        ("Nat Muster", "Nat Muster"),
    ],
)
def test_titles_go_and_the_first_name_comes_first(typed: str, expected: str) -> None:
    assert read_name(typed) == expected


def test_particles_belong_to_the_last_name() -> None:
    assert split_name("Ida Eva von der Probe") == ("Ida Eva", "von der Probe")
    assert split_name("Muster") == ("", "Muster")


def test_titles_case_spaces_and_sharp_s_do_not_tell_people_apart() -> None:
    assert name_key("Frau Dr. ADA GROSS") == name_key("Groß, Ada") == name_key("Ada  Groß")
    assert name_key("Ada Groß") != name_key("Ada Gros")


def test_capitals_are_seen_in_whole_names_only() -> None:
    assert in_capitals("ADA GROß-ÜBEL")
    assert not in_capitals("Ada MUSTER")


def test_question_marks_inside_words_are_lost_letters() -> None:
    assert letters_lost("M?r?in")
    assert letters_lost("Jana ?imek")
    assert not letters_lost("Wer, wenn nicht wir?")
