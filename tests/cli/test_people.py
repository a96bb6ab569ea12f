import io
import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import openpyxl
import pytest

import kloeppel
from kloeppel.cli.main import main
from kloeppel.cli.people import EXAMPLE, MEANINGS
from kloeppel.core.people import NOTES, REASONS
from kloeppel.core.people.headings import Meaning

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs/formats/people.schema.json").read_text(encoding="utf-8"))

LIST = """\
Eingang;Firma;Ansprechpartner/in;E-Mail;Telefon;PLZ;Ort;Region;Branche;Herausforderung;Lieblingsfarbe;Einwilligung
01.09.2024 10:00;Hof Übermut;Ada Muster;ada@example.org;0171 3920071;01662;Meißen;;Handwerk;Zettel;Blau;x
02.09.2024 10:00;Hof Übermut e. V.;Ada Muster;ada@example.org;;01662;Meißen;Meißen;Verein;;;x
03.09.2024 10:00;Kahnhof;Bo Beispiel;bo@example.org;;03130;Spremberg;Lausitz;Tourismus;Steg;;x
04.09.2024 10:00;Laden;Cy Probe;cy@example.org;030 23125 601;02763;Zittau;Meißen;Handel;Regal;;ja
"""


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    path = tmp_path / "liste.csv"
    path.write_bytes(LIST.encode("cp1252"))
    return path


def test_json_answers_in_the_documented_shape(listing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["people", str(listing), "--seat", "sachsen", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    jsonschema.validate(answer, SCHEMA)
    assert answer == {
        "accepted": [
            {
                "rows": [1, 2],
                "side": "b",
                "name": "Ada Muster",
                "organisation": "Hof Übermut e. V.",
                "email": "ada@example.org",
                "phone": "+491713920071",
                "postcode": "01662",
                "place": "Meißen",
                "region": "meissen",
                "notes": [],
            },
            {
                "rows": [4],
                "side": "b",
                "name": "Cy Probe",
                "organisation": "Laden",
                "email": "cy@example.org",
                "phone": "+493023125601",
                "postcode": "02763",
                "place": "Zittau",
                "region": "meissen",
                "notes": ["region_conflict"],
            },
        ],
        "refused": [{"row": 3, "reason": "outside_saxony"}],
    }


def test_without_json_the_answer_is_in_plain_words(listing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["people", str(listing), "--seat", "sachsen"]) == 0
    assert (
        capsys.readouterr().out
        == """\
A list of businesses and organisations.

Columns:
  Eingang: time of submission
  Firma: organisation
  Ansprechpartner/in: name
  E-Mail: e-mail address
  Telefon: telephone number
  PLZ: postcode
  Ort: place
  Region: region
  Branche: kind of organisation
  Herausforderung: need
  Lieblingsfarbe: not understood, kept as a further answer
  Einwilligung: consent

Accepted: 2
  row 4, Cy Probe: The postcode belongs to another region; the chosen region was kept.

Refused: 1
  row 3, Bo Beispiel: The postcode lies outside Saxony.

Older submissions replaced by a newer one: 1
  row 1, replaced by row 2
"""
    )


def test_the_side_can_be_overruled_and_the_answer_goes_to_a_file(listing: Path, tmp_path: Path) -> None:
    target = tmp_path / "answer.json"
    assert main(["people", str(listing), "--side", "a", "--json", "-o", str(target)]) == 0
    answer = json.loads(target.read_text(encoding="utf-8"))
    assert [one["side"] for one in answer["accepted"]] == ["a", "a", "a"]
    assert answer["refused"] == []


def test_a_workbook_counts_the_rows_of_its_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in ([], ["Bewerbungen"], [], *(line.split(";") for line in LIST.splitlines())):
        sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    path = tmp_path / "liste.xlsx"
    path.write_bytes(written.getvalue())
    assert main(["people", str(path), "--seat", "sachsen", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [one["rows"] for one in answer["accepted"]] == [[5, 6], [8]]
    assert answer["refused"] == [{"row": 7, "reason": "outside_saxony"}]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "liste.csv is empty.\n"),
        (b"PK\x03\x04", "liste.csv is a damaged workbook and cannot be opened.\n"),
        (
            b"Name;E-Mail\nAda Muster;ada@example.org\n",
            (
                "The headings of liste.csv do not tell whether these are creatives or businesses and "
                "organisations; please say which.\n"
            ),
        ),
    ],
)
def test_a_list_that_cannot_be_used_gets_one_sentence_and_no_file(
    content: bytes, problem: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, target = tmp_path / "liste.csv", tmp_path / "answer.json"
    path.write_bytes(content)
    assert main(["people", str(path), "--json", "-o", str(target)]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", problem)
    assert not target.exists()


def test_an_unknown_side_is_refused(listing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["people", str(listing), "--side", "c"])
    assert caught.value.code == 2
    assert "argument --side" in capsys.readouterr().err


def test_the_example_of_the_help_can_be_pasted(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["people", "--help"])
    assert caught.value.code == 0
    assert EXAMPLE in capsys.readouterr().out
    # The door of the checkout makes its own environment first; the command behind it is what is shown here.
    pasted = EXAMPLE.replace("./kloeppel", f'"{sys.executable}" -m kloeppel.cli.main')
    source = str(Path(kloeppel.__file__).parents[1])
    done = subprocess.run(  # noqa: S603 - the example is ours
        ["/bin/sh", "-c", pasted],
        env={**os.environ, "PYTHONPATH": source},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    answer = json.loads(done.stdout)
    jsonschema.validate(answer, SCHEMA)
    assert [(one["rows"], one["name"], one["region"], one["notes"]) for one in answer["accepted"]] == [
        ([1], "Ada Muster", "meissen", ["region_from_postcode"])
    ]
    assert answer["refused"] == [{"row": 2, "reason": "outside_saxony"}]


def test_the_summary_has_words_for_every_meaning() -> None:
    assert set(MEANINGS) == {"", *Meaning}


def test_the_summary_is_german_where_the_locale_is(
    listing: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert main(["people", str(listing), "--seat", "sachsen"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Eine Liste von Betrieben und Einrichtungen."
    assert lines[-7:] == [
        "  Zeile 4, Cy Probe: Die Postleitzahl gehört zu einer anderen Region; die gewählte Region bleibt.",
        "",
        "Abgelehnt: 1",
        "  Zeile 3, Bo Beispiel: Die Postleitzahl liegt außerhalb von Sachsen.",
        "",
        "Ältere Einsendungen, durch eine neuere ersetzt: 1",
        "  Zeile 1, ersetzt durch Zeile 2",
    ]


def test_the_schema_knows_every_note_and_reason() -> None:
    assert SCHEMA["$defs"]["note"]["enum"] == list(NOTES)
    assert SCHEMA["$defs"]["reason"]["enum"] == list(REASONS)


def test_the_guide_explains_every_note_and_reason() -> None:
    guide = (ROOT / "docs/guides/people-lists.md").read_text(encoding="utf-8")
    assert [code for code in (*NOTES, *REASONS) if f"`{code}`" not in guide] == []
