"""E-mail addresses, telephone numbers and links as people type them."""

import re

from kloeppel.core.people.text import as_text, is_missing, one_line
from kloeppel.core.people.values import Cell

_ADDRESS = re.compile(r"[^@\s,;<>()\[\]\"|/]+@(?:[^@\s,;<>()\[\]\"|/.]+\.)+[^@\s,;<>()\[\]\"|/.]+")
_LONGEST_ADDRESS = 254
"""No mail reaches a longer one (RFC 5321)."""
_SHORTEST, _LONGEST = 7, 15
"""Digits of an international number without the plus (ITU-T E.164 allows 15)."""


def read_email(cell: Cell) -> tuple[str, str]:
    """The address in small letters and what is wrong: `""`, `missing`, `invalid` or `second` (the first counts).

    An invalid address comes back as it was typed (small letters), so that two submissions can still be compared.
    """
    text = one_line(as_text(cell)).lower()
    text = re.sub(r"\bmailto:\s*", "", text).strip(" '\"")
    text = re.sub(r"\?subject=\S*$", "", text)
    if is_missing(text):
        return "", "missing"
    if _is_address(text):
        return text, ""
    in_brackets = re.findall(r"<\s*([^<>\s]*@[^<>\s]*)\s*>", text)
    pieces = in_brackets or _pieces(text)
    if pieces and _is_address(pieces[0]):
        return pieces[0], "second" if any(piece != pieces[0] for piece in pieces[1:]) else ""
    return text, "invalid"


def _is_address(text: str) -> bool:
    return len(text) <= _LONGEST_ADDRESS and bool(_ADDRESS.fullmatch(text))


def _pieces(text: str) -> list[str]:
    """The addresses of a cell that holds nothing but addresses, joining words and remarks in brackets."""
    without_remarks = re.sub(r"\([^()@]*\)", " ", text)
    words = [
        word for word in re.split(r"[\s,;|/]+", without_remarks) if word not in {"", "oder", "und", "bzw.", "or", "&"}
    ]
    return words if all("@" in word for word in words) else []


def read_phone(cell: Cell) -> tuple[str, str]:
    """The number in international form and what is wrong with it: `""`, `missing`, `unreadable` or `second`."""
    if isinstance(cell, float) and not cell.is_integer():
        return "", "unreadable"
    text = one_line(as_text(cell))
    if is_missing(text):
        return "", "missing"
    if re.fullmatch(r"[='\"+ ]*\d([.,]\d+)?\s*[eE]\s*\+?\s*\d+\"?", text):
        # A spreadsheet has rounded the number; the digits behind are gone.
        return "", "unreadable"
    numbers = [number for piece in _number_pieces(text) if (number := _international(piece))]
    if not numbers:
        return "", "unreadable"
    return numbers[0], "second" if any(number != numbers[0] for number in numbers[1:]) else ""


def _number_pieces(text: str) -> list[str]:
    """Stretches of `text` that can each be one telephone number."""
    found = re.findall(r"[+(]?[\d(][\d\s()/.\-–—+]*", text.translate({0x2010: "-", 0x2011: "-", 0x2212: "-"}))
    pieces: list[str] = []
    for raw in found:
        # "030 23125 131 / -132" names two extensions of one number; the first counts.
        extension = re.fullmatch(r"(.*\d)\s*/\s*[-–]?\s*\d{1,4}\D*", raw)
        stretch = extension.group(1) if extension and _count(extension.group(1)) > 8 else raw
        pieces.extend(_split_where_another_begins(stretch))
    return pieces


def _split_where_another_begins(stretch: str) -> list[str]:
    for seam in re.finditer(r"(?<=[\s(/+\-–—])(?=\+|\(?0)", stretch):
        left, right = stretch[: seam.start()], stretch[seam.start() :]
        if _count(left) >= _SHORTEST and _count(right) >= _SHORTEST:
            return [left, *_split_where_another_begins(right)]
    return [stretch]


def _count(text: str) -> int:
    return sum(sign.isdigit() for sign in text)


def _international(piece: str) -> str:
    """`piece` as `+` and digits, or empty where it cannot be a telephone number."""
    dialled = re.sub(r"[^\d+(]", "", piece)
    digits = re.sub(r"\D", "", dialled)
    if not digits.isascii() or len(digits) < _SHORTEST - 1:
        return ""
    if dialled.lstrip("(").startswith("+"):
        number = digits.lstrip("0")
    elif digits.startswith("00"):
        number = digits[2:].lstrip("0")
    elif digits.startswith("0"):
        number = "49" + digits[1:]
    elif digits.startswith("49") and len(digits) > 10:
        # A number cell that lost its plus.
        number = digits
    else:
        # A number cell that lost its zero.
        number = "49" + digits
    # The zero of the area code is not dialled behind the country code: +49 (0)30, +49 030.
    number = re.sub(r"^490+", "49", number)
    return "+" + number if _SHORTEST <= len(number) <= _LONGEST else ""


_LINK = re.compile(
    r"(?:https?://)?(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?:[^\W\d_]{2,}|xn--[\w-]+)(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE
)


def read_link(cell: Cell) -> tuple[str, str]:
    """The first web address of the cell with its scheme and what is wrong: `""`, `missing` or `unreadable`."""
    text = one_line(as_text(cell)).strip("<>'\"")
    if is_missing(text):
        return "", "missing"
    for word in re.split(r"[\s|]+|[,;]\s|[,;]$", text):
        candidate = word.strip("<>()'\"").rstrip(".,;")
        if candidate and _LINK.fullmatch(candidate):
            return candidate if re.match(r"https?://", candidate, re.IGNORECASE) else "https://" + candidate, ""
    return "", "unreadable"
