"""What every answer tells the browser."""

import gzip
import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

EXPECTED = {
    "Content-Security-Policy": "base-uri 'none'; default-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "object-src 'none'; style-src 'self' 'nonce-…'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@pytest.mark.parametrize("address", ["/", "/konto/anmelden/", "/nowhere/"])
def test_the_browser_is_told_to_be_strict(address: str) -> None:
    headers = Client().get(address).headers
    policy = "; ".join(sorted(headers["Content-Security-Policy"].split("; ")))
    policy = re.sub(r"'nonce-[\w/+]{20,}={0,2}'", "'nonce-…'", policy)
    assert {name: headers[name] for name in EXPECTED} | {"Content-Security-Policy": policy} == EXPECTED


def test_a_page_loads_only_files_that_are_there() -> None:
    client = Client()
    page = client.get("/").content.decode()
    files = re.findall(r'(?:<link[^>]* href|<img src)="([^"]+)"', page)
    assert len(files) == 3

    assert [file for file in files if finders.find(file.removeprefix("/static/")) is None] == []


def test_a_page_is_compressed_and_its_secret_is_another_each_time() -> None:
    """Compressed pages tell by their length what they repeat; a secret that never stands there twice says nothing."""
    client = Client(headers={"accept-encoding": "gzip"})
    answers = [client.get("/konto/anmelden/") for _ in range(20)]
    assert {answer["Content-Encoding"] for answer in answers} == {"gzip"}
    assert {"Accept-Encoding" in answer["Vary"] for answer in answers} == {True}
    pages = [gzip.decompress(answer.content).decode() for answer in answers]
    tokens = [re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[0] for page in pages]
    assert len(set(tokens)) == 20
    assert len({len(page) for page in pages}) == 1
    # Not the length of the token alone: something of a random length is added.
    assert max(map(len, (answer.content for answer in answers))) - min(len(answer.content) for answer in answers) > 20
