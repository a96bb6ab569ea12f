"""Names of people: without titles, the right way round, comparable."""

import re
import unicodedata

from kloeppel.core.people.text import clean, one_line

_TITLE = re.compile(
    r"(?:frau|fr\.|herrn?|hr\.|hrn\.|mrs?\.?|ms\.?|divers|firma|dr|prof|professor(?:in)?|doktor|mag|magister|ing|"
    r"dipl|priv\.?-?doz|pd|med|dent|vet|rer|nat|phil|jur|iur|oec|pol|agr|theol|habil|h\.?\s?c|e\.h|habil|"
    r"b\.?\s?a|m\.?\s?a|b\.?\s?sc|m\.?\s?sc|b\.?\s?eng|m\.?\s?eng|mba|mfa|ll\.?m|ph\.?\s?d|staatl|"
    r"dr\.?-ing|dipl\.?-\S+|dr\.\S+|prof\.\S+|\((?:fh|ba|tu|uni|univ|m/w/d|mba|dh)\))\.?",
    re.IGNORECASE,
)
# With a full stop only, or not first: these are surnames or first names too (`Nat`, `Pol`, `Ma`).
_ONLY_WITH_STOP = frozenset(
    {*("mag", "ing", "med", "dent", "vet", "rer", "nat", "phil", "jur", "iur", "oec", "pol", "agr", "theol", "habil")}
    | {*("ba", "ma", "pd", "ms", "firma", "mr")}
)
_PARTICLES = frozenset(
    ("von", "van", "vom", "zu", "zum", "zur", "de", "del", "della", "di", "da", "der", "den", "dem", "ten", "ter", "le")
) | {"la", "el", "al"}
_ROLE = re.compile(
    r"inhaber|gesch[aä]fts|leit(?:er|ung|erin)\b|vorsitz|vorstand|projekt|kurator|meister|manager|kassen|schrift|"
    r"chef|b[uü]rgermeister|direktor|mitarbeit",
    re.IGNORECASE,
)


def _is_title(word: str) -> bool:
    bare = word.strip(",;")
    if not _TITLE.fullmatch(bare):
        return False
    return bare.endswith((".", ")")) or bare.casefold() not in _ONLY_WITH_STOP or bare in {"PD", "MA", "BA"}


def without_titles(text: str) -> str:
    """`text` without forms of address and academic titles before and behind the name."""
    words = re.sub(r"\b(dipl|prof|dr|mag)\.(?=[^\W\d_]{2})(?!-)", r"\1. ", clean(text), flags=re.IGNORECASE).split(" ")
    if len(words) > 2 and re.fullmatch(r"frau|herrn?", words[0], re.IGNORECASE) and words[1] in {"/", "und", "&"}:
        words = words[2:]
    while len(words) > 1 and _is_title(words[0]):
        words = words[1:]
    while len(words) > 1 and _is_title(words[-1]):
        words = words[:-1]
    return " ".join(words).strip(" ,;")


def read_name(text: str) -> str:
    """One person's full name, first name first. `Surname, first name` is turned round, titles go."""
    # A remark behind the name (`(Inhaberin)`, `(geb. …)`) is none of its parts.
    plain = re.sub(r"(?<=\w)\s+\((?!FH\b|BA\b|TU\b|Uni)[^()]*\)$", "", one_line(text))
    parts = [part for part in (without_titles(part) for part in plain.split(",")) if part]
    parts = parts[:1] + [part for part in parts[1:] if not (_is_title(part) or _ROLE.search(part))]
    if len(parts) == 2:
        return without_titles(f"{parts[1]} {parts[0]}")
    return without_titles(" ".join(parts))


def split_name(name: str) -> tuple[str, str]:
    """First and last name of a full name; `von` and its like belong to the last name."""
    words = name.split(" ")
    if len(words) == 1:
        return "", name
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].casefold() in _PARTICLES:
        cut -= 1
    return " ".join(words[:cut]), " ".join(words[cut:])


def name_key(name: str) -> str:
    """What two spellings of one name have in common: titles, case, spaces and ß/ss do not matter."""
    composed = unicodedata.normalize("NFC", read_name(name).casefold())
    return unicodedata.normalize("NFC", re.sub(r"\s+", "", composed))


def in_capitals(name: str) -> bool:
    """Whether the name is written in capitals only (`UNDINE BÜHNENTRITT`)."""
    letters = [letter for letter in name.replace("ß", "") if letter.isalpha()]
    return len(letters) > 2 and all(letter.isupper() for letter in letters)


def letters_lost(text: str) -> bool:
    """Whether question marks stand where letters were (`M?r?in`): the letters were lost when the file was written."""
    return "\ufffd" in text or bool(re.search(r"(?<=[^\W\d_])\?+(?=[^\W\d_])|(?:^|[\s\-])\?+(?=[^\W\d_])", text))
