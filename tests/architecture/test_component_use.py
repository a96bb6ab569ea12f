"""Components are used as their first lines say: what they need is given, and nothing that they do not know."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest

from architecture.source_tree import SOURCE, shown

COMPONENTS = SOURCE / "web" / "templates" / "cotton"
TEMPLATES = sorted(SOURCE.rglob("*.html"))


class Component(NamedTuple):
    """What a component takes. `open`: everything else goes onto its element."""

    required: frozenset[str]
    optional: frozenset[str]
    open: bool


class Tags(HTMLParser):
    """Collects the tags of a template with their attributes, and the named slots between them."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.found: list[tuple[int, str, set[str]]] = []
        self._open: list[tuple[str, set[str]]] = []
        # Django's own marks are not HTML; lines stay where they are.
        source = re.sub(r"(?s){% comment %}.*?{% endcomment %}", lambda mark: "\n" * mark[0].count("\n"), source)
        self.feed(re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "x", source))
        self.close()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((self.getpos()[0], tag, _names(attrs)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = _names(attrs)
        if tag == "c-slot" and self._open:
            self._open[-1][1].add(str(dict(attrs).get("name")))
        elif tag.startswith("c-") and tag != "c-vars":
            self.found.append((self.getpos()[0], tag, names))
            self._open.append((tag, names))

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            self._open.pop()


def _names(attrs: list[tuple[str, str | None]]) -> set[str]:
    return {name.removeprefix(":") for name, _value in attrs if name != "x"}


def component(source: str) -> Component:
    """What the line `<c-vars … />` of a component declares: without a value required, with one optional."""
    declared = re.search(r"<c-vars([^>]*?)/>", source)
    names = re.findall(r'([\w-]+)(="[^"]*")?', declared[1]) if declared else []
    return Component(
        frozenset(name for name, default in names if not default),
        frozenset(name for name, default in names if default),
        "{{ attrs }}" in source,
    )


def wrong(template: str, components: dict[str, Component]) -> list[str]:
    """Every use of a component in `template` that lacks something or says something unknown."""
    found = []
    for line, tag, given in Tags(template).found:
        if not tag.startswith("c-") or tag in {"c-vars", "c-slot"}:
            continue
        known = components.get(tag)
        if known is None:
            found.append(f"line {line}: there is no {tag}")
            continue
        found += [f"line {line}: {tag} needs {name}" for name in sorted(known.required - given)]
        unknown = given - known.required - known.optional
        found += [
            f"line {line}: {tag} does not know {name}"
            for name in sorted(unknown)
            if not known.open or name in {"class", "style"}
        ]
    return found


def known_components() -> dict[str, Component]:
    return {
        f"c-{path.stem.replace('_', '-')}": component(path.read_text(encoding="utf-8"))
        for path in COMPONENTS.glob("*.html")
    }


@pytest.mark.parametrize("path", TEMPLATES, ids=shown)
def test_components_are_used_as_they_say(path: Path) -> None:
    assert wrong(path.read_text(encoding="utf-8"), known_components()) == []


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ('<c-figure value="1" label="x" />', []),
        ('<c-figure :value="count" label="{% translate "x" %}" href="/" />', []),
        ('<p>\n<c-figure value="1" />', ["line 2: c-figure needs label"]),
        ('<c-card colour="red">x</c-card>', ["line 1: c-card does not know colour"]),
        ('<c-card><c-slot name="foot">x</c-slot></c-card>', ["line 1: c-card does not know foot"]),
        ('<c-card><c-slot name="footer">x</c-slot></c-card>', []),
        ('<c-button aria-label="x" formaction="/x/">x</c-button>', []),
        ('<c-button class="large">x</c-button>', ["line 1: c-button does not know class"]),
        ("<c-bobbin />", ["line 1: there is no c-bobbin"]),
    ],
)
def test_what_is_wrong_is_found(template: str, found: list[str]) -> None:
    known = {
        "c-figure": component('<c-vars value label of="" href="" /><p {{ attrs }}>'),
        "c-card": component('<c-vars title="" footer="" /><p>'),
        "c-button": component('<c-vars href="" /><a {{ attrs }}>'),
    }
    assert wrong(template, known) == found
