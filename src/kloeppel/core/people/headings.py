"""What a heading asks for, in whatever words: `Ansprechpartner/in`, `Wo sitzt Ihr Betrieb?`, `E-Mail-Adresse`."""

import re
from enum import StrEnum

from kloeppel.core.people.text import as_text, clean, fold, repair
from kloeppel.core.people.values import Cell


class Meaning(StrEnum):
    """What a column can hold."""

    NUMBER = "number"
    SUBMITTED = "submitted"
    NAME = "name"
    BARE_NAME = "bare_name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    ORGANISATION = "organisation"
    EMAIL = "email"
    PHONE = "phone"
    POSTCODE = "postcode"
    PLACE = "place"
    REGION = "region"
    KIND = "kind"
    SUBMARKET = "submarket"
    URL = "url"
    RADIUS = "radius_km"
    HOURS = "hours_per_month"
    TEAM_SIZE = "team_size"
    NEED = "need"
    OFFER = "offer"
    TEXT = "text"
    PUBLISH = "publish"
    NEWSLETTER = "newsletter"
    CONSENT = "consent"
    STATUS = "status"
    REMARKS = "remarks"


_NO_MEANING = ""
# Looked at from top to bottom, the first hit counts: the narrow word before the wide one, so that "Wie viele Personen
# arbeiten in Ihrem Unternehmen?" is a team size and "E-Mail der Ansprechperson" an address. Strength orders several
# columns of one meaning: 3 says it outright, 1 could mean it.
_RULES: tuple[tuple[str, int, str], ...] = (
    (
        Meaning.NUMBER,
        3,
        (
            r"(?:lfd|lauf\w*|fortl\w*|fd)\.? ?(?:nr|nummer|no|num)\b.*|lfd|lfd\.?[ -]*nr\.?|nr\.?|nummer|no\.?|#|"
            r"n°|pos\.?|position|zeile"
        ),
    ),
    (
        _NO_MEANING,
        3,
        r"(?:antwort|response|eintrags?|datensatz|teilnehmer|user|benutzer)?[ -]?(?:id|kennung|token)\b.*",
    ),
    (
        _NO_MEANING,
        3,
        (
            r".*\b(?:fotos?|bildrechte?|bildaufnahmen|filmaufnahmen|videoaufnahmen)\b.*(?:willig|verstanden|lich|"
            r"durf|recht).*"
        ),
    ),
    (
        _NO_MEANING,
        3,
        (
            r".*(?:telefax|faxnummer|\bfax\b|geburt|gegrundet|grundung|iban|"
            r"\bip-?adress|\bbic\b|steuer|passw).*"
        ),
    ),
    (
        _NO_MEANING,
        3,
        r".*(?:wie haben sie|woher|wodurch|aufmerksam geworden|von uns erfahren|ernahrung|allergi|barriere).*",
    ),
    (
        _NO_MEANING,
        3,
        (
            r".*(?:e-?mail\w*|mailadresse|adresse).*(?:weitergeb|weitergegeben|bestatigt am).*|(?:start|"
            r"basis)-?sprache|letzte seite"
        ),
    ),
    (
        Meaning.NEWSLETTER,
        3,
        (
            r".*(?:newsletter|rundbrief|infobrief|infomail|mailingliste|verteiler|rundmail|news ?letter|"
            r"auf dem laufenden).*"
        ),
    ),
    (
        Meaning.NEWSLETTER,
        2,
        (
            r".*(?:informiert (?:werden|bleiben)|informationen erhalten|weitere infos|neuigkeiten|"
            r"einladungen erhalten|infos? (?:per|via|zu|uber)|auf dem laufenden).*"
        ),
    ),
    (
        Meaning.CONSENT,
        3,
        (
            r".*(?:datenschutz|dsgvo|datenverarbeitung|verarbeit\w*.*\bdaten|daten\b.*\b(?:verarbeit|gespeichert|"
            r"speicher|genutzt|nutz|verwend|erhoben)|privacy|gdpr).*"
        ),
    ),
    (_NO_MEANING, 3, r".*(?:teilnahmebedingung|\bagb\b).*"),
    (
        Meaning.PUBLISH,
        3,
        (
            r".*(?:veroe?ffentlich|veroe?ff\b|offentlich (?:gezeigt|machen|zeigen)|publi[kz]|publish|"
            r"(?:weitergabe|freigabe|"
            r"nutzung).*ergebnis|ergebni\w*.*(?:teil|weiter|zeig|vorlage|vorstell|nachnutz)|nachnutz|als vorlage|"
            r"vorlage fur).*"
        ),
    ),
    (Meaning.CONSENT, 2, r".*(?:einwilligung|willige|zustimmung|stimm\w* .*\bzu\b|einverst|consent|ich stimme zu).*"),
    (
        Meaning.RADIUS,
        3,
        (
            r".*(?:reisebereit|umkreis|radius|\bkm\b|kilomet|wie weit|entfernung|fahrstrecke|anfahrt|"
            r"einsatzgebiet|aktionsradius|mobilitat|fahrbereit).*"
        ),
    ),
    (_NO_MEANING, 3, r".*(?:stunden|std|zeit).*(?:woche|tag\b|jahr).*"),
    (
        Meaning.HOURS,
        3,
        (
            r".*(?:stunden|\bstd\b|zeitbudget|zeitaufwand|zeitkontingent|zeitumfang|zeitlich|wie ?viel zeit|hours|"
            r"\bh ?/|h pro monat|verfugbare zeit|zeit (?:im|pro|je|/) ?monat).*|zeit ?/ ?monat"
        ),
    ),
    (
        Meaning.TEAM_SIZE,
        3,
        (
            r".*(?:wie ?viele? (?:personen|menschen|leute|mitarb|beschaft|kopf|angestellt|mitglied|sind sie)|"
            r"teamgro|mitarbeiter(?!in\b)\w*|mitarbeitende\w*|beschaftigte\w*|betriebsgro|unternehmensgro|"
            r"personalst|anzahl (?:der )?(?:personen|kopf|mitgl|besch)|wie gross|team ?size|belegschaft|"
            r"mitgliederzahl|personen im|zahl der|gro(?:ss|e)\w* (?:des|ihres) (?:team|betrieb|unternehm)).*|team|"
            r"groe?sse|personen(?:zahl)?|kopfe|kopfzahl|ma"
        ),
    ),
    (
        Meaning.SUBMITTED,
        3,
        (
            r"zeitstempel\b.*|timestamp.*|.*(?:eingegangen|eingang|abgeschickt|abgesendet|abgesandt|submitted|"
            r"fertigstellung|eingereicht|ubermittelt|completion|absendedatum|einsendedatum|sendedatum|gesendet am|"
            r"absendezeit|einsendezeit|zeitpunkt|datum und uhrzeit).*"
        ),
    ),
    (
        Meaning.SUBMITTED,
        2,
        (
            r"datum\b.*|date\b.*|(?:bewerbung|anmeldung|antrag|einsendung) vom|wann .*|zeit|uhrzeit|angelegt.*|"
            r"erstellt.*|erfasst.*|.*(?:bewerbungsdatum|anmeldedatum|datum der|anmeldung vom|beworben am|"
            r"angemeldet am).*"
        ),
    ),
    (Meaning.SUBMITTED, 1, r"start(?:zeit|ed)?\b.*|beginn\w*|begonnen.*"),
    (Meaning.STATUS, 3, r".*(?:status|bearbeitungsstand|bewerbungsstand|zuruckgezogen|ruckzug|stornier|abgemeldet).*"),
    (
        _NO_MEANING,
        3,
        (
            r"(?:anrede|titel|akad\w*\.? ?(?:titel|grad)\w*|geschlecht|pronomen|gender|grad)\b.*|.*(?:funktion|"
            r"position|rolle)\b.*"
        ),
    ),
    (
        Meaning.URL,
        3,
        (
            r".*(?:portfolio|web-?sei?te|web-?site|webauftritt|homepage|internet|\burl\b|\blink\w*|webadresse|"
            r"web-adresse|online-?auftritt|webprasenz|seite im (?:netz|web|internet)|netzadresse|showreel|"
            r"arbeitsprobe).*|web|www"
        ),
    ),
    (Meaning.URL, 1, r".*(?:social media|instagram|facebook|linkedin|profil im netz).*"),
    (
        Meaning.EMAIL,
        3,
        (
            r".*(?:\be-?\s?mail\w*|\bmail(?:adresse|kontakt)?\b|mail-adresse|mailadresse|elektronische post|"
            r"kontaktmail).*"
        ),
    ),
    (
        Meaning.PHONE,
        3,
        (
            r".*(?:telefon|\btel\b|\btel\.|\bfon\b|\bphone|handy|mobil(?:e|nummer|telefon|funk\w*|nr)?\b|"
            r"rufnummer|ruckruf|fernsprech|fernruf|festnetz|anrufen|durchwahl).*"
        ),
    ),
    (Meaning.POSTCODE, 3, r".*(?:\bplz|postleitzahl|\bzip\b|post ?code|postal code|leitzahl).*"),
    (
        Meaning.REGION,
        3,
        (
            r".*(?:region|wo (?:mochten|wollen|wurden) sie .*(?:teilnehm|mitmach|arbeiten|dabei|tatig)|"
            r"fur welche\w* (?:standort|gebiet)|einsatzort|kickoff|kick-off).*"
        ),
    ),
    (Meaning.REGION, 2, r".*(?:landkreis|\blk\b|\bkreis\b|\bgebiet).*"),
    (
        Meaning.SUBMARKET,
        3,
        (
            r".*(?:teilmarkt|teilmarkte|submarket|sub-market|teilbranche|sparte|kreativ\w* ?(?:branche|bereich|"
            r"feld|disziplin)|disziplin|metier|kunstform|genre|gewerk|fachrichtung|kreativsektor|schwerpunkt|"
            r"berufsfeld).*|markt"
        ),
    ),
    (
        Meaning.NEED,
        3,
        (
            r"aufgaben?|.*(?:herausforderung|problem|schuh|bedarf|anliegen|frischen? blick|wobei|fragestellung|"
            r"aufgabenstellung|was fehlt|was wunschen|worum geht|welche aufgabe|wofur (?:suchen|brauchen)|losung|"
            r"verandern|verbessern|beschaftigt sie|hakt|klemmt|wunschen sie sich|knackpunkt|baustelle|challenge|"
            r"was (?:suchen|brauchen|benotigen) sie|hilfe|unterstutzung).*"
        ),
    ),
    (
        Meaning.OFFER,
        3,
        (
            r".*(?:was (?:bringen|konnen|bieten|machen|tun) sie|bringen sie .*\bmit\b|angebot|fahigkeit|kompetenz|"
            r"leistung|starken|expertise|skills|das kann ich|ich biete|wir bieten|ich kann|konnen sie besonders|"
            r"uber (?:mich|sie)|qualifikation|arbeitsweise|ihr profil|kurzprofil|kurzvorstellung|stellen sie sich|"
            r"was zeichnet|starke\b|zu bieten|sind sie gut|konnen sie gut|womit konnen).*"
        ),
    ),
    (
        Meaning.KIND,
        3,
        (
            r".*(?:branche|wirtschaftszweig|wirtschaftsbereich|sektor|art (?:der|des|ihre\w*) (?:einrichtung|"
            r"organisation|unternehmen|betrieb|tatigkeit)\w*|organisationsform|unternehmensart|einrichtungsart|"
            r"art\b|gewerbe|tatigkeitsfeld|tatigkeitsbereich|arbeitsfeld|industry|typ der|was fur ein\w*).*"
        ),
    ),
    (Meaning.KIND, 1, r"(?:ihr )?bereich|kategorie|typ|rechtsform"),
    (
        Meaning.NAME,
        3,
        (
            r".*\bvor ?-? ?(?:name)?n?s? ?(?:und|u\.|&|/|,|\+|-) ?(?:nach|zu|familien)-?name.*|.*(?:nach|zu|"
            r"familien)-?(?:name)? ?(?:und|u\.|&|/|,|\+) ?vor-?name.*|.*(?:vorname \(?nachname|vor- ?(?:und|u\.|/|"
            r"&) ?(?:nach|zu|familien)-?name|nachname \(?vorname|name, ?vorname|vorname[,/]? ?name|"
            r"vollstandiger name|full name|name und vorname).*"
        ),
    ),
    (Meaning.FIRST_NAME, 3, r".*(?:vorname|rufname|first ?name|given name).*"),
    (Meaning.LAST_NAME, 3, r".*(?:nachname|zuname|familienname|last ?name|surname|family name).*"),
    (
        Meaning.PLACE,
        3,
        (
            r".*(?:\bort\b|wohnort|firmensitz|\bsitz\b|standort|ortschaft|\bstadt\b|wohnsitz|\bcity\b|wo (?:sitz|"
            r"wohn|leb|ist|sind|befind|arbeit)|ansassig|betriebsort|arbeitsort|aus welchem ort|woher kommen).*"
        ),
    ),
    (
        Meaning.NAME,
        3,
        (
            r".*(?:ansprechpartn|ansprechperson|ansprechp\b|\bap\b|wer (?:meldet|ist|bewirbt|macht|nimmt|kommt|steht)|"
            r"kontakt ?\(name\)|kontaktperson|kontaktpartn|verantwortliche|wie heissen sie|vertreten durch|"
            r"mit wem|an wen|ihr name|ihren namen|contact person).*"
        ),
    ),
    (
        Meaning.NAME,
        2,
        (
            r"kontakt|inhaber\w*|inhaber(?:in)?[/ ].*|geschaftsfuhr\w*.*|person|bewerber\w*|teilnehmer\w*|"
            r"kreative[rn]?|name (?:der|des) (?:person|bewerb|kreativ|teilnehm|kunstler)\w*.*"
        ),
    ),
    (
        Meaning.ORGANISATION,
        3,
        (
            r".*(?:unternehmen|organisation|\borg\b|\bfirm|firma|betrieb|einrichtung|institution|verein|arbeitgeber|"
            r"company|trager|kunstlername|studio|\bburo\b|\blabel\b|werkstatt|atelier|geschaft|korperschaft).*"
        ),
    ),
    (Meaning.PLACE, 1, r".*(?:anschrift|adresse|gemeinde|address).*"),
    (
        Meaning.REMARKS,
        3,
        (
            r".*(?:sonstig|anmerk|bemerk|\bbem\b|\banm\b|kommentar|hinweis|mitteil|nachricht|notiz|"
            r"noch (?:wissen|sagen|etwas|"
            r"mitgeben|was)|ruckfragen|comment|remark|weiteres).*"
        ),
    ),
    (Meaning.TEXT, 1, r".*(?:beschreib|vorstell|text|profil|idee).*"),
    (Meaning.BARE_NAME, 2, r"(?:ihr |dein |der )?(?:name|namen)|name\b.*"),
)
_COMPILED = tuple((meaning, strength, re.compile(pattern)) for meaning, strength, pattern in _RULES)
LONGEST_HEADING = 400


