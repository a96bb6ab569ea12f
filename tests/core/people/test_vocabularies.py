import pytest

from kloeppel.core.people.vocabularies import read_kind, read_regions, read_submarket


@pytest.mark.parametrize(
    ("said", "regions"),
    [
        ("Erzgeb.", "erzgebirge"),
        ("ERZ", "erzgebirge"),
        ("Erzgebirgskreis", "erzgebirge"),
        ("Erzgebige", "erzgebirge"),
        ("Region Meißen", "meissen"),
        ("MEISSEN", "meissen"),
        ("MEIßEN", "meissen"),
        ("Oberlausitz", "lausitz"),
        ("Landkreis Bautzen", "lausitz"),
        ("Lausitz; Erzgebirge", "lausitz|erzgebirge"),
        ("am liebsten Meißen, notfalls Erzgebirge", "meissen|erzgebirge"),
        ("alle drei", "erzgebirge|lausitz|meissen"),
        ("alle außer Lausitz", "erzgebirge|meissen"),
        ("Erzgebirge, aber nicht Lausitz", "erzgebirge"),
        ("Sächsische Schweiz-Osterzgebirge", ""),
        ("andere / weiß nicht", ""),
        ("", ""),
    ],
)
def test_regions_in_the_applicants_order(said: str, regions: str) -> None:
    assert "|".join(read_regions(said)) == regions


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Handwerk (Glaser)", "handwerk"),
        ("Bäckerei", "handwerk"),
        ("Heimatmuseum", "museum"),
        ("Gastro", "gastronomie"),
        ("Landw.", "landwirtschaft"),
        ("Landwirtschaft / Direktvermarktung", "landwirtschaft"),
        ("Weinbau", "landwirtschaft"),
        ("Sportverein", "verein"),
        ("Museumsverein", "verein"),
        ("Einzelhandel", "handel"),
        ("Tourismus", "tourismus"),
        ("Bildungseinrichtung", "bildung"),
        ("Soziokultur", "soziokultur"),
        ("Kommunalverwaltung", "kommune"),
        ("Kirchgemeinde", "open"),
        ("Dienstleistung", "open"),
        ("", ""),
    ],
)
def test_kinds(said: str, kind: str) -> None:
    assert read_kind(said) == kind


@pytest.mark.parametrize(
    ("said", "submarket"),
    [
        ("Designwirtschaft", "design"),
        ("Software / Games", "software_games"),
        ("Buch / Literatur", "buch"),
        ("Musikwirtschaft", "musik"),
        ("Filmmusik", "musik"),
        ("Kunsthandwerk", "kunsthandwerk"),
        ("Kunst", "kunst"),
        ("Werbemarkt", "werbung"),
        ("Foto/Film", "film"),
        ("Rundfunk", "rundfunk"),
        ("Darstellende Künste", "darstellend"),
        ("Architektur/Innenarchitektur", "architektur"),
        ("Pressemarkt", "presse"),
        ("Sonstiges: Musikclownerie", "open"),
        ("Kochkunde", "open"),
        ("", ""),
    ],
)
def test_submarkets(said: str, submarket: str) -> None:
    assert read_submarket(said) == submarket
