"""`kloeppel affinity` as people call it: CSV files in, an answer or one sentence out."""

import json
import re
import shlex
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from kloeppel.cli import search_options
from kloeppel.cli.main import main

FORMATS = Path(__file__).resolve().parents[2] / "docs" / "formats"
SCHEMA = Draft202012Validator(json.loads((FORMATS / "affinity-answer.schema.json").read_text(encoding="utf-8")))
NEEDS = """\
id,organisation,region,postcode,need_text,need_tags,hours_per_month
n1,Bootsverleih,lausitz,02826,"Ein Boot reservieren, das Telefon klingelt.",buchung,6
n2,Museum,lausitz,02708,Niemand will mehr in den Stollen.,,
"""
OFFERS = """\
id,name,region,postcode,offer_text,offer_tags,radius_km,hours_per_month
o1,Ada,lausitz,02763,Buchungskalender und Reservierung.,buchung|website,60,10
o2,Bo,erzgebirge,08056,"Reservierung, Kalender und Buchung.",buchung,"40,5",3
"""
ARGUMENTS = ("affinity", "--needs", "needs.csv", "--offers", "offers.csv")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "needs.csv").write_text(NEEDS, encoding="utf-8")
    (tmp_path / "offers.csv").write_text(OFFERS, encoding="utf-8")
    return tmp_path


def told(capfd: pytest.CaptureFixture[str], *more: str) -> str:
    assert main([*ARGUMENTS, *more]) == 0
    out, err = capfd.readouterr()
    assert err == ""
    return out


