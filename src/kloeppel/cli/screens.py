"""`kloeppel screens`: pictures of the main screens, on a phone and on a desk, in light and dark, from the example."""

import argparse
import datetime as dt
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING, Literal
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from kloeppel.cli import debian
from kloeppel.cli.places import ROOT
from kloeppel.cli.test import NEEDS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER = ROOT / "docs" / "screens"
MOMENT = dt.datetime(2026, 12, 1, 9, 30, tzinfo=dt.UTC)
"""When the pictures are taken, so that the same pages give the same pictures: the day of a kick-off."""

SIZES = {"phone": (360, 740), "desk": (1280, 860)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Screen:
    """One picture's page: the file's name, what is seen, the name of its address, in which region, who looks.

    `who` is visitor, creative, business, coordinator or lead; those but the last two are people of `region`.
    """

    name: str
    title: str
    page: str
    region: str
    who: str


SCREENS = (
    Screen("front-door", "The front door", "home", "", "visitor"),
    Screen("today", "What is on today", "my_today", "meissen", "creative"),
    Screen("my-plan", "A guest's own plan", "my_day", "meissen", "creative"),
    Screen("feedback", "After a talk", "feedback", "meissen", "creative"),
    Screen("proposal", "A proposal", "my_proposal", "erzgebirge", "business"),
    Screen("match", "A match", "my_match", "erzgebirge", "creative"),
    Screen("event", "The coordinator's day", "event", "meissen", "coordinator"),
    Screen("plan", "A plan and its proof", "plan_version", "erzgebirge", "coordinator"),
    Screen("matching", "From wishes to matches", "matching", "erzgebirge", "coordinator"),
    Screen("overview", "The lead's overview", "programme", "", "lead"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--to", type=Path, default=FOLDER, metavar="FOLDER", help="default: docs/screens")
    parser.add_argument("--only", nargs="+", choices=[screen.name for screen in SCREENS], help="not all of them")


def run(arguments: argparse.Namespace) -> int:
    """Tell the example's story on the day of the pictures, open every screen, keep what is seen."""
    needed = NEEDS["chromium"]
    if not needed.is_there():
        print(f"The pictures need Chromium. Please install: {debian.command_for(needed.packages)}", file=sys.stderr)
        return 1
    import time_machine  # noqa: PLC0415 - only those who develop have it, and nobody else calls this

    wanted = [screen for screen in SCREENS if not arguments.only or screen.name in arguments.only]
    arguments.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="kloeppel-screens-") as var, time_machine.travel(MOMENT, tick=True):
        _settle(Path(var))
        opened = [(screen, *_address(screen)) for screen in wanted]
        with _served() as address, _browser() as browser:
            for screen, path, session in opened:
                for file in _pictures(browser, screen, address + path, session, arguments.to):
                    print(file.name, flush=True)
    return 0


def files(screen: Screen) -> list[str]:
    """The names of the pictures of `screen`."""
    return [f"{screen.name}-{size}-{scheme}.png" for size in SIZES for scheme in SCHEMES]


def _settle(var: Path) -> None:
    """Settings, tables, static files and the example programme, all in `var`; nothing of the caller's own."""
    for name in [name for name in os.environ if name.startswith("KLOEPPEL_")]:
        del os.environ[name]
    os.environ["DJANGO_SETTINGS_MODULE"] = "kloeppel.project.settings"
    # Playwright keeps an event loop in this thread, and Django takes that for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    from kloeppel.cli import preparation  # noqa: PLC0415 - reads the environment

    preparation.prepare(var)
    from kloeppel.cli.demo import story  # noqa: PLC0415 - Django is set up now

    story.tell()


def _address(screen: Screen) -> tuple[str, str]:
    """The path of `screen`, and the key of a session of who looks ("" for a visitor)."""
    from django.conf import settings  # noqa: PLC0415 - Django must be set up first
    from django.test import Client  # noqa: PLC0415 - as above
    from django.urls import reverse  # noqa: PLC0415 - as above

    from kloeppel.cli import screen_rows  # noqa: PLC0415 - as above

    arguments, user = screen_rows.of(screen.page, screen.region, screen.who)
    session = ""
    if user is not None:
        client = Client()
        client.force_login(user)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
    return reverse(screen.page, args=arguments), session


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Nobody reads a line for each request here."""


@contextmanager
def _served() -> Iterator[str]:
    """The pages from this very process, whose clock stands at the day of the pictures."""
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415 - Django must be set up first

    with make_server("127.0.0.1", 0, get_wsgi_application(), _Server, _Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@contextmanager
def _browser() -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only those who develop have it

    flags = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--font-render-hinting=none"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        yield browser
        browser.close()


def _pictures(browser: "Browser", screen: Screen, address: str, cookie: str, folder: Path) -> Iterator[Path]:
    """Open the page at each size in each scheme and keep its first screen. Raises RuntimeError if it does not open."""
    for size, (width, height) in SIZES.items():
        for scheme in SCHEMES:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                locale="de-DE",
                timezone_id="Europe/Berlin",
                color_scheme=scheme,
                reduced_motion="reduce",
            )
            if cookie:
                context.add_cookies([{"name": "sessionid", "value": cookie, "url": address}])
            page = context.new_page()
            answer = page.goto(address, wait_until="networkidle")
            if answer is None or answer.status != 200:
                raise RuntimeError(f"{address} answers {answer and answer.status}")
            file = folder / f"{screen.name}-{size}-{scheme}.png"
            page.screenshot(path=file)
            context.close()
            yield file
