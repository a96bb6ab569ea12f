"""German drafts: files `{"English": "German"}` that are written with the texts and taken into the catalogue later.

A file whose name begins with `du-` holds what a programme says that addresses people with du.

A key is the English text; a context stands before it, divided by U+0004, and a plural behind it, divided by U+0000
(then the value is a list: one, many).
"""

import json
from pathlib import Path

import polib

CONTEXT = "\u0004"
PLURAL = "\u0000"
DU_PREFIX = "du-"

Drafts = dict[str, list[str]]


class DraftError(Exception):
    """A file of drafts cannot be used; the message names it."""


def read_drafts(folder: Path, *, du: bool = False) -> Drafts:
    """All drafts in `folder` for German, or for German that says du.

    Where two files translate one text, the first in alphabetical order counts.

    Raises DraftError naming the file if one is not made of texts and translations.
    """
    drafts: Drafts = {}
    for file in sorted(folder.glob("*.json")):
        if file.name.startswith(DU_PREFIX) != du:
            continue
        try:
            found = json.loads(file.read_text(encoding="utf-8"))
        except ValueError as error:
            raise DraftError(f"{file.name}: {error}") from error
        if not isinstance(found, dict):
            raise DraftError(f"{file.name}: not an object")
        for english, german in found.items():
            forms = [german] if isinstance(german, str) else german
            expected = 1 + (PLURAL in english)
            if not isinstance(forms, list) or [type(form) for form in forms] != [str] * expected:
                raise DraftError(f"{file.name}: {english!r} needs {expected} German text(s)")
            drafts.setdefault(english, forms)
    return drafts


def key_of(entry: polib.POEntry) -> str:
    """How a draft for `entry` is named."""
    context = f"{entry.msgctxt}{CONTEXT}" if entry.msgctxt is not None else ""
    plural = f"{PLURAL}{entry.msgid_plural}" if entry.msgid_plural else ""
    return f"{context}{entry.msgid}{plural}"
