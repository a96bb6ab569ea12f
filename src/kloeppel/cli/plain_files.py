"""What the engine commands share: a file in, an answer out, one sentence when the file cannot be used."""

import json
import os
import sys
import tempfile
from pathlib import Path

from kloeppel.core.documents import shown
from kloeppel.core.values import InputError, Value, sentence

UNUSABLE_INPUT = 2
"""Exit code of a command whose input cannot be used; nothing has been written then."""
LONGEST_NUMBER = 1000
"""Digits of a whole number in JSON. Nothing meant has so many; beyond 4300 Python refuses to read them."""


def read_bytes(path: str) -> bytes:
    """The content of the file at `path`, `-` for standard input. Raises InputError naming the file."""
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(
            sentence("The file %(file)s cannot be read: %(reason)s.", file=path, reason=_reason(error))
        ) from error


def read_json(path: str) -> object:
    """The JSON document at `path`, `-` for standard input.

    Raises InputError with line and column where it is no JSON, and for what JSON leaves open: a key that stands twice
    in an object, a whole number too long to be meant.
    """
    content = read_bytes(path)
    file = sentence("The input") if path == "-" else path
    try:
        return json.loads(content, object_pairs_hook=_object, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise InputError(
            sentence(
                "%(file)s is not JSON; the first mistake is in line %(line)s, column %(column)s.",
                file=file,
                line=error.lineno,
                column=error.colno,
            )
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(sentence("%(file)s is not JSON in UTF-8.", file=file)) from error
    except RecursionError as error:
        raise InputError(sentence("%(file)s is nested too deeply.", file=file)) from error


def _object(entries: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(entries)
    if len(found) == len(entries):
        return found
    seen: set[str] = set()
    for key, _ in entries:
        if key in seen:
            raise InputError(sentence("The key %(key)s is there twice in the same object.", key=shown(key)))
        seen.add(key)
    return found


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise InputError(
            sentence(
                "The whole number that begins with %(digits)s… has %(count)s digits; at most %(most)s are read.",
                digits=digits[:10],
                count=len(digits.lstrip("-")),
                most=LONGEST_NUMBER,
            )
        )
    return int(digits)


def _reason(error: OSError) -> Value:
    if isinstance(error, FileNotFoundError):
        return sentence("there is no such file or folder")
    if isinstance(error, IsADirectoryError):
        return sentence("it is a folder")
    if isinstance(error, PermissionError):
        return sentence("it is not allowed")
    return error.strerror or str(error)


def write_answer(text: str, path: str | None) -> None:
    """Print `text`, or put it into the file at `path` as a whole: a half-written file is never left behind."""
    if path is None:
        sys.stdout.write(text + "\n")
        return
    target = Path(path)
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text + "\n")
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(target)
    except OSError as error:
        raise InputError(
            sentence("The file %(file)s cannot be written: %(reason)s.", file=path, reason=_reason(error))
        ) from error


def as_json(answer: object) -> str:
    """`answer` as JSON for people and programs: real letters instead of escapes, keys in the given order."""
    return json.dumps(answer, ensure_ascii=False, indent=1)
