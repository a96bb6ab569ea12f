"""What a screen reader makes of a page: its landmarks, headings, lists, tables, groups and messages, in their order."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAMED = {"banner", "navigation", "main", "contentinfo", "region", "form", "heading", "table", "group", "radiogroup"}
TOLD = {*NAMED, "list", "status", "alert", "progressbar", "img"}
LINE = re.compile(
    r"""^(?P<indent>\s*)- '?(?P<role>[a-z]+)(?: "(?P<name>(?:[^"\\]|\\.)*)")?(?P<state>(?: \[[^\]]*\])*)"""
)


def outline(page: "Page") -> list[str]:
    """One line for each thing, indented by what it stands in: role, name, level. Texts and links are left out."""
    above: list[int] = []
    found = []
    for line in page.locator("body").aria_snapshot().splitlines():
        matched = LINE.match(line)
        if matched is None or matched["role"] not in TOLD:
            continue
        indent = len(matched["indent"])
        while above and above[-1] >= indent:
            above.pop()
        name = f" {matched['name']}" if matched["name"] and matched["role"] in NAMED else ""
        level = re.search(r"\[level=(\d)\]", matched["state"])
        found.append(f"{'  ' * len(above)}{matched['role']}{level[1] if level else ''}{name}")
        above.append(indent)
    return found
