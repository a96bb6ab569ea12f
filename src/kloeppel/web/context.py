"""What the layout around every page needs to know."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from kloeppel.web.navigation import navigation_for


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `navigation`, and the languages to choose from."""
    return {
        "navigation": navigation_for(request),
        "languages": [(code, code.upper(), name) for code, name in settings.LANGUAGES],
    }
