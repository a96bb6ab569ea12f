"""Values that every part of Kloeppel shares: sides, sentences for people, verdicts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Side(StrEnum):
    """The two sides of a cross-innovation programme."""

    CREATIVE = "a"
    BUSINESS = "b"

    @property
    def other(self) -> "Side":
        """The side that this side is paired with."""
        return Side.BUSINESS if self is Side.CREATIVE else Side.CREATIVE


def _as_written(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence for people that is not yet in anybody's language.

    `text` is the English source text (the key of the catalogues) with `%(name)s` places; `values` fills them.
    A value may be a `Sentence` itself and is then translated too. Made with `sentence()`, which the
    extraction of texts knows by name.
    """

    text: str
    values: Mapping[str, "Value"] = field(default_factory=dict)

    def render(self, translate: Callable[[str], str] = _as_written) -> str:
        """The sentence in the language of `translate` (for example `gettext`); English without it."""
        translated = translate(self.text)
        if not self.values:
            return translated.replace("%%", "%")
        filled = {
            name: value.render(translate) if isinstance(value, Sentence) else value
            for name, value in self.values.items()
        }
        return translated % filled

    def __str__(self) -> str:
        return self.render()


Value = str | int | float | Sentence


def sentence(text: str, /, **values: Value) -> Sentence:
    """Make a `Sentence`. `text` must be a literal, so that the extraction of texts finds it."""
    return Sentence(text, values)


class InputError(ValueError):
    """The input cannot be used: one sentence saying what is wrong and where, such as `pairs[3].affinity`."""

    def __init__(self, problem: Sentence) -> None:
        super().__init__(problem.render())
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to "may this be done?": yes, or no with the reason, which the page shows."""

    allowed: bool
    reason: Sentence | None = None

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Verdict(allowed=True)


def refused(reason: Sentence) -> Verdict:
    """A verdict that says no and why."""
    return Verdict(allowed=False, reason=reason)
