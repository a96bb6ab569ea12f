"""Reading parsed JSON documents: what is refused gets one sentence that names its place.

A place is a path such as `people[3].absent[0]`; the empty text is the document itself.
"""

import json
from collections.abc import Sequence

from kloeppel.core.values import InputError, Sentence, Value, sentence

_LONGEST_SHOWN = 60
_LARGEST_SHOWN = 10**15


def shown(value: object) -> Value:
    """`value` as it stands in the file, on one line and short enough for a sentence."""
    if isinstance(value, dict):
        return sentence("an object")
    if isinstance(value, list):
        return sentence("a list of length %(length)s", length=len(value))
    if isinstance(value, int) and abs(value) >= _LARGEST_SHOWN:
        # Nobody reads a number of a thousand digits, and beyond 4300 Python does not even write it.
        return sentence("a number of more than 15 digits")
    text = json.dumps(value, ensure_ascii=False, default=repr)
    if not text.isprintable():
        # A line break or half a surrogate pair would tear the sentence apart.
        text = json.dumps(value, default=repr)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"


def entry(place: str, key: str) -> str:
    """The place of `key` inside `place`, such as `a[3].wishes.b7`."""
    plain = key.replace("-", "_").isidentifier() and len(key) <= _LONGEST_SHOWN
    if plain:
        return f"{place}.{key}" if place else key
    return f"{place}[{shown(key)}]"


def must_be(place: str, expected: Sentence, found: object) -> InputError:
    """The refusal of `found`, which should be `expected`."""
    return InputError(
        sentence(
            "%(place)s must be %(expected)s, it is %(found)s.",
            place=place or sentence("The document"),
            expected=expected,
            found=shown(found),
        )
    )


def check_between(place: str, number: int, least: int, most: int) -> None:
    """Raise InputError naming `place` if `number` is not from `least` to `most`."""
    if not least <= number <= most:
        raise InputError(
            sentence(
                "%(place)s must be between %(least)s and %(most)s, it is %(number)s.",
                place=place,
                least=least,
                most=most,
                number=shown(number),
            )
        )


def read_object(value: object, place: str, *, required: Sequence[str], optional: Sequence[str]) -> dict[str, object]:
    """`value` if it is an object with all entries of `required` and none beyond `optional`; InputError otherwise."""
    if not isinstance(value, dict):
        raise must_be(place, sentence("an object"), value)
    known = (*required, *optional)
    unknown = next((key for key in value if key not in known), None)
    if unknown is not None:
        raise InputError(
            sentence(
                "%(place)s is not known here; known are: %(known)s.",
                place=entry(place, unknown),
                known=", ".join(known),
            )
        )
    missing = next((key for key in required if key not in value), None)
    if missing is not None:
        raise InputError(sentence("%(place)s is missing.", place=entry(place, missing)))
    return value


def read_list(value: object, place: str) -> list[object]:
    """`value` if it is a list; InputError otherwise."""
    if not isinstance(value, list):
        raise must_be(place, sentence("a list"), value)
    return value


def read_text(value: object, place: str) -> str:
    """`value` if it is a text; InputError otherwise."""
    if not isinstance(value, str):
        raise must_be(place, sentence("a text"), value)
    return value


def read_id(value: object, place: str) -> str:
    """`value` if it can name somebody: a text of printable characters that is not empty; InputError otherwise."""
    # Half a surrogate pair could not be written into the answer; a line break would tear a sentence apart.
    if not isinstance(value, str) or not value or not value.isprintable():
        raise must_be(place, sentence("a text of printable characters that is not empty"), value)
    return value


def read_choice(value: object, place: str, known: Sequence[str]) -> str:
    """`value` if it is one of the texts in `known`; InputError otherwise."""
    if not isinstance(value, str) or value not in known:
        words = ", ".join(f'"{word}"' for word in known)
        raise must_be(place, sentence("one of %(known)s", known=words), value)
    return value
