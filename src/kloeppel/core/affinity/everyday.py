"""How people speak of the terms of the vocabulary: words of the craft, and the signs by which a wish shows itself.

Names are as good as the term itself ("Fotografin" for photography). Signs are weak: one of them says little, several
together say something ("klingeln", "Telefon" and "frei" for booking). Both are German words in any inflection; a phrase
is written with spaces and found when its words follow each other, little words left out.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Everyday:
    """More `names` and the `signs` of one term, separated by `|`."""

    names: str
    signs: str = ""


EVERYDAY: dict[str, Everyday] = {
    "website": Everyday(
        "Webdesign|Webdesigner|Webentwicklung|WordPress|TYPO3|CMS|Internetauftritt|Landingpage|Onepager",
        "Internet|online|Netz|Browser|HTML|Seite veraltet|Domain",
    ),
    "onlineshop": Everyday(
        "Shop|Shopsystem|Shopify|WooCommerce|Versandhandel|Warenkorb|Onlinehandel|online verkaufen",
        "Versand|verschicken|Paket|bestellen|Bestellung|liefern|bezahlen|Marktplatz|PayPal",
    ),
    "buchung": Everyday(
        "buchen|Buchungssystem|reservieren|Terminbuchung|Buchungskalender|Verleih|Vermietung",
        "anrufen|Anruf|Telefon|klingeln|Anrufbeantworter|Termin|Kalender|belegt|ausgebucht|vermieten|Warteliste|"
        "frei|vormerken|absagen|Anmeldung|anmelden|doppelt vergeben|Gast|Zimmer|Anzahlung|stornieren",
    ),
    "ticketing": Everyday(
        "Ticket|Eintritt|Karte kaufen|Kartenverkauf|Ticketsystem|Saalplan|Sitzplatz",
        "Kasse|Besucher|Schlange|Vorstellung|Gästeliste|ausverkauft|Platzkarte|Abendkasse",
    ),
    "prozess": Everyday(
        "Service Design|Arbeitsablauf|Prozess|Prozessgestaltung|Digitalisierung|Ablauf vereinfachen|Organisation",
        "Zettel|Papier|abtippen|doppelt|Durcheinander|Chaos|verschwinden|Auftrag|Rechnung|Stunden|Baustelle|Excel|"
        "Tabelle|Ordner|Material|Lieferschein|vergessen|Aufwand|Büro",
    ),
    "formulare": Everyday(
        "Formular|Antragsformular|ausfüllen|Eingabe|Meldung|melden|Onlineantrag|Fragebogen|Vordruck",
        "ankreuzen|eintragen|Zettel|Antrag stellen|Anmeldung|unterschreiben|Genehmigung|Amt|Bescheid",
    ),
    "lager": Everyday(
        "Bestand|Lagerbestand|Materialverwaltung|Ersatzteil|Warenbestand|Inventarisierung|Ausleihe",
        "Regal|Kiste|Fach|Teil|Vorrat|zählen|nachbestellen|suchen|finden|Schublade|Artikel|Ware|leer|ausleihen|"
        "Werkzeug|Barcode|ausverkauft|vorrätig",
    ),
    "datenbank": Everyday(
        "Datenbestand|SQL|Stammdaten|Kartei|Katalog|Datenpflege|durchsuchbar",
        "Liste|Tabelle|Excel|Karteikarte|suchen|Suche|nachschlagen|verknüpfen|erfassen|Adresse|sortieren|Heft|Daten",
    ),
    "automatisierung": Everyday(
        "automatisieren|automatisch|Zapier|API|Skript|Erinnerungsmail",
        "Werkzeug|von selbst|von allein|verbinden|jedes Mal|immer wieder|wiederholen|abgleichen|Erinnerung|Bestätigung",
    ),
    "app": Everyday(
        "App|Softwareentwicklung|Softwareentwickler|Entwickler|programmieren|Programmierer|Webanwendung|Anwendung|"
        "Software|"
        "Flutter|Android|iOS",
        "Handy|Smartphone|Tablet|offline|Programm|digital|Code|Bildschirm|Browser",
    ),
    "ux": Everyday(
        "UI|UX-Design|Interaktionsdesign|Prototyping|Nutzertest|Service Design|nutzerfreundlich",
        "bedienen|kompliziert|zurechtkommen|Knopf|umständlich|abbrechen|klicken|übersichtlich",
    ),
    "branding": Everyday(
        "Marke|Markenentwicklung|Erscheinungsbild|Wiedererkennung|Signet|Claim|Slogan|Corporate Identity|Bildmarke",
        "Name|Zeichen|Gesicht|wiedererkennen|verwechseln|unverwechselbar|altbacken|auftreten|Auftritt|Schrift|"
        "einheitlich",
    ),
    "grafik": Everyday(
        "Grafiker|Grafikerin|Grafikdesigner|Gestaltung|Gestalter|Broschüre|Typografie|InDesign|Faltblatt|"
        "Buchgestaltung|Satz",
        "Druck|drucken|Druckerei|Karte|Heft|Postkarte|Aushang|Prospekt|Speisekarte|Tafel|Handzettel|lesbar",
    ),
    "illustration": Everyday(
        "Illustrator|Illustratorin|zeichnen|Zeichner|Bilderbuch|Bildgeschichte|Graphic Recording|Karikatur|malen",
        "Bild|Figur|Skizze|Tusche|Anleitung|Maskottchen|ohne Worte",
    ),
    "verpackung": Everyday(
        "verpacken|Etikettengestaltung|Banderole|Tüte|Dose|Flaschenetikett|Geschenkverpackung|Verpackungsdesign",
        "Glas|Flasche|Regal|Hofladen|Geschenk|Aufkleber|einpacken|Mitbringsel|Honig",
    ),
    "produktdesign": Everyday(
        "Produktdesign|Produktdesigner|Produktentwicklung|Industriedesigner|Prototyp|Kleinserie|Serie|"
        "Industrial Design|Upcycling",
        "Material|Reste|Rohstoff|Abfall|Neuheit|Sortiment|Stück|entwerfen|Souvenir|herstellen|Werkstoff|Holz|Wolle|"
        "Stoff|"
        "Gegenstand|Modell|Form|Spielzeug|Möbel",
    ),
    "fotografie": Everyday(
        "Fotograf|Fotografin|fotografieren|Foto|Bildstrecke|Reportage|Porträtfotografie|Produktfoto|Fotoserie|"
        "Drohnenfoto",
        "Bild|knipsen|Aufnahme|Kamera|Katalog|Licht|Gesicht zeigen",
    ),
    "film": Everyday(
        "Film|Filmemacher|Filmemacherin|Video|Videoproduktion|Dokumentarfilm|drehen|Clip|filmen|Lehrfilm|Videoclip|"
        "YouTube",
        "Kamera|Schnitt|schneiden|Aufnahme|aufnehmen|zeigen|Drohne|zusehen",
    ),
    "animation": Everyday(
        "animieren|Animationsfilm|Erklärvideo|Zeichentrick|Motion Graphics|Knete|Legetrick",
        "erklären|Erklärung|Storyboard|kompliziert|anschaulich",
    ),
    "podcast": Everyday(
        "Audio|Hörfunk|Hörbuch|Hörspiel|Audiotour|Audiospaziergang|Hörspaziergang|Radiobeitrag|Hörspur|Tonspur",
        "hören|anhören|zuhören|Stimme|Mikrofon|Kopfhörer|sprechen|Sprecher|erzählen|Folge|vorlesen|unterwegs|"
        "Sprachnachricht",
    ),
    "klang": Everyday(
        "Klang|Sound|Klangkunst|Klanginstallation|Field Recording|Tonmeister|Akustik|Soundscape|Hörerlebnis",
        "hören|Ton|laut|leise|still|Stille|klingen|Lautsprecher|Atmosphäre|rauschen|Mikrofon",
    ),
    "musik": Everyday(
        "Musiker|Musikerin|Band|Chor|Orchester|Lied|Song|komponieren|Komponist|Kapelle|arrangieren|Noten|Singen|"
        "Blasmusik",
        "Instrument|Probe|proben|Auftritt|singen|spielen|Stimme|Melodie|Trompete|Klavier",
    ),
    "text": Everyday(
        "Texter|Texterin|Text|Autor|Autorin|Journalist|Journalistin|Lektorin|Korrektorat|schreiben|Schreibwerkstatt|"
        "formulieren",
        "lesen|Wort|Satz|Beschreibung|Broschüre|Überschrift|kürzen|aufschreiben|Tafel|Brief|Buch",
    ),
    "storytelling": Everyday(
        "Geschichte|erzählen|Erzählung|Erzähler|Erzählerin|Märchen|Sage|Hörgeschichte|Figurenentwicklung",
        "Figur|lebendig|spannend|Schicksal|Abenteuer|Geheimnis|Legende|berühren|erfinden|Leben",
    ),
    "socialmedia": Everyday(
        "YouTube|Influencer|Content Creation|Posting|posten|Social-Media-Betreuung|Kanalbetreuung|Shorts",
        "Kanal|Follower|Jüngere|Jugendliche|Handy|WhatsApp|Reichweite|Beitrag",
    ),
    "redaktionsplan": Everyday(
        "Redaktionsplanung|Contentstrategie|Content-Strategie|Themenfindung|Kommunikationsplan|Jahresplan",
        "regelmäßig|wöchentlich|monatlich|Thema|Rhythmus|Kanal|durchhalten|Woche für Woche|dranbleiben",
    ),
    "newsletter": Everyday(
        "Rundbrief|E-Mail-Marketing|WhatsApp|Telegram|Signal-Gruppe|Mailverteiler|Nachrichtenkanal|Broadcast",
        "E-Mail|Mail|Verteiler|Nachricht|Brief|Bescheid geben|benachrichtigen|auf dem Laufenden|Post|"
        "informieren|"
        "Gruppe|erreichen",
    ),
    "pr": Everyday(
        "Öffentlichkeitsarbeit|Pressemitteilung|Presse|Lokalzeitung|Medienkontakt|Gemeindeblatt|Pressetext",
        "Zeitung|Öffentlichkeit|bekannt|Journalist|Reporter|Bürger|erfahren|Einwohner|Aushang|Bekanntmachung",
    ),
    "seo": Everyday(
        "Suchmaschinenoptimierung|Google|Google Maps|Suchmaschinenmarketing|Sichtbarkeit|Rezension|gefunden werden",
        "googeln|Bewertung|Sterne|auffindbar|Öffnungszeiten|Treffer|finden",
    ),
    "kampagne": Everyday(
        "Werbung|Werber|Marketingkonzept|Performance Marketing|Plakatkampagne|Werbeagentur|bewerben|Guerilla",
        "bekannt machen|Zielgruppe|Aufmerksamkeit|anlocken|Reklame|Neukunden|werben|anziehen|sichtbar",
    ),
    "leichtesprache": Everyday(
        "verständlich schreiben|Behördendeutsch|Amtsdeutsch|Klare Sprache|einfach formulieren|Sprachvereinfachung",
        "verstehen|begreifen|kompliziert|Fachbegriff|Formulierung|Satzung|lesen|unverständlich|Deutschlernende|"
        "kleine Schrift",
    ),
    "barrierefreiheit": Everyday(
        "barrierefrei|barrierearm|Rollstuhl|Inklusion|WCAG|Blindenschrift|Brailleschrift|Untertitel|Behinderung|"
        "sehbehindert",
        "Treppe|Stufe|blind|gehörlos|taub|Rollator|Senioren|schlecht zu Fuß|hörgeschädigt|eingeschränkt|Sehschwäche|"
        "tasten|mit den Fingern|demenz",
    ),
    "mehrsprachigkeit": Everyday(
        "mehrsprachig|zweisprachig|übersetzen|Übersetzer|Übersetzerin|Dolmetscher|dolmetschen|lokalisieren|"
        "Fremdsprache|sorbisch",
        "polnisch|tschechisch|englisch|Ukrainisch|Grenze|Nachbarland|Sprache|ausländisch|Touristen|Polen",
    ),
    "ausstellung": Everyday(
        "Museum|Szenograf|Szenografin|Kurator|kuratieren|Exponat|Hands-on|Mitmachstation|Ausstellungsstück|"
        "Dauerausstellung|"
        "Medienstation|Schautafel",
        "Besucher|anfassen|Objekt|Station|Raum|Tafel|Führung|erleben|zeigen|Glaskasten|ausstellen|Kinder",
    ),
    "leitsystem": Everyday(
        "Orientierung|Orientierungssystem|Schild|Hinweisschild|ausschildern|Ordnungssystem|Farbcode|Nummerierung|"
        "Wegeleitung",
        "finden|verlaufen|suchen|Weg|Eingang|Pfeil|Parkplatz|beschriften|Regal|Aufkleber|Symbol|Zeichen|Farbe|Nummer",
    ),
    "raum": Everyday(
        "Innenarchitekt|Innenarchitektin|Raumgestaltung|Architekt|Architektin|Einrichtung|Laden gestalten|Möbel|"
        "Ladeneinrichtung|"
        "Raumkonzept|Umbau",
        "Saal|Zimmer|Licht|Wand|gemütlich|Tisch|Laden|einrichten|umbauen|Gastraum|Verkaufsraum|Aufenthaltsraum|Stuhl|"
        "dunkel",
    ),
    "standort": Everyday(
        "leerstehend|leer stehen|Nachnutzung|Umnutzung|Ortskern|Ortsentwicklung|Stadtentwicklung|Nutzungskonzept|"
        "Dorfmitte|Baukultur",
        "Innenstadt|Markt|Dorf|Bahnhof|Schaufenster|Gebäude|Laden|Brache|Platz|wiederbeleben|beleben|Fassade|"
        "verfallen|schließen|Eigentümer",
    ),
    "ar_vr": Everyday(
        "Augmented Reality|Virtual Reality|XR|Unity|VR-Brille|immersiv|Echtzeit|Mixed Reality|virtuell|Rekonstruktion",
        "Brille|begehbar|Rundgang|erleben|eintauchen|sehen wie früher|umsehen|zugänglich|hineinversetzen",
    ),
    "drei_d": Everyday(
        "3D|dreidimensional|3D-Modellierung|Laserscan|Visualisierung|Rendering|3D-Visualisierung|scannen|Blender|CNC|"
        "Punktwolke",
        "Modell|Drucker|vermessen|nachbauen|Ansicht|vorstellen|drehen|Ersatzteil|digital|Maß|Kopie|Nachbildung",
    ),
    "spiel": Everyday(
        "Spieleentwickler|Spieleentwicklerin|Gamedesign|Rätsel|Rallye|Brettspiel|Game|Schatzsuche|"
        "spielerisch|Geocaching",
        "Kinder|Familie|Spaß|entdecken|spielen|langweilig|knobeln|lösen|Geheimnis|Schulklasse|Jugend|lustig|Belohnung",
    ),
    "lernformat": Everyday(
        "Lernmaterial|Didaktik|didaktisch|Onlinekurs|Lehrmaterial|Schulung|Moodle|Weiterbildung|Lernkarte|Übung|"
        "Tutorial|Unterricht",
        "lernen|üben|erklären|beibringen|Anfänger|Teilnehmer|nachmachen|Schritt|Lehrer|merken|wiederholen|"
        "Schule|"
        "verstehen|Kursteilnehmer",
    ),
    "onboarding": Everyday(
        "einarbeiten|anlernen|Einstieg|Einführung|erste Woche|erster Tag|neue Kollegen|Neuling|Willkommen|"
        "neue Mitarbeiter",
        "Neue|zeigen|erklären|bleiben|Mitarbeiter|Aushilfe|zurechtfinden|Saisonkraft|neu anfangen|ankommen",
    ),
    "ehrenamt": Everyday(
        "ehrenamtlich|Ehrenamtliche|Mitglied|Freiwilligendienst|Vereinsarbeit|Engagement|Vorstand|Vereinsleben|"
        "Helferin|mithelfen",
        "mitmachen|helfen|Dienst|Rentner|Nachfolger|Schultern|Beitrag|Verantwortung|Feierabend|Initiative",
    ),
    "nachwuchs": Everyday(
        "Auszubildende|Auszubildender|Fachkräftemangel|Fachkraft|Personal|Bewerbung|Bewerber|Praktikum|Recruiting|"
        "Personalmarketing|"
        "Lehrstelle|Stellenanzeige",
        "Lehre|Schulabgänger|Jugend|Junge|jung|Generation|bewerben|Stelle|Personalsuche|Beruf|Arbeitgeber|Geselle",
    ),
    "workshop": Everyday(
        "moderieren|Moderator|Moderatorin|Workshops|Klausur|Zukunftswerkstatt|Coaching|Teamtag|Gesprächsleitung",
        "Idee|gemeinsam|Gruppe|zusammensetzen|Brainstorming|Team|ausprobieren|Streit|diskutieren|entwickeln",
    ),
    "beteiligung": Everyday(
        "beteiligen|mitbestimmen|Bürger|Bürgerwerkstatt|Partizipation|Befragung|Bürgerhaushalt|mitgestalten|"
        "partizipativ",
        "Einwohner|Nachbar|Nachbarschaft|Meinung|mitmachen|abstimmen|fragen|Dorf|Versammlung|Zugezogene|Gemeinderat|"
        "einbeziehen",
    ),
    "veranstaltung": Everyday(
        "Veranstalter|Veranstaltungsreihe|Konzertreihe|Markttag|Eventmanagement|Kulturprogramm|Programm|"
        "Kulturmanagement|Feier|Booking",
        "Publikum|Bühne|Abend|Saal|Programmheft|Gäste|Konzert|feiern|stattfinden|Tanz|Hochzeit|Wochenende|Lesung",
    ),
    "theater": Everyday(
        "Theaterpädagogik|Theaterpädagogin|Schauspieler|Schauspielerin|Puppenspieler|Figurentheater|Improvisation|"
        "Regie|Performance|Clown",
        "Rolle|Bühne|Publikum|spielen|auftreten|Szene|Kostüm|Puppe|Aufführung|Marionette|Stück",
    ),
    "buehne": Everyday(
        "Bühnentechnik|Lichtdesign|Projektion|Lichtinstallation|Beamer|Lichttechnik|Bühnenbildner|Lichtkünstler|"
        "Installation|Projection Mapping",
        "Licht|Saal|leuchten|dunkel|Fassade|Wand|Scheinwerfer|Abend|inszenieren|Technik|Kulisse|bewegen",
    ),
    "archiv": Everyday(
        "Archivar|Archivierung|digitalisieren|einscannen|Findbuch|Depot|Bestandserschließung|Sammlungspflege|"
        "Texterkennung|erschließen|"
        "katalogisieren",
        "Karton|Schrank|alte Fotos|Ordner|Schublade|Akte|Unterlagen|Dachboden|aufbewahren|"
        "Dokument|"
        "Karteikarte|Handschrift|Zeichnung|sammeln|Scanner",
    ),
    "zeitzeugen": Everyday(
        "Zeitzeuge|Zeitzeugin|Erinnerung|Zeitzeugengespräch|Chronik|Biografie|Lebenserinnerung|Interviewführung|"
        "Familiengeschichte",
        "erzählen|Großmutter|Opa|Oma|alte Leute|erinnern|Gespräch|zuhören|Generation|Alte|reden",
    ),
    "karte": Everyday(
        "Kartografie|Kartograf|Geodaten|Wanderkarte|Route|OpenStreetMap|Wegenetz|kartieren|"
        "interaktive Karte|Standortkarte",
        "Weg|Wandern|Wanderer|Rundweg|Radweg|Ort|Punkt|Strecke|Plan|markieren|Pfad|Tour|Wald|Gelände",
    ),
    "datenviz": Everyday(
        "Datenvisualisierung|Datenjournalist|Datenjournalismus|Infografiken|Auswertung|Kennzahl|Visualisierung Daten|"
        "Grafik Zahlen",
        "Zahl|Messwert|Jahresbericht|Überblick|Bericht|auswerten|messen|Kurve|vergleichen|Daten",
    ),
    "ki": Everyday(
        "Machine Learning|maschinelles Lernen|ChatGPT|Spracherkennung|Bilderkennung|LLM|neuronales Netz|"
        "künstlich intelligent",
        "automatisch|immer dieselben Fragen|dieselbe Frage|erkennen|beantworten|vorschlagen|zusammenfassen",
    ),
    "sensorik": Everyday(
        "Sensor|Arduino|Raspberry|Physical Computing|Elektronik|IoT|LoRa|Messgerät|Elektroniker|Maker|löten",
        "messen|Temperatur|Füllstand|Strom|Akku|Alarm|Feuchtigkeit|Waage|Wasserstand|überwachen|kontrollieren|Warnung",
    ),
    "handwerkstechnik": Everyday(
        "Kunsthandwerk|Kunsthandwerker|Handwerkskunst|Filzen|Schnitzen|Blaudruck|Keramik|Flechten|Spinnen|Sticken|"
        "Klöppelbrief|Weberei|"
        "Posamenten|Drehbank",
        "Handwerk|Werkstatt|Handarbeit|Tradition|Werkzeug|Holz|Garn|Wolle|Handgriff|traditionell|Meister",
    ),
    "kundenbindung": Everyday(
        "Kundenpflege|Kundenkartei|Kundenbeziehung|Stammkundschaft|Stammgast|Kundenkarte|Kundendaten|Bonussystem|"
        "Wiederkommen",
        "Kunde|Kundin|Kundschaft|Gäste|treu|melden|Geburtstag|Angebot|Rückmeldung|Vertrauen|Wunsch|persönlich|"
        "vorbeikommen|wegbleiben",
    ),
    "konfigurator": Everyday(
        "konfigurieren|zusammenstellen|Produktkonfigurator|Auswahl|Sonderanfertigung|Maßanfertigung|Variante|"
        "parametrisch",
        "Farbe|Größe|aussuchen|auswählen|Wunsch|vorstellen|individuell|Angebot|Skizze|Kundenwunsch|nach Maß",
    ),
    "vernetzung": Everyday(
        "Kooperation|vernetzen|Netzwerk|Genossenschaft|zusammenschließen|Partner|Gemeinschaft|Erzeugergemeinschaft|"
        "Zusammenarbeit",
        "gemeinsam|einzeln|andere Betriebe|Region|regional|zusammentun|Kollegen|Nachbar|austauschen|Produzent|"
        "Direktvermarkter|teilen",
    ),
    "wissenssicherung": Everyday(
        "Wissenstransfer|Wissensmanagement|Dokumentation|dokumentieren|festhalten|weitergeben|Handbuch|Nachfolger|"
        "Fachwissen|Fachkenntnis",
        "Rente|Ruhestand|aufhören|Kopf|aufschreiben|verloren gehen|Erfahrung|Nachfolgerin|"
        "Wissen|"
        "Geselle|Meister|nur einer weiß|Gedächtnis|übernehmen|vergessen",
    ),
    "strategie": Everyday(
        "Strategieberatung|Unternehmensberatung|Konzept|Businessplan|Konzeption|Markteinführung|Produktidee|Gründung|"
        "Beratung|Kalkulation",
        "Idee|Preis|Einnahmen|Zukunft|lohnen|Geld verdienen|weitermachen|Angebot|neu denken|wirtschaftlich|"
        "rechnen|"
        "Fantasie",
    ),
    "kommunikation": Everyday(
        "Absprache|Dienstplan|Besprechung|Organisationsentwicklung|Teamkommunikation|Informationsfluss|Übergabe|"
        "Einsatzplan",
        "WhatsApp|Gruppe|Team|Schicht|Kollegen|weitersagen|Bescheid|wer wann|Zettel|Helfer|abstimmen|Missverständnis|"
        "durcheinander|einteilen|nachfragen|Streit|keiner weiß|Chat",
    ),
}
