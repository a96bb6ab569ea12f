"""The terms that needs and offers are tagged with: 62 ids with a label in two languages and German synonyms.

`label` is the English source text, translated like every other; `german` stands here because texts are searched for it.
"""

from dataclasses import dataclass

from kloeppel.core.values import Sentence, sentence


@dataclass(frozen=True, slots=True)
class Term:
    """One term: `synonyms` are German names for the same thing, separated by `|`."""

    id: str
    german: str
    label: Sentence
    synonyms: str


VOCABULARY: tuple[Term, ...] = (
    Term("website", "Website", sentence("website"), "Internetseite|Homepage|Webseite|Webauftritt|Netzauftritt"),
    Term("onlineshop", "Onlineshop", sentence("online shop"), "Webshop|E-Commerce|Internetladen|Verkauf im Netz"),
    Term(
        "buchung",
        "Buchung und Reservierung",
        sentence("booking"),
        "Reservierung|Terminvergabe|Onlinebuchung|Belegungskalender",
    ),
    Term(
        "ticketing",
        "Eintritt und Kartenverkauf",
        sentence("ticketing"),
        "Eintrittskarten|Vorverkauf|Einlass|Abendkasse",
    ),
    Term(
        "prozess",
        "Arbeitsabläufe verbessern",
        sentence("process design"),
        "Prozessdigitalisierung|Workflow|Ablauf|papierlos|Zettelwirtschaft",
    ),
    Term("formulare", "Digitale Formulare", sentence("digital forms"), "Onlineformular|Antrag|Meldebogen|Eingabemaske"),
    Term(
        "lager",
        "Lager und Bestand",
        sentence("stock and inventory"),
        "Warenwirtschaft|Inventur|Bestandsliste|Lagerverwaltung",
    ),
    Term("datenbank", "Datenbank und Register", sentence("database"), "Datensammlung|Verzeichnis|Register|Kataster"),
    Term("automatisierung", "Automatisierung", sentence("automation"), "No-Code|Low-Code|Schnittstellen|Automation"),
    Term("app", "App-Entwicklung", sentence("app development"), "mobile Anwendung|Web-App|PWA|Handyanwendung"),
    Term("ux", "Nutzerführung", sentence("user experience"), "UX|Usability|User Research|Interface|Bedienbarkeit"),
    Term(
        "branding", "Marke und Erscheinungsbild", sentence("branding"), "Corporate Design|Logo|Markenbild|Namensfindung"
    ),
    Term("grafik", "Grafikdesign", sentence("graphic design"), "Layout|Plakat|Flyer|Drucksachen"),
    Term("illustration", "Illustration", sentence("illustration"), "Zeichnung|Comic|Wimmelbild|Bildanleitung"),
    Term("verpackung", "Verpackung und Etikett", sentence("packaging"), "Packaging|Etikett|Karton|Schachtel"),
    Term(
        "produktdesign",
        "Produktgestaltung",
        sentence("product design"),
        "Formgestaltung|Industriedesign|Entwurf|Muster",
    ),
    Term("fotografie", "Fotografie", sentence("photography"), "Fotos|Porträt|Produktbild|Luftbild"),
    Term("film", "Film und Video", sentence("film and video"), "Imagefilm|Reel|Kurzfilm|Bewegtbild"),
    Term("animation", "Animation", sentence("animation"), "Trickfilm|Motion Design|Stop-Motion|Erklärfilm"),
    Term("podcast", "Podcast und Hörformate", sentence("podcast and audio"), "Hörstück|Audioguide|Feature|Radio"),
    Term("klang", "Klanggestaltung", sentence("sound design"), "Sounddesign|Hörraum|Audio-Branding|Geräusch"),
    Term("musik", "Musik und Komposition", sentence("music"), "Komposition|Arrangement|Konzert|Tonaufnahme"),
    Term("text", "Text und Redaktion", sentence("copywriting and editing"), "Texten|Lektorat|Redaktion|Wording"),
    Term(
        "storytelling",
        "Erzählen und Dramaturgie",
        sentence("storytelling"),
        "Geschichten|Dramaturgie|Drehbuch|Narration",
    ),
    Term("socialmedia", "Soziale Medien", sentence("social media"), "Instagram|Facebook|TikTok|Social Media"),
    Term(
        "redaktionsplan",
        "Redaktions- und Themenplan",
        sentence("content planning"),
        "Contentplan|Themenplan|Kanalkonzept|Veröffentlichungskalender",
    ),
    Term(
        "newsletter",
        "Rundbrief und Nachrichtenkanal",
        sentence("newsletter and messaging"),
        "Newsletter|Mailing|Messenger|Rundmail",
    ),
    Term(
        "pr",
        "Presse- und Öffentlichkeitsarbeit",
        sentence("public relations"),
        "PR|Pressearbeit|Medienarbeit|Amtsblatt",
    ),
    Term(
        "seo",
        "Auffindbarkeit im Netz",
        sentence("search visibility"),
        "SEO|Suchmaschine|Karteneintrag|Bewertungsportal",
    ),
    Term("kampagne", "Werbung und Kampagne", sentence("campaign"), "Marketing|Werbekampagne|Aktion|Anzeige"),
    Term("leichtesprache", "Leichte Sprache", sentence("easy language"), "Einfache Sprache|verständlich|Klartext"),
    Term(
        "barrierefreiheit",
        "Barrierefreiheit",
        sentence("accessibility"),
        "inklusiv|Gebärdensprache|Audiodeskription|Tastmodell",
    ),
    Term("mehrsprachigkeit", "Mehrsprachigkeit", sentence("multilingual"), "Übersetzung|Sorbisch|Tschechisch|Polnisch"),
    Term(
        "ausstellung",
        "Ausstellungsgestaltung",
        sentence("exhibition design"),
        "Szenografie|Vitrine|Museumsgestaltung|Kuratieren",
    ),
    Term(
        "leitsystem",
        "Leit- und Ordnungssystem",
        sentence("wayfinding"),
        "Beschilderung|Wegweiser|Signaletik|Piktogramm",
    ),
    Term(
        "raum",
        "Raum und Innenarchitektur",
        sentence("interior and space"),
        "Innenarchitektur|Ladenbau|Möblierung|Schaufenster",
    ),
    Term("standort", "Ort und Leerstand", sentence("place making"), "Leerstand|Zwischennutzung|Dorfentwicklung|Pop-up"),
    Term(
        "ar_vr",
        "Erweiterte und virtuelle Realität",
        sentence("augmented and virtual reality"),
        "AR|VR|360 Grad|virtueller Rundgang",
    ),
    Term("drei_d", "3D-Modell und Scan", sentence("3D models"), "3D-Scan|Fotogrammetrie|CAD|3D-Druck"),
    Term("spiel", "Spiel und Rätsel", sentence("games"), "Gamification|Quest|Schnitzeljagd|Quiz|Escape"),
    Term("lernformat", "Lernformate", sentence("learning formats"), "E-Learning|Lernvideo|Microlearning|Kurs"),
    Term(
        "onboarding", "Einarbeitung", sentence("onboarding"), "Einarbeiten|Willkommensmappe|neue Mitarbeitende|Ankommen"
    ),
    Term(
        "ehrenamt",
        "Ehrenamt und Mitglieder",
        sentence("volunteering"),
        "Freiwillige|Mitgliederverwaltung|Helfer|Verein",
    ),
    Term(
        "nachwuchs",
        "Nachwuchs- und Fachkräftewerbung",
        sentence("recruiting"),
        "Azubi|Lehrling|Ausbildung|Employer Branding",
    ),
    Term(
        "workshop",
        "Moderation und Workshop",
        sentence("facilitation"),
        "Moderation|Design Thinking|Ideenwerkstatt|Kurs vor Ort",
    ),
    Term("beteiligung", "Beteiligung", sentence("participation"), "Bürgerbeteiligung|Mitreden|Umfrage|Ko-Kreation"),
    Term("veranstaltung", "Veranstaltungskonzept", sentence("event concept"), "Fest|Festival|Event|Reihe"),
    Term(
        "theater",
        "Theater und Performance",
        sentence("theatre and performance"),
        "Schauspiel|Puppenspiel|Tanz|Inszenierung",
    ),
    Term(
        "buehne",
        "Bühne, Licht, Projektion",
        sentence("stage, light, projection"),
        "Bühnenbild|Lichtkunst|Videomapping|Kinetik",
    ),
    Term(
        "archiv",
        "Archiv und Sammlung",
        sentence("archive and collection"),
        "Digitalisierung|Inventar|Nachlass|Transkription",
    ),
    Term(
        "zeitzeugen",
        "Erinnerung und Zeitzeugen",
        sentence("oral history"),
        "Oral History|Interview|Dorfchronik|Lebensgeschichte",
    ),
    Term("karte", "Digitale Karte und Route", sentence("digital map"), "GIS|Landkarte|GPS|Wanderroute|Lageplan"),
    Term(
        "datenviz", "Daten sichtbar machen", sentence("data visualisation"), "Dashboard|Infografik|Diagramm|Statistik"
    ),
    Term("ki", "Künstliche Intelligenz", sentence("artificial intelligence"), "KI|Chatbot|Sprachmodell|Assistent"),
    Term(
        "sensorik",
        "Sensorik und Physical Computing",
        sentence("sensors and making"),
        "Mikrocontroller|Internet der Dinge|Funkmodul|Messfühler",
    ),
    Term(
        "handwerkstechnik",
        "Traditionelle Handwerkstechnik",
        sentence("craft technique"),
        "Klöppeln|Drechseln|Töpfern|Weben",
    ),
    Term("kundenbindung", "Kundenbeziehung", sentence("customer relations"), "CRM|Stammkunden|Anfragen|Nachfassen"),
    Term("konfigurator", "Konfigurator", sentence("configurator"), "Baukasten|Auswahlhilfe|Wunschanfertigung|Planer"),
    Term(
        "vernetzung",
        "Vernetzung und Kooperation",
        sentence("networking"),
        "Plattform|Verbund|Regionalmarke|Nachbarschaft",
    ),
    Term(
        "wissenssicherung",
        "Wissenssicherung",
        sentence("knowledge transfer"),
        "Erfahrungswissen|Nachfolge|Anleitung|Übergabe",
    ),
    Term(
        "strategie",
        "Strategie und Geschäftsmodell",
        sentence("strategy and business model"),
        "Positionierung|Geschäftsmodell|Preisgestaltung|Mitgliedsmodell",
    ),
    Term(
        "kommunikation",
        "Interne Kommunikation",
        sentence("internal communication"),
        "Absprachen|Schichtplan|Teamkanal|Einsatzplanung",
    ),
)

TERMS: dict[str, Term] = {term.id: term for term in VOCABULARY}
