"""A real browser for tests: pages on a phone and on a desk, watched for everything that must not happen.

A test that uses `phone`, `desk` or `open_page` fails when a page wrote an error to the console, threw, broke the
content security policy or asked for anything outside this machine. A test that provokes such a thing on purpose takes
the fixture `trouble`, asserts what is in it and clears it.
"""

import os
import shutil
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request
    from pytest_django.live_server_helper import LiveServer

    from kloeppel.accounts.models import User

FAILURES = Path(__file__).parents[2] / "var" / "failures"
"""Where the screens of failed tests are kept."""

PHONE = (360, 740)
DESK = (1280, 800)

FLAGS = [
    "--no-sandbox",  # Chromium refuses to run as root with its sandbox, and it opens our own pages only
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A request to anybody else fails at once instead of leaving the machine; `watch` reports it.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# The policy's breaches become console errors, so that there is one place to look.
REPORT_POLICY = """document.addEventListener("securitypolicyviolation", (event) => console.error(
    `policy: ${event.effectiveDirective} refused ${event.blockedURI || "inline"}`));"""


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """The machine's Chromium, started once in each worker."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - costs 0.3 s, and most tests need no browser

    executable = shutil.which("chromium")
    if executable is None:
        pytest.fail("The package chromium is not installed (or say --without chromium).")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def trouble() -> list[str]:
    """What went wrong in the pages of this test, in the order it happened. Must be empty when the test ends."""
    return []


@pytest.fixture
def open_page(
    chromium: "Browser", live_server: "LiveServer", trouble: list[str]
) -> Iterator[Callable[[tuple[int, int]], "Page"]]:
    """Opens pages for further people: each call is a browser of its own, with its own session."""
    contexts: list[BrowserContext] = []

    def opened(size: tuple[int, int] = DESK) -> "Page":
        context = new_context(chromium, size, trouble, base_url=live_server.url)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def phone(open_page: Callable[[tuple[int, int]], "Page"]) -> "Page":
    """A page on a phone (360 × 740)."""
    return open_page(PHONE)


@pytest.fixture
def desk(open_page: Callable[[tuple[int, int]], "Page"]) -> "Page":
    """A page on a desk (1280 × 800)."""
    return open_page(DESK)


def new_context(
    browser: "Browser", size: tuple[int, int], trouble: list[str], *, base_url: str | None = None
) -> "BrowserContext":
    """A German browser window of `size` (width, height) that adds to `trouble` whatever goes wrong in it."""
    context = browser.new_context(
        base_url=base_url,
        viewport={"width": size[0], "height": size[1]},
        locale="de-DE",
        timezone_id="Europe/Berlin",
        reduced_motion="reduce",
    )
    context.set_default_timeout(10_000)
    context.add_init_script(REPORT_POLICY)

    def asked(request: "Request") -> None:
        if is_foreign(request.url):
            trouble.append(f"asked for {request.url}")

    context.on("request", asked)
    context.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: trouble.append(f"threw {error.error}"))
    return context


def is_foreign(url: str) -> bool:
    """Whether `url` leads away from this machine (`data:`, `blob:` and `about:` lead nowhere)."""
    parts = urlsplit(url)
    return parts.scheme in {"http", "https", "ws", "wss", "ftp"} and parts.hostname not in {"127.0.0.1", "localhost"}


def sign_in(page: "Page", user: "User") -> None:
    """Let `page` be signed in as `user`, without the code by e-mail. The page needs `live_server`'s base address."""
    from django.conf import settings  # noqa: PLC0415 - as above
    from django.test import Client  # noqa: PLC0415 - as above

    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "domain": "localhost", "path": "/"}])


def follow(link: "Locator") -> None:
    """Click `link`, or the button that sends a form, and wait until the page it leads to has been read to its end.

    A click alone returns as soon as the next page begins: whoever looks at once may find half of it, or nothing.
    """
    with link.page.expect_navigation():
        link.click()


def check_accessibility(page: "Page", *, only: str = "") -> None:
    """Fail with a readable list if axe-core finds anything on `page` as it stands now (or breaks the rule `only`)."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - reads half a megabyte of JavaScript

    asked = {"type": "rule", "values": [only]} if only else {"type": "tag", "values": RULES}
    found = Axe().run(page, options={"runOnly": asked, "resultTypes": ["violations"]})
    problems = accessibility_problems(found.response)
    if problems:
        pytest.fail(f"{page.url} is not accessible:\n" + "\n".join(problems), pytrace=False)


def check_width(page: "Page") -> None:
    """Fail if `page` is wider than its window: nobody should have to push it sideways. Names what sticks out."""
    wide = page.evaluate(
        """() => {
            const room = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= room) return null;
            return [...document.body.querySelectorAll("*")]
                .filter((element) => element.getBoundingClientRect().left + element.scrollWidth > room + 1)
                .map((element) => `- ${element.outerHTML.slice(0, 120)}`);
        }"""
    )
    if wide is not None:
        pytest.fail(f"{page.url} is wider than its window:\n" + "\n".join(wide), pytrace=False)


def look(page: "Page", heading: str) -> None:
    """`page` is the one with this heading, readable for everybody, and nothing sticks out."""
    found = page.locator("h1").inner_text()
    if found != heading:
        pytest.fail(f"{page.url} is headed “{found}”, not “{heading}”.", pytrace=False)
    check_accessibility(page)
    check_width(page)


def accessibility_problems(response: dict[str, Any]) -> list[str]:
    """Each finding of axe-core in `response` as a line: rule, what helps, where, the element."""
    return [
        f"- {finding['id']} ({finding['impact']}): {finding['help']}: {' '.join(map(str, node['target']))}: "
        f"{node['html'][:200]}"
        for finding in response["violations"]
        for node in finding["nodes"]
    ]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Fail a test whose pages had trouble; keep the screens of a test that failed."""
    try:
        yield
        _fail_on_trouble(item)
    except BaseException:  # what pytest.fail raises is no Exception
        _keep_screens(item)
        raise


def _pages(item: pytest.Item) -> list["Page"]:
    browser: Browser | None = getattr(item, "funcargs", {}).get("chromium")
    return [page for context in browser.contexts for page in context.pages] if browser else []


def _fail_on_trouble(item: pytest.Item) -> None:
    trouble: list[str] | None = getattr(item, "funcargs", {}).get("trouble")
    if trouble is None:
        return
    for page in _pages(item):
        page.wait_for_timeout(1)  # lets what the browser has already reported arrive
    if trouble:
        pytest.fail("The pages of this test had trouble:\n" + "\n".join(trouble), pytrace=False)


def _keep_screens(item: pytest.Item) -> None:
    from playwright.sync_api import Error  # noqa: PLC0415 - as above

    name = "".join(letter if letter.isalnum() else "-" for letter in item.nodeid.removeprefix("tests/"))
    for number, page in enumerate(_pages(item), start=1):
        try:
            FAILURES.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=FAILURES / f"{name}-{number}.png", full_page=True)
        except (Error, OSError) as error:  # the page may be what has failed; the test's own failure is the news
            item.add_report_section("call", "screenshot", f"{os.fspath(FAILURES)}: {error}")
