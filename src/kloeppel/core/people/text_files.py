"""Text files (CSV and relatives) to records: which encoding, which separator."""

import csv
import io
import re

from kloeppel.core.people.headings import recognised
from kloeppel.core.values import InputError, Sentence, sentence

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SEPARATORS = (";", ",", "\t", "|")
_LONGEST_CELL = 131_072
MOST_RECORDS = 20_000


def decode(content: bytes, name: str) -> tuple[str, str]:
    """The text and its encoding: by byte order mark, else UTF-8 where that fits, else Windows-1252.

    Raises InputError where the bytes are no text.
    """
    encoding = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "")
    if not encoding and b"\x00" in content:
        # Without a mark only plain letters tell which of the two bytes is the empty one.
        encoding = "utf-16-le" if content[1:2] == b"\x00" else "utf-16-be" if content[:1] == b"\x00" else ""
    for candidate in [encoding] if encoding else ["utf-8"]:
        try:
            text = content.decode(candidate)
        except UnicodeDecodeError:
            if encoding:
                raise InputError(_no_text(name)) from None
        else:
            return _checked(text, name), candidate
    text = "".join(map(_WINDOWS.__getitem__, content))
    return _checked(text, name), "windows-1252"


def _windows(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        # The five bytes without a letter: kept as control characters, as browsers do (WHATWG Encoding Standard).
        return chr(byte)


_WINDOWS = [_windows(byte) for byte in range(256)]


def _checked(text: str, name: str) -> str:
    text = text.rstrip("\x1a")  # how DOS programs ended a file
    if re.search(r"[\x00-\x08\x0e-\x1a]", text):
        raise InputError(_no_text(name))
    return text


def _no_text(name: str) -> Sentence:
    return sentence("%(file)s is neither a text file nor a spreadsheet (XLSX).", file=name)


def records(text: str, name: str) -> tuple[list[list[str]], str]:
    """The records of `text` and the separator: the one under which most headings are understood.

    Raises InputError where a quotation mark is never closed or a record cannot be split.
    """
    named = re.match(r'"?sep=(.)"?\s*(?:\r\n|\r|\n)', text)
    if named:
        return _split(text[named.end() :], named.group(1), name), named.group(1)
    best: tuple[tuple[int, int], list[list[str]], str] | None = None
    for separator in _SEPARATORS:
        if separator not in text and separator != ";":
            continue
        split = _split(text, separator, name)
        # Among equals the separator that makes the widest table: a comma inside a title makes few columns.
        fit = max(((recognised(tuple(record)), len(record)) for record in split[:60]), default=(0, 0))
        if best is None or fit > best[0]:
            best = (fit, split, separator)
    if best is None:
        return [], ";"
    _check_quotation_marks(best[1], best[2], name)
    return best[1], best[2]


def _check_quotation_marks(split: list[list[str]], separator: str, name: str) -> None:
    """Refuse a file in which an unclosed quotation mark has swallowed whole records: people would vanish unseen."""
    width = max((len(record) for record in split), default=0)
    for number, record in enumerate(split, start=1):
        for line in (line for cell in record if "\n" in cell for line in cell.splitlines()):
            if "@" in line and line.count(separator) > 2 and line.count(separator) * 2 > width:
                raise InputError(
                    sentence(
                        "In record %(record)s of %(file)s a quotation mark is opened and not closed; "
                        "the records behind it cannot be told apart.",
                        file=name,
                        record=number,
                    )
                )


def _split(text: str, separator: str, name: str) -> list[list[str]]:
    found: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for record in reader:
            found.append(record)
            if len(found) > MOST_RECORDS:
                raise InputError(sentence("%(file)s has more than %(most)s lines.", file=name, most=MOST_RECORDS))
    except csv.Error as error:
        raise InputError(
            sentence(
                "%(file)s cannot be split into cells near line %(line)s; is a quotation mark missing there?",
                file=name,
                line=reader.line_num,
            )
        ) from error
    return found
