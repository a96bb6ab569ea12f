import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kloeppel.core.people import NOTES, REASONS, SAXONY, Applicant, PeopleList, read_table, understand
from kloeppel.core.values import InputError, Side

BUSINESS = {
    "Eingang": "01.09.2024 10:00",
    "Firma": "Hof Übermut",
    "Ansprechpartner": "Ada Muster",
    "E-Mail": "ada@example.org",
    "Telefon": "0171 3920071",
    "PLZ": "01662",
    "Ort": "Meißen",
    "Region": "Meißen",
    "Branche": "Handwerk",
    "Mitarbeiter": "3",
    "Herausforderung": "Zettel",
    "Stunden im Monat": "4",
    "Veröffentlichen?": "ja",
    "Einwilligung": "ja",
    "Anmerkungen": "",
}
CREATIVE = {
    "Eingang": "01.09.2024 10:00",
    "Vorname": "Ada",
    "Nachname": "Muster",
    "E-Mail": "ada@example.org",
    "Telefon": "0171 3920071",
    "PLZ Ort": "01662 Meißen",
    "Regionen": "Meißen",
    "Teilmarkt": "Design",
    "Was können Sie?": "Zeichnen",
    "Portfolio": "",
    "Umkreis in km": "50",
    "Stunden im Monat": "4",
    "Einwilligung": "ja",
    "Newsletter": "nein",
}


def listed(base: dict[str, str], *changes: dict[str, str]) -> PeopleList:
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, list(base), delimiter=";")
    writer.writeheader()
    writer.writerows({**base, **change} for change in changes)
    return understand(read_table(written.getvalue().encode(), name="liste.csv"), seat=SAXONY)


def only(people: PeopleList) -> Applicant:
    assert people.refused == ()
    (applicant,) = people.accepted
    return applicant


def test_a_business_is_read_in_full() -> None:
    assert only(listed(BUSINESS, {})) == Applicant(
        rows=(1,),
        side=Side.BUSINESS,
        first_name="Ada",
        last_name="Muster",
        name="Ada Muster",
        organisation="Hof Übermut",
        email="ada@example.org",
        phone="+491713920071",
        postcode="01662",
        place="Meißen",
        regions=("meissen",),
        kind="handwerk",
        hours_per_month=4.0,
        team_size=3.0,
        publish="yes",
        consent="yes",
        submitted="2024-09-01T10:00",
        text="Zettel",
    )


def test_a_creative_is_read_in_full() -> None:
    assert only(listed(CREATIVE, {"Portfolio": "muster.example"})) == Applicant(
        rows=(1,),
        side=Side.CREATIVE,
        first_name="Ada",
        last_name="Muster",
        name="Ada Muster",
        email="ada@example.org",
        phone="+491713920071",
        postcode="01662",
        place="Meißen",
        regions=("meissen",),
        submarket="design",
        url="https://muster.example",
        radius_km=50.0,
        hours_per_month=4.0,
        newsletter="no",
        consent="yes",
        submitted="2024-09-01T10:00",
        text="Zeichnen",
    )


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"Firma": "TEST bitte löschen", "E-Mail": ""}, "test_entry"),
        ({"Ansprechpartner": "Test Test"}, "test_entry"),
        ({"Anmerkungen": "Ich ziehe meine Bewerbung zurück.", "Einwilligung": ""}, "withdrawn"),
        ({"Einwilligung": "", "E-Mail": ""}, "consent_missing"),
        ({"Einwilligung": "nein"}, "consent_missing"),
        ({"Einwilligung": "vielleicht"}, "consent_missing"),
        ({"E-Mail": "-", "PLZ": "03130"}, "email_missing"),
        ({"E-Mail": "ada(at)example.org", "PLZ": "03130"}, "email_invalid"),
        ({"PLZ": "03130", "Region": "Lausitz"}, "outside_saxony"),
        ({"PLZ": "1945"}, "outside_saxony"),
        ({"PLZ": "A-1010 Wien"}, "outside_saxony"),
    ],
)
def test_reasons_in_their_order(change: dict[str, str], reason: str) -> None:
    people = listed(BUSINESS, change, {"Ansprechpartner": "Bo Beispiel", "E-Mail": "bo@example.org"})
    assert [(refusal.row, refusal.reason) for refusal in people.refused] == [(1, reason)]
    assert [applicant.name for applicant in people.accepted] == ["Bo Beispiel"]
    assert reason in REASONS


