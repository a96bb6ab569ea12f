"""What axe-core does not see: clipped and overlapping text, small targets, hidden focus, skipped headings, movement.

Each check looks at a page as it stands and returns its faults as lines; several of them look at one loaded page.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

SMALLEST = 24
"""Height and width in CSS pixels of whatever can be pressed (WCAG 2.2, 2.5.8)."""
LONGEST = 0.01
"""Seconds that something may move for those who asked for less movement."""

SEEN = """
    const seen = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true })
        && !one.closest(".visually-hidden, .skip-link") && one.getBoundingClientRect().width > 1;
    const unseen = (one) => { for (let up = one; up; up = up.parentElement)
        if (getComputedStyle(up).clipPath === "inset(50%)") return true; return false; };
    const shown = (one) => one.outerHTML.replace(/\\s+/g, " ").slice(0, 110);
    const fixed = (one) => { for (let up = one; up; up = up.parentElement)
        if (getComputedStyle(up).position === "fixed") return true; return false; };
    const pressed = "a[href], button, input:not([type=hidden]), select, textarea, summary";
"""

CLIPPED = (
    "() => {"
    + SEEN
    + """
    const lines = [], found = [];
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
        const one = words.currentNode.parentElement;
        const said = words.currentNode.textContent.trim();
        if (!said || !seen(one) || unseen(one) || one.closest("svg, option, noscript, script")) continue;
        const range = document.createRange();
        range.selectNodeContents(words.currentNode);
        const boxes = [...range.getClientRects()].filter((box) => box.width > 1);
        for (let up = one; up && up !== document.body; up = up.parentElement) {
            const style = getComputedStyle(up), frame = up.getBoundingClientRect();
            if (style.textOverflow === "ellipsis" && up.scrollWidth > up.clientWidth + 1)
                found.push(`cuts ${shown(up)}`);
            const hides = (way) => ["hidden", "clip"].includes(way);
            const across = (box) => box.right > frame.right + 1 || box.left < frame.left - 1;
            const along = (box) => box.bottom > frame.bottom + 1 || box.top < frame.top - 1;
            if ((hides(style.overflowX) && boxes.some(across)) || (hides(style.overflowY) && boxes.some(along)))
                found.push(`hides a part of “${said.slice(0, 40)}”: ${shown(up)}`);
        }
        if (!fixed(one)) lines.push(...boxes.map((box) => ({ one, box })));
    }
    lines.sort((a, b) => a.box.top - b.box.top);
    lines.forEach(({ one, box }, place) => {
        for (let next = place + 1; next < lines.length && lines[next].box.top < box.bottom; next += 1) {
            const other = lines[next].box;
            const wide = Math.min(box.right, other.right) - Math.max(box.left, other.left);
            const high = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
            const least = Math.min(box.width * box.height, other.width * other.height);
            if (wide > 2 && high > 2 && wide * high > 0.3 * least)
                found.push(`lays ${shown(one)} over ${shown(lines[next].one)}`);
        }
    });
    return [...new Set(found)];
}"""
)

CROWDED = (
    "(smallest) => {"
    + SEEN
    + """
    const found = [], controls = [];
    for (const one of document.querySelectorAll(pressed)) {
        if (!seen(one) || one.closest("svg") || fixed(one)) continue;
        const cover = getComputedStyle(one, "::after");
        const whole = one.closest(".figure") && cover.position === "absolute" ? one.closest(".figure")
            : one.matches("input[type=checkbox], input[type=radio]") ? one.closest("label") : null;
        controls.push({ one, parts: whole ? [whole.getBoundingClientRect()] : [...one.getClientRects()] });
    }
    // What is smaller is allowed if a circle of that size around its middle touches nothing else.
    const near = (box, other) => Math.hypot(
        Math.max(other.left - (box.left + box.right) / 2, 0, (box.left + box.right) / 2 - other.right),
        Math.max(other.top - (box.top + box.bottom) / 2, 0, (box.top + box.bottom) / 2 - other.bottom),
    ) < smallest / 2;
    for (const { one, parts } of controls) {
        // A link within a sentence is as high as the sentence.
        const words = one.parentElement.textContent.trim().length > one.textContent.trim().length;
        if ((getComputedStyle(one).display === "inline" && words) || !parts.length) continue;
        const box = parts[0];
        if (box.height > smallest - 0.5 && box.width > smallest - 0.5) continue;
        const beside = controls.find((other) => !other.one.contains(one) && !one.contains(other.one)
            && other.parts.some((part) => near(box, part)));
        const size = `${Math.round(box.width)} × ${Math.round(box.height)}`;
        if (beside) found.push(`is ${size} px, and others are near: ${shown(one)}`);
    }
    controls.forEach(({ one, parts }, place) => {
        for (const other of controls.slice(place + 1)) {
            if (one.contains(other.one) || other.one.contains(one)) continue;
            if (one.closest("label")?.contains(other.one)) continue;
            if (parts.some((box) => other.parts.some((box2) =>
                Math.min(box.right, box2.right) - Math.max(box.left, box2.left) > 2
                && Math.min(box.bottom, box2.bottom) - Math.max(box.top, box2.top) > 2)))
                found.push(`overlaps: ${shown(one)} and ${shown(other.one)}`);
        }
    });
    return found;
}"""
)

UNFOCUSED = (
    "() => {"
    + SEEN
    + """
    const look = (one) => [one, one.closest("label")].filter(Boolean).map((each) => {
        const style = getComputedStyle(each);
        const width = style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
        return [width, style.outlineColor, style.boxShadow, style.borderColor, style.backgroundColor].join();
    }).join("|");
    const found = [];
    for (const one of document.querySelectorAll(`${pressed}, [tabindex="0"]`)) {
        if (one.closest("svg") || one.disabled || !one.checkVisibility()) continue;
        document.activeElement.blur();
        const before = look(one);
        one.focus();
        if (document.activeElement !== one) { found.push(`cannot have the focus: ${shown(one)}`); continue; }
        if (look(one) === before) found.push(`does not show the focus: ${shown(one)}`);
        const box = one.getBoundingClientRect();
        const bar = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
        if (bar && fixed(bar) && !fixed(one)) found.push(`has the focus below something else: ${shown(one)}`);
    }
    document.activeElement.blur();
    window.scrollTo(0, 0);
    return found;
}"""
)

SKIPPED = """() => {
    const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((one) => one.checkVisibility());
    return levels.filter((one, place) => place && +one.tagName[1] > +levels[place - 1].tagName[1] + 1)
        .map((one) => `skips a level at <${one.tagName.toLowerCase()}> ${one.textContent.trim().slice(0, 60)}`);
}"""

MOVING = """(longest) => {
    const second = (one) => parseFloat(one) * (one.includes("ms") ? 0.001 : 1);
    const seconds = (list) => Math.max(...list.split(",").map(second));
    const moves = (style) => seconds(style.transitionDuration) > longest
        || (style.animationName !== "none" && seconds(style.animationDuration) > longest);
    return [...document.querySelectorAll("*")].filter((one) =>
        [null, "::before", "::after"].some((part) => moves(getComputedStyle(one, part))))
        .map((one) => `moves although less movement was asked for: ${one.outerHTML.slice(0, 110)}`);
}"""

BORDERLESS = """() => [...document.querySelectorAll(".button, .field input, .field select, .field textarea")]
    .filter((one) => one.checkVisibility() && getComputedStyle(one).borderTopStyle === "none")
    .filter((one) => !["file", "checkbox", "radio"].includes(one.type))
    .map((one) => `has no border where colours are forced: ${one.outerHTML.slice(0, 110)}`)"""


def clipped(page: "Page") -> list[str]:
    """Text that is cut off, or lies over other text."""
    found: list[str] = page.evaluate(CLIPPED)
    return found


def crowded(page: "Page") -> list[str]:
    """What is too small to be hit, or lies over something else that can be pressed."""
    found: list[str] = page.evaluate(CROWDED, SMALLEST)
    return found


def unfocused(page: "Page") -> list[str]:
    """What can have the focus and does not show it, or has it where nobody sees it."""
    # Whoever uses the keyboard is shown the focus; a script alone would not be.
    page.keyboard.press("Tab")
    found: list[str] = page.evaluate(UNFOCUSED)
    return found


def skipped_headings(page: "Page") -> list[str]:
    """Headings that are more than one level below the one before."""
    found: list[str] = page.evaluate(SKIPPED)
    return found


def moving(page: "Page") -> list[str]:
    """What moves although less movement is asked for."""
    found: list[str] = page.evaluate(MOVING, LONGEST)
    return found


def borderless(page: "Page") -> list[str]:
    """Buttons and fields that nobody would see as such where the device chooses all colours."""
    page.emulate_media(forced_colors="active")
    try:
        found: list[str] = page.evaluate(BORDERLESS)
        return found
    finally:
        page.emulate_media(forced_colors="none")


@contextmanager
def seen_at(page: "Page", width: int, height: int, *, letters: int = 100) -> Iterator[None]:
    """The same page in a window of another size, with letters of so many per cent."""
    size = page.viewport_size
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("(percent) => { document.documentElement.style.fontSize = `${percent}%`; }", letters)
    try:
        yield
    finally:
        page.evaluate("() => { document.documentElement.style.fontSize = ''; }")
        if size is not None:
            page.set_viewport_size(size)
