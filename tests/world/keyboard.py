"""Going through pages with the keyboard alone, as somebody does who cannot use a mouse.

Every stop on the way is looked at: the focus must be seen, in the window, and below nothing else.
"""

from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

STOP = """() => {
    const one = document.activeElement;
    const words = (node) => [...node.childNodes].map((part) => part.nodeType === 3 ? part.textContent
        : part.nodeType === 1 && part.getAttribute("aria-hidden") !== "true" ? words(part) : "").join("");
    const named = one.getAttribute("aria-label") || [...(one.labels ?? [])].map(words).join(" ") || words(one);
    const box = one.getBoundingClientRect();
    const middle = document.elementFromPoint((box.left + box.right) / 2,
        (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2);
    const ring = [one, one.closest("label")].some((part) => part
        && getComputedStyle(part).outlineStyle !== "none" && parseFloat(getComputedStyle(part).outlineWidth) >= 2);
    return {
        name: named.replace(/\\s+/g, " ").trim(),
        kind: one.tagName === "INPUT" ? one.type : one.tagName.toLowerCase(),
        group: one.type === "radio" ? one.name : "",
        checked: one.checked === true,
        ring,
        inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        free: !!middle && (one.contains(middle) || middle.contains(one) || !!one.closest("label")?.contains(middle)),
    };
}"""

GROUP = """(label) => {
    const words = (one) => one.textContent.replace(/\\s+/g, " ").trim();
    const found = [...document.querySelectorAll("input[type=radio]")]
        .find((one) => [...one.labels].some((each) => words(each).startsWith(label)));
    return found ? found.name : "";
}"""


class Stop(NamedTuple):
    """What has the focus."""

    name: str
    kind: str
    group: str
    checked: bool


def here(page: "Page") -> Stop:
    """What has the focus now; fails if nobody could see that it has."""
    found = page.evaluate(STOP)
    if found["kind"] != "body":
        hidden = [word for word in ("ring", "inside", "free") if not found[word]]
        if hidden:
            pytest.fail(f"{page.url}: nobody sees that “{found['name']}” ({found['kind']}) has the focus: {hidden}")
    return Stop(found["name"], found["kind"], found["group"], found["checked"])


def tab_to(page: "Page", name: str, *, kind: str = "", most: int = 150) -> Stop:
    """Press Tab until what is called `name`… has the focus; fails after `most` times."""
    passed = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = here(page)
        if stop.name.startswith(name) and kind in ("", stop.kind):
            return stop
        passed.append(stop.name)
    pytest.fail(f"{page.url}: Tab does not lead to “{name}”, but to {list(dict.fromkeys(passed))}")


def enter(page: "Page") -> None:
    """Press Enter on a link or button that leads to another page, and wait until that has been read."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def go(page: "Page", name: str) -> None:
    """Tab to the link or button called `name`… and press it."""
    tab_to(page, name)
    enter(page)


def fill(page: "Page", label: str, text: str) -> None:
    """Tab to the field and type into it."""
    tab_to(page, label)
    page.keyboard.type(text)


def tick(page: "Page", label: str) -> None:
    """Tab to the check box and change it."""
    tab_to(page, label, kind="checkbox")
    page.keyboard.press("Space")


def choose(page: "Page", label: str) -> None:
    """Tab to the radio buttons among which `label` is, and go to it with the arrow keys."""
    group = page.evaluate(GROUP, label)
    for _ in range(150):
        page.keyboard.press("Tab")
        if group and here(page).group == group:
            break
    for _ in range(20):
        stop = here(page)
        if stop.name.startswith(label):
            if not stop.checked:
                page.keyboard.press("Space")
            return
        page.keyboard.press("ArrowDown")
    pytest.fail(f"{page.url}: the arrow keys do not lead to “{label}”")


def skip(page: "Page") -> None:
    """Take the link at the top of the page that leads to the content."""
    if page.url.endswith("#main"):
        # The answer to a form keeps the place: the next Tab is in the content already.
        return
    page.keyboard.press("Tab")
    # Waits, so that nobody takes this step for the way to the next page.
    enter(page)
    found = page.evaluate("() => document.activeElement.id")
    if found != "main":
        pytest.fail(f"{page.url}: the first link does not lead to the content, but to “{found}”")
