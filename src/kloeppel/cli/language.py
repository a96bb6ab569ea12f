"""The language of the terminal: German where the locale is German, English otherwise. Needs no Django."""

import gettext
import os
from collections.abc import Callable
from functools import cache

from kloeppel.core.values import Sentence


def is_german() -> bool:
    """Whether the locale asks for German messages."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return locale.startswith("de")


def said(text: Sentence) -> str:
    """`text` in the language of the terminal."""
    return text.render(_german() if is_german() else str)


@cache
def _german() -> Callable[[str], str]:
    # Imported when the first German sentence is said: an English one needs no catalogue.
    from kloeppel.cli.catalogues import compile_catalogues, compiled  # noqa: PLC0415

    try:
        compile_catalogues()
        with compiled("de").open("rb") as file:
            return gettext.GNUTranslations(file).gettext
    except OSError:
        # A checkout that may not be written and has no catalogue: English is better than a traceback.
        return str
