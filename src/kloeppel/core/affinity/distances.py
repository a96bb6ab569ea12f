"""About how far two German postcodes are apart, in Saxony and the Lusatian part of Brandenburg.

By the first three digits only, whose areas are some 30 km across: enough to say that Zwickau is too far from Görlitz
for somebody who travels 60 km, and to say nothing where it is close.
"""

from functools import cache
from math import asin, cos, radians, sin, sqrt

VAGUE_KM = 25.0
"""A distance is at most this much shorter than what is computed."""
_EARTH_KM = 6371.0
_AREAS = """
010 51.05 13.74|011 51.05 13.74|012 51.03 13.74|013 51.08 13.71|014 51.13 13.80|015 51.30 13.45|016 51.17 13.42
017 50.93 13.75|018 51.07 14.13|019 51.35 14.00|026 51.20 14.45|027 50.98 14.72|028 51.14 14.97|029 51.42 14.55
030 51.76 14.33|031 51.75 14.50|032 51.63 13.70|041 51.34 12.37|042 51.34 12.33|043 51.34 12.43|044 51.28 12.37
045 51.12 12.45|046 51.17 12.65|047 51.15 13.05|048 51.45 12.85|049 51.60 13.40|080 50.72 12.49|081 50.70 12.55
082 50.55 12.60|083 50.52 12.72|084 50.75 12.33|085 50.50 12.13|086 50.35 12.22|090 50.83 12.92|091 50.83 12.90
092 50.85 12.85|093 50.78 12.77|094 50.62 13.03|095 50.78 13.25|096 50.92 13.20
"""
"""Middle of each area: first three digits, degrees north, degrees east; from the map, to a few kilometres."""
_MIDDLES = {
    area: (float(north), float(east))
    for area, north, east in (line.split() for row in _AREAS.split("\n") for line in row.split("|") if line)
}


def distance_km(one: str, two: str) -> float | None:
    """Kilometres as the crow flies between two postcodes, give or take `VAGUE_KM`; None where one is not known."""
    return _between(one[:3], two[:3])


@cache
def _between(one: str, two: str) -> float | None:
    here, there = _MIDDLES.get(one), _MIDDLES.get(two)
    if here is None or there is None:
        return None
    (north, east), (other_north, other_east) = ((radians(a), radians(b)) for a, b in (here, there))
    half = sin((other_north - north) / 2) ** 2
    half += cos(north) * cos(other_north) * sin((other_east - east) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))
