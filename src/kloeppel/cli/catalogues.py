"""The translation catalogues: where they lie, and how the text files (.po) become what programs read (.mo)."""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from polib import POFile

LOCALE = Path(__file__).resolve().parents[1] / "locale"
LANGUAGES = ("de", "en")


def catalogue(language: str, locale: Path = LOCALE) -> Path:
    """The text file with all translations into `language`."""
    return locale / language / "LC_MESSAGES" / "django.po"


def compiled(language: str, locale: Path = LOCALE) -> Path:
    """The file that `compile_catalogues` makes of the catalogue of `language`."""
    return catalogue(language, locale).with_suffix(".mo")


def compile_catalogues(locale: Path = LOCALE) -> list[Path]:
    """Compile each catalogue that was changed since it was last compiled; the files written.

    Two processes may do this at once: a file is written beside its place and put there as a whole. Raises OSError
    where a catalogue has changed and the folder cannot be written.
    """
    return [
        compiled(language, locale)
        for language in LANGUAGES
        if _compile(catalogue(language, locale), compiled(language, locale))
    ]


def read_catalogue(source: Path) -> "POFile":
    """The catalogue in the file `source`. Raises OSError: there is none, or a line is faulty."""
    # Imported here: usually nothing has changed, and the engine commands must start quickly.
    import polib  # noqa: PLC0415

    # Given a path, polib leaves the file open when it finds a fault.
    return polib.pofile(source.read_text(encoding="utf-8"))


def _compile(source: Path, target: Path) -> bool:
    # The compiled file carries the time of the text it was made from: whatever is written meanwhile is seen next time.
    written = source.stat().st_mtime_ns
    if target.exists() and target.stat().st_mtime_ns == written:
        return False
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(read_catalogue(source).to_binary())
        temporary.chmod(0o644)
        os.utime(temporary, ns=(written, written))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return True
