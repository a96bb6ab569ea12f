"""What must hold for all cards, and an independent computation of the score."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.affinity.reference import score
from kloeppel.core.affinity import AffinityCancelled, Card, Term, affinities, lexicon_with
from kloeppel.core.affinity.lexicon import built_in
from kloeppel.core.affinity.reading import read
from kloeppel.core.values import sentence
from kloeppel.core.watch import Progress, Watch

WORDS = (
    *("Buchung", "reservieren", "Telefon", "Kalender", "Film", "Vereinsmitglied", "Klöppelbriefe", "Schild", "Ordner"),
    *("nicht", "keine", "brauche", "ich", "ohne", "Moosgeflüster", "Granit.", "und"),
)
TERMS = {"film": "einen Film", "buchung": "eine Buchung", "archiv": "ein Archiv"}
texts = st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join)
tags = st.lists(st.sampled_from(("buchung", "film", "archiv", "klang")), max_size=3).map(tuple)
cards = st.lists(st.tuples(texts, tags), min_size=1, max_size=12)


def made(prefix: str, some: list[tuple[str, tuple[str, ...]]]) -> list[Card]:
    return [Card(f"{prefix}{number:02}", text, chosen) for number, (text, chosen) in enumerate(some)]


@given(cards, cards)
@settings(deadline=None, max_examples=60)
def test_every_score_is_that_of_the_plain_computation(
    asked: list[tuple[str, tuple[str, ...]]], offered: list[tuple[str, tuple[str, ...]]]
) -> None:
    needs, offers = made("n", asked)[:6], made("o", offered)[:6]
    found = affinities(needs, offers)
    one, two = read(needs, offers, built_in(), Watch(60))
    for need in one:
        for offer in two:
            expected = score(need, offer, [*one, *two])
            assert found.fit(need.card.id, offer.card.id).score == pytest.approx(expected, abs=1e-8)


@given(texts, tags, st.sampled_from(sorted(TERMS)))
@settings(deadline=None)
def test_a_further_wish_makes_nothing_less_sure(text: str, chosen: tuple[str, ...], term: str) -> None:
    before, after = (
        read([Card("n", one, chosen)], [], built_in(), Watch(60))[0][0]
        for one in (text, f"{text}.\nWir suchen {TERMS[term]}.")
    )
    assert [other for other in before.about() if after.sureness(other) < before.sureness(other)] == []
    assert after.sureness(term) >= 0.3


@given(cards, cards)
@settings(deadline=None, max_examples=30)
def test_all_pairs_come_in_the_order_of_the_cards(
    asked: list[tuple[str, tuple[str, ...]]], offered: list[tuple[str, tuple[str, ...]]]
) -> None:
    needs, offers = made("n", asked)[::-1], made("o", offered)[::-1]
    found = affinities(needs, offers)
    assert list(found.fits()) == [
        (need.id, offer.id, found.fit(need.id, offer.id)) for need in needs for offer in offers
    ]


def test_a_vocabulary_of_ones_own_adds_terms_and_synonyms() -> None:
    terms = [
        Term("film", "Film und Video", sentence("film and video"), "Flimmerkiste"),
        Term("imkern", "Imkerei", sentence("beekeeping"), "Zeidlerei"),
    ]
    needs, offers = [Card("n", "Wir lieben Zeidlerei und Flimmerkisten.")], [Card("o", "", ("imkern", "film"))]
    assert affinities(needs, offers).fit("n", "o").score == 0.0
    assert [str(reason) for reason in affinities(needs, offers, lexicon=lexicon_with(terms)).fit("n", "o").reasons] == [
        "Both name film and video.",
        "Both name beekeeping.",
    ]


class Onlooker:
    """Asks to stop at its question number `stop` (0: never) and keeps what it hears."""

    def __init__(self, stop: int) -> None:
        self.questions, self.stop, self.heard = 0, stop, list[tuple[str, float | None, float | None]]()

    def progress(self, progress: Progress) -> None:
        self.heard.append((str(progress.step), progress.best, progress.bound))

    def cancelled(self) -> bool:
        self.questions += 1
        return self.questions == self.stop


CARDS = [Card(f"{number:03}", "Film.") for number in range(60)]


def test_progress_is_told_card_by_card() -> None:
    watching = Onlooker(stop=0)
    found = affinities(CARDS, CARDS[:1], observer=watching)
    list(found.fits(watching))
    assert watching.heard == [
        ("Reading the cards", 0, 60),
        ("Reading the cards", 50, 60),
        ("Reading the cards", 0, 1),
        ("Looking for what they are about", 0, 60),
        ("Looking for what they are about", 50, 60),
        ("Looking for what they are about", 0, 1),
        ("Comparing needs and offers", None, None),
        ("Writing the reasons", 0, 60),
        ("Writing the reasons", 50, 60),
    ]


@pytest.mark.parametrize("stop", range(1, 9))
def test_whoever_asks_to_stop_gets_no_answer_at_once(stop: int) -> None:
    watching = Onlooker(stop)
    with pytest.raises(AffinityCancelled):
        affinities(CARDS, CARDS[:1], observer=watching)
    assert watching.questions == stop


def test_the_reasons_can_be_stopped_too() -> None:
    found = affinities(CARDS, CARDS[:1])
    with pytest.raises(AffinityCancelled):
        list(found.fits(Onlooker(stop=2)))
