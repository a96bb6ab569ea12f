"""The browser that journeys use does notice what must not happen."""

from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from world.browser import PHONE, check_accessibility, is_foreign, new_context

if TYPE_CHECKING:
    from playwright.sync_api import Browser

POLICY = "default-src 'self'"
PAGE = """<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Seite</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width"></head><body><main><h1>Seite</h1>{}</main></body></html>"""
PAGES = {
    "/calm": ("", PAGE.format("<p>Ruhe</p>")),
    "/inline": (POLICY, PAGE.format('<p style="color: red">Rot</p>')),
    "/throws": ("", PAGE.format("<script>setTimeout(() => { throw new Error('oh'); });</script>")),
    "/abroad": ("", PAGE.format('<img alt="" src="http://elsewhere.example/x.png">')),
    "/unlabelled": ("", PAGE.format('<input type="text"><img src="data:,">')),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        policy, body = PAGES[self.path]
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if policy:
            self.send_header("Content-Security-Policy", policy + "; img-src data:")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *words: object) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=partial(server.serve_forever, poll_interval=0.01), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def seen(chromium: "Browser", url: str) -> list[str]:
    trouble: list[str] = []
    context = new_context(chromium, PHONE, trouble)
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    page.wait_for_timeout(50)
    context.close()
    return trouble


def test_a_calm_page_has_no_trouble(chromium: "Browser", address: str) -> None:
    assert seen(chromium, f"{address}/calm") == []


def test_a_breach_of_the_policy_is_trouble(chromium: "Browser", address: str) -> None:
    assert "policy: style-src-attr refused inline" in seen(chromium, f"{address}/inline")


def test_an_exception_is_trouble(chromium: "Browser", address: str) -> None:
    assert [words for words in seen(chromium, f"{address}/throws") if words.startswith("threw")] == ["threw oh"]


def test_a_request_to_somebody_else_is_trouble(chromium: "Browser", address: str) -> None:
    assert "asked for http://elsewhere.example/x.png" in seen(chromium, f"{address}/abroad")


def test_findings_of_axe_are_listed(chromium: "Browser", address: str) -> None:
    context = new_context(chromium, PHONE, [])
    page = context.new_page()
    page.goto(f"{address}/calm")
    check_accessibility(page)
    page.goto(f"{address}/unlabelled")
    with pytest.raises(pytest.fail.Exception) as failure:
        check_accessibility(page)
    context.close()
    said = str(failure.value).splitlines()
    assert said[0] == f"{address}/unlabelled is not accessible:"
    assert {line.split()[1] for line in said[1:]} == {"image-alt", "label"}


@pytest.mark.parametrize(
    ("url", "foreign"),
    [
        ("http://localhost:8000/x", False),
        ("http://127.0.0.1/x", False),
        ("data:,x", False),
        ("blob:http://localhost/1", False),
        ("https://elsewhere.example/x", True),
        ("ws://elsewhere.example", True),
        ("http://localhost.elsewhere.example/", True),
    ],
)
def test_foreign_addresses_are_told_apart(url: str, *, foreign: bool) -> None:
    assert is_foreign(url) is foreign