@pytest.mark.parametrize(
    "remark",
    [
        "Ich ziehe meine Bewerbung zurück, weil mir die Zeit nicht reicht.",
        "Bewerbung zurückgezogen am 3. September",
        "Wir können leider doch nicht teilnehmen.",
        "Bitte meine Bewerbung löschen",
        "Ich sage leider ab",
    ],
)
def test_a_withdrawal_is_understood(remark: str) -> None:
    assert [refusal.reason for refusal in listed(BUSINESS, {"Anmerkungen": remark}).refused] == ["withdrawn"]


@pytest.mark.parametrize(
    ("heading", "status"), [("Status", "zurückgezogen"), ("Status", "Storniert"), ("Zurückgezogen?", "ja")]
)
def test_a_status_withdraws(heading: str, status: str) -> None:
    people = listed({**BUSINESS, heading: ""}, {heading: status})
    assert [refusal.reason for refusal in people.refused] == ["withdrawn"]


@pytest.mark.parametrize(
    "remark",
    [
        "Bitte die alte Bewerbung löschen",
        "Ich ziehe die erste Anmeldung zurück, diese hier gilt",
        "Ich ziehe nicht zurück",
        "Bitte zurückrufen",
        "War doppelt, bitte löschen",
        "Am 12. September kann ich nicht teilnehmen",
        "Unser Fest wurde abgesagt",
        "Wir nehmen auch leere Gläser zurück",
    ],
)
def test_a_correction_is_no_withdrawal(remark: str) -> None:
    assert only(listed(BUSINESS, {"Anmerkungen": remark})).answers == (("Anmerkungen", remark),)


def test_without_a_seat_nobody_is_outside() -> None:
    table = read_table(b"Firma;Ansprechpartner;E-Mail;PLZ;DSGVO\nHof;Ada Muster;ada@example.org;10115;x\n", name="f")
    assert [one.postcode for one in understand(table).accepted] == ["10115"]


@pytest.mark.parametrize(
    ("base", "change", "notes"),
    [
        (BUSINESS, {"Herausforderung": "GrÃ¶ÃŸe"}, "text_repaired"),
        (BUSINESS, {"Ansprechpartner": "Ad? M?ster"}, "letters_lost_in_windows1252"),
        (BUSINESS, {"Ansprechpartner": ""}, "name_missing"),
        (BUSINESS, {"E-Mail": "ada@example.org, bo@example.org"}, "second_email"),
        (BUSINESS, {"Telefon": "030 23125 601 oder 0171 3920071"}, "second_phone"),
        (BUSINESS, {"Telefon": "4,91714E+11"}, "phone_unreadable"),
        (BUSINESS, {"PLZ": "12"}, "postcode_unreadable"),
        (BUSINESS, {"PLZ": ""}, "postcode_missing"),
        (BUSINESS, {"Region": ""}, "region_from_postcode"),
        (BUSINESS, {"Region": "weiß nicht"}, "region_from_postcode"),
        (BUSINESS, {"Region": "egal"}, "region_from_postcode"),
        (BUSINESS, {"Region": "Lausitz"}, "region_conflict"),
        (BUSINESS, {"Region": "andere", "PLZ": "O9350"}, "region_open"),
        (CREATIVE, {"PLZ Ort": "01099 Dresden", "Regionen": "alle drei"}, "seat_outside_regions"),
        (CREATIVE, {"Regionen": "Lausitz / Erzgebirge"}, "region_conflict"),
        (BUSINESS, {"Branche": "Dienstleistung"}, "kind_open"),
        (CREATIVE, {"Teilmarkt": "Sonstiges: Clownerie"}, "submarket_open"),
        (CREATIVE, {"Portfolio": "@muster"}, "link_unreadable"),
        (CREATIVE, {"Umkreis in km": "egal"}, "radius_unreadable"),
        (CREATIVE, {"Stunden im Monat": "nach Bedarf", "Umkreis in km": "?"}, "hours_unreadable"),
        (BUSINESS, {"Veröffentlichen?": "vielleicht"}, "publish_unclear"),
        (BUSINESS, {"Eingang": "neulich"}, "date_unreadable"),
        (CREATIVE, {"Umkreis in km": "egal", "Teilmarkt": "Pantomimik"}, "submarket_open|radius_unreadable"),
        (BUSINESS, {}, ""),
        (CREATIVE, {"Portfolio": "-", "Telefon": "keine", "Stunden im Monat": ""}, ""),
    ],
)
def test_what_is_worth_a_look_is_noted(base: dict[str, str], change: dict[str, str], notes: str) -> None:
    assert "|".join(only(listed(base, change)).notes) == notes
    assert not notes or set(notes.split("|")) <= set(NOTES)