def test_all_pairs_come_as_json_in_the_order_of_the_files(capfd: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(told(capfd, "--json"))
    SCHEMA.validate(answer)
    assert [(pair["need"], pair["offer"]) for pair in answer] == [
        ("n1", "o1"),
        ("n1", "o2"),
        ("n2", "o1"),
        ("n2", "o2"),
    ]
    assert answer[0]["reasons"] == [
        "Both name booking.",
        "The need is about booking; the offer brings website, which often helps with it.",
        "Both use the word “Reservierung”.",
    ]
    assert answer[1]["reasons"][-2:] == [
        "The need lies outside the 40.5 km that the offer travels.",
        "The need asks for 6 hours a month, the offer has 3.",
    ]
    assert answer[2] == {"need": "n2", "offer": "o1", "score": 0.0, "reasons": ["The texts have little in common."]}


def test_the_best_offers_of_each_need_come_as_text(capfd: pytest.CaptureFixture[str]) -> None:
    scores = {(pair["need"], pair["offer"]): f"{pair['score']:.2f}" for pair in json.loads(told(capfd, "--json"))}
    lines = told(capfd).splitlines()
    assert lines[0] == "n1  Bootsverleih"
    assert [line for line in lines if re.match(r"  \d", line)] == [
        *(f"  {scores['n1', offer]}  {offer}  {name}" for offer, name in (("o1", "Ada"), ("o2", "Bo"))),
        *(f"  {scores['n2', offer]}  {offer}  {name}" for offer, name in (("o1", "Ada"), ("o2", "Bo"))),
    ]
    assert "        Both name booking." in lines


def test_the_reasons_are_german_where_the_terminal_is(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert json.loads(told(capfd, "--json"))[0]["reasons"][:2] == [
        "Beide nennen „Buchung und Reservierung“.",
        "Im Bedarf geht es um „Buchung und Reservierung“; das Angebot bringt „Website“ mit, das hilft dabei oft.",
    ]


def test_semicolons_a_mark_in_front_and_empty_lines_make_no_difference(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = told(capfd, "--json")
    text = "\ufeffid;need_text;need_tags;region;postcode;hours_per_month\r\n\r\n"
    text += 'n1;"Ein Boot reservieren, das Telefon klingelt.";buchung;Lausitz;02826;6,0\r\n'
    text += "n2;Niemand will mehr in den Stollen.;;lausitz;02708;\r\n"
    (folder / "needs.csv").write_bytes(text.encode())
    assert told(capfd, "--json") == before


def test_the_answer_goes_into_a_file(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    printed = told(capfd, "--json")
    assert told(capfd, "--json", "-o", "answer.json") == ""
    assert (folder / "answer.json").read_text(encoding="utf-8") == printed


def test_a_vocabulary_of_ones_own_is_used(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    vocabulary = "id,label_de,label_en,synonyms\nstollen,Unter 100 % Tage,underground,Stollen|Schacht\n"
    (folder / "own.csv").write_text(vocabulary, encoding="utf-8")
    (folder / "offers.csv").write_text("id,offer_text,offer_tags\no1,Schächte und Stollen.,stollen\n", encoding="utf-8")
    assert json.loads(told(capfd, "--json", "--vocabulary", "own.csv"))[1]["reasons"] == ["Both name underground."]
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert json.loads(told(capfd, "--json", "--vocabulary", "own.csv"))[1]["reasons"] == [
        "Beide nennen „Unter 100 % Tage“."
    ]


def test_confirmed_matches_teach_words(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rows = [f"n{number},Moosgeflüster." for number in range(6)] + [f"f{number},Granit." for number in range(30)]
    (folder / "needs.csv").write_text("id,need_text\n" + "\n".join(rows) + "\n", encoding="utf-8")
    (folder / "offers.csv").write_text("id,offer_text,offer_tags\no1,Quarz.,klang\n", encoding="utf-8")
    (folder / "done.csv").write_text(
        "need_id,offer_id\n" + "".join(f"n{number},o1\n" for number in range(5)), encoding="utf-8"
    )
    assert json.loads(told(capfd, "--json"))[5]["reasons"] == ["The texts have little in common."]
    assert json.loads(told(capfd, "--json", "--confirmed", "done.csv"))[5]["reasons"][-1] == (
        "In this programme “Moosgeflüster” often stands with sound design."
    )


@pytest.mark.parametrize(
    ("file", "content", "words"),
    [
        ("needs.csv", "", "needs.csv, line 1, column id: This column is missing."),
        ("needs.csv", "id,text\n", "needs.csv, line 1, column need_text: This column is missing."),
        ("offers.csv", "id,id,offer_text\n", "offers.csv, line 1, column id: This column is there twice."),
        ("needs.csv", "id,need_text\n\n,a\n",
         "needs.csv, line 3, column id: An id of printable characters is missing here."),
        ("needs.csv", 'id,need_text\nx,"a\nb"\nx,b\n',
         'needs.csv, line 4, column id: "x" stands in line 2 already.'),
        ("needs.csv", "id,need_text\nx,a,b\n",
         "needs.csv, line 2: 3 cells instead of 2; a text that holds the separator needs quotation marks."),
        ("needs.csv", "id,need_text,hours_per_month\nx,a,viel\n",
         'needs.csv, line 2, column hours_per_month: "viel" is not a number of at least 0.'),
        ("offers.csv", "id,offer_text,radius_km\nx,a,-1\n",
         'offers.csv, line 2, column radius_km: "-1" is not a number of at least 0.'),
        ("offers.csv", "id,offer_text,radius_km\nx,a,inf\n",
         'offers.csv, line 2, column radius_km: "inf" is not a number of at least 0.'),
        ("needs.csv", 'id,need_text\nx,"a\n', "needs.csv, line 2: the quotation marks of this row do not fit."),
        ("needs.csv", b"id,need_text\nx,\xe4\n", "needs.csv is not a text in UTF-8."),
        ("vocabulary.csv", "id,label\n", "vocabulary.csv, line 1, column label_de: This column is missing."),
        ("confirmed.csv", "need_id,offer_id\nn1,\n",
         "confirmed.csv, line 2, column offer_id: An id of printable characters is missing here."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_gets_one_sentence(
    file: str, content: str | bytes, words: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / file).write_bytes(content.encode() if isinstance(content, str) else content)
    more = [f"--{file.removesuffix('.csv')}", file] if file in {"vocabulary.csv", "confirmed.csv"} else []
    assert main([*ARGUMENTS, "--json", *more, "-o", "answer.json"]) == 2
    assert capfd.readouterr() == ("", words + "\n")
    assert not (folder / "answer.json").exists()


def test_a_file_that_is_not_there_gets_one_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["affinity", "--needs", "none.csv", "--offers", "offers.csv"]) == 2
    assert capfd.readouterr() == (
        "",
        "The file none.csv cannot be read: there is no such file or folder.\n",
    )


def test_whoever_stops_it_gets_nothing(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_options.Onlooker, "cancelled", lambda _self: True)
    assert main([*ARGUMENTS, "--json", "-o", "answer.json"]) == 130
    assert capfd.readouterr() == ("", "Stopped; nothing was written.\n")
    assert not (folder / "answer.json").exists()


def test_progress_goes_to_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    assert main([*ARGUMENTS, "--json", "--progress"]) == 0
    assert capfd.readouterr().err.splitlines() == [
        "Reading the cards (0 / 2)",
        "Looking for what they are about (0 / 2)",
        "Comparing needs and offers",
        "Writing the reasons (0 / 2)",
    ]


def test_the_example_of_the_help_can_be_used(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["affinity", "--help"])
    shown = capfd.readouterr().out
    for name, content in re.findall(r"cat > (\w+\.csv) <<'END'\n(.*?\n)END\n", shown, re.DOTALL):
        (folder / name).write_text(content, encoding="utf-8")
    call = next(line for line in shown.splitlines() if line.startswith("./kloeppel"))
    assert main(shlex.split(call)[1:]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert (lines[0], lines[1][-9:], lines[2]) == ("n1  Boat hire", "  o1  Ada", "        Both name booking.")
