"""The glossary: one word for each thing, in both languages, where one looks for it."""

import re
from pathlib import Path

from kloeppel.core.values import Side

PAGE = (Path(__file__).parents[2] / "docs/words.md").read_text(encoding="utf-8")
HEAD = ["| English | German | what it is |", "|---|---|---|"]


def tables() -> dict[str, list[list[str]]]:
    """The rows of the table under each heading, as cells."""
    found = {}
    for section in PAGE.split("\n## ")[1:]:
        heading, *lines = section.splitlines()
        table = [line for line in lines if line.startswith("|")]
        assert table[:2] == HEAD
        found[heading] = [re.split(r"\s*\|\s*", line)[1:-1] for line in table[2:]]
    return found


def repeated(column: int) -> list[str]:
    """Words that stand more than once in `column`, over all tables, whatever their capitals."""
    words = [row[column].casefold() for rows in tables().values() for row in rows]
    return sorted({word for word in words if words.count(word) > 1})


def test_there_is_a_table_for_the_programme_and_one_for_the_money() -> None:
    assert list(tables()) == ["The programme", "The money"]
    assert [heading for heading, rows in tables().items() if len(rows) < 20] == []


def test_every_row_has_both_words_and_one_line_of_meaning() -> None:
    assert [row for rows in tables().values() for row in rows if len(row) != 3 or not all(row)] == []


def test_no_word_stands_twice() -> None:
    assert (repeated(0), repeated(1)) == ([], [])


def test_the_words_are_sorted_by_the_english_one() -> None:
    for rows in tables().values():
        words = [row[0] for row in rows]
        assert words == sorted(words, key=str.casefold)


def test_the_two_sides_are_called_what_the_code_calls_them() -> None:
    meaning = {row[0]: row[2] for row in tables()["The programme"]}
    assert {side: meaning[side.name.lower()].rpartition("; ")[2] for side in Side} == {
        Side.CREATIVE: "side a",
        Side.BUSINESS: "side b",
    }
