"""What every answer tells the browser."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

EXPECTED = {
    "Content-Security-Policy": "base-uri 'none'; default-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "object-src 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@pytest.mark.parametrize("address", ["/", "/konto/anmelden/", "/nowhere/"])
def test_the_browser_is_told_to_be_strict(address: str) -> None:
    headers = Client().get(address).headers
    policy = "; ".join(sorted(headers["Content-Security-Policy"].split("; ")))
    assert {name: headers[name] for name in EXPECTED} | {"Content-Security-Policy": policy} == EXPECTED


def test_a_page_loads_only_files_that_are_there() -> None:
    client = Client()
    page = client.get("/").content.decode()
    files = re.findall(r'(?:<link[^>]* href|<img src)="([^"]+)"', page)
    assert len(files) == 19

    assert [file for file in files if finders.find(file.removeprefix("/static/")) is None] == []
