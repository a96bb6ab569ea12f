"""What the layout around every page needs to know."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from kloeppel.web.navigation import navigation_for
from kloeppel.web.stages import stage_of


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `navigation`, the `stage` of the programme to which the page belongs, and the languages."""
    return {
        "navigation": navigation_for(request),
        "stage": stage_of(request),
        "languages": [(code, code.upper(), name) for code, name in settings.LANGUAGES],
    }
