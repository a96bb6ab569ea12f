"""A sentence of the core as a JSON value, so that everybody can read it in their own language later."""

from typing import Any

from kloeppel.core.values import Sentence, Value


def to_json(sentence: Sentence) -> dict[str, Any]:
    """`sentence` with all sentences inside it."""
    return {"text": sentence.text, "values": {name: _value(value) for name, value in sentence.values.items()}}


def from_json(stored: dict[str, Any] | None) -> Sentence | None:
    """What `to_json` has made; None for None."""
    if stored is None:
        return None
    return Sentence(stored["text"], {name: _read(value) for name, value in stored["values"].items()})


def _value(value: Value) -> object:
    return to_json(value) if isinstance(value, Sentence) else value


def _read(value: Any) -> Value:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        return Sentence(value["text"], {name: _read(inner) for name, inner in value["values"].items()})
    read: Value = value
    return read
