import pytest

from kloeppel.core.affinity import Card, affinities
from kloeppel.core.affinity.learning import learn
from kloeppel.core.affinity.lexicon import built_in
from kloeppel.core.affinity.reading import Reading, read
from kloeppel.core.watch import Watch


def programme(together: int, others: int, *, fillers: int = 30) -> list[Card]:
    """Needs of which `together` speak of "Moosgeflüster" and have the tag klang, `others` only speak of it."""
    return [
        *(Card(f"t{number}", "Moosgeflüster.", ("klang",)) for number in range(together)),
        *(Card(f"o{number}", "Moosgeflüster.") for number in range(others)),
        *(Card(f"f{number}", "Granit.", ("lager",)) for number in range(fillers)),
    ]


def learnt(cards: list[Card], confirmed: list[tuple[str, str]] | None = None) -> dict[str, Reading]:
    needs, offers = read(cards, [Card("of", "Quarz.", ("klang",))], built_in(), Watch(60))
    learn(needs, offers, confirmed or [])
    return {reading.card.id: reading for reading in needs}


def test_a_word_that_keeps_standing_with_a_tag_becomes_a_sign_of_it() -> None:
    found = learnt(programme(5, 1))["o0"].learnt["klang"]
    # Of five other cards with the word all five have the tag; of all other cards (36) six have it.
    share = 6 / 36
    assert (found.surface, found.is_name) == ("Moosgeflüster", False)
    assert found.strength == pytest.approx(min(0.6, (5 + 4 * share) / (5 + 4) - share))


@pytest.mark.parametrize(
    ("cards", "reason"),
    [
        (programme(2, 1), "two cards teach nothing"),
        (programme(5, 1, fillers=10), "fewer than twenty cards teach nothing"),
        (programme(3, 20), "a word that mostly stands without the tag"),
    ],
)
def test_what_could_be_chance_is_not_learnt(cards: list[Card], reason: str) -> None:
    assert (learnt(cards)["o0"].learnt, reason) == ({}, reason)


def test_a_card_does_not_learn_from_itself() -> None:
    # Each of the three has only two others to learn from.
    assert learnt(programme(3, 0))["t0"].learnt == {}
    assert list(learnt(programme(4, 0))["t0"].learnt) == ["klang"]


def test_confirmed_matches_teach_what_the_need_was_about() -> None:
    cards = programme(0, 5)
    assert learnt(cards)["o4"].learnt == {}
    confirmed = [(f"o{number}", "of") for number in range(4)]
    assert list(learnt(cards, confirmed)["o4"].learnt) == ["klang"]


def test_the_reason_names_the_word() -> None:
    offers = [Card("of", "Quarz.", ("klang",)), Card("of2", "Quarz.", ("lager",))]
    fit = affinities(programme(6, 1), offers).fit("o0", "of")
    assert [str(reason) for reason in fit.reasons][-1] == (
        "In this programme “Moosgeflüster” often stands with sound design."
    )
