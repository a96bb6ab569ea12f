"""Cells to clean text: white space, twice converted letters, comparison without accents, yes and no."""

import datetime as dt
import re
import unicodedata

from kloeppel.core.people.values import Cell

_SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]+")
_MISSING = frozenset(
    {"k.a.", "k.a", "ka", "k/a", "n/a", "na", "n.a.", "none", "null", "nan", "keine", "kein", "keins", "keiner"}
    | {"entfällt", "nicht vorhanden", "keine angabe", "keine angaben", "ohne angabe", "keine e-mail", "keine email"}
    | {"keine mail", "keine adresse", "anonymous", "anonym", "unbekannt", "leer", "#nv", "#n/a", "#wert!", "#ref!"}
)


def _windows(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_BYTE_OF = {_windows(byte): byte for byte in range(256)}
_FOLLOWING = "[" + re.escape("".join(_windows(byte) for byte in range(0x80, 0xC0))) + "]"
# Only these leading bytes give letters of our languages (Latin, also Sorbian, Czech, Polish) or typographic signs.
_TWICE_CONVERTED = re.compile(f"[ÂÃÄÅ]{_FOLLOWING}|â{_FOLLOWING}{{2}}")
_CONVERTED_AGAIN = re.compile(f"[ÂÃ]{_FOLLOWING}|â{_FOLLOWING}{{2}}")


def as_text(cell: Cell) -> str:
    """The cell as a person would write it down, not yet cleaned; numbers without a useless `.0`."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "ja" if cell else "nein"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime | dt.date | dt.time):
        return cell.isoformat()
    return str(cell)


def clean_lines(text: str) -> str:
    """Trim `text`, turn every kind of space into a space; line breaks stay, as line feeds."""
    unified = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    unified = unicodedata.normalize("NFC", unified)
    return re.sub(r"[\u00a0\u2007\u202f\ufeff]", " ", unified).strip()


LONGEST_LINE = 500
"""Nothing that is one line in a form is longer; cutting there keeps hostile cells from costing time."""


def one_line(text: str) -> str:
    """`text` cleaned for reading a value out of it, cut after `LONGEST_LINE` characters."""
    return clean(text[: 4 * LONGEST_LINE])[:LONGEST_LINE]


def clean(text: str) -> str:
    """Trim `text` and make every run of white space one space."""
    return _SPACES.sub(" ", re.sub(r"\s+", " ", clean_lines(text))).strip()


def fold(text: str) -> str:
    """`text` for comparison: small letters, no accents, `ß` as `ss`, single spaces."""
    decomposed = unicodedata.normalize("NFD", clean(text).casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def is_missing(text: str) -> bool:
    """Whether the cell says nothing: empty, a dash, `keine`, `k. A.` and their relatives."""
    plain = clean(text).casefold()
    if not plain.strip("-–—_./\\*'\"?= "):
        return True
    return plain.replace(". ", ".") in _MISSING or plain.rstrip(".!") in _MISSING


def repair(text: str) -> tuple[str, bool]:
    """Undo a double conversion (`Ã¼` for `ü`) where only one reading is possible; say whether something changed."""
    repaired = _TWICE_CONVERTED.sub(_single_letter, text)
    # A text may have been through the mill again, but nobody has seen it happen four times. Only signs that no word of
    # ours holds count then: `Äž` may be what the first round has brought back.
    for _ in range(2):
        repaired = _CONVERTED_AGAIN.sub(_single_letter, repaired)
    return repaired, repaired != text


def _single_letter(found: re.Match[str]) -> str:
    sequence = found.group()
    if sequence[0] in "ÄÅ" and sequence[1] in _PUNCTUATION and not _inside_word(found):
        return sequence
    try:
        letter = bytes(_BYTE_OF[sign] for sign in sequence).decode("utf-8")
    except UnicodeDecodeError:
        return sequence
    plausible = "\u00a0" <= letter <= "\u017f" or "\u2010" <= letter <= "\u203a" or letter in "€™−"
    return letter if plausible else sequence


_PUNCTUATION = "„“”‘’‚‹›«»…–—€°§©®™\u00a0"


def _inside_word(found: re.Match[str]) -> bool:
    """`Ä“` may be a letter before a closing quotation mark; between letters it cannot be that."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    return after.isalpha() or (before.isalpha() and before.islower())


_NO = re.compile(
    r"(nein|n|no|noe|nee|ne|0|0\.0|falsch|false|off|nicht|kein\w*|lieber nicht|auf keinen fall|keinesfalls|abgelehnt|"
    r"verweigert|widersprochen|nie|niemals|☐|✗|✘)\b"
)
_YES = re.compile(
    r"(ja|jawohl|jo|j|yes|y|x|1|1\.0|wahr|true|on|ok|okay|gern|gerne|naturlich|selbstverstandlich|klar|einverstanden|"
    r"zugestimmt|zustimmung|stimme|akzeptiert|akzeptiere|angenommen|gelesen|bestatigt|bestatige|erteilt|eingewilligt|"
    r"ich stimme|ich willige|ich bin|ich habe|ich akzeptiere|ich bestatige|ich mochte|wir stimmen|wir sind|wir haben|"
    r"checked|agreed|accepted|auf jeden fall|unbedingt|na klar|na gut|liegt vor|"
    r"einwilligung (?:erteilt|liegt vor)|erlaubt)\b|[✓✔☑☒]"
)
_DOUBT = re.compile(
    r"\b(aber|vielleicht|eventuell|evtl|vorbehalt|jein|nur wenn|je nach|rucksprache|mal sehen)\b|/\s*nein"
)
_DENIAL = re.compile(r"\b(nicht|kein\w*|nie)\b")


def yes_or_no(text: str, *, heading: str = "") -> str:
    """`yes`, `no`, `unclear`, or empty for an empty cell. A box whose answer repeats its own question is ticked."""
    said = fold(one_line(text)).strip(" .!*'\"()[]")
    if is_missing(text):
        return ""
    if heading and said == fold(heading).strip(" .!*"):
        return "yes"
    if _DOUBT.search(said):
        return "unclear"
    if _NO.match(said):
        return "no"
    if _YES.match(said):
        return "no" if _DENIAL.search(said) else "yes"
    return "unclear"
