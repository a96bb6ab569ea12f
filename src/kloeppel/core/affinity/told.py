"""How people tell of a need without naming the craft: words that count in needs only.

Each word is a sign and no proof: "Warteliste" hints at booking and at a register alike. A word that stands with several
terms says less about each. A phrase is written with spaces.
"""

TOLD: dict[str, str] = {
    "website": (
        "Internetpräsenz|im Netz|im Internet|Seite im Netz|nicht mehr aktuell|Menüpunkt|Baukastenseite|"
        "Internetadresse|Auftritt im Netz|Startseite|veraltete Seite|googeln|Seite findet|Kontaktformular|"
        "Öffnungszeiten"
    ),
    "onlineshop": (
        "direkt verkaufen|Direktverkauf|Ladentheke|Zwischenhändler|Absatz|absetzen|Onlinekauf|Porto|Päckchen|"
        "Abnehmer|Kunden von weither|verkaufen|Vertrieb|Laufkundschaft|Ab-Hof-Verkauf|Lieferkiste|Abo|"
        "Bestellliste|Vorbestellung"
    ),
    "buchung": (
        "Terminbuch|Wartezimmer|Wartezeit|Sprechstunde|doppelt belegt|doppelt vergeben|Überbuchung|Belegung|"
        "Belegungsplan|Anrufer|Apparat|Hörer|Rückruf|Mailbox|freier Platz|was frei ist|ob frei ist|"
        "nicht erschienen|Stornierung|Ferienwohnung|Unterkunft|Pension|Stellplatz|Boot|Mietgerät|Verleihstation|"
        "Gruppenanmeldung|Voranmeldung|Nachfrage|Bestellung aufnehmen|Übernachtung|Tischreservierung|"
        "Kursanmeldung|Saalvermietung|leihen|Leihgerät|Abholung|vorbestellen"
    ),
    "ticketing": (
        "Kassenhäuschen|Bargeld|Wechselgeld|Anstehen|anstehen|Andrang|Einlasskontrolle|Freikarte|Jahreskarte|"
        "Dauerkarte|Gruppenkarte|Drehkreuz|Abriss|Restkarte|Kapazität|überfüllt|Vorbestellung|Platz kaufen|"
        "Bändchen|bargeldlos|Schlangestehen|Tageskasse|Fahrkarte|Fahrgast|Führung buchen"
    ),
    "prozess": (
        "Papierkram|Zettelchen|Klemmbrett|Stundenzettel|Wochenzettel|Handzettel|Doppelarbeit|nachtragen|"
        "abschreiben|umständlich|rennen|hinterherrennen|hinterhertelefonieren|telefonieren|zuständig|"
        "Zuständigkeit|reihum|Laufzettel|Aufmaß|Kalkulation|Angebot schreiben|Bürokram|Schreibtisch|Abends noch|"
        "unübersichtlich|Übersicht verlieren|keiner weiß|dauert ewig|liegen bleiben|liegenbleiben|Tour|Einsatz|"
        "Monteur|Disposition|Nachweis|Abrechnung|Auftragszettel|Handschrift|entziffern|Fax|Drumherum|bei null"
    ),
    "formulare": (
        "Blatt ausfüllen|Vordruck|Unterschrift|Anmeldezettel|Aufnahmebogen|Anmeldebogen|Einwilligung|Erklärung|"
        "Zählerstand|ablesen|Antragsteller|Meldezettel|Schaden melden|Mängelmelder|Bauantrag|Genehmigung|"
        "Formblatt|Postkarte|einreichen|Anlage beifügen|Rückmeldezettel|Fragebogen|Anamnese|Krankmeldung|"
        "Elternbrief|Liste ausfüllen"
    ),
    "lager": (
        "Inventurliste|Lagerist|Depot|Vorratskammer|Materiallager|Werkzeugkiste|Ersatzteillager|wiederfinden|"
        "nicht auffindbar|verlegt|doppelt bestellt|nachbestellt|Lieferant|Schrauben|Kiste|Container|Palette|"
        "Fundus|verliehen|verborgt|geborgt|ausgeborgt|Leihschein|was noch da ist|was da ist|Restposten|"
        "Haltbarkeit|Kühlhaus|Bedarfsmenge|Stückzahl|Keller voll"
    ),
    "datenbank": (
        "Verzeichnis|Bewerberliste|Warteliste|Mitgliederliste|Adressliste|Karteikasten|Zettelkasten|Schuhkarton|"
        "Schulheft|Kladde|Notizbuch|handschriftlich|Grundbuch|Bestandsbuch|an einer Stelle|an einem Ort|"
        "wer was hat|wer hat was|Stammblatt|durchsuchen|wiederfinden|nachsehen|Übersicht|Aufstellung|Ordner voll|"
        "Parzelle|Pacht|Zuchtbuch|Register"
    ),
    "automatisierung": (
        "jedes Mal von Hand|von Hand|händisch|abtippen|übertragen|rüberkopieren|kopieren|einzeln anrufen|"
        "Serienbrief|Mahnung|erinnern|jeden Abend|jeden Morgen|immer dasselbe|Handarbeit am Rechner|automatisch|"
        "zeitraubend"
    ),
    "app": (
        "Telefon in der Tasche|auf dem Handy|auf dem Telefon|Handyfoto|unterwegs|Außendienst|Baustelle|"
        "ohne Empfang|kein Empfang|Funkloch|draußen|Diensthandy|antippen|ans Handy|einscannen|Hosentasche"
    ),
    "ux": (
        "findet sich nicht zurecht|kommt nicht klar|kommen nicht klar|durchklicken|schwer zu bedienen|"
        "abgebrochen|Hilfe am Telefon|ältere Leute|auch die Oma|Technikmuffel|überfordert|Fehlermeldung|simpel|"
        "auf einen Blick"
    ),
    "branding": (
        "Schriftzug|Firmenschild|Briefkopf|Visitenkarte|Aushängeschild|Wappen|Ruf|Image|altmodisch|angestaubt|"
        "verstaubt|aus einem Guss|passt nicht zusammen|wofür wir stehen|wer wir sind|unterscheidet|unterscheiden|"
        "sehen aus wie alle|wie alle anderen|Profil|heißen sollen|einen Namen|kein Gesicht|beliebig|Konkurrenz|"
        "Kette|Filialist|Discounter|Betriebsübernahme|neuer Name|umbenennen"
    ),
    "grafik": (
        "Handzettel|Faltblatt|Wandzeitung|Vereinsheft|Gemeindeblatt|Karte am Tisch|Speisekarte|Kopiervorlage|"
        "selbst gebastelt|Word|Einladungskarte|Jahreskalender|Urkunde|Festschrift|Preisliste|Aufsteller"
    ),
    "illustration": (
        "Bildchen|Zeichnungen|gezeichnet|Bilderbogen|zum Anschauen|ohne viele Worte|Schaubild|Bildertafel|"
        "Malbuch|Kinderbuch|Skizze|aufzeichnen|bebildern|zeigen statt schreiben"
    ),
    "verpackung": (
        "eingewickelt|Tütchen|Glas|Schraubglas|Deckel|Beutel|Bindfaden|Präsent|Präsentkorb|Geschenkkorb|"
        "verschenken|Marmelade|Öl|Likör|Schnaps|Käse|Wurst|Seife|Kerze|Tee|Kräuter|Saft|Wein|Honig|Senf|"
        "Regal im Laden|Verpackungsmaterial|zerbrechlich|Bruch|Bioladen|Feinkost|im Regal"
    ),
    "produktdesign": (
        "neues Produkt|etwas Neues machen|etwas Neues daraus|was daraus machen|Abfallprodukt|Verschnitt|"
        "Reststücke|übrig|wegwerfen|verbrennen|Ladenhüter|altbacken|kauft keiner mehr|jüngere Käufer|"
        "Vorzeigestück|erstes Stück|Muster machen|Mitbringsel|Gerät bauen|Halterung|Werkzeug bauen|Kollektion|"
        "Messeneuheit|herstellen lassen|weiterentwickeln|Erfinder|tüfteln|Fichte|Filz|Leder|Ton|Stein|Leinen|"
        "Naturprodukt|Rohwolle"
    ),
    "fotografie": (
        "unscharf|Handyfotos|Schnappschuss|schlechte Bilder|alte Bilder|Dias|vorzeigen|ablichten|schöne Bilder|"
        "Bilderrahmen|Prospektbilder"
    ),
    "film": (
        "filmen|gefilmt|bewegte Bilder|vormachen|zuschauen|wie es gemacht wird|Handgriff zeigen|festhalten|"
        "Fernseher|im Kino|Leinwand"
    ),
    "animation": (
        "erklären muss|tausendmal erklärt|versteht keiner|unsichtbar|Ablauf zeigen|wie es funktioniert|"
        "Zeichenfilm|ohne viele Worte|Schemazeichnung|kleine Filmchen|schwer zu erklären"
    ),
    "podcast": (
        "Stimme hören|zum Anhören|im Auto hören|beim Laufen|beim Gehen|beim Spazieren|Kopfhörer|Kassette|Tonband|"
        "aufgenommen|aufnehmen|vorgelesen|Führung|Führer|Stadtführer|Gästeführer|ohne Tafel|ins Ohr|"
        "nicht lesen können|liest keiner|unterwegs zuhören|Sendung"
    ),
    "klang": (
        "Geräusch|dröhnen|knarren|tropfen|brummen|krachen|Stollen|Keller|Gewölbe|gruselig|spuken|Glocke|Stimmung|"
        "hallen|Hall|Lärm|zu laut|schlecht zu hören|versteht man nichts|Lautsprecher|Ohren|Atmosphäre"
    ),
    "musik": (
        "Lied|Hymne|Melodie|mitsingen|Stück spielen|Dirigent|Notenblatt|Jugendband|rappen|Rap|Beat|Bass|Gitarre|"
        "Schlagzeug|Probenraum|Tonstudio|Ständchen|Jubiläumslied|Nachwuchsmusiker|Musikschule"
    ),
    "text": (
        "Rechtschreibung|Formulierung|schreiben kann ich nicht|nicht schreiben|Brief an|Anschreiben|Festrede|"
        "Rede|Beschreibung|Buch machen|Buch schreiben|Kochbuch|Rezept|Chronik schreiben|Manuskript|Worte finden|"
        "Bescheid|Schreiben|Text kürzen|hölzern|Beamtendeutsch"
    ),
    "storytelling": (
        "Anekdote|Erlebnis|Vergangenheit|Überlieferung|dahinter steckt|was hier passiert ist|was hier geschah|"
        "weiß kaum einer|Schicksale|Held|Gespenst|Gestalt|Sagengestalt|Bergmann|Räuber|berühmt|Legende|"
        "lebendig werden|langweilt|trocken|Hintergrund|erzählt sonst keiner"
    ),
    "socialmedia": (
        "Instagram|Facebook|TikTok|Praktikant|junge Leute|die Jungen|Jüngeren|Zwanzigjährige|Teenager|"
        "wo die hinschauen|wo die heute sind|im Handy|Wischen|posten|Likes|Beiträge|Account|Profil|Story"
    ),
    "redaktionsplan": (
        "regelmäßig|eingeschlafen|schläft ein|keine Zeit für|was man schreiben soll|wer schreibt was|Themen|"
        "Monatsblatt|alle Kanäle|durcheinander gepostet|Vorlauf|Jahreskreis|Mitteilungsblatt|zu selten"
    ),
    "newsletter": (
        "Bescheid sagen|Bescheid geben|nicht gewusst|hat uns keiner gesagt|auf dem Laufenden|Nachricht schicken|"
        "Verteilerliste|Mailadressen|Rundschreiben|WhatsApp-Gruppe|Erinnerung schicken|Stammgäste anschreiben|"
        "Termine weitergeben|alle erreichen|erfährt keiner"
    ),
    "pr": (
        "Lokalblatt|Wochenblatt|Amtsblatt|Zeitung stehen|in die Zeitung|Zeitung schreibt|Fernsehen kam|"
        "Berichterstattung|unter die Leute|bekannter werden|keiner kennt uns|kennt uns keiner|keiner weiß davon|"
        "weiß keiner|Spende|spenden|Spender|Sponsor|sammeln|betteln|Fördermittel|Stiftung|Geldgeber|Rettung|"
        "Restaurierung|Sanierung|Gerücht|schlechter Ruf|Leserbrief|Vorurteil|Ansehen|Bürgermeister|Ratssitzung|"
        "Bürgerinformation|Mitteilung"
    ),
    "seo": (
        "Suchmaschine|erste Seite|findet man nicht|findet uns keiner|keiner findet uns|nicht zu finden|Navi|Maps|"
        "Sterne|schlechte Bewertung|Suchergebnis|taucht nicht auf|steht nicht drin"
    ),
    "kampagne": (
        "Leute herlocken|anlocken|kommt keiner|bleiben weg|zu wenige|leere Plätze|halb leer|neue Gäste|"
        "neue Kunden|Aufsehen|Plakat|Aktion|mobilisieren|Unterstützer|Pate|Patenschaft|Spende|spenden|"
        "Spendenaktion|Crowdfunding|Spender|Vorurteil|Klischee|ansprechen|auf sich aufmerksam|überzeugen|"
        "mitziehen|Image|Auslastung|Nebensaison"
    ),
    "leichtesprache": (
        "versteht kein Mensch|versteht keiner|liest kein Mensch|liest keiner|Juristendeutsch|juristisch|Anwalt|"
        "Beipackzettel|Kleingedrucktes|Satzung|Bescheid|Merkblatt|Rechnung erklären|Formulardeutsch|"
        "einfache Worte|in einfachen Worten|ohne Studium|schwer zu lesen|Vertrag|Paragraf|Behörde|Amt|"
        "Schritt für Schritt|auch wer nicht gut lesen|Leseschwäche|Lernbehinderung|Gebühr|Abgabe|Hausordnung"
    ),
    "barrierefreiheit": (
        "Stufen|Wendeltreppe|Kinderwagen|gehbehindert|Krücke|Gehhilfe|nicht sehen kann|nicht hören kann|Blinde|"
        "Gehörlose|Hörgerät|Lupe|Brille|Pflegeheim|Altersheim|Heimbewohner|Demenzkranke|bleibt draußen|"
        "muss unten warten|muss oben warten|wartet unten|ausgeschlossen|Platzangst|alle etwas davon|enge Gänge|"
        "Behinderte|Förderschule|Handicap"
    ),
    "mehrsprachigkeit": (
        "andere Sprache|fremde Sprache|auf Englisch|Englisch|Arabisch|Ukrainer|Ukrainisch|Vietnamesisch|Russisch|"
        "Rumänisch|Tschechen|Nachbarn jenseits|Ausländer|Geflüchtete|Flüchtling|Zugewanderte|"
        "verstehen kein Deutsch|kein Deutsch|sprechen kein|Deutsch lernen|Muttersprache|internationale Gäste|"
        "Gäste aus Polen|Sorben|Minderheit|Händen und Füßen|Japan"
    ),
    "ausstellung": (
        "Vitrine|Glaskasten|Museumsstück|Sammlungsstück|zum Anfassen|anfassen dürfen|ausprobieren|Exponat|"
        "Schauwerkstatt|Heimatstube|Besucherzentrum|Rundgang durch|hinter Glas|Schulklassen|Schulklasse|"
        "Sonderschau|Jubiläumsschau|zeigen können|Rumpelkammer|vollgestellt|Infotafel|Schautafel|Mineralien|"
        "Werkzeuge von früher"
    ),
    "leitsystem": (
        "verirren|verirrt|irren herum|irrt herum|findet den Eingang nicht|falsche Tür|Hinterhof|Ausschilderung|"
        "Wegmarkierung|Beschriftung|Klebeband|selbst gemalte Schilder|Pappschild|Zufahrt|Einfahrt|Rettungsweg|"
        "Flur|Stockwerk|wo was liegt|wo was steht|Sortierung|farbig|Kennzeichnung|Garderobe|Mülltrennung|"
        "fragen nach dem Weg"
    ),
    "raum": (
        "Neonlicht|Teppich|Tapete|Anstrich|Regale|Sitzecke|ungemütlich|gemütlicher|wohlfühlen|Aufenthalt|"
        "Treffpunkt|Innenraum|Inneneinrichtung|Theke|Tresen|Schalter|Wartebereich|Wartesaal|Warteraum|Kabine|"
        "Umkleide|Diele|kalt|ungenutzt|leerer Raum|alter Saal|Dachboden ausbauen|Nebenraum|Hinterzimmer|Bücherei|"
        "Vereinsheim|Gemeindesaal|Klassenzimmer|Gruppenraum|Empfang|Möblierung|zu eng"
    ),
    "standort": (
        "leer|steht leer|leeres Haus|leere Läden|leere Geschäfte|Ladenlokal|Ladensterben|Bahnhofsgebäude|"
        "alte Schule|Fabrikhalle|Scheune|Gutshof|Kaufhalle|Konsum|Dorfkneipe|Dorfladen|Gasthaus zu|Ortskern|"
        "Dorfplatz|Marktplatz|Treffpunkt|zieht weg|wegziehen|aussterben|ausgestorben|tot|nichts los|"
        "wieder was los|hängen bleiben|Immobilie|Besitzer|abreißen|Abriss|verfällt|Schandfleck|"
        "was daraus werden soll|was daraus wird|Nutzung"
    ),
    "ar_vr": (
        "sehen wie es war|wie es früher aussah|nicht mehr da|abgerissen|zugeschüttet|verschwunden|nicht betreten|"
        "nicht zugänglich|darf keiner hinein|unter Tage|wie es wirkt|wie es aussehen wird|im eigenen Raum|"
        "nicht vorstellen|vorstellen können|durchgehen|hineingehen|im Maßstab"
    ),
    "drei_d": (
        "vorstellen|räumlich|Zeichnung versteht|Bauzeichnung|Bauplan|Modell|nachbauen|nachgießen|Form abnehmen|"
        "Kopie|abgebrochenes Teil|Einzelstück|Vorlage|Maß|Nachguss|Replik|zum Anfassen|Relief|ertasten|tastbar|"
        "Blinde"
    ),
    "spiel": (
        "rätseln|knobeln|Spielchen|Schnitzeljagd|suchen und finden|langweilen|gelangweilt|gähnen|rennen durch|"
        "durchrennen|durchlaufen|Ferienkinder|Kindergeburtstag|Klassenfahrt|Wandertag|gegeneinander|Wettkampf|"
        "gewinnen|lachen|mitmachen|zum Mitmachen|Familien mit Kindern|Ferienprogramm|Detektiv|Geheimgang|Quiz|"
        "Grundschule|Hort|Jugendliche"
    ),
    "lernformat": (
        "beibringen|Folien|Theorie|trocken|auswendig|Prüfung|Kursteilnehmer|Handout|Skript|Arbeitsblatt|"
        "daheim üben|zu Hause üben|zu Hause weiter|nacharbeiten|nachmachen|Wissen vermitteln|vermitteln|"
        "Unterweisung|Belehrung|Arbeitsschutz|Sicherheitsunterweisung|Schulklasse|hängen bleibt|"
        "merkt sich keiner|wieder vergessen|damit es sitzt|Lehrgang|Fortbildung|Lehrerin|Unterrichtsstunde|"
        "Schritt für Schritt|Einführungskurs"
    ),
    "onboarding": (
        "die Neuen|neu dazu|am ersten Tag|Probezeit|springt ab|springen ab|abgesprungen|nach einer Woche|"
        "keiner zeigt|zeigt ihnen keiner|Aushilfen|Saisonkräfte|Erntehelfer|Zeitarbeiter|Quereinsteiger|Wechsel|"
        "Fluktuation|anlernen|eingewiesen|Einweisung|was zu tun ist|Praktikantin"
    ),
    "ehrenamt": (
        "Vereinsmitglied|Helferin|die Helfer|Rentner|Rentnerin|in der Freizeit|nach Feierabend|freiwillig|"
        "immer dieselben|dieselben drei|überaltert|Altersdurchschnitt|über siebzig|Vorstandsposten|Kassierer|"
        "Kassenwart|Schriftführer|Hauptversammlung|Jahreshauptversammlung|Mitgliedsbeitrag|Beiträge|mit anpacken|"
        "mitzumachen|bricht weg|werden weniger|macht keiner mehr|Nachfolge im Verein|Zugezogene|Einsatzkräfte|"
        "Übungsleiter"
    ),
    "nachwuchs": (
        "findet keinen mehr|finde keinen|keinen mehr finden|bewirbt sich keiner|meldet sich keiner|Schulabgänger|"
        "nach der Schule|Schüler|Realschüler|Abiturienten|Ausbildungsplatz|Lehrlinge|Azubis|Gesellin|jüngste|"
        "Jugendwehr|Jugendgruppe|unbesetzt|offene Stelle|Arbeitsamt|vom Amt|keine Jungen|von der Schule|"
        "Berufsmesse|Schnupperlehre|Ferienjob|altert|aussterben|lernen will|will keiner mehr lernen|"
        "will keiner mehr machen|Annonce|inserieren|Bewerber|jung|Mädchen|Vorurteil|schmutzig"
    ),
    "workshop": (
        "Streit|streiten|zanken|uneins|uneinig|Uneinigkeit|jeder will etwas anderes|an einen Tisch|"
        "alle an einen Tisch|Fronten|reden aneinander|aneinander vorbei|keiner traut|wie es weitergeht|Fantasie|"
        "Phantasie|Ideen fehlen|fehlen die Ideen|keine Idee|herumspinnen|Vorstand|Generationen|verfeindet|"
        "Konflikt|Mut|im Kreis|Stadtrat|Vermittler|von außen"
    ),
    "beteiligung": (
        "keiner gefragt|fragt keiner|mitreden|mitentscheiden|Bewohner|Anwohner|Nachbarn|Dorfbewohner|"
        "Einheimische|Zugezogene|die Leute im Dorf|Gemeinderat|Stadtrat|Bürgermeister|Bürgerversammlung|"
        "was die Leute wollen|Jung und Alt|Schüler und Senioren|Protest|Unmut|abgestimmt|Vorschläge|"
        "Wünsche sammeln|an einen Tisch|zanken|mitbauen|alle mitnehmen|Jugendliche"
    ),
    "veranstaltung": (
        "Dorffest|Stadtfest|Hoffest|Sommerfest|Jubiläum|Feier|Lesung|Konzert|Markt|Weihnachtsmarkt|Adventsmarkt|"
        "Tag der offenen Tür|Kirmes|Saal|Tanzabend|Karneval|wieder was los|halb leer|wenig Publikum|Künstler|"
        "auftreten|Hundertjahrfeier|Festwoche|Abendprogramm|Kulturhaus|Programm|hinlocken|herlockt|"
        "auf die Beine stellen|Open Air|Kino"
    ),
    "theater": (
        "verkleiden|Kostümführung|nachspielen|Rollenspiel|schüchtern|sich trauen|vor Leuten sprechen|"
        "vor Publikum|Schauspielerei|lebendig|Krippenspiel|Laienspiel|Festumzug|Umzug|vorspielen|Szene|"
        "Reklamation üben|Umgang mit Kunden|Auftreten"
    ),
    "buehne": (
        "Scheinwerfer|Baustrahler|Beleuchtung|anstrahlen|Lichtshow|Bühnenbild|Vorhang|Kulissen|"
        "Fassade anstrahlen|Nacht|blitzen|Tontechnik|Mischpult|Verstärker|Beschallung|dunkler Saal|Saal|"
        "Projektor|Leinwand|Effekte|Nebel|Turm"
    ),
    "archiv": (
        "Dachboden|Schränke voll|Kisten voll|Kartons voll|Nachlass|Schachteln|alte Unterlagen|alte Pläne|"
        "Urkunden|Negativ|Glasplatte|Musterbuch|Vorlagen|vergilbt|Mäuse|angefressen|schimmelt|feucht|"
        "alte Schrift|Kirchenbuch|sichten|sortieren|ordnen|abgelegt|ablegen|wiederfinden|wiederfindet|einlagern|"
        "abfotografieren|ablichten|Noten|Zeitungsausschnitte|Protokollbuch|Vereinsgeschichte|Sammlung|Erbe|"
        "geerbt|hinterlassen|vermacht|Postkarten|Schallplatten"
    ),
    "zeitzeugen": (
        "die Alten|alten Leute|Ältere|Großvater|Großmutter|Urgroßmutter|Opa|Uropa|sterben weg|leben nicht mehr|"
        "neunzigjährig|über neunzig|Kriegsende|nach dem Krieg|Wende|DDR|Vertreibung|früher im Dorf|Erinnerungen|"
        "mitschreiben|erzählt aus|aufschreiben solange|letzte Bergleute|Weber|Ortschronist|Chronistin|"
        "Heimatverein"
    ),
    "karte": (
        "Wanderweg|Rundweg|Lehrpfad|Radtour|Loipe|Wegekarte|Ortsplan|Plan am Parkplatz|Parzelle|Lage|Flurstück|"
        "Grab|Friedhof|Gräber|Standort|Wegstrecke|Stationen|Kilometer|Einkehr|Aussicht|verlaufen|eingezeichnet|"
        "Gelände|Baum|Bäume|Spielplätze|Laternen|Papierkarte|Faltkarte|Ausflug|Ausflugsziel|wo genau"
    ),
    "datenviz": (
        "Zahlen|Statistik|Haushalt|Jahresabschluss|Verbrauch|Messreihe|Protokolle|Kurven|auf einen Blick|"
        "Gebühren|Kosten erklären|wird teurer|teurer|Nachweis|Besucherzahlen|Auswertung|Kuchenstück|Bericht|"
        "Förderbericht"
    ),
    "ki": (
        "immer dieselben Fragen|immer die gleichen Fragen|die gleiche Frage|zehnmal am Tag|tausend Fragen|"
        "hunderte Mails|abschreiben lassen|aus Fotos erkennen|vorsortieren|aus dem Text heraus|"
        "Tonaufnahmen abtippen|Protokoll schreiben"
    ),
    "sensorik": (
        "nachsehen fahren|Kontrollgang|hinfahren|nachts aufstehen|Frost|eingefroren|Temperatur|Feuchte|"
        "Wasserstand|Pegel|Füllstand|Zähler|mitzählen|wie viele drin sind|wie viele gerade|Besucherzählung|"
        "Lichtschranke|Steuerung|Schalter|Bewässerung|Gewächshaus|Stall|Weide|Bienenstock|Ofen|Heizung|"
        "Stromverbrauch|Tür offen|Diebstahl|basteln|Bastler|Knopf drücken|leuchtet auf|blinkt|Automat|Schranke"
    ),
    "handwerkstechnik": (
        "Zunft|Gewerk|altes Handwerk|Überlieferung|von Hand gefertigt|Drechselbank|Webstuhl|Spinnrad|Schmiede|"
        "Gießerei|Töpferscheibe|Korbflechten|Schnitzer|Klöpplerin|Schnitzverein|Handwerkskurs|wie man das macht|"
        "Technik stirbt aus|Kurs geben|Muster"
    ),
    "kundenbindung": (
        "Stammkunden|Stammgäste|kommen nicht wieder|kommt nicht wieder|einmal und nie wieder|bleiben weg|"
        "wiederkommen|Kundenwünsche|beim Namen|Vorlieben|Treue|Reklamation|Anfrage|Anfragen|"
        "vergessen zu antworten|nachhaken|nachgehakt|Kostenvoranschlag|Angebote|Beziehung|Geburtstage|"
        "etwas Persönliches|weiterempfehlen|Freunde mitbringen|Nachbestellung|Konkurrenz|Gutschein"
    ),
    "konfigurator": (
        "nach Maß|Sonderwunsch|Sonderwünsche|Extrawünsche|selber zusammenstellen|selbst zusammenstellen|"
        "zusammensuchen|Einzelanfertigung|hin und her|größer|kleiner|andere Farbe|nicht vorstellen|Holzart|"
        "Ausführung|Maße|was es kostet|was es ungefähr kostet|am Ende ein Preis|Preis ausrechnen|"
        "Beratungsgespräch|Angebot ausrechnen|Durchmesser|Länge|Stoffmuster|Gravur|umstellen|Probe"
    ),
    "vernetzung": (
        "jeder für sich|jeder kocht|jeder macht seins|Einzelkämpfer|allein zu klein|zu klein allein|"
        "alleine schaffen|Nachbardorf|Nachbarort|Nachbarbetrieb|andere Höfe|andere Vereine|andere Museen|"
        "zusammen anbieten|gemeinsam werben|gemeinsam liefern|Fahrgemeinschaft|tauschen|Tauschring|"
        "Kollegen aus der Gegend|in der Gegend|zusammenarbeiten|abgestimmte|Rundtour|Verband|Hofläden"
    ),
    "wissenssicherung": (
        "hört auf|geht in Rente|in Rente|in den Ruhestand|Altgeselle|Seniorchef|Altmeister|der Letzte|die Letzte|"
        "im Kopf|steht nirgends|nirgends aufgeschrieben|nur er weiß|nur sie weiß|weiß nur einer|wenn die krank|"
        "nach Gefühl|Fingerspitzengefühl|im Gefühl|Kniff|Trick|Geheimrezept|Betriebsgeheimnis|behalten|bewahren|"
        "retten|geht verloren|mit ins Grab|Übergabe|Hofübergabe|Nachfolgerin|abgucken"
    ),
    "strategie": (
        "lohnt sich nicht|lohnt es sich|davon leben|über die Runden|Umsatz|Einbruch|bringt nichts ein|"
        "kostet mehr als|zu billig|zu teuer|Preise|Zuschuss|zweites Standbein|Standbein|Winter überbrücken|"
        "Saison|Auslastung|aufgeben|zumachen|schließen müssen|weitermachen|wie es weitergeht|Nachfolge|Neuanfang|"
        "umstellen|Kundschaft bleibt weg|verkauft sich nicht|Großhändler|Preisdruck|rechnet sich|neue Wege|Mut"
    ),
    "kommunikation": (
        "Bescheid weiß|Bescheid wissen|weiß keiner Bescheid|Aushang|Pinnwand|Schwarzes Brett|Chatgruppe|"
        "Gruppenchat|Schichtwechsel|Dienst|Dienste|wer wann|wer fährt|einspringen|Ausfall|krank|Krankmeldung|"
        "hinterhertelefonieren|reihum|Übergabebuch|Missverständnisse|aneinander vorbei|redet keiner|"
        "hat mir keiner gesagt|Außenstelle|Filiale|Eltern|Elternabend|Kollegium|Belegschaft|Trupp|Fahrer|"
        "jeder weiß etwas anderes|stille Post|Zuruf|Absprachen"
    ),
}
