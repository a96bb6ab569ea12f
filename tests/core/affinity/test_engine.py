import random
import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kloeppel.core.affinity import TERMS, Card, affinities
from kloeppel.core.affinity.explain import LOW
from kloeppel.core.affinity.lexicon import built_in
from kloeppel.core.affinity.stopwords import FUNCTION_WORDS
from kloeppel.core.values import InputError

ROOT = Path(__file__).parents[3]
WORDS = [
    *("Buchung", "reservieren", "Telefon", "klingelt", "Kalender", "Film", "Vereinsmitglied", "Klöppelbriefe", "drehe"),
    *(
        "nicht",
        "keine",
        "brauche",
        "ich",
        "ohne",
        "aber",
        "Schild",
        "Wegweiser",
        "und",
        "360",
        "Ordner.",
        "Archiv,",
        "🙂",
    ),
]
texts = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
tags = st.lists(st.sampled_from([*sorted(TERMS)[:12], "buchung", "film", "gibt-es-nicht"]), max_size=4).map(tuple)


def sides(prefix: str, least: int = 0) -> st.SearchStrategy[list[Card]]:
    return st.lists(st.tuples(texts, tags), min_size=least, max_size=4).map(
        lambda some: [Card(f"{prefix}{number}", text, chosen) for number, (text, chosen) in enumerate(some)]
    )


@given(sides("n"), sides("o"))
@settings(deadline=None)
def test_scores_lie_between_0_and_1_and_every_pair_has_one_to_three_reasons(
    needs: list[Card], offers: list[Card]
) -> None:
    found = affinities(needs, offers)
    assert found.scores.shape == (len(needs), len(offers))
    assert bool(np.all((found.scores >= 0) & (found.scores < 1)))
    for row, need in enumerate(needs):
        for column, offer in enumerate(offers):
            fit = found.fit(need.id, offer.id)
            assert fit.score == found.scores[row, column]
            assert 1 <= len(fit.reasons) <= 3
            assert len({str(reason) for reason in fit.reasons}) == len(fit.reasons)
            assert fit.score >= LOW or str(fit.reasons[0]) == "The texts have little in common."


@given(sides("n", 1), sides("o", 1), st.integers(0, 99))
@settings(deadline=None)
def test_the_order_of_cards_changes_nothing(needs: list[Card], offers: list[Card], seed: int) -> None:
    found = affinities(needs, offers)
    drawn = random.Random(seed)
    other_needs, other_offers = drawn.sample(needs, len(needs)), drawn.sample(offers, len(offers))
    again = affinities(other_needs, other_offers)
    for need in needs:
        for offer in offers:
            assert again.fit(need.id, offer.id) == found.fit(need.id, offer.id)


@given(sides("n", 1), sides("o", 1), st.sampled_from(sorted(TERMS)))
@settings(deadline=None)
def test_a_tag_that_both_share_never_lowers(needs: list[Card], offers: list[Card], tag: str) -> None:
    before = affinities(needs, offers).scores[0, 0]
    with_need = [Card(needs[0].id, needs[0].text, (*needs[0].tags, tag)), *needs[1:]]
    with_offer = [Card(offers[0].id, offers[0].text, (*offers[0].tags, tag)), *offers[1:]]
    assert affinities(with_need, offers).scores[0, 0] >= before
    assert affinities(needs, with_offer).scores[0, 0] >= before
    assert affinities(with_need, with_offer).scores[0, 0] > 0


def score(need: Card | str, offer: Card | str) -> float:
    one = need if isinstance(need, Card) else Card("n", need)
    two = offer if isinstance(offer, Card) else Card("o", offer)
    return affinities([one], [two]).fit(one.id, two.id).score


def test_empty_texts_and_no_cards_work() -> None:
    assert affinities([], []).scores.shape == (0, 0)
    fit = affinities([Card("n", "")], [Card("o", "", ("film",))]).fit("n", "o")
    assert (fit.score, [str(reason) for reason in fit.reasons]) == (0.0, ["The texts have little in common."])


def test_a_tag_counts_less_than_a_text_that_says_the_same() -> None:
    offer = Card("o", "Ich baue Seiten mit Reservierung.", ("buchung",))
    tagged, told = Card("n", "", ("buchung",)), Card("n", "Bei uns will man reservieren.")
    assert 0 < score(tagged, offer) < score(told, offer)


def test_a_refused_wish_is_no_wish_and_a_complaint_is_one() -> None:
    offer = Card("o", "Werbung und Anzeigen, dazu Facebook.", ("kampagne",))
    assert score("Werbung brauche ich keine.", offer) == 0.0
    assert score("Wir haben keine Werbung.", offer) > 0.3
    assert score(Card("n", "Werbung brauche ich keine.", ("kampagne",)), offer) < score(
        Card("n", "Wir sind da.", ("kampagne",)), offer
    )


def test_what_an_offer_denies_is_not_offered() -> None:
    need = "Wir suchen jemanden für einen Film."
    assert score(need, "Filme drehe ich nicht.") == 0.0
    assert score(need, "Filme drehe ich gern.") > 0.25


def test_ids_given_twice_are_refused() -> None:
    with pytest.raises(InputError, match=r"^The id x stands for two needs; every need must have its own\.$"):
        affinities([Card("x", "a"), Card("x", "b")], [])
    with pytest.raises(InputError, match=r"^The id y stands for two offers; every offer must have its own\.$"):
        affinities([], [Card("y", "a"), Card("y", "b")])


def test_scores_cannot_be_written_to() -> None:
    assert affinities([Card("n", "Film")], [Card("o", "Film")]).scores.flags.writeable is False


def test_no_function_word_points_to_a_term() -> None:
    # "Weg" is a way and, in small letters, "away"; ways are what maps and signs are about.
    assert [word for word in built_in().words if word in FUNCTION_WORDS] == ["weg"]


def table(heading: str) -> list[list[str]]:
    page = (ROOT / "docs/algorithms/affinity.md").read_text(encoding="utf-8")
    rows = page.split(heading)[1].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def test_the_worked_example_of_the_page_holds() -> None:
    rows = table("| card | text | tags |")
    made = [Card(name.split()[1], text, tuple(re.split(", ?", chosen))) for name, text, chosen in rows]
    found = affinities(made[:1], made[1:])
    shown = [
        [offer.id, f"{found.fit('n1', offer.id).score:.4f}", str(found.fit("n1", offer.id).reasons[0])]
        for offer in made[1:]
    ]
    assert shown == table("| offer | score | strongest reason |")
