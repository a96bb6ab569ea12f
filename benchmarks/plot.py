"""Bars side by side as SVG: for each case what each one reached. No dependency, readable in print and on a screen."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH = 860
LEFT = 16
NAME = 20
RIGHT = 120
BAR = 16
GAP = 14
HEAD = 64
COLOURS = ("#0b5d4e", "#8a5a00", "#5b4b8a", "#9a3b3b", "#3f6b8f", "#6b6b6b", "#b07aa1", "#59a14f")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `who` reached `figure` (None: no answer), written as `label`."""

    who: str
    figure: float | None
    label: str


@dataclass(frozen=True, slots=True)
class Group:
    """The bars of one case."""

    case: str
    bars: Sequence[Bar]


def svg(title: str, unit: str, groups: Sequence[Group], *, logarithmic: bool) -> str:
    """The picture as a document. `unit` stands under the title; `logarithmic`: each step of the scale is ten times."""
    everybody = list(dict.fromkeys(bar.who for group in groups for bar in group.bars))
    colour = {who: COLOURS[index % len(COLOURS)] for index, who in enumerate(everybody)}
    legend_rows = math.ceil(len(everybody) / 4)
    top = HEAD + 20 * legend_rows
    height = top + sum(NAME + len(group.bars) * (BAR + 3) + GAP for group in groups) + 10
    figures = [bar.figure for group in groups for bar in group.bars if bar.figure is not None]
    length = _scale(figures, logarithmic=logarithmic)
    scale = f"{unit}, each step ten times" if logarithmic else unit
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="title desc"',
        ' font-family="sans-serif" font-size="13">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(_in_words(groups, unit))}</desc>',
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<text x="16" y="26" font-size="17" font-weight="bold" fill="#1a1a1a">{escape(title)}</text>',
        f'<text x="16" y="46" fill="#444444">{escape(scale)}</text>',
    ]
    for index, who in enumerate(everybody):
        x, y = 16 + 205 * (index % 4), HEAD + 20 * (index // 4)
        parts.append(f'<rect x="{x}" y="{y - 11}" width="12" height="12" fill="{colour[who]}"/>')
        parts.append(f'<text x="{x + 18}" y="{y}" fill="#1a1a1a">{escape(who)}</text>')
    y = top
    for group in groups:
        parts.append(f'<text x="{LEFT}" y="{y + 12}" font-weight="bold" fill="#1a1a1a">{escape(group.case)}</text>')
        y += NAME
        for bar in group.bars:
            wide = 0.0 if bar.figure is None else length(bar.figure)
            parts.append(
                f'<rect x="{LEFT}" y="{y}" width="{max(wide, 1.5):.1f}" height="{BAR}" fill="{colour[bar.who]}"/>'
            )
            parts.append(
                f'<text x="{LEFT + max(wide, 1.5) + 6:.1f}" y="{y + BAR - 4}" fill="#1a1a1a">{escape(bar.label)}</text>'
            )
            y += BAR + 3
        y += GAP
    return "\n".join([*parts, "</svg>", ""])


def _scale(figures: Sequence[float], *, logarithmic: bool) -> "_Length":
    largest = max(figures, default=1.0) or 1.0
    smallest = min((figure for figure in figures if figure > 0), default=largest)
    return _Length(smallest, largest, logarithmic=logarithmic)


class _Length:
    def __init__(self, smallest: float, largest: float, *, logarithmic: bool) -> None:
        self._logarithmic = logarithmic
        self._low = math.floor(math.log10(smallest)) - 0.3
        self._span = max(math.log10(largest) - self._low, 0.5)
        self._largest = largest

    def __call__(self, figure: float) -> float:
        room = WIDTH - LEFT - RIGHT
        if not self._logarithmic:
            return room * figure / self._largest
        return 0.0 if figure <= 0 else room * (math.log10(figure) - self._low) / self._span


def _in_words(groups: Sequence[Group], unit: str) -> str:
    return (
        " ".join(
            f"{group.case}: " + ", ".join(f"{bar.who} {bar.label}" for bar in group.bars) + "." for group in groups
        ).replace("  ", " ")
        + f" Unit: {unit}."
    )
