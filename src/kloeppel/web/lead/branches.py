"""What the words of the fixed lists (kinds of organisation, sub-markets) are called on pages."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

UNKNOWN = "unknown"
"""Stands in an address for the empty word: nothing is known."""

KINDS: Mapping[str, object] = {
    "handwerk": _("Craft"),
    "museum": _("Museum"),
    "gastronomie": _("Food and lodging"),
    "landwirtschaft": _("Farming"),
    "verein": _("Association"),
    "handel": _("Trade"),
    "tourismus": _("Tourism"),
    "bildung": _("Education"),
    "soziokultur": _("Socioculture"),
    "kommune": _("Municipality"),
    "open": _("Other kinds"),
    "": _("Kind not known"),
}
SUBMARKETS: Mapping[str, object] = {
    "design": _("Design"),
    "software_games": _("Software and games"),
    "buch": _("Books"),
    "musik": _("Music"),
    "kunsthandwerk": _("Arts and crafts"),
    "kunst": _("Art"),
    "werbung": _("Advertising"),
    "film": _("Film"),
    "rundfunk": _("Broadcasting"),
    "darstellend": _("Performing arts"),
    "architektur": _("Architecture"),
    "presse": _("Press"),
    "open": _("Other branches"),
    "": _("Branch not known"),
}


def choices_of(words: Mapping[str, object], everything: object) -> list[tuple[str, object]]:
    """`words` for a field of choice, with `everything` for none of them."""
    return [("", everything), *((word or UNKNOWN, label) for word, label in words.items())]
