"""Where the people of a programme are at home, by district."""

from collections import Counter

from kloeppel.core.people import SAXONY
from kloeppel.core.people.districts import district_of
from kloeppel.core.values import Side
from kloeppel.matches.queries import matches_by_postcode
from kloeppel.profiles.queries import cards_by_postcode
from kloeppel.programmes.models import Programme
from kloeppel.web.components.tile_map import Counts, TileMap, tile_map_of


def districts_in(programme: Programme) -> TileMap | None:
    """The districts with their people and matches (two statements); None for a programme outside Saxony."""
    if programme.seat != SAXONY.key:
        return None
    people: Counter[tuple[str, str]] = Counter()
    for (postcode, side), count in cards_by_postcode(programme).items():
        people[district_of(postcode), side] += count
    matches: Counter[str] = Counter()
    for postcode, count in matches_by_postcode(programme).items():
        matches[district_of(postcode)] += count
    keys = {key for key, _side in people} | set(matches)
    return tile_map_of(
        {key: Counts(people[key, Side.CREATIVE], people[key, Side.BUSINESS], matches[key]) for key in keys}
    )
