import pytest

from kloeppel.core.people.headings import meaning_of

HEADINGS = {
    "submitted": ["Zeitstempel", "Eingegangen am", "Datum Abgeschickt", "Fertigstellungszeit", "Wann eingereicht?"],
    "name": ["Ansprechpartner/in", "Kontaktperson", "Vor- und Zuname", "Vorname/Nachname", "Wer meldet sich an?"],
    "first_name": ["Vorname", "Rufname"],
    "last_name": ["Nachname", "Familienname", "Zuname"],
    "bare_name": ["Name", "Name*"],
    "organisation": ["Firma", "Einrichtung", "Betrieb", "Wie heißt Ihr Unternehmen?", "Name des Vereins"],
    "email": ["E-Mail", "Mailadresse", "eMail-Adresse der Ansprechperson", "3. E-Mail: *"],
    "phone": ["Telefon", "Tel.", "Mobilnummer", "Handy", "Wie können wir Sie telefonisch erreichen?"],
    "postcode": ["PLZ", "Postleitzahl", "PLZ/Ort", "PLZ des Firmensitzes"],
    "place": ["Ort", "Wohnort", "Sitz", "Wo sitzt Ihr Betrieb?", "Anschrift"],
    "region": ["Region(en)", "Landkreis", "Wunschregion", "Wo möchten Sie mitmachen?", "LK"],
    "kind": ["Branche", "Art der Einrichtung", "In welcher Branche ist Ihr Unternehmen tätig?"],
    "submarket": ["Teilmarkt", "Sparte", "Kreativbranche"],
    "url": ["Portfolio", "Website", "Internetadresse"],
    "radius_km": ["Reisebereitschaft in km", "Umkreis", "Wie weit würden Sie fahren?"],
    "hours_per_month": ["Stunden im Monat", "Zeitbudget", "Wie viele Stunden können Sie im Monat einbringen?"],
    "team_size": ["Mitarbeiterzahl", "Teamgröße", "MA", "Wie viele Personen arbeiten in Ihrem Unternehmen?"],
    "need": ["Was ist Ihre Herausforderung?", "Wo drückt der Schuh?", "Wofür suchen Sie eine Lösung?"],
    "offer": ["Was können Sie?", "Was bringen Sie mit?", "Angebot"],
    "publish": ["Veröffentlichen?", "Veröff.", "Dürfen wir das Ergebnis als Vorlage zeigen?"],
    "newsletter": ["Rundbrief?", "Newsletter", "Möchten Sie per E-Mail informiert werden?"],
    "consent": ["Einwilligung", "DSGVO", "Teilnahmebedingungen und Datenschutz akzeptiert", "Ich stimme zu"],
    "number": ["Lfd. Nr.", "Nr."],
    "remarks": ["Anmerkungen", "Sonstiges / Bemerkungen"],
    "status": ["Status", "Zurückgezogen?"],
    "None": [
        "Anrede",
        "Antwort-ID",
        "Fax",
        "Geburtsdatum",
        "Teilnahmebedingungen",
        "Std. pro Woche",
        "ada@example.org",
        "",
    ],
}


@pytest.mark.parametrize(("heading", "meaning"), [(each, key) for key, all_ in HEADINGS.items() for each in all_])
def test_headings_in_any_wording(heading: str, meaning: str) -> None:
    assert str(meaning_of(heading)[0]) == meaning
