"""The look as one file: each component keeps a sheet of its own, and a page asks for all of them at once.

On a slow connection every file costs a way there and back before anything can be seen. The sheets are joined when
static files are collected; while developing and in tests whenever the joined file is asked for. There is one list of
them, and one way to join them, everywhere.

A browser that does not have the file yet gets the look inside the page, and fetches the file afterwards: so even the
very first page is painted after one way there and back. Why so: docs/decisions/0003-light-pages.md.
"""

import os
import re
import tempfile
from collections.abc import Iterable, MutableMapping, Sequence
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage
from django.http import HttpRequest

SHEETS = (
    # The order of the layers stands in the first one; within a layer the later sheet has the last word.
    *("tokens", "ground", "layout", "header"),
    *("page_head", "breadcrumb", "button", "field", "table", "card", "notice", "empty", "badge", "figure", "steps"),
    *("person", "pair", "lace", "progress", "dialog", "toast", "timeline", "computing"),
    *("front", "day", "letters", "tasks", "print"),
)
"""The sheets in `static/kloeppel/css` that are joined, in this order."""

ALONE = ("picture", "threads", "dots", "meetings", "tile_map", "design")
"""Those that stay files of their own: single pages of the team ask for them in their block `styles`."""

FOLDER = Path(__file__).resolve().parent / "static" / "kloeppel" / "css"
JOINED = "kloeppel/css/kloeppel.css"
"""The address of the joined sheet below the static files. Beside the sheets, so that `url(…)` means the same in it."""

COOKIE = "look"
"""The cookie by which a browser says which joined sheet it has fetched. The same for everybody: it names no one."""
COOKIE_AGE = 365 * 24 * 3600
"""Seconds that it is kept: as long as the file itself may be."""

TOKEN = re.compile(
    r"""
    (?P<comment>/\*.*?\*/)
    | (?P<kept>"(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*' | url\(\s*[^"'\s][^)]*\) | \\.)
    | (?P<space>\s+)
    | (?P<other>.)
    """,
    re.DOTALL | re.VERBOSE,
)
NO_SPACE_BEFORE = frozenset("{};,)")
NO_SPACE_AFTER = frozenset("{};,(:")
"""Where a space means nothing. Not before a colon or a bracket: `a :hover` and `and (` need theirs."""


def compact(sheet: str) -> str:
    """`sheet` without comments and without white space that means nothing; strings and addresses stay as they are."""
    out: list[str] = []
    waiting = ""  # what may have to stand between the last token and the next: a space, or where a comment was
    for token in TOKEN.finditer(sheet):
        if token["space"]:
            waiting = " "
        elif token["comment"]:
            # Without anything in its place two words would become one; with a space, one selector two.
            waiting = waiting or "/**/"
        else:
            text = token[0]
            if waiting and out and out[-1] not in NO_SPACE_AFTER and text not in NO_SPACE_BEFORE:
                out.append(waiting)
            if text == "}" and out and out[-1] == ";":
                out.pop()
            out.append(text)
            waiting = ""
    return "".join(out)


def joined(names: Sequence[str] = SHEETS, folder: Path = FOLDER) -> str:
    """The sheets `names` of `folder` as one, compact, each on a line of its own."""
    return "".join(compact((folder / f"{name}.css").read_text(encoding="utf-8")) + "\n" for name in names)


def address() -> str:
    """The address of the joined sheet; it changes with the content once static files are collected."""
    return staticfiles_storage.url(JOINED)


def inside() -> str:
    """The joined sheet as it stands inside a page: what it names beside itself is named from the root."""
    # While developing a sheet may have changed since the last page.
    return _inside.__wrapped__() if settings.DEBUG else _inside()


@cache
def _inside() -> str:
    def from_the_root(found: re.Match[str]) -> str:
        return f'url("{staticfiles_storage.url(f"kloeppel/{found[1]}")}")'

    return re.sub(r"""url\(["']?\.\./([^"')]+)["']?\)""", from_the_root, joined()).replace("</", "<\\/")


def tell_that_it_is_fetched(headers: MutableMapping[str, str], path: str, url: str) -> None:  # noqa: ARG001 - WhiteNoise's signature
    """WhiteNoise's hook: whoever gets the joined sheet by its changing name says so from then on."""
    name = re.fullmatch(r".*/kloeppel\.([0-9a-f]{12})\.css", url)
    if name:
        secure = "; Secure" if settings.HTTPS else ""
        headers["Set-Cookie"] = f"{COOKIE}={name[1]}; Path=/; Max-Age={COOKIE_AGE}; SameSite=Lax; HttpOnly{secure}"


def brought_along(request: HttpRequest) -> str:
    """The look that an answer to `request` must bring along; empty for a browser that has fetched the sheet already.

    A script that renews a part of a page on the screen needs none either, and says so in the header X-Look.
    """
    said = request.COOKIES.get(COOKIE, "")
    has_it = bool(said) and address().endswith(f".{said}.css")
    return "" if has_it or request.headers.get("X-Look") == "shown" else inside()


class JoinedSheetFinder(BaseFinder):
    """Finds the joined sheet among the static files; writes it anew when a sheet has changed."""

    def __init__(self) -> None:
        self.folder = Path(settings.VAR) / "joined"

    def check(self, **kwargs: object) -> list[CheckMessage]:  # noqa: ARG002 - Django's signature
        """Nothing can be set, so nothing can be set wrongly."""
        return []

    def find(self, path: str, find_all: bool = False) -> list[str] | str | None:  # type: ignore[override] # noqa: FBT001, FBT002 - Django's signature
        """The file of the joined sheet if that is what `path` asks for."""
        if path != JOINED:
            return [] if find_all else None
        found = str(self._write())
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[tuple[str, FileSystemStorage]]:  # noqa: ARG002 - Django's signature
        """The joined sheet, for those who collect."""
        self._write()
        yield JOINED, FileSystemStorage(location=self.folder)

    def _write(self) -> Path:
        place = self.folder / JOINED
        sheet = joined()
        if place.exists() and place.read_text(encoding="utf-8") == sheet:
            return place
        place.parent.mkdir(parents=True, exist_ok=True)
        # Moved into place whole: several processes may serve and write it at once.
        handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=".kloeppel.")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(sheet)
        Path(temporary).chmod(0o644)
        return Path(temporary).replace(place)
