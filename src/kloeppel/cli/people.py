"""`kloeppel people`: a list of people in, clean people out."""

import argparse
from collections.abc import Iterator
from pathlib import PurePath

from kloeppel.cli.plain_files import as_json, read_bytes, write_answer
from kloeppel.core.people import NOTES, REASONS, SEATS, Applicant, PeopleList, read_table, understand
from kloeppel.core.values import Side

EXAMPLE = """\
./kloeppel people - --seat sachsen --json <<'LIST'
Eingang;Firma;Ansprechpartner/in;E-Mail;Telefon;PLZ Ort;Region;Branche;Herausforderung;Einwilligung
02.09.2024 10:15;Tischlerei Fugenlos;Dr. Ada Muster;Ada.Muster@Example.org;030 23125 601;1662 Meißen;;Handwerk;Aufmaß;x
03.09.2024 08:00;Kahnhof Ruderblatt;Bo Beispiel;bo@example.org;0171 3920071;03130 Spremberg;Lausitz;Tourismus;Steg;Ja
LIST"""

_SIDES = {Side.CREATIVE: "creatives", Side.BUSINESS: "businesses and organisations"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("list", metavar="LIST", help="the list as CSV or XLSX; - for standard input")
    parser.add_argument("--seat", choices=sorted(SEATS), help="refuse everybody whose seat lies elsewhere")
    parser.add_argument(
        "--side",
        type=Side,
        choices=list(Side),
        metavar="{a,b}",
        help="a: creatives, b: businesses and organisations (default: told from the headings)",
    )
    parser.add_argument("--json", action="store_true", help="answer in JSON (docs/formats/people.schema.json)")
    parser.add_argument("-o", "--output", metavar="FILE", help="write the answer to FILE instead of standard output")
    parser.epilog = f"Example, ready to paste:\n\n{EXAMPLE}\n"


def run(arguments: argparse.Namespace) -> int:
    """Read the list, understand it, answer. Raises InputError where the list cannot be used."""
    name = "standard input" if arguments.list == "-" else PurePath(arguments.list).name
    table = read_table(read_bytes(arguments.list), name=name)
    people = understand(table, side=arguments.side, seat=SEATS[arguments.seat] if arguments.seat else None)
    answer = as_json(as_answer(people)) if arguments.json else "\n".join(_summary(people))
    write_answer(answer, arguments.output)
    return 0


def as_answer(people: PeopleList) -> dict[str, object]:
    """The answer in the shape of `docs/formats/people.schema.json`."""
    return {
        "accepted": [
            {
                "rows": list(applicant.rows),
                "side": str(applicant.side),
                "name": applicant.name,
                "organisation": applicant.organisation,
                "email": applicant.email,
                "phone": applicant.phone,
                "postcode": applicant.postcode,
                "place": applicant.place,
                "region": applicant.region,
                "notes": list(applicant.notes),
            }
            for applicant in people.accepted
        ],
        "refused": [{"row": refusal.row, "reason": refusal.reason} for refusal in people.refused],
    }


def _summary(people: PeopleList) -> Iterator[str]:
    yield f"A list of {_SIDES[people.side]}."
    yield ""
    yield "Columns:"
    for column in people.columns:
        yield f"  {column.heading}: {column.meaning.replace('_', ' ') or 'not understood, kept as a further answer'}"
    yield ""
    yield f"Accepted: {len(people.accepted)}"
    for applicant in people.accepted:
        yield from _noted(applicant)
    yield ""
    yield f"Refused: {len(people.refused)}"
    for refusal in people.refused:
        who = refusal.name or refusal.organisation
        yield f"  row {refusal.row}{', ' + who if who else ''}: {REASONS[refusal.reason]}"
    yield ""
    yield f"Older submissions replaced by a newer one: {len(people.superseded)}"
    for older in people.superseded:
        yield f"  row {older.row}, replaced by row {older.by_rows[-1]}"


def _noted(applicant: Applicant) -> Iterator[str]:
    for note in applicant.notes:
        rows = " and ".join(map(str, applicant.rows))
        yield f"  row {rows}, {applicant.name or applicant.organisation}: {NOTES[note]}"
