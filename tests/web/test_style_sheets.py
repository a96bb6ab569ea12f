"""One file for the whole look: every sheet is in it, nothing is lost on the way, and pages ask for nothing else."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from pytest_django.fixtures import Settings

from kloeppel.web.style_sheets import (
    ALONE,
    FOLDER,
    JOINED,
    SHEETS,
    JoinedSheetFinder,
    compact,
    inside,
    joined,
    tell_that_it_is_fetched,
)

IN_A_SHEET = re.compile(r'url\("([^"]+)"\)')
BESIDE = re.compile(r'url\("\.\./([^"]+)"\)')


def test_every_sheet_is_named_once() -> None:
    assert sorted(SHEETS + ALONE) == sorted(path.stem for path in FOLDER.glob("*.css"))


@pytest.mark.parametrize("name", SHEETS + ALONE)
def test_every_rule_stands_in_a_layer(name: str) -> None:
    """Otherwise it would win over all that stand in one, wherever its sheet is joined."""
    sheet = compact((FOLDER / f"{name}.css").read_text(encoding="utf-8"))
    depth, outside = 0, ""
    for letter in sheet:
        depth -= letter == "}"
        outside += letter if depth == 0 and letter != "}" else ""
        depth += letter == "{"
    assert re.sub(r"@layer [a-z]+\{|@keyframes [a-z-]+\{|^@layer [a-z,]+;", "", outside) == ""


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("a {\n  color: red;\n  margin: 0 1px;\n}\n", "a{color:red;margin:0 1px}"),
        ("a :hover, a:hover { }", "a :hover,a:hover{}"),
        ("a /* all */ b, c/* only */.d {}", "a b,c/**/.d{}"),
        ("/* first */ a {} /* last */", "a{}"),
        ("@media (min-width: 4rem) and ( print ) { a { } }", "@media (min-width:4rem) and (print){a{}}"),
        ("a { inline-size: calc(1px + -1 * (2px - 3px)) }", "a{inline-size:calc(1px + -1 * (2px - 3px))}"),
        ('a::before { content: "; /* } */  \'" }', 'a::before{content:"; /* } */  \'"}'),
        ("a { content: 'it\\'s  ;' ; }", "a{content:'it\\'s  ;'}"),
        ('a { mask: url(x.svg#a;b) , url( "y z.svg" ) }', 'a{mask:url(x.svg#a;b),url("y z.svg")}'),
        (":is(a, b) > * + *:not(.c) .d {}", ":is(a,b) > * + *:not(.c) .d{}"),
        ("a[data-x='1'] b { --x: 1 ; }", "a[data-x='1'] b{--x:1}"),
    ],
)
def test_what_is_left_of_a_sheet(written: str, left: str) -> None:
    assert compact(written) == left
    assert compact(left) == left


def test_sheets_are_joined_in_the_order_given(tmp_path: Path) -> None:
    (tmp_path / "b.css").write_text("b { color: red; }\n", encoding="utf-8")
    (tmp_path / "a.css").write_text("/* a */\na { color: red; }\n", encoding="utf-8")
    assert joined(["b", "a"], tmp_path) == "b{color:red}\na{color:red}\n"


def test_the_joined_sheet_is_found_and_follows_its_sheets(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.VAR = tmp_path
    finder = JoinedSheetFinder()
    place = tmp_path / "joined" / JOINED
    assert finder.find(JOINED) == str(place)
    assert place.read_text(encoding="utf-8") == joined()
    assert [path for path, _storage in finder.list([])] == [JOINED]
    monkeypatch.setattr("kloeppel.web.style_sheets.joined", lambda: "a{}\n")
    assert finder.find(JOINED, find_all=True) == [str(place)]
    assert place.read_text(encoding="utf-8") == "a{}\n"
    assert list(place.parent.iterdir()) == [place]
    assert finder.find("kloeppel/css/tokens.css") is None


def test_what_stands_inside_a_page_is_the_joined_sheet() -> None:
    """Only what it names beside itself is named from the root: a page lies elsewhere."""
    assert inside().replace('"/static/kloeppel/', '"../').replace('"', "") == joined().replace('"', "")
    assert IN_A_SHEET.findall(inside()) == [f"/static/kloeppel/{name}" for name in BESIDE.findall(joined())]
    assert "</" not in inside()


@pytest.mark.parametrize("address", ["/konto/anmelden/", "/nowhere/"])
def test_the_first_page_has_the_look_in_it(address: str) -> None:
    """It asks for the file only to have it for the next page; and the policy lets in this style and no other."""
    response = Client().get(address)
    page = response.content.decode()
    (nonce,) = re.findall(r'<style nonce="([^"]+)">', page)
    assert page.partition(f'<style nonce="{nonce}">')[2].partition("</style>")[0] == inside()
    assert page.count("<style") == 1
    assert f"style-src 'self' 'nonce-{nonce}';" in response["Content-Security-Policy"] + ";"
    assert re.findall(r'<link rel="(stylesheet|prefetch)"[^>]* href="([^"]+)">', page) == [
        ("prefetch", f"/static/{JOINED}")
    ]
    assert finders.find(JOINED) is not None
    assert re.findall(r'<style nonce="([^"]+)">', Client().get(address).content.decode()) != [nonce]


@pytest.mark.parametrize(
    ("url", "cookie"),
    [
        (
            "/static/kloeppel/css/kloeppel.0123456789ab.css",
            "look=0123456789ab; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly",
        ),
        ("/static/kloeppel/css/kloeppel.css", None),
        ("/static/kloeppel/css/design.0123456789ab.css", None),
        ("/static/kloeppel/lace.0123456789ab.svg", None),
    ],
)
def test_who_has_fetched_the_file_says_so(url: str, cookie: str | None) -> None:
    headers: dict[str, str] = {}
    tell_that_it_is_fetched(headers, "/anywhere", url)
    assert headers.get("Set-Cookie") == cookie


@pytest.mark.parametrize(
    ("cookies", "fetched"),
    [
        ({}, False),
        ({"look": ""}, False),
        ({"look": "0123456789ab"}, True),
        ({"look": "ba9876543210"}, False),
        ({"look": "css"}, False),
    ],
)
def test_a_page_knows_who_has_fetched_the_file(
    monkeypatch: pytest.MonkeyPatch, cookies: dict[str, str], *, fetched: bool
) -> None:
    monkeypatch.setattr("kloeppel.web.style_sheets.address", lambda: "/static/kloeppel/css/kloeppel.0123456789ab.css")
    page = Client(headers={"cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}).get("/nowhere/")
    assert page.content.decode().count("<style") == (not fetched)
    assert page.content.decode().count('<link rel="stylesheet"') == fetched


def test_a_script_that_renews_a_part_gets_no_look() -> None:
    page = Client(headers={"x-look": "shown"}).get("/nowhere/").content.decode()
    assert (page.count("<style"), page.count('<link rel="stylesheet"')) == (0, 1)
