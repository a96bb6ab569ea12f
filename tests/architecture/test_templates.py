"""No inline script or style, nothing from third parties: what the content security policy refuses is not written."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from architecture.source_tree import SOURCE, shown

TEMPLATES = sorted(SOURCE.rglob("*.html"))


class Inline(HTMLParser):
    """Collects what a strict policy would refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        data = given.get("type") in {"application/json", "application/ld+json"}
        # A style with a nonce is let in by the policy: the look inside the first page (web/style_sheets.py).
        if (tag == "style" and "nonce" not in given) or (tag == "script" and "src" not in given and not data):
            self.found.append(f"line {self.getpos()[0]}: <{tag}>")
        for name, value in attrs:
            loads = name in {"src", "srcset", "poster"} or (tag == "link" and name == "href")
            if (
                name in {"style", "srcdoc"}
                or name.startswith("on")
                or (value or "").strip().lower().startswith("javascript:")
                or (loads and re.match(r"\s*(https?:)?//", value or ""))
            ):
                self.found.append(f"line {self.getpos()[0]}: {name}")


def inline(template: str) -> list[str]:
    """Every inline script, style or event handler and every load from elsewhere in a template."""
    # Django's own marks are not HTML; lines stay where they are.
    html = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "", template)
    reader = Inline()
    reader.feed(html)
    reader.close()
    return reader.found


@pytest.mark.parametrize("path", TEMPLATES, ids=shown)
def test_template_has_nothing_inline(path: Path) -> None:
    assert inline(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>\n<script>go()</script>", ["line 2: <script>"]),
        ("<style>p {}</style>", ["line 1: <style>"]),
        ('<style nonce="{{ request.csp_nonce }}">{{ sheet }}</style>', []),
        ('<p {% if x %}class="y"{% endif %} style="color: red">', ["line 1: style"]),
        ('<button onclick="go()">', ["line 1: onclick"]),
        ('<a href="javascript:go()">', ["line 1: href"]),
        ('<img src="//elsewhere.example/x.png" alt="">', ["line 1: src"]),
        ('<link rel="stylesheet" href="https://elsewhere.example/x.css">', ["line 1: href"]),
        ('<script src="{% static "x.js" %}" defer></script><a href="https://example.org">x</a>', []),
        ('<script type="application/json" id="data">{{ data }}</script>', []),
    ],
)
def test_what_is_inline_is_found(html: str, found: list[str]) -> None:
    assert inline(html) == found
