import pytest

from kloeppel.core.affinity import Card, affinities
from kloeppel.core.affinity.distances import distance_km

TEXT = "Wir suchen eine Fotografin für Porträts."
NEED = {"region": "lausitz", "postcode": "02826", "hours": 8.0}


def fit(need: dict[str, object], offer: dict[str, object]) -> tuple[float, list[str]]:
    one, two = Card("n", TEXT, **need), Card("o", "Fotografin, Porträts und mehr.", **offer)  # type: ignore[arg-type]
    found = affinities([one], [two]).fit("n", "o")
    return found.score, [str(objection) for objection in found.objections]


PLAIN = fit({}, {})[0]


@pytest.mark.parametrize(
    ("offer", "kept", "objections"),
    [
        ({}, 1.0, []),
        ({"region": "erzgebirge", "postcode": "08056"}, 1.0, []),
        ({"region": "erzgebirge", "postcode": "08056", "radius_km": 200.0}, 1.0, []),
        (
            {"region": "erzgebirge", "postcode": "08056", "radius_km": 60.0},
            0.96,
            ["The need lies outside the 60 km that the offer travels."],
        ),
        ({"region": "lausitz", "postcode": "08056", "radius_km": 60.0}, 1.0, []),
        ({"other_regions": ("lausitz",), "postcode": "08056", "radius_km": 60.0}, 1.0, []),
        ({"radius_km": 60.0}, 1.0, []),
        ({"hours": 8.0}, 1.0, []),
        ({"hours": 6.0}, 0.99, ["The need asks for 8 hours a month, the offer has 6."]),
        (
            {"postcode": "08056", "radius_km": 0.0, "hours": 0.0},
            0.92,
            [
                "The need lies outside the 0 km that the offer travels.",
                "The need asks for 8 hours a month, the offer has 0.",
            ],
        ),
    ],
)
def test_place_and_hours_lower_a_little_and_what_is_not_known_nothing(
    offer: dict[str, object], kept: float, objections: list[str]
) -> None:
    score, said = fit(NEED, offer)
    assert score == pytest.approx(PLAIN * kept, abs=2e-9)
    assert said == objections


def test_a_need_without_hours_or_postcode_meets_no_objection() -> None:
    assert fit({}, {"postcode": "08056", "radius_km": 0.0, "hours": 0.0}) == (PLAIN, [])


def test_distances_are_those_of_the_map_give_or_take_a_district() -> None:
    assert distance_km("01067", "01099") == 0.0
    assert distance_km("02826", "08056") == pytest.approx(181, abs=5)
    assert distance_km("09111", "01067") == pytest.approx(62, abs=5)
    assert distance_km("80331", "01067") is None
    assert distance_km("", "01067") is None