@pytest.mark.parametrize(
    ("base", "change", "region"),
    [
        (BUSINESS, {"Region": "Lausitz"}, "lausitz"),
        (BUSINESS, {"Region": ""}, "meissen"),
        (BUSINESS, {"Region": "", "PLZ": "04103"}, "open"),
        (BUSINESS, {"Region": "Lausitz, Meißen"}, "meissen"),
        (CREATIVE, {"Regionen": "Lausitz, Meißen"}, "lausitz|meissen"),
        (CREATIVE, {"Regionen": "alle drei"}, "erzgebirge|lausitz|meissen"),
    ],
)
def test_the_region(base: dict[str, str], change: dict[str, str], region: str) -> None:
    assert only(listed(base, change)).region == region


def test_ticked_columns_name_the_regions() -> None:
    base = {key: value for key, value in CREATIVE.items() if key != "Regionen"}
    base |= {"Regionen [Lausitz]": "Ja", "Regionen [Meißen]": "Nein", "Regionen [Erzgebirge]": "Ja"}
    assert only(listed(base, {})).regions == ("lausitz", "erzgebirge")


def test_the_newest_submission_counts_field_by_field() -> None:
    people = listed(
        BUSINESS,
        {"Eingang": "03.09.2024", "Telefon": "", "Herausforderung": "", "Stunden im Monat": "9"},
        {"Eingang": "01.09.2024 10:00", "Ansprechpartner": "Frau Ada  Muster"},
        {"Eingang": "02.09.2024 10:00", "Firma": "Hof Übermut e. V.", "Veröffentlichen?": "vielleicht"},
    )
    applicant = only(people)
    assert applicant.rows == (2, 3, 1)
    assert (applicant.phone, applicant.text, applicant.hours_per_month) == ("+491713920071", "Zettel", 9.0)
    assert (applicant.organisation, applicant.submitted) == ("Hof Übermut", "2024-09-03")
    assert (applicant.publish, applicant.notes) == ("yes", ())
    assert [(older.row, older.by_rows) for older in people.superseded] == [(2, (3, 1)), (3, (1,))]


def test_the_same_minute_is_told_apart_by_its_seconds() -> None:
    people = listed(BUSINESS, {"Eingang": "01.09.2024 10:00:41", "Mitarbeiter": "5"}, {})
    assert (only(people).rows, only(people).team_size) == ((2, 1), 5.0)


def test_a_name_in_capitals_keeps_the_older_writing() -> None:
    applicant = only(listed(BUSINESS, {}, {"Eingang": "02.09.2024", "Ansprechpartner": "ADA MUSTER"}))
    assert (applicant.rows, applicant.name) == ((1, 2), "Ada Muster")
    assert only(listed(BUSINESS, {"Ansprechpartner": "ADA MUSTER"})).name == "ADA MUSTER"


def test_a_corrected_address_is_found_by_the_telephone() -> None:
    newer = {"Eingang": "02.09.2024", "Telefon": "+49 171 3920071"}
    assert only(listed(BUSINESS, {"E-Mail": "ada@example"}, newer)).rows == (1, 2)


def test_a_refused_newest_submission_refuses_the_person_once() -> None:
    people = listed(BUSINESS, {}, {"Eingang": "02.09.2024", "Einwilligung": "nein"})
    assert people.accepted == ()
    assert [(refusal.row, refusal.reason, refusal.rows) for refusal in people.refused] == [
        (2, "consent_missing", (1, 2))
    ]


def test_one_address_for_two_names_is_two_people_with_a_note() -> None:
    people = listed(BUSINESS, {}, {"Ansprechpartner": "Bo Beispiel", "Telefon": "030 23125 601"})
    assert [(one.name, one.notes) for one in people.accepted] == [
        ("Ada Muster", ("shared_email",)),
        ("Bo Beispiel", ("shared_email",)),
    ]


def test_one_telephone_for_two_names_is_two_people() -> None:
    people = listed(BUSINESS, {}, {"Ansprechpartner": "Bo Beispiel", "E-Mail": "bo@example.org"})
    assert [(one.name, one.notes) for one in people.accepted] == [("Ada Muster", ()), ("Bo Beispiel", ())]


