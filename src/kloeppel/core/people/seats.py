"""Postcodes: where a seat lies, and which region it belongs to.

A postcode is an area of the mail, not a border of a district: some codes reach over a district's (even a state's)
border, and each stands here with the place it is named after. Box numbers lie just below the code of their town,
which is why the table is made of ranges. The districts behind the regions are the Erzgebirgskreis, the Landkreis Meißen
and, for the Lausitz, the Landkreise Bautzen and Görlitz. An association with other regions passes another `Seat`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kloeppel.core.people.text import as_text, clean, is_missing, one_line
from kloeppel.core.people.values import Cell

Ranges = tuple[tuple[int, int], ...]
"""Postcodes from and to, both included."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Where applicants must have their seat, and the regions inside, each as ranges of postcodes."""

    key: str
    inside: Ranges
    regions: Mapping[str, Ranges] = field(default_factory=dict)

    def holds(self, postcode: str) -> bool:
        """Whether the five-digit `postcode` lies inside."""
        return _within(postcode, self.inside)

    def region_of(self, postcode: str) -> str:
        """The region of the five-digit `postcode`, empty where it lies in none of them."""
        return next((region for region, ranges in self.regions.items() if _within(postcode, ranges)), "")


def _within(postcode: str, ranges: Ranges) -> bool:
    return postcode.isdigit() and any(first <= int(postcode) <= last for first, last in ranges)


SAXONY = Seat(
    key="sachsen",
    inside=(
        (1001, 1939),  # Dresden, Meißen, Kamenz; from 01945 (Ruhland) on Brandenburg
        (2601, 2999),  # Bautzen, Görlitz, Hoyerswerda; 03xxx is Brandenburg
        (4001, 4579),  # Leipzig, Borna; 04600–04639 (Altenburg) is Thuringia
        (4640, 4889),  # Geithain, Grimma, Döbeln, Torgau; from 04895 (Falkenberg) on Brandenburg
        (7919, 7919),  # Mühltroff, among Thuringian codes like the next two
        (7952, 7952),  # Pausa
        (7985, 7985),  # Elsterberg
        (8001, 8648),  # Zwickau, Aue, Plauen
        (9001, 9669),  # Chemnitz, Annaberg, Freiberg
    ),
    regions={
        "erzgebirge": (
            (8271, 8359),  # Aue, Schneeberg, Eibenstock, Schwarzenberg, Johanngeorgenstadt
            (9221, 9221),  # Neukirchen/Erzgeb.
            (9235, 9235),  # Burkhardtsdorf
            (9361, 9534),  # Stollberg, Zschopau, Annaberg-Buchholz, Marienberg, Olbernhau
            (9548, 9548),  # Seiffen
            (9579, 9579),  # Grünhainichen, Borstendorf
        ),
        "lausitz": (
            (1448, 1458),  # Radeberg, Ottendorf-Okrilla
            (1477, 1477),  # Arnsdorf
            (1871, 1939),  # Bischofswerda, Pulsnitz, Kamenz, Königsbrück
            (2601, 2999),  # Bautzen, Löbau, Zittau, Görlitz, Niesky, Weißwasser, Hoyerswerda
        ),
        "meissen": (
            (1435, 1447),  # Radebeul
            (1468, 1471),  # Moritzburg, Radeburg
            (1551, 1689),  # Großenhain, Riesa, Lommatzsch, Coswig, Meißen, Nossen, Weinböhla
        ),
    },
)
SEATS: Mapping[str, Seat] = {SAXONY.key: SAXONY}


@dataclass(frozen=True, slots=True)
class Postcode:
    """A postcode cell: five digits, what else stood there (the place), and whether it names another country."""

    code: str = ""
    place: str = ""
    problem: str = ""
    foreign: bool = False


def read_postcode(cell: Cell, *, lost_zero: bool = True) -> Postcode:
    """The postcode in `cell`, with the place beside it. `problem` is `""`, `missing` or `unreadable`.

    Four digits have lost their leading zero, unless `lost_zero` is off (a cell for places, where `4 Linden` is one).
    """
    text = one_line(as_text(cell)).strip("'\"=")
    if is_missing(text):
        return Postcode(problem="missing")
    abroad = re.match(
        r"(?:(?!DE?\b)[A-Z]{1,3}\s?-\s?|(?:AT|A|CH|CZ|PL|LI|NL|FR|IT|DK)\s)\d{2}[\d -]{2,4}\b\s*(.*)", text
    )
    if abroad:
        return Postcode(place=abroad.group(1), foreign=True)
    plain = re.sub(r"^(?:D|DE|PLZ|Deutschland)\b\s*[-–:]?\s*(?=[\dOo])", "", text, flags=re.IGNORECASE)
    plain = re.sub(r"^[Oo](?=\d{3,4}(?!\d))", "0", plain)
    plain = re.sub(r"^(\d{2}) (\d{3})(?!\d)", r"\1\2", plain)
    found = re.search(r"(?<!\d)([0-9]{5})(?!\d)", plain)
    if found is None and lost_zero:
        found = re.match(r"(?:[^\d]*\s)?([0-9]{4})(?!\d)", plain)
    if found is None:
        return Postcode(place="" if re.search(r"\d", plain) and lost_zero else plain, problem="unreadable")
    behind, before = clean(plain[found.end() :]), plain[: found.start(1)]
    # "01662.0" is a number cell as text; "01067/01069 Dresden" names two codes of one place.
    place = re.sub(r"^(?:[.,]0(?!\d)|[\d\s/,;–-]+(?=\D|$))", "", behind).strip(" ,;-–()/") or before.rstrip(" ,;-–(D")
    # A closing bracket belongs to the place: 03149 Forst (Lausitz).
    if behind.endswith(")") and "(" in place:
        place += ")"
    return Postcode(code=found.group(1).zfill(5), place=place)
