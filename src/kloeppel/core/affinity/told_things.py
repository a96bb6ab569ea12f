"""Things, people and troubles that turn up where somebody tells of a need: more words that count in needs only."""

THINGS: dict[str, str] = {
    "website": "Webadresse|Internetseite|Suchleiste|Impressum|Bildergalerie|Seite bauen|aktuell halten",
    "onlineshop": (
        "Kundschaft anderswo|Onlinebestellung|versenden|Retoure|Warenkorb|Markttag|Marktstand|"
        "Stand auf dem Markt|Nachfrage von auswärts|Hofautomat"
    ),
    "buchung": (
        "Termine|Terminkalender|Kursplatz|Hallenzeit|Trainingszeit|Nutzungszeit|Platz frei|eintragen|"
        "Aushang an der Tür|Anfragen|Ausleihzeit|Verabredung|Wohnmobil|Ferienhaus|Kegelbahn|Sauna|"
        "Werkstatttermin|Besichtigung|Probefahrt|Wartende"
    ),
    "ticketing": (
        "Eintrittsgeld|Kassierer|abkassieren|Parkgebühr|Kinokarte|Festivalkarte|Konzertkarte|Theaterkarte|"
        "Rundfahrt|Fahrt|Besucherstrom|Gedränge|Ansturm|Sitzplätze|Plätze verkauft|Bahnsteig|Schaffner"
    ),
    "prozess": (
        "Rechnungen|Lieferscheine|Angebote schreiben|Wochenplan|Laufweg|Arbeitsschritt|Ablage|Buchhaltung|"
        "Verwaltungskram|Formularkram|Überstunden|Schreibkram|Durchschlag|zweimal schreiben|dreimal|Rückfragen|"
        "hinterher|Reparatur|Werkstattauftrag|Liegenlassen|Suchen kostet"
    ),
    "formulare": (
        "Anmeldeformular|Personalbogen|Gesundheitsfragen|Allergie|Notfallnummer|Fahrtenbuch|Checkliste|Protokoll|"
        "Beschwerde|Störung|Schlagloch|Straßenlaterne|Mangel|Spendenquittung|Zuwendungsbestätigung|"
        "Erfassungsbogen|Einverständnis|Anlage"
    ),
    "lager": (
        "Vorräte|Bestände|Ersatzteile|Nachschub|Ausgabe|Kleiderkammer|Requisiten|Kostüme|Instrumente verliehen|"
        "Schläger|Ausrüstung|Schlüssel|Farbtöne|Ballen|Regalmeter|Fässer|Flaschen|Saatgut|Verfallsdatum|"
        "aussortieren|überblicken"
    ),
    "datenbank": (
        "Karteien|Aktenordner|Liste im Computer|Aufzeichnungen|Zählung|Beobachtung|Messbuch|Zuchtlinie|Stammbaum|"
        "Spenderliste|Adressbuch|Kundenliste|Namensliste|Gräberliste|Inventarnummer|Suchen im|herausfinden|"
        "auswertbar|Belegbuch"
    ),
    "automatisierung": (
        "nachtelefonieren|Erinnerungsanruf|jedes Wochenende|wiederkehrend|stupide|Fleißarbeit|eintippen|tippt|"
        "tippen|ausdrucken|einkleben|sortieren|einsortieren|zusammenrechnen|Taschenrechner|Papierliste"
    ),
    "app": (
        "Telefon dabei|am Telefon nachsehen|mobil|vor Ort|im Wald|auf der Weide|auf dem Feld|im Auto|"
        "auf dem Gerüst|im Stall|beim Kunden|jederzeit nachgucken|sofort sehen"
    ),
    "ux": (
        "bedienbar|Bedienungsanleitung|Anleitung versteht|blickt nicht durch|blickt keiner|blicken nicht durch|"
        "Knöpfe|Tasten|Menü|zu klein|zu viele Schritte|Einsteiger|Hemmschwelle|Berührungsangst|Computerkurs|"
        "Enkel fragen"
    ),
    "branding": (
        "Etikett|Anstrich|Firmenfarbe|Schild über der Tür|Erscheinung|Eindruck|Auftreten|Ausstrahlung|"
        "Vereinsname|Wort für|Spitzname|verwechselt|austauschbar|08/15|Allerweltsname|Handschrift|Eigenart|"
        "Besonderheit|Stolz|Leitbild|Eigenmarke|Markenzeichen|Übernahme"
    ),
    "grafik": (
        "Tafel|Aufkleber|Banner|Schaukasten|Aushänge|Zettel|Blättchen|Heftchen|Broschüren|Programmheft|Spielplan|"
        "Kalenderblatt|Etiketten|Plakate|Gutschein|Vordrucke|Bastelprogramm|kopieren|Kopierer|unleserlich"
    ),
    "illustration": (
        "Maskottchen|Figürchen|Tierbild|Pflanzenbild|Bilder sprechen|Bilder statt|malt|gemalt|anmalen|Bildtafel|"
        "Piktogramm|Anleitungsbild|Bastelbogen|Comic|kindgerecht|anschaulich"
    ),
    "verpackung": (
        "Plastik|Plastikbecher|Folie|Hülle|Schale|Becher|Dose|Kiste|Kästchen|einwickeln|Schleife|Zellophan|"
        "Mehrweg|Pfandglas|Ansehnliches|Appetit|Wochenmarkt|Hofladenregal|Souvenirregal|Pralinen|Gebäck|"
        "Stollen verpacken|Kosmetik|Gewürz"
    ),
    "produktdesign": (
        "Prototyp|Erfindung|Neuentwicklung|modern|zeitgemäß|verstaubt|Oma-Kram|unter fünfzig|für junge Leute|"
        "Lampe|Stuhl|Tasse|Teller|Gefäß|Spielgerät|Werkstück|Holzrest|Stoffrest|Schnittrest|Span|Späne|"
        "Altmaterial|Werkstoffe|Nische|Formen|Gussform|Porzellan|Glas blasen|umnutzen|weiterverwenden|veredeln"
    ),
    "fotografie": (
        "Fotograf|Bildchen|abfotografiert|Pressebild|Porträts|Gesichter|Gesichter zeigen|Aufnahmen|Hochglanz|"
        "Lichtbild|Motiv|hässliche Bilder|ansehnlich|Ansichtskarte"
    ),
    "film": (
        "Filmchen|drehen lassen|vor der Kamera|vor die Kamera|Linse|abfilmen|Handyfilm|Mitschnitt|zusehen|"
        "Bewegung|Arbeitsgang|Hände|Handgriffe|noch einmal ansehen|anschauen können|Kino|Vorführung"
    ),
    "animation": (
        "Kreislauf|Prinzip|Vorgang|unter der Erde|im Inneren|Wirkungsweise|Zusammenhang|begreiflich|"
        "wie etwas funktioniert|komplizierter Vorgang|lustig erklärt|Zeichentrick"
    ),
    "podcast": (
        "Gespräch aufnehmen|Tonaufnahme|Rundgang|Spaziergang|Wanderung|Stadtrundgang|Vortrag|Vorlesestunde|"
        "Erzählstunde|Radio|Hörer|Abspielen|erzählt bekommen|auf die Ohren|Sehbehinderte"
    ),
    "klang": (
        "Ton|Töne|Rauschen|rattern|quietschen|hämmern|klappern|summen|zwitschern|Vogelstimme|Maschinenlärm|Echo|"
        "Raumakustik|Musik im Hintergrund|Gänsehaut|Stille|Klangraum|Höhle|Gruft|Turm"
    ),
    "musik": (
        "Musikanten|Singekreis|Gesangverein|Schalmeien|Orgel|Chorleiter|Posaunenchor|Spielmannszug|"
        "Jugendliche musizieren|Liedgut|Volkslied|anstimmen|Tanzmusik|Singstunde|musizieren|Akkordeon|Geige|"
        "Zither|Klangprobe|Kantor|Festlied"
    ),
    "text": (
        "Zeilen|Worte|Broschürentext|Geschriebenes|Tafeltext|Grußwort|Nachruf|Lebenslauf|Erzählung aufschreiben|"
        "Rezepte|Buchform|Bücher|Büchlein|Verlag|Vorwort|Schreiberling|in Worte|formuliert|langatmig|"
        "umformulieren|abgedroschen|Werbespruch"
    ),
    "storytelling": (
        "Geheimnisse|Schauergeschichte|Familiengeschichte|Betriebsgeschichte|Ortsgeschichte|Gründer|Vorfahren|"
        "Hexe|Schatz|Wilderer|Kobold|Zwerg|Berggeist|Anfang und Ende|fesseln|packend|roter Faden|neugierig|"
        "was dahintersteckt|Erlebnisse|Gruselgeschichte"
    ),
    "socialmedia": (
        "Snapchat|Youtuber|Internetvideo|Handygeneration|Jugend erreichen|siebzehn|achtzehn|Studenten|"
        "WhatsApp-Status|Videos stellen|Kommentar|Klicks|ins Netz stellen|online zeigen"
    ),
    "redaktionsplan": (
        "Rhythmus|dranbleiben|Durchhalten|Jahresplan|Vierteljahr|halbes Jahr nichts|vergessen zu posten|"
        "Wochenthema|Beitrag schreiben|Beiträge|Rubrik|Themensuche|wer kümmert|zuständig fürs Schreiben"
    ),
    "newsletter": (
        "Bekanntgabe|benachrichtigt|informiert|Ankündigung|ankündigen|rechtzeitig erfahren|Verteiler|Mailkontakt|"
        "Telefonkette|Briefe verschicken|Briefporto|Stammpublikum|Kundenpost|Post schicken|Interessenten|"
        "Rückmeldungen|Freundeskreis"
    ),
    "pr": (
        "Öffentlichkeit|Presse|Journalisten|Schlagzeile|Bericht|Reporter|Landrat|Stadträte|Politik|Unterstützung|"
        "Geld fehlt|fehlt das Geld|Eigenanteil|Kosten decken|aufbringen|Euro fehlen|Förderer|Gönner|Mäzen|"
        "Bürgerschaft|Aufklärung|Anliegen|Denkmal retten|unbekannt|Bekanntheit"
    ),
    "seo": (
        "Google|googelt|Suchergebnisse|Kartendienst|falsche Öffnungszeiten|alter Eintrag|Einträge|Bewertungen|"
        "Rezension|steht falsch|gefunden|Treffer|Fremde finden|Auswärtige"
    ),
    "kampagne": (
        "locken|herlocken|hinlocken|Zulauf|Resonanz|Besuchermangel|Gästemangel|Mitmachaktion|aufrütteln|umdenken|"
        "Gewohnheit|Verhalten ändern|frech|witzig|Sprüche|Spruch|Gesprächsthema|Aufmerksamkeit|Bewusstsein|"
        "Aufruf|Kundenmangel|weniger Gäste|Sommerloch|Blutspende|Mitstreiter|werben um"
    ),
    "leichtesprache": (
        "Anordnung|Verordnung|Gebührenbescheid|Kauderwelsch|Fachchinesisch|Fremdwörter|Behördenbrief|"
        "kompliziert geschrieben|umständlich geschrieben|Hinweise|Belehrung|Aufklärungsbogen|Patienten|"
        "Angehörige|Betreute|verständnislos|Rückfragen|nachvollziehen|kapieren|schlau werden|Klartext"
    ),
    "barrierefreiheit": (
        "Schwelle|Aufzug|Fahrstuhl|Rampe|Rollstuhlfahrer|Rollstühle|Sehbehinderte|Gehör|Hörende|Blindenverband|"
        "Fühlen|riechen|Duft|mitfühlen|Einschränkung|eingeschränkte|Betagte|Hochbetagte|Pflegebedürftige|Demenz|"
        "Autismus|Lebenshilfe|Behindertenwerkstatt|mitmachen können|nicht hinein|nicht hinauf"
    ),
    "mehrsprachigkeit": (
        "Übersetzung|Dolmetscher|Fremde|Migranten|Tschechisch|Tschechien|Böhmen|Polen|Sorbisch|Wendisch|"
        "Gastarbeiter|Pflegekräfte aus|Mitarbeiter aus|Flüchtlinge|Herkunftsland|Verständigung|Schulenglisch|"
        "Google Translate|Touristen|radebrechen|Nachbarland|beiderseits der Grenze"
    ),
    "ausstellung": (
        "Schaukästen|Dauerausstellung|Museum|Museumsraum|Stübchen|Heimatmuseum|Sammlerstücke|Schaustück|"
        "Besuchergruppe|Führungen|Mitmachstation|Themenraum|Erlebnis|neu aufbauen|umgestalten|entstauben|lieblos|"
        "Beschriftungen|Pultvitrine|Schaubergwerk|Schaulager"
    ),
    "leitsystem": (
        "Parkplatzsuche|Eingänge|Ausgang|Toilette|Wegbeschreibung|Hinweis|Hausnummer|Zimmernummer|Schilderwald|"
        "Krankenhausflur|Rathausflur|Amtsflur|Rundweg|Abzweig|Kreuzung|sich auskennen|Ortsfremde|"
        "Lieferanten finden|Nummern|Farben|Symbole|Etiketten|geordnet|Regalfach"
    ),
    "raum": (
        "Halle|Flur|Foyer|Vorraum|Dachgeschoss|Kammer|Küche|Wohnzimmer|Gaststube|Pausenraum|Pausenhalle|"
        "Speisesaal|Sitzgelegenheit|Bänke|Sofa|Heizung|Beton|dunkle Ecke|Atmosphäre|hell|freundlich|muffig|"
        "Möbelstück|Umgestaltung|Einbauten|Trennwand|Schalldämmung|Bühne im Saal|Grundriss|aufteilen|verwandeln"
    ),
    "standort": (
        "Leerstand|Ruine|Brachfläche|Baulücke|Kirche leer|Pfarrhaus|Bahnhof|Kino geschlossen|Schule geschlossen|"
        "Spinnerei|Weberei leer|Kaserne|Gasthof leer|Lokal|Geschäft zu|Händler geben auf|verwaist|Innenstadt|"
        "Belebung|Dorfmittelpunkt|Begegnung|Begegnungsort|Zwischenlösung|Pächter|Mieter gesucht|Nachnutzer|Anger"
    ),
    "ar_vr": (
        "Panorama|Aussicht|Fernrohr|Durchblick|Zeitreise|historisches Bild|damals aussah|versunken|überbaut|"
        "abgetragen|Schacht|verschüttet|Tiefe|gefährlich|gesperrt|unzugänglich|virtuell|Einblick|hineinversetzen|"
        "zurückversetzen|Nebel"
    ),
    "drei_d": (
        "Gipsmodell|Miniatur|Nachbau|Nachbildung|Gussform|Ersatz|bricht ab|nicht mehr lieferbar|"
        "wird nicht mehr hergestellt|Anschauungsmodell|greifbar|anfassen|begreifen|Gelände|Bauwerk|"
        "Schnitzvorlage|Maßstab|vermessen|Abguss|plastisch"
    ),
    "spiel": (
        "Rätsel|Preis|Punkte|Wette|Herausforderung|Abenteuer|Spielplatz|Spielzeug|toben|Ferienlager|Klassen|"
        "Enkel|Pfadfinder|Jugendgruppe|Familien|Spannung|spannend|Entdecker|Suchspiel|Stempelheft|Belohnung|"
        "Spaß machen"
    ),
    "lernformat": (
        "Kurs|Kurse|Seminar|Unterricht|üben|Übung|Lehrplan|Lernende|Auffrischung|Vortrag|Merkzettel|Spickzettel|"
        "einprägen|wiederholen|Grundlagen|Selbststudium|zum Nachschlagen|Wissenslücke|Fahrschüler|Eltern lernen|"
        "Pflegewissen|Umgang mit|Sicherheit|Erste Hilfe"
    ),
    "onboarding": (
        "Einarbeitung|neue Kollegin|Neuling|Anfänger|einarbeiten|einweisen|Springer|Leiharbeiter|"
        "Auszubildende am Anfang|bleibt nicht|bleiben nicht|gehen wieder|hält es nicht|verloren am|"
        "kennt sich nicht aus|Erstsemester|Patin|Willkommen|sich zurechtfinden"
    ),
    "ehrenamt": (
        "Ehrenamtler|Ehrenamtliche|Vereinsarbeit|Vorstand|Vorsitzende|Kameraden|Mitstreiter|Altersschnitt|"
        "Mitgliederschwund|neue Mitglieder|austreten|eintreten|Arbeitseinsatz|Subbotnik|Fahrdienst|Besuchsdienst|"
        "Spender|Freiwilligenarbeit|Schultern|Last|Helferliste"
    ),
    "nachwuchs": (
        "Azubine|Berufsschule|Berufsschüler|Meisterschule|Ausbilder|Nachfolger gesucht|Bewerbungen|Bewerbung|"
        "Personalmangel|Fachleute|Arbeitskräfte|Hilfskräfte|händeringend|Praktika|Schulpraktikum|Beruf|"
        "Berufsbild|Jugendliche|Abwanderung|weggehen|in die Stadt|Mitspieler|Nachwuchsspieler|Kindergruppe"
    ),
    "workshop": (
        "Runde|Zukunft|Konzept|Ideen|Idee|gemeinsam überlegen|zusammenraufen|zusammensetzen|unter einen Hut|"
        "Meinungsverschiedenheit|Lagerbildung|verhärtet|Zwist|Krach|Aussprache|Moderator|Unparteiischer|"
        "Unbeteiligter|sortieren|Gedanken|festgefahren|Aufbruch|spinnen|Denkanstoß"
    ),
    "beteiligung": (
        "Bürger|Einwohner|Dorfgemeinschaft|Nachbarschaft|Mieter|Kinder fragen|Jugendliche fragen|selbst planen|"
        "selbst bauen|mitgestalten|mitplanen|Wünsche|Vorbehalt|Widerstand|Akzeptanz|übergangen|von oben|Klassen|"
        "Elternschaft|Betroffene|alle Generationen|Ortsbeirat|Dorfversammlung"
    ),
    "veranstaltung": (
        "Reihe|Abende|Kulturprogramm|Sommerabend|Gastspiel|Bühne frei|Publikum|Zuschauer|Festival|Fest|Party|"
        "Tanz|Disko|Märchenstunde|Wintermarkt|Pfingsten|Advent|Weihnachten|Bergparade|Eröffnung|Einweihung|"
        "Denkmaltag|Museumsnacht|Aktionstag|Feste feiern|Höhepunkt|Besucher herbringen"
    ),
    "theater": (
        "Schauspieler|Theatergruppe|Bühnenstück|Puppen|Figuren|Kostüme|Tanzgruppe|Vorführung|spielen würden|"
        "Darsteller|Pantomime|Clown|Lampenfieber|Sprache üben|auftreten|Erlebnisführung|Nachtwächter|inszenieren|"
        "Zirkus|darstellen"
    ),
    "buehne": (
        "Licht|Strahler|Lampen|Beamer|Leinwände|Technik|Strom|Dunkelheit|Nachts|Schatten|leuchten|erleuchten|"
        "Lichterfest|Lichtspiel|Mikrofon|Tonanlage|Bühnentechnik|Bühnenboden|Halle|Kuppel|Kirchenschiff|Fassade"
    ),
    "archiv": (
        "Protokolle|Fotoalbum|Alben|Fotos von früher|Filmrollen|Tonbänder|Baupläne|Zeichnungen von|Entwürfe|"
        "Musterkarten|Kataloge|Stoffbücher|Werksgeschichte|Firmengeschichte|Truhe|Speicher|Bodenkammer|"
        "einscannen|digitalisieren|entziffern|lesbar machen|verblasst|zerfällt|zerfleddert|Originale|"
        "Bestand sichern|Bücher von"
    ),
    "zeitzeugen": (
        "Zeitzeugen|Erinnerung|Lebensgeschichte|Bewohner erzählen|Seniorin|Senioren erzählen|Veteranen|Umsiedler|"
        "Heimatgeschichte|Tagebau|Bergarbeiter|Arbeiterinnen|Fabrik|Kindheit|Großeltern|Generation|Wismut|"
        "Umbruch|Treuhand|abgebaggert|verschwundenes Dorf|Ältesten|Hochbetagte"
    ),
    "karte": (
        "Wege|Radweg|Wanderung|Wandergäste|Ausflügler|Tour|Tagesausflug|Route|Strecke|Umgebung|Rastplatz|Gipfel|"
        "Berge|Quelle|Felsen|Baumkataster|Streuobst|Flur|Grenzsteine|Denkmäler|Sehenswürdigkeit|Stolpersteine|"
        "Höfe in der Umgebung|Landkarte|abgelegen|Wegewart"
    ),
    "datenviz": (
        "Tabellen|Kurve|Entwicklung|Vergleich|Prozent|Millionen|belegen|beweisen|Beweis|überzeugen|nachweisen|"
        "anschaulich machen|Überblick|Bilanz|Zählungen|Messwerte|Klima|Artenzahl|Wasserverbrauch|"
        "Energieverbrauch|Haushaltsplan|Gemeinderat überzeugen"
    ),
    "ki": (
        "E-Mails beantworten|Standardfragen|Anfragen beantworten|automatisch erkennen|Abschreiben dauert|"
        "alte Schrift lesen|vorlesen lassen|übersetzen lassen|Bilder sortieren|zusammenfassen|Flut von|tausende|"
        "Diktat|Mitschrift|verschlagworten"
    ),
    "sensorik": (
        "Wärme|Kälte|Hitze|warnen|Warnung|weckt|wecken|Sicherung|Störfall|Stromausfall|Ventil|Pumpe|Lüftung|"
        "Anlage|Kühlung|Luftfeuchtigkeit|Schimmel|Bewegungsmelder|Zählwerk|Auslastung|Waage|Tank|Teich|Brunnen|"
        "Hochwasser|überwachen|selbst reparieren|Tüftler|Elektrik|Mechanik|auf Knopfdruck"
    ),
    "handwerkstechnik": (
        "Handwerk|Handwerkskunst|Brauchtum|schnitzen|drechseln|klöppeln|weben|töpfern|filzen|schmieden|flechten|"
        "spinnen|sticken|Blaudruck|Posamenten|Strohstern|Schwibbogen|Holzkunst|Keramik|Glasmacher|Papierschöpfen|"
        "alte Technik|Werkzeuge|Werkstätten"
    ),
    "kundenbindung": (
        "Kunden|Kundin|Stammkundschaft|Laufkundschaft|Rückkehrer|treue|Vertrauen|Wohlfühlen|Nachbetreuung|"
        "nach dem Kauf|Wartung|Inspektion|Erinnerung an|Gästebuch|Trinkgeld|Empfehlung|Beschwerden|"
        "persönlich kennen|Kundennähe|vergrault|abgewandert|Konkurrenz im Internet"
    ),
    "konfigurator": (
        "zusammenstellen|aussuchen|Auswahl|durchprobieren|ausprobieren am|Muster zeigen|Katalog blättern|"
        "Holzproben|Stoffproben|Gestaltung wählen|Inschrift|Ornament|Sonderanfertigung|Maßanfertigung|"
        "Einzelstücke|individuell|Änderungswünsche|nachbessern|umentscheiden|vorher sehen|Vorschau|Preisauskunft|"
        "Kostenschätzung"
    ),
    "vernetzung": (
        "gemeinsam|gemeinsame Sache|Zusammenschluss|zusammenschließen|verbinden|Verein der|Kooperation|Kontakte|"
        "Gleichgesinnte|Partnerbetrieb|Werkstätten im Umkreis|Höfe|Nachbarhof|Umkreis|bündeln|Bündnis|"
        "unter einen Hut|Einzelgänger|voneinander|keiner vom anderen|abgesprochen|regional|Region"
    ),
    "wissenssicherung": (
        "Wissen|Erfahrung|Erfahrungen|Kniffe|Rezeptur|Altgeselle|Meisterin|ausscheiden|scheidet aus|Ruhestand|"
        "Pensionierung|abgeben|übergeben|weitergeben|hinterlassen|aufgeschrieben|mündlich|aus dem Kopf|auswendig|"
        "einziger|Einzige|Letzter seiner|stirbt aus|aussterbend|vergessen|verschwindet|Nachfolgern|nachschlagen|"
        "Betriebsblindheit"
    ),
    "strategie": (
        "Wirtschaftlichkeit|Gewinn|Verlust|rote Zahlen|Einnahmen|Ausgaben|Kredit|Miete|teurer|Pacht|Kalkül|"
        "Existenz|Überleben|Zukunft|Umbruch|Generationswechsel|Marktlücke|Alleinstellung|Angebot erweitern|"
        "Geschäft läuft|Geschäft geht|kein Geschäft|Wolle|Rohstoff|verramschen|unter Wert|Aufkäufer|"
        "Zwischenhandel"
    ),
    "kommunikation": (
        "Absprache|Verständigung|Informationen|Info|Nachricht kommt|nicht an|Weitergabe|Team|Mannschaft|"
        "Mitarbeiter|Kollegen|Leitung|Chef|Dienstplan|Plan an der|Einsatzplan|Vertretung|Frühschicht|"
        "Nachtschicht|Spätschicht|Elternbriefe|Elternabende|Aushang|Gerüchte|Streit im|Gerede|Abteilungen|"
        "Hausmeister|Standorte"
    ),
}
