"""What the layout around every page needs to know."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from kloeppel.web import style_sheets
from kloeppel.web.navigation import navigation_for
from kloeppel.web.stages import stage_of


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `navigation`, the `stage` of the line to which the page belongs, the languages, the look."""
    return {
        "navigation": navigation_for(request),
        "stage": stage_of(request),
        "look_address": style_sheets.address(),
        "look_inside": style_sheets.brought_along(request),
        "languages": [(code, code.upper(), name) for code, name in settings.LANGUAGES],
    }
