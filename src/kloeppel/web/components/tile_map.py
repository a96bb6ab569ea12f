"""Saxony as tiles: one for each district, roughly where it lies; what counts is who is there, not how large it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kloeppel.core.people.districts import DISTRICTS, District

TILE = 96
GAP = 8
SHADES = 5

# Every second row is pushed by half a tile, so that most neighbours on the ground are neighbours here.
_ROWS: Sequence[tuple[int, Sequence[str]]] = (
    (1, ("14713", "14730", "14627", "14625", "14626")),
    (2, ("14729", "14522", "14612", "14628")),
    (1, ("14524", "14511", "14521")),
    (0, ("14523",)),
)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many creatives and businesses are at home somewhere, and how many matches have their business there."""

    creatives: int = 0
    businesses: int = 0
    matches: int = 0

    @property
    def people(self) -> int:
        """Both sides together."""
        return self.creatives + self.businesses


@dataclass(frozen=True, slots=True)
class Tile:
    """One district: upper left corner, what is there, and a shade from 0 (nobody) to 4 (most)."""

    x: int
    y: int
    district: District
    counts: Counts
    shade: int


@dataclass(frozen=True, slots=True)
class TileMap:
    """The picture: its size and the tiles from north to south; `elsewhere`: who is in no district that is known."""

    width: int
    height: int
    tiles: Sequence[Tile]
    elsewhere: Counts


def tile_map_of(counts: Mapping[str, Counts]) -> TileMap:
    """The picture of `counts` by key of the district; what stands under any other key is `elsewhere`."""
    most = max((counts[key].people for key in DISTRICTS if key in counts), default=0)
    tiles = [
        Tile(
            x=half * (TILE + GAP) // 2 + column * (TILE + GAP),
            y=row * (TILE + GAP),
            district=DISTRICTS[key],
            counts=counts.get(key, Counts()),
            shade=_shade(counts.get(key, Counts()).people, most),
        )
        for row, (half, keys) in enumerate(_ROWS)
        for column, key in enumerate(keys)
    ]
    others = [found for key, found in counts.items() if key not in DISTRICTS]
    return TileMap(
        width=max(tile.x for tile in tiles) + TILE,
        height=max(tile.y for tile in tiles) + TILE,
        tiles=tiles,
        elsewhere=Counts(
            sum(found.creatives for found in others),
            sum(found.businesses for found in others),
            sum(found.matches for found in others),
        ),
    )


def _shade(people: int, most: int) -> int:
    return -(-people * (SHADES - 1) // most) if people else 0
