import pytest

from kloeppel.core.affinity.clauses import clauses


def kept(text: str, *, of_need: bool = True) -> str:
    return " ".join(word.surface for clause in clauses(text, of_need=of_need) for word in clause if not word.refused)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Musiker haben wir genug, uns fehlt ein Plakat.", "uns fehlt ein Plakat"),
        ("Fotos gibt es schon, einen Film nicht.", "einen Film nicht"),
        ("Basteln können wir, nur zeichnen nicht.", "nur zeichnen nicht"),
        ("Schön muss es nicht sein, nur sicher.", "nur sicher"),
        ("Ein Prospekt soll es nicht werden.", ""),
        ("Ein neues Logo wollte uns einer aufschwatzen, nein danke.", ""),
        ("Personal finden wir, das ist nicht das Problem.", "das ist nicht das Problem"),
        ("Wir können den Hof nicht mehr pflegen.", "Wir können den Hof nicht mehr pflegen"),
        ("Wir haben schon alles versucht.", "Wir haben schon alles versucht"),
        ("Die Leute finden uns nicht.", "Die Leute finden uns nicht"),
    ],
)
def test_what_is_left_of_a_need(text: str, wanted: str) -> None:
    assert kept(text) == wanted


def test_an_offer_is_not_read_for_what_is_there_already() -> None:
    assert kept("Fotos gibt es schon genug.", of_need=False) == "Fotos gibt es schon genug"
    assert kept("Kein Webdesign, nur die Technik.", of_need=False) == "nur die Technik"
