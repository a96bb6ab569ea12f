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
    "design": _("Design industry"),
    "software_games": _("Software and games industry"),
    "buch": _("Book market"),
    "musik": _("Music industry"),
    "kunsthandwerk": _("Arts and crafts"),
    "kunst": _("Art market"),
    "werbung": _("Advertising market"),
    "film": _("Film industry"),
    "rundfunk": _("Broadcasting industry"),
    "darstellend": _("Performing arts"),
    "architektur": _("Architecture market"),
    "presse": _("Press market"),
    "open": _("Other branches"),
    "": _("Branch not known"),
}


def choices_of(words: Mapping[str, object], everything: object) -> list[tuple[str, object]]:
    """`words` for a field of choice, with `everything` for none of them."""
    return [("", everything), *((word or UNKNOWN, label) for word, label in words.items())]
