"""People lists as associations really have them (CSV, XLSX) to clean people.

Takes bytes, never paths, and depends on nothing but its arguments. The one third-party part is openpyxl, used inside on
the bytes of a workbook and imported only when one comes: reading XLSX is a computation on bytes like any other.

`read_table(content, name=…)` finds the table in a file, `understand(table, side=…, seat=…)` finds the people in the
table, `same_person` tells whether two records are one person (`marks_of` finds one among many). `REASONS` and `NOTES`
are the words for every code.
"""

from kloeppel.core.people.merging import Identity, marks_of, same_person
from kloeppel.core.people.seats import SAXONY, SEATS, Seat
from kloeppel.core.people.tables import read_table
from kloeppel.core.people.understanding import understand
from kloeppel.core.people.values import (
    NOTES,
    REASONS,
    Applicant,
    Cell,
    Column,
    PeopleList,
    Refusal,
    Row,
    Superseded,
    Table,
)

__all__ = [
    "NOTES",
    "REASONS",
    "SAXONY",
    "SEATS",
    "Applicant",
    "Cell",
    "Column",
    "Identity",
    "PeopleList",
    "Refusal",
    "Row",
    "Seat",
    "Superseded",
    "Table",
    "marks_of",
    "read_table",
    "same_person",
    "understand",
]
