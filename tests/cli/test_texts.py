"""`kloeppel texts`: every marked text is found, kept, filled and checked."""

import ast
import json
import os
from pathlib import Path

import polib
import pytest

from kloeppel.cli import texts
from kloeppel.cli.catalogues import DU, catalogue
from kloeppel.cli.completeness_of_du import problems_of_du
from kloeppel.cli.drafts import DraftError, read_drafts
from kloeppel.cli.extraction import extract
from kloeppel.cli.main import main

pytestmark = pytest.mark.skipif(
    "gettext" in os.environ.get("KLOEPPEL_TEST_WITHOUT", "").split(), reason="gettext is left out, as asked"
)

SOURCE = Path(__file__).resolve().parents[2] / "src" / "kloeppel"

CODE = """\
def f(n):
    sentence("%(place)s is “missing”.", place=1)
    refused(sentence("Not "
                     "now."))
    _("Good day")
    ngettext("%(n)s talk", "%(n)s talks", n)
    pgettext_lazy("month", "May")
    print("not marked")
"""
TEMPLATE = """\
{% load i18n %}<c-button label="{% translate "Send" %}">{% blocktranslate trimmed with name=person.name %}
    Hello, {{ name }}!
{% endblocktranslate %}{% blocktranslate count n=talks %}one talk{% plural %}{{ n }} talks{% endblocktranslate %}
{{ _("Bye") }}</c-button>
"""
FOUND = [
    ("", "%(n)s talk", "%(n)s talks"),
    ("", "%(place)s is “missing”.", ""),
    ("", "Bye", ""),
    ("", "Good day", ""),
    ("", "Hello, %(name)s!", ""),
    ("", "Not now.", ""),
    ("", "Send", ""),
    ("", "one talk", "%(n)s talks"),
    ("month", "May", ""),
]
GERMAN = {
    "%(n)s talk\u0000%(n)s talks": ["%(n)s Gespräch", "%(n)s Gespräche"],
    "%(place)s is “missing”.": "%(place)s „fehlt“.",
    "Bye": "Tschüss",
    "Good day": "Guten Tag",
    "Hello, %(name)s!": "Guten Tag, %(name)s!",
    "Not now.": "Jetzt nicht.",
    "Send": "Senden",
    "one talk\u0000%(n)s talks": ["ein Gespräch", "%(n)s Gespräche"],
    "month\u0004May": "Mai",
}


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small source tree with its drafts, in which `kloeppel texts` works."""
    source = tmp_path / "src"
    for name, content in {
        "core/values.py": CODE,
        "web/templates/cotton/button.html": TEMPLATE,
        "web/static/page.html": '{% translate "no template" %}',
        "accounts/migrations/0001_initial.py": '_("repeated")',
    }.items():
        file = source / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (drafts / "all.json").write_text(json.dumps(GERMAN), encoding="utf-8")
    locale = tmp_path / "locale"
    monkeypatch.setattr(texts, "SOURCE", source)
    monkeypatch.setattr(texts, "DRAFTS", drafts)
    monkeypatch.setattr(texts, "catalogue", lambda language: catalogue(language, locale))
    return tmp_path


def german(tree: Path) -> polib.POFile:
    return polib.pofile(str(catalogue("de", tree / "locale")))


def checked(capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    capsys.readouterr()
    code = main(["texts", "--check"])
    return code, capsys.readouterr().out.splitlines()[:-1]


def change(tree: Path, english: str, **values: object) -> None:
    file = german(tree)
    file.wrapwidth = 0
    entry = file.find(english, include_obsolete_entries=True)
    assert entry is not None
    for name, value in values.items():
        setattr(entry, name, value)
    file.save()


def test_every_marked_text_is_found_in_order(tree: Path) -> None:
    assert [(one.msgctxt or "", one.msgid, one.msgid_plural) for one in extract(tree / "src")] == FOUND


def test_both_catalogues_are_filled_and_in_order(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["texts"]) == 0
    entries = german(tree)
    assert [one.msgid for one in entries] == [english for _, english, _ in FOUND]
    assert {one.msgid: one.msgstr or list(one.msgstr_plural.values()) for one in entries} == {
        key.split("\u0000")[0].split("\u0004")[-1]: value for key, value in GERMAN.items()
    }
    english = polib.pofile(str(catalogue("en", tree / "locale")))
    assert [one.msgstr or list(one.msgstr_plural.values()) for one in english] == [
        [text, plural] if plural else text for _, text, plural in FOUND
    ]
    assert checked(capsys) == (0, [])


def test_a_second_run_changes_nothing_and_nothing_tells_where_or_when_it_ran(tree: Path) -> None:
    main(["texts"])
    file = catalogue("de", tree / "locale")
    before = file.read_text(encoding="utf-8"), file.stat().st_mtime_ns
    main(["texts"])
    assert (file.read_text(encoding="utf-8"), file.stat().st_mtime_ns) == before
    lines = before[0].splitlines()
    assert [line for line in lines if line.startswith("#") and line != "#"] == ["#, python-format"] * 4
    assert lines[: lines.index("")] == [
        "#",
        'msgid ""',
        'msgstr ""',
        '"Language: de\\n"',
        '"MIME-Version: 1.0\\n"',
        '"Content-Type: text/plain; charset=UTF-8\\n"',
        '"Content-Transfer-Encoding: 8bit\\n"',
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"',
    ]


def test_a_translation_stays_without_a_draft_and_an_old_text_goes(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["texts"])
    change(tree, "Good day", msgstr="Grüß Gott")
    drafts = {english: german for english, german in GERMAN.items() if english != "Good day"}
    (tree / "drafts/all.json").write_text(json.dumps(drafts), encoding="utf-8")
    (tree / "src/core/values.py").write_text('_("Good day")\n_("New")\n', encoding="utf-8")
    capsys.readouterr()
    assert main(["texts"]) == 0
    assert [(one.msgid, one.msgstr) for one in german(tree) if not one.msgid_plural][1:3] == [
        ("Good day", "Grüß Gott"),
        ("Hello, %(name)s!", "Guten Tag, %(name)s!"),
    ]
    assert german(tree).find("Not now.") is None
    assert capsys.readouterr().out.splitlines() == [
        "A draft for a text that is not there: '%(n)s talk\\x00%(n)s talks'",
        "A draft for a text that is not there: '%(place)s is “missing”.'",
        "A draft for a text that is not there: 'Not now.'",
        "A draft for a text that is not there: 'month\\x04May'",
        "de: not translated: 'New'",
        "1 texts are not in order.",
    ]


def test_a_draft_replaces_the_translation_that_is_there(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["texts"])
    change(tree, "Good day", msgstr="Grüß Gott", flags=["fuzzy"])
    main(["texts"])
    entry = german(tree).find("Good day")
    assert entry is not None
    assert (entry.msgstr, entry.fuzzy) == ("Guten Tag", False)
    assert checked(capsys) == (0, [])


def say_sie(tree: Path) -> None:
    drafts = GERMAN | {"Good day": "Sie sind da", "Bye": "Bis „Sie“ gehen", "Not now.": "Ihnen nicht."}
    (tree / "drafts/all.json").write_text(json.dumps(drafts), encoding="utf-8")


def test_what_says_sie_needs_a_form_with_du(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    say_sie(tree)
    assert main(["texts"]) == 0
    assert checked(capsys) == (1, ["de_DU: no form with du: 'Good day'", "de_DU: no form with du: 'Not now.'"])
    du = {"Good day": "Du bist da", "Not now.": "Dir nicht.", "Send": "Schick’s ab"}
    (tree / "drafts/du-all.json").write_text(json.dumps(du), encoding="utf-8")
    assert main(["texts"]) == 0
    assert checked(capsys) == (0, [])
    assert {one.msgid: one.msgstr for one in polib.pofile(str(catalogue(DU, tree / "locale")))} == du
    (tree / "drafts/du-all.json").unlink()
    before = catalogue(DU, tree / "locale").read_bytes()
    assert main(["texts"]) == 0
    assert catalogue(DU, tree / "locale").read_bytes() == before


def test_what_is_only_read_outside_a_programme_needs_none(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    say_sie(tree)
    (tree / "src/cli").mkdir()
    (tree / "src/core/values.py").rename(tree / "src/cli/values.py")
    assert main(["texts"]) == 0
    assert checked(capsys) == (0, [])
    # As soon as it is said inside as well, it does.
    (tree / "src/core/other.py").write_text('sentence("Not now.")', encoding="utf-8")
    assert main(["texts"]) == 0
    assert checked(capsys) == (1, ["de_DU: no form with du: 'Not now.'"])


@pytest.mark.parametrize(
    ("english", "german", "du", "problem"),
    [
        ("Good day", "Sie sind da", "Du bist da", ""),
        ("Good day", "Guten Tag", "Hallo", ""),
        ("Good day", "Guten Tag", "", ""),
        ("Good day", "Mit „Sie“", "", ""),
        ("Good day", "Sie sind da", "", "no form with du"),
        ("Good day", "Ihres", "", "no form with du"),
        ("Good day", "Sie sind da", "Da sind Sie", "the form with du says Sie"),
        ("Good day", "Sie sind da", "Dein Ihr", "the form with du says Sie"),
        ("Good day", "Guten Tag", "Guten Tag", "the same in both forms"),
        ("Good day", "Für dich", "", "the German text says du"),
        ("Hello, %(name)s!", "Sie, %(name)s", "Du, %(nam)s", "other places than the English text"),
        ("Hello, %(name)s!", "Sie, %(name)s", "Du", "other places than the English text"),
        ("nowhere", "Sie", "Du", "obsolete"),
    ],
)
def test_a_form_with_du_is_one(english: str, german: str, du: str, problem: str) -> None:
    def file(*texts: tuple[str, str]) -> polib.POFile:
        made = polib.POFile()
        made.extend(polib.POEntry(msgid=msgid, msgstr=msgstr) for msgid, msgstr in texts)
        return made

    found = file(("Good day", ""), ("Hello, %(name)s!", ""))
    wrong = problems_of_du(file((english, du)), file((english, german)), found)
    assert [(entry.msgid, why) for entry, why in wrong] == ([(english, problem)] if problem else [])


@pytest.mark.parametrize(
    ("english", "values", "problem"),
    [
        ("Send", {"msgstr": ""}, "not translated"),
        ("Send", {"flags": ["fuzzy"]}, "fuzzy"),
        ("Send", {"obsolete": True}, "missing"),
        ("Send", {"msgid": "Sent"}, "missing"),
        ("Hello, %(name)s!", {"msgstr": "Guten Tag, %(nam)s!"}, "other places than the English text"),
        ("Hello, %(name)s!", {"msgstr": "Guten Tag!"}, "other places than the English text"),
        ("Hello, %(name)s!", {"msgstr": "100 % %(name)s"}, "other places than the English text"),
        ("Hello, %(name)s!", {"msgstr": "%(name)d"}, "other places than the English text"),
        ("one talk", {"msgstr_plural": {0: "ein Gespräch", 1: ""}}, "not translated"),
        ("one talk", {"msgstr_plural": {0: "ein Gespräch", 1: "Gespräche"}}, "other places than the English text"),
        ("one talk", {"msgstr_plural": {0: "%(m)s", 1: "%(n)s"}}, "other places than the English text"),
        ("%(n)s talk", {"msgstr_plural": {0: "ein", 1: "%(n)s"}}, "other places than the English text"),
        ("one talk", {"msgid_plural": "many talks"}, "missing"),
    ],
)
def test_what_is_not_in_order_is_named_and_nothing_is_changed(
    english: str, values: dict[str, object], problem: str, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["texts"])
    change(tree, english, **values)
    before = catalogue("de", tree / "locale").read_bytes()
    code, lines = checked(capsys)
    assert (code, lines[0]) == (1, f"de: {problem}: {english!r}")
    assert [line.split(": ")[1] for line in lines[1:]] == ["obsolete"] * (problem == "missing" and "one" not in english)
    assert catalogue("de", tree / "locale").read_bytes() == before


@pytest.mark.parametrize("singular", ["ein Gespräch", "%(n)s Gespräch"])
def test_the_number_may_stand_where_english_has_a_word_for_one(
    singular: str, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["texts"])
    change(tree, "one talk", msgstr_plural={0: singular, 1: "%(n)s Gespräche"})
    assert checked(capsys) == (0, [])


def test_both_languages_are_checked(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["texts"])
    catalogue("en", tree / "locale").unlink()
    code, lines = checked(capsys)
    assert (code, lines) == (
        1,
        [f"en: missing:{f' [{context}]' if context else ''} {english!r}" for context, english, _ in FOUND],
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "all.json: "),
        ("[]", "all.json: not an object"),
        ('{"a": ["x", "y"]}', "all.json: 'a' needs 1 German"),
        ('{"a\\u0000b": "x"}', "needs 2 German"),
    ],
)
def test_a_draft_that_cannot_be_used_is_named(content: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "all.json").write_text(content, encoding="utf-8")
    with pytest.raises(DraftError) as refused:
        read_drafts(tmp_path)
    assert words in str(refused.value)


def test_a_template_that_cannot_be_read_is_named(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tree / "src/web/templates/cotton/button.html"
    file.write_text("{% blocktranslate %}{% if x %}{% endblocktranslate %}", encoding="utf-8")
    assert main(["texts"]) == 1
    assert capsys.readouterr().err == (
        f"Translation blocks must not include other block tags: if x (file {file}, line 1)\n"
    )


MARKERS = {"sentence", "_", "gettext", "gettext_lazy", "gettext_noop", "pgettext", "pgettext_lazy", "ngettext"}


def computed(tree: ast.Module) -> list[int]:
    """Lines that mark a text which is put together when the program runs: xgettext does not see it."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in MARKERS
        and not (node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str))
    ]


def test_only_literal_texts_are_marked() -> None:
    files = sorted(SOURCE.rglob("*.py"))
    lines = {file: computed(ast.parse(file.read_text(encoding="utf-8"))) for file in files}
    assert {str(file): found for file, found in lines.items() if found} == {}
    assert computed(ast.parse('_("a" "b")\nsentence(f"a{1}")\n_(name)\nsentence()')) == [2, 3, 4]
