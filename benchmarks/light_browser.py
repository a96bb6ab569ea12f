"""A phone on a slow line, made of Chromium: what it loads for a page, and when something can be seen."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, CDPSession, sync_playwright

ROUND_TRIP_MS = 400
BYTES_PER_SECOND = 400_000 / 8
SLOWER = 4
PHONE = {"width": 360, "height": 740}
PAINTED = """() => new Promise((answer) => {
    const at = {};
    const note = (name) => (list) => {
        at[name] = list.getEntries().at(-1).startTime;
        if (at.first && at.largest) answer([at.first, at.largest]);
    };
    new PerformanceObserver((list) => {
        if (list.getEntriesByName("first-contentful-paint").length) note("first")(list);
    }).observe({type: "paint", buffered: true});
    new PerformanceObserver(note("largest")).observe({type: "largest-contentful-paint", buffered: true});
    setTimeout(() => answer([at.first ?? null, at.largest ?? null]), 30000);
})"""
"""When something could first be seen, and the largest thing; on a busy machine the browser says so a little later."""


@dataclass(slots=True)
class Visit:
    """What one visit cost: bytes over the wire by kind of file, requests, requests to anybody else, milliseconds."""

    size: dict[str, int] = field(default_factory=dict)
    requests: int = 0
    foreign: int = 0
    first_paint: float = 0.0
    largest_paint: float = 0.0


@contextmanager
def browser() -> Iterator[Browser]:
    """The machine's Chromium. Raises FileNotFoundError without it."""
    executable = shutil.which("chromium")
    if executable is None:
        raise FileNotFoundError("chromium is not installed")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable, args=flags)
        yield running
        running.close()


def visits(running: Browser, address: str, cookie: tuple[str, str] | None) -> tuple[Visit, Visit]:
    """Open `address` twice on a slow phone that has never seen it: with an empty cache, and once more."""
    context = running.new_context(
        viewport={"width": PHONE["width"], "height": PHONE["height"]},
        device_scale_factor=2,
        is_mobile=True,
        has_touch=True,
        locale="de-DE",
        timezone_id="Europe/Berlin",
        color_scheme="light",
    )
    try:
        if cookie is not None:
            context.add_cookies([{"name": cookie[0], "value": cookie[1], "url": address}])
        return _visit(context, address), _visit(context, address)
    finally:
        context.close()


def _visit(context: BrowserContext, address: str) -> Visit:
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": ROUND_TRIP_MS,
            "downloadThroughput": BYTES_PER_SECOND,
            "uploadThroughput": BYTES_PER_SECOND,
            "connectionType": "cellular3g",
        },
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    visit = Visit()
    _watch(session, visit, urlsplit(address).netloc)
    answer = page.goto(address, wait_until="networkidle", timeout=120_000)
    if answer is None or answer.status != 200:
        raise RuntimeError(f"{address} answers {answer and answer.status}")
    first, largest = page.evaluate(PAINTED)
    if first is None or largest is None:
        raise RuntimeError(f"{address}: the browser does not say when it was painted")
    visit.first_paint, visit.largest_paint = first, largest
    page.close()
    return visit


def _watch(session: CDPSession, visit: Visit, host: str) -> None:
    kinds: dict[str, str] = {}

    def asked(event: dict[str, Any]) -> None:
        parts = urlsplit(event["request"]["url"])
        if parts.scheme in {"http", "https"}:
            kinds[event["requestId"]] = str(event.get("type", "Other")).lower()
            visit.foreign += parts.netloc != host

    def loaded(event: dict[str, Any]) -> None:
        # What comes from the browser's own cache has no length.
        if event["requestId"] in kinds and event["encodedDataLength"]:
            kind = kinds[event["requestId"]]
            visit.size[kind] = visit.size.get(kind, 0) + int(event["encodedDataLength"])
            visit.requests += 1

    session.on("Network.requestWillBeSent", asked)
    session.on("Network.loadingFinished", loaded)
