import pytest

from kloeppel.core.affinity import Card
from kloeppel.core.affinity.clauses import clauses
from kloeppel.core.affinity.compounds import Splitter
from kloeppel.core.affinity.lemmas import lemma
from kloeppel.core.affinity.lexicon import built_in
from kloeppel.core.affinity.reading import Reading, read
from kloeppel.core.watch import Watch


def need(text: str, *tags: str) -> Reading:
    return read([Card("n", text, tags)], [], built_in(), Watch(60))[0][0]


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("Häusern", "haus"),
        ("Fotografin", "fotograf"),
        ("Reservierung", "reservieren"),
        ("Zeitung", "zeitung"),
        ("gebucht", "buchen"),
        ("Gebucht", "buchen"),
        ("Berlin", "berlin"),
    ],
)
def test_base_forms(word: str, base: str) -> None:
    assert lemma(word) == base


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("klöppelbrief", ("klöppeln", "brief")),
        ("vereinsmitglied", ("verein", "mitglied")),
        ("ux-designer", ("ux", "designer")),
        ("gesellschaft", ()),
        ("brief", ()),
        ("überschrift", ()),
        ("kaffeefleck", ()),
    ],
)
def test_compounds_are_split_at_known_words(word: str, parts: tuple[str, ...]) -> None:
    known = {"klöppeln": 2, "brief": 3, "verein": 5, "schrift": 1, "designer": 1}
    assert Splitter(known).parts(word) == parts


def refused(text: str, *, of_need: bool) -> list[str]:
    return [word.surface for clause in clauses(text, of_need=of_need) for word in clause if word.refused]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Werbung brauche ich keine, ich will Ruhe.", ["Werbung", "brauche", "ich", "keine"]),
        ("Es geht uns nicht um Bilder.", ["Es", "geht", "uns", "nicht", "um", "Bilder"]),
        ("Uns findet keiner im Netz.", []),
        ("Wir wollen nicht nur Bilder.", []),
        ("Lieber Papier statt Bildschirm.", ["Bildschirm"]),
    ],
)
def test_what_a_need_refuses(text: str, words: list[str]) -> None:
    assert refused(text, of_need=True) == words


def test_an_offer_refuses_with_any_denial() -> None:
    assert refused("Ich setze nichts, ich schreibe.", of_need=False) == ["Ich", "setze", "nichts"]


def test_verbs_in_two_pieces_are_put_together() -> None:
    words = [word.lemma for clause in clauses("Da ruft mich jeder an.", of_need=True) for word in clause]
    assert words == ["da", "rufen", "ich", "jeder", "an", "anrufen"]


def test_terms_are_heard_by_name_by_sign_in_phrases_and_in_compounds() -> None:
    assert need("Eine Fotografin wäre schön.").mentions["fotografie"].is_name is True
    assert need("Das Telefon klingelt.").mentions["buchung"].is_name is False
    assert need("Wer bei uns schlecht zu Fuß ist.").mentions["barrierefreiheit"].surface == "schlecht zu Fuß"
    assert need("Ein Hochzeitsfotograf.").mentions["fotografie"].surface == "Hochzeitsfotograf"


def test_surenesses_add_up_as_witnesses() -> None:
    told, both = need("Wir wollen reservieren lassen."), need("Wir wollen reservieren lassen.", "buchung")
    assert told.sureness("buchung") == pytest.approx(0.3)
    assert both.sureness("buchung") == pytest.approx(1 - 0.7 * 0.4)
    assert need("", "buchung").sureness("buchung") == pytest.approx(0.6)


def test_a_tag_that_the_text_refuses_counts_a_quarter() -> None:
    assert need("Einen Webshop brauche ich nicht.", "onlineshop").sureness("onlineshop") == pytest.approx(0.15)
