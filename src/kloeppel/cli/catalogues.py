"""The translation catalogues: where they lie, and how the text files (.po) become what programs read (.mo).

German has a second one for programmes that say du. Its text file holds only what differs; the compiled file is whole,
because Django would look into the catalogues of its own and of other packages before it fell back to ours.
"""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from polib import POFile

LOCALE = Path(__file__).resolve().parents[1] / "locale"
LANGUAGES = ("de", "en")
GERMAN = "de"
DU = "de_DU"
"""German that says du (`programmes.choices.FormOfAddress`)."""


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
    sources = {language: [catalogue(language, locale)] for language in LANGUAGES}
    sources[DU] = [catalogue(GERMAN, locale), catalogue(DU, locale)]
    return [
        compiled(language, locale) for language, files in sources.items() if _compile(files, compiled(language, locale))
    ]


def read_catalogue(source: Path) -> "POFile":
    """The catalogue in the file `source`. Raises OSError: there is none, or a line is faulty."""
    # Imported here: usually nothing has changed, and the engine commands must start quickly.
    import polib  # noqa: PLC0415

    # Given a path, polib leaves the file open when it finds a fault.
    return polib.pofile(source.read_text(encoding="utf-8"))


def _compile(sources: Sequence[Path], target: Path) -> bool:
    # The compiled file carries the time of the texts it was made from: whatever is written meanwhile is seen next time.
    written = sum(source.stat().st_mtime_ns for source in sources) // len(sources)
    if target.exists() and target.stat().st_mtime_ns == written:
        return False
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_laid_over(sources).to_binary())
        temporary.chmod(0o644)
        os.utime(temporary, ns=(written, written))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return True


def _laid_over(sources: Sequence[Path]) -> "POFile":
    """The first catalogue, with the translations of the others in the place of its own."""
    whole, *others = map(read_catalogue, sources)
    for other in others:
        said = {(entry.msgctxt, entry.msgid): entry for entry in other.translated_entries()}
        for entry in whole:
            if over := said.get((entry.msgctxt, entry.msgid)):
                entry.msgstr, entry.msgstr_plural = over.msgstr, over.msgstr_plural
    return whole