def test_running_numbers_count_where_they_are_consistent() -> None:
    base = {"Lfd. Nr.": "", **BUSINESS}
    bo = {"Ansprechpartner": "Bo Beispiel", "E-Mail": "bo@example.org"}
    numbered = listed(base, {"Lfd. Nr.": "17"}, {"Lfd. Nr.": "4", **bo})
    assert [one.rows for one in numbered.accepted] == [(4,), (17,)]
    twice = listed(base, {"Lfd. Nr.": "4"}, {"Lfd. Nr.": "4", **bo})
    assert [one.rows for one in twice.accepted] == [(1,), (2,)]


def test_unknown_columns_are_kept_as_answers() -> None:
    people = listed({**BUSINESS, "Lieblingsfarbe": "Blau"}, {})
    assert people.not_understood == ("Lieblingsfarbe",)
    assert only(people).answers == (("Lieblingsfarbe", "Blau"),)


def test_a_list_that_does_not_tell_its_side_must_be_told() -> None:
    table = read_table(b"Name;E-Mail;PLZ;DSGVO\nAda Muster;ada@example.org;01662;x\n", name="liste.csv")
    with pytest.raises(InputError) as caught:
        understand(table)
    assert str(caught.value) == (
        "The headings of liste.csv do not tell whether these are creatives or businesses and organisations; "
        "please say which."
    )
    assert [one.side for one in understand(table, side=Side.CREATIVE).accepted] == [Side.CREATIVE]


def test_a_text_that_looks_like_a_formula_stays_text() -> None:
    formula = '=HYPERLINK("https://muster.example";"Liste") so sieht es aus'
    assert only(listed(BUSINESS, {"Herausforderung": formula})).text == formula


SUBMISSIONS = st.lists(
    st.fixed_dictionaries(
        {
            "Ansprechpartner": st.sampled_from(["Ada Muster", "ADA MUSTER", "Muster, Ada", "Bo Beispiel", "Cy Probe"]),
            "E-Mail": st.sampled_from(["ada@example.org", "bo@example.org", "cy@example.org", "cy@example", ""]),
            "Telefon": st.sampled_from(["0171 3920071", "030 23125 601", "1,7E+09", ""]),
            "PLZ": st.sampled_from(["01662", "02763", "03130", "09350", ""]),
            "Region": st.sampled_from(["Lausitz", "MeiÃŸen", ""]),
            "Einwilligung": st.sampled_from(["ja", "ja", "nein", ""]),
            "Mitarbeiter": st.sampled_from(["2", "3", ""]),
        }
    ),
    min_size=1,
    max_size=8,
).map(lambda rows: [{**row, "Eingang": f"{at + 1:02}.09.2024"} for at, row in enumerate(rows)])


def _rows(applicant: Applicant) -> tuple[int, ...]:
    return applicant.rows


def outcome(people: PeopleList, names: list[int]) -> tuple[list[Applicant], list[tuple[list[int], str]]]:
    """The result with each row replaced by the submission that stood there."""
    accepted: list[Applicant] = [
        replace(one, rows=tuple(names[row - 1] for row in one.rows)) for one in people.accepted
    ]
    refused = [([names[row - 1] for row in refusal.rows], refusal.reason) for refusal in people.refused]
    return sorted(accepted, key=_rows), sorted(refused)


@settings(max_examples=80, deadline=None)
@given(SUBMISSIONS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_says_nothing(rows: list[dict[str, str]], chance: object) -> None:
    order = list(range(len(rows)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    shuffled = listed(BUSINESS, *(rows[at] for at in order))
    assert outcome(shuffled, order) == outcome(listed(BUSINESS, *rows), list(range(len(rows))))


@settings(max_examples=80, deadline=None)
@given(SUBMISSIONS)
def test_a_refused_person_changes_nothing_about_the_others(rows: list[dict[str, str]]) -> None:
    everybody = listed(BUSINESS, *rows)
    refused = {row for refusal in everybody.refused for row in refusal.rows}
    kept = [at for at in range(len(rows)) if at + 1 not in refused]
    if kept:
        alone = listed(BUSINESS, *(rows[at] for at in kept))
        assert alone.refused == ()
        assert outcome(alone, kept)[0] == outcome(everybody, list(range(len(rows))))[0]


@settings(max_examples=80, deadline=None)
@given(SUBMISSIONS)
def test_every_submission_belongs_to_exactly_one_person(rows: list[dict[str, str]]) -> None:
    people = listed(BUSINESS, *rows)
    belonging = [row for one in people.accepted for row in one.rows]
    belonging += [row for one in people.refused for row in one.rows]
    assert sorted(belonging) == list(range(1, len(rows) + 1))
    assert len(people.superseded) == len(rows) - len(people.accepted) - len(people.refused)
