"""The fixed lists: regions, kinds of organisation, sub-markets of the creative industries, and their many spellings."""

import difflib
import re
from collections.abc import Mapping

from kloeppel.core.people.text import fold, is_missing, one_line

OPEN = "open"

_REGIONS: Mapping[str, str] = {
    "erzgebirge": r"(?:mittel|west|vor)?erzgeb\w*|\berzg?\b|erzgebrig\w*|\bannaberg\w*|\bstollberg\b",
    "meissen": r"\bmeiss?en\w*|\bmeissn\w*|\bmei\b|\briesa\b|\bgrossenhain\b|\belbland\w*",
    "lausitz": r"(?:ober|nieder)?lausitz\w*|\blaus\b|\bbautzen\b|\bgorlitz\b|\bgoerlitz\b|\bbz\b|\bgr\b|luzic\w*",
}
_EVERYWHERE = re.compile(
    r"\balle\b|\balle[nrm]?\s+(?:drei|3|regionen)|uberall|ueberall|sachsenweit|ganz sachsen|\begal\b|flexibel|"
    r"jede region|\b(?:alles|samtliche)\b"
)
_UNTIL_NAMED = re.compile(r"\b(?:ausser|ausgenommen|ohne|nicht|keinesfalls|bis auf)\s+(?:in\s+|im\s+|die\s+|der\s+)*$")
_ELSEWHERE = re.compile(r"sachs\w*\.?\s+schweiz[\s/-]*ost\w*|\bosterzgeb\w*")


def read_regions(text: str) -> tuple[str, ...]:
    """The regions that `text` names, in its order; all of them for `alle drei`; none for `weiß nicht`."""
    said = _ELSEWHERE.sub(" ", fold(one_line(text)))
    if is_missing(text):
        return ()
    named: dict[str, int] = {}
    refused: set[str] = set()
    for region, pattern in _REGIONS.items():
        for found in re.finditer(pattern, said):
            if _UNTIL_NAMED.search(said[: found.start()]):
                refused.add(region)
            else:
                named.setdefault(region, found.start())
    if _EVERYWHERE.search(said) and (refused or not named):
        return tuple(region for region in sorted(_REGIONS) if region not in refused)
    if not named and not refused:
        named = _mistyped(said)
    return tuple(sorted((region for region in named if region not in refused), key=lambda region: named[region]))


def _mistyped(said: str) -> dict[str, int]:
    """Regions one slip of the finger away (`Erzgebige`, `Lausits`)."""
    known = {"erzgebirge": "erzgebirge", "erzgebirgskreis": "erzgebirge", "meissen": "meissen", "lausitz": "lausitz"}
    known |= {"oberlausitz": "lausitz"}
    named: dict[str, int] = {}
    for word in re.finditer(r"[a-z]{5,}", said):
        close = difflib.get_close_matches(word.group(), known, n=1, cutoff=0.82)
        if close:
            named.setdefault(known[close[0]], word.start())
    return named


