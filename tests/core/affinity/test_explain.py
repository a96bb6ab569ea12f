import pytest

from kloeppel.cli.catalogues import catalogue, read_catalogue
from kloeppel.core.affinity import VOCABULARY, Card, affinities
from kloeppel.core.affinity.craft import CRAFT
from kloeppel.core.affinity.everyday import EVERYDAY
from kloeppel.core.affinity.neighbours import HELPS
from kloeppel.core.affinity.told import TOLD

GERMAN = {entry.msgid: entry.msgstr for entry in read_catalogue(catalogue("de"))}


def told(need: Card, offer: Card) -> list[str]:
    return [reason.render(GERMAN.__getitem__) for reason in affinities([need], [offer]).fit(need.id, offer.id).reasons]


@pytest.mark.parametrize(
    ("need", "offer", "strongest"),
    [
        (
            Card("n", "Reservierung am Telefon."),
            Card("o", "Buchungssysteme, Reservierung."),
            "Beide nennen „Buchung und Reservierung“.",
        ),
        (Card("n", "", ("film",)), Card("o", "", ("film",)), "Beide haben das Stichwort „Film und Video“ gewählt."),
        (
            Card("n", "Akten, Ordner, Dachboden, Kartons und Schränke."),
            Card("o", "", ("archiv",)),
            "Das Angebot hat das Stichwort „Archiv und Sammlung“, der Bedarf spricht von „Akten“.",
        ),
        (Card("n", "Das Moos."), Card("o", "Moose."), "Beide verwenden das Wort „Moose“."),
        (
            Card("n", "Klöppelbriefe.", ("handwerkstechnik",)),
            Card("o", "Klöppeln mit Moos."),
            "Beide nennen „Traditionelle Handwerkstechnik“.",
        ),
        (Card("n", "Moos"), Card("o", "Granit"), "Die Texte haben wenig gemeinsam."),
        (
            Card("n", "", ("onboarding",)),
            Card("o", "", ("animation",)),
            "Die Texte haben wenig gemeinsam.",
        ),
    ],
)
def test_the_strongest_reason_in_german(need: Card, offer: Card, strongest: str) -> None:
    assert told(need, offer)[0] == strongest


def test_a_low_score_says_so_before_its_one_reason() -> None:
    assert told(Card("n", "", ("archiv",)), Card("o", "Schränke und Akten.")) == [
        "Die Texte haben wenig gemeinsam.",
        "Der Bedarf hat das Stichwort „Archiv und Sammlung“, das Angebot spricht von „Schränke“.",
    ]


def test_a_neighbouring_craft_is_named() -> None:
    assert told(Card("n", "", ("onboarding",)), Card("o", "", ("animation",)))[1] == (
        "Im Bedarf geht es um „Einarbeitung“; das Angebot bringt „Animation“ mit, das hilft dabei oft."
    )


def test_the_labels_of_the_draft_are_those_of_the_vocabulary() -> None:
    assert {term.label.text: term.german for term in VOCABULARY} == {
        term.label.text: GERMAN[term.label.text] for term in VOCABULARY
    }


def test_every_term_has_everyday_words_and_neighbours_that_exist() -> None:
    ids = [term.id for term in VOCABULARY]
    assert len(ids) == len(set(ids)) == 62
    assert sorted(EVERYDAY) == sorted(HELPS) == sorted(TOLD) == sorted(CRAFT) == sorted(ids)
    assert [other for others in HELPS.values() for other in others if other not in ids] == []
    assert [term for term, others in HELPS.items() if term in others] == []