def plain_heading(cell: Cell) -> str:
    """A heading as text: repaired, trimmed, without the required mark and without the question number in front."""
    text = clean(repair(as_text(cell))[0])
    return re.sub(r"^(?:[qQ]?\d{1,3}|[A-Za-z]\d{1,3})\s?[.):]\s+(?=\S)", "", text).strip(" *:")


def meaning_of(heading: str) -> tuple[Meaning | None, int]:
    """What `heading` asks for and how outright it says so (3 to 1); nothing and 0 where it is not understood."""
    folded = fold(plain_heading(heading)).replace("*in", "").replace(":in", "").replace("–", "-")
    if not folded or len(folded) > LONGEST_HEADING or _is_data(folded):
        return None, 0
    for meaning, strength, pattern in _COMPILED:
        if pattern.fullmatch(folded):
            return (Meaning(meaning), strength) if meaning else (None, 0)
    return None, 0


def _is_data(folded: str) -> bool:
    """Whether the cell is an answer, never a heading: an address, a link, a number, a date."""
    return bool("@" in folded or re.match(r"https?://|www\.|[+(=]?\d", folded))


def recognised(cells: tuple[Cell, ...]) -> int:
    """How many different meanings the cells name as headings: the measure by which a heading row is found."""
    return len({meaning_of(cell)[0] for cell in cells if isinstance(cell, str)} - {None})
