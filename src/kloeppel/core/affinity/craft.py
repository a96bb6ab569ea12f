"""How creatives speak of what they do: tools, methods and products that count in offers only.

Many of them are everyday words when a need uses them ("schreiben", "drehen", "Karten"), which is why they stand apart.
"""

CRAFT: dict[str, str] = {
    "website": (
        "Frontend|Webseiten|Internetseiten|Websites|Responsive|Wix|Jimdo|Hosting|Webflow|Relaunch|JavaScript|CSS|"
        "Webagentur|Sichtbar im Netz"
    ),
    "onlineshop": (
        "Shops|Shopware|Etsy|Zahlungsanbieter|Bezahlfunktion|Versandabwicklung|Produktseite|Kasse im Netz|"
        "Bestellsystem|Direktvermarktung"
    ),
    "buchung": (
        "Terminplaner|Kalender-Tool|Kalender|freie Zeiten|Belegung|Belegungsplan|Doppelbelegung|Terminkalender|"
        "Calendly|Buchungsmaschine|Channel-Manager|Buchungsstrecke|vorbestellen|Vorbestellung|Abholung|"
        "Verfügbarkeit|Termine online|Verleihsystem|Zimmervermittlung"
    ),
    "ticketing": (
        "Vorverkaufssystem|QR-Code|Gästeliste|Platzkontingent|Kontingent|Einlasskontrolle|Ticketshop|Bändchen|"
        "Kassensystem|bargeldlos|Zutritt|Zeitfenster"
    ),
    "prozess": (
        "mitlaufen|mitfahren|hospitieren|Abläufe|Prozesse|Ablaufdiagramm|Prozessberatung|Organisationsberatung|"
        "Organisationsberater|Kanban|Customer Journey|Blueprint|Reibungsverlust|Service-Design|Human Centered|"
        "wo es klemmt|wo es hakt|Vereinfachung|Lean|aufräumen|entrümpeln|Aufgabenverteilung"
    ),
    "formulare": (
        "Formulare|Online-Formulare|Eingabemasken|Anträge|Typeform|Vordrucke|Checkliste|Erfassung|Rückmeldung|"
        "Umfragetool|digitale Unterschrift"
    ),
    "lager": (
        "Lagerhaltung|Barcode|QR-Etikett|Scanner|Mindestmenge|Nachbestellung|Warenfluss|Ausleihsystem|"
        "Leihverwaltung|Materialverfolgung|RFID|Fundusverwaltung"
    ),
    "datenbank": (
        "Datenbanken|Postgres|Airtable|Access|Datenmodell|Mitgliederdatenbank|Verwaltungsprogramm|Tabellen|"
        "Verwaltung|Katalog|durchsuchbar|Suchfunktion|FileMaker|Stammdaten|Datenerfassung"
    ),
    "automatisierung": (
        "Make|n8n|Glide|automatisiere|Knopfdruck|auf Knopfdruck|Automatismen|Benachrichtigung|Serienmail|"
        "Serienbrief|verknüpfe|Bot|Bots|Integrationen|Prozessautomatisierung|Erinnerungen"
    ),
    "app": (
        "Apps|Django|Python|React|Full-Stack|Webentwickler|Offline-First|Backend|Entwicklerin|Programmiererin|"
        "Informatiker|Open Source|Eigenentwicklung|maßgeschneidert|Progressive Web"
    ),
    "ux": (
        "Figma|Klickdummy|Wireframe|Nutzerforschung|Nutzertests|User Experience|Bedienung|Oberfläche|Oberflächen|"
        "Testpersonen|Accessibility|Interaktion|Mensch und Maschine|Prototypen|Usability-Test"
    ),
    "branding": (
        "Marken|Markenstrategie|Markenberatung|Naming|Brand|Wortmarke|Styleguide|Hausschrift|Markenkern|"
        "Identität|Markenauftritt|Erscheinung|Positionierung|Rebranding"
    ),
    "grafik": (
        "Plakate|Flyer|Broschüren|Printdesign|Editorial|Layouts|Grafikdesignerin|Kommunikationsdesign|"
        "Kommunikationsdesigner|Siebdruck|Risografie|Druckvorlage|Reinzeichnung|Mediengestalter|"
        "Schriftgestaltung|Buchdruck|Letterpress|visuelle Kommunikation"
    ),
    "illustration": (
        "Illustrationen|Comics|Aquarell|Feder|Strich|Bildsprache|Wimmelbilder|Sketchnotes|Visual Facilitation|"
        "Schritt-für-Schritt-Zeichnung|Buchillustration|Scribble|Bildanleitungen|Leporello|Linolschnitt|"
        "Kinderbuch"
    ),
    "verpackung": (
        "Packaging-Design|Etiketten|Faltschachtel|Geschenkbox|Stanzform|Versandkarton|Flaschen|Gläser|"
        "Papierkonstruktion|Regal|Lebensmittelverpackung|plastikfrei"
    ),
    "produktdesign": (
        "Produktdesignerin|Design-Studio|Prototypen|Prototypenbau|Kleinserien|Möbeldesign|Textildesign|"
        "Textildesignerin|Kollektion|Kollektionen|Dessin|Materialforschung|Reststoffe|Recycling|"
        "Kreislaufwirtschaft|Entwurf|Entwürfe|Objekte|Serienreife|Manufaktur"
    ),
    "fotografie": (
        "Fotos|Kamera|Aufnahmen|Bildband|Fotojournalistin|Produktfotografie|Studio|Linse|Mittelformat|Drohne|"
        "Bildsprache|Repro|Reprofotografie|Foodfotografie|Dokumentarfotografie|Schwarzweiß"
    ),
    "film": (
        "Filme|Videos|Kameramann|Kamerafrau|Regisseur|Regisseurin|Filmproduktion|Drehtag|Drehtage|Dokumentation|"
        "Porträtfilm|Schnitt|Postproduktion|Close-up|Großaufnahme|Zeitlupe|Interviewfilm|Lehrvideo|Lehrvideos|"
        "Hochformat|Reels|Clips"
    ),
    "animation": (
        "Trickfilme|Erklärfilme|Erklärvideos|2D|Motion|After Effects|Daumenkino|Legetechnik|animiert|"
        "Zeichentrickfilm|Animationsstudio|Charakteranimation"
    ),
    "podcast": (
        "Podcasts|Hörfunk|Hörspiele|Radiomacher|Radiojournalist|Radiojournalistin|Audioguides|Audiowalk|"
        "Audiowalks|Hörstationen|Hörstation|Features|Featureautor|Sprecherin|Sprecher|Tonstudio|O-Töne|"
        "Moderation im Radio|Stimmen|Hörtour"
    ),
    "klang": (
        "Sounddesigner|Sound Design|Klänge|Tonkunst|Binaural|binaurales|Raumklang|Mehrkanal|Field Recordings|"
        "Geräuschemacher|Tontechnik|Tontechniker|Tonmeisterin|Klanglandschaft|Geräusche|Lautsprecher|Beschallung"
    ),
    "musik": (
        "Songwriter|Songwriting|Musikproduktion|Producer|Beats|Beatmaking|Jingle|Filmmusik|Chorleiter|"
        "Chorleiterin|Dirigent|Dirigentin|Musikpädagogik|Musikpädagogin|Bandcoach|Arrangeur|Mix|Mastering|"
        "Liedermacher|DJ|Bläser|Posaunen"
    ),
    "text": (
        "Texte|Werbetexter|Werbetexterin|Redakteur|Redakteurin|Copywriting|Ghostwriter|Ghostwriterin|Biografin|"
        "Schriftsteller|Schriftstellerin|Lektor|Manuskript|Reportagen|Pressetexte|Sprache|Buchprojekt|Korrektur|"
        "Tafeltexte|Selbstverlag|Schreibcoach"
    ),
    "storytelling": (
        "Geschichten|Storys|Storytelling|Erzählkunst|Drehbuchautor|Drehbuchautorin|Plot|Handlung|Figuren|"
        "Szenario|Storyboard|Erzählungen|dramaturgisch|Dramaturg|Dramaturgin|Narrativ"
    ),
    "socialmedia": (
        "Social|Content Creator|Creator|Content|Reels|Kanäle|Community|Community Management|Stories|Hochkant|"
        "Hashtag|LinkedIn|Instagram-Kanal"
    ),
    "redaktionsplan": (
        "Redaktionspläne|Themenpläne|Kanalplan|Content-Plan|Themenwoche|Redaktionssystem|Redaktionskalender|"
        "Kommunikationskonzept|Content Marketing|Serien|Rubriken"
    ),
    "newsletter": (
        "Newsletters|Mails|Mailings|Mailchimp|Brevo|Rundbriefe|Messenger-Dienst|Sprachnachrichten|Verteiler|"
        "Abonnenten|Leserbindung|Dialogmarketing|Direktmarketing|E-Mail|Postkarte"
    ),
    "pr": (
        "Pressesprecher|Pressesprecherin|Medienarbeit|Lokaljournalist|Lokaljournalistin|Pressefotos|"
        "Kreisredaktion|Redaktionen|Medien|Fundraising|Fundraiser|Spendenbriefe|Spendenaufruf|Förderanträge|"
        "Crowdfunding|Interviews geben|Krisenkommunikation|Meldungen|Sponsoring"
    ),
    "seo": (
        "Suchmaschinen|Google-Profil|Google Business|Keywords|Ranking|Platz eins|SEA|Onlinemarketing|"
        "Online-Marketing|Performance|Bewertungen|Unternehmensprofil|Auffindbarkeit|gefunden"
    ),
    "kampagne": (
        "Kampagnen|Plakatkampagnen|Kampagnenplanung|Werbetexte|Marketingberatung|Marketingfrau|Aktionen|Kinospot|"
        "Guerilla-Marketing|Crowdfunding|Spendenkampagne|Anzeigen|Zielgruppen|Werbeagentur|Kreativdirektor|Spot"
    ),
    "leichtesprache": (
        "Leichter Sprache|Einfacher Sprache|Prüfgruppe|Bescheide|Merkblätter|Satzungen|kürze|"
        "übersetze Behördendeutsch|Verständlichkeit|klare Texte|Lesbarkeit|Bürgerbriefe|Klartext|verständliche"
    ),
    "barrierefreiheit": (
        "barrierefreie|inklusive|Inklusionsberatung|tastbar|taktil|Tastmodelle|Relief|Hilfsmittel|Blinden|"
        "Gebärden|Screenreader|Kontraste|Mehr-Sinne-Prinzip|Zwei-Sinne-Prinzip|mit allen Sinnen|Begreifen"
    ),
    "mehrsprachigkeit": (
        "Übersetzungen|mehrsprachige|Sprachmittler|Sprachmittlerin|Lokalisierung|interkulturell|Deutsch-Polnisch|"
        "Sprachen|Arabisch|Englisch|Untertitelung|bilingual|zweisprachige|Dolmetscherin|grenzüberschreitend"
    ),
    "ausstellung": (
        "Ausstellungen|Ausstellungsbau|Ausstellungsgestalter|Wanderausstellung|Museumspädagogik|Museumspädagogin|"
        "Museen|Vitrinen|Hands-On-Stationen|Exponate|Vermittlung|Besucherführung|Interaktive Station|Kuratorin|"
        "Ausstellungsdesign"
    ),
    "leitsystem": (
        "Leitsysteme|Wegeleitsystem|Wegeführung|Schilder|Beschriftungen|Hinweisschilder|Wegweiser|Piktogramme|"
        "Informationsdesign|Farbleitsystem|Ordnung|Regalbeschriftung|Orientierungsdesign|Bodenmarkierung"
    ),
    "raum": (
        "Räume|Interior|Interior Design|Innenräume|Ladenkonzept|Gastronomieeinrichtung|Möbelbau|Lichtkonzept|"
        "Farbkonzept|Möbel|Bauen im Bestand|Grundriss|Messebau|Bühnenraum|Raumplanung|Akustik"
    ),
    "standort": (
        "Leerstände|Leerstandsmanagement|leere Läden|leere Häuser|Stadtplaner|Stadtplanerin|Raumplaner|"
        "Regionalentwicklung|Ortsentwickler|Zwischennutzungen|Placemaking|alte Bahnhöfe|Denkmalpflege|Denkmal|"
        "Umbaukultur|Pop-up-Store|Bestand|Machbarkeit"
    ),
    "ar_vr": (
        "VR-Erlebnis|Virtual-Reality|Augmented-Reality|Unreal|WebXR|WebGL|Brillen|begehbare Modelle|"
        "virtuelle Räume|Panorama|360-Grad|Hologramm|virtuelle Rundgänge|Echtzeit-3D|Headset"
    ),
    "drei_d": (
        "3D-Modelle|3D-Drucker|Modellbau|Modellbauer|Modellbauerin|Digitalisat|Scans|Scanner|Lasercutter|Laser|"
        "CNC-Fräse|Fräse|FabLab|Makerspace|Renderings|Vermesser|Rapid Prototyping|Nachbildungen|"
        "Architekturmodell|parametrisch"
    ),
    "spiel": (
        "Spiele|Spieleautor|Spieleautorin|Game Designer|Escape-Room|Escape-Rooms|Escape-Box|Rallyes|Schatzsuchen|"
        "Krimi-Rallye|Planspiel|Serious Games|Kartenspiel|Kartendeck|Quests|Detektivfälle|Lernspiel|"
        "Spielmechanik|Actionbound|Stadtspiel|Rätselspiel"
    ),
    "lernformat": (
        "Lernmedien|Lernmaterialien|Lerneinheiten|E-Learnings|Lernvideos|Schulungen|Trainings|Seminare|Kurse|"
        "Erwachsenenbildung|Bildungsreferentin|Lernplattform|Unterrichtsmaterial|Workshops für Schulen|"
        "Lernkarten|Pädagogin|Lehrmittel|Instruktion|Wissensvermittlung|Lehrvideos"
    ),
    "onboarding": (
        "Willkommenspaket|Patenmodell|Einarbeitungsplan|Einstiegsmappe|erste Tage|Unterweisungen|Neue im Team|"
        "Mitarbeiterhandbuch|Buddy|Einarbeitungsfilm|Sicherheitsunterweisung"
    ),
    "ehrenamt": (
        "Ehrenamtsmanagement|Ehrenamtskoordination|Freiwilligenmanagement|Vereinsberatung|Vereinsverwaltung|"
        "Mitgliedergewinnung|Engagementförderung|Schichtplan|Vereinssoftware|Helferplanung"
    ),
    "nachwuchs": (
        "Azubis|Ausbildungsmarketing|Arbeitgebermarke|Recruiting-Videos|Berufsorientierung|Stellenanzeigen|"
        "Fachkräfte|Bewerbervideo|Azubikampagne|junge Leute|Generation Z|Karriereseite|Schülerpraktikum"
    ),
    "workshop": (
        "Zukunftswerkstätten|World Café|Barcamp|Moderationen|Mediation|Mediator|Mediatorin|Prozessbegleitung|"
        "Coach|Ideenfindung|Kreativmethoden|Kreativworkshop|Lego Serious Play|Teamentwicklung|Runder Tisch|"
        "Strategietag|Supervision"
    ),
    "beteiligung": (
        "Beteiligungsformate|Beteiligungsprozess|Bürgerdialog|Bürgerwerkstätten|Dorfgespräche|Quartiersarbeit|"
        "Kunst am Bau|Community Art|mit Anwohnern|mit Bewohnern|Bewohnern|Nachbarn|Jugendbeteiligung|"
        "Dorfwerkstatt|Mitmachaktion|soziale Plastik"
    ),
    "veranstaltung": (
        "Veranstaltungsmacher|Festivals|Events|Eventmanagerin|Konzertveranstalter|Kulturmanagerin|Kulturmanager|"
        "Lesereihen|Lesungen|Programmgestaltung|Künstlerbetreuung|Sommerkino|Konzertagentur|Kulturveranstaltung|"
        "Tourneen|Festivalleitung|Produktionsleitung"
    ),
    "theater": (
        "Theaterstück|Theaterpädagoge|Schauspielern|Theatermacherin|Forumtheater|szenische Führung|"
        "szenische Führungen|Stationentheater|Impro|Unternehmenstheater|Figurenspieler|Figurenspielerin|"
        "Straßentheater|Tänzer|Tänzerin|Choreografie|Choreografin|Kostüme|Rollenspiele|Erlebnisführung|"
        "Walking Act"
    ),
    "buehne": (
        "Lichtgestaltung|Lichtdesigner|Lichtdesignerin|Videokunst|Mapping|Projektionen|Lichttechniker|"
        "Veranstaltungstechnik|Veranstaltungstechniker|Lasershow|LED|Bühnenbau|Bühnenbilder|Kulissenbau|"
        "Lichtkunst|Licht und Ton|Lichtpult|Medienkunst"
    ),
    "archiv": (
        "Archivarin|Archive|Archivpflege|Nachlässe|Digitalisate|Scandienst|Buchscanner|Erschließung|Restaurator|"
        "Restauratorin|Provenienz|Bestandspflege|Inventarisieren|Sammlungen|Sammlungsmanagement|Metadaten|"
        "Signaturen|Handschriften|Transkribieren|Kurrent|Historiker|Historikerin|OCR"
    ),
    "zeitzeugen": (
        "Zeitzeugeninterviews|Zeitzeugengespräche|Lebensgeschichten|Biografiearbeit|Erzählcafé|"
        "Gespräche mit alten|alten Menschen|lange Gespräche|Oral-History|Erinnerungen|Familienchronik|"
        "Ahnenforschung|Genealogie|Heimatgeschichte|Interviews"
    ),
    "karte": (
        "Karten|Kartograph|Kartographin|Kartografin|Geografin|Geograf|Geoinformatik|Geoinformatiker|QGIS|Routen|"
        "Wegekarte|Tourenplaner|GPX|Luftbildkarte|Lagepläne|Geotagging|Standorte|Übersichtsplan|Themenkarte"
    ),
    "datenviz": (
        "Datenjournalistin|Visualisierungen|Diagramme|Infografikerin|Dashboards|Zahlen|Statistiken|Datenanalyse|"
        "Datenanalyst|Haushaltspläne|interaktive Grafik|Informationsgrafik|Jahresberichte|Messreihen"
    ),
    "ki": (
        "KI-Assistent|Chatbots|GPT|Texterkennung|Machine-Learning|Bots|Sprachassistent|Prompt|generativ|"
        "Computer Vision|Automatische Erkennung|Transkriptionssoftware|Datenmodelle"
    ),
    "sensorik": (
        "Sensoren|Mikrocontrollern|ESP32|Elektronikbasteln|Platine|Lötkolben|Lichtschranke|Funk|Smart|"
        "interaktive Objekte|Installationen mit Sensoren|Robotik|Steuerungen|Messstation|Bausatz|Hardware|"
        "Tüftler|Tüftlerin|Automaten|NFC|RFID|Knöpfe"
    ),
    "handwerkstechnik": (
        "Drechslerin|Drechsler|Schnitzer|Schnitzerin|Weberin|Töpferin|Keramikerin|Korbmacher|Klöpplerin|Schmied|"
        "Schmiedin|Filz|Blaudruckerin|Buchbinder|Buchbinderin|Goldschmiedin|Glasbläser|Textilkunst|"
        "Handwerkstechniken|Handwerkskurse|Kunsthandwerkerin|Tischlerin|Jacquard"
    ),
    "kundenbindung": (
        "Stammkundenpflege|Kundendialog|Kundenclub|Bonuskarte|Treuekarte|CRM-System|HubSpot|Kontakte|"
        "Nachfassmail|Wiederkäufer|Kundenservice|Dialog|Stammgäste|Empfehlungsmarketing|Kundenkontakt"
    ),
    "konfigurator": (
        "Konfiguratoren|Konfiguration|Preisrechner|Online-Planer|Produktplaner|Variantenrechner|Angebotsrechner|"
        "Material und Maße|Maße|zusammenklicken|Schritt zum Preis|Auswahlassistent|Echtzeit-Preis|Maßrechner"
    ),
    "vernetzung": (
        "Netzwerkarbeit|Netzwerke|Netzwerkerin|Kooperationen|Allianzen|Cluster|Coworking|Regionalvermarktung|"
        "Gemeinschaftsprojekt|Genossenschaftsberatung|Plattformen|Matchmaking|Verbünde|Regionalmanagement|"
        "Gemeinschaftsstand"
    ),
    "wissenssicherung": (
        "Erfahrungswissen|Wissensbewahrung|Handgriffe|Dokumentationen|Anleitungen|Handbücher|Wissensspeicher|"
        "Wiki|Betriebsübergabe|Nachmachen|Lehrfilme|Expertengespräch|Expertengespräche|Wissensstafette|Werkbank|"
        "Schritt für Schritt|Berufe"
    ),
    "strategie": (
        "Strategien|Geschäftsmodelle|Geschäftsmodellentwicklung|Business Model Canvas|Gründungsberatung|"
        "Gründungsberaterin|Unternehmensberater|Innovationsberatung|Innovationsberaterin|Marktforschung|Preise|"
        "Sortiment|Finanzierung|Machbarkeitsstudie|Wirtschaftlichkeit|Transformation|Zukunftsbild|durchrechnen|"
        "rechne durch"
    ),
    "kommunikation": (
        "Teamkommunikation|Kommunikationstraining|Gesprächsführung|Teambuilding|Intranet|Mitarbeiterzeitung|"
        "interne Kommunikation|Dienstpläne|Schichtpläne|Konfliktlösung|Feedback|Führungskräfte|Belegschaft|"
        "Belegschaften|Slack|Einsatzpläne|Kommunikationstrainerin"
    ),
}
