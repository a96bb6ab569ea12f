from hypothesis import given
from hypothesis import strategies as st

from kloeppel.core.people.districts import DISTRICTS
from kloeppel.web.components.tile_map import GAP, TILE, Counts, tile_map_of

SMALL = st.integers(0, 60)
COUNTS = st.dictionaries(st.sampled_from([*DISTRICTS, ""]), st.builds(Counts, SMALL, SMALL, SMALL))


@given(COUNTS)
def test_every_district_is_one_tile_inside_and_no_two_lie_on_each_other(counts: dict[str, Counts]) -> None:
    picture = tile_map_of(counts)
    assert sorted(tile.district.key for tile in picture.tiles) == sorted(DISTRICTS)
    assert {tile.district.key: tile.counts for tile in picture.tiles} == {
        key: counts.get(key, Counts()) for key in DISTRICTS
    }
    assert all(0 <= tile.x <= picture.width - TILE and 0 <= tile.y <= picture.height - TILE for tile in picture.tiles)
    near = [
        (one.district.sign, other.district.sign)
        for one in picture.tiles
        for other in picture.tiles
        if one is not other and abs(one.x - other.x) < TILE and abs(one.y - other.y) < TILE
    ]
    assert near == []


@given(COUNTS)
def test_more_people_are_never_a_lighter_shade(counts: dict[str, Counts]) -> None:
    tiles = sorted(tile_map_of(counts).tiles, key=lambda tile: tile.counts.people)
    shades = [tile.shade for tile in tiles]
    assert shades == sorted(shades)
    assert [tile.shade == 0 for tile in tiles] == [tile.counts.people == 0 for tile in tiles]
    assert shades[-1] == (4 if tiles[-1].counts.people else 0)


def test_the_map_of_a_few() -> None:
    picture = tile_map_of({"14521": Counts(6, 2, 1), "14713": Counts(1, 1), "": Counts(3), "99999": Counts(0, 1, 1)})
    step = TILE + GAP
    places = {tile.district.sign: (tile.x, tile.y, tile.shade) for tile in picture.tiles}
    assert places["L"] == (step // 2, 0, 1)
    assert places["ERZ"] == (step // 2 + 2 * step, 2 * step, 4)
    assert places["V"] == (0, 3 * step, 0)
    assert (picture.width, picture.height) == (step // 2 + 4 * step + TILE, 3 * step + TILE)
    assert picture.elsewhere == Counts(3, 1, 1)
