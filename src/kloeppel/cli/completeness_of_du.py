"""What is wrong with the German that says du: a text that says „Sie“ and has no such form, or a form that is none.

Only words that cannot be meant otherwise count: „Sie“, „Ihnen“, „Ihr“ and its cases, written large. A German text that
begins with „Sie“ and means others („Sie sollen sich treffen“) is found too: who reads it may take it for themselves, so
it should begin with another word.
"""

import re
from collections.abc import Iterator

import polib

from kloeppel.cli.completeness import fits, forms_of, sources_of
from kloeppel.cli.extraction import place_of

OUTSIDE = (
    "cli/",
    "web/public/sign_in.py",
    *(
        f"web/templates/account/{name}"
        for name in ("request_login_code", "confirm_login_code", "account_inactive", "email/")
    ),
    "web/templates/web/public/home.html",
)
"""Beginnings of the files whose texts nobody reads inside a programme: the terminal, the front door, signing in."""

_SIE = re.compile(r"\b(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)\b")
_DU = re.compile(r"\b(?:du|dich|dir|dein(?:e[mnrs]?)?|euch|euer|eure[mnrs]?)\b", re.IGNORECASE)
_QUOTED = re.compile(r"„(?:Sie|du)“", re.IGNORECASE)


def problems_of_du(du: polib.POFile, german: polib.POFile, found: polib.POFile) -> Iterator[tuple[polib.POEntry, str]]:
    """Each text whose form with du is not in order and why, in alphabetical order; `found` are the texts in use."""
    written = {place_of(entry): entry for entry in du}
    used = {place_of(entry): entry for entry in found}
    known = {place_of(entry): forms_of(entry) for entry in german}
    for place in sorted(used.keys() | written.keys()):
        if place not in used:
            yield written[place], "obsolete"
        elif problem := _problem(used[place], known.get(place, []), _said(used[place], written.get(place))):
            yield used[place], problem


def needs_du(found: polib.POEntry, german: list[str]) -> bool:
    """Whether the text `found` speaks to somebody inside a programme and says „Sie“ to them in its `german` forms."""
    outside = [name.startswith(OUTSIDE) for name, _ in found.occurrences]
    return any(map(says_sie, german)) and not (outside and all(outside))


def says_sie(text: str) -> bool:
    """Whether a German text addresses its reader with „Sie“; the word in quotation marks is only named."""
    return bool(_SIE.search(_QUOTED.sub("", text)))


def says_du(text: str) -> bool:
    """Whether a German text addresses its reader, or readers, with „du“ or „ihr“."""
    return bool(_DU.search(_QUOTED.sub("", text)))


def _said(found: polib.POEntry, entry: polib.POEntry | None) -> list[str]:
    """The forms with du; none while they are empty, or when the text has become a plural or ceased to be one."""
    if entry is None or entry.msgid_plural != found.msgid_plural:
        return []
    forms = forms_of(entry)
    return forms if all(forms) else []


def _problem(found: polib.POEntry, german: list[str], du: list[str]) -> str:
    if any(map(says_du, german)):
        return "the German text says du"
    if not du:
        return "no form with du" if needs_du(found, german) else ""
    if any(map(says_sie, du)):
        return "the form with du says Sie"
    if du == german:
        return "the same in both forms"
    return "" if fits(sources_of(found), du) else "other places than the English text"
