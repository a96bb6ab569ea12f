"""`kloeppel people`: a list of people in, clean people out."""

import argparse
from collections.abc import Iterator
from pathlib import PurePath

from kloeppel.cli.language import said
from kloeppel.cli.plain_files import as_json, read_bytes, write_answer
from kloeppel.cli.search_options import add_output_option
from kloeppel.core.people import NOTES, REASONS, SEATS, Applicant, PeopleList, read_table, understand
from kloeppel.core.values import Side, sentence

EXAMPLE = """\
./kloeppel people - --seat sachsen --json <<'LIST'
Eingang;Firma;Ansprechpartner/in;E-Mail;Telefon;PLZ Ort;Region;Branche;Herausforderung;Einwilligung
02.09.2024 10:15;Tischlerei Fugenlos;Dr. Ada Muster;Ada.Muster@Example.org;030 23125 601;1662 Meißen;;Handwerk;Aufmaß;x
03.09.2024 08:00;Kahnhof Ruderblatt;Bo Beispiel;bo@example.org;0171 3920071;03130 Spremberg;Lausitz;Tourismus;Steg;Ja
LIST"""

_TITLES = {
    Side.CREATIVE: sentence("A list of creatives."),
    Side.BUSINESS: sentence("A list of businesses and organisations."),
}
MEANINGS = {
    "": sentence("not understood, kept as a further answer"),
    "number": sentence("running number"),
    "submitted": sentence("time of submission"),
    "name": sentence("name"),
    "bare_name": sentence("name"),
    "first_name": sentence("first name"),
    "last_name": sentence("last name"),
    "organisation": sentence("organisation"),
    "email": sentence("e-mail address"),
    "phone": sentence("telephone number"),
    "postcode": sentence("postcode"),
    "place": sentence("place"),
    "region": sentence("region"),
    "kind": sentence("kind of organisation"),
    "submarket": sentence("sub-market"),
    "url": sentence("web address"),
    "radius_km": sentence("distance in kilometres"),
    "hours_per_month": sentence("hours per month"),
    "team_size": sentence("size of the team"),
    "need": sentence("need"),
    "offer": sentence("offer"),
    "text": sentence("need or offer"),
    "publish": sentence("may be published"),
    "newsletter": sentence("newsletter"),
    "consent": sentence("consent"),
    "status": sentence("status"),
    "remarks": sentence("remarks"),
}
"""The words for what a column can hold."""


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
    add_output_option(parser)
    parser.epilog = f"Example, ready to paste:\n\n{EXAMPLE}\n"


def run(arguments: argparse.Namespace) -> int:
    """Read the list, understand it, answer. Raises InputError where the list cannot be used."""
    name = said(sentence("standard input")) if arguments.list == "-" else PurePath(arguments.list).name
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
    yield said(_TITLES[people.side])
    yield ""
    yield said(sentence("Columns:"))
    for column in people.columns:
        yield f"  {column.heading}: {said(MEANINGS[column.meaning])}"
    yield ""
    yield said(sentence("Accepted: %(count)s", count=len(people.accepted)))
    for applicant in people.accepted:
        yield from _noted(applicant)
    yield ""
    yield said(sentence("Refused: %(count)s", count=len(people.refused)))
    for refusal in people.refused:
        row = said(sentence("row %(row)s", row=refusal.row))
        who = refusal.name or refusal.organisation
        yield f"  {row}{', ' + who if who else ''}: {said(REASONS[refusal.reason])}"
    yield ""
    yield said(sentence("Older submissions replaced by a newer one: %(count)s", count=len(people.superseded)))
    for older in people.superseded:
        replaced = sentence("row %(row)s, replaced by row %(newer)s", row=older.row, newer=older.by_rows[-1])
        yield f"  {said(replaced)}"


def _noted(applicant: Applicant) -> Iterator[str]:
    first, *others = applicant.rows
    rows = sentence("row %(row)s", row=first)
    for number in others:
        rows = sentence("%(rows)s and %(row)s", rows=rows, row=number)
    for note in applicant.notes:
        yield f"  {said(rows)}, {applicant.name or applicant.organisation}: {said(NOTES[note])}"
