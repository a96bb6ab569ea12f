"""What a row of a list becomes on a card."""

import pytest

from kloeppel.flow.listed_values import LONGEST_TITLE, organisation_key, title_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", ""),
        ("Kurz", "Kurz"),
        ("Hilfe! Sofort.", "Hilfe!"),
        ("Wir brauchen z. B. ein Schild. Und mehr.", "Wir brauchen z. B. ein Schild."),
        ("Dr. Muster sagt ja. Nein.", "Dr. Muster sagt ja."),
        ("Am 1. Mai beginnt es. Ja.", "Am 1. Mai beginnt es."),
        ("Uns gibt es seit 1990. Ja.", "Uns gibt es seit 1990."),
        ("Sagt: „Wir können.“ Und dann", "Sagt: „Wir können.“"),
        ("Zeile eins\nzeile zwei. Ende", "Zeile eins zeile zwei."),
        ("Ohne Punkt\n\nEin Absatz", "Ohne Punkt"),
        ("\n\n Erst leer. Dann", "Erst leer."),
        ("www.beispiel.example zeigt es. Ja", "www.beispiel.example zeigt es."),
        ("w" * 120, "w" * 120),
        ("w" * 121, "w" * 119 + "…"),
        ("Wort " * 24 + "Ende.", "Wort " * 23 + "Wort…"),
        ("Wort, " * 20 + "Ende.", "Wort, " * 19 + "Wort…"),
    ],
)
def test_a_title_is_the_first_sentence(text: str, title: str) -> None:
    assert title_of(text) == title
    assert len(title) <= LONGEST_TITLE
    assert title_of(title) == title


def test_case_and_spaces_make_no_second_organisation() -> None:
    assert organisation_key(" Schmiede  Funkenflug") == organisation_key("SCHMIEDE FUNKENFLUG")
    assert organisation_key("Schmiede") != organisation_key("Schmiede e. V.")
