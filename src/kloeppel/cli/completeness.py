"""What is wrong with a catalogue, text by text: missing, without translation, fuzzy, obsolete, other places."""

import re
from collections.abc import Iterator, Sequence

import polib

from kloeppel.cli.extraction import place_of

_PLACE = re.compile(r"%\((\w+)\)[#0\- +]*\d*(?:\.\d+)?[a-zA-Z]")


def problems(catalogue: polib.POFile, found: polib.POFile) -> Iterator[tuple[polib.POEntry, str]]:
    """Each text that is not in order and what is wrong with it, in alphabetical order; `found` are the texts in use."""
    used = {place_of(entry): entry for entry in found}
    written = {place_of(entry): entry for entry in catalogue if not entry.obsolete}
    for place in sorted(used.keys() | written.keys()):
        if place not in used:
            yield written[place], "obsolete"
        elif place not in written or written[place].msgid_plural != used[place].msgid_plural:
            yield used[place], "missing"
        elif problem := _problem(written[place]):
            yield written[place], problem
    for entry in catalogue.obsolete_entries():
        yield entry, "obsolete"


def forms_of(entry: polib.POEntry) -> list[str]:
    """The translations of `entry`: one, or one for each plural form."""
    if entry.msgid_plural:
        plural = {int(index): text for index, text in entry.msgstr_plural.items()}
        return [plural.get(index, "") for index in range(max(2, len(plural)))]
    return [entry.msgstr]


def sources_of(entry: polib.POEntry) -> list[str]:
    """The English texts of `entry`: one, or one and many."""
    return [entry.msgid, entry.msgid_plural] if entry.msgid_plural else [entry.msgid]


def _problem(entry: polib.POEntry) -> str:
    forms = forms_of(entry)
    if not all(forms):
        return "not translated"
    if entry.fuzzy:
        return "fuzzy"
    return "" if fits(sources_of(entry), forms) else "other places than the English text"


def fits(sources: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether the translations `forms` have the places of the English texts `sources`, and as many forms."""
    if len(forms) != len(sources):
        return False
    *singular, many = forms
    # "one talk" or "%(n)s talk": the word for one may leave the number out or name it.
    wide = {_places(source) for source in sources}
    if _places(many) != _places(sources[-1]) or not all(_places(form) in wide for form in singular):
        return False
    # Where places are filled in, a lone percent sign would break the sentence.
    filled = any(map(_places, sources))
    return not filled or not any("%" in _PLACE.sub("", form).replace("%%", "") for form in forms)


def _places(text: str) -> frozenset[str]:
    return frozenset(match.group() for match in _PLACE.finditer(text))
