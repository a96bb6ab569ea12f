"""What is to be translated: every marked text in the Python files and templates of a folder, found by xgettext."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib

KEYWORDS = (
    "sentence",  # core/values.py
    *("gettext_noop", "gettext_lazy", "ngettext_lazy:1,2"),
    *("pgettext:1c,2", "npgettext:1c,2,3", "pgettext_lazy:1c,2", "npgettext_lazy:1c,2,3"),
)
"""The functions that mark a text, besides those that xgettext knows for Python (`gettext`, `ngettext`, `_`)."""

TEMPLATES = {".html", ".txt"}


class ExtractionError(Exception):
    """The texts cannot be read; the message says what xgettext said."""


def is_possible() -> bool:
    """Whether the program that reads the texts is there."""
    return shutil.which("xgettext") is not None


def extract(source: Path) -> polib.POFile:
    """Every marked text in the Python files and templates below `source`, in alphabetical order.

    Its `occurrences` are the files it is in. Migrations are left out: they repeat what the models say. Raises
    ExtractionError if a file cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="kloeppel-texts-") as folder:
        copies = Path(folder)
        origins = {
            _copy(file, copies / f"{number}.py"): file.relative_to(source).as_posix()
            for number, file in enumerate(_files(source))
        }
        done = subprocess.run(
            [
                *("xgettext", "--output=-", "--language=Python", "--from-code=UTF-8", "--no-wrap"),
                *("--add-location=file", "--add-comments=Translators", "--files-from=-"),
                # Not --omit-header: without a header that names UTF-8, every letter beyond ASCII would be dropped.
                *(f"--keyword={keyword}" for keyword in KEYWORDS),
            ],
            cwd=copies,
            input="\n".join(origins),
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
    if done.returncode:
        raise ExtractionError(done.stderr.strip())
    found = polib.pofile(done.stdout or "\n")
    found.sort(key=place_of)
    for entry in found:
        entry.occurrences = sorted((origins[name], "") for name, _ in entry.occurrences)
    return found


def place_of(entry: polib.POEntry) -> tuple[str, str]:
    """What identifies a text in a catalogue, and its place in the order: context and English text."""
    return entry.msgctxt or "", entry.msgid


def _files(source: Path) -> Iterator[Path]:
    for file in sorted(source.rglob("*")):
        parts = file.relative_to(source).parts
        if "migrations" in parts or not file.is_file():
            continue
        if file.suffix == ".py" or (file.suffix in TEMPLATES and "templates" in parts):
            yield file


def _copy(file: Path, copy: Path) -> str:
    """Put the texts of `file` into a Python file that xgettext can read; its name."""
    # Imported here, because only a template needs it; Django need not be set up.
    from django.utils.translation.template import templatize  # noqa: PLC0415

    content = file.read_text(encoding="utf-8")
    if file.suffix in TEMPLATES:
        try:
            content = templatize(content, origin=str(file))
        except SyntaxError as error:
            raise ExtractionError(str(error)) from error
    copy.write_text(content, encoding="utf-8")
    return copy.name
