"""Plain words with which creatives speak of what they do: more words that count in offers only."""

PLAIN: dict[str, str] = {
    "website": "Internetauftritte|Seiten im Netz|Webprojekte|flott|aktuell",
    "onlineshop": "Verkaufsplattform|Lieferung|Bestellung|Katalog",
    "buchung": "Belegungspläne|Anmeldung|Anmeldungen|Reservierungen|Terminvergaben|Zeiten",
    "ticketing": "Karten|Tickets|Einlasskarten|Kasse|Gruppenbuchung",
    "prozess": "Arbeitsweise|Alltag beobachten|Ablaufplan|einfacher machen|Ordnung ins",
    "formulare": "Anmeldungen|Listen|Eingaben|Papierformulare|Zahlungsübersicht",
    "lager": "Bestände|Ware|Materiallisten|Regale|Vorräte",
    "datenbank": "Karteien|Register|Tabelle|Verzeichnisse|Adressen|Listen|offene Daten",
    "automatisierung": "automatisch|Erinnerung|Nachricht|ohne Handarbeit|verschickt von selbst",
    "app": "Telefon|Handy|Programme|Werkzeuge|Browser|selbst gehostet|Programmierung",
    "ux": "ausprobieren lassen|Bedienbarkeit|jeder bedienen|verständlich machen|Tests|Vorschau",
    "branding": "Gesicht|Name|Namen|Charakter|Auftritt|unverwechselbar|Handschrift",
    "grafik": "Schrift|Buchstaben|Menükarten|Speisekarten|Hefte|Tafeln|Aufkleber|Karten|Drucksachen|Anzeigen",
    "illustration": "Bilder|gezeichnete|zeichne|male|Skizzen|Tiere|Figuren|Bildgeschichten|Holzschnitt",
    "verpackung": "Etikett|Becher|Dosen|Tüten|Marktstand|Erzeugnisse|Hofprodukte|Kleinauflage",
    "produktdesign": (
        "Formen|Leuchten|Griffe|Möbel|Kleinserien|Materialien|neue Dinge|Werkstoffe|Objektdesign|Gestalterin|Messe"
    ),
    "fotografie": "fotografiere|Bilder|Tageslicht|Porträts|Bildpakete|Lichtbildner",
    "film": "Film|drehe|filme|Kapitel|Handgriffe|Schnittplatz|Kamerascheu|Gesichter",
    "animation": "Bewegung|Figuren|Puppentrick|erkläre|Knetfiguren|gezeichnete Filme",
    "podcast": "Stimmen|Gespräche|Hörbeiträge|Aufnahmen|Mikrofon|Rundgänge|akustisch|Erzähler",
    "klang": "Ton|Stimmen|Töne|Lautsprechern|hörbar|Hören|Stille|Maschinen",
    "musik": (
        "singe|singen|Rhythmus|Lieder|Instrumente|Harfe|Gitarre|Klavier|Trommel|Volksmusik|Stücke|Kantor|"
        "Musikgeragogin|Ensemble"
    ),
    "text": "schreibe|Sprüche|Reden|Sätze|Aufsätze|Geschichten schreiben|Formulierungen|Inschriften|Bücher",
    "storytelling": "erzähle|Erzählung|Szenen|Sagen|Legenden|Märchenerzähler|Helden|Spannung",
    "socialmedia": "Telefon|stelle ein|Netzwerke|poste|junge Gesichter|Klicks",
    "redaktionsplan": "Planung|Jahresplan|Themen|regelmäßig|Redaktion",
    "newsletter": "Nachrichten|Briefe|Post|Empfänger|regelmäßig",
    "pr": "Zeitung|Aufmerksamkeit|Spenden|Stiftungen|Geldgeber|Artikel|Öffentlichkeit|Pressearbeit|Fördermittel",
    "seo": "Google|Suche|oben stehen|finden|Kartendienst",
    "kampagne": "Aufklärung|Werbung|Plakataktion|Aktionen|Sprüche|Ideen|überzeugen|Provokation|Gespräch bringen",
    "leichtesprache": "verständlich|Worte|kurze Sätze|Ämter|Behörden|Fachsprache",
    "barrierefreiheit": "Rollstuhl|Demenz|Blindenschrift|alle Menschen|Sinne|Menschen mit Behinderung|Pflege",
    "mehrsprachigkeit": (
        "Tschechisch|Polnisch|Sorbisch|Ukrainisch|mehreren Sprachen|vier Sprachen|übersetze|Fremdsprachen"
    ),
    "ausstellung": (
        "Stationen|Schaukästen|Besucher|Inszenierung|Museum|Heimatstuben|Objekte|Exponat|Sammlungen zeigen"
    ),
    "leitsystem": "Wege|Ordnung|Zeichen|Farben|Nummern|Pfeile|Übersicht",
    "raum": (
        "Architektur|Architekturkollektiv|Innenausbau|Tischlern|Licht|Farbe|Pausenhof|Schulhöfe|Wartehallen|"
        "bauen|Umbauten|Schall"
    ),
    "standort": "Leerstand|Orte|Dörfer|Gebäude|Häuser|Hallen|Ruinen|Brachen|Industriebau|Wiederbelebung|leere",
    "ar_vr": (
        "Überblendung|Überblendungen|historische Ansichten|Zeitreise|Fernrohr|Tablet|Display|Simulation|virtuell"
    ),
    "drei_d": "Modelle|Gelände|Geländemodelle|Bauteile|plastisch|nachgebildet|Rechner|Abformung",
    "spiel": "Wettbewerbe|Wettbewerb|Rätsel|Brettspiele|spielen|Kinder|Jugendliche|Sammelkarten|Stationen",
    "lernformat": (
        "Kurse|Lehrerin|Lehrer|lernen|Lernen|Übungen|Kapitel|Unterricht|Vorträge|Anleitung|Erwachsene|bilde aus"
    ),
    "onboarding": "Einarbeitung|Einsteiger|neue Mitarbeiter|Anfang|Ankommen|Neue",
    "ehrenamt": "Vereine|Freiwillige|Mitglieder|Engagement|Helfer",
    "nachwuchs": "Lehrlinge|Berufe|Ausbildung|junge Gesichter|Handwerksberufe|Bewerber|Praktikanten|Jugend",
    "workshop": ("Runden|Gruppen|zusammenbringen|bringe zusammen|Geduld|Regeln|Streit|gemeinsam|Leitung|Werkstatttage"),
    "beteiligung": ("gemeinsam|mitbauen|mit denen|Bürger|Kinder|Jugendliche|Selbstbau|Mitmachen|Anwohner|Planung mit"),
    "veranstaltung": "Feste|Fest|Märkte|Abende|Konzerte|Kino|Aktionstage|Öffnungstage|Programm|Publikum",
    "theater": (
        "Stücke|Szenen|Schauspiel|spielen|Spieler|Regisseur|Tanz|Erinnerungstheater|Laien|Bühne|Sprechtraining"
    ),
    "buehne": "Licht|Lichtstimmung|Bühnentechnik|Ton|Technik|Installationen|Projektoren|Hallen",
    "archiv": (
        "alte Schriften|Dokumente|Nachlass|Tagebücher|Akten|scannen|gescannt|Fotosammlung|Bestände|"
        "Digitalisierung|Kataloge"
    ),
    "zeitzeugen": ("Erinnerungen|alte Menschen|Lebenswege|Bewohner|gelebt|Geschichte von unten|Erzählungen|Großeltern"),
    "karte": "Landkarten|Landschaften|Landschaft|Touren|Tourenhefte|Wanderkarten|Wege|Pläne|Gelände|Ausflüge",
    "datenviz": "Kurven|Reihen|Daten|Entwicklungen|Grafiken|Klima|Auswertungen|Berichte",
    "ki": "Maschinen|künstliche|erkennen|erkannt|automatisch|Algorithmen|Sprachmodelle",
    "sensorik": (
        "messen|Melder|Wächter|Temperatur|Feuchte|Wärme|Technik|Elektronikerin|Bastelei|Batterie|Funkmelder|Apparate"
    ),
    "handwerkstechnik": (
        "Handwerk|Holz|Metall|Keramik|Leder|Papier|Stein|Wolle|Werkstatt|Gesellin|Geselle|Meisterin|Handarbeit"
    ),
    "kundenbindung": "Kunden|Beziehung|Stammgast|Empfehlungen|treue|Service",
    "konfigurator": "Auswahl|Auswahlstrecken|Vorschau|Maß|Varianten|Entscheidungen|Zeichenwerkzeug|Preis",
    "vernetzung": "zusammenbringen|bringe zusammen|gemeinsame|Verbund|Verein|Partner|Eigenbrötler|Region|Erzeuger",
    "wissenssicherung": "bewahren|festhalten|Wissen|alte Berufe|Erfahrungen|weitergeben|Nachlass",
    "strategie": "Geschäft|Geld|Zahlen|Angebot|Kalkulation|Idee|Ideen|Förderung|Märkte|Konzepte",
    "kommunikation": "Team|Teams|Mitarbeiter|Absprachen|Nachricht|Zusammenarbeit|Gespräche|Kollegium",
}