# Two tiers: the list's own words first, then words that stand for them. Inside one word the last part decides
# (a Sportverein is a Verein), between words the first.
_KINDS: Mapping[str, tuple[str, str]] = {
    "handwerk": (
        r"handwerk\w{0,4}",
        (
            r"tischler\w*|schreiner\w*|backer\w*|baecker\w*|fleischer\w*|metzger\w*|frisor\w*|frisier\w*|friseur\w*|schneider\w*|glaser\w*|"
            r"malerbetrieb|schlosser\w*|schmied\w*|zimmerei|zimmermann|dachdecker\w*|steinmetz\w*|klempner\w*|installateur\w*|"
            r"orgelbau\w*|instrumentenbau\w*|topfer\w*|toepfer\w*|uhrmacher\w*|schuhmacher\w*|sattler\w*|polster\w*|"
            r"buchbinder\w*|drechsler\w*|manufaktur\w*|konditor\w*|brauer\w*|mullerei|seifensied\w*"
        ),
    ),
    "museum": (r"museum\w?|museen|museal\w*|museums", r"schauwerkstatt|heimatstube\w*|ausstellungshaus"),
    "gastronomie": (
        r"gastronom\w*|gastro\b|gastgewerbe",
        r"gasthof|gasthaus|gaststatt\w*|gaststaett\w*|restaurant\w*|cafe\w*|kneipe\w*|catering|imbiss|wirtshaus|bistro",
    ),
    "landwirtschaft": (
        r"landwirt\w{0,6}|landw\b|agrar\w*",
        (
            r"weinbau\w*|winzer\w*|weingut|imker\w*|gartenbau|gartnerei|gaertnerei|obstbau|forst\w*|bauernhof|schaferei|"
            r"fischerei|tierhaltung|gemusebau|viehzucht|pferdehof|ackerbau"
        ),
    ),
    "verein": (r"verein\w{0,3}|e\. ?v\b|\bev\b", r"ehrenamt\w*|burgerinitiative|verband\w*"),
    "handel": (
        r"handel\w{0,2}|einzelhandler\w*|handler\w*",
        r"laden\b|ladengeschaft|geschaft\b|verkauf\w*|buchhandlung|(?<!work)shop\b|markt\b|direktvermarkt\w*",
    ),
    "tourismus": (
        r"touris\w*|fremdenverkehr",
        r"beherbergung\w*|hotel\w*|pension\b|ferien\w*|\breise\w*|freizeit\w*|ausflug\w*|gastefuhr\w*|camping\w*",
    ),
    "bildung": (
        r"bildung\w*",
        (
            r"schule\w*|bibliothek\w*|bucherei\w*|buecherei\w*|hochschule\w*|universitat\w*|akademie\w*|kita\w*|kindergarten\w*|"
            r"kindertages\w*"
        ),
    ),
    "soziokultur": (r"sozio-? ?kultur\w*", r"kulturzentrum\w*|kulturhaus\w*|kulturelles zentrum|burgerhaus|jugendhaus"),
    "kommune": (
        r"kommun(?!ik)\w*",
        (
            r"(?<!kirch)(?<!kirchen)gemeinde\w*|verwaltung\w*|rathaus|landratsamt|behorde\w*|"
            r"offentliche[rn]? (?:hand|dienst)|"
            r"\bstadt\b|landkreis|korperschaft\w*"
        ),
    ),
}
_SUBMARKETS: Mapping[str, tuple[str, str]] = {
    "design": (r"design\w*", r"grafik\w*|graphik\w*|\bmode\w*|produktgestaltung|gestaltung\w*|illustration\w*"),
    "software_games": (
        r"software\w*|games?\b|gamesindustrie|gaming",
        r"spieleentwicklung|computerspiel\w*|videospiel\w*|programmier\w*|webentwicklung|\bapps?\b|\bit\b",
    ),
    "buch": (
        r"buch(?:markt|wirtschaft|handel|verlag\w*)?\b|bucher\b|buecher\b|literatur\w*",
        r"verlag\w*|autor\w*|lektorat\w*",
    ),
    "musik": (r"musik\w*|tonkunst", r"komposition\w*|komponist\w*|tonstudio"),
    "kunsthandwerk": (r"kunst-? ?handwerk\w*|kunsthandwerklich\w*", r"keramik\w*|schmuck\w*|kunstgewerbe\w*"),
    "kunst": (
        r"(?<!klein)(?<!film)(?<!ton)kunst\b|kunstmarkt|kunste\b|kuenste\b",
        r"malerei|bildhauer\w*|skulptur\w*|galerie\w*|kunstler\w*",
    ),
    "werbung": (r"werbe\w*|werbung\w*", r"marketing\w*|public relations|\bpr\b|kommunikationsagentur"),
    "film": (r"film\w*|filmkunst", r"video\w*|kino\w*|animation\w*"),
    "rundfunk": (r"rundfunk\w*", r"radio\w*|horfunk\w*|hoerfunk\w*|fernseh\w*|\btv\b|podcast\w*"),
    "darstellend": (
        r"darstellend\w*|kleinkunst",
        r"theater\w*|tanz\w*|schauspiel\w*|performance\w*|puppenspiel\w*|figurenspiel\w*",
    ),
    "architektur": (r"architektur\w*|innenarchitekt\w*|architekt\w*", r"stadtplanung\w*|landschaftsplanung\w*"),
    "presse": (r"presse\w*", r"journalis\w*|zeitung\w*|zeitschrift\w*"),
}


def read_kind(text: str) -> str:
    """The kind of organisation from the fixed list, `open` without a counterpart, empty for an empty cell."""
    return _read(text, _KINDS)


def read_submarket(text: str) -> str:
    """The sub-market from the fixed list, `open` without a counterpart, empty for an empty cell."""
    return _read(text, _SUBMARKETS)


def _read(text: str, vocabulary: Mapping[str, tuple[str, str]]) -> str:
    if is_missing(text):
        return ""
    said = fold(one_line(text))
    if re.match(r"sonstig|ander|weiter|keine? der", said):
        # The applicant looked through the list and says that nothing in it fits.
        return OPEN
    # "darstellende Künste" is one term; the art in it is not the art market.
    said = re.sub(r"\bdarstellend\w* kue?nste?\w*|\bdarstellend\w* kunst\w*", "darstellende", said)
    for tier in (0, 1):
        chosen = _decisive(said, {key: patterns[tier] for key, patterns in vocabulary.items()})
        if chosen:
            return chosen
    return OPEN


def _decisive(said: str, patterns: Mapping[str, str]) -> str:
    for word in re.finditer(r"[^\s/,;|+&()]+", said):
        here = [
            (found.start(), found.end(), key)
            for key, pattern in patterns.items()
            for found in re.finditer(pattern, said)
            if word.start() <= found.start() < word.end()
        ]
        if here:
            return max(here)[2]
    return ""
