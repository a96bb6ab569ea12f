"""What the engine commands share: a file in, an answer out, one sentence when the file cannot be used."""

import json
import os
import sys
import tempfile
from pathlib import Path

from kloeppel.core.values import InputError, sentence

UNUSABLE_INPUT = 2
"""Exit code of a command whose input cannot be used; nothing has been written then."""


def read_bytes(path: str) -> bytes:
    """The content of the file at `path`, `-` for standard input. Raises InputError naming the file."""
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(sentence("The file %(file)s cannot be read: %(reason)s.", file=path, reason=reason)) from error


def read_json(path: str) -> object:
    """The JSON document at `path`, `-` for standard input. Raises InputError naming line and column."""
    content = read_bytes(path)
    try:
        return json.loads(content)
    except json.JSONDecodeError as error:
        raise InputError(
            sentence(
                "%(file)s is not JSON: line %(line)s, column %(column)s: %(reason)s.",
                file=path,
                line=error.lineno,
                column=error.colno,
                reason=error.msg,
            )
        ) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise InputError(sentence("%(file)s is not JSON in UTF-8.", file=path)) from error


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
        reason = error.strerror or str(error)
        raise InputError(
            sentence("The file %(file)s cannot be written: %(reason)s.", file=path, reason=reason)
        ) from error


def as_json(answer: object) -> str:
    """`answer` as JSON for people and programs: real letters instead of escapes, keys in the given order."""
    return json.dumps(answer, ensure_ascii=False, indent=1)
